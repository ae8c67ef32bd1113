//! Writing numbers in letters that people can copy, and reading what they typed.

use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// Why a typed code cannot be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Too few or too many letters.
    #[error("wrong number of letters")]
    WrongLength,
    /// A letter that no code has.
    #[error("a letter that no code has")]
    WrongLetter,
}

/// Takes the last digit of a number written with `letters`: that digit's letter and the number without it.
pub(crate) fn split_last(number: u128, letters: &[u8]) -> (u8, u128) {
    let base = letters.len() as u128;
    let digit = usize::try_from(number % base).expect("less than the count of letters");
    (letters[digit], number / base)
}

/// Reads exactly `N` letters, forgiving what people and keyboards do to them.
pub(crate) fn read<const N: usize>(typed: &str, letters: &[u8]) -> Result<[u8; N], CodeError> {
    let mut read = [0; N];
    let mut length = 0;
    for sign in typed.nfkc().flat_map(char::to_uppercase) {
        let meant: &[u8] = match sign {
            _ if sign.is_whitespace() => &[],
            '-' | '‐' | '–' | '—' | '.' | '_' => &[],
            'O' => b"0",
            'I' | 'L' => b"1",
            'U' => b"V",
            'Đ' => b"DD",
            'Ư' => b"W",
            _ if sign.is_ascii() => &[u8::try_from(sign).map_err(|_| CodeError::WrongLetter)?],
            _ => return Err(CodeError::WrongLetter),
        };
        for letter in meant {
            if !letters.contains(letter) {
                return Err(CodeError::WrongLetter);
            }
            *read.get_mut(length).ok_or(CodeError::WrongLength)? = *letter;
            length += 1;
        }
    }
    if length == N {
        Ok(read)
    } else {
        Err(CodeError::WrongLength)
    }
}

/// The letters as text.
pub(crate) fn text(letters: &[u8]) -> &str {
    std::str::from_utf8(letters).expect("letters of a code are ASCII")
}

/// Writes letters in groups of four with dashes between.
pub(crate) fn write_grouped(letters: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (at, letter) in letters.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            out.write_str("-")?;
        }
        write!(out, "{letter}")?;
    }
    Ok(())
}
