//! What stands between the braces.

use super::{
    fault::{GiftError, GiftFault},
    glyph::{Glyph, find, plain, trim},
    question::without_format,
    typed::{number, short_text, true_or_false},
};
use crate::number::decimal;
use contest::question::Decimal;

/// Most options a question may have: the letters A to Z.
pub const MOST_OPTIONS: usize = 26;

/// One per cent of a weight, in millionths of a per cent.
pub(super) const PER_CENT: i64 = 1_000_000;
/// How far the weights of the right options may be from 100 % together (Moodle rounds to two places of 1).
const WEIGHT_SLACK: i64 = PER_CENT / 2;
/// How far two equal shares written with few digits may lie apart: 33.33 and 33.34 are the same share.
const SHARE_SLACK: i64 = PER_CENT / 50;

/// An option as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedOption {
    /// What it says.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// The option's own feedback, which the contest does not show.
    pub feedback: Option<String>,
    /// Its line, from 1.
    pub line: u32,
}

/// How a question is answered and what is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParsedAnswers {
    /// Exactly one option is right.
    Single(Vec<ParsedOption>),
    /// Options with weights; those with a share of the 100 % are right, at least one is.
    Multiple(Vec<ParsedOption>),
    /// Whether the statement is true.
    TrueFalse(bool),
    /// A number within a tolerance.
    Number {
        /// The right value.
        value: Decimal,
        /// How far off still counts.
        tolerance: Decimal,
    },
    /// Accepted wordings, at least one.
    ShortText(Vec<String>),
}

/// Reads what stands between the braces, without the explanation; `line` is the line of the opening brace.
pub(super) fn read(inside: &[Glyph], line: u32) -> Result<ParsedAnswers, Vec<GiftError>> {
    let inside = trim(inside);
    let line = inside.first().map_or(line, |glyph| glyph.line);
    let whole = |fault: GiftFault| vec![GiftError { line, fault }];
    if inside.is_empty() {
        return Err(whole(GiftFault::Essay));
    }
    if inside[0].is('#') {
        return number(&inside[1..]).map_err(whole);
    }
    if inside.iter().any(|glyph| glyph.is('~')) {
        return choice(inside);
    }
    if !inside[0].is('=') {
        return true_or_false(inside).map_err(whole);
    }
    short_text(inside).map_err(|error| vec![error])
}

/// A sign `=` or `~` and what follows it.
pub(super) struct Piece<'g> {
    pub right: bool,
    pub line: u32,
    pub body: &'g [Glyph],
}

pub(super) fn pieces(inside: &[Glyph]) -> Result<Vec<Piece<'_>>, GiftError> {
    let mut pieces = Vec::new();
    let signs: Vec<usize> = (0..inside.len())
        .filter(|at| inside[*at].is('=') || inside[*at].is('~'))
        .collect();
    if let Some(first) = signs.first()
        && !trim(&inside[..*first]).is_empty()
    {
        return Err(GiftError {
            line: inside[0].line,
            fault: GiftFault::TextBeforeOptions,
        });
    }
    for (at, next) in signs
        .iter()
        .zip(signs.iter().skip(1).chain(std::iter::once(&inside.len())))
    {
        // `x=y` in a sentence would become a right option without a word.
        if inside[*at].is('=') && *at > 0 && !inside[*at - 1].is_blank() {
            return Err(GiftError {
                line: inside[*at].line,
                fault: GiftFault::GluedSign,
            });
        }
        let body = &inside[*at + 1..*next];
        pieces.push(Piece {
            right: inside[*at].is('='),
            line: inside[*at].line,
            body,
        });
    }
    Ok(pieces)
}

fn choice(inside: &[Glyph]) -> Result<ParsedAnswers, Vec<GiftError>> {
    let pieces = pieces(inside).map_err(|error| vec![error])?;
    let mut errors = Vec::new();
    let mut options: Vec<ParsedOption> = Vec::new();
    let mut weights = Vec::new();
    let single = pieces.iter().any(|piece| piece.right);
    for piece in &pieces {
        let line = piece.line;
        let mut fail = |fault| errors.push(GiftError { line, fault });
        let (weight, rest) = weight(piece.body).unwrap_or_else(|fault| {
            fail(fault);
            (None, piece.body)
        });
        if single && weight.is_some_and(|weight| weight != if piece.right { 100 * PER_CENT } else { 0 }) {
            fail(GiftFault::WeightInSingle);
        }
        let (text, feedback) = match option_text(rest) {
            Ok(parts) => parts,
            Err(error) => {
                errors.push(error);
                continue;
            }
        };
        if text.is_empty() {
            fail(GiftFault::EmptyOption);
        } else if options
            .iter()
            .any(|other| other.text.to_lowercase() == text.to_lowercase())
        {
            fail(GiftFault::SameOption);
        }
        let right = if single {
            piece.right
        } else {
            weight.is_some_and(|weight| weight > 0)
        };
        weights.extend(weight.filter(|weight| *weight > 0));
        options.push(ParsedOption {
            text,
            right,
            feedback,
            line: piece.line,
        });
    }
    let line = pieces.first().map_or(1, |piece| piece.line);
    let mut fail = |line, fault| errors.push(GiftError { line, fault });
    if pieces.len() < 2 {
        fail(line, GiftFault::TooFewOptions);
    } else if pieces.len() > MOST_OPTIONS {
        fail(line, GiftFault::TooManyOptions);
    }
    if single {
        if let Some(second) = pieces.iter().filter(|piece| piece.right).nth(1) {
            fail(second.line, GiftFault::TwoRight);
        }
    } else if let Some(fault) = weights_fault(&weights) {
        fail(line, fault);
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(if single {
        ParsedAnswers::Single(options)
    } else {
        ParsedAnswers::Multiple(options)
    })
}

fn weights_fault(weights: &[i64]) -> Option<GiftFault> {
    let sum: i64 = weights.iter().sum();
    let (Some(lowest), Some(highest)) = (weights.iter().min(), weights.iter().max()) else {
        return Some(GiftFault::NoRight);
    };
    if (sum - 100 * PER_CENT).abs() > WEIGHT_SLACK {
        Some(GiftFault::WeightsNotWhole)
    } else if highest - lowest > SHARE_SLACK {
        Some(GiftFault::WeightsUnequal)
    } else {
        None
    }
}

pub(super) type Weighed<'g> = (Option<i64>, &'g [Glyph]);

/// A leading `%33.33333%`, in millionths of a per cent.
pub(super) fn weight(body: &[Glyph]) -> Result<Weighed<'_>, GiftFault> {
    let body = trim(body);
    if !body.first().is_some_and(|glyph| glyph.is('%')) {
        return Ok((None, body));
    }
    let Some(end) = find(body, '%', 1, 1) else {
        return Ok((None, body));
    };
    let written: String = body[1..end].iter().map(|glyph| glyph.char).collect();
    if !written.starts_with(|char: char| char == '-' || char.is_ascii_digit()) {
        return Ok((None, body));
    }
    let weight = decimal(&written).ok_or(GiftFault::BadWeight)?.0;
    if weight.abs() > 100 * PER_CENT {
        return Err(GiftFault::BadWeight);
    }
    Ok((Some(weight), &body[end + 1..]))
}

pub(super) fn option_text(body: &[Glyph]) -> Result<(String, Option<String>), GiftError> {
    let (text, feedback) = match find(body, '#', 1, 0) {
        Some(at) => (&body[..at], Some(&body[at + 1..])),
        None => (body, None),
    };
    let text = plain(without_format(text)?);
    let feedback = feedback
        .map(without_format)
        .transpose()?
        .map(plain)
        .filter(|text| !text.is_empty());
    Ok((text, feedback))
}
