//! Instants and durations in milliseconds, and civil dates.

use serde::{Deserialize, Serialize};
use std::ops::{Add, Sub};

/// An instant: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// A duration in milliseconds; negative where a difference may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct Millis(pub i64);

impl Millis {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// So many whole seconds.
    #[must_use]
    pub const fn seconds(n: i64) -> Self {
        Self(n * 1_000)
    }

    /// So many whole minutes.
    #[must_use]
    pub const fn minutes(n: i64) -> Self {
        Self(n * 60_000)
    }
}

impl Add<Millis> for Timestamp {
    type Output = Self;

    fn add(self, span: Millis) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

impl Sub<Millis> for Timestamp {
    type Output = Self;

    fn sub(self, span: Millis) -> Self {
        Self(self.0.saturating_sub(span.0))
    }
}

impl Sub for Timestamp {
    type Output = Millis;

    fn sub(self, earlier: Self) -> Millis {
        Millis(self.0.saturating_sub(earlier.0))
    }
}

impl Add for Millis {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Millis {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// Offset of `Asia/Ho_Chi_Minh` from UTC; the zone has had no summer time since 1975.
pub const VIETNAM_OFFSET: Millis = Millis(7 * 3_600_000);

/// An instant as a clock on the wall in Vietnam shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WallTime {
    /// The day.
    pub date: Date,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59.
    pub second: u8,
}

impl Timestamp {
    /// The date and time on a clock in Vietnam.
    #[must_use]
    pub fn wall_time(self) -> WallTime {
        let local = self.0.saturating_add(VIETNAM_OFFSET.0);
        let seconds = local.div_euclid(1_000).rem_euclid(86_400);
        let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        let part = |n: i64| u8::try_from(n).unwrap_or_default();
        WallTime {
            date: Date::from_day_number(local.div_euclid(86_400_000)),
            hour: part(hour),
            minute: part(minute),
            second: part(second),
        }
    }
}

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

/// A text or three numbers that are not a day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day of the calendar")]
pub struct NotADay;

impl Date {
    /// A day of the calendar, years 1 to 9999.
    pub fn new(year: i16, month: u8, day: u8) -> Result<Self, NotADay> {
        let month_name = time::Month::try_from(month).map_err(|_| NotADay)?;
        if !(1..=9999).contains(&year) {
            return Err(NotADay);
        }
        time::Date::from_calendar_date(i32::from(year), month_name, day).map_err(|_| NotADay)?;
        Ok(Self { year, month, day })
    }

    /// Years, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// Month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// Day of the month.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// The first instant of the day in Vietnam.
    #[must_use]
    pub fn start(self) -> Timestamp {
        let month = time::Month::try_from(self.month).unwrap_or(time::Month::January);
        let day = time::Date::from_calendar_date(i32::from(self.year), month, self.day)
            .map_or(0, |date| i64::from(date.to_julian_day()) - EPOCH_JULIAN_DAY);
        Timestamp(day * 86_400_000 - VIETNAM_OFFSET.0)
    }

    fn from_day_number(days: i64) -> Self {
        let julian = i32::try_from(days + EPOCH_JULIAN_DAY).unwrap_or_default();
        time::Date::from_julian_day(julian)
            .ok()
            .and_then(|date| {
                Self::new(
                    i16::try_from(date.year()).ok()?,
                    u8::from(date.month()),
                    date.day(),
                )
                .ok()
            })
            .unwrap_or(Self {
                year: 1970,
                month: 1,
                day: 1,
            })
    }
}

const EPOCH_JULIAN_DAY: i64 = 2_440_588;

impl std::fmt::Display for Date {
    /// ISO 8601: `2019-09-15`.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl std::str::FromStr for Date {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotADay);
        };
        let number = |part: &str| part.parse::<i16>().map_err(|_| NotADay);
        let small = |part: &str| part.parse::<u8>().map_err(|_| NotADay);
        Self::new(number(year)?, small(month)?, small(day)?)
    }
}

impl TryFrom<String> for Date {
    type Error = NotADay;

    fn try_from(text: String) -> Result<Self, NotADay> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_in_ha_noi_is_seven_hours_ahead() {
        let wall = Timestamp(1_569_520_800_000).wall_time();
        assert_eq!(
            (wall.date.to_string().as_str(), wall.hour, wall.minute),
            ("2019-09-27", 1, 0)
        );
    }

    #[test]
    fn a_day_begins_at_midnight_in_ha_noi() {
        let day: Date = "2019-09-27".parse().unwrap();
        assert_eq!(day.start(), Timestamp(1_569_517_200_000));
        assert_eq!(day.start().wall_time().date, day);
    }

    #[test]
    fn the_thirtieth_of_february_is_not_a_day() {
        assert_eq!("2019-02-30".parse::<Date>(), Err(NotADay));
        assert_eq!(Date::new(2020, 2, 29).map(Date::day), Ok(29));
    }
}
