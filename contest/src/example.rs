//! Rules for tests to start from: the round and contest of the Ba Đình kit in small.

use crate::{
    rules::{
        Address, ContestRules, ContestScore, Counted, CountsFor, CountsWhileOpen, Division, EndRule,
        MarkRules, Prediction, Release, RoundRules, Score, SeveralRule, Stratum, TieKey, TimeUnit,
        UnitMeasure, Wording,
    },
    time::{Date, Millis},
};

/// 20 questions of any kind, 15 minutes, 2 attempts, the best counts.
pub(crate) fn round_rules() -> RoundRules {
    RoundRules {
        title: Wording::default(),
        practice: false,
        limit: Some(Millis::minutes(15)),
        end_rule: EndRule::CutAtEnd,
        grace: Millis::seconds(30),
        attempts: Some(2),
        counted: Counted::Best,
        blueprint: vec![Stratum {
            topic: None,
            difficulty: None,
            count: 20,
        }],
        shuffle_questions: true,
        shuffle_options: true,
        marks: MarkRules {
            right: Score(100),
            wrong: Score(0),
            several: SeveralRule::Partial,
        },
        prediction: Prediction::AllCorrect,
        tie_keys: vec![TieKey::Score, TieKey::PredictionDistance, TieKey::TimeUsed],
        time_unit: TimeUnit::Second,
        score_release: Release::AtOnce,
        key_release: Release::AfterClose,
        counts_while_open: CountsWhileOpen::Hidden,
    }
}

/// One division of residents, no limit over rounds.
pub(crate) fn contest_rules() -> ContestRules {
    ContestRules {
        title: Wording::default(),
        tagline: Wording::default(),
        as_of: Date::new(2019, 9, 15).expect("a day of the calendar"),
        organizer: Wording::default(),
        telephone: String::new(),
        email: None,
        address: Address::None,
        minimum_age: 12,
        divisions: vec![Division {
            code: "nguoi-dan".to_owned(),
            name: Wording::default(),
            counts_for: CountsFor::Residence,
            youngest: None,
            oldest: None,
        }],
        topics: Vec::new(),
        unit_measure: UnitMeasure::Rate,
        attempts_over_rounds: None,
        contest_score: ContestScore::Sum,
    }
}
