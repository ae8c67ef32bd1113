//! Ends of attempts: by time, moved, given back.

use crate::given::{
    CONTEST, OPENS, PHONE_PAGE, ROUND, a_round, an_attempt, an_entrant, at, new_attempt, round_record, save,
    ticked, write,
};
use contest::{
    attempt::Added,
    id::RoundId,
    time::{Millis, Timestamp},
};
use std::time::Duration;
use store::{Store, StoreError, answers::Saved, attempts::Attempt};
use tokio::time::sleep;
use uuid::Uuid;

contract!(
    time_ends_an_attempt_at_its_own_end_and_leaves_an_early_finish_alone,
    so_many_attempts_are_ended_at_a_time,
    an_end_that_moves_reopens_what_time_had_ended,
    an_early_finish_is_never_reopened,
    no_attempt_is_reopened_beside_an_open_one,
    an_end_that_has_just_moved_is_not_overrun_by_the_clock,
    an_interval_is_added_to_one_attempt_or_to_the_whole_round,
);

const ONE_MS: Millis = Millis(1);

async fn now_held(store: &Store, attempt: &Attempt) -> Attempt {
    store.attempt(attempt.id).await.unwrap().unwrap()
}

async fn expire(store: &Store, now: Timestamp) -> u64 {
    write(store, async |tx| tx.expire_attempts(CONTEST, now, 100).await).await
}

async fn move_end(store: &Store, attempt: &Attempt, to: Timestamp, now: Timestamp) {
    write(store, async |tx| {
        tx.move_end(attempt.id, to, to + attempt.grace, now).await
    })
    .await;
}

async fn time_ends_an_attempt_at_its_own_end_and_leaves_an_early_finish_alone(store: Store) {
    a_round(&store).await;
    let (hoa, lan) = (an_entrant(&store, 1).await, an_entrant(&store, 2).await);
    let (by_time, early) = (an_attempt(&store, &hoa).await, an_attempt(&store, &lan).await);
    write(&store, async |tx| tx.finish_attempt(early.id, at(4), true).await).await;
    assert!(!store.any_run_out(CONTEST, by_time.last_save_at).await.unwrap());
    assert_eq!(
        expire(&store, by_time.last_save_at).await,
        0,
        "a save received now would still count"
    );
    assert!(
        store
            .any_run_out(CONTEST, by_time.last_save_at + ONE_MS)
            .await
            .unwrap()
    );
    assert_eq!(expire(&store, by_time.last_save_at + ONE_MS).await, 1);
    assert!(
        !store
            .any_run_out(CONTEST, by_time.last_save_at + ONE_MS)
            .await
            .unwrap()
    );
    let by_time = now_held(&store, &by_time).await;
    assert_eq!(
        (by_time.finished_at, by_time.finished_early),
        (Some(by_time.ends_at), false)
    );
    let early = now_held(&store, &early).await;
    assert_eq!((early.finished_at, early.finished_early), (Some(at(4)), true));
    assert_eq!(expire(&store, at(99)).await, 0);
}

async fn so_many_attempts_are_ended_at_a_time(store: Store) {
    a_round(&store).await;
    for number in 1..=5 {
        let somebody = an_entrant(&store, number).await;
        an_attempt(&store, &somebody).await;
    }
    let some = async || write(&store, async |tx| tx.expire_attempts(CONTEST, at(99), 2).await).await;
    assert_eq!(
        [some().await, some().await, some().await, some().await],
        [2, 2, 1, 0]
    );
}

async fn an_end_that_moves_reopens_what_time_had_ended(store: Store) {
    a_round(&store).await;
    let hoa = an_entrant(&store, 1).await;
    let attempt = an_attempt(&store, &hoa).await;
    expire(&store, at(16)).await;

    move_end(&store, &attempt, at(16), at(17)).await;
    let moved = now_held(&store, &attempt).await;
    assert_eq!(
        (moved.ends_at, moved.finished_at),
        (at(16), Some(at(15))),
        "its new end has passed as well"
    );

    let mut late = ticked(&attempt, 1, PHONE_PAGE, 1, 0);
    late.received_at = at(18);
    assert_eq!(save(&store, &late, 1).await, Saved::Late);
    move_end(&store, &attempt, at(20), at(18)).await;
    let reopened = now_held(&store, &attempt).await;
    let last_save_at = at(20) + attempt.grace;
    assert_eq!(
        (reopened.ends_at, reopened.last_save_at, reopened.finished_at),
        (at(20), last_save_at, None)
    );
    let mut in_time = ticked(&attempt, 1, PHONE_PAGE, 2, 1);
    in_time.received_at = at(19);
    assert!(matches!(
        save(&store, &in_time, 1).await,
        Saved::Kept { revision: 1, .. }
    ));

    expire(&store, at(21)).await;
    assert_eq!(now_held(&store, &attempt).await.finished_at, Some(at(20)));
}

async fn an_early_finish_is_never_reopened(store: Store) {
    a_round(&store).await;
    let hoa = an_entrant(&store, 1).await;
    let attempt = an_attempt(&store, &hoa).await;
    write(&store, async |tx| {
        tx.finish_attempt(attempt.id, at(4), true).await
    })
    .await;
    move_end(&store, &attempt, at(30), at(5)).await;
    let held = now_held(&store, &attempt).await;
    assert_eq!(
        (held.ends_at, held.finished_at, held.finished_early),
        (at(30), Some(at(4)), true)
    );
}

async fn no_attempt_is_reopened_beside_an_open_one(store: Store) {
    a_round(&store).await;
    let hoa = an_entrant(&store, 1).await;
    let first = an_attempt(&store, &hoa).await;
    expire(&store, at(16)).await;
    let second = new_attempt(&hoa, 2, at(17));
    assert!(write(&store, async |tx| tx.add_attempt(&second).await).await);
    let mut tx = store.begin().await.unwrap();
    let refused = tx.move_end(first.id, at(30), at(31), at(18)).await;
    assert!(matches!(refused, Err(StoreError::Taken)), "{refused:?}");
    drop(tx);
    assert_eq!(now_held(&store, &first).await.finished_at, Some(first.ends_at));
    assert_eq!(now_held(&store, &second).await, second);
}

async fn an_end_that_has_just_moved_is_not_overrun_by_the_clock(store: Store) {
    a_round(&store).await;
    let hoa = an_entrant(&store, 1).await;
    let attempt = an_attempt(&store, &hoa).await;
    let mut tx = store.begin().await.unwrap();
    tx.move_end(attempt.id, at(30), at(31), at(16)).await.unwrap();
    let clock = tokio::spawn({
        let store = store.clone();
        async move { expire(&store, at(16)).await }
    });
    sleep(Duration::from_millis(200)).await;
    tx.commit().await.unwrap();
    assert_eq!(clock.await.unwrap(), 0);
    assert_eq!(now_held(&store, &attempt).await.finished_at, None);
}

async fn an_interval_is_added_to_one_attempt_or_to_the_whole_round(store: Store) {
    a_round(&store).await;
    let other_round = RoundId(Uuid::from_u128(1));
    write(&store, async |tx| {
        tx.add_round(&round_record(other_round, 1), "setup", OPENS).await
    })
    .await;
    let (hoa, lan) = (an_entrant(&store, 1).await, an_entrant(&store, 2).await);
    let (of_hoa, of_lan) = (an_attempt(&store, &hoa).await, an_attempt(&store, &lan).await);
    let outage = Added::Outage {
        from: at(2),
        until: at(5),
    };
    let extra = Added::Extra {
        span: Millis::minutes(10),
    };
    let id = Uuid::from_u128;
    write(&store, async |tx| {
        tx.add_interval(
            CONTEST,
            ROUND,
            id(1),
            Some(of_hoa.id),
            &extra,
            "Mất điện tại nhà",
            at(6),
        )
        .await?;
        tx.add_interval(CONTEST, ROUND, id(2), None, &outage, "Máy chủ dừng", at(5))
            .await?;
        tx.add_interval(CONTEST, other_round, id(3), None, &extra, "Gia hạn", at(5))
            .await
    })
    .await;
    assert_eq!(
        store.added_to(&of_hoa).await.unwrap(),
        [outage, extra],
        "in the order in which they were made"
    );
    assert_eq!(store.added_to(&of_lan).await.unwrap(), [outage]);
    assert_eq!(
        write(&store, async |tx| tx.added_to(&of_lan).await).await,
        [outage]
    );
    let times = of_hoa.times(at(14 * 24 * 60), store.added_to(&of_hoa).await.unwrap());
    assert_eq!(times.end(), at(15 + 3 + 10));
}
