//! Answers without options: numbers, true or false, short texts.

use super::{
    answers::{PER_CENT, ParsedAnswers, option_text, pieces, weight},
    fault::{GiftError, GiftFault},
    glyph::{Glyph, find, plain, trim},
};
use crate::number::decimal;
use contest::question::Decimal;

pub(super) fn number(body: &[Glyph]) -> Result<ParsedAnswers, GiftFault> {
    let mut body = trim(body);
    if body.first().is_some_and(|glyph| glyph.is('=')) {
        let (weight, rest) = weight(&body[1..])?;
        if weight.is_some_and(|weight| weight != 100 * PER_CENT) {
            return Err(GiftFault::PartlyRight);
        }
        if rest.iter().any(|glyph| glyph.is('=') || glyph.is('~')) {
            return Err(GiftFault::SeveralNumbers);
        }
        body = rest;
    }
    if find(body, '#', 1, 0).is_some() {
        return Err(GiftFault::FeedbackOfNumber);
    }
    let written = plain(body);
    let read = |text: &str| decimal(text.trim()).ok_or(GiftFault::BadNumber);
    if let Some((low, high)) = written.split_once("..") {
        let (low, high) = (read(low)?.0, read(high)?.0);
        let (sum, width) = low
            .checked_add(high)
            .zip(high.checked_sub(low))
            .ok_or(GiftFault::BadNumber)?;
        if width < 0 || sum % 2 != 0 {
            return Err(GiftFault::BadNumber);
        }
        return Ok(ParsedAnswers::Number {
            value: Decimal(sum / 2),
            tolerance: Decimal(width / 2),
        });
    }
    let (value, tolerance) = written.split_once(':').unwrap_or((&written, "0"));
    let tolerance = read(tolerance)?;
    if tolerance.0 < 0 {
        return Err(GiftFault::BadNumber);
    }
    Ok(ParsedAnswers::Number {
        value: read(value)?,
        tolerance,
    })
}

pub(super) fn true_or_false(inside: &[Glyph]) -> Result<ParsedAnswers, GiftFault> {
    let word = find(inside, '#', 1, 0).map_or(inside, |at| &inside[..at]);
    match plain(word).as_str() {
        "T" | "TRUE" => Ok(ParsedAnswers::TrueFalse(true)),
        "F" | "FALSE" => Ok(ParsedAnswers::TrueFalse(false)),
        word if ["t", "true", "f", "false", "đúng", "sai"].contains(&word.to_lowercase().as_str()) => {
            Err(GiftFault::TrueFalseWord)
        }
        _ => Err(GiftFault::NoSign),
    }
}

pub(super) fn short_text(inside: &[Glyph]) -> Result<ParsedAnswers, GiftError> {
    let mut accepted: Vec<String> = Vec::new();
    for piece in pieces(inside)? {
        let fail = |fault| GiftError {
            line: piece.line,
            fault,
        };
        let (weight, rest) = weight(piece.body).map_err(fail)?;
        if weight.is_some_and(|weight| weight != 100 * PER_CENT) {
            return Err(fail(GiftFault::PartlyRight));
        }
        let (text, _) = option_text(rest)?;
        if text.is_empty() {
            return Err(fail(GiftFault::EmptyOption));
        }
        if text.contains("->") {
            return Err(fail(GiftFault::Matching));
        }
        if text.contains('*') {
            return Err(fail(GiftFault::Wildcard));
        }
        if text.chars().count() > contest::question::SHORT_TEXT_LIMIT {
            return Err(fail(GiftFault::LongShortText));
        }
        if accepted
            .iter()
            .any(|other| other.to_lowercase() == text.to_lowercase())
        {
            return Err(fail(GiftFault::SameOption));
        }
        accepted.push(text);
    }
    Ok(ParsedAnswers::ShortText(accepted))
}
