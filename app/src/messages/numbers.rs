//! Numbers as people write them: 1.512.991 and 12,5 in Vietnamese, 1,512,991 and 12.5 in English.

use super::Lang;
use contest::{question::Decimal, rules::Score};

impl Lang {
    /// A whole number with its thousands set apart.
    #[must_use]
    pub fn number(self, n: impl Into<i128>) -> String {
        let n: i128 = n.into();
        let digits = n.unsigned_abs().to_string();
        let mut text = String::new();
        if n < 0 {
            text.push('−');
        }
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push(match self {
                    Self::Vi => '.',
                    Self::En => ',',
                });
            }
            text.push(digit);
        }
        text
    }

    /// A number given in parts of `unit`, a power of ten, with at most that many decimals and no idle zeros.
    fn parts(self, value: i64, unit: i64) -> String {
        let whole = value / unit;
        let rest = (value % unit).abs();
        let sign = if value < 0 && whole == 0 { "−" } else { "" };
        let mut text = format!("{sign}{}", self.number(whole));
        if rest > 0 {
            let width = unit.ilog10() as usize;
            let decimals = format!("{rest:0width$}");
            text.push(match self {
                Self::Vi => ',',
                Self::En => '.',
            });
            text.push_str(decimals.trim_end_matches('0'));
        }
        text
    }

    /// Points.
    #[must_use]
    pub fn score(self, score: Score) -> String {
        self.parts(score.0, 100)
    }

    /// A decimal number.
    #[must_use]
    pub fn decimal(self, value: Decimal) -> String {
        self.parts(value.0, 1_000_000)
    }

    /// A rate given in thousandths, with at most two decimals.
    #[must_use]
    pub fn thousandths(self, value: i64) -> String {
        self.parts((value + 5).div_euclid(10), 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        assert_eq!(Lang::Vi.number(1_512_991), "1.512.991");
        assert_eq!(Lang::En.number(867_418), "867,418");
        assert_eq!(Lang::Vi.number(-5), "−5");
        assert_eq!(Lang::Vi.score(Score(1_750)), "17,5");
        assert_eq!(Lang::En.score(Score(1_700)), "17");
        assert_eq!(Lang::Vi.score(Score(-25)), "−0,25");
        assert_eq!(Lang::Vi.decimal(Decimal(3_500_000)), "3,5");
        assert_eq!(Lang::Vi.thousandths(12_345), "12,35");
    }
}
