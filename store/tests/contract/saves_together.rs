//! Saves from two processes on one attempt at the same time.

use crate::given::{
    CONTEST, DESK_PAGE, NODE, PHONE_PAGE, ROUND, a_round, an_attempt, an_entrant, another_handle, ticked,
};
use contest::{id::NodeId, time::Millis};
use store::{
    Store, StoreError,
    answers::{Save, Saved},
};
use uuid::Uuid;

contract!(
    two_processes_give_one_attempt_revisions_without_gaps,
    one_save_sent_to_two_processes_is_kept_once,
    a_finish_and_a_save_at_once_leave_the_save_kept_or_in_the_tray,
);

const SECOND_NODE: NodeId = NodeId(Uuid::from_u128(2));

/// Saves as a process does it: again where another process was writing the same line.
async fn save_until_told(store: &Store, save: &Save, node: NodeId, n: i64) -> Saved {
    loop {
        let mut tx = store.begin().await.unwrap();
        match tx.save(save, node, n, save.received_at + Millis(5)).await {
            Ok(saved) => {
                tx.commit().await.unwrap();
                return saved;
            }
            Err(StoreError::Taken) => drop(tx),
            Err(other) => panic!("{other:?}"),
        }
    }
}

async fn two_processes_give_one_attempt_revisions_without_gaps(store: Store) {
    a_round(&store).await;
    let hoa = an_entrant(&store, 1).await;
    let attempt = an_attempt(&store, &hoa).await;
    let other = another_handle(&store).await;
    let mut pages = Vec::new();
    // Two pages at each process, so that there is a crowd within each as well.
    for page in 0..4_u128 {
        let (store, node) = if page % 2 == 0 {
            (store.clone(), NODE)
        } else {
            (other.clone(), SECOND_NODE)
        };
        let (attempt, writer) = (attempt.clone(), contest::id::WriterId(Uuid::from_u128(page)));
        pages.push(tokio::spawn(async move {
            let mut revisions = Vec::new();
            for seq in 1..=10 {
                let new = ticked(&attempt, seq % 3, writer, seq, 1);
                match save_until_told(&store, &new, node, seq).await {
                    Saved::Kept { revision, .. } => revisions.push(revision),
                    refused => panic!("{refused:?}"),
                }
            }
            assert!(
                revisions.is_sorted(),
                "a page's own saves keep their order: {revisions:?}"
            );
            revisions
        }));
    }
    let mut told = Vec::new();
    for page in pages {
        told.extend(page.await.unwrap());
    }
    told.sort_unstable();
    let gapless: Vec<i64> = (1..=40).collect();
    assert_eq!(told, gapless);
    let log = store.answer_log(attempt.id).await.unwrap();
    assert_eq!(log.iter().map(|line| line.revision).collect::<Vec<_>>(), gapless);
    assert_eq!(store.attempt(attempt.id).await.unwrap().unwrap().revision, 40);
    other.close().await;
}

async fn one_save_sent_to_two_processes_is_kept_once(store: Store) {
    a_round(&store).await;
    let hoa = an_entrant(&store, 1).await;
    let attempt = an_attempt(&store, &hoa).await;
    let other = another_handle(&store).await;
    for seq in 1..=20 {
        let new = ticked(&attempt, 1, PHONE_PAGE, seq, 1);
        let saved_at = new.received_at + Millis(5);
        let (here, there) = tokio::join!(
            save_until_told(&store, &new, NODE, seq),
            save_until_told(&other, &new, SECOND_NODE, seq)
        );
        let kept = Saved::Kept {
            revision: seq,
            saved_at,
        };
        let replayed = Saved::Replayed {
            revision: seq,
            saved_at,
        };
        assert!([&here, &there].contains(&&kept), "{here:?} {there:?}");
        assert!([&here, &there].contains(&&replayed), "{here:?} {there:?}");
    }
    assert_eq!(store.answer_log(attempt.id).await.unwrap().len(), 20);
    other.close().await;
}

async fn a_finish_and_a_save_at_once_leave_the_save_kept_or_in_the_tray(store: Store) {
    a_round(&store).await;
    let other = another_handle(&store).await;
    let mut kept = 0;
    for number in 1..=10 {
        let somebody = an_entrant(&store, number).await;
        let attempt = an_attempt(&store, &somebody).await;
        let new = ticked(&attempt, 1, DESK_PAGE, 1, 1);
        let finish = async {
            let mut tx = other.begin().await.unwrap();
            assert!(
                tx.finish_attempt(attempt.id, new.received_at, true)
                    .await
                    .unwrap()
            );
            tx.commit().await.unwrap();
        };
        let (saved, ()) = tokio::join!(save_until_told(&store, &new, NODE, 1), finish);
        let log = store.answer_log(attempt.id).await.unwrap();
        match saved {
            Saved::Kept { revision: 1, .. } => {
                kept += 1;
                assert_eq!(log.len(), 1);
            }
            Saved::Late => assert_eq!(log, []),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(store.late_count(CONTEST, ROUND).await.unwrap(), 10 - kept);
    other.close().await;
}
