//! Questions: what an entrant sees, and apart from it the key and the background.
//!
//! [`Question`] can be sent to anybody with an open paper; [`Key`] and [`Background`] leave the server only
//! when the rules release them (design 12), so the three are never one type.

use crate::{id::QuestionId, time::Date};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization as _;

/// A topic's short name in the kit, for instance `ho-tich`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TopicCode(pub String);

/// How hard the author thinks a question is: 1 everyday, 2 needs attention, 3 demanding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Difficulty(pub u8);

/// An option's stable number within its question (0 is the first as the author wrote them).
/// Answers name options by it, whatever the order on the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChoiceId(pub u8);

/// One option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its stable number.
    pub id: ChoiceId,
    /// What it says.
    pub text: String,
}

/// An exact decimal number with six places, held as millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Decimal(pub i64);

/// One immutable version of a question, as an entrant may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Which question.
    pub id: QuestionId,
    /// Which version of it, from 1.
    pub version: u32,
    /// The author's code for it, for instance `bd-001`.
    pub code: String,
    /// Its topic.
    pub topic: TopicCode,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// The question itself.
    pub text: String,
    /// How it is answered.
    pub form: Form,
    /// The order of the options means something and is kept.
    pub fixed_order: bool,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Form {
    /// One of several options.
    Single {
        /// The options as the author wrote them.
        options: Vec<Choice>,
    },
    /// Any number of several options.
    Multiple {
        /// The options as the author wrote them.
        options: Vec<Choice>,
    },
    /// True or false.
    TrueFalse,
    /// A number.
    Number,
    /// A few words.
    ShortText,
}

/// What is right. Never sent to an entrant before release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Key {
    /// The one right option.
    Single {
        /// Its number.
        right: ChoiceId,
    },
    /// The right options.
    Multiple {
        /// Their numbers.
        right: BTreeSet<ChoiceId>,
    },
    /// Whether the statement is true.
    TrueFalse {
        /// Whether it is.
        right: bool,
    },
    /// A number, right within a tolerance on both sides.
    Number {
        /// The right value.
        value: Decimal,
        /// How far off still counts as right.
        tolerance: Decimal,
    },
    /// Any of these wordings; compared without case, outer spaces and doubled spaces.
    ShortText {
        /// The accepted wordings.
        accepted: Vec<String>,
        /// Whether a wording without diacritics is as good.
        ignore_diacritics: bool,
    },
}

/// How sure the author is of the fact behind a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confidence {
    /// Read in the text of the law or in named press.
    A,
    /// Secondary source.
    B,
}

/// What stands behind a question; shown with the result when the rules release it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Background {
    /// Why the right answer is right.
    pub explanation: String,
    /// The legal reference in words.
    pub law: String,
    /// Where the service is done or the official text stands.
    pub link: Option<String>,
    /// The fact it was written from.
    pub fact: String,
    /// How sure that fact is.
    pub confidence: Confidence,
    /// First day on which the answer is right.
    pub valid_from: Date,
    /// Last day on which the answer is right, if known.
    pub valid_to: Option<Date>,
}

/// A question as authors and markers have it: all three parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankQuestion {
    /// What entrants see.
    pub question: Question,
    /// What is right.
    pub key: Key,
    /// What stands behind it.
    pub background: Background,
}

/// What an entrant has answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Answer {
    /// Nothing, or taken back.
    Blank,
    /// One option.
    Single {
        /// Its number.
        choice: ChoiceId,
    },
    /// Several options.
    Multiple {
        /// Their numbers; empty counts as blank.
        choices: BTreeSet<ChoiceId>,
    },
    /// True or false.
    TrueFalse {
        /// What was ticked.
        value: bool,
    },
    /// A number.
    Number {
        /// What was typed.
        value: Decimal,
    },
    /// A few words as typed.
    ShortText {
        /// What was typed, as [`Answer::short_text`] keeps it, at most [`SHORT_TEXT_LIMIT`] characters.
        text: String,
    },
}

/// Longest short text that is kept, in characters.
pub const SHORT_TEXT_LIMIT: usize = 200;

/// A short text that is longer than [`SHORT_TEXT_LIMIT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("longer than {SHORT_TEXT_LIMIT} characters")]
pub struct TextTooLong;

impl Answer {
    /// A few typed words as they are kept: composed (NFC), trimmed, single spaces; nothing left is
    /// [`Answer::Blank`]. Too long a text is refused, not cut.
    pub fn short_text(typed: &str) -> Result<Self, TextTooLong> {
        let text = typed
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .nfc()
            .collect::<String>();
        if text.is_empty() {
            return Ok(Self::Blank);
        }
        if text.chars().count() > SHORT_TEXT_LIMIT {
            return Err(TextTooLong);
        }
        Ok(Self::ShortText { text })
    }

    /// Whether nothing is answered: not ticked, or only spaces typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Blank => true,
            Self::Multiple { choices } => choices.is_empty(),
            Self::ShortText { text } => text.trim().is_empty(),
            Self::Single { .. } | Self::TrueFalse { .. } | Self::Number { .. } => false,
        }
    }
}
