//! Reading a number as people in Vietnam type it.

use crate::question::Decimal;

/// Reads a typed number. In Vietnamese a comma goes before the decimals and dots group the thousands
/// ("1.512.991", "3,5"); keyboards and machines also give "3.5". The rule, in this order:
///
/// * Both marks: the last one typed must stand once and goes before the decimals; the other groups thousands
///   ("1.512,5" and "1,512.5").
/// * One mark several times: it groups thousands.
/// * One comma goes before the decimals ("1,512" is a little more than one and a half).
/// * One dot groups thousands if one to three digits, not beginning with 0, stand before it and exactly three
///   after it ("1.512" is one thousand five hundred and twelve); otherwise it goes before the decimals ("3.5", "0.512").
///
/// Spaces may group thousands instead ("1 512 991"). Groups after the first have exactly three digits, and one
/// number has one kind of grouping. A sign may stand in front; digits must stand on both sides of the mark before
/// the decimals. `None` for anything else, for more than six decimals that are not zero, and for numbers that do
/// not fit.
#[must_use]
pub fn parse_decimal(typed: &str) -> Option<Decimal> {
    let typed = typed.trim();
    let (negative, digits) = match typed.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, typed.strip_prefix('+').unwrap_or(typed)),
    };
    let (whole, decimals) = match decimal_mark(digits) {
        Some(at) => (&digits[..at], Some(&digits[at + 1..])),
        None => (digits, None),
    };
    let millionths = ungrouped(whole)?
        .checked_mul(1_000_000)?
        .checked_add(decimals.map_or(Some(0), fraction)?)?;
    Some(Decimal(if negative { -millionths } else { millionths }))
}

/// Where the mark before the decimals stands, if there is one.
fn decimal_mark(digits: &str) -> Option<usize> {
    let at = digits.rfind([',', '.'])?;
    let mark = &digits[at..=at];
    let other = if mark == "," { "." } else { "," };
    let (before, after) = (&digits[..at], &digits[at + 1..]);
    let groups = if before.contains(other) {
        false
    } else if before.contains(mark) {
        true
    } else {
        mark == "." && (1..=3).contains(&before.len()) && !before.starts_with('0') && after.len() == 3
    };
    (!groups).then_some(at)
}

/// The value of digits that may be grouped by one kind of mark.
fn ungrouped(whole: &str) -> Option<i64> {
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let mark = whole.chars().find(|c| !c.is_ascii_digit());
    let groups: Vec<&str> = match mark {
        None => vec![whole],
        Some(mark) if mark == '.' || mark == ',' || is_space(mark) => whole.split(mark).collect(),
        Some(_) => return None,
    };
    let first_fits = groups.len() == 1 || (1..=3).contains(&groups[0].len());
    let fit =
        first_fits && groups[1..].iter().all(|group| group.len() == 3) && groups.iter().all(|g| digits(g));
    if fit { groups.concat().parse().ok() } else { None }
}

/// Millionths of the digits after the mark.
fn fraction(decimals: &str) -> Option<i64> {
    let significant = decimals.trim_end_matches('0');
    if !digits(decimals) || significant.len() > 6 {
        return None;
    }
    format!("{significant:0<6}").parse().ok()
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_they_are_typed_in_vietnam() {
        let cases = [
            ("1.512.991", 1_512_991_000_000),
            ("1 512 991", 1_512_991_000_000),
            ("1\u{a0}512\u{a0}991", 1_512_991_000_000),
            ("1,512,991", 1_512_991_000_000),
            ("1512991", 1_512_991_000_000),
            ("3,5", 3_500_000),
            ("3.5", 3_500_000),
            ("1.512", 1_512_000_000),
            ("1,512", 1_512_000),
            ("0.512", 512_000),
            ("0,00001", 10),
            ("12.34567", 12_345_670),
            ("1.512,5", 1_512_500_000),
            ("1,512.5", 1_512_500_000),
            ("1512.991", 1_512_991_000),
            (" +7 ", 7_000_000),
            ("-3,5", -3_500_000),
            ("\u{2212}1.512", -1_512_000_000),
            ("2,50000000", 2_500_000),
            ("007", 7_000_000),
        ];
        for (typed, millionths) in cases {
            assert_eq!(parse_decimal(typed), Some(Decimal(millionths)), "{typed:?}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        let cases = [
            "",
            " ",
            "-",
            "+-3",
            "--3",
            "ba",
            "3 người",
            "3,",
            ",5",
            ".5",
            "3.",
            "1.51.991",
            "1.5129.991",
            "1..512",
            "1.512,991,5",
            "1,5.5.5",
            "1 512.991.000",
            "1 51",
            "3,1234567",
            "1e3",
            "٣",
            "9999999999999",
            "1.512 ,5",
        ];
        for typed in cases {
            assert_eq!(parse_decimal(typed), None, "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn a_number_written_the_vietnamese_way_is_read_back(n in -9_000_000_000_000_i64..9_000_000_000_000) {
            let (whole, decimals) = ((n / 1_000_000).unsigned_abs().to_string(), n.unsigned_abs() % 1_000_000);
            let mut grouped = String::new();
            for (index, digit) in whole.chars().enumerate() {
                if index > 0 && (whole.len() - index) % 3 == 0 {
                    grouped.push('.');
                }
                grouped.push(digit);
            }
            let sign = if n < 0 { "-" } else { "" };
            prop_assert_eq!(parse_decimal(&format!("{sign}{grouped},{decimals:06}")), Some(Decimal(n)));
        }

        #[test]
        fn whatever_is_typed_is_read_or_refused(typed in "[-+0-9., \u{a0}a-z]{0,16}") {
            let read = parse_decimal(&typed);
            prop_assert!(read.is_none() || typed.bytes().any(|byte| byte.is_ascii_digit()));
        }
    }
}
