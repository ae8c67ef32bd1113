//! Contests and their texts.

use crate::given::{CONTEST, a_contest, at, contest_record, write};
use contest::id::ContestId;
use store::{Store, StoreError, contests::ContestText};
use uuid::Uuid;

contract!(
    contests_are_listed_newest_first_and_read_back_whole,
    a_name_in_addresses_belongs_to_one_contest,
    a_text_replaces_the_one_of_its_kind_and_language,
);

const LATER: ContestId = ContestId(Uuid::from_u128(0xC1));

async fn contests_are_listed_newest_first_and_read_back_whole(store: Store) {
    let first = contest_record(CONTEST, "ba-dinh-2019");
    let mut second = contest_record(LATER, "hoan-kiem-2020");
    second.created_at = at(1);
    second.demo = true;
    write(&store, async |tx| {
        tx.add_contest(&first, "setup").await?;
        tx.add_contest(&second, "setup").await
    })
    .await;
    assert_eq!(store.contests().await.unwrap(), [second, first.clone()]);
    assert_eq!(store.contest("ba-dinh-2019").await.unwrap(), Some(first));
    assert_eq!(store.contest("ba-dinh").await.unwrap(), None);
}

async fn a_name_in_addresses_belongs_to_one_contest(store: Store) {
    a_contest(&store).await;
    let mut tx = store.begin().await.unwrap();
    let refused = tx
        .add_contest(&contest_record(LATER, "ba-dinh-2019"), "setup")
        .await;
    assert!(matches!(refused, Err(StoreError::Taken)), "{refused:?}");
    drop(tx);
    assert_eq!(store.contests().await.unwrap().len(), 1);
}

async fn a_text_replaces_the_one_of_its_kind_and_language(store: Store) {
    a_contest(&store).await;
    let text = |language: &str, body: &str| ContestText {
        kind: "privacy".to_owned(),
        language: language.to_owned(),
        body: body.to_owned(),
    };
    for text in [text("vi", "Bản đầu"), text("en", "First"), text("vi", "Bản sau")] {
        write(&store, async |tx| tx.set_contest_text(CONTEST, &text).await).await;
    }
    assert_eq!(
        store.contest_texts(CONTEST).await.unwrap(),
        [text("en", "First"), text("vi", "Bản sau")]
    );
    assert_eq!(store.contest_texts(LATER).await.unwrap(), []);
}
