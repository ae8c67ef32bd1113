//! The board of units: how many took part, at what rate, with what mean.

use super::{BoardFilter, EntrantRow, entrant_board};
use crate::{
    id::UnitId,
    rank::Place,
    rules::{Score, UnitMeasure},
    unit::{Population, Unit},
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// A count that is held back where it is of so few people that one of them could be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Held {
    /// The count.
    Exact(u32),
    /// 1 to 4: "dưới 5 người".
    UnderFive,
}

impl Held {
    /// What of a count of people may be shown.
    #[must_use]
    pub fn of(n: u32) -> Self {
        if (1..=4).contains(&n) {
            Self::UnderFive
        } else {
            Self::Exact(n)
        }
    }
}

/// A number with three decimal places, held as thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thousandths(pub i64);

/// A line of the board of units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitLine {
    /// Which unit.
    pub unit: UnitId,
    /// Its place; `None` without people, with fewer than 5 or than the measure asks for, or without a population
    /// where the measure is a rate.
    pub place: Option<Place>,
    /// People who took part and count for it.
    pub people: Held,
    /// Their attempts; held back with the people.
    pub attempts: Held,
    /// People per 10,000 residents, staff or pupils, cut off after three decimal places. Of a place only those
    /// who live there and are of a residents' division (design 16).
    pub rate_per_10_000: Option<Thousandths>,
    /// Mean of the counted scores, rounded to a hundredth, halves up.
    pub mean: Option<Score>,
    /// Participation in per cent plus points for placed entrants, under
    /// [`UnitMeasure::RatePlusPoints`].
    pub points: Option<Thousandths>,
    /// The denominator of the rate.
    pub population: Option<Population>,
    /// Among the people are made-up ones.
    pub simulated: bool,
}

/// The board of `units`: those with a place in order of place, then the others; equals in the order of `units`.
///
/// A row counts for its counted unit alone, not for that unit's parents. `resident_divisions` says of each
/// division whether its people count where they live. Places go by the numbers as shown, so that anybody can check
/// them; equal numbers share a place. Points for placed entrants go to the first three places of each division.
///
/// Cells of 1 to 4 people are held back with everything computed from them. That alone does not hide such a cell
/// from who knows the total of all units and every other cell; a total shown beside this board must leave it out.
#[must_use]
pub fn unit_board(
    units: &[Unit],
    rows: &[EntrantRow],
    measure: &UnitMeasure,
    resident_divisions: &[bool],
) -> Vec<UnitLine> {
    let prizes = match measure {
        UnitMeasure::RatePlusPoints { points } => prize_points(rows, *points),
        _ => BTreeMap::new(),
    };
    let mut of_unit = BTreeMap::<UnitId, Vec<&EntrantRow>>::new();
    for row in rows {
        if let Some(unit) = row.counted_unit {
            of_unit.entry(unit).or_default().push(row);
        }
    }
    let mut lines = units
        .iter()
        .map(|unit| {
            let rows = of_unit.get(&unit.id).map_or(&[][..], Vec::as_slice);
            let prize = prizes.get(&unit.id).copied().unwrap_or_default();
            let line = line(unit, rows, prize, measure, resident_divisions);
            (value(&line, measure), line)
        })
        .collect::<Vec<_>>();
    // `None` sorts before every value, so reversed it comes last.
    lines.sort_by_key(|(value, _)| Reverse(*value));
    let mut place = 1;
    for group in lines.chunk_by_mut(|(a, _), (b, _)| a == b) {
        if group[0].0.is_none() {
            break;
        }
        let shared = group.len() > 1;
        for (_, line) in &mut *group {
            line.place = Some(Place { place, shared });
        }
        place += count(group.len());
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// A unit's line, yet without a place.
fn line(
    unit: &Unit,
    rows: &[&EntrantRow],
    prize: u32,
    measure: &UnitMeasure,
    resident_divisions: &[bool],
) -> UnitLine {
    let people = Held::of(count(rows.len()));
    let attempts = match people {
        Held::UnderFive => Held::UnderFive,
        Held::Exact(_) => Held::of(rows.iter().fold(0, |sum, row| sum.saturating_add(row.attempts))),
    };
    let rated = rows.iter().filter(|row| {
        unit.kind.is_workplace()
            || row.residence == Some(unit.id) && resident_divisions.get(row.division) == Some(&true)
    });
    let rated = count(rated.count());
    // A rate says how many it is of; beside the people it also says how many it is not of.
    let denominator = unit
        .population
        .as_ref()
        .map(|population| i64::from(population.count));
    let shown = people != Held::UnderFive
        && Held::of(rated) != Held::UnderFive
        && Held::of(count(rows.len()) - rated) != Held::UnderFive;
    let denominator = denominator.filter(|count| shown && *count > 0);
    let per = |whole: i64| denominator.map(|count| i64::from(rated) * whole * 1_000 / count);
    let points = matches!(measure, UnitMeasure::RatePlusPoints { .. })
        .then(|| per(100).map(|percent| Thousandths(percent + i64::from(prize) * 1_000)))
        .flatten();
    UnitLine {
        unit: unit.id,
        place: None,
        people,
        attempts,
        rate_per_10_000: per(10_000).map(Thousandths),
        mean: mean(people, rows),
        points,
        population: unit.population.clone(),
        simulated: rows.iter().any(|row| row.simulated),
    }
}

/// The mean score, unless there is nobody or too few to hide each.
fn mean(people: Held, rows: &[&EntrantRow]) -> Option<Score> {
    match people {
        Held::Exact(n) if n > 0 => {
            let sum = rows
                .iter()
                .map(|row| i128::from(row.outcome.score.0))
                .sum::<i128>();
            let n = i128::from(n);
            i64::try_from((2 * sum + n).div_euclid(2 * n)).ok().map(Score)
        }
        _ => None,
    }
}

/// What a unit is compared by, larger first; `None`: no place.
fn value(line: &UnitLine, measure: &UnitMeasure) -> Option<i64> {
    let Held::Exact(people @ 1..) = line.people else {
        return None;
    };
    match measure {
        UnitMeasure::Count => Some(i64::from(people)),
        UnitMeasure::Rate => line.rate_per_10_000.map(|rate| rate.0),
        UnitMeasure::Mean { minimum } => line.mean.filter(|_| people >= *minimum).map(|mean| mean.0),
        UnitMeasure::RatePlusPoints { .. } => line.points.map(|points| points.0),
    }
}

/// The points that placed entrants bring their units.
fn prize_points(rows: &[EntrantRow], points: [u32; 3]) -> BTreeMap<UnitId, u32> {
    let mut prizes = BTreeMap::<UnitId, u32>::new();
    for division in rows.iter().map(|row| row.division).collect::<BTreeSet<_>>() {
        let board = entrant_board(
            rows,
            BoardFilter {
                division: Some(division),
                unit: None,
            },
        );
        for line in board {
            let Some(prize) = points.get(line.place.place as usize - 1) else {
                break;
            };
            if let Some(unit) = line.row.counted_unit {
                let sum = prizes.entry(unit).or_default();
                *sum = sum.saturating_add(*prize);
            }
        }
    }
    prizes
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
