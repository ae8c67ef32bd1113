//! Rounds.

use crate::given::{
    CONTEST, OPENS, ROUND, a_contest, a_round, an_attempt, an_entrant, at, new_attempt, round_record, write,
};
use contest::id::RoundId;
use store::{
    Store, StoreError,
    rounds::{Change, RoundCounts},
};
use uuid::Uuid;

contract!(
    rounds_are_listed_in_their_order,
    a_round_is_opened_once_and_its_seed_never_changes,
    a_change_follows_the_version_it_was_made_from,
    attempts_people_and_open_papers_are_counted,
);

const SECOND: RoundId = RoundId(Uuid::from_u128(1));

async fn rounds_are_listed_in_their_order(store: Store) {
    a_contest(&store).await;
    let (first, second) = (round_record(ROUND, 0), round_record(SECOND, 1));
    write(&store, async |tx| {
        tx.add_round(&second, "setup", OPENS).await?;
        tx.add_round(&first, "setup", OPENS).await
    })
    .await;
    assert_eq!(store.rounds(CONTEST).await.unwrap(), [first, second]);

    let mut tx = store.begin().await.unwrap();
    let same_name = tx
        .add_round(&round_record(RoundId(Uuid::from_u128(2)), 1), "setup", OPENS)
        .await;
    assert!(matches!(same_name, Err(StoreError::Taken)), "{same_name:?}");
}

async fn a_round_is_opened_once_and_its_seed_never_changes(store: Store) {
    a_round(&store).await;
    assert_eq!(store.round_seed(CONTEST, ROUND).await.unwrap(), None);
    let open = async |seed: u8| {
        write(&store, async |tx| {
            tx.open_round(CONTEST, ROUND, &[seed; 32], &[seed + 1; 32], at(i64::from(seed)))
                .await
        })
        .await
    };
    assert!(open(1).await);
    assert!(!open(5).await);
    assert_eq!(store.round_seed(CONTEST, ROUND).await.unwrap(), Some(vec![1; 32]));
    let round = store.rounds(CONTEST).await.unwrap().remove(0);
    assert_eq!(
        (round.opened_at, round.commitment),
        (Some(at(1)), Some(vec![2; 32]))
    );
}

async fn a_change_follows_the_version_it_was_made_from(store: Store) {
    a_round(&store).await;
    let mut longer = round_record(ROUND, 0);
    longer.rules_version = 2;
    longer.window.closes_at = at(20 * 24 * 60);
    longer.rules.attempts = Some(3);
    let mut from_the_same = round_record(ROUND, 0);
    from_the_same.rules_version = 2;
    from_the_same.window.closes_at = at(1);
    let rain = Change {
        reason: "Mưa bão",
        document: "Thông báo số 2",
        made_by: "official",
    };
    assert!(write(&store, async |tx| tx.change_round(&longer, &rain, at(3)).await).await);
    assert!(
        !write(&store, async |tx| tx
            .change_round(&from_the_same, &rain, at(4))
            .await)
        .await
    );
    let closes_at = longer.window.closes_at;
    assert_eq!(store.rounds(CONTEST).await.unwrap(), [longer]);

    let history = store.round_versions(CONTEST, ROUND).await.unwrap();
    let told: Vec<_> = history
        .iter()
        .map(|kept| {
            (
                kept.version,
                kept.reason.as_str(),
                kept.document.as_str(),
                kept.made_by.as_str(),
                kept.made_at,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (2, "Mưa bão", "Thông báo số 2", "official", at(3)),
            (1, "", "", "setup", OPENS)
        ]
    );
    assert_eq!((history[0].opens_at, history[0].closes_at), (OPENS, closes_at));
}

async fn attempts_people_and_open_papers_are_counted(store: Store) {
    a_round(&store).await;
    assert_eq!(
        store.round_counts(CONTEST, ROUND).await.unwrap(),
        RoundCounts::default()
    );
    let (hoa, lan) = (an_entrant(&store, 1).await, an_entrant(&store, 2).await);
    let first = an_attempt(&store, &hoa).await;
    an_attempt(&store, &lan).await;
    write(&store, async |tx| tx.finish_attempt(first.id, at(5), true).await).await;
    write(&store, async |tx| {
        tx.add_attempt(&new_attempt(&hoa, 2, at(6))).await
    })
    .await;
    let counts = RoundCounts {
        attempts: 3,
        people: 2,
        open: 2,
    };
    assert_eq!(store.round_counts(CONTEST, ROUND).await.unwrap(), counts);
}
