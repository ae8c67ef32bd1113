//! Single values as people write them.

use crate::number::decimal;
use contest::{
    rules::Score,
    time::{Date, Millis, Timestamp},
};
use toml::de::DeValue;
use unicode_normalization::UnicodeNormalization;

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The words for a length of time.
const SPANS: [(&str, i64); 11] = [
    ("giây", SECOND),
    ("s", SECOND),
    ("phút", MINUTE),
    ("min", MINUTE),
    ("m", MINUTE),
    ("giờ", HOUR),
    ("tiếng", HOUR),
    ("h", HOUR),
    ("ngày", DAY),
    ("d", DAY),
    ("tuần", 7 * DAY),
];

/// Non-empty text, composed and trimmed.
pub(super) fn text(value: &DeValue<'_>) -> Option<String> {
    Some(value.as_str()?.trim().nfc().collect()).filter(|text: &String| !text.is_empty())
}

/// Small ASCII letters, digits and hyphens; begins with a letter or digit; at most 40.
pub(super) fn code(value: &DeValue<'_>) -> Option<String> {
    value.as_str().filter(|code| is_code(code)).map(str::to_owned)
}

/// Whether a text can be a code.
pub(super) fn is_code(code: &str) -> bool {
    let letter = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    code.len() <= 40
        && code.as_bytes().first().is_some_and(letter)
        && code.bytes().all(|byte| letter(&byte) || byte == b'-')
}

/// A whole number within bounds, both included.
pub(super) fn whole(value: &DeValue<'_>, least: u32, most: u32) -> Option<u32> {
    let number = value.as_integer().filter(|number| number.radix() == 10)?;
    number
        .as_str()
        .replace('_', "")
        .parse()
        .ok()
        .filter(|number| (least..=most).contains(number))
}

/// Points with at most two places: `1`, `0.25`.
pub(super) fn points(value: &DeValue<'_>) -> Option<Score> {
    let written = match value {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        _ => return None,
    };
    let millionths = decimal(written)?.0;
    (millionths >= 0 && millionths % 10_000 == 0).then_some(Score(millionths / 10_000))
}

/// A day, in quotes or not.
pub(super) fn day(value: &DeValue<'_>) -> Option<Date> {
    match value {
        DeValue::Datetime(day) => day.to_string().parse().ok(),
        _ => value.as_str()?.trim().parse().ok(),
    }
}

/// The word for "no limit".
pub(super) fn is_unlimited(value: &DeValue<'_>) -> bool {
    let word: String = value.as_str().unwrap_or_default().trim().nfc().collect();
    word == "unlimited" || word == "không giới hạn"
}

/// A length of time longer than nothing: `15 phút`, `1h30m`.
pub(super) fn duration(value: &DeValue<'_>) -> Option<Millis> {
    span(value.as_str()?).filter(|span| span.0 > 0)
}

/// A distance from loading: `-7 ngày`, `+7d`, `now`.
pub(super) fn from_loading(value: &DeValue<'_>) -> Option<Millis> {
    let written = value.as_str()?.trim();
    if written == "now" {
        return Some(Millis::ZERO);
    }
    match (written.strip_prefix('-'), written.strip_prefix('+')) {
        (Some(before), _) => span(before).map(|span| Millis(-span.0)),
        (_, Some(after)) => span(after),
        _ => None,
    }
}

/// A time on a clock in Vietnam: `2019-09-26 24:00`, where 24:00 is the end of the day.
pub(super) fn wall_time(value: &DeValue<'_>) -> Option<Timestamp> {
    let (date, time) = value.as_str()?.trim().split_once(' ')?;
    let date: Date = date.parse().ok()?;
    let (hour, minute) = time.trim().split_once(':')?;
    let part = |text: &str| text.parse::<i64>().ok().filter(|_| text.len() == 2);
    let (hour, minute) = (part(hour)?, part(minute)?);
    let within = ((0..24).contains(&hour) && (0..60).contains(&minute)) || (hour == 24 && minute == 0);
    within.then(|| date.start() + Millis(hour * HOUR + minute * MINUTE))
}

/// One of these words.
pub(super) fn word<T: Copy>(value: &DeValue<'_>, words: &[(&'static str, T)]) -> Option<T> {
    let written = value.as_str()?.trim();
    words
        .iter()
        .find(|(word, _)| *word == written)
        .map(|(_, meaning)| *meaning)
}

fn span(written: &str) -> Option<Millis> {
    let written: String = written.nfc().collect();
    let mut rest = written.trim();
    if rest.is_empty() {
        return None;
    }
    let mut total: i64 = 0;
    while !rest.is_empty() {
        let digits = rest.find(|char: char| !char.is_ascii_digit())?;
        let number: i64 = rest[..digits].parse().ok()?;
        rest = rest[digits..].trim_start();
        let end = rest
            .find(|char: char| !char.is_alphabetic())
            .unwrap_or(rest.len());
        let (_, unit) = SPANS.iter().find(|(word, _)| *word == &rest[..end])?;
        total = total.checked_add(number.checked_mul(*unit)?)?;
        rest = rest[end..].trim_start();
    }
    Some(Millis(total))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn string(text: &str) -> DeValue<'_> {
        DeValue::String(text.into())
    }

    #[test]
    fn lengths_of_time_are_read_as_people_write_them() {
        for (written, millis) in [
            ("15 phút", 900_000),
            ("15m", 900_000),
            ("1h30m", 5_400_000),
            ("1 giờ 5 giây", 3_605_000),
        ] {
            assert_eq!(duration(&string(written)), Some(Millis(millis)), "{written}");
        }
        for wrong in [
            "",
            "15",
            "phút",
            "-5m",
            "0m",
            "5 lần",
            "1.5h",
            "99999999999999999d",
        ] {
            assert_eq!(duration(&string(wrong)), None, "{wrong}");
        }
        assert_eq!(from_loading(&string("-7 ngày")), Some(Millis(-604_800_000)));
        assert_eq!(from_loading(&string("+1tuần")), Some(Millis(604_800_000)));
        assert_eq!(from_loading(&string("now")), Some(Millis::ZERO));
        assert_eq!(from_loading(&string("7d")), None);
    }

    #[test]
    fn twenty_four_o_clock_ends_the_day() {
        let end = wall_time(&string("2019-09-26 24:00")).unwrap();
        assert_eq!(Some(end), wall_time(&string("2019-09-27 00:00")));
        assert_eq!(end, Timestamp(1_569_517_200_000));
        for wrong in [
            "2019-09-26",
            "2019-09-26 24:01",
            "2019-09-26 7:00",
            "2019-02-30 00:00",
            "26/9/2019 00:00",
        ] {
            assert_eq!(wall_time(&string(wrong)), None, "{wrong}");
        }
    }

    #[test]
    fn codes_are_small_letters_digits_and_hyphens() {
        assert!(is_code("ba-dinh-2019") && is_code("00004"));
        assert!(!is_code("") && !is_code("Ba-Dinh") && !is_code("ba đình") && !is_code("-a"));
    }
}
