//! Places: one byte-sortable key for each entrant, made from the round's ordered tie keys (design 11).

use crate::{
    attempt::in_unit,
    outcome::Outcome,
    question::Decimal,
    rules::{TieKey, TimeUnit},
    time::{Millis, Timestamp},
};
use serde::{Deserialize, Serialize};

/// A key whose bytes sort as the rules place people: smaller is better, equal shares a place.
///
/// Each tie key adds a fixed number of bytes, big-endian, so that a database's plain byte order is the order of
/// places. Only keys made with the same tie keys, unit and true prediction compare.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct SortKey(pub Vec<u8>);

/// The key that places an outcome among others of its round.
///
/// `truth` is the prediction's true value, which exists only when the round's results are due; until then
/// [`TieKey::PredictionDistance`] is passed over. An entrant without a prediction comes after all who made one.
/// Time used and both instants count in `unit`; smaller parts are cut off.
#[must_use]
pub fn sort_key(keys: &[TieKey], unit: TimeUnit, o: &Outcome, truth: Option<Decimal>) -> SortKey {
    let mut bytes = Vec::with_capacity(keys.len() * 9);
    let whole = |instant: Timestamp| ascending(in_unit(Millis(instant.0), unit));
    for key in keys {
        match key {
            TieKey::Score => bytes.extend(descending(o.score.0)),
            TieKey::PredictionDistance => {
                if let Some(truth) = truth {
                    let missing = u8::from(o.prediction.is_none());
                    let distance = o
                        .prediction
                        .map_or(0, |prediction| prediction.0.abs_diff(truth.0));
                    bytes.push(missing);
                    bytes.extend(distance.to_be_bytes());
                }
            }
            TieKey::TimeUsed => bytes.extend(ascending(in_unit(o.time_used, unit))),
            TieKey::SubmitInstant => bytes.extend(whole(o.submitted_at)),
            TieKey::StartInstant => bytes.extend(whole(o.started_at)),
            TieKey::PerfectAttempts => bytes.extend((!o.perfect_attempts).to_be_bytes()),
        }
    }
    SortKey(bytes)
}

/// Bytes that sort as the numbers do: flipping the sign bit puts negative numbers first.
fn ascending(n: i64) -> [u8; 8] {
    (n.cast_unsigned() ^ (1 << 63)).to_be_bytes()
}

fn descending(n: i64) -> [u8; 8] {
    ascending(!n)
}

/// A place on a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The place, from 1.
    pub place: u32,
    /// Others hold the same place.
    pub shared: bool,
}

/// The places of people whose keys are sorted: equal keys share a place and the next place is left out for each
/// of them (1, 2, 2, 4).
#[must_use]
pub fn places(sorted: &[SortKey]) -> Vec<Place> {
    let mut places = Vec::with_capacity(sorted.len());
    let mut place = 1;
    for group in sorted.chunk_by(|a, b| a == b) {
        places.extend(group.iter().map(|_| Place {
            place,
            shared: group.len() > 1,
        }));
        place = place.saturating_add(u32::try_from(group.len()).unwrap_or(u32::MAX));
    }
    places
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tie_orders;
