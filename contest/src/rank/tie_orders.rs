//! Tie orders that Vietnamese contests have published, each as a row.
//!
//! What comes after the paper (essays, a live question, one prize per person) is no tie key and named only.

use super::{
    tests::{MODEL, TRUTH, off_by},
    *,
};
use crate::rules::Score;
use TieKey::{PerfectAttempts, PredictionDistance, StartInstant, SubmitInstant, TimeUsed};

const SCORE: TieKey = TieKey::Score;

fn score(points: i64) -> Outcome {
    Outcome {
        score: Score(points * 100),
        perfect: points == 20,
        ..MODEL
    }
}

fn used(outcome: Outcome, seconds: i64) -> Outcome {
    Outcome {
        time_used: Millis::seconds(seconds),
        ..outcome
    }
}

fn sent(outcome: Outcome, millis: i64) -> Outcome {
    Outcome {
        submitted_at: Timestamp(millis),
        ..outcome
    }
}

fn begun(outcome: Outcome, seconds: i64) -> Outcome {
    Outcome {
        started_at: Timestamp(seconds * 1_000),
        ..outcome
    }
}

/// One row of the table: who ran the contest, its tie keys, its unit, outcomes in the order in which they place,
/// and the places.
type Row = (&'static str, &'static [TieKey], TimeUnit, Vec<Outcome>, Vec<u32>);

fn rows_settled_by_time() -> Vec<Row> {
    vec![
        (
            "Hanoi district 2019: score, shortest time; the essays of the first 500 are marked afterwards",
            &[SCORE, TimeUsed],
            TimeUnit::Second,
            vec![used(score(20), 300), used(score(20), 400), used(score(19), 100)],
            vec![1, 2, 3],
        ),
        (
            "Binh Tan: right answers, speed, earliest",
            &[SCORE, TimeUsed, SubmitInstant],
            TimeUnit::Second,
            vec![
                sent(used(MODEL, 300), 900_000),
                sent(used(MODEL, 400), 500_000),
                sent(used(MODEL, 400), 700_000),
            ],
            vec![1, 2, 3],
        ),
        (
            "Ministry of Justice, final: score, time; who is still equal meets in a live question",
            &[SCORE, TimeUsed],
            TimeUnit::Minute,
            vec![used(score(20), 300), used(score(20), 359), used(score(20), 360)],
            vec![1, 1, 3],
        ),
    ]
}

fn rows_settled_by_prediction() -> Vec<Row> {
    vec![
        (
            "VCNET: all correct, closest prediction of all-correct, earliest answer to the second",
            &[SCORE, PredictionDistance, SubmitInstant],
            TimeUnit::Second,
            vec![
                sent(off_by(MODEL, 2), 9_000),
                sent(off_by(MODEL, -3), 5_100),
                sent(off_by(MODEL, 3), 5_900),
                score(19),
            ],
            vec![1, 2, 2, 4],
        ),
        (
            "Hue 2025: 15 of 15 and most exact prediction of all-correct",
            &[SCORE, PredictionDistance],
            TimeUnit::Second,
            vec![
                off_by(used(MODEL, 900), 1),
                off_by(used(MODEL, 10), -2),
                score(14),
            ],
            vec![1, 2, 3],
        ),
        (
            "Coast Guard: score, closest prediction of entrants",
            &[SCORE, PredictionDistance],
            TimeUnit::Second,
            vec![
                off_by(score(20), 900),
                off_by(score(19), 5),
                off_by(score(19), -5),
                off_by(score(18), 0),
            ],
            vec![1, 2, 2, 4],
        ),
        (
            "Quang Nam 2022: score, prediction of entrants, shortest time, earliest login, more perfect attempts",
            &[SCORE, PredictionDistance, TimeUsed, StartInstant, PerfectAttempts],
            TimeUnit::Second,
            vec![
                used(off_by(MODEL, 1), 900),
                used(off_by(MODEL, 2), 300),
                begun(used(off_by(MODEL, 2), 400), 10),
                Outcome {
                    perfect_attempts: 3,
                    ..begun(used(off_by(MODEL, 2), 400), 20)
                },
                begun(used(off_by(MODEL, 2), 400), 20),
                score(19),
            ],
            vec![1, 2, 3, 4, 5, 6],
        ),
        (
            "Quang Nam 2014: all correct, prediction, time of entry",
            &[SCORE, PredictionDistance, StartInstant],
            TimeUnit::Second,
            vec![
                begun(off_by(MODEL, 1), 500),
                begun(off_by(MODEL, 2), 10),
                begun(off_by(MODEL, 2), 20),
            ],
            vec![1, 2, 3],
        ),
        (
            "Phong Nha: all correct, closeness, earliest sent",
            &[SCORE, PredictionDistance, SubmitInstant],
            TimeUnit::Millisecond,
            vec![
                sent(off_by(MODEL, 0), 5_900),
                sent(off_by(MODEL, 1), 5_100),
                sent(off_by(MODEL, 1), 5_101),
            ],
            vec![1, 2, 3],
        ),
        (
            "A percentage with five decimals: the share of entrants who get everything right",
            &[SCORE, PredictionDistance],
            TimeUnit::Second,
            vec![
                Outcome {
                    prediction: Some(Decimal(TRUTH.0 + 10)),
                    ..MODEL
                },
                Outcome {
                    prediction: Some(Decimal(TRUTH.0 - 20)),
                    ..MODEL
                },
                Outcome {
                    prediction: None,
                    ..MODEL
                },
            ],
            vec![1, 2, 3],
        ),
    ]
}

#[test]
fn tie_orders_that_contests_have_published_place_people_as_written() {
    for (contest, keys, unit, outcomes, expected) in rows_settled_by_time()
        .into_iter()
        .chain(rows_settled_by_prediction())
    {
        let key_of = |outcome: &Outcome| sort_key(keys, unit, outcome, Some(TRUTH));
        let as_written: Vec<SortKey> = outcomes.iter().map(key_of).collect();
        let mut sorted: Vec<SortKey> = as_written.iter().rev().cloned().collect();
        sorted.sort();
        assert_eq!(sorted, as_written, "{contest}");
        let places: Vec<u32> = places(&sorted).iter().map(|place| place.place).collect();
        assert_eq!(places, expected, "{contest}");
    }
}
