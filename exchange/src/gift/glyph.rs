//! Characters with their line and whether they were escaped, so that every split knows a sign from a letter.

use unicode_normalization::UnicodeNormalization;

/// One character of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    pub char: char,
    /// Written with a backslash: stands for itself.
    pub escaped: bool,
    /// Line in the file, from 1.
    pub line: u32,
}

impl Glyph {
    /// Whether this is the sign `sign` of the format, not a letter of the text.
    pub fn is(self, sign: char) -> bool {
        self.char == sign && !self.escaped
    }

    /// A blank that may be trimmed.
    pub fn is_blank(self) -> bool {
        self.char.is_whitespace() && !self.escaped
    }
}

/// The characters of these lines; lines are joined by a blank.
pub(super) fn glyphs(lines: &[(u32, &str)]) -> Vec<Glyph> {
    let mut all = Vec::new();
    for (line, text) in lines {
        let mut chars = text.chars().peekable();
        while let Some(char) = chars.next() {
            let escaped = if char == '\\' {
                chars.next_if(|next| matches!(next, ':' | '#' | '=' | '{' | '}' | '~' | '\\' | 'n'))
            } else {
                None
            };
            all.push(match escaped {
                Some('n') => Glyph {
                    char: '\n',
                    escaped: true,
                    line: *line,
                },
                Some(char) => Glyph {
                    char,
                    escaped: true,
                    line: *line,
                },
                None => Glyph {
                    char,
                    escaped: false,
                    line: *line,
                },
            });
        }
        all.push(Glyph {
            char: '\n',
            escaped: false,
            line: *line,
        });
    }
    all
}

/// Without blanks at both ends.
pub(super) fn trim(mut glyphs: &[Glyph]) -> &[Glyph] {
    while let [first, rest @ ..] = glyphs
        && first.is_blank()
    {
        glyphs = rest;
    }
    while let [rest @ .., last] = glyphs
        && last.is_blank()
    {
        glyphs = rest;
    }
    glyphs
}

/// The text as people read it: composed (NFC), each run of blanks one space, trimmed.
pub(super) fn plain(glyphs: &[Glyph]) -> String {
    let mut text = String::new();
    for glyph in trim(glyphs) {
        if !glyph.is_blank() {
            text.push(glyph.char);
        } else if !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }
    text.nfc().collect()
}

/// Where `sign` stands unescaped `times` times in a row, from `from` on.
pub(super) fn find(glyphs: &[Glyph], sign: char, times: usize, from: usize) -> Option<usize> {
    (from..(glyphs.len() + 1).saturating_sub(times))
        .find(|start| glyphs[*start..*start + times].iter().all(|glyph| glyph.is(sign)))
}
