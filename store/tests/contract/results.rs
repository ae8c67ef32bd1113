//! Results of ended attempts.

use crate::given::{CONTEST, PHONE_PAGE, ROUND, a_round, an_attempt, an_entrant, at, save, ticked, write};
use contest::{
    rules::Score,
    time::{Millis, Timestamp},
};
use store::{Store, attempts::Attempt, results::AttemptResult};

contract!(
    a_result_takes_the_place_of_the_one_before,
    an_ended_attempt_is_unmarked_until_its_newest_revision_is_marked,
    the_disqualified_and_the_reopened_have_no_result,
    the_stamp_changes_whenever_a_result_does,
);

async fn an_ended_attempt(store: &Store, number: i64) -> Attempt {
    let somebody = an_entrant(store, number).await;
    let attempt = an_attempt(store, &somebody).await;
    let ended = write(store, async |tx| {
        tx.finish_attempt(attempt.id, attempt.ends_at, false).await
    })
    .await;
    assert!(ended);
    attempt
}

fn result(attempt: &Attempt, revision: i64, points: i64, computed_at: Timestamp) -> AttemptResult {
    AttemptResult {
        attempt_id: attempt.id,
        contest_id: CONTEST,
        round_id: ROUND,
        entrant_id: attempt.entrant_id,
        number: attempt.number,
        revision,
        score: Score(points),
        right_count: points / 100,
        questions: 2,
        perfect: points == 200,
        time_used: Millis::seconds(61),
        started_at: attempt.started_at,
        submitted_at: attempt.started_at + Millis::seconds(61),
        prediction: None,
        computed_at,
    }
}

async fn put(store: &Store, result: &AttemptResult) {
    write(store, async |tx| tx.put_result(result).await).await;
}

async fn a_result_takes_the_place_of_the_one_before(store: Store) {
    a_round(&store).await;
    let attempt = an_ended_attempt(&store, 1).await;
    put(&store, &result(&attempt, 0, 100, at(16))).await;
    let mut newer = result(&attempt, 3, 200, at(17));
    newer.prediction = Some(340_000_000);
    newer.time_used = Millis::seconds(70);
    newer.submitted_at = attempt.started_at + Millis::seconds(70);
    put(&store, &newer).await;
    assert_eq!(store.results(CONTEST, ROUND).await.unwrap(), [newer]);
}

async fn an_ended_attempt_is_unmarked_until_its_newest_revision_is_marked(store: Store) {
    a_round(&store).await;
    let attempt = an_ended_attempt(&store, 1).await;
    let somebody = an_entrant(&store, 2).await;
    an_attempt(&store, &somebody).await;
    let unmarked = async || store.unmarked(CONTEST, 10).await.unwrap();
    assert_eq!(unmarked().await, [attempt.id], "the open one is not to be marked");
    put(&store, &result(&attempt, 0, 0, at(16))).await;
    assert_eq!(unmarked().await, []);
    save(&store, &ticked(&attempt, 1, PHONE_PAGE, 1, 0), 1).await;
    assert_eq!(unmarked().await, [attempt.id], "a save that had waited");
    put(&store, &result(&attempt, 1, 100, at(17))).await;
    assert_eq!(unmarked().await, []);
    for number in 3..=5 {
        an_ended_attempt(&store, number).await;
    }
    assert_eq!(store.unmarked(CONTEST, 2).await.unwrap().len(), 2);
}

async fn the_disqualified_and_the_reopened_have_no_result(store: Store) {
    a_round(&store).await;
    let mut attempts = Vec::new();
    for number in 1..=3 {
        let attempt = an_ended_attempt(&store, number).await;
        put(&store, &result(&attempt, 0, 100, at(16))).await;
        attempts.push(attempt);
    }
    let [stays, out, reopened] = &attempts[..] else {
        panic!("three were made")
    };
    write(&store, async |tx| {
        tx.disqualify(CONTEST, out.entrant_id, at(17)).await
    })
    .await;
    write(&store, async |tx| {
        tx.move_end(reopened.id, at(30), at(31), at(17)).await
    })
    .await;
    assert_eq!(
        store.results(CONTEST, ROUND).await.unwrap(),
        [result(stays, 0, 100, at(16))]
    );
}

async fn the_stamp_changes_whenever_a_result_does(store: Store) {
    a_round(&store).await;
    let mut stamps = vec![store.results_stamp(CONTEST, ROUND).await.unwrap()];
    assert_eq!(stamps[0], (0, None, 0));
    let attempt = an_ended_attempt(&store, 1).await;
    put(&store, &result(&attempt, 0, 100, at(16))).await;
    stamps.push(store.results_stamp(CONTEST, ROUND).await.unwrap());
    put(&store, &result(&attempt, 0, 200, at(17))).await;
    stamps.push(store.results_stamp(CONTEST, ROUND).await.unwrap());
    write(&store, async |tx| {
        tx.move_end(attempt.id, at(30), at(31), at(18)).await
    })
    .await;
    stamps.push(store.results_stamp(CONTEST, ROUND).await.unwrap());
    write(&store, async |tx| {
        tx.disqualify(CONTEST, attempt.entrant_id, at(19)).await
    })
    .await;
    stamps.push(store.results_stamp(CONTEST, ROUND).await.unwrap());
    for (place, stamp) in stamps.iter().enumerate() {
        assert!(!stamps[..place].contains(stamp), "{stamps:?}");
    }
}
