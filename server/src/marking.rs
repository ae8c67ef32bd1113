//! From the log of an ended attempt to its result: the rules of `contest` on what the store holds.

use contest::{
    attempt::{Added, time_used},
    marks::{Mark, Verdict, best_possible, mark},
    question::{Answer, Decimal},
    rules::{RoundRules, Score},
    time::Timestamp,
};
use std::collections::HashMap;
use store::{answers::LoggedAnswer, attempts::Attempt, questions::RoundQuestion, results::AttemptResult};

/// The answer that holds for each slot: the one with the highest revision.
#[must_use]
pub fn current_answers(log: &[LoggedAnswer]) -> HashMap<i64, &LoggedAnswer> {
    // The log comes in the order of its revisions, so later lines replace earlier ones.
    log.iter().map(|line| (line.slot, line)).collect()
}

/// The marks of a paper's questions in their order.
#[must_use]
pub fn marks(
    attempt: &Attempt,
    log: &[LoggedAnswer],
    questions: &[RoundQuestion],
    rules: &RoundRules,
) -> Vec<Mark> {
    let answers = current_answers(log);
    let by_id: HashMap<_, _> = questions
        .iter()
        .map(|entry| (entry.question.question.id, &entry.question))
        .collect();
    (1_i64..)
        .zip(&attempt.paper.slots)
        .map(|(number, slot)| {
            let answer = answers.get(&number).map_or(&Answer::Blank, |line| &line.answer);
            by_id.get(&slot.question).map_or(
                Mark {
                    score: Score(0),
                    verdict: Verdict::Blank,
                },
                |entry| mark(&entry.question.form, &entry.key, answer, &rules.marks),
            )
        })
        .collect()
}

/// The result of an ended attempt.
#[must_use]
pub fn result(
    attempt: &Attempt,
    log: &[LoggedAnswer],
    questions: &[RoundQuestion],
    rules: &RoundRules,
    added: &[Added],
    now: Timestamp,
) -> AttemptResult {
    let marks = marks(attempt, log, questions, rules);
    let score = Score(marks.iter().map(|mark| mark.score.0).sum());
    let right = marks.iter().filter(|mark| mark.verdict == Verdict::Right).count();
    // Flags and the prediction are no answers to questions, yet they are saves: the last counted save of all
    // ends the time used, since the entrant was still at the paper.
    let last_save = log.last().map(|line| line.received_at);
    let prediction = current_answers(log).get(&0).and_then(|line| match line.answer {
        Answer::Number {
            value: Decimal(millionths),
        } => Some(millionths),
        _ => None,
    });
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    AttemptResult {
        attempt_id: attempt.id,
        contest_id: attempt.contest_id,
        round_id: attempt.round_id,
        entrant_id: attempt.entrant_id,
        number: attempt.number,
        revision: attempt.revision,
        score,
        right_count: count(right),
        questions: count(marks.len()),
        perfect: !marks.is_empty() && score == best_possible(marks.len(), &rules.marks),
        time_used: time_used(attempt.started_at, last_save, added, attempt.time_factor),
        started_at: attempt.started_at,
        submitted_at: last_save.unwrap_or(attempt.ends_at),
        prediction,
        computed_at: now,
    }
}
