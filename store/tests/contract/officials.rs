//! Officials: accounts, one-time links, second factor.

use crate::given::{OPENS, an_official, at, official, write};
use contest::id::OfficialId;
use store::{Store, StoreError};
use uuid::Uuid;

contract!(
    officials_are_listed_by_sign_in_name_and_read_back_whole,
    a_sign_in_name_belongs_to_one_official,
    a_link_is_used_once_and_in_time,
    a_link_tapped_eight_times_at_once_is_used_once,
    a_code_of_the_second_factor_works_once,
    a_code_entered_eight_times_at_once_works_once,
);

const LINK: [u8; 32] = [1; 32];

async fn officials_are_listed_by_sign_in_name_and_read_back_whole(store: Store) {
    let mut lan = official(1, "lan");
    lan.password_hash = Some("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA".to_owned());
    lan.totp_secret = Some(vec![5; 20]);
    lan.disabled_at = Some(at(9));
    let binh = official(2, "binh");
    write(&store, async |tx| {
        tx.add_official(&lan).await?;
        tx.add_official(&binh).await
    })
    .await;
    assert_eq!(store.officials().await.unwrap(), [binh.clone(), lan.clone()]);
    assert_eq!(store.official(lan.id).await.unwrap(), Some(lan));
    assert_eq!(store.official_by_login("binh").await.unwrap(), Some(binh));
    assert_eq!(store.official_by_login("nam").await.unwrap(), None);
    assert_eq!(
        store.official(OfficialId(Uuid::from_u128(9))).await.unwrap(),
        None
    );
}

async fn a_sign_in_name_belongs_to_one_official(store: Store) {
    an_official(&store, 1, "binh").await;
    let mut tx = store.begin().await.unwrap();
    let refused = tx.add_official(&official(2, "binh")).await;
    assert!(matches!(refused, Err(StoreError::Taken)), "{refused:?}");
}

async fn a_link_is_used_once_and_in_time(store: Store) {
    let binh = an_official(&store, 1, "binh").await;
    let (used, expired) = (LINK, [2; 32]);
    write(&store, async |tx| {
        tx.add_official_link(&used, binh, OPENS, at(60)).await?;
        tx.add_official_link(&expired, binh, OPENS, at(60)).await
    })
    .await;
    assert_eq!(store.official_by_link(&used, at(59)).await.unwrap(), Some(binh));
    assert_eq!(store.official_by_link(&used, at(60)).await.unwrap(), None);
    let use_up = async |link: [u8; 32], minute| {
        write(&store, async |tx| tx.use_official_link(&link, at(minute)).await).await
    };
    assert_eq!(use_up(used, 5).await, Some(binh));
    assert_eq!(use_up(used, 6).await, None);
    assert_eq!(use_up(expired, 60).await, None);
    assert_eq!(use_up([3; 32], 1).await, None);
    assert_eq!(store.official_by_link(&used, at(6)).await.unwrap(), None);
}

async fn a_link_tapped_eight_times_at_once_is_used_once(store: Store) {
    let binh = an_official(&store, 1, "binh").await;
    write(&store, async |tx| {
        tx.add_official_link(&LINK, binh, OPENS, at(60)).await
    })
    .await;
    let taps: Vec<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut tx = store.begin().await.unwrap();
                let used = tx.use_official_link(&LINK, at(1)).await.unwrap();
                tx.commit().await.unwrap();
                used
            })
        })
        .collect();
    let mut used = Vec::new();
    for tap in taps {
        used.extend(tap.await.unwrap());
    }
    assert_eq!(used, [binh]);
}

async fn a_code_of_the_second_factor_works_once(store: Store) {
    let binh = an_official(&store, 1, "binh").await;
    write(&store, async |tx| {
        tx.set_official_secrets(binh, "$argon2id$…", &[5; 20]).await
    })
    .await;
    let use_step = async |step| write(&store, async |tx| tx.use_totp_step(binh, step).await).await;
    assert!(use_step(100).await);
    assert!(!use_step(100).await, "used");
    assert!(!use_step(99).await, "older than the one used");
    assert!(use_step(101).await);
    let held = store.official(binh).await.unwrap().unwrap();
    assert_eq!((held.totp_step, held.totp_secret), (101, Some(vec![5; 20])));
    assert_eq!(held.password_hash.as_deref(), Some("$argon2id$…"));
}

async fn a_code_entered_eight_times_at_once_works_once(store: Store) {
    let binh = an_official(&store, 1, "binh").await;
    let entries: Vec<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut tx = store.begin().await.unwrap();
                let worked = tx.use_totp_step(binh, 100).await.unwrap();
                tx.commit().await.unwrap();
                worked
            })
        })
        .collect();
    let mut worked = 0;
    for entry in entries {
        worked += usize::from(entry.await.unwrap());
    }
    assert_eq!(worked, 1);
}
