//! The small markup of a kit's texts, read into values so that pages never print foreign HTML.
//!
//! ```text
//! ## Một đề mục
//!
//! Một đoạn văn, có thể xuống dòng; chữ **đậm** và [đường dẫn](https://dichvucong.gov.vn).
//!
//! - Một mục của danh sách,
//!   viết tiếp ở dòng thụt vào.
//! - Mục thứ hai.
//! ```
//!
//! Blank lines end paragraphs and lists. `\*`, `\[` and `\\` stand for the signs themselves. Everything else,
//! `<` and `&` among it, is text.

use crate::lang::Lang;
use serde::{Deserialize, Serialize};

mod inline;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "content", rename_all = "snake_case")]
pub enum Block {
    /// A heading below the page's own.
    Heading(Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list without order; its items.
    List(Vec<Vec<Inline>>),
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// Text with weight.
    Bold {
        /// The text.
        text: String,
    },
    /// A link.
    Link {
        /// What is shown.
        text: String,
        /// An https address.
        url: String,
    },
}

/// A text with its source, from which consents are hashed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// The file as written, with plain line ends.
    pub source: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A fault with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProseError {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong there.
    pub fault: ProseFault,
}

/// What can be wrong in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProseFault {
    /// Not UTF-8.
    NotUtf8,
    /// Nothing in it.
    Empty,
    /// A heading that does not begin with `## `.
    Heading,
    /// A heading or list item without text.
    Bare,
    /// `**` without an end in the same paragraph.
    UnclosedBold,
    /// `[` that does not begin a whole link.
    BrokenLink,
    /// A link that is not https.
    Address,
}

impl ProseFault {
    /// What is wrong and what to do.
    #[must_use]
    pub fn message(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::NotUtf8 => (
                "Tệp không phải UTF-8. Hãy lưu lại tệp với bảng mã UTF-8.",
                "The file is not UTF-8. Save it again in UTF-8.",
            ),
            Self::Empty => ("Tệp không có nội dung.", "The file says nothing."),
            Self::Heading => (
                "Đề mục phải bắt đầu bằng “## ” (hai dấu thăng và một dấu cách).",
                "A heading must begin with “## ” (two number signs and a space).",
            ),
            Self::Bare => (
                "Đề mục hoặc mục danh sách không có chữ.",
                "A heading or list item without text.",
            ),
            Self::UnclosedBold => (
                "Chữ đậm thiếu dấu ** đóng lại. Nếu là dấu sao của câu văn, hãy viết \\*.",
                "Bold text lacks its closing **. For a star that belongs to the text write \\*.",
            ),
            Self::BrokenLink => (
                "Đường dẫn phải viết [chữ](https://…). Nếu là dấu ngoặc của câu văn, hãy viết \\[.",
                "A link is written [text](https://…). For a bracket that belongs to the text write \\[.",
            ),
            Self::Address => (
                "Địa chỉ phải bắt đầu bằng https:// và không có dấu cách.",
                "The address must begin with https:// and hold no blank.",
            ),
        };
        lang.pick(vi, en)
    }
}

/// Reads a text; all its faults at once.
pub fn parse(bytes: &[u8]) -> Result<Prose, Vec<ProseError>> {
    let source = crate::source::decode(bytes).map_err(|line| {
        vec![ProseError {
            line,
            fault: ProseFault::NotUtf8,
        }]
    })?;
    let mut blocks = Vec::new();
    let mut errors = Vec::new();
    let mut open: Option<Open> = None;
    for (number, line) in (1..).zip(source.lines()) {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            close(&mut open, &mut blocks, &mut errors);
        } else if trimmed.starts_with('#') {
            close(&mut open, &mut blocks, &mut errors);
            match trimmed.strip_prefix("## ") {
                Some(text) => {
                    let heading = Open {
                        list: false,
                        texts: vec![(number, text.to_owned())],
                    };
                    blocks.extend(heading.read(&mut errors).pop().map(Block::Heading));
                }
                None => errors.push(ProseError {
                    line: number,
                    fault: ProseFault::Heading,
                }),
            }
        } else if let Some(item) = trimmed.strip_prefix("- ").or((trimmed == "-").then_some("")) {
            if open.as_ref().is_some_and(|open| !open.list) {
                close(&mut open, &mut blocks, &mut errors);
            }
            let list = open.get_or_insert(Open {
                list: true,
                texts: Vec::new(),
            });
            list.texts.push((number, item.to_owned()));
        } else {
            // A line at the margin below a list begins a paragraph; an indented one goes on with the item.
            if open.as_ref().is_some_and(|open| open.list) && !line.starts_with([' ', '\t']) {
                close(&mut open, &mut blocks, &mut errors);
            }
            let open = open.get_or_insert(Open {
                list: false,
                texts: Vec::new(),
            });
            match open.texts.last_mut() {
                Some((_, text)) => {
                    text.push('\n');
                    text.push_str(trimmed);
                }
                None => open.texts.push((number, trimmed.to_owned())),
            }
        }
    }
    close(&mut open, &mut blocks, &mut errors);
    if blocks.is_empty() && errors.is_empty() {
        errors.push(ProseError {
            line: 1,
            fault: ProseFault::Empty,
        });
    }
    if errors.is_empty() {
        Ok(Prose { source, blocks })
    } else {
        Err(errors)
    }
}

/// A paragraph or list still growing; each text with its first line.
struct Open {
    list: bool,
    texts: Vec<(u32, String)>,
}

impl Open {
    fn read(self, errors: &mut Vec<ProseError>) -> Vec<Vec<Inline>> {
        let mut read = Vec::new();
        for (line, text) in &self.texts {
            if text.trim().is_empty() {
                errors.push(ProseError {
                    line: *line,
                    fault: ProseFault::Bare,
                });
                continue;
            }
            match inline::read(text, *line) {
                Ok(pieces) => read.push(pieces),
                Err(error) => errors.push(error),
            }
        }
        read
    }
}

fn close(open: &mut Option<Open>, blocks: &mut Vec<Block>, errors: &mut Vec<ProseError>) {
    let Some(open) = open.take() else { return };
    let list = open.list;
    let mut texts = open.read(errors);
    if list {
        blocks.push(Block::List(texts));
    } else {
        blocks.extend(texts.pop().map(Block::Paragraph));
    }
}

#[cfg(test)]
mod tests;
