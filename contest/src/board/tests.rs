use super::*;
use crate::{
    rank::sort_key,
    rules::{ContestScore, Score, TieKey, TimeUnit, UnitMeasure},
    time::{Millis, Timestamp},
    unit::{Population, Unit, UnitKind},
};
use proptest::prelude::*;
use uuid::Uuid;

mod units;

const KEYS: [TieKey; 2] = [TieKey::Score, TieKey::TimeUsed];
/// Division 0 counts where people live, division 1 where they work.
const RESIDENT_DIVISIONS: [bool; 2] = [true, false];

fn unit_id(n: u128) -> UnitId {
    UnitId(Uuid::from_u128(n))
}

fn unit(n: u128, kind: UnitKind, population: Option<u32>) -> Unit {
    Unit {
        id: unit_id(n),
        code: n.to_string(),
        era: "2019".into(),
        name: format!("Đơn vị {n}"),
        kind,
        parent: None,
        valid_from: None,
        valid_to: None,
        population: population.map(|count| Population {
            count,
            date: "2019-04-01".parse().unwrap(),
            source: "Tổng điều tra".into(),
        }),
    }
}

fn ward(n: u128, population: u32) -> Unit {
    unit(n, UnitKind::Ward, Some(population))
}

/// A resident of a ward with a score and seconds used.
fn resident(number: i64, ward: u128, score: i64, seconds: i64) -> EntrantRow {
    let outcome = Outcome {
        score: Score(score),
        perfect: score == 2_000,
        right: u32::try_from(score.max(0) / 100).unwrap(),
        questions: 20,
        time_used: Millis::seconds(seconds),
        started_at: Timestamp(1_000),
        submitted_at: Timestamp(1_000) + Millis::seconds(seconds),
        prediction: None,
        perfect_attempts: u32::from(score == 2_000),
    };
    EntrantRow {
        entrant: EntrantId(Uuid::from_u128(number.unsigned_abs().into())),
        number,
        shown_name: format!("Nguyễn T. H*** {number}"),
        division: 0,
        residence: Some(unit_id(ward)),
        workplace: None,
        counted_unit: Some(unit_id(ward)),
        attempts: 1,
        outcome,
        key: sort_key(&KEYS, TimeUnit::Second, &outcome, None),
        simulated: false,
    }
}

fn official(number: i64, home: u128, office: u128, score: i64) -> EntrantRow {
    EntrantRow {
        division: 1,
        workplace: Some(unit_id(office)),
        counted_unit: Some(unit_id(office)),
        ..resident(number, home, score, 60)
    }
}

/// So many residents of a ward, all with one score.
fn residents(from: i64, count: i64, ward: u128, score: i64) -> Vec<EntrantRow> {
    (from..from + count)
        .map(|number| resident(number, ward, score, 60))
        .collect()
}

#[test]
fn entrants_stand_in_order_and_equals_share_a_place() {
    let rows = [
        resident(4, 1, 1_500, 90),
        resident(3, 1, 2_000, 60),
        resident(2, 2, 1_500, 90),
        resident(1, 1, 900, 10),
    ];
    let lines = entrant_board(&rows, BoardFilter::default());
    let found = lines
        .iter()
        .map(|line| (line.place.place, line.place.shared, line.row.number))
        .collect::<Vec<_>>();
    assert_eq!(found, [(1, false, 3), (2, true, 2), (2, true, 4), (4, false, 1)]);
}

#[test]
fn a_board_is_of_a_division_or_of_a_unit() {
    let rows = [
        resident(1, 1, 900, 60),
        official(2, 1, 9, 2_000),
        resident(3, 2, 1_000, 60),
    ];
    let numbers = |filter| {
        entrant_board(&rows, filter)
            .iter()
            .map(|line| (line.place.place, line.row.number))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        numbers(BoardFilter {
            division: Some(0),
            unit: None
        }),
        [(1, 3), (2, 1)]
    );
    assert_eq!(
        numbers(BoardFilter {
            division: None,
            unit: Some(unit_id(1))
        }),
        [(1, 1)]
    );
    assert_eq!(
        numbers(BoardFilter {
            division: Some(1),
            unit: Some(unit_id(9))
        }),
        [(1, 2)]
    );
    assert_eq!(
        numbers(BoardFilter {
            division: Some(1),
            unit: Some(unit_id(1))
        }),
        []
    );
}

#[test]
fn rounds_add_up() {
    let mut moved = resident(1, 2, 1_000, 100);
    moved.outcome.started_at = Timestamp(500);
    let rounds = [
        vec![resident(1, 1, 2_000, 60), resident(2, 1, 1_500, 60)],
        vec![moved],
    ];
    let rows = contest_rows(&rounds, ContestScore::Sum, &KEYS, TimeUnit::Second);
    let found = rows
        .iter()
        .map(|row| (row.number, row.outcome.score.0, row.attempts))
        .collect::<Vec<_>>();
    assert_eq!(found, [(1, 3_000, 2), (2, 1_500, 1)]);
    let first = &rows[0];
    assert_eq!(first.outcome.time_used, Millis::seconds(160));
    assert_eq!(
        (first.outcome.started_at, first.outcome.submitted_at),
        (Timestamp(500), Timestamp(101_000))
    );
    assert_eq!(
        (first.outcome.perfect, first.outcome.perfect_attempts),
        (false, 1)
    );
    assert_eq!((first.outcome.right, first.outcome.questions), (30, 40));
    assert_eq!(first.counted_unit, Some(unit_id(2)), "as of the last round");
    assert!(first.key < rows[1].key);
}

#[test]
fn the_best_round_may_count_alone() {
    let rounds = [
        vec![resident(1, 1, 1_500, 60), resident(2, 1, 1_000, 60)],
        vec![resident(1, 1, 900, 10), resident(2, 1, 1_000, 50)],
        vec![resident(1, 1, 1_500, 61)],
    ];
    let rows = contest_rows(&rounds, ContestScore::BestRound, &KEYS, TimeUnit::Second);
    let found = rows
        .iter()
        .map(|row| (row.outcome.score.0, row.outcome.time_used, row.attempts))
        .collect::<Vec<_>>();
    assert_eq!(
        found,
        [(1_500, Millis::seconds(60), 3), (1_000, Millis::seconds(50), 2)]
    );
}

fn any_rows() -> impl Strategy<Value = Vec<EntrantRow>> {
    let row = (1_u128..5, 0_i64..21, 1_i64..900, any::<bool>());
    proptest::collection::vec(row, 0..60).prop_map(|rows| {
        let numbered = rows.into_iter().zip(1..);
        numbered
            .map(|((ward, score, seconds, works), number)| {
                if works {
                    official(number, ward, 9, score * 100)
                } else {
                    resident(number, ward, score * 100, seconds)
                }
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn places_do_not_depend_on_the_order_of_the_rows(rows in any_rows()) {
        let backwards = rows.iter().rev().cloned().collect::<Vec<_>>();
        let filter = BoardFilter { division: Some(0), unit: None };
        prop_assert_eq!(entrant_board(&rows, filter), entrant_board(&backwards, filter));
    }

    #[test]
    fn the_contest_of_one_round_is_that_round(rows in any_rows(), sum: bool) {
        let rule = if sum { ContestScore::Sum } else { ContestScore::BestRound };
        let rounds = [rows.clone()];
        prop_assert_eq!(contest_rows(&rounds, rule, &KEYS, TimeUnit::Second), rows);
    }
}
