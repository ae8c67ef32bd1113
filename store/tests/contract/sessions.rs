//! Sign-ins.

use crate::given::{CONTEST, OPENS, a_contest, an_entrant, an_official, at, official, write};
use contest::{
    id::{ContestId, OfficialId},
    time::Timestamp,
};
use store::{Store, officials::Official, sessions::OfficialSession};
use uuid::Uuid;

contract!(
    a_sign_in_of_an_entrant_runs_out,
    signing_out_ends_one_sign_in_and_a_new_code_ends_all,
    a_sign_in_of_an_official_lasts_while_it_is_used,
    a_sign_in_that_has_run_out_is_not_revived,
    a_disabled_official_is_signed_in_nowhere,
    sign_ins_that_have_run_out_are_swept,
);

const PHONE: [u8; 32] = [1; 32];
const DESK: [u8; 32] = [2; 32];

/// A sign-in made as the round opened and last seen at that instant.
fn seen(official_id: OfficialId, seen_at: Timestamp) -> OfficialSession {
    OfficialSession {
        official_id,
        created_at: OPENS,
        seen_at,
    }
}

async fn a_sign_in_of_an_entrant_runs_out(store: Store) {
    a_contest(&store).await;
    let hoa = an_entrant(&store, 1).await.id;
    write(&store, async |tx| {
        tx.add_entrant_session(CONTEST, &PHONE, hoa, OPENS, at(60)).await
    })
    .await;
    let signed_in = async |contest, token: &[u8], now: Timestamp| {
        store.entrant_session(contest, token, now).await.unwrap()
    };
    assert_eq!(signed_in(CONTEST, &PHONE, at(59)).await, Some(hoa));
    assert_eq!(signed_in(CONTEST, &PHONE, at(60)).await, None);
    assert_eq!(signed_in(CONTEST, &DESK, at(1)).await, None);
    assert_eq!(
        signed_in(ContestId(Uuid::from_u128(1)), &PHONE, at(1)).await,
        None,
        "a token opens one contest"
    );
}

async fn signing_out_ends_one_sign_in_and_a_new_code_ends_all(store: Store) {
    a_contest(&store).await;
    let (hoa, lan) = (an_entrant(&store, 1).await.id, an_entrant(&store, 2).await.id);
    write(&store, async |tx| {
        for (token, entrant) in [(PHONE, hoa), (DESK, hoa), ([3; 32], hoa), ([4; 32], lan)] {
            tx.add_entrant_session(CONTEST, &token, entrant, OPENS, at(60))
                .await?;
        }
        Ok(())
    })
    .await;
    let open = async || {
        let mut open = Vec::new();
        for token in 1..=4_u8 {
            if store
                .entrant_session(CONTEST, &[token; 32], at(1))
                .await
                .unwrap()
                .is_some()
            {
                open.push(token);
            }
        }
        open
    };
    write(&store, async |tx| tx.end_entrant_session(CONTEST, &PHONE).await).await;
    assert_eq!(open().await, [2, 3, 4]);
    assert_eq!(
        write(&store, async |tx| tx.end_entrant_sessions(CONTEST, hoa).await).await,
        2
    );
    assert_eq!(open().await, [4]);
}

async fn a_sign_in_of_an_official_lasts_while_it_is_used(store: Store) {
    let binh = an_official(&store, 1, "binh").await;
    write(&store, async |tx| {
        tx.add_official_session(&DESK, binh, OPENS, at(30)).await
    })
    .await;
    assert_eq!(
        store.official_session(&DESK, at(29)).await.unwrap(),
        Some(seen(binh, OPENS))
    );
    write(&store, async |tx| {
        tx.touch_official_session(&DESK, at(29), at(59)).await
    })
    .await;
    assert_eq!(
        store.official_session(&DESK, at(58)).await.unwrap(),
        Some(seen(binh, at(29)))
    );
    assert_eq!(store.official_session(&DESK, at(59)).await.unwrap(), None);
    write(&store, async |tx| tx.end_official_session(&DESK).await).await;
    assert_eq!(store.official_session(&DESK, at(30)).await.unwrap(), None);
}

async fn a_sign_in_that_has_run_out_is_not_revived(store: Store) {
    let binh = an_official(&store, 1, "binh").await;
    write(&store, async |tx| {
        tx.add_official_session(&DESK, binh, OPENS, at(30)).await
    })
    .await;
    write(&store, async |tx| {
        tx.touch_official_session(&DESK, at(30), at(60)).await
    })
    .await;
    assert_eq!(store.official_session(&DESK, at(30)).await.unwrap(), None);
}

async fn a_disabled_official_is_signed_in_nowhere(store: Store) {
    let gone = Official {
        disabled_at: Some(at(1)),
        ..official(1, "binh")
    };
    write(&store, async |tx| {
        tx.add_official(&gone).await?;
        tx.add_official_session(&DESK, gone.id, OPENS, at(30)).await
    })
    .await;
    assert_eq!(store.official_session(&DESK, at(2)).await.unwrap(), None);
}

async fn sign_ins_that_have_run_out_are_swept(store: Store) {
    a_contest(&store).await;
    let (hoa, binh) = (
        an_entrant(&store, 1).await.id,
        an_official(&store, 1, "binh").await,
    );
    write(&store, async |tx| {
        tx.add_entrant_session(CONTEST, &PHONE, hoa, OPENS, at(10))
            .await?;
        tx.add_entrant_session(CONTEST, &DESK, hoa, OPENS, at(20)).await?;
        tx.add_official_session(&PHONE, binh, OPENS, at(10)).await
    })
    .await;
    let sweep = async |now| write(&store, async |tx| tx.sweep_sessions(now).await).await;
    assert_eq!(
        [sweep(at(9)).await, sweep(at(10)).await, sweep(at(10)).await],
        [0, 2, 0]
    );
    assert_eq!(
        store.entrant_session(CONTEST, &DESK, at(10)).await.unwrap(),
        Some(hoa)
    );
}
