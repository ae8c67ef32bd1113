//! Dates, times and spans in words: 19:40, 23/11/2026, "còn 2 ngày 4 giờ".

use super::Lang;
use contest::time::{Date, Millis, Timestamp};

impl Lang {
    /// A day: 23/11/2026, or 23 November 2026 in English.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        match self {
            Self::Vi => format!("{}/{}/{}", date.day(), date.month(), date.year()),
            Self::En => format!("{} {} {}", date.day(), month_name(date.month()), date.year()),
        }
    }

    /// A time of day with seconds: 10:32:05.
    #[must_use]
    pub fn time_of_day(self, at: Timestamp) -> String {
        let wall = at.wall_time();
        format!("{:02}:{:02}:{:02}", wall.hour, wall.minute, wall.second)
    }

    /// A time of day to the minute: 19:40.
    #[must_use]
    pub fn clock(self, at: Timestamp) -> String {
        let wall = at.wall_time();
        format!("{:02}:{:02}", wall.hour, wall.minute)
    }

    /// A day and a time of day: "19:40 ngày 23/11/2026".
    #[must_use]
    pub fn moment(self, at: Timestamp) -> String {
        let (time, date) = (self.clock(at), self.date(at.wall_time().date));
        match self {
            Self::Vi => format!("{time} ngày {date}"),
            Self::En => format!("{time} on {date}"),
        }
    }

    /// The end of a window, which is the first instant after it: midnight is said as the day before's 24h00,
    /// as the rules of contests write it.
    #[must_use]
    pub fn closing(self, at: Timestamp) -> String {
        let wall = at.wall_time();
        if (wall.hour, wall.minute, wall.second) == (0, 0, 0) {
            let day = (at - Millis::seconds(1)).wall_time().date;
            match self {
                Self::Vi => format!("24h00 ngày {}", self.date(day)),
                Self::En => format!("midnight at the end of {}", self.date(day)),
            }
        } else {
            self.moment(at)
        }
    }

    /// A span in words with its two largest parts: "2 ngày 4 giờ", "12 phút 30 giây", "0 giây".
    #[must_use]
    pub fn span(self, span: Millis) -> String {
        let seconds = span.0.max(0) / 1_000;
        let parts = [
            (seconds / 86_400, "ngày", "day"),
            (seconds / 3_600 % 24, "giờ", "hour"),
            (seconds / 60 % 60, "phút", "minute"),
            (seconds % 60, "giây", "second"),
        ];
        let first = parts
            .iter()
            .position(|(count, ..)| *count > 0)
            .unwrap_or(parts.len() - 1);
        let words: Vec<String> = parts
            .iter()
            .skip(first)
            .take(2)
            .enumerate()
            .filter(|(place, (count, ..))| *place == 0 || *count > 0)
            .map(|(_, (count, vi, en))| match self {
                Self::Vi => format!("{count}\u{a0}{vi}"),
                Self::En if *count == 1 => format!("1\u{a0}{en}"),
                Self::En => format!("{count}\u{a0}{en}s"),
            })
            .collect();
        words.join(" ")
    }
}

fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES
        .get(usize::from(month).saturating_sub(1))
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_said_with_their_two_largest_parts() {
        assert_eq!(Lang::Vi.span(Millis::seconds(187_200)), "2\u{a0}ngày 4\u{a0}giờ");
        assert_eq!(Lang::Vi.span(Millis::seconds(750)), "12\u{a0}phút 30\u{a0}giây");
        assert_eq!(Lang::En.span(Millis::seconds(60)), "1\u{a0}minute");
        assert_eq!(Lang::Vi.span(Millis(-5)), "0\u{a0}giây");
        assert_eq!(Lang::En.span(Millis::seconds(86_400 + 60)), "1\u{a0}day");
    }

    #[test]
    fn a_window_that_ends_at_midnight_ends_at_24h00_of_the_day_before() {
        let midnight = "2019-09-27".parse::<Date>().unwrap().start();
        assert_eq!(Lang::Vi.closing(midnight), "24h00 ngày 26/9/2019");
        assert_eq!(
            Lang::Vi.closing(midnight + Millis::minutes(1_020)),
            "17:00 ngày 27/9/2019"
        );
    }
}
