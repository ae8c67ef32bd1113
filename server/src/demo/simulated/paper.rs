//! Made-up attempts: a paper as drawn, and somebody who answers it as well as their skill allows.

use super::{Crowd, id};
use contest::{
    attempt::{AttemptTimes, TimeFactor},
    draw::{draw, paper_seed},
    id::{AttemptId, WriterId},
    question::{Answer, BankQuestion, Choice, ChoiceId, Decimal, Form, Key},
    rules::{CountsFor, Division, Prediction},
    time::{Millis, Timestamp},
};
use rand::{RngExt, rngs::StdRng};
use std::collections::BTreeSet;
use store::{answers::LoggedAnswer, attempts::Attempt, entrants::Entrant};

/// Somebody gets that much better from the first attempt to the second.
const PRACTICE: f64 = 0.05;

/// An ended attempt with its log.
pub(super) struct Sitting {
    pub(super) attempt: Attempt,
    pub(super) log: Vec<LoggedAnswer>,
}

impl Crowd<'_> {
    /// One or two attempts, as many as the round allows.
    pub(super) fn sittings(
        &mut self,
        entrant: &Entrant,
        division: &Division,
        started_at: Timestamp,
    ) -> Vec<Sitting> {
        let wants = if self.chance.random_bool(0.35) { 2 } else { 1 };
        let allowed = self.round.rules.attempts.unwrap_or(wants).min(wants);
        let typical = match division.counts_for {
            CountsFor::Residence => 0.78,
            CountsFor::Workplace => 0.86,
        };
        // Two dice: most people are near the middle.
        let spread = self.chance.random_range(-0.15..0.15) + self.chance.random_range(-0.15..0.15);
        let mut skill: f64 = typical + spread;
        let mut start = started_at;
        let mut sittings = Vec::new();
        for number in 1..=allowed {
            let Some(sitting) = self.sitting(entrant, number, start, skill) else {
                break;
            };
            start = sitting.attempt.finished_at.unwrap_or(start)
                + Millis::minutes(self.chance.random_range(3..600));
            sittings.push(sitting);
            skill += PRACTICE;
            if start + Millis::minutes(30) > self.round.window.closes_at {
                break;
            }
        }
        sittings
    }

    fn sitting(
        &mut self,
        entrant: &Entrant,
        number: u32,
        started_at: Timestamp,
        skill: f64,
    ) -> Option<Sitting> {
        let rules = &self.round.rules;
        let seed = paper_seed(&self.master, entrant.number, number);
        let paper = draw(rules, &self.pool, &seed).ok()?;
        let times = AttemptTimes {
            started_at,
            limit: rules.limit,
            time_factor: TimeFactor::NORMAL,
            round_closes_at: self.round.window.closes_at,
            end_rule: rules.end_rule,
            grace: rules.grace,
            added: Vec::new(),
        };
        let mut answers: Vec<(i64, Answer)> = Vec::with_capacity(paper.slots.len() + 1);
        for (place, slot) in (1..).zip(&paper.slots) {
            let known = self
                .questions
                .iter()
                .find(|entry| entry.question.question.id == slot.question)?;
            // Now and then a question is left out.
            if self.chance.random_bool(0.985) {
                answers.push((place, answered(&known.question, skill, &mut self.chance)));
            }
        }
        if rules.prediction != Prediction::None && self.chance.random_bool(0.93) {
            let guess = self.chance.random_range(5..60_i64) * self.chance.random_range(1..20_i64);
            let value = Decimal(guess * 1_000_000);
            answers.push((0, Answer::Number { value }));
        }
        let pace = self.chance.random_range(8_000..48_000_i64);
        let writer = WriterId(id(&mut self.chance));
        let mut clock = started_at;
        let mut log = Vec::with_capacity(answers.len());
        for (revision, (slot, answer)) in (1..).zip(answers) {
            clock = clock + Millis(self.chance.random_range(pace / 2..pace * 3 / 2));
            if !times.accepts(clock) {
                break;
            }
            log.push(LoggedAnswer {
                revision,
                slot,
                writer,
                writer_seq: revision,
                answer,
                flagged: false,
                received_at: clock,
                saved_at: clock + Millis(self.chance.random_range(2..9)),
            });
        }
        let ended = clock + Millis(self.chance.random_range(3_000..20_000));
        let finished_early = ended < times.end();
        let attempt = Attempt {
            id: AttemptId(id(&mut self.chance)),
            contest_id: entrant.contest_id,
            round_id: self.round.id,
            entrant_id: entrant.id,
            number: i64::from(number),
            seed: seed.0.to_vec(),
            paper,
            receipt: self.chance.random::<[u8; 16]>().to_vec(),
            started_at,
            limit: rules.limit,
            time_factor: TimeFactor::NORMAL,
            end_rule: rules.end_rule,
            grace: rules.grace,
            ends_at: times.end(),
            last_save_at: times.last_save(),
            finished_at: Some(if finished_early { ended } else { times.end() }),
            finished_early,
            revision: i64::try_from(log.len()).unwrap_or(i64::MAX),
        };
        Some(Sitting { attempt, log })
    }
}

/// What somebody answers: right as often as the skill says, less often where the question is harder.
fn answered(question: &BankQuestion, skill: f64, chance: &mut StdRng) -> Answer {
    let ease = match question.question.difficulty.0 {
        ..=1 => 0.09,
        2 => 0.0,
        3.. => -0.12,
    };
    let right = chance.random_bool((skill + ease).clamp(0.05, 0.995));
    let one_of = |options: &[Choice], chance: &mut StdRng| options[chance.random_range(0..options.len())].id;
    let other_than = |options: &[Choice], key: ChoiceId, chance: &mut StdRng| {
        let others: Vec<_> = options
            .iter()
            .filter(|option| option.id != key)
            .cloned()
            .collect();
        if others.is_empty() {
            key
        } else {
            one_of(&others, chance)
        }
    };
    match (&question.question.form, &question.key) {
        (Form::Single { options }, Key::Single { right: key }) => Answer::Single {
            choice: if right {
                *key
            } else {
                other_than(options, *key, chance)
            },
        },
        (Form::Multiple { options }, Key::Multiple { right: keys }) => {
            let mut choices: BTreeSet<_> = keys.clone();
            if !right {
                choices.insert(one_of(options, chance));
                choices.pop_first();
            }
            Answer::Multiple { choices }
        }
        (_, Key::TrueFalse { right: key }) => Answer::TrueFalse { value: *key == right },
        (_, Key::Number { value, tolerance }) => Answer::Number {
            value: if right {
                *value
            } else {
                Decimal(value.0 + tolerance.0 + 1_000_000)
            },
        },
        (_, Key::ShortText { accepted, .. }) => match accepted.first().filter(|_| right) {
            Some(wording) => Answer::ShortText {
                text: wording.clone(),
            },
            None => Answer::Blank,
        },
        _ => Answer::Blank,
    }
}
