//! What can be wrong in a GIFT file.

use super::tags::TagKey;

/// A fault with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GiftError {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong there.
    pub fault: GiftFault,
}

/// What is wrong. Where Moodle goes on without a word, the comment says what it would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GiftFault {
    /// The file is not UTF-8.
    NotUtf8,
    /// A blank line inside braces.
    BlankLineInside {
        /// The line of the opening brace.
        opened: u32,
    },
    /// A brace that is never closed.
    Unclosed,
    /// A brace where none belongs.
    StrayBrace,
    /// A second answer block (Moodle leaves it in the text).
    SecondAnswers,
    /// No answer block (Moodle makes it a description).
    NoAnswers,
    /// A title without its second `::`.
    UnclosedTitle,
    /// A question in the line below `$CATEGORY:` (Moodle swallows it into the category's name).
    QuestionInCategory,
    /// Tags with no question in their block.
    TagsWithoutQuestion,
    /// A text format whose marks would show.
    Format(String),
    /// A question without text.
    NoText,
    /// An empty answer block: an essay.
    Essay,
    /// Pairs to match.
    Matching,
    /// An answer without `=` or `~` (Moodle takes it for a short text).
    NoSign,
    /// `true` and the like instead of `TRUE` (Moodle takes it for a short text).
    TrueFalseWord,
    /// Text before the first option (Moodle loses it).
    TextBeforeOptions,
    /// A `=` in the middle of words (Moodle makes a right option of what follows).
    GluedSign,
    /// Fewer than two options.
    TooFewOptions,
    /// More options than letters.
    TooManyOptions,
    /// An option without text (Moodle skips it).
    EmptyOption,
    /// The same option twice.
    SameOption,
    /// Two right options in a single choice (Moodle accepts either).
    TwoRight,
    /// No right option (Moodle imports it all the same).
    NoRight,
    /// A weight beside a `=`.
    WeightInSingle,
    /// A weight that is no number from -100 to 100.
    BadWeight,
    /// The weights of the right options do not make 100 %.
    WeightsNotWhole,
    /// Right options with different weights.
    WeightsUnequal,
    /// A number or short text that is only partly right.
    PartlyRight,
    /// Not a number (Moodle then takes every number for right).
    BadNumber,
    /// Several right numbers.
    SeveralNumbers,
    /// Feedback in a number.
    FeedbackOfNumber,
    /// A `*` in a short text.
    Wildcard,
    /// A short text longer than what entrants can type.
    LongShortText,
    /// A second `####`.
    SecondExplanation,
    /// An option below the explanation.
    AnswerAfterExplanation,
    /// A tag without `]`.
    UnclosedTag,
    /// A tag that the convention does not know.
    UnknownTag(String),
    /// A tag with a wrong value.
    BadTag(TagKey),
    /// A tag twice.
    TagTwice(TagKey),
}
