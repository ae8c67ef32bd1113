//! One board in all its orders, each computed when it is first asked for.

use contest::{
    board::{BoardFilter, EntrantRow, UnitLine, entrant_board, unit_board},
    id::{EntrantId, UnitId},
    rank::Place,
    rules::{ContestRules, CountsFor, UnitMeasure},
    unit::Unit,
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// Entrants in order of place.
#[derive(Debug, Default)]
pub struct Order {
    /// Place and row.
    pub lines: Vec<(Place, usize)>,
    /// Where in [`lines`](Self::lines) an entrant stands.
    position: HashMap<EntrantId, usize>,
}

impl Order {
    /// Where an entrant stands, from 0.
    #[must_use]
    pub fn position(&self, entrant: EntrantId) -> Option<usize> {
        self.position.get(&entrant).copied()
    }
}

type Orders = HashMap<(Option<usize>, Option<UnitId>), Arc<Order>>;
type UnitLines = HashMap<(Option<usize>, bool), Arc<Vec<UnitLine>>>;

/// The rows of a board and what has been asked of them. There are as many orders as a contest has units and
/// divisions, since callers ask only for those.
#[derive(Debug, Default)]
pub struct Board {
    rows: Vec<EntrantRow>,
    row_of: HashMap<EntrantId, usize>,
    people_of: HashMap<UnitId, usize>,
    orders: Mutex<Orders>,
    units: Mutex<UnitLines>,
}

impl Board {
    /// A board of these rows.
    #[must_use]
    pub fn new(rows: Vec<EntrantRow>) -> Self {
        let mut people_of = HashMap::new();
        for unit in rows.iter().filter_map(|row| row.counted_unit) {
            *people_of.entry(unit).or_default() += 1;
        }
        Self {
            row_of: rows
                .iter()
                .enumerate()
                .map(|(index, row)| (row.entrant, index))
                .collect(),
            people_of,
            rows,
            ..Self::default()
        }
    }

    /// All rows.
    #[must_use]
    pub fn rows(&self) -> &[EntrantRow] {
        &self.rows
    }

    /// Whether there are made-up entrants among them.
    #[must_use]
    pub fn is_simulated(&self) -> bool {
        self.rows.iter().any(|row| row.simulated)
    }

    /// How many people count for a unit.
    #[must_use]
    pub fn people_of(&self, unit: UnitId) -> usize {
        self.people_of.get(&unit).copied().unwrap_or(0)
    }

    /// Entrants in order of place, of one division or unit or of all.
    #[must_use]
    pub fn order(&self, division: Option<usize>, unit: Option<UnitId>) -> Arc<Order> {
        let mut orders = self.orders.lock().unwrap_or_else(PoisonError::into_inner);
        let order = orders.entry((division, unit)).or_insert_with(|| {
            let lines: Vec<_> = entrant_board(&self.rows, BoardFilter { division, unit })
                .into_iter()
                .filter_map(|line| Some((line.place, *self.row_of.get(&line.row.entrant)?)))
                .collect();
            let position = lines
                .iter()
                .enumerate()
                .map(|(position, (_, row))| (self.rows[*row].entrant, position))
                .collect();
            Arc::new(Order { lines, position })
        });
        Arc::clone(order)
    }

    /// Units in order of place: where people live, or where they work and study. `by_turnout` compares them by
    /// turnout alone, whatever the contest compares them by.
    #[must_use]
    pub fn units(
        &self,
        rules: &ContestRules,
        units: &[Unit],
        division: Option<usize>,
        workplaces: bool,
        by_turnout: bool,
    ) -> Arc<Vec<UnitLine>> {
        let compute = || {
            let residents: Vec<_> = rules
                .divisions
                .iter()
                .map(|division| division.counts_for == CountsFor::Residence)
                .collect();
            let units: Vec<_> = units
                .iter()
                .filter(|unit| is_choice(unit, rules, workplaces))
                .cloned()
                .collect();
            let measure = if by_turnout {
                turnout(&rules.unit_measure)
            } else {
                rules.unit_measure
            };
            let of_division: Vec<_>;
            let rows = match division {
                None => self.rows.as_slice(),
                Some(division) => {
                    of_division = self
                        .rows
                        .iter()
                        .filter(|row| row.division == division)
                        .cloned()
                        .collect();
                    &of_division
                }
            };
            Arc::new(unit_board(&units, rows, &measure, &residents))
        };
        if by_turnout {
            // Only while a round is open, when the rows are new twice a second anyway.
            return compute();
        }
        let mut kept = self.units.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(kept.entry((division, workplaces)).or_insert_with(compute))
    }
}

/// Whether a unit can be chosen at registration, and so stands on a board of its kind.
fn is_choice(unit: &Unit, rules: &ContestRules, workplaces: bool) -> bool {
    unit.parent.is_some() && unit.valid_on(rules.as_of) && unit.kind.is_workplace() == workplaces
}

/// Turnout as the contest's measure sees it: by rate where it is about a rate, else by people.
fn turnout(measure: &UnitMeasure) -> UnitMeasure {
    match measure {
        UnitMeasure::Rate | UnitMeasure::RatePlusPoints { .. } => UnitMeasure::Rate,
        UnitMeasure::Count | UnitMeasure::Mean { .. } => UnitMeasure::Count,
    }
}
