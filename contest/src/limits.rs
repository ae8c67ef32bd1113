//! Whether an entrant may start another attempt.

use crate::{
    round::Phase,
    rules::{ContestRules, RoundRules, Window},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Why an attempt is not started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum StartRefusal {
    /// The round has not opened.
    #[error("the round is not open yet")]
    NotOpenYet,
    /// The round has closed.
    #[error("the round is closed")]
    Closed,
    /// All attempts of this round are used up.
    #[error("no attempts left in this round")]
    NoAttemptsLeft,
    /// All attempts of the contest are used up.
    #[error("no attempts left over all rounds")]
    NoAttemptsLeftOverRounds,
    /// The entrant was disqualified; known to whoever holds the rulings, never found here.
    #[error("disqualified")]
    Disqualified,
    /// The entrant is younger than the contest admits; known to whoever holds the birth date, never found here.
    #[error("too young")]
    TooYoung,
    /// The bank cannot fill the blueprint; found by [`draw`](crate::draw::draw), never here.
    #[error("the bank cannot fill the paper")]
    BankTooSmall,
}

/// Whether a new attempt may be started at `now`, and its number.
///
/// `used_in_round` are the entrant's attempts of this round, ended or not; `used_over_rounds` those of all rounds
/// that are not practice, this one included. A practice round neither uses up nor asks the limit over rounds.
pub fn may_start(
    window: &Window,
    now: Timestamp,
    rules: &RoundRules,
    contest: &ContestRules,
    used_in_round: u32,
    used_over_rounds: u32,
) -> Result<u32, StartRefusal> {
    match window.phase(now) {
        Phase::Upcoming => return Err(StartRefusal::NotOpenYet),
        Phase::Closed => return Err(StartRefusal::Closed),
        Phase::Open => {}
    }
    if rules.attempts.is_some_and(|limit| used_in_round >= limit) {
        return Err(StartRefusal::NoAttemptsLeft);
    }
    if !rules.practice
        && contest
            .attempts_over_rounds
            .is_some_and(|limit| used_over_rounds >= limit)
    {
        return Err(StartRefusal::NoAttemptsLeftOverRounds);
    }
    used_in_round.checked_add(1).ok_or(StartRefusal::NoAttemptsLeft)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{contest_rules, round_rules};

    const WINDOW: Window = Window {
        opens_at: Timestamp(1_000),
        closes_at: Timestamp(2_000),
    };

    fn start(
        rules: &RoundRules,
        over_rounds: Option<u32>,
        in_round: u32,
        used: u32,
    ) -> Result<u32, StartRefusal> {
        let contest = ContestRules {
            attempts_over_rounds: over_rounds,
            ..contest_rules()
        };
        may_start(&WINDOW, Timestamp(1_500), rules, &contest, in_round, used)
    }

    #[test]
    fn attempts_are_numbered_from_one_until_the_round_allows_no_more() {
        let rules = RoundRules {
            attempts: Some(2),
            ..round_rules()
        };
        assert_eq!(start(&rules, None, 0, 0), Ok(1));
        assert_eq!(start(&rules, None, 1, 1), Ok(2));
        assert_eq!(start(&rules, None, 2, 2), Err(StartRefusal::NoAttemptsLeft));
    }

    #[test]
    fn a_limit_over_rounds_holds_where_the_round_would_allow_more() {
        let rules = RoundRules {
            attempts: None,
            ..round_rules()
        };
        assert_eq!(start(&rules, Some(3), 0, 2), Ok(1));
        assert_eq!(
            start(&rules, Some(3), 0, 3),
            Err(StartRefusal::NoAttemptsLeftOverRounds)
        );
    }

    #[test]
    fn practice_is_not_held_back_by_the_limit_over_rounds() {
        let rules = RoundRules {
            practice: true,
            attempts: None,
            ..round_rules()
        };
        assert_eq!(start(&rules, Some(3), 40, 3), Ok(41));
    }

    #[test]
    fn a_round_admits_only_while_it_is_open() {
        let (rules, contest) = (round_rules(), contest_rules());
        let at = |now| may_start(&WINDOW, Timestamp(now), &rules, &contest, 2, 2);
        assert_eq!(at(999), Err(StartRefusal::NotOpenYet));
        assert_eq!(at(1_000), Err(StartRefusal::NoAttemptsLeft));
        assert_eq!(at(2_000), Err(StartRefusal::Closed));
    }
}
