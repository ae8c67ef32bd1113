//! Entrants, their consents and their entry codes.

use crate::given::{CONTEST, OPENS, a_contest, an_entrant, at, entrant, person, write};
use contest::{attempt::TimeFactor, id::EntrantId};
use store::{
    Store, StoreError,
    entrants::{Consent, GivenConsent},
};
use uuid::Uuid;

contract!(
    an_entrant_and_the_person_behind_are_read_back_whole,
    a_public_number_belongs_to_one_entrant,
    consents_are_kept_in_order_and_the_newest_decides,
    a_new_entry_code_ends_the_one_before,
    codes_issued_at_the_same_time_leave_one_that_opens,
    an_entrant_is_disqualified_once_and_still_named,
    a_time_factor_holds_from_when_it_is_set,
);

async fn an_entrant_and_the_person_behind_are_read_back_whole(store: Store) {
    a_contest(&store).await;
    let mut new = entrant(204_718);
    new.residence = None;
    new.time_factor = TimeFactor::new(150).unwrap();
    new.simulated = true;
    let mut child = person("Lê Thị Mai", "le thi mai");
    child.birth_year = 2007;
    (child.birth_month, child.birth_day) = (None, None);
    child.phone = Some("0912345678".to_owned());
    child.email = Some("mai@example.vn".to_owned());
    child.guardian_name = Some("Lê Văn Nam".to_owned());
    child.guardian_phone = Some("0987654321".to_owned());
    write(&store, async |tx| tx.add_entrant(&new, &child).await).await;
    assert_eq!(store.entrant(CONTEST, new.id).await.unwrap(), Some(new.clone()));
    assert_eq!(store.person(CONTEST, new.id).await.unwrap(), Some(child));
    assert_eq!(store.entrant_count(CONTEST).await.unwrap(), 1);

    let nobody = EntrantId(Uuid::from_u128(1));
    assert_eq!(store.entrant(CONTEST, nobody).await.unwrap(), None);
    assert_eq!(store.person(CONTEST, nobody).await.unwrap(), None);
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.hold_entrant(CONTEST, new.id).await.unwrap(), Some(new));
    assert_eq!(tx.hold_entrant(CONTEST, nobody).await.unwrap(), None);
}

async fn a_public_number_belongs_to_one_entrant(store: Store) {
    a_contest(&store).await;
    an_entrant(&store, 7).await;
    let mut same_number = entrant(8);
    same_number.number = 7;
    let mut tx = store.begin().await.unwrap();
    let refused = tx
        .add_entrant(&same_number, &person("Lê Văn Nam", "le van nam"))
        .await;
    assert!(matches!(refused, Err(StoreError::Taken)), "{refused:?}");
    drop(tx);
    assert_eq!(store.entrant_count(CONTEST).await.unwrap(), 1);
}

async fn consents_are_kept_in_order_and_the_newest_decides(store: Store) {
    a_contest(&store).await;
    let hoa = an_entrant(&store, 1).await.id;
    let publish = async || store.named(CONTEST).await.unwrap()[0].publish;
    assert!(!publish().await, "nobody is published who was not asked");
    for (minute, kind, given) in [
        (1, "run", true),
        (1, "publish", true),
        (2, "contact", false),
        (3, "publish", false),
    ] {
        let consent = Consent {
            kind,
            given,
            text_hash: vec![9; 32],
        };
        write(&store, async |tx| {
            tx.add_consent(CONTEST, hoa, &consent, at(minute)).await
        })
        .await;
        assert_eq!(
            publish().await,
            minute == 1 && kind == "publish" || minute == 2,
            "{kind} {minute}"
        );
    }
    let owned = |kind: &str, given, minute| GivenConsent {
        kind: kind.to_owned(),
        given,
        text_hash: vec![9; 32],
        at: at(minute),
    };
    assert_eq!(
        store.consents(CONTEST, hoa).await.unwrap(),
        [
            owned("publish", true, 1),
            owned("run", true, 1),
            owned("contact", false, 2),
            owned("publish", false, 3)
        ]
    );
}

async fn a_new_entry_code_ends_the_one_before(store: Store) {
    a_contest(&store).await;
    let (hoa, lan) = (an_entrant(&store, 1).await.id, an_entrant(&store, 2).await.id);
    let (old, new, of_lan) = ([1; 32], [2; 32], [3; 32]);
    for (entrant, code) in [(hoa, old), (lan, of_lan), (hoa, new)] {
        write(&store, async |tx| {
            tx.issue_entry_code(CONTEST, entrant, &code, OPENS).await
        })
        .await;
    }
    assert_eq!(store.entrant_by_code(CONTEST, &old).await.unwrap(), None);
    assert_eq!(store.entrant_by_code(CONTEST, &new).await.unwrap(), Some(hoa));
    assert_eq!(store.entrant_by_code(CONTEST, &of_lan).await.unwrap(), Some(lan));

    let mut tx = store.begin().await.unwrap();
    let used_before = tx.issue_entry_code(CONTEST, lan, &old, OPENS).await;
    assert!(matches!(used_before, Err(StoreError::Taken)), "{used_before:?}");
}

async fn codes_issued_at_the_same_time_leave_one_that_opens(store: Store) {
    a_contest(&store).await;
    let hoa = an_entrant(&store, 1).await.id;
    let desks: Vec<_> = (0..8_u8)
        .map(|desk| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut tx = store.begin().await.unwrap();
                tx.issue_entry_code(CONTEST, hoa, &[desk; 32], OPENS)
                    .await
                    .unwrap();
                tx.commit().await.unwrap();
            })
        })
        .collect();
    for desk in desks {
        desk.await.unwrap();
    }
    let mut opening = 0;
    for desk in 0..8_u8 {
        opening += usize::from(
            store
                .entrant_by_code(CONTEST, &[desk; 32])
                .await
                .unwrap()
                .is_some(),
        );
    }
    assert_eq!(opening, 1);
}

async fn an_entrant_is_disqualified_once_and_still_named(store: Store) {
    a_contest(&store).await;
    let hoa = an_entrant(&store, 1).await.id;
    assert!(write(&store, async |tx| tx.disqualify(CONTEST, hoa, at(5)).await).await);
    assert!(!write(&store, async |tx| tx.disqualify(CONTEST, hoa, at(9)).await).await);
    assert_eq!(
        store
            .entrant(CONTEST, hoa)
            .await
            .unwrap()
            .unwrap()
            .disqualified_at,
        Some(at(5))
    );
    let named = store.named(CONTEST).await.unwrap();
    assert_eq!(
        named
            .iter()
            .map(|one| (one.number, one.disqualified_at))
            .collect::<Vec<_>>(),
        [(1, Some(at(5)))]
    );
}

async fn a_time_factor_holds_from_when_it_is_set(store: Store) {
    a_contest(&store).await;
    let hoa = an_entrant(&store, 1).await.id;
    let longer = TimeFactor::new(200).unwrap();
    write(&store, async |tx| tx.set_time_factor(CONTEST, hoa, longer).await).await;
    assert_eq!(
        store.entrant(CONTEST, hoa).await.unwrap().unwrap().time_factor,
        longer
    );
    let mut tx = store.begin().await.unwrap();
    let nobody = tx
        .set_time_factor(CONTEST, EntrantId(Uuid::from_u128(1)), longer)
        .await;
    assert!(
        matches!(nobody, Err(StoreError::Rows { found: 0, .. })),
        "{nobody:?}"
    );
}
