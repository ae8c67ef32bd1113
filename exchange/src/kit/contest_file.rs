//! `contest.toml`: what holds for the whole contest, and its rounds.

use super::{
    CONTEST,
    fault::{Expected, Findings, KitFault},
    round::{self, RoundEntry},
    section::{Report, Section},
    value,
};
use contest::{
    question::TopicCode,
    rules::{Address, ContestRules, ContestScore, CountsFor, Division, Topic, UnitMeasure},
};
use std::collections::BTreeSet;
use toml::de::DeTable;

/// What the file says.
pub(super) struct ContestFile {
    pub slug: String,
    pub rules: ContestRules,
    pub rounds: Vec<RoundEntry>,
}

const ADDRESSES: [(&str, Address); 3] = [
    ("none", Address::None),
    ("ong-ba", Address::OngBa),
    ("ban", Address::Ban),
];
const CONTEST_SCORES: [(&str, ContestScore); 2] = [
    ("sum", ContestScore::Sum),
    ("best_round", ContestScore::BestRound),
];
const COUNTS_FOR: [(&str, CountsFor); 2] = [
    ("residence", CountsFor::Residence),
    ("workplace", CountsFor::Workplace),
];
const AGE: Expected = Expected::Whole { least: 0, most: 120 };

pub(super) fn read(bytes: &[u8], findings: &mut Findings) -> Option<ContestFile> {
    let source = match crate::source::decode(bytes) {
        Ok(source) => source,
        Err(line) => {
            findings.error(CONTEST, Some(line), KitFault::NotUtf8);
            return None;
        }
    };
    let mut report = Report {
        source: &source,
        findings,
    };
    let (document, errors) = DeTable::parse_recoverable(&source);
    for error in &errors {
        let line = report.line(error.span().map_or(0, |span| span.start));
        report.error(line, KitFault::Toml(error.message().to_owned()));
    }
    // What follows a broken line may be read wrongly; its faults would only mislead.
    if !errors.is_empty() {
        return None;
    }
    contest(Section::new(document.get_ref(), 1), &mut report)
}

fn contest(mut section: Section<'_>, report: &mut Report<'_>) -> Option<ContestFile> {
    let slug = section.code("slug", report);
    let title = section.wording("title", report);
    let tagline = section.wording("tagline", report);
    let as_of = section.required("as_of", Expected::Day, value::day, report);
    let organizer = section.wording("organizer", report);
    let telephone = section.text("telephone", report);
    let email = section.optional("email", Expected::Text, value::text, report);
    let address = section.word("address", &ADDRESSES, report);
    let minimum_age = section.required("minimum_age", AGE, age, report);
    let contest_score = section.word("contest_score", &CONTEST_SCORES, report);
    let attempts = round::attempts(&mut section, "attempts_over_rounds", report);
    let unit_measure = section
        .section("unit_measure", report)
        .and_then(|part| unit_measure(part, report));
    let divisions = coded(
        section.sections("division", report),
        division,
        |it| &it.code,
        report,
    );
    let topics = coded(section.sections("topic", report), topic, |it| &it.code.0, report);
    let known: BTreeSet<TopicCode> = topics.iter().flatten().map(|topic| topic.code.clone()).collect();
    let mut rounds = Vec::new();
    let mut codes = BTreeSet::new();
    for part in section.sections("round", report) {
        let Some(entry) = round::read(part, slug.as_deref().unwrap_or_default(), &known, report) else {
            continue;
        };
        if !codes.insert(entry.round.code.clone()) {
            report.error(entry.line, KitFault::Twice(entry.round.code.clone()));
        }
        rounds.push(entry);
    }
    section.finish(report);
    let rules = ContestRules {
        title: title?,
        tagline: tagline?,
        as_of: as_of?,
        organizer: organizer?,
        telephone: telephone?,
        email: email.ok()?,
        address: address?,
        minimum_age: minimum_age?,
        divisions: divisions?,
        topics: topics?,
        unit_measure: unit_measure?,
        attempts_over_rounds: attempts.ok()?,
        contest_score: contest_score?,
    };
    Some(ContestFile {
        slug: slug?,
        rules,
        rounds,
    })
}

/// Reads entries that have a code of their own; `None` if one of them has a fault.
fn coded<'d, T>(
    sections: Vec<Section<'d>>,
    read: impl Fn(Section<'d>, &mut Report<'_>) -> Option<T>,
    code: impl Fn(&T) -> &String,
    report: &mut Report<'_>,
) -> Option<Vec<T>> {
    let mut seen = BTreeSet::new();
    let mut all = Some(Vec::new());
    for section in sections {
        let line = section.line;
        let entry = read(section, report);
        if let Some(entry) = &entry
            && !seen.insert(code(entry).clone())
        {
            report.error(line, KitFault::Twice(code(entry).clone()));
        }
        all = all.zip(entry).map(|(mut all, entry)| {
            all.push(entry);
            all
        });
    }
    all
}

fn age(value: &toml::de::DeValue<'_>) -> Option<u8> {
    value::whole(value, 0, 120).and_then(|age| u8::try_from(age).ok())
}

fn division(mut section: Section<'_>, report: &mut Report<'_>) -> Option<Division> {
    let code = section.code("code", report);
    let name = section.wording("name", report);
    let counts_for = section.word("counts_for", &COUNTS_FOR, report);
    let youngest = section.optional("youngest", AGE, age, report);
    let oldest = section.optional("oldest", AGE, age, report);
    section.finish(report);
    Some(Division {
        code: code?,
        name: name?,
        counts_for: counts_for?,
        youngest: youngest.ok()?,
        oldest: oldest.ok()?,
    })
}

fn topic(mut section: Section<'_>, report: &mut Report<'_>) -> Option<Topic> {
    let code = section.code("code", report);
    let name = section.wording("name", report);
    section.finish(report);
    Some(Topic {
        code: TopicCode(code?),
        name: name?,
    })
}

#[derive(Clone, Copy)]
enum By {
    Count,
    Rate,
    Mean,
    RatePlusPoints,
}

const MEASURES: [(&str, By); 4] = [
    ("count", By::Count),
    ("rate", By::Rate),
    ("mean", By::Mean),
    ("rate_plus_points", By::RatePlusPoints),
];

fn unit_measure(mut section: Section<'_>, report: &mut Report<'_>) -> Option<UnitMeasure> {
    let points = |section: &mut Section<'_>, key: &'static str, report: &mut Report<'_>| {
        let expected = Expected::Whole {
            least: 0,
            most: 1_000,
        };
        section.required(key, expected, |it| value::whole(it, 0, 1_000), report)
    };
    let measure = match section.word("by", &MEASURES, report)? {
        By::Count => Some(UnitMeasure::Count),
        By::Rate => Some(UnitMeasure::Rate),
        By::Mean => {
            let expected = Expected::Whole {
                least: 1,
                most: 1_000_000,
            };
            let minimum = section.required("minimum", expected, |it| value::whole(it, 1, 1_000_000), report);
            minimum.map(|minimum| UnitMeasure::Mean { minimum })
        }
        By::RatePlusPoints => {
            let first = points(&mut section, "first", report);
            let second = points(&mut section, "second", report);
            let third = points(&mut section, "third", report);
            first
                .zip(second)
                .zip(third)
                .map(|((first, second), third)| UnitMeasure::RatePlusPoints {
                    points: [first, second, third],
                })
        }
    };
    section.finish(report);
    measure
}
