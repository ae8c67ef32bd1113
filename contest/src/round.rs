//! A round over time: whether it is open, and what its rules release when.

use crate::{
    rules::{Release, Window},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Where a round stands at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// No paper can be started yet.
    Upcoming,
    /// Papers can be started.
    Open,
    /// No more papers can be started; some may still run.
    Closed,
}

impl Window {
    /// Where a round with this window stands at `now`: the opening instant belongs to the round, the closing
    /// instant does not. A window that closes before it opens is never open.
    #[must_use]
    pub fn phase(&self, now: Timestamp) -> Phase {
        if now >= self.closes_at {
            Phase::Closed
        } else if now < self.opens_at {
            Phase::Upcoming
        } else {
            Phase::Open
        }
    }
}

/// Whether a round's results may be shown: it has closed, and nobody can change an answer any more.
///
/// `last_end` is the latest instant at which a started paper still takes a save
/// ([`AttemptTimes::last_save`](crate::attempt::AttemptTimes::last_save)); that instant itself still counts,
/// so results are due only after it. `None` when no paper was started.
#[must_use]
pub fn results_due(closes_at: Timestamp, last_end: Option<Timestamp>, now: Timestamp) -> bool {
    now >= closes_at && last_end.is_none_or(|last| now > last)
}

/// Whether something is shown to the entrant whose attempt it belongs to. Nothing is while that attempt still
/// runs, whatever the round does.
#[must_use]
pub fn released(release: Release, attempt_ended: bool, results_due: bool) -> bool {
    attempt_ended
        && match release {
            Release::AtOnce => true,
            Release::AfterClose => results_due,
            Release::Never => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = Window {
        opens_at: Timestamp(1_000),
        closes_at: Timestamp(2_000),
    };

    #[test]
    fn the_opening_instant_belongs_to_the_round_and_the_closing_instant_does_not() {
        let phases = [999, 1_000, 1_999, 2_000].map(|now| WINDOW.phase(Timestamp(now)));
        assert_eq!(phases, [Phase::Upcoming, Phase::Open, Phase::Open, Phase::Closed]);
    }

    #[test]
    fn a_window_that_closes_before_it_opens_is_never_open() {
        let window = Window {
            opens_at: Timestamp(2_000),
            closes_at: Timestamp(1_000),
        };
        assert!((0..3_000).all(|now| window.phase(Timestamp(now)) != Phase::Open));
    }

    #[test]
    fn results_wait_for_the_last_paper_that_still_takes_saves() {
        let due = |last, now| results_due(Timestamp(2_000), last, Timestamp(now));
        assert!(!due(None, 1_999));
        assert!(due(None, 2_000));
        assert!(!due(Some(Timestamp(2_500)), 2_500));
        assert!(due(Some(Timestamp(2_500)), 2_501));
        assert!(!due(Some(Timestamp(1_500)), 1_999));
    }

    #[test]
    fn each_release_shows_what_its_name_says() {
        let cases = [
            (Release::AtOnce, [false, true, false, true]),
            (Release::AfterClose, [false, false, false, true]),
            (Release::Never, [false; 4]),
        ];
        let states = [(false, false), (true, false), (false, true), (true, true)];
        for (release, expected) in cases {
            assert_eq!(
                states.map(|(ended, due)| released(release, ended, due)),
                expected,
                "{release:?}"
            );
        }
    }
}
