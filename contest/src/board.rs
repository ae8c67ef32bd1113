//! Boards: entrants in order, units in order, and rounds added up. What of it may be shown says
//! [`counts`](crate::counts).

mod contest;
mod units;

pub use contest::contest_rows;
pub use units::{Held, Thousandths, UnitLine, unit_board};

use crate::{
    id::{EntrantId, UnitId},
    outcome::Outcome,
    rank::{Place, SortKey, places},
};

/// One entrant with the attempt that counts: what boards are computed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntrantRow {
    /// Who.
    pub entrant: EntrantId,
    /// The public number.
    pub number: i64,
    /// The name as the board shows it, masked or in full
    /// ([`public_name`](crate::person::public_name)).
    pub shown_name: String,
    /// Which of the contest's divisions, counted from 0.
    pub division: usize,
    /// Where the entrant lives.
    pub residence: Option<UnitId>,
    /// Where the entrant works or studies.
    pub workplace: Option<UnitId>,
    /// Which of the two counts (design 16).
    pub counted_unit: Option<UnitId>,
    /// How many attempts the entrant has made.
    pub attempts: u32,
    /// What the counted attempt came to.
    pub outcome: Outcome,
    /// Its key.
    pub key: SortKey,
    /// The entrant is made up, for a demonstration.
    pub simulated: bool,
}

/// Whom a board of entrants is about; everybody by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BoardFilter {
    /// Only this division.
    pub division: Option<usize>,
    /// Only those who count for this very unit.
    pub unit: Option<UnitId>,
}

impl BoardFilter {
    fn admits(&self, row: &EntrantRow) -> bool {
        self.division.is_none_or(|division| row.division == division)
            && self.unit.is_none_or(|unit| row.counted_unit == Some(unit))
    }
}

/// A line of a board of entrants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntrantLine<'a> {
    /// The place on this board.
    pub place: Place,
    /// Who holds it.
    pub row: &'a EntrantRow,
}

/// The board of those whom the filter admits, in order of place; who share a place stand in order of number.
#[must_use]
pub fn entrant_board(rows: &[EntrantRow], filter: BoardFilter) -> Vec<EntrantLine<'_>> {
    let mut rows = rows.iter().filter(|row| filter.admits(row)).collect::<Vec<_>>();
    rows.sort_by(|a, b| (&a.key, a.number).cmp(&(&b.key, b.number)));
    let keys = rows.iter().map(|row| row.key.clone()).collect::<Vec<_>>();
    places(&keys)
        .into_iter()
        .zip(rows)
        .map(|(place, row)| EntrantLine { place, row })
        .collect()
}

#[cfg(test)]
mod tests;
