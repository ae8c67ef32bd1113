//! What a second person must approve.

use crate::given::{CONTEST, a_contest, an_official, at, write};
use contest::id::{OfficialId, ProposalId};
use store::{Store, proposals::Proposal};
use uuid::Uuid;

contract!(
    nobody_decides_what_they_proposed_themselves,
    a_proposal_is_decided_once,
    two_who_decide_at_once_make_one_decision,
    the_undecided_come_first_and_then_the_newest,
);

fn proposal(id: u128, proposed_by: OfficialId, minute: i64) -> Proposal {
    Proposal {
        id: ProposalId(Uuid::from_u128(id)),
        kind: "disqualify".to_owned(),
        subject: Uuid::from_u128(77),
        reason: "Đăng ký hai lần".to_owned(),
        proposed_by,
        proposed_at: at(minute),
        decided_by: None,
        decided_at: None,
        approved: None,
    }
}

async fn a_proposal(store: &Store, id: u128, proposed_by: OfficialId, minute: i64) -> Proposal {
    let new = proposal(id, proposed_by, minute);
    write(store, async |tx| tx.add_proposal(CONTEST, &new).await).await;
    new
}

async fn nobody_decides_what_they_proposed_themselves(store: Store) {
    a_contest(&store).await;
    let binh = an_official(&store, 1, "binh").await;
    let new = a_proposal(&store, 1, binh, 1).await;
    for approved in [true, false] {
        assert!(
            !write(&store, async |tx| tx
                .decide_proposal(CONTEST, new.id, binh, approved, at(2))
                .await)
            .await
        );
    }
    assert_eq!(store.proposal(CONTEST, new.id).await.unwrap(), Some(new));
}

async fn a_proposal_is_decided_once(store: Store) {
    a_contest(&store).await;
    let (binh, lan) = (
        an_official(&store, 1, "binh").await,
        an_official(&store, 2, "lan").await,
    );
    let new = a_proposal(&store, 1, binh, 1).await;
    assert!(
        write(&store, async |tx| tx
            .decide_proposal(CONTEST, new.id, lan, false, at(2))
            .await)
        .await
    );
    assert!(
        !write(&store, async |tx| tx
            .decide_proposal(CONTEST, new.id, lan, true, at(3))
            .await)
        .await
    );
    let decided = Proposal {
        decided_by: Some(lan),
        decided_at: Some(at(2)),
        approved: Some(false),
        ..new.clone()
    };
    assert_eq!(store.proposal(CONTEST, new.id).await.unwrap(), Some(decided));
    assert_eq!(
        store
            .proposal(CONTEST, ProposalId(Uuid::from_u128(9)))
            .await
            .unwrap(),
        None
    );
}

async fn two_who_decide_at_once_make_one_decision(store: Store) {
    a_contest(&store).await;
    let binh = an_official(&store, 1, "binh").await;
    let new = a_proposal(&store, 1, binh, 1).await;
    let mut deciders = Vec::new();
    for id in 2..=5 {
        let somebody = an_official(&store, id, &format!("official-{id}")).await;
        let (store, proposal) = (store.clone(), new.id);
        deciders.push(tokio::spawn(async move {
            let mut tx = store.begin().await.unwrap();
            let decided = tx
                .decide_proposal(CONTEST, proposal, somebody, id % 2 == 0, at(2))
                .await
                .unwrap();
            tx.commit().await.unwrap();
            decided.then_some(somebody)
        }));
    }
    let mut decided = Vec::new();
    for decider in deciders {
        decided.extend(decider.await.unwrap());
    }
    assert_eq!(decided.len(), 1);
    assert_eq!(
        store.proposal(CONTEST, new.id).await.unwrap().unwrap().decided_by,
        Some(decided[0])
    );
}

async fn the_undecided_come_first_and_then_the_newest(store: Store) {
    a_contest(&store).await;
    let (binh, lan) = (
        an_official(&store, 1, "binh").await,
        an_official(&store, 2, "lan").await,
    );
    for id in 1..=4_u8 {
        a_proposal(&store, u128::from(id), binh, i64::from(id)).await;
    }
    let newest = ProposalId(Uuid::from_u128(4));
    write(&store, async |tx| {
        tx.decide_proposal(CONTEST, newest, lan, true, at(9)).await
    })
    .await;
    let ids = async |limit| {
        let found = store.proposals(CONTEST, limit).await.unwrap();
        found
            .into_iter()
            .map(|one| one.id.0.as_u128())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(10).await, [3, 2, 1, 4]);
    assert_eq!(ids(2).await, [3, 2]);
}
