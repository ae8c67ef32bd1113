use super::*;
use crate::rules::Score;
use TieKey::{PerfectAttempts, PredictionDistance, StartInstant, SubmitInstant, TimeUsed};
use proptest::prelude::*;
use std::cmp::{Ordering, Reverse};

const SCORE: TieKey = TieKey::Score;

/// A perfect paper begun at second 0, sent at second 600, with a prediction that came true.
pub(super) const MODEL: Outcome = Outcome {
    score: Score(2_000),
    perfect: true,
    right: 20,
    questions: 20,
    time_used: Millis::seconds(600),
    started_at: Timestamp(0),
    submitted_at: Timestamp(600_000),
    prediction: Some(TRUTH),
    perfect_attempts: 1,
};

/// What the prediction turns out to be.
pub(super) const TRUTH: Decimal = Decimal(1_512_000_000);

/// With a prediction so many off the truth.
pub(super) fn off_by(outcome: Outcome, n: i64) -> Outcome {
    Outcome {
        prediction: Some(Decimal(TRUTH.0 + n * 1_000_000)),
        ..outcome
    }
}

#[test]
fn until_its_truth_is_known_a_prediction_places_nobody() {
    let keys = [SCORE, PredictionDistance, TimeUsed];
    let key = |outcome, truth| sort_key(&keys, TimeUnit::Second, &outcome, truth);
    let (near, far, none) = (
        off_by(MODEL, 1),
        off_by(MODEL, 9),
        Outcome {
            prediction: None,
            ..MODEL
        },
    );
    assert_eq!(key(near, None), key(far, None));
    assert_eq!(key(near, None), key(none, None));
    assert!(key(near, Some(TRUTH)) < key(far, Some(TRUTH)));
}

#[test]
fn whoever_predicted_nothing_comes_after_the_worst_prediction() {
    let key = |prediction| {
        let outcome = Outcome { prediction, ..MODEL };
        sort_key(
            &[PredictionDistance],
            TimeUnit::Second,
            &outcome,
            Some(Decimal(i64::MIN)),
        )
    };
    assert!(key(Some(Decimal(i64::MAX))) < key(None));
}

#[test]
fn equal_keys_share_a_place_and_the_next_is_left_out() {
    let keys = [1, 2, 2, 4, 5, 5, 5].map(|byte| SortKey(vec![byte]));
    let expected = [
        (1, false),
        (2, true),
        (2, true),
        (4, false),
        (5, true),
        (5, true),
        (5, true),
    ]
    .map(|(place, shared)| Place { place, shared });
    assert_eq!(places(&keys), expected);
    assert_eq!(places(&[]), []);
}

/// The order as the rules say it, without bytes.
fn compare(keys: &[TieKey], unit: TimeUnit, truth: Option<Decimal>, a: &Outcome, b: &Outcome) -> Ordering {
    let whole = |instant: Timestamp| in_unit(Millis(instant.0), unit);
    let distance = |o: &Outcome, truth: Decimal| {
        o.prediction
            .map_or(i128::MAX, |p| (i128::from(p.0) - i128::from(truth.0)).abs())
    };
    keys.iter().fold(Ordering::Equal, |order, key| {
        order.then_with(|| match key {
            TieKey::Score => b.score.cmp(&a.score),
            PredictionDistance => truth.map_or(Ordering::Equal, |truth| {
                distance(a, truth).cmp(&distance(b, truth))
            }),
            TimeUsed => in_unit(a.time_used, unit).cmp(&in_unit(b.time_used, unit)),
            SubmitInstant => whole(a.submitted_at).cmp(&whole(b.submitted_at)),
            StartInstant => whole(a.started_at).cmp(&whole(b.started_at)),
            PerfectAttempts => Reverse(a.perfect_attempts).cmp(&Reverse(b.perfect_attempts)),
        })
    })
}

/// Values that often fall together, beside any.
fn any_number() -> impl Strategy<Value = i64> {
    prop_oneof![-2i64..3, (-3i64..4).prop_map(|n| n * 1_000 + 999), any::<i64>()]
}

prop_compose! {
    fn any_outcome()(
        points in any_number(), time in any_number(), start in any_number(), submit in any_number(),
        prediction in proptest::option::of(any_number()), perfect_attempts in prop_oneof![0u32..3, any::<u32>()],
    ) -> Outcome {
        Outcome {
            score: Score(points),
            time_used: Millis(time),
            started_at: Timestamp(start),
            submitted_at: Timestamp(submit),
            prediction: prediction.map(Decimal),
            perfect_attempts,
            ..MODEL
        }
    }
}

fn any_keys() -> impl Strategy<Value = Vec<TieKey>> {
    let all = vec![
        SCORE,
        PredictionDistance,
        TimeUsed,
        SubmitInstant,
        StartInstant,
        PerfectAttempts,
    ];
    proptest::sample::subsequence(all, 0..=6).prop_shuffle()
}

fn any_unit() -> impl Strategy<Value = TimeUnit> {
    prop_oneof![
        Just(TimeUnit::Millisecond),
        Just(TimeUnit::Second),
        Just(TimeUnit::Minute)
    ]
}

proptest! {
    #[test]
    fn bytes_sort_as_the_rules_compare(
        keys in any_keys(), unit in any_unit(), truth in proptest::option::of(any_number().prop_map(Decimal)),
        a in any_outcome(), b in any_outcome(),
    ) {
        let key = |outcome| sort_key(&keys, unit, outcome, truth);
        prop_assert_eq!(key(&a).cmp(&key(&b)), compare(&keys, unit, truth, &a, &b));
        prop_assert_eq!(key(&a).0.len(), key(&b).0.len());
    }

    #[test]
    fn a_place_is_one_more_than_the_number_of_people_ahead(mut numbers in proptest::collection::vec(0u16..8, 0..30)) {
        numbers.sort_unstable();
        let keys: Vec<SortKey> = numbers.iter().map(|number: &u16| SortKey(number.to_be_bytes().to_vec())).collect();
        for (place, number) in places(&keys).into_iter().zip(&numbers) {
            let ahead = numbers.iter().filter(|other| *other < number).count();
            let beside = numbers.iter().filter(|other| *other == number).count();
            prop_assert_eq!(place.place as usize, ahead + 1);
            prop_assert_eq!(place.shared, beside > 1);
        }
    }
}
