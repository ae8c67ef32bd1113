//! A closing time as fields of a form: hour, minute, day, month, year.

use contest::time::{Date, Millis, Timestamp};

/// A closing time lies at most so far ahead.
const FARTHEST: Millis = Millis::minutes(366 * 24 * 60);

/// Why what was typed is no new closing time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClosingProblem {
    /// Not a moment.
    NoMoment,
    /// Not after the present closing time.
    NotLater,
    /// Too far ahead.
    TooFar,
}

/// The closing time that was typed; it must be after `closes_at` and after `now`.
pub(super) fn later_closing(
    typed: [&str; 5],
    closes_at: Timestamp,
    now: Timestamp,
) -> Result<Timestamp, ClosingProblem> {
    let moment = moment(typed).ok_or(ClosingProblem::NoMoment)?;
    if moment <= closes_at.max(now) {
        Err(ClosingProblem::NotLater)
    } else if moment - now > FARTHEST {
        Err(ClosingProblem::TooFar)
    } else {
        Ok(moment)
    }
}

/// Midnight may be written as 24 hours of the day that ends.
fn moment(typed: [&str; 5]) -> Option<Timestamp> {
    let [hour, minute, day, month, year] = typed.map(|part| {
        let part = part.trim();
        let digits = !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_digit());
        if digits { part.parse::<i16>().ok() } else { None }
    });
    let (hour, minute) = (hour?, minute?);
    let in_day = (0..24).contains(&hour) && (0..60).contains(&minute) || (hour, minute) == (24, 0);
    let day = Date::new(year?, u8::try_from(month?).ok()?, u8::try_from(day?).ok()?).ok()?;
    in_day.then(|| day.start() + Millis::minutes(i64::from(hour) * 60 + i64::from(minute)))
}

/// A closing time as the fields show it.
pub(super) fn fields(closes_at: Timestamp) -> [String; 5] {
    let wall = closes_at.wall_time();
    let midnight = (wall.hour, wall.minute, wall.second) == (0, 0, 0);
    let date = if midnight {
        (closes_at - Millis::seconds(1)).wall_time().date
    } else {
        wall.date
    };
    let hour = if midnight { 24 } else { wall.hour };
    [
        hour.to_string(),
        wall.minute.to_string(),
        date.day().to_string(),
        date.month().to_string(),
        date.year().to_string(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str, minutes: i64) -> Timestamp {
        day.parse::<Date>().unwrap().start() + Millis::minutes(minutes)
    }

    #[test]
    fn what_the_fields_show_is_read_back() {
        for moment_shown in [at("2026-12-01", 0), at("2026-11-30", 17 * 60 + 5)] {
            let shown = fields(moment_shown);
            assert_eq!(moment(shown.each_ref().map(String::as_str)), Some(moment_shown));
        }
        assert_eq!(fields(at("2026-12-01", 0)), ["24", "0", "30", "11", "2026"]);
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for typed in [
            ["", "0", "1", "12", "2026"],
            ["24", "1", "1", "12", "2026"],
            ["25", "0", "1", "12", "2026"],
            ["10", "60", "1", "12", "2026"],
            ["10", "0", "31", "11", "2026"],
            ["10", "0", "1", "13", "2026"],
            ["-1", "0", "1", "12", "2026"],
            ["10", "0", "1", "12", "99999"],
        ] {
            let refused = later_closing(typed, at("2026-11-01", 0), at("2026-11-01", 0));
            assert_eq!(refused, Err(ClosingProblem::NoMoment), "{typed:?}");
        }
    }

    #[test]
    fn a_closing_time_only_moves_on() {
        let (closes_at, now) = (at("2026-12-01", 0), at("2026-11-24", 540));
        let same = ["24", "0", "30", "11", "2026"];
        assert_eq!(later_closing(same, closes_at, now), Err(ClosingProblem::NotLater));
        let minute_later = ["0", "1", "1", "12", "2026"];
        assert_eq!(
            later_closing(minute_later, closes_at, now),
            Ok(at("2026-12-01", 1))
        );
        let next_century = ["0", "0", "1", "1", "2126"];
        assert_eq!(
            later_closing(next_century, closes_at, now),
            Err(ClosingProblem::TooFar)
        );
        let before_now = ["8", "0", "24", "11", "2026"];
        assert_eq!(
            later_closing(before_now, at("2026-11-01", 0), now),
            Err(ClosingProblem::NotLater)
        );
    }
}
