//! What makes a bank weak without being wrong: doubles, options that give themselves away.

use super::{
    QUESTIONS,
    fault::{Findings, KitFault},
};
use crate::gift::{ParsedAnswers, ParsedQuestion};
use contest::question::{BankQuestion, Form, Key};
use std::collections::BTreeSet;

/// Two questions of a topic whose [`resemblance`] is this or more are reported as near-doubles.
pub const RESEMBLANCE_BOUND: f64 = 0.7;

/// Of a bank with so many choices it can be said whether the right option tends to be the longest.
const ENOUGH_CHOICES: usize = 40;
/// With four options a quarter is expected; above this share people can win by picking the longest.
const LONGEST_PERCENT: usize = 35;

/// Phrases of options that speak of other options.
const ABOUT_OPTIONS: [&str; 16] = [
    "phương án trên",
    "đáp án trên",
    "ý trên",
    "câu trên",
    "tất cả các phương án",
    "tất cả các đáp án",
    "tất cả các ý",
    "tất cả đều",
    "đều đúng",
    "đều sai",
    "không có đáp án",
    "không có phương án",
    "cả a và b",
    "cả ba phương án",
    "of the above",
    "cả ba đáp án",
];

/// How alike two questions are: shared words of text and options as a share of all their words (Jaccard), 0 to 1.
#[must_use]
pub fn resemblance(one: &BankQuestion, other: &BankQuestion) -> f64 {
    jaccard(&words(one), &words(other))
}

fn jaccard(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let shared = count(one.intersection(other).count());
    let all = count(one.union(other).count());
    if all == 0.0 { 1.0 } else { shared / all }
}

fn words(question: &BankQuestion) -> BTreeSet<String> {
    let options = match &question.question.form {
        Form::Single { options } | Form::Multiple { options } => options.as_slice(),
        Form::TrueFalse | Form::Number | Form::ShortText => &[],
    };
    std::iter::once(&question.question.text)
        .chain(options.iter().map(|option| &option.text))
        .flat_map(|text| text.split(|char: char| !char.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Warnings about the options of one question.
pub(super) fn check_options(parsed: &ParsedQuestion, findings: &mut Findings) {
    let (ParsedAnswers::Single(options) | ParsedAnswers::Multiple(options)) = &parsed.answers else {
        return;
    };
    if options.len() != 4 {
        findings.warn(
            QUESTIONS,
            Some(parsed.line),
            KitFault::NotFourOptions(options.len()),
        );
    }
    for option in options {
        let text = option.text.to_lowercase();
        if text == "tất cả" || ABOUT_OPTIONS.iter().any(|phrase| text.contains(phrase)) {
            findings.warn(QUESTIONS, Some(option.line), KitFault::OptionAboutOptions);
        }
        if option.feedback.is_some() {
            findings.warn(QUESTIONS, Some(option.line), KitFault::FeedbackUnused);
        }
    }
}

/// Warnings about the bank as a whole; each question with its line.
pub(super) fn check_bank(questions: &[(u32, BankQuestion)], findings: &mut Findings) {
    let words: Vec<_> = questions.iter().map(|(_, question)| words(question)).collect();
    for (later, (line, question)) in questions.iter().enumerate() {
        let double = (0..later).find(|earlier| {
            questions[*earlier].1.question.topic == question.question.topic
                && jaccard(&words[*earlier], &words[later]) >= RESEMBLANCE_BOUND
        });
        if let Some(earlier) = double {
            let other = questions[earlier].1.question.code.clone();
            findings.warn(QUESTIONS, Some(*line), KitFault::NearDouble { other });
        }
    }
    let singles: Vec<bool> = questions
        .iter()
        .filter_map(|(_, question)| right_is_longest(question))
        .collect();
    let longest = singles.iter().filter(|longest| **longest).count();
    let percent = longest * 100 / singles.len().max(1);
    if singles.len() >= ENOUGH_CHOICES && percent > LONGEST_PERCENT {
        findings.warn(QUESTIONS, None, KitFault::RightIsLongest { percent });
    }
}

/// Whether the right option is strictly the longest; `None` where not exactly one is right.
fn right_is_longest(question: &BankQuestion) -> Option<bool> {
    let (Form::Single { options }, Key::Single { right }) = (&question.question.form, &question.key) else {
        return None;
    };
    let length = |text: &str| text.chars().count();
    let own = options
        .iter()
        .find(|option| option.id == *right)
        .map(|option| length(&option.text))?;
    Some(
        options
            .iter()
            .all(|option| option.id == *right || length(&option.text) < own),
    )
}
