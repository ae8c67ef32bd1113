//! Bytes of a text file to text with plain line ends.

/// The text without byte order mark, with `\n` as its only line end.
/// The error is the line (from 1) with the first byte that is not UTF-8.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, u32> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.replace("\r\n", "\n").replace('\r', "\n")),
        Err(error) => Err(line_at(&bytes[..error.valid_up_to()])),
    }
}

/// The line (from 1) that follows these bytes.
pub(crate) fn line_at(before: &[u8]) -> u32 {
    let mut line: u32 = 1;
    let mut last = 0;
    for &byte in before {
        if byte == b'\r' || (byte == b'\n' && last != b'\r') {
            line = line.saturating_add(1);
        }
        last = byte;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_line_ends_of_windows_are_taken_off() {
        assert_eq!(decode(b"\xEF\xBB\xBFa\r\nb\rc\n"), Ok("a\nb\nc\n".to_owned()));
    }

    #[test]
    fn a_file_in_another_encoding_is_refused_with_its_line() {
        assert_eq!(decode(b"a\r\nb\r\nPh\xFAc X\xE1"), Err(3));
        assert_eq!(decode(b"a\rb\r\xFA"), Err(3));
    }
}
