//! One question: title, text, answers, explanation.

use super::{
    answers::{self, ParsedAnswers},
    fault::{GiftError, GiftFault},
    glyph::{Glyph, find, glyphs, plain, trim},
    tags::Tags,
};

/// What Moodle shows where the answers stand in the middle of a sentence.
const GAP: &str = "_____";

/// A question as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedQuestion {
    /// First line of the question itself (below its comments), from 1.
    pub line: u32,
    /// The title between double colons: the question's code.
    pub title: Option<String>,
    /// The question; `_____` stands where the answers stood in the middle of a sentence.
    pub text: String,
    /// How it is answered and what is right.
    pub answers: ParsedAnswers,
    /// The general feedback: why the right answer is right.
    pub explanation: Option<String>,
    /// What stands in the comment lines.
    pub tags: Tags,
    /// The last `$CATEGORY:` before the question, as written.
    pub category: Option<String>,
}

/// Reads the lines of a block that are not comments; `tags` and `category` stay empty.
pub(super) fn read(lines: &[(u32, &str)]) -> Result<ParsedQuestion, Vec<GiftError>> {
    let glyphs = glyphs(lines);
    let all = trim(&glyphs);
    let line = all.first().map_or(1, |glyph| glyph.line);
    let fail = |line: u32, fault: GiftFault| vec![GiftError { line, fault }];

    let (title, body) = title(all).map_err(|fault| fail(line, fault))?;
    let body = without_format(body).map_err(|error| vec![error])?;
    let (before, inside, after) = braces(body, line).map_err(|error| vec![error])?;

    let mut errors = Vec::new();
    let text = if trim(after).is_empty() {
        plain(before)
    } else {
        let closing = after.first().is_some_and(|glyph| glyph.is_blank());
        let opening = before.last().is_some_and(|glyph| glyph.is_blank());
        let space = |wanted: bool| if wanted { " " } else { "" };
        format!(
            "{}{}{GAP}{}{}",
            plain(before),
            space(opening),
            space(closing),
            plain(after)
        )
        .trim()
        .to_owned()
    };
    if text.is_empty() {
        errors.push(GiftError {
            line,
            fault: GiftFault::NoText,
        });
    }
    let (inside, explanation) = explanation(inside).unwrap_or_else(|error| {
        errors.push(error);
        (inside, None)
    });
    let open_line = body.get(before.len()).map_or(line, |glyph| glyph.line);
    match answers::read(inside, open_line) {
        Ok(answers) if errors.is_empty() => Ok(ParsedQuestion {
            line,
            title,
            text,
            answers,
            explanation,
            tags: Tags::default(),
            category: None,
        }),
        Ok(_) => Err(errors),
        Err(more) => {
            errors.extend(more);
            Err(errors)
        }
    }
}

fn title(all: &[Glyph]) -> Result<(Option<String>, &[Glyph]), GiftFault> {
    if find(all, ':', 2, 0) != Some(0) {
        return Ok((None, all));
    }
    let end = find(all, ':', 2, 2).ok_or(GiftFault::UnclosedTitle)?;
    Ok((
        Some(plain(&all[2..end])).filter(|title| !title.is_empty()),
        &all[end + 2..],
    ))
}

/// Takes `[plain]` or `[moodle]` off the start and refuses formats whose marks would show as text.
pub(super) fn without_format(glyphs: &[Glyph]) -> Result<&[Glyph], GiftError> {
    let glyphs = trim(glyphs);
    let starts = |mark: &str| {
        mark.len() <= glyphs.len() && mark.chars().zip(glyphs).all(|(char, glyph)| glyph.char == char)
    };
    if let Some(mark) = ["[html]", "[markdown]"].into_iter().find(|mark| starts(mark)) {
        let line = glyphs.first().map_or(1, |glyph| glyph.line);
        return Err(GiftError {
            line,
            fault: GiftFault::Format(mark.to_owned()),
        });
    }
    let mark = ["[plain]", "[moodle]"].into_iter().find(|mark| starts(mark));
    Ok(trim(&glyphs[mark.map_or(0, str::len)..]))
}

type Parts<'g> = (&'g [Glyph], &'g [Glyph], &'g [Glyph]);

/// Text before the braces, inside them, after them.
fn braces(body: &[Glyph], line: u32) -> Result<Parts<'_>, GiftError> {
    let close = find(body, '}', 1, 0);
    let Some(open) = find(body, '{', 1, 0) else {
        return Err(match close {
            Some(at) => GiftError {
                line: body[at].line,
                fault: GiftFault::StrayBrace,
            },
            None => GiftError {
                line,
                fault: GiftFault::NoAnswers,
            },
        });
    };
    let Some(close) = close else {
        return Err(GiftError {
            line: body[open].line,
            fault: GiftFault::Unclosed,
        });
    };
    if close < open {
        return Err(GiftError {
            line: body[close].line,
            fault: GiftFault::StrayBrace,
        });
    }
    if let Some(inner) = find(&body[..close], '{', 1, open + 1) {
        return Err(GiftError {
            line: body[inner].line,
            fault: GiftFault::StrayBrace,
        });
    }
    let after = &body[close + 1..];
    if let Some(second) = after.iter().find(|glyph| glyph.is('{') || glyph.is('}')) {
        return Err(GiftError {
            line: second.line,
            fault: GiftFault::SecondAnswers,
        });
    }
    Ok((&body[..open], &body[open + 1..close], after))
}

type Explained<'g> = (&'g [Glyph], Option<String>);

fn explanation(inside: &[Glyph]) -> Result<Explained<'_>, GiftError> {
    let Some(at) = find(inside, '#', 4, 0) else {
        return Ok((inside, None));
    };
    let rest = &inside[at + 4..];
    if let Some(second) = find(rest, '#', 4, 0) {
        return Err(GiftError {
            line: rest[second].line,
            fault: GiftFault::SecondExplanation,
        });
    }
    if let Some(sign) = rest
        .iter()
        .zip(rest.iter().skip(1))
        .find(|(first, next)| first.char == '\n' && !first.escaped && (next.is('=') || next.is('~')))
    {
        return Err(GiftError {
            line: sign.1.line,
            fault: GiftFault::AnswerAfterExplanation,
        });
    }
    let rest = without_format(rest)?;
    Ok((&inside[..at], Some(plain(rest)).filter(|text| !text.is_empty())))
}
