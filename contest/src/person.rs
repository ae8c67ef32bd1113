//! What a person tells about themself, read from what was typed and kept in one form.

mod birth;
mod name;
mod reach;

pub use birth::{ADULT_CONSENT_AGE, BirthDate};
pub use name::{FullName, mask_name, plain, public_name};
pub use reach::{Email, Phone};

use serde::{Deserialize, Serialize};

/// Why what was typed in a field is not taken. Pages word it (design 19).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, thiserror::Error,
)]
#[serde(rename_all = "snake_case")]
#[error("{self:?}")]
pub enum FieldError {
    /// Nothing was typed or chosen where something must be.
    Required,
    /// More characters than the field takes.
    TooLong,
    /// Not a person's name: other signs than letters, spaces, apostrophe, hyphen and full stop, or one letter.
    BadName,
    /// Not a day of the calendar, or a month without a day, or a day without a month.
    BadDate,
    /// A birth after today.
    DateInFuture,
    /// A birth before 1900.
    TooOld,
    /// Younger than the contest admits.
    TooYoung,
    /// Not a Vietnamese telephone number.
    BadPhone,
    /// Not an e-mail address.
    BadEmail,
    /// None of the choices.
    Unknown,
    /// More than one of the choices.
    Ambiguous,
    /// The box without which nobody can take part is not ticked.
    ConsentNeeded,
    /// The age is outside the division's bounds.
    NotInDivision,
}
