//! The question bank.

use crate::given::{CONTEST, OPENS, ROUND, a_round, write};
use contest::{
    id::QuestionId,
    question::{
        Background, BankQuestion, Choice, ChoiceId, Confidence, Difficulty, Form, Key, Question, TopicCode,
    },
    time::Date,
};
use store::{Store, StoreError, questions::RoundQuestion};
use uuid::Uuid;

contract!(
    the_bank_has_the_newest_version_of_each_question,
    a_version_never_changes,
    a_round_keeps_the_versions_that_were_fixed,
);

async fn the_bank_has_the_newest_version_of_each_question(store: Store) {
    a_round(&store).await;
    let (second, first, newer) = (
        question(2, "bd-002", 1),
        question(1, "bd-001", 1),
        question(1, "bd-001", 2),
    );
    for new in [&second, &first, &newer] {
        write(&store, async |tx| tx.add_question(CONTEST, new, OPENS).await).await;
    }
    assert_eq!(store.bank(CONTEST).await.unwrap(), [newer, second]);
}

async fn a_version_never_changes(store: Store) {
    a_round(&store).await;
    let kept = question(1, "bd-001", 1);
    write(&store, async |tx| tx.add_question(CONTEST, &kept, OPENS).await).await;
    let mut other = kept.clone();
    other.key = Key::Single { right: ChoiceId(0) };
    let mut tx = store.begin().await.unwrap();
    let refused = tx.add_question(CONTEST, &other, OPENS).await;
    assert!(matches!(refused, Err(StoreError::Taken)), "{refused:?}");
    drop(tx);
    assert_eq!(store.bank(CONTEST).await.unwrap(), [kept]);
}

async fn a_round_keeps_the_versions_that_were_fixed(store: Store) {
    a_round(&store).await;
    let (fixed, newer, unused) = (
        question(1, "bd-001", 1),
        question(1, "bd-001", 2),
        question(2, "bd-002", 1),
    );
    write(&store, async |tx| {
        tx.add_question(CONTEST, &fixed, OPENS).await?;
        tx.add_question(CONTEST, &unused, OPENS).await
    })
    .await;
    assert_eq!(store.round_questions(CONTEST, ROUND).await.unwrap(), []);
    write(&store, async |tx| {
        tx.fix_round_question(CONTEST, ROUND, fixed.question.id, 1)
            .await?;
        tx.add_question(CONTEST, &newer, OPENS).await
    })
    .await;
    let held = [RoundQuestion {
        question: fixed.clone(),
        stopped_at: None,
    }];
    assert_eq!(store.round_questions(CONTEST, ROUND).await.unwrap(), held);

    let mut tx = store.begin().await.unwrap();
    let again = tx.fix_round_question(CONTEST, ROUND, fixed.question.id, 2).await;
    assert!(matches!(again, Err(StoreError::Taken)), "{again:?}");
    drop(tx);
    let mut tx = store.begin().await.unwrap();
    let unknown = tx.fix_round_question(CONTEST, ROUND, unused.question.id, 9).await;
    assert!(matches!(unknown, Err(StoreError::Database(_))), "{unknown:?}");
    drop(tx);
    assert_eq!(store.round_questions(CONTEST, ROUND).await.unwrap(), held);
}

fn question(id: u128, code: &str, version: u32) -> BankQuestion {
    let option = |id: u8, text: &str| Choice {
        id: ChoiceId(id),
        text: text.to_owned(),
    };
    BankQuestion {
        question: Question {
            id: QuestionId(Uuid::from_u128(id)),
            version,
            code: code.to_owned(),
            topic: TopicCode("ho-tich".to_owned()),
            difficulty: Difficulty(1),
            text: format!("Đăng ký khai sinh ở đâu? (bản {version})"),
            form: Form::Single {
                options: vec![option(0, "Ở phường"), option(1, "Ở thành phố")],
            },
            fixed_order: false,
        },
        key: Key::Single { right: ChoiceId(1) },
        background: Background {
            explanation: "Luật Hộ tịch".to_owned(),
            law: "Điều 13".to_owned(),
            link: None,
            fact: "ho-tich-13".to_owned(),
            confidence: Confidence::A,
            valid_from: Date::new(2016, 1, 1).unwrap(),
            valid_to: None,
        },
    }
}
