//! When an attempt ends, which saves it accepts, and how much time it used (design 1 and 2).

use crate::{
    rules::{EndRule, TimeUnit},
    time::{Millis, Timestamp},
};
use serde::{Deserialize, Serialize};

/// How much time an entrant gets, in per cent of the usual: 100 is the usual, 150 half as much again for
/// somebody who needs it. From 100 to 400.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct TimeFactor(u16);

/// A time factor outside 100 to 400 per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a time factor is from 100 to 400 per cent")]
pub struct BadTimeFactor;

impl TimeFactor {
    /// The usual time.
    pub const NORMAL: Self = Self(100);

    /// So many per cent of the usual time; `None` outside 100 to 400.
    #[must_use]
    pub fn new(percent: u16) -> Option<Self> {
        (100..=400).contains(&percent).then_some(Self(percent))
    }

    /// Per cent of the usual time.
    #[must_use]
    pub fn percent(self) -> u16 {
        self.0
    }

    fn stretch(self, span: Millis) -> Millis {
        Millis(span.0.saturating_mul(i64::from(self.0)) / 100)
    }
}

impl Default for TimeFactor {
    fn default() -> Self {
        Self::NORMAL
    }
}

impl TryFrom<u16> for TimeFactor {
    type Error = BadTimeFactor;

    fn try_from(percent: u16) -> Result<Self, BadTimeFactor> {
        Self::new(percent).ok_or(BadTimeFactor)
    }
}

impl TryFrom<i64> for TimeFactor {
    type Error = BadTimeFactor;

    fn try_from(percent: i64) -> Result<Self, BadTimeFactor> {
        u16::try_from(percent)
            .ok()
            .and_then(Self::new)
            .ok_or(BadTimeFactor)
    }
}

impl From<TimeFactor> for i64 {
    fn from(factor: TimeFactor) -> Self {
        Self::from(factor.0)
    }
}

impl From<TimeFactor> for u16 {
    fn from(factor: TimeFactor) -> Self {
        factor.0
    }
}

/// Time added to an attempt by the organizers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Added {
    /// Extra time, whatever the reason.
    Extra {
        /// How much; a negative span adds nothing.
        span: Millis,
    },
    /// The contest could not be reached. The part that fell into the attempt is given back, and does not count
    /// as time used.
    Outage {
        /// Its first instant.
        from: Timestamp,
        /// The first instant after it.
        until: Timestamp,
    },
}

/// All that decides when an attempt ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptTimes {
    /// When it was started.
    pub started_at: Timestamp,
    /// Time for the paper at the usual factor; `None` = as long as the round is open.
    pub limit: Option<Millis>,
    /// The entrant's time factor.
    pub time_factor: TimeFactor,
    /// The close of the round's window.
    pub round_closes_at: Timestamp,
    /// What a paper begun shortly before the close gets.
    pub end_rule: EndRule,
    /// How long after the end a save still counts.
    pub grace: Millis,
    /// Time added by the organizers.
    pub added: Vec<Added>,
}

impl AttemptTimes {
    /// The instant at which the attempt's time is up.
    ///
    /// The paper's own time, or the round's close where there is no own time or the rule cuts; then all extra
    /// time; then, in the order in which they began, each outage that began before the end so far, from its
    /// beginning or the start of the attempt to its end. So whoever had five minutes left when an outage began has
    /// five minutes left when it is over. Outages that overlap count once. Added time may pass the round's close.
    #[must_use]
    pub fn end(&self) -> Timestamp {
        let extra = self.added.iter().fold(Millis::ZERO, |sum, added| match added {
            Added::Extra { span } => sum + (*span).max(Millis::ZERO),
            Added::Outage { .. } => sum,
        });
        outages(&self.added)
            .into_iter()
            .fold(self.planned_end() + extra, |end, (from, until)| {
                let from = from.max(self.started_at);
                if from < end && until > from {
                    end + (until - from)
                } else {
                    end
                }
            })
    }

    /// The last instant at which a save still counts: the end and the grace after it.
    #[must_use]
    pub fn last_save(&self) -> Timestamp {
        self.end() + self.grace.max(Millis::ZERO)
    }

    /// Whether a save received then counts. The last instant itself counts; one millisecond later is late.
    #[must_use]
    pub fn accepts(&self, received: Timestamp) -> bool {
        received <= self.last_save()
    }

    /// Time left until the end, without the grace; never negative.
    #[must_use]
    pub fn remaining(&self, now: Timestamp) -> Millis {
        (self.end() - now).max(Millis::ZERO)
    }

    /// Whether the round's close takes away from the paper's own time, whatever was added since.
    #[must_use]
    pub fn cut_by_round(&self) -> bool {
        self.own_end().is_some_and(|own| self.planned_end() < own)
    }

    fn own_end(&self) -> Option<Timestamp> {
        self.limit
            .map(|limit| self.started_at + self.time_factor.stretch(limit.max(Millis::ZERO)))
    }

    fn planned_end(&self) -> Timestamp {
        let close = self.round_closes_at.max(self.started_at);
        match (self.own_end(), self.end_rule) {
            (None, _) => close,
            (Some(own), EndRule::CutAtEnd) => own.min(close),
            (Some(own), EndRule::LetFinish) => own,
        }
    }
}

/// Time used, the tie key: from the delivery of the paper to the last counted save, less the outages in between,
/// divided by the time factor. Nothing saved is no time used; never negative.
#[must_use]
pub fn time_used(
    delivered_at: Timestamp,
    last_counted_save: Option<Timestamp>,
    added: &[Added],
    factor: TimeFactor,
) -> Millis {
    let Some(last) = last_counted_save else {
        return Millis::ZERO;
    };
    let given_back = outages(added)
        .into_iter()
        .fold(Millis::ZERO, |sum, (from, until)| {
            sum + (until.min(last) - from.max(delivered_at)).max(Millis::ZERO)
        });
    let used = (last - delivered_at - given_back).max(Millis::ZERO);
    Millis(used.0.saturating_mul(100) / i64::from(factor.percent()))
}

/// A duration in whole units; smaller parts are cut off.
#[must_use]
pub fn in_unit(span: Millis, unit: TimeUnit) -> i64 {
    span.0.div_euclid(match unit {
        TimeUnit::Millisecond => 1,
        TimeUnit::Second => 1_000,
        TimeUnit::Minute => 60_000,
    })
}

/// The outages in order, those that overlap or touch made one.
fn outages(added: &[Added]) -> Vec<(Timestamp, Timestamp)> {
    let mut spans: Vec<_> = added
        .iter()
        .filter_map(|added| match *added {
            Added::Outage { from, until } if from < until => Some((from, until)),
            _ => None,
        })
        .collect();
    spans.sort_unstable();
    spans.dedup_by(|next, merged| {
        let together = next.0 <= merged.1;
        if together {
            merged.1 = merged.1.max(next.1);
        }
        together
    });
    spans
}

#[cfg(test)]
mod tests;
