//! The contest's rows: each entrant's rounds added up, or the best of them.

use super::EntrantRow;
use crate::{
    id::EntrantId,
    outcome::Outcome,
    rank::sort_key,
    rules::{ContestScore, Score, TieKey, TimeUnit},
};
use std::collections::BTreeMap;

/// The contest's rows from those of its rounds (in order, practice rounds left out), in order of number.
///
/// `keys` and `unit` settle places; predictions of different rounds do not add up, so
/// [`TieKey::PredictionDistance`] is passed over. A round that somebody missed adds nothing. With
/// [`ContestScore::Sum`] an outcome is perfect if all its rounds' are, starts with the earliest and ends with the
/// latest; with [`ContestScore::BestRound`] it is that of the round that `keys` place first, the earliest of equal
/// ones. Attempts add up either way; name, division and units are those of the last round somebody was in.
#[must_use]
pub fn contest_rows(
    rounds: &[Vec<EntrantRow>],
    rule: ContestScore,
    keys: &[TieKey],
    unit: TimeUnit,
) -> Vec<EntrantRow> {
    let mut together = BTreeMap::<(i64, EntrantId), EntrantRow>::new();
    for row in rounds.iter().flatten() {
        let of_round = Outcome {
            prediction: None,
            ..row.outcome
        };
        let mut joined = EntrantRow {
            outcome: of_round,
            ..row.clone()
        };
        if let Some(before) = together.get(&(row.number, row.entrant)) {
            joined.attempts = before.attempts.saturating_add(row.attempts);
            joined.simulated |= before.simulated;
            joined.outcome = match rule {
                ContestScore::Sum => sum(&before.outcome, &of_round),
                ContestScore::BestRound => {
                    let better = sort_key(keys, unit, &of_round, None) < before.key;
                    if better { of_round } else { before.outcome }
                }
            };
        }
        joined.key = sort_key(keys, unit, &joined.outcome, None);
        together.insert((row.number, row.entrant), joined);
    }
    together.into_values().collect()
}

fn sum(one: &Outcome, other: &Outcome) -> Outcome {
    Outcome {
        score: Score(one.score.0.saturating_add(other.score.0)),
        perfect: one.perfect && other.perfect,
        right: one.right.saturating_add(other.right),
        questions: one.questions.saturating_add(other.questions),
        time_used: one.time_used + other.time_used,
        started_at: one.started_at.min(other.started_at),
        submitted_at: one.submitted_at.max(other.submitted_at),
        prediction: None,
        perfect_attempts: one.perfect_attempts.saturating_add(other.perfect_attempts),
    }
}
