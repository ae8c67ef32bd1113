//! What can be wrong in a kit, and where it is collected.

use super::KitFiles;
use crate::{gift::GiftFault, prose::ProseFault};

/// A fault or a warning with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KitError {
    /// Path within the kit's folder.
    pub file: String,
    /// The line, from 1; `None` for the file as a whole.
    pub line: Option<u32>,
    /// What is wrong there.
    pub fault: KitFault,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KitFault {
    /// A file is not there.
    MissingFile,
    /// A file that no kit has (a warning).
    UnknownFile,
    /// Not UTF-8.
    NotUtf8,
    /// Not TOML; what the parser says.
    Toml(String),
    /// A key is not there.
    MissingKey(String),
    /// A key that nobody reads.
    UnknownKey(String),
    /// A value of another kind than wanted.
    BadValue {
        /// Of which key.
        key: String,
        /// What it should be.
        expected: Expected,
    },
    /// A code is given twice.
    Twice(String),
    /// Both a fixed instant and one counted from loading, or one of each.
    MixedWindow,
    /// A round closes before it opens.
    WindowReversed,
    /// The distance to the prediction settles places, but nothing is predicted.
    NoPrediction,
    /// The prediction can be read off the open boards (a warning).
    PredictionShown,
    /// A topic that the contest does not have.
    UnknownTopic(String),
    /// A blueprint that the bank cannot fill.
    BankTooSmall {
        /// The round's code.
        round: String,
        /// What the stratum wants.
        wanted: u32,
        /// What it can have.
        found: u32,
    },
    /// Not CSV; what the parser says.
    Csv(String),
    /// A line with too many or too few fields.
    FieldCount {
        /// How many the header has.
        wanted: usize,
        /// How many the line has.
        found: usize,
    },
    /// A parent that is not in the list with the same era.
    UnknownParent(String),
    /// A unit that is its own ancestor.
    ParentCircle,
    /// A validity that ends before it begins.
    ValidityReversed,
    /// A population without day or source, or these without a population.
    HalfPopulation,
    /// A division whose people have no unit to choose on the day of the contest.
    NoUnitFor {
        /// The division's code.
        division: String,
    },
    /// No question at all.
    EmptyBank,
    /// A question without a code.
    NoCode,
    /// A question without one of the tags it needs.
    MissingTag(&'static str),
    /// A question without explanation.
    NoExplanation,
    /// A question that is not right on the day of the contest.
    NotRightOn(contest::time::Date),
    /// An option's own feedback, which nobody sees (a warning).
    FeedbackUnused,
    /// A choice of other than four options (a warning).
    NotFourOptions(usize),
    /// An option that speaks of the others (a warning).
    OptionAboutOptions,
    /// A third question on the same fact (a warning).
    FactOverused(String),
    /// A question much like another one (a warning).
    NearDouble {
        /// The other's code.
        other: String,
    },
    /// The right option is strictly the longest too often (a warning).
    RightIsLongest {
        /// Of the choices, in per cent.
        percent: usize,
    },
    /// A fault of the question file.
    Gift(GiftFault),
    /// A fault of a text.
    Prose(ProseFault),
}

/// What a value should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Some text.
    Text,
    /// Small letters, digits and hyphens.
    Code,
    /// A whole number within bounds.
    Whole {
        /// Least.
        least: u32,
        /// Most.
        most: u32,
    },
    /// A whole number from 1, or the word for no limit.
    WholeOrUnlimited,
    /// Points with at most two places, not negative.
    Points,
    /// `true` or `false`.
    Flag,
    /// A day.
    Day,
    /// A length of time.
    Duration,
    /// A length of time, or the word for no limit.
    DurationOrUnlimited,
    /// A time on the wall clock.
    WallTime,
    /// A distance from loading.
    FromLoading,
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// A table.
    Table,
    /// A list with something in it.
    List,
    /// A https address.
    Address,
}

/// Faults and warnings as they are found.
#[derive(Debug, Default)]
pub(super) struct Findings {
    errors: Vec<KitError>,
    warnings: Vec<KitError>,
}

impl Findings {
    pub fn error(&mut self, file: &str, line: Option<u32>, fault: KitFault) {
        self.errors.push(KitError {
            file: file.to_owned(),
            line,
            fault,
        });
    }

    pub fn warn(&mut self, file: &str, line: Option<u32>, fault: KitFault) {
        self.warnings.push(KitError {
            file: file.to_owned(),
            line,
            fault,
        });
    }

    /// The bytes of a file that must be there.
    pub fn file<'f>(&mut self, files: &'f KitFiles, path: &str) -> Option<&'f [u8]> {
        let bytes = files.get(path);
        if bytes.is_none() {
            self.error(path, None, KitFault::MissingFile);
        }
        bytes.map(Vec::as_slice)
    }

    /// The warnings, or the faults if there are any; each by file and line.
    pub fn finish(mut self) -> Result<Vec<KitError>, Vec<KitError>> {
        for list in [&mut self.errors, &mut self.warnings] {
            list.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        }
        if self.errors.is_empty() {
            Ok(self.warnings)
        } else {
            Err(self.errors)
        }
    }
}
