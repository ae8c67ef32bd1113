//! Decimal numbers as authors write them, exact to six places.

use contest::question::Decimal;

const PLACES: usize = 6;
const ONE: i64 = 1_000_000;

/// Reads `12`, `-3.5`, `+0.25`. `None` for anything else, for more than six places and for numbers too large.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(part) || part.len() > PLACES {
        return None;
    }
    let millionths = whole
        .parse::<i64>()
        .ok()?
        .checked_mul(ONE)?
        .checked_add(format!("{part:0<PLACES$}").parse().ok()?)?;
    Some(Decimal(if negative { -millionths } else { millionths }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_exactly() {
        assert_eq!(decimal("12"), Some(Decimal(12_000_000)));
        assert_eq!(decimal("-0.25"), Some(Decimal(-250_000)));
        assert_eq!(decimal("33.33333"), Some(Decimal(33_333_330)));
        for wrong in [
            "",
            "-",
            "1,5",
            "1.",
            ".5",
            "1.2345678",
            "abc",
            "99999999999999999999",
            "1e3",
        ] {
            assert_eq!(decimal(wrong), None, "{wrong}");
        }
    }
}
