//! `questions.gift` as the bank of a contest.

use super::{
    QUESTIONS,
    fault::{Findings, KitFault},
    habits,
    identity::question_id,
    value,
};
use crate::gift::{self, ParsedAnswers, ParsedOption, ParsedQuestion, Placed};
use contest::{
    question::{Background, BankQuestion, Choice, ChoiceId, Form, Key, Question},
    rules::ContestRules,
};
use std::collections::{BTreeMap, BTreeSet};

/// The sound questions.
pub(super) struct Bank {
    pub questions: Vec<BankQuestion>,
}

/// Reads the bank. Without the contest's rules only what the file says by itself is checked.
pub(super) fn read(bytes: &[u8], contest: Option<(&str, &ContestRules)>, findings: &mut Findings) -> Bank {
    let file = gift::parse(bytes);
    if file.questions.is_empty() && file.errors.is_empty() {
        findings.error(QUESTIONS, None, KitFault::EmptyBank);
    }
    for error in file.errors {
        findings.error(QUESTIONS, Some(error.line), KitFault::Gift(error.fault));
    }
    let mut codes = BTreeSet::new();
    let mut facts: BTreeMap<String, usize> = BTreeMap::new();
    let mut questions = Vec::new();
    for parsed in file.questions {
        let mut fail = |line: u32, fault| findings.error(QUESTIONS, Some(line), fault);
        if let Some(code) = &parsed.title
            && !codes.insert(code.clone())
        {
            fail(parsed.line, KitFault::Twice(code.clone()));
        }
        if let Some((_, rules)) = contest {
            check_against(&parsed, rules, &mut fail);
        }
        habits::check_options(&parsed, findings);
        if let Some(fact) = &parsed.tags.fact {
            let count = facts.entry(fact.value.clone()).or_default();
            *count += 1;
            if *count == 3 {
                let fault = KitFault::FactOverused(fact.value.clone());
                findings.warn(QUESTIONS, Some(fact.line), fault);
            }
        }
        let line = parsed.line;
        let slug = contest.map_or("", |(slug, _)| slug);
        questions.extend(bank_question(parsed, slug, findings).map(|question| (line, question)));
    }
    habits::check_bank(&questions, findings);
    Bank {
        questions: questions.into_iter().map(|(_, question)| question).collect(),
    }
}

fn check_against(parsed: &ParsedQuestion, rules: &ContestRules, fail: &mut impl FnMut(u32, KitFault)) {
    if let Some(Placed { line, value }) = &parsed.tags.topic
        && !rules.topics.iter().any(|topic| topic.code == *value)
    {
        fail(*line, KitFault::UnknownTopic(value.0.clone()));
    }
    let (from, to) = (parsed.tags.valid_from, parsed.tags.valid_to);
    if let Some(early) = from.filter(|from| rules.as_of < from.value) {
        fail(early.line, KitFault::NotRightOn(rules.as_of));
    }
    if let Some(late) = to.filter(|to| to.value < rules.as_of) {
        fail(late.line, KitFault::NotRightOn(rules.as_of));
    }
    if let Some((from, to)) = from.zip(to)
        && to.value < from.value
    {
        fail(to.line, KitFault::ValidityReversed);
    }
}

fn bank_question(parsed: ParsedQuestion, slug: &str, findings: &mut Findings) -> Option<BankQuestion> {
    let line = parsed.line;
    let mut need = |present: bool, fault| {
        if !present {
            findings.error(QUESTIONS, Some(line), fault);
        }
    };
    let tags = parsed.tags;
    need(
        parsed.title.as_deref().is_some_and(value::is_code),
        KitFault::NoCode,
    );
    need(tags.topic.is_some(), KitFault::MissingTag("topic"));
    need(tags.difficulty.is_some(), KitFault::MissingTag("difficulty"));
    need(tags.law.is_some(), KitFault::MissingTag("law"));
    need(tags.fact.is_some(), KitFault::MissingTag("fact"));
    need(tags.confidence.is_some(), KitFault::MissingTag("confidence"));
    need(tags.valid_from.is_some(), KitFault::MissingTag("valid_from"));
    need(parsed.explanation.is_some(), KitFault::NoExplanation);
    let code = parsed.title.filter(|code| value::is_code(code))?;
    let (form, key) = form_and_key(parsed.answers, tags.ignore_diacritics.is_some());
    Some(BankQuestion {
        question: Question {
            id: question_id(slug, &code),
            version: 1,
            code,
            topic: tags.topic?.value,
            difficulty: tags.difficulty?.value,
            text: parsed.text,
            form,
            fixed_order: tags.fixed_order.is_some(),
        },
        key,
        background: Background {
            explanation: parsed.explanation?,
            law: tags.law?.value,
            link: tags.link.map(|link| link.value),
            fact: tags.fact?.value,
            confidence: tags.confidence?.value,
            valid_from: tags.valid_from?.value,
            valid_to: tags.valid_to.map(|day| day.value),
        },
    })
}

fn form_and_key(answers: ParsedAnswers, ignore_diacritics: bool) -> (Form, Key) {
    match answers {
        ParsedAnswers::Single(options) => {
            let right = right_ones(&options).first().copied().unwrap_or(ChoiceId(0));
            (
                Form::Single {
                    options: choices(options),
                },
                Key::Single { right },
            )
        }
        ParsedAnswers::Multiple(options) => {
            let right = right_ones(&options);
            (
                Form::Multiple {
                    options: choices(options),
                },
                Key::Multiple { right },
            )
        }
        ParsedAnswers::TrueFalse(right) => (Form::TrueFalse, Key::TrueFalse { right }),
        ParsedAnswers::Number { value, tolerance } => (Form::Number, Key::Number { value, tolerance }),
        ParsedAnswers::ShortText(accepted) => (
            Form::ShortText,
            Key::ShortText {
                accepted,
                ignore_diacritics,
            },
        ),
    }
}

fn right_ones(options: &[ParsedOption]) -> BTreeSet<ChoiceId> {
    (0..)
        .zip(options)
        .filter(|(_, option)| option.right)
        .map(|(number, _)| ChoiceId(number))
        .collect()
}

fn choices(options: Vec<ParsedOption>) -> Vec<Choice> {
    (0..)
        .zip(options)
        .map(|(number, option)| Choice {
            id: ChoiceId(number),
            text: option.text,
        })
        .collect()
}
