//! The pieces of a paragraph.

use super::{Inline, ProseError, ProseFault};

/// Reads a text that begins in line `line`; its line ends become spaces.
pub(super) fn read(text: &str, line: u32) -> Result<Vec<Inline>, ProseError> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut at = 0;
    while let Some(char) = text[at..].chars().next() {
        let rest = &text[at..];
        let fail = |fault| {
            let before = text[..at].matches('\n').count();
            ProseError {
                line: line + u32::try_from(before).unwrap_or(0),
                fault,
            }
        };
        if let Some(escaped) = rest.strip_prefix('\\').and_then(|rest| rest.chars().next())
            && matches!(escaped, '*' | '[' | '\\')
        {
            plain.push(escaped);
            at += 2;
        } else if let Some(inner) = rest.strip_prefix("**") {
            let end = inner
                .find("**")
                .filter(|end| *end > 0)
                .ok_or_else(|| fail(ProseFault::UnclosedBold))?;
            flush(&mut plain, &mut pieces);
            pieces.push(Inline::Bold {
                text: one_line(&inner[..end]),
            });
            at += end + 4;
        } else if let Some(inner) = rest.strip_prefix('[') {
            let (label, address, length) = link(inner).ok_or_else(|| fail(ProseFault::BrokenLink))?;
            if !address.starts_with("https://") || address.contains(char::is_whitespace) {
                return Err(fail(ProseFault::Address));
            }
            flush(&mut plain, &mut pieces);
            pieces.push(Inline::Link {
                text: one_line(label),
                url: address.to_owned(),
            });
            at += 1 + length;
        } else {
            plain.push(if char == '\n' { ' ' } else { char });
            at += char.len_utf8();
        }
    }
    flush(&mut plain, &mut pieces);
    Ok(pieces)
}

/// Label, address, and how long `label](address)` is.
fn link(inner: &str) -> Option<(&str, &str, usize)> {
    let (label, rest) = inner.split_once("](")?;
    let (address, _) = rest.split_once(')')?;
    let sound = !label.trim().is_empty() && !label.contains(['[', ']']);
    sound.then_some((label, address, label.len() + 2 + address.len() + 1))
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

fn flush(plain: &mut String, pieces: &mut Vec<Inline>) {
    if !plain.is_empty() {
        pieces.push(Inline::Text {
            text: std::mem::take(plain),
        });
    }
}
