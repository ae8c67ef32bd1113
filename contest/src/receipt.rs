//! Receipts (phiếu xác nhận dự thi): proof that a paper was handed in (design 12).

use crate::letters;
use std::fmt;

pub use crate::letters::CodeError;

/// Crockford's base 32: digits and letters without I, L, O and U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 26 letters of 5 bits hold 128 bits; the first carries three.
const LENGTH: usize = 26;

/// The code of a receipt: 128 random bits that say nothing about the paper, its key or its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReceiptCode([u8; 16]);

impl ReceiptCode {
    /// The code that 16 random bytes are.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The 16 bytes, as they are kept.
    #[must_use]
    pub fn bytes(&self) -> [u8; 16] {
        self.0
    }

    /// Reads a code as typed: spaces and dashes do not count, nor does case; O is 0, I and L are 1, U is V.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let read: [u8; LENGTH] = letters::read(typed, LETTERS)?;
        let number = read.iter().try_fold(0_u128, |number, letter| {
            let digit = LETTERS.iter().position(|known| known == letter)?;
            number.checked_mul(32)?.checked_add(digit as u128)
        });
        number
            .map(|number| Self(number.to_be_bytes()))
            .ok_or(CodeError::WrongLetter)
    }
}

impl fmt::Display for ReceiptCode {
    /// Six groups of four letters and one of two.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = u128::from_be_bytes(self.0);
        let mut written = [0; LENGTH];
        for place in written.iter_mut().rev() {
            (*place, rest) = letters::split_last(rest, LETTERS);
        }
        letters::write_grouped(letters::text(&written), out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_receipt_is_26_letters_in_groups() {
        for (bytes, written) in [
            ([0; 16], "0000-0000-0000-0000-0000-0000-00"),
            ([0xff; 16], "7ZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZ"),
            (258_u128.to_be_bytes(), "0000-0000-0000-0000-0000-0000-82"),
        ] {
            assert_eq!(ReceiptCode::from_random(bytes).to_string(), written);
        }
    }

    #[test]
    fn look_alikes_are_read_as_what_they_look_like() {
        let code = ReceiptCode::parse("0110-V000-0000-0000-0000-0000-0A").unwrap();
        assert_eq!(ReceiptCode::parse("oIlo u000 0000 0000 0000 0000 0a"), Ok(code));
    }

    #[test]
    fn what_is_no_receipt_is_refused() {
        assert_eq!(ReceiptCode::parse("0000"), Err(CodeError::WrongLength));
        let too_large = "8000-0000-0000-0000-0000-0000-00";
        assert_eq!(ReceiptCode::parse(too_large), Err(CodeError::WrongLetter));
        let sign = "0000-0000-0000-0000-0000-0000-0!";
        assert_eq!(ReceiptCode::parse(sign), Err(CodeError::WrongLetter));
    }

    proptest! {
        #[test]
        fn a_printed_receipt_is_read_back(bytes: [u8; 16]) {
            let code = ReceiptCode::from_random(bytes);
            prop_assert_eq!(ReceiptCode::parse(&code.to_string()), Ok(code));
            prop_assert_eq!(code.bytes(), bytes);
        }
    }
}
