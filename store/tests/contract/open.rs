//! Opening, and what a transaction promises.

use crate::given::{
    CONTEST, OPENS, a_contest, a_round, an_attempt, an_entrant, another_handle, contest_record, write,
};
use contest::id::ContestId;
use std::time::Duration;
use store::{Store, StoreError};
use tokio::time::sleep;
use uuid::Uuid;

contract!(
    a_commit_that_returned_is_on_disk,
    a_database_is_opened_again_with_everything_in_it,
    migrating_a_migrated_database_changes_nothing,
    a_transaction_that_is_dropped_leaves_nothing,
    what_is_committed_is_read_at_once,
    a_closed_database_is_a_passing_trouble,
    a_writer_that_found_the_way_barred_may_try_again,
);

async fn a_commit_that_returned_is_on_disk(store: Store) {
    let facts = store.facts().await.unwrap();
    let settings: Vec<_> = facts
        .durability
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    match store {
        Store::Sqlite { .. } => {
            assert_eq!(facts.name, "SQLite");
            // 2 is FULL.
            assert_eq!(settings, [("journal_mode", "wal"), ("synchronous", "2")]);
        }
        Store::Postgres(_) => {
            assert_eq!(facts.name, "PostgreSQL");
            let on = [
                ("fsync", "on"),
                ("full_page_writes", "on"),
                ("synchronous_commit", "on"),
            ];
            assert_eq!(settings, on);
        }
    }
    assert!(
        facts.version.starts_with(|sign: char| sign.is_ascii_digit()),
        "{}",
        facts.version
    );
}

async fn a_database_is_opened_again_with_everything_in_it(store: Store) {
    a_contest(&store).await;
    store.close().await;
    let again = another_handle(&store).await;
    assert_eq!(
        again.contest("ba-dinh-2019").await.unwrap(),
        Some(contest_record(CONTEST, "ba-dinh-2019"))
    );
    write(&again, async |tx| {
        tx.add_contest(
            &contest_record(ContestId(Uuid::from_u128(1)), "ba-dinh-2020"),
            "setup",
        )
        .await
    })
    .await;
    assert_eq!(again.contests().await.unwrap().len(), 2);
    again.close().await;
}

async fn migrating_a_migrated_database_changes_nothing(store: Store) {
    a_contest(&store).await;
    let before = store.columns().await.unwrap();
    assert!(before.contains(&("attempt".to_owned(), "last_save_at".to_owned())));
    let again = another_handle(&store).await;
    assert_eq!(again.columns().await.unwrap(), before);
    assert_eq!(again.contests().await.unwrap(), store.contests().await.unwrap());
    again.close().await;
}

async fn a_transaction_that_is_dropped_leaves_nothing(store: Store) {
    a_contest(&store).await;
    let mut tx = store.begin().await.unwrap();
    tx.add_contest(
        &contest_record(ContestId(Uuid::from_u128(1)), "ba-dinh-2020"),
        "setup",
    )
    .await
    .unwrap();
    assert_eq!(
        tx.append_audit(CONTEST, OPENS, "official", "contest_added", "{}")
            .await
            .unwrap(),
        1
    );
    drop(tx);
    assert_eq!(store.contests().await.unwrap().len(), 1);
    assert_eq!(store.audit_head(CONTEST).await.unwrap(), None);
    // The writer is free again.
    let n = write(&store, async |tx| {
        tx.append_audit(CONTEST, OPENS, "official", "contest_seen", "{}")
            .await
    })
    .await;
    assert_eq!(n, 1);
}

async fn what_is_committed_is_read_at_once(store: Store) {
    let mut tx = store.begin().await.unwrap();
    tx.add_contest(&contest_record(CONTEST, "ba-dinh-2019"), "setup")
        .await
        .unwrap();
    assert_eq!(store.contests().await.unwrap(), []);
    tx.commit().await.unwrap();
    assert_eq!(store.contests().await.unwrap().len(), 1);
}

async fn a_closed_database_is_a_passing_trouble(store: Store) {
    store.ping().await.unwrap();
    store.close().await;
    let failure = store.ping().await.unwrap_err();
    assert!(failure.is_passing(), "{failure:?}");
    assert!(!StoreError::Taken.is_passing());
}

/// On SQLite another process holds the file for longer than a writer waits; on PostgreSQL two transactions wait
/// for each other, and one is told to give way.
async fn a_writer_that_found_the_way_barred_may_try_again(store: Store) {
    a_round(&store).await;
    let (hoa, lan) = (an_entrant(&store, 1).await, an_entrant(&store, 2).await);
    let (first, second) = (an_attempt(&store, &hoa).await, an_attempt(&store, &lan).await);
    let other = another_handle(&store).await;
    let mut tx = other.begin().await.unwrap();
    assert!(tx.finish_attempt(first.id, OPENS, true).await.unwrap());
    let barred = tokio::spawn(async move {
        let mut tx = store.begin().await?;
        tx.finish_attempt(second.id, OPENS, true).await?;
        tx.finish_attempt(first.id, OPENS, true).await
    });
    sleep(Duration::from_millis(200)).await;
    let here = match &other {
        Store::Sqlite { .. } => Ok(true),
        Store::Postgres(_) => tx.finish_attempt(second.id, OPENS, true).await,
    };
    let there = barred.await.unwrap();
    let failures: Vec<_> = [here, there].into_iter().filter_map(Result::err).collect();
    assert_eq!(failures.len(), 1, "{failures:?}");
    assert!(failures[0].is_passing(), "{failures:?}");
    drop(tx);
    other.close().await;
}

#[tokio::test]
async fn an_address_of_another_kind_is_refused() {
    for address in ["mysql://root@localhost/contest", "contest.db", ""] {
        assert!(
            matches!(Store::open(address, 1).await, Err(StoreError::Address)),
            "{address}"
        );
    }
}
