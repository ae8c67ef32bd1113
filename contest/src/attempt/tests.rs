use super::*;
use proptest::prelude::*;

const MINUTE: i64 = 60_000;

fn times(started_at: i64, limit: Option<i64>, end_rule: EndRule) -> AttemptTimes {
    AttemptTimes {
        started_at: Timestamp(started_at * MINUTE),
        limit: limit.map(Millis::minutes),
        time_factor: TimeFactor::NORMAL,
        round_closes_at: Timestamp(60 * MINUTE),
        end_rule,
        grace: Millis::seconds(30),
        added: Vec::new(),
    }
}

fn extra(minutes: i64) -> Added {
    Added::Extra {
        span: Millis::minutes(minutes),
    }
}

fn outage(from: i64, until: i64) -> Added {
    Added::Outage {
        from: Timestamp(from * MINUTE),
        until: Timestamp(until * MINUTE),
    }
}

fn end_in_minutes(times: &AttemptTimes) -> i64 {
    times.end().0 / MINUTE
}

#[test]
fn a_paper_begun_ten_minutes_before_the_close_gets_what_the_end_rule_says() {
    let cut = times(50, Some(15), EndRule::CutAtEnd);
    assert_eq!((end_in_minutes(&cut), cut.cut_by_round()), (60, true));
    let whole = times(50, Some(15), EndRule::LetFinish);
    assert_eq!((end_in_minutes(&whole), whole.cut_by_round()), (65, false));
    let early = times(10, Some(15), EndRule::CutAtEnd);
    assert_eq!((end_in_minutes(&early), early.cut_by_round()), (25, false));
}

#[test]
fn a_paper_without_a_limit_lasts_as_long_as_the_round() {
    for rule in [EndRule::CutAtEnd, EndRule::LetFinish] {
        let attempt = times(10, None, rule);
        assert_eq!((end_in_minutes(&attempt), attempt.cut_by_round()), (60, false));
    }
}

#[test]
fn a_time_factor_stretches_the_limit() {
    let attempt = AttemptTimes {
        time_factor: TimeFactor::new(150).unwrap(),
        ..times(0, Some(15), EndRule::CutAtEnd)
    };
    assert_eq!(attempt.end(), Timestamp(22 * MINUTE + MINUTE / 2));
}

#[test]
fn added_time_may_pass_the_close() {
    let added = vec![extra(5), outage(55, 58)];
    let attempt = AttemptTimes {
        added,
        ..times(50, Some(15), EndRule::CutAtEnd)
    };
    assert_eq!((end_in_minutes(&attempt), attempt.cut_by_round()), (68, true));
}

#[test]
fn an_outage_leaves_as_much_time_as_there_was_when_it_began() {
    let cases = [
        ("all of it within the attempt", vec![outage(12, 14)], 27),
        ("over before the start", vec![outage(5, 9)], 25),
        ("begun before the start", vec![outage(5, 12)], 27),
        ("five minutes were left", vec![outage(20, 50)], 55),
        ("begun at the end", vec![outage(25, 30)], 25),
        (
            "begun within time that an earlier one gave back",
            vec![outage(26, 28), outage(12, 14)],
            29,
        ),
        ("begun within extra time", vec![outage(26, 28), extra(5)], 32),
        ("recorded twice", vec![outage(12, 14), outage(13, 15)], 28),
        ("the wrong way round", vec![outage(14, 12)], 25),
        ("a negative extra", vec![extra(-5)], 25),
    ];
    for (case, added, expected) in cases {
        let attempt = AttemptTimes {
            added,
            ..times(10, Some(15), EndRule::CutAtEnd)
        };
        assert_eq!(end_in_minutes(&attempt), expected, "{case}");
    }
}

#[test]
fn a_save_at_the_last_instant_of_the_grace_counts_and_one_later_is_late() {
    let attempt = times(10, Some(15), EndRule::CutAtEnd);
    let last = Timestamp(25 * MINUTE + 30_000);
    assert_eq!(attempt.last_save(), last);
    assert!(attempt.accepts(last));
    assert!(!attempt.accepts(last + Millis(1)));
}

#[test]
fn time_left_leaves_the_grace_out_and_is_never_negative() {
    let attempt = times(10, Some(15), EndRule::CutAtEnd);
    assert_eq!(attempt.remaining(Timestamp(20 * MINUTE)), Millis::minutes(5));
    assert_eq!(attempt.remaining(Timestamp(25 * MINUTE + 1)), Millis::ZERO);
}

#[test]
fn time_used_runs_from_delivery_to_the_last_counted_save_without_outages() {
    let at = |minute: i64| Timestamp(minute * MINUTE);
    let used =
        |last, added: &[Added], percent| time_used(at(10), last, added, TimeFactor::new(percent).unwrap());
    assert_eq!(used(Some(at(22)), &[], 100), Millis::minutes(12));
    assert_eq!(used(None, &[], 100), Millis::ZERO);
    assert_eq!(
        used(
            Some(at(22)),
            &[outage(5, 12), outage(11, 13), outage(21, 40)],
            100
        ),
        Millis::minutes(8)
    );
    assert_eq!(used(Some(at(22)), &[extra(5)], 100), Millis::minutes(12));
    assert_eq!(used(Some(at(22)), &[], 150), Millis::minutes(8));
    assert_eq!(used(Some(at(9)), &[], 100), Millis::ZERO);
}

#[test]
fn smaller_parts_of_the_unit_are_cut_off() {
    let span = Millis(119_999);
    assert_eq!(in_unit(span, TimeUnit::Millisecond), 119_999);
    assert_eq!(in_unit(span, TimeUnit::Second), 119);
    assert_eq!(in_unit(span, TimeUnit::Minute), 1);
}

#[test]
fn a_time_factor_is_from_100_to_400_per_cent() {
    let known = [99, 100, 400, 401].map(|percent| TimeFactor::new(percent).map(TimeFactor::percent));
    assert_eq!(known, [None, Some(100), Some(400), None]);
    assert!(serde_json::from_str::<TimeFactor>("50").is_err());
    assert_eq!(serde_json::to_string(&TimeFactor::NORMAL).unwrap(), "100");
}

fn any_added() -> impl Strategy<Value = Added> {
    prop_oneof![
        (-5i64..60).prop_map(extra),
        (-20i64..200, -5i64..90).prop_map(|(from, length)| outage(from, from + length)),
    ]
}

prop_compose! {
    fn any_times()(
        started_at in 0i64..60,
        limit in proptest::option::of(0i64..90),
        factor in 100u16..=400,
        cut in any::<bool>(),
        added in proptest::collection::vec(any_added(), 0..6),
    ) -> AttemptTimes {
        let end_rule = if cut { EndRule::CutAtEnd } else { EndRule::LetFinish };
        let time_factor = TimeFactor::new(factor).unwrap();
        AttemptTimes { time_factor, added, ..times(started_at, limit, end_rule) }
    }
}

proptest! {
    #[test]
    fn more_time_never_ends_an_attempt_earlier(
        before in any_times(), more_limit in 0i64..30, more_factor in 0u16..50, more in any_added(),
    ) {
        let mut after = before.clone();
        after.limit = before.limit.map(|limit| limit + Millis::minutes(more_limit));
        after.time_factor = TimeFactor::new((before.time_factor.percent() + more_factor).min(400)).unwrap();
        after.added.push(more);
        prop_assert!(after.end() >= before.end());
    }

    #[test]
    fn an_attempt_never_ends_before_it_starts_and_takes_saves_exactly_until_the_last(
        attempt in any_times(), late in 1i64..1_000_000,
    ) {
        prop_assert!(attempt.end() >= attempt.started_at);
        prop_assert!(attempt.accepts(attempt.last_save()));
        prop_assert!(!attempt.accepts(attempt.last_save() + Millis(late)));
    }

    #[test]
    fn the_order_in_which_time_was_added_does_not_matter(attempt in any_times()) {
        let mut reversed = attempt.clone();
        reversed.added.reverse();
        prop_assert_eq!(reversed.end(), attempt.end());
    }

    #[test]
    fn a_cut_paper_without_added_time_ends_by_the_close(attempt in any_times()) {
        let plain = AttemptTimes { added: Vec::new(), end_rule: EndRule::CutAtEnd, ..attempt };
        prop_assert!(plain.end() <= plain.round_closes_at);
    }

    #[test]
    fn time_used_is_never_negative_nor_longer_than_the_time_between(
        delivered in 0i64..100, span in -10i64..200,
        added in proptest::collection::vec(any_added(), 0..6), factor in 100u16..=400,
    ) {
        let delivered_at = Timestamp(delivered * MINUTE);
        let last = delivered_at + Millis::minutes(span);
        let used = time_used(delivered_at, Some(last), &added, TimeFactor::new(factor).unwrap());
        prop_assert!(used >= Millis::ZERO && used <= Millis::minutes(span.max(0)));
    }
}
