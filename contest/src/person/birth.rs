//! A date of birth, of which old papers may give the year alone.

use super::FieldError;
use crate::time::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// From this age on a person consents alone; below it a guardian consents too (Luật Trẻ em 2016, Điều 1).
pub const ADULT_CONSENT_AGE: u8 = 16;
const EARLIEST_YEAR: i16 = 1900;

/// A date of birth: a day, or the year alone where the identity card has only that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BirthDate {
    year: i16,
    month_and_day: Option<(u8, u8)>,
}

impl BirthDate {
    /// Reads day, month and year as typed; day and month may both be left empty.
    ///
    /// `today` is the day of the registration: nobody is born after it.
    pub fn parse(day: &str, month: &str, year: &str, today: Date) -> Result<Self, FieldError> {
        let (day, month, year) = (day.trim(), month.trim(), year.trim());
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return Err(FieldError::Required);
        }
        let year = digits(year)
            .and_then(|text| text.parse().ok())
            .ok_or(FieldError::BadDate)?;
        let small = |text| {
            digits(text)
                .and_then(|text| text.parse::<u8>().ok())
                .ok_or(FieldError::BadDate)
        };
        let month_and_day = match (month, day) {
            ("", "") => None,
            _ => Some((small(month)?, small(day)?)),
        };
        let birth = Self::checked(year, month_and_day)?;
        if birth.latest() > today && birth.earliest() > today {
            return Err(FieldError::DateInFuture);
        }
        Ok(birth)
    }

    fn checked(year: i16, month_and_day: Option<(u8, u8)>) -> Result<Self, FieldError> {
        let (month, day) = month_and_day.unwrap_or((1, 1));
        Date::new(year, month, day).map_err(|_| FieldError::BadDate)?;
        // Two digits are a slip ("60" for 1960), not somebody of great age.
        match year {
            ..1000 => Err(FieldError::BadDate),
            1000..EARLIEST_YEAR => Err(FieldError::TooOld),
            _ => Ok(Self { year, month_and_day }),
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, if known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        self.month_and_day.map(|(month, _)| month)
    }

    /// The day of the month, if known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.month_and_day.map(|(_, day)| day)
    }

    /// Completed years of life on a day; 0 before birth.
    ///
    /// With the year alone the birth counts as on 1 January: people whose card gives only the year are old, and
    /// who may have reached an age is not turned away for what the card leaves out.
    #[must_use]
    pub fn age_on(self, day: Date) -> u8 {
        age(self.earliest(), day)
    }

    /// The age on a day that is reached for certain: with the year alone the birth counts as on 31 December.
    /// What protects children goes by it.
    #[must_use]
    pub fn certain_age_on(self, day: Date) -> u8 {
        age(self.latest(), day)
    }

    /// Whether a guardian must consent too; see [`ADULT_CONSENT_AGE`].
    #[must_use]
    pub fn is_child_on(self, day: Date) -> bool {
        self.certain_age_on(day) < ADULT_CONSENT_AGE
    }

    fn earliest(self) -> Date {
        let (month, day) = self.month_and_day.unwrap_or((1, 1));
        Date::new(self.year, month, day).expect("checked when it was made")
    }

    fn latest(self) -> Date {
        let (month, day) = self.month_and_day.unwrap_or((12, 31));
        Date::new(self.year, month, day).expect("checked when it was made")
    }
}

/// The text if it is digits only: "+5" is a number to Rust, not to a form.
fn digits(text: &str) -> Option<&str> {
    text.bytes().all(|sign| sign.is_ascii_digit()).then_some(text)
}

fn age(birth: Date, day: Date) -> u8 {
    let had_birthday = (day.month(), day.day()) >= (birth.month(), birth.day());
    let years = day.year() - birth.year() - i16::from(!had_birthday);
    u8::try_from(years.max(0)).unwrap_or(u8::MAX)
}

impl fmt::Display for BirthDate {
    /// ISO 8601, `1951` or `1951-03-12`; the form in which it is kept.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.month_and_day {
            Some((month, day)) => write!(out, "{:04}-{month:02}-{day:02}", self.year),
            None => write!(out, "{:04}", self.year),
        }
    }
}

impl std::str::FromStr for BirthDate {
    type Err = FieldError;

    fn from_str(text: &str) -> Result<Self, FieldError> {
        match text.parse::<Date>() {
            Ok(date) => Self::checked(date.year(), Some((date.month(), date.day()))),
            Err(_) => Self::checked(text.parse().map_err(|_| FieldError::BadDate)?, None),
        }
    }
}

impl TryFrom<String> for BirthDate {
    type Error = FieldError;

    fn try_from(text: String) -> Result<Self, FieldError> {
        text.parse()
    }
}

impl From<BirthDate> for String {
    fn from(birth: BirthDate) -> Self {
        birth.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn birth(text: &str) -> BirthDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_birth_is_a_day_or_a_year() {
        let today = date("2019-09-20");
        for (day, month, year, read) in [
            ("12", "3", "1951", Ok("1951-03-12")),
            (" 02 ", "09", "2005", Ok("2005-09-02")),
            ("", "", "1943", Ok("1943")),
            ("", "", "1900", Ok("1900")),
            ("20", "9", "2019", Ok("2019-09-20")),
            ("", "", "2019", Ok("2019")),
            ("29", "2", "2004", Ok("2004-02-29")),
            ("", "", "", Err(FieldError::Required)),
            ("12", "3", "", Err(FieldError::BadDate)),
            ("", "3", "1951", Err(FieldError::BadDate)),
            ("12", "", "1951", Err(FieldError::BadDate)),
            ("29", "2", "2005", Err(FieldError::BadDate)),
            ("+1", "3", "1951", Err(FieldError::BadDate)),
            ("1", "3", "51", Err(FieldError::BadDate)),
            ("", "", "1899", Err(FieldError::TooOld)),
            ("21", "9", "2019", Err(FieldError::DateInFuture)),
            ("", "", "2020", Err(FieldError::DateInFuture)),
        ] {
            let found = BirthDate::parse(day, month, year, today);
            assert_eq!(
                found.map(String::from),
                read.map(str::to_owned),
                "{day}/{month}/{year}"
            );
        }
    }

    #[test]
    fn an_age_is_reached_on_the_birthday() {
        for (born, day, age, certain) in [
            ("2007-09-20", "2019-09-19", 11, 11),
            ("2007-09-20", "2019-09-20", 12, 12),
            ("2007", "2019-01-01", 12, 11),
            ("2007", "2019-12-31", 12, 12),
            ("2004-02-29", "2019-02-28", 14, 14),
            ("2004-02-29", "2019-03-01", 15, 15),
            ("2010", "2005-01-01", 0, 0),
        ] {
            assert_eq!(birth(born).age_on(date(day)), age, "{born} on {day}");
            assert_eq!(birth(born).certain_age_on(date(day)), certain, "{born} on {day}");
        }
    }

    #[test]
    fn under_sixteen_is_a_child_and_a_year_alone_does_not_hide_it() {
        assert!(birth("2003-09-21").is_child_on(date("2019-09-20")));
        assert!(!birth("2003-09-20").is_child_on(date("2019-09-20")));
        assert!(birth("2003").is_child_on(date("2019-09-20")));
    }

    proptest! {
        #[test]
        fn what_is_kept_is_read_back(year in 1900_i16..2100, month in 1_u8..=12, day in 1_u8..=28, full: bool) {
            let birth = BirthDate::checked(year, full.then_some((month, day))).unwrap();
            prop_assert_eq!(birth.to_string().parse(), Ok(birth));
        }

        #[test]
        fn the_certain_age_is_the_age_or_one_less(year in 1900_i16..2020, month in 1_u8..=12, day in 1_u8..=28) {
            let born = BirthDate::checked(year, None).unwrap();
            let day = Date::new(2026, month, day).unwrap();
            let gap = born.age_on(day) - born.certain_age_on(day);
            prop_assert!(gap <= 1);
        }
    }
}
