//! Cuts a file into blocks at blank lines, as Moodle does, and sees where a blank line tears a question apart.

use super::fault::{GiftError, GiftFault};

/// One block: a question, a category or comments alone.
#[derive(Clone, Debug, Default)]
pub(super) struct Block<'t> {
    /// Lines that are not comments, trimmed, each with its number.
    pub lines: Vec<(u32, &'t str)>,
    /// Comment lines without the slashes.
    pub comments: Vec<(u32, &'t str)>,
    /// Why the block cannot be read at all.
    pub fault: Option<GiftError>,
    open_since: Option<u32>,
}

impl<'t> Block<'t> {
    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.comments.is_empty()
    }

    fn add(&mut self, number: u32, line: &'t str) {
        if let Some(comment) = line.strip_prefix("//") {
            self.comments.push((number, comment));
            return;
        }
        self.lines.push((number, line));
        let mut escaped = false;
        for char in line.chars() {
            match char {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '{' if self.open_since.is_none() => self.open_since = Some(number),
                '}' => self.open_since = None,
                _ => {}
            }
        }
    }

    /// A brace still open at the end of the block is the block's fault, unless it has one already.
    fn close(mut self) -> Self {
        if let Some(opened) = self.open_since
            && self.fault.is_none()
        {
            self.fault = Some(GiftError {
                line: opened,
                fault: GiftFault::Unclosed,
            });
        }
        self
    }
}

pub(super) fn split(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut block = Block::default();
    let mut torn = false;
    for (number, line) in (1..).zip(text.lines().map(str::trim)) {
        if line.is_empty() {
            match block.open_since {
                Some(_) => torn = true,
                None => blocks.push(std::mem::take(&mut block)),
            }
            if torn && block.fault.is_none() {
                let opened = block.open_since.unwrap_or(number);
                block.fault = Some(GiftError {
                    line: number,
                    fault: GiftFault::BlankLineInside { opened },
                });
            }
            continue;
        }
        // After a blank line inside braces, the start of another question says that the brace was never closed.
        if torn
            && ["::", "//", "$CATEGORY:"]
                .iter()
                .any(|start| line.starts_with(start))
        {
            if let Some(opened) = block.open_since {
                block.fault = Some(GiftError {
                    line: opened,
                    fault: GiftFault::Unclosed,
                });
            }
            blocks.push(std::mem::take(&mut block));
            torn = false;
        }
        block.add(number, line);
        torn = torn && block.open_since.is_some();
    }
    if torn && let Some(opened) = block.open_since {
        block.fault = Some(GiftError {
            line: opened,
            fault: GiftFault::Unclosed,
        });
    }
    blocks.push(block);
    blocks
        .into_iter()
        .filter(|block| !block.is_empty())
        .map(Block::close)
        .collect()
}
