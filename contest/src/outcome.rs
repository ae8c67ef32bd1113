//! What one ended attempt comes to, and which of an entrant's attempts counts.

use crate::{
    question::Decimal,
    rank::sort_key,
    rules::{Counted, Score, TieKey, TimeUnit},
    time::{Millis, Timestamp},
};
use serde::{Deserialize, Serialize};

/// What one ended attempt comes to: everything that places can be settled by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Points of all questions together, in hundredths.
    pub score: Score,
    /// Every question was answered right.
    pub perfect: bool,
    /// Questions answered wholly right.
    pub right: u32,
    /// Questions on the paper.
    pub questions: u32,
    /// Time used ([`time_used`](crate::attempt::time_used)), in milliseconds.
    pub time_used: Millis,
    /// When the attempt was started.
    pub started_at: Timestamp,
    /// The last counted save, or the attempt's end when nothing was saved.
    pub submitted_at: Timestamp,
    /// What the entrant predicted, if the round asks and the entrant answered.
    pub prediction: Option<Decimal>,
    /// How many of the entrant's attempts in the round were perfect.
    pub perfect_attempts: u32,
}

/// Which of an entrant's ended attempts counts, as an index into `attempts`, which are in order of attempt
/// number; `None` when there are none.
///
/// The best is the one that the tie keys place first, the earliest of equal ones. The prediction plays no part:
/// its true value exists only after the round (design 11), and which attempt counts must not depend on it.
#[must_use]
pub fn counted(rule: Counted, keys: &[TieKey], unit: TimeUnit, attempts: &[Outcome]) -> Option<usize> {
    match rule {
        Counted::First => (!attempts.is_empty()).then_some(0),
        Counted::Last => attempts.len().checked_sub(1),
        Counted::Best => {
            (0..attempts.len()).min_by_key(|&index| sort_key(keys, unit, &attempts[index], None))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attempt(score: i64, seconds: i64) -> Outcome {
        Outcome {
            score: Score(score),
            perfect: false,
            right: 0,
            questions: 20,
            time_used: Millis::seconds(seconds),
            started_at: Timestamp(0),
            submitted_at: Timestamp(0),
            prediction: None,
            perfect_attempts: 0,
        }
    }

    fn which(rule: Counted, attempts: &[Outcome]) -> Option<usize> {
        counted(
            rule,
            &[TieKey::Score, TieKey::TimeUsed],
            TimeUnit::Second,
            attempts,
        )
    }

    #[test]
    fn the_rule_says_which_attempt_counts() {
        let attempts = [
            attempt(900, 300),
            attempt(1_000, 500),
            attempt(1_000, 400),
            attempt(100, 10),
        ];
        assert_eq!(which(Counted::First, &attempts), Some(0));
        assert_eq!(which(Counted::Best, &attempts), Some(2));
        assert_eq!(which(Counted::Last, &attempts), Some(3));
    }

    #[test]
    fn of_equally_good_attempts_the_earliest_counts() {
        assert_eq!(
            which(Counted::Best, &[attempt(500, 60), attempt(500, 60)]),
            Some(0)
        );
    }

    #[test]
    fn a_prediction_does_not_decide_which_attempt_counts() {
        let guess = |value| Outcome {
            prediction: Some(Decimal(value)),
            ..attempt(500, 60)
        };
        let keys = [TieKey::Score, TieKey::PredictionDistance];
        assert_eq!(
            counted(Counted::Best, &keys, TimeUnit::Second, &[guess(9), guess(0)]),
            Some(0)
        );
    }

    #[test]
    fn without_attempts_none_counts() {
        for rule in [Counted::First, Counted::Best, Counted::Last] {
            assert_eq!(which(rule, &[]), None);
        }
    }
}
