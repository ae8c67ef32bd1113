//! GIFT: question files that people write by hand and that Moodle reads.
//!
//! The format is Moodle's (`question/format/gift`), read strictly: where Moodle drops or changes something without
//! a word, this parser reports a fault, and no question without a right answer gets in.
//!
//! What GIFT cannot say stands in comment lines of the question's block, normally directly above the question;
//! Moodle ignores them or takes them as tags:
//!
//! ```text
//! // [tag:topic=ho-tich] [tag:difficulty=2]
//! // [tag:law=Luật Hộ tịch 2014, Điều 15]
//! // [tag:fact=F19-040] [tag:confidence=A] [tag:valid_from=2016-01-01]
//! ::bd-040::Trong bao nhiêu ngày kể từ ngày sinh con phải đăng ký khai sinh?{
//! ~15 ngày
//! ~30 ngày
//! =60 ngày
//! ~90 ngày
//! ####Cha hoặc mẹ có trách nhiệm đăng ký khai sinh cho con trong 60 ngày.
//! }
//! ```
//!
//! | key | value |
//! |---|---|
//! | `topic` | a topic code of the contest |
//! | `difficulty` | 1, 2 or 3 |
//! | `law` | the legal reference in words |
//! | `link` | an https address |
//! | `fact` | the id of the fact behind the question |
//! | `confidence` | A or B |
//! | `valid_from`, `valid_to` | ISO dates, both days included |
//! | `fixed_order` | yes: the options keep their order |
//! | `ignore_diacritics` | yes: short text without diacritics counts as right |
//!
//! A `]` inside a value is written `\]`. The title (`::bd-040::`) is the question's code, the general feedback
//! (`####`) its explanation. Escapes are GIFT's: `\~ \= \# \{ \} \:`, `\\` for a backslash and `\n` for a new line.

mod answers;
mod block;
mod fault;
mod glyph;
mod question;
mod tags;
mod typed;
mod wording;

pub use answers::{ParsedAnswers, ParsedOption};
pub use fault::{GiftError, GiftFault};
pub use question::ParsedQuestion;
pub use tags::{Placed, TagKey, Tags};

use block::Block;

/// What a file holds: the sound questions, and what is wrong with the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GiftFile {
    /// The questions without fault, in the order of the file.
    pub questions: Vec<ParsedQuestion>,
    /// All faults, in the order of their lines.
    pub errors: Vec<GiftError>,
}

/// Reads a GIFT file. A question with a fault is left out and its faults are listed.
#[must_use]
pub fn parse(bytes: &[u8]) -> GiftFile {
    let text = match crate::source::decode(bytes) {
        Ok(text) => text,
        Err(line) => {
            let errors = vec![GiftError {
                line,
                fault: GiftFault::NotUtf8,
            }];
            return GiftFile {
                questions: Vec::new(),
                errors,
            };
        }
    };
    let mut file = GiftFile::default();
    let mut category = None;
    for block in block::split(&text) {
        match read_block(&block, &mut category) {
            Ok(question) => file.questions.extend(question),
            Err(errors) => file.errors.extend(errors),
        }
    }
    file.errors.sort_by_key(|error| error.line);
    file
}

fn read_block(
    block: &Block<'_>,
    category: &mut Option<String>,
) -> Result<Option<ParsedQuestion>, Vec<GiftError>> {
    if let Some(error) = &block.fault {
        return Err(vec![error.clone()]);
    }
    let tags = tags::read(&block.comments);
    let Some(first) = block.lines.first() else {
        let mut errors = tags.err().unwrap_or_default();
        if errors.is_empty()
            && let Some((line, _)) = block.comments.iter().find(|(_, text)| tags::has_tag(text))
        {
            errors.push(GiftError {
                line: *line,
                fault: GiftFault::TagsWithoutQuestion,
            });
        }
        return if errors.is_empty() { Ok(None) } else { Err(errors) };
    };
    if let Some(path) = first.1.strip_prefix("$CATEGORY:") {
        if let Some((line, _)) = block.lines.get(1) {
            return Err(vec![GiftError {
                line: *line,
                fault: GiftFault::QuestionInCategory,
            }]);
        }
        *category = Some(path.trim().to_owned()).filter(|path| !path.is_empty());
        return Ok(None);
    }
    match (question::read(&block.lines), tags) {
        (Ok(question), Ok(tags)) => Ok(Some(ParsedQuestion {
            tags,
            category: category.clone(),
            ..question
        })),
        (question, tags) => Err(question
            .err()
            .into_iter()
            .flatten()
            .chain(tags.err().into_iter().flatten())
            .collect()),
    }
}

#[cfg(test)]
mod tests;
