//! Marks: what an answer is worth.

mod number;

pub use number::parse_decimal;

use crate::{
    question::{Answer, Choice, ChoiceId, Decimal, Form, Key},
    rules::{MarkRules, Score, SeveralRule},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Wholly right.
    Right,
    /// Some of several right options, worth something but not everything.
    Partly,
    /// Wrong.
    Wrong,
    /// Not answered.
    Blank,
}

/// What an answer is and what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Its points in hundredths; negative for a wrong answer where the rules take points off.
    pub score: Score,
    /// What it is.
    pub verdict: Verdict,
}

/// Marks one answer against its key.
///
/// An answer of another type than the key's is wrong, and so is one that names an option the question does not
/// have. Under [`SeveralRule::Partial`] a question with several right options never costs points: the share of the
/// right options that are ticked less the share of the wrong options that are ticked, not below zero, of the points
/// for a right answer, fractions of a hundredth cut off. A key in which every option is right has no wrong share.
#[must_use]
pub fn mark(form: &Form, key: &Key, answer: &Answer, rules: &MarkRules) -> Mark {
    let options = match form {
        Form::Single { options } | Form::Multiple { options } => options.as_slice(),
        Form::TrueFalse | Form::Number | Form::ShortText => &[],
    };
    let right = match (key, answer) {
        (_, answer) if answer.is_blank() => {
            return Mark {
                score: Score(0),
                verdict: Verdict::Blank,
            };
        }
        (Key::Multiple { right }, answer) => return several(options, right, answer, rules),
        (Key::Single { right }, Answer::Single { choice }) => choice == right && has(options, *choice),
        (Key::TrueFalse { right }, Answer::TrueFalse { value }) => value == right,
        (
            Key::Number {
                value: right,
                tolerance,
            },
            Answer::Number { value },
        ) => within(*value, *right, *tolerance),
        (
            Key::ShortText {
                accepted,
                ignore_diacritics,
            },
            Answer::ShortText { text },
        ) => {
            let typed = comparable(text, *ignore_diacritics);
            accepted
                .iter()
                .any(|wording| comparable(wording, *ignore_diacritics) == typed)
        }
        _ => false,
    };
    whole(right, rules)
}

/// The most that a paper of so many questions can bring.
#[must_use]
pub fn best_possible(questions: usize, rules: &MarkRules) -> Score {
    Score(
        rules
            .right
            .0
            .saturating_mul(i64::try_from(questions).unwrap_or(i64::MAX)),
    )
}

fn whole(right: bool, rules: &MarkRules) -> Mark {
    if right {
        Mark {
            score: rules.right,
            verdict: Verdict::Right,
        }
    } else {
        Mark {
            score: Score(-rules.wrong.0.max(0)),
            verdict: Verdict::Wrong,
        }
    }
}

fn several(options: &[Choice], right: &BTreeSet<ChoiceId>, answer: &Answer, rules: &MarkRules) -> Mark {
    let ticked = match answer {
        Answer::Multiple { choices } if choices.iter().all(|&choice| has(options, choice)) => Some(choices),
        _ => None,
    };
    if rules.several == SeveralRule::AllOrNothing || ticked == Some(right) {
        return whole(ticked == Some(right), rules);
    }
    let share = ticked.map_or(Score(0), |ticked| {
        partial_score(options, right, ticked, rules.right)
    });
    let verdict = if share > Score(0) {
        Verdict::Partly
    } else {
        Verdict::Wrong
    };
    Mark {
        score: share,
        verdict,
    }
}

/// Right ticks over right options less wrong ticks over wrong options, brought to one fraction so that nothing is
/// rounded twice.
fn partial_score(
    options: &[Choice],
    right: &BTreeSet<ChoiceId>,
    ticked: &BTreeSet<ChoiceId>,
    full: Score,
) -> Score {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let rights = count(options.iter().filter(|option| right.contains(&option.id)).count());
    let wrongs = count(options.len()) - rights;
    let right_ticks = count(ticked.intersection(right).count());
    let wrong_ticks = count(ticked.len()) - right_ticks;
    let (share, of) = if wrongs == 0 {
        (right_ticks, rights)
    } else {
        (right_ticks * wrongs - wrong_ticks * rights, rights * wrongs)
    };
    if of == 0 {
        Score(0)
    } else {
        Score(full.0.saturating_mul(share.max(0)) / of)
    }
}

fn has(options: &[Choice], choice: ChoiceId) -> bool {
    options.iter().any(|option| option.id == choice)
}

fn within(value: Decimal, right: Decimal, tolerance: Decimal) -> bool {
    u64::try_from(tolerance.0.max(0)).is_ok_and(|tolerance| value.0.abs_diff(right.0) <= tolerance)
}

/// A wording as it is compared: composed (NFC), lower case, single spaces, and without diacritics if they do not
/// matter. Signs count, unlike in a search ([`plain`](crate::person::plain)): "1,5" is not "15".
fn comparable(text: &str, ignore_diacritics: bool) -> String {
    let composed: String = text.nfc().collect();
    let words = composed
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if !ignore_diacritics {
        return words;
    }
    words
        .nfd()
        .filter(|&c| !is_combining_mark(c))
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

#[cfg(test)]
mod tests;
