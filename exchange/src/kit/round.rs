//! A `[[round]]` of `contest.toml`. Every rule is written out: a round must not depend on what we take for usual.

use super::{
    CONTEST, KitRound, KitWindow,
    fault::{Expected, KitFault},
    identity::round_id,
    section::{Report, Reported, Section},
    value,
};
use contest::{
    question::{Difficulty, TopicCode},
    rules::{
        Counted, CountsWhileOpen, EndRule, MarkRules, Prediction, Release, RoundRules, SeveralRule, Stratum,
        TieKey, TimeUnit, Window,
    },
};
use std::collections::BTreeSet;
use toml::de::DeValue;

/// A round with its places in the file.
pub(super) struct RoundEntry {
    pub round: KitRound,
    pub line: u32,
    pub stratum_lines: Vec<u32>,
}

const END_RULES: [(&str, EndRule); 2] = [
    ("cut_at_end", EndRule::CutAtEnd),
    ("let_finish", EndRule::LetFinish),
];
const COUNTED: [(&str, Counted); 3] = [
    ("first", Counted::First),
    ("best", Counted::Best),
    ("last", Counted::Last),
];
const SEVERAL: [(&str, SeveralRule); 2] = [
    ("all_or_nothing", SeveralRule::AllOrNothing),
    ("partial", SeveralRule::Partial),
];
const PREDICTIONS: [(&str, Prediction); 4] = [
    ("none", Prediction::None),
    ("all_correct", Prediction::AllCorrect),
    ("entrants", Prediction::Entrants),
    ("all_correct_share", Prediction::AllCorrectShare),
];
const TIE_KEYS: [(&str, TieKey); 6] = [
    ("score", TieKey::Score),
    ("prediction_distance", TieKey::PredictionDistance),
    ("time_used", TieKey::TimeUsed),
    ("submit_instant", TieKey::SubmitInstant),
    ("start_instant", TieKey::StartInstant),
    ("perfect_attempts", TieKey::PerfectAttempts),
];
const TIME_UNITS: [(&str, TimeUnit); 3] = [
    ("millisecond", TimeUnit::Millisecond),
    ("second", TimeUnit::Second),
    ("minute", TimeUnit::Minute),
];
const RELEASES: [(&str, Release); 3] = [
    ("at_once", Release::AtOnce),
    ("after_close", Release::AfterClose),
    ("never", Release::Never),
];
const COUNTS: [(&str, CountsWhileOpen); 3] = [
    ("hidden", CountsWhileOpen::Hidden),
    ("coarse", CountsWhileOpen::Coarse),
    ("open", CountsWhileOpen::Open),
];
const MOST_IN_A_STRATUM: u32 = 200;

pub(super) fn read(
    mut section: Section<'_>,
    slug: &str,
    topics: &BTreeSet<TopicCode>,
    report: &mut Report<'_>,
) -> Option<RoundEntry> {
    let line = section.line;
    let code = section.code("code", report);
    let title = section.wording("title", report);
    let practice = section.flag("practice", report);
    let window = window(&mut section, report);
    let limit = section.limit("limit", Expected::DurationOrUnlimited, value::duration, report);
    let end_rule = section.word("end_rule", &END_RULES, report);
    let grace = section.required("grace", Expected::Duration, value::duration, report);
    let attempts = attempts(&mut section, "attempts", report);
    let counted = section.word("counted", &COUNTED, report);
    let shuffle_questions = section.flag("shuffle_questions", report);
    let shuffle_options = section.flag("shuffle_options", report);
    let marks = section
        .section("marks", report)
        .and_then(|part| marks(part, report));
    let prediction = section.word("prediction", &PREDICTIONS, report);
    let tie_keys = section.words("tie_keys", &TIE_KEYS, report);
    let time_unit = section.word("time_unit", &TIME_UNITS, report);
    let score_release = section.word("score_release", &RELEASES, report);
    let key_release = section.word("key_release", &RELEASES, report);
    let counts_while_open = section.word("counts_while_open", &COUNTS, report);
    let mut stratum_lines = Vec::new();
    let mut blueprint = Vec::new();
    let mut sound = true;
    for part in section.sections("blueprint", report) {
        stratum_lines.push(part.line);
        match stratum(part, topics, report) {
            Some(stratum) => blueprint.push(stratum),
            None => sound = false,
        }
    }
    if prediction == Some(Prediction::None)
        && tie_keys
            .as_ref()
            .is_some_and(|keys| keys.contains(&TieKey::PredictionDistance))
    {
        report.error(section.line_of("tie_keys", report), KitFault::NoPrediction);
    }
    if prediction.is_some_and(|kind| kind != Prediction::None)
        && counts_while_open == Some(CountsWhileOpen::Open)
    {
        let line = section.line_of("counts_while_open", report);
        report
            .findings
            .warn(CONTEST, Some(line), KitFault::PredictionShown);
    }
    section.finish(report);
    let rules = RoundRules {
        title: title?,
        practice: practice?,
        limit: limit.ok()?,
        end_rule: end_rule?,
        grace: grace?,
        attempts: attempts.ok()?,
        counted: counted?,
        blueprint: Some(blueprint).filter(|strata| sound && !strata.is_empty())?,
        shuffle_questions: shuffle_questions?,
        shuffle_options: shuffle_options?,
        marks: marks?,
        prediction: prediction?,
        tie_keys: tie_keys?,
        time_unit: time_unit?,
        score_release: score_release?,
        key_release: key_release?,
        counts_while_open: counts_while_open?,
    };
    let code = code?;
    let round = KitRound {
        id: round_id(slug, &code),
        code,
        rules,
        window: window?,
    };
    Some(RoundEntry {
        round,
        line,
        stratum_lines,
    })
}

/// How many attempts: a number, or no limit.
pub(super) fn attempts(
    section: &mut Section<'_>,
    key: &'static str,
    report: &mut Report<'_>,
) -> Result<Option<u32>, Reported> {
    section.limit(
        key,
        Expected::WholeOrUnlimited,
        |value| value::whole(value, 1, 1_000_000),
        report,
    )
}

fn window(section: &mut Section<'_>, report: &mut Report<'_>) -> Option<KitWindow> {
    let relative = section.has("opens") || section.has("closes");
    if relative && (section.has("opens_at") || section.has("closes_at")) {
        for key in ["opens", "closes", "opens_at", "closes_at"] {
            section.ask(key);
        }
        report.error(section.line, KitFault::MixedWindow);
        return None;
    }
    if relative {
        let opens = section.required("opens", Expected::FromLoading, value::from_loading, report);
        let closes = section.required("closes", Expected::FromLoading, value::from_loading, report);
        let (opens, closes) = opens.zip(closes)?;
        if opens >= closes {
            report.error(section.line_of("closes", report), KitFault::WindowReversed);
        }
        return Some(KitWindow::FromLoading { opens, closes });
    }
    let opens_at = section.required("opens_at", Expected::WallTime, value::wall_time, report);
    let closes_at = section.required("closes_at", Expected::WallTime, value::wall_time, report);
    let (opens_at, closes_at) = opens_at.zip(closes_at)?;
    if opens_at >= closes_at {
        report.error(section.line_of("closes_at", report), KitFault::WindowReversed);
    }
    Some(KitWindow::Fixed(Window { opens_at, closes_at }))
}

fn marks(mut section: Section<'_>, report: &mut Report<'_>) -> Option<MarkRules> {
    let right = section.required("right", Expected::Points, value::points, report);
    let wrong = section.required("wrong", Expected::Points, value::points, report);
    let several = section.word("several", &SEVERAL, report);
    section.finish(report);
    Some(MarkRules {
        right: right?,
        wrong: wrong?,
        several: several?,
    })
}

fn stratum(
    mut section: Section<'_>,
    topics: &BTreeSet<TopicCode>,
    report: &mut Report<'_>,
) -> Option<Stratum> {
    let topic = section.optional("topic", Expected::Code, value::code, report);
    let level = |value: &DeValue<'_>| value::whole(value, 1, 3).and_then(|level| u8::try_from(level).ok());
    let difficulty = section.optional("difficulty", Expected::Whole { least: 1, most: 3 }, level, report);
    let expected = Expected::Whole {
        least: 1,
        most: MOST_IN_A_STRATUM,
    };
    let count = section.required(
        "count",
        expected,
        |it| value::whole(it, 1, MOST_IN_A_STRATUM),
        report,
    );
    let topic = topic.ok()?.map(TopicCode);
    if let Some(code) = topic.as_ref().filter(|code| !topics.contains(code)) {
        report.error(
            section.line_of("topic", report),
            KitFault::UnknownTopic(code.0.clone()),
        );
    }
    section.finish(report);
    Some(Stratum {
        topic,
        difficulty: difficulty.ok()?.map(Difficulty),
        count: count?,
    })
}
