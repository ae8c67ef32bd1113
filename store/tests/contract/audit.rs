//! The audit chain.

use crate::given::{CONTEST, a_contest, another_handle, at, write};
use contest::{
    audit::{Linked, verify},
    id::ContestId,
};
use store::Store;
use uuid::Uuid;

contract!(
    each_contest_has_a_chain_that_verifies,
    sixteen_acts_at_once_leave_no_gap,
    an_act_that_was_rolled_back_leaves_no_gap,
    an_entry_that_was_changed_breaks_the_chain_at_its_place,
    a_chain_is_read_in_pieces,
);

const INSTALLATION: ContestId = ContestId(Uuid::nil());

async fn append(store: &Store, contest: ContestId, detail: &str) -> i64 {
    write(store, async |tx| {
        tx.append_audit(contest, at(1), "official", "round_extended", detail)
            .await
    })
    .await
}

async fn chain(store: &Store, contest: ContestId) -> Vec<Linked> {
    let entries = store.audit(contest, 1, 1_000).await.unwrap();
    entries
        .into_iter()
        .map(|(entry, hash)| Linked {
            entry,
            link: hash.try_into().unwrap(),
        })
        .collect()
}

async fn each_contest_has_a_chain_that_verifies(store: Store) {
    a_contest(&store).await;
    assert_eq!(store.audit_head(CONTEST).await.unwrap(), None);
    for (contest, n) in [(CONTEST, 1), (INSTALLATION, 1), (CONTEST, 2), (CONTEST, 3)] {
        assert_eq!(append(&store, contest, "{\"lý do\":\"mất điện\"}").await, n);
    }
    for (contest, length) in [(CONTEST, 3), (INSTALLATION, 1)] {
        let chain = chain(&store, contest).await;
        assert_eq!(chain.len(), length);
        assert_eq!(verify(contest, &chain), Ok(()));
        let (n, hash) = store.audit_head(contest).await.unwrap().unwrap();
        let newest = chain.last().unwrap();
        assert_eq!((n, hash), (newest.entry.n, newest.link.to_vec()));
    }
    let entry = chain(&store, CONTEST).await.remove(2).entry;
    assert_eq!(
        (entry.at, entry.actor.as_str(), entry.act.as_str()),
        (at(1), "official", "round_extended")
    );
    assert_eq!(entry.detail, "{\"lý do\":\"mất điện\"}");
}

async fn sixteen_acts_at_once_leave_no_gap(store: Store) {
    a_contest(&store).await;
    let other = another_handle(&store).await;
    let acts: Vec<_> = (0..16)
        .map(|act| {
            let store = if act % 2 == 0 {
                store.clone()
            } else {
                other.clone()
            };
            tokio::spawn(async move { append(&store, CONTEST, &format!("{{\"act\":{act}}}")).await })
        })
        .collect();
    let mut numbers = Vec::new();
    for act in acts {
        numbers.push(act.await.unwrap());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=16).collect::<Vec<_>>());
    let chain = chain(&store, CONTEST).await;
    assert_eq!(chain.len(), 16);
    assert_eq!(verify(CONTEST, &chain), Ok(()));
    other.close().await;
}

async fn an_act_that_was_rolled_back_leaves_no_gap(store: Store) {
    a_contest(&store).await;
    append(&store, CONTEST, "{}").await;
    let mut tx = store.begin().await.unwrap();
    assert_eq!(
        tx.append_audit(CONTEST, at(2), "official", "round_opened", "{}")
            .await
            .unwrap(),
        2
    );
    drop(tx);
    assert_eq!(append(&store, CONTEST, "{}").await, 2);
    assert_eq!(verify(CONTEST, &chain(&store, CONTEST).await), Ok(()));
}

async fn an_entry_that_was_changed_breaks_the_chain_at_its_place(store: Store) {
    a_contest(&store).await;
    for _ in 0..3 {
        append(&store, CONTEST, "{\"minutes\":5}").await;
    }
    let tamper = "UPDATE audit_entry SET detail = '{\"minutes\":50}' WHERE n = 2";
    match &store {
        Store::Sqlite { write, .. } => sqlx::query(tamper).execute(write).await.map(drop).unwrap(),
        Store::Postgres(pool) => sqlx::query(tamper).execute(pool).await.map(drop).unwrap(),
    }
    assert_eq!(verify(CONTEST, &chain(&store, CONTEST).await), Err(2));
}

async fn a_chain_is_read_in_pieces(store: Store) {
    a_contest(&store).await;
    for _ in 0..5 {
        append(&store, CONTEST, "{}").await;
    }
    let numbers = async |from, limit| {
        let found = store.audit(CONTEST, from, limit).await.unwrap();
        found.into_iter().map(|(entry, _)| entry.n).collect::<Vec<_>>()
    };
    assert_eq!(numbers(1, 2).await, [1, 2]);
    assert_eq!(numbers(3, 2).await, [3, 4]);
    assert_eq!(numbers(5, 2).await, [5]);
    assert_eq!(numbers(6, 2).await, [0_i64; 0]);
}
