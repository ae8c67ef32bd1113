//! Entry codes (mã dự thi): what an entrant signs in with (design 15).

use crate::letters;
use std::fmt;

pub use crate::letters::CodeError;

/// Digits and consonants without I, L, O, U and their like: no two are mistaken for each other once
/// [`EntryCode::parse`] has read O as 0 and I and L as 1.
///
/// No vowels: a Vietnamese keyboard (Telex) turns vowels and the letters after them into others while one types,
/// and no code spells a word.
const LETTERS: &[u8; 29] = b"0123456789BCDFGHJKMNPQRSTVWXZ";
const LENGTH: usize = 12;

/// An entry code: 12 letters of an alphabet of 29, that is 58.3 random bits, written in three groups of four.
///
/// With the limit on failed sign-ins, guessing one of a million codes at a thousand guesses an hour takes 40
/// thousand years on average. The code is a secret: `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EntryCode([u8; LENGTH]);

impl EntryCode {
    /// The code that 16 random bytes stand for.
    ///
    /// All codes are equally likely but for one part in 2^69, since 29^12 is that much less than 2^128.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        let mut rest = u128::from_be_bytes(bytes);
        Self(std::array::from_fn(|_| {
            let (letter, left) = letters::split_last(rest, LETTERS);
            rest = left;
            letter
        }))
    }

    /// Reads a code as typed: spaces and dashes do not count, nor does case; O is 0, I and L are 1, U is V, and
    /// what Telex makes of DD and W is undone.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        letters::read(typed, LETTERS).map(Self)
    }

    /// The 12 letters without dashes: what is hashed and looked up.
    #[must_use]
    pub fn letters(&self) -> &str {
        letters::text(&self.0)
    }
}

impl fmt::Display for EntryCode {
    /// "BCDF-GH12-34JK".
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        letters::write_grouped(self.letters(), out)
    }
}

impl fmt::Debug for EntryCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("EntryCode(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = EntryCode::parse("BD0F-1H1W-VVDD").unwrap();
        for typed in [
            "bd0f1h1wvvdd",
            " BD0F 1H1W VVDD ",
            "bdOf-iHlw–uvdd",
            "bd0f.1h1ưvvđ",
        ] {
            assert_eq!(EntryCode::parse(typed), Ok(code.clone()), "{typed}");
        }
        assert_eq!(code.to_string(), "BD0F-1H1W-VVDD");
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for (typed, error) in [
            ("", CodeError::WrongLength),
            ("BCDF-GH12-34J", CodeError::WrongLength),
            ("BCDF-GH12-34JKK", CodeError::WrongLength),
            ("ACDF-GH12-34JK", CodeError::WrongLetter),
            ("BCDF-GH12-34J#", CodeError::WrongLetter),
        ] {
            assert_eq!(EntryCode::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn a_code_does_not_reach_a_log_by_way_of_debug() {
        assert_eq!(format!("{:?}", EntryCode::from_random([7; 16])), "EntryCode(..)");
    }

    #[test]
    fn the_alphabet_gives_more_than_58_bits() {
        assert!(29_u64.pow(12) > 1 << 58);
        let mut sorted = LETTERS.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted, LETTERS);
    }

    #[test]
    fn every_letter_comes_up_in_every_place() {
        let mut seen = vec![[0_u32; LENGTH]; LETTERS.len()];
        for n in 0..2_000_u128 {
            // A multiplicative sequence (the multiplier of PCG) stands for chance.
            let bytes = (n + 1)
                .wrapping_mul(0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645)
                .to_be_bytes();
            for (place, letter) in EntryCode::from_random(bytes).letters().bytes().enumerate() {
                seen[LETTERS.iter().position(|known| *known == letter).unwrap()][place] += 1;
            }
        }
        // 69 are expected of each; all within five standard deviations.
        assert!(
            seen.iter().flatten().all(|count| (28..=110).contains(count)),
            "{seen:?}"
        );
    }

    proptest! {
        #[test]
        fn a_printed_code_is_read_back(bytes: [u8; 16]) {
            let code = EntryCode::from_random(bytes);
            prop_assert_eq!(EntryCode::parse(&code.to_string()), Ok(code.clone()));
            prop_assert_eq!(EntryCode::parse(&code.to_string().to_lowercase()), Ok(code));
        }

        #[test]
        fn no_text_breaks_the_reading(typed in "\\PC*") {
            if let Ok(code) = EntryCode::parse(&typed) {
                prop_assert_eq!(code.letters().len(), LENGTH);
            }
        }
    }
}
