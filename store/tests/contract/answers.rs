//! The answer log and the late tray.

use crate::given::{
    CONTEST, DESK_PAGE, NODE, PHONE_PAGE, ROUND, a_round, an_attempt, an_entrant, at, save, ticked, write,
};
use contest::{
    id::NodeId,
    question::{Answer, ChoiceId, Decimal},
    time::Millis,
};
use std::collections::BTreeSet;
use store::{
    Store, StoreError,
    answers::{LateAnswer, LoggedAnswer, Save, Saved},
    attempts::Attempt,
};
use uuid::Uuid;

contract!(
    every_kind_of_answer_is_read_back_as_it_was_saved,
    the_same_save_again_is_answered_as_before,
    a_number_used_for_something_else_is_a_conflict,
    the_last_instant_of_the_grace_counts_and_the_next_does_not,
    a_late_save_again_is_late_once,
    a_kept_answer_stays_kept_when_it_is_sent_again_after_the_end,
    a_save_after_an_early_finish_goes_to_the_tray,
    a_save_received_in_time_counts_even_if_time_has_ended_the_attempt,
    the_answer_of_a_slot_is_the_one_that_came_last_whichever_page_sent_it,
    a_process_start_numbers_its_saves_without_gaps,
    the_late_tray_shows_the_newest_first,
    a_whole_log_is_read_back_as_it_was_put_in,
    a_whole_log_does_not_replace_what_is_there,
);

async fn an_open_paper(store: &Store) -> Attempt {
    a_round(store).await;
    let hoa = an_entrant(store, 204_718).await;
    an_attempt(store, &hoa).await
}

fn kept(save: &Save, revision: i64) -> Saved {
    Saved::Kept {
        revision,
        saved_at: save.received_at + Millis(5),
    }
}

async fn every_kind_of_answer_is_read_back_as_it_was_saved(store: Store) {
    let attempt = an_open_paper(&store).await;
    let answers = [
        Answer::Blank,
        Answer::Single { choice: ChoiceId(3) },
        Answer::Multiple {
            choices: BTreeSet::from([ChoiceId(0), ChoiceId(2)]),
        },
        Answer::TrueFalse { value: false },
        Answer::Number {
            value: Decimal(1_512_991_000_000),
        },
        Answer::ShortText {
            text: "Sổ hộ khẩu “giấy” 🗎".to_owned(),
        },
    ];
    let mut expected = Vec::new();
    for (slot, answer) in (0..).zip(answers) {
        let mut new = ticked(&attempt, slot, PHONE_PAGE, slot, 0);
        (new.answer, new.flagged) = (answer.clone(), slot % 2 == 1);
        assert_eq!(save(&store, &new, slot).await, kept(&new, slot + 1));
        expected.push(LoggedAnswer {
            revision: slot + 1,
            slot,
            writer: PHONE_PAGE,
            writer_seq: slot,
            answer,
            flagged: new.flagged,
            received_at: new.received_at,
            saved_at: new.received_at + Millis(5),
        });
    }
    assert_eq!(store.answer_log(attempt.id).await.unwrap(), expected);
    assert_eq!(
        write(&store, async |tx| tx.answer_log(attempt.id).await).await,
        expected
    );
    assert_eq!(store.attempt(attempt.id).await.unwrap().unwrap().revision, 6);
}

async fn the_same_save_again_is_answered_as_before(store: Store) {
    let attempt = an_open_paper(&store).await;
    let first = ticked(&attempt, 1, PHONE_PAGE, 1, 2);
    let second = ticked(&attempt, 2, PHONE_PAGE, 2, 0);
    assert_eq!(save(&store, &first, 1).await, kept(&first, 1));
    assert_eq!(save(&store, &second, 2).await, kept(&second, 2));
    let again = Save {
        received_at: at(3),
        ..first.clone()
    };
    let as_before = Saved::Replayed {
        revision: 1,
        saved_at: first.received_at + Millis(5),
    };
    assert_eq!(save(&store, &again, 3).await, as_before);
    assert_eq!(store.answer_log(attempt.id).await.unwrap().len(), 2);
    assert_eq!(store.attempt(attempt.id).await.unwrap().unwrap().revision, 2);
}

async fn a_number_used_for_something_else_is_a_conflict(store: Store) {
    let attempt = an_open_paper(&store).await;
    let first = ticked(&attempt, 1, PHONE_PAGE, 1, 2);
    save(&store, &first, 1).await;
    let other_answer = ticked(&attempt, 1, PHONE_PAGE, 1, 0);
    let other_flag = Save {
        flagged: true,
        ..first.clone()
    };
    for other in [other_answer, other_flag] {
        assert_eq!(save(&store, &other, 2).await, Saved::Conflict);
    }
    let log = store.answer_log(attempt.id).await.unwrap();
    assert_eq!(
        log.into_iter()
            .map(|line| (line.answer, line.flagged))
            .collect::<Vec<_>>(),
        [(first.answer, false)]
    );
    assert_eq!(store.late_count(CONTEST, ROUND).await.unwrap(), 0);
}

async fn the_last_instant_of_the_grace_counts_and_the_next_does_not(store: Store) {
    let attempt = an_open_paper(&store).await;
    let mut new = ticked(&attempt, 1, PHONE_PAGE, 1, 2);
    new.received_at = attempt.last_save_at;
    assert_eq!(save(&store, &new, 1).await, kept(&new, 1));
    new.writer_seq = 2;
    new.received_at = attempt.last_save_at + Millis(1);
    assert_eq!(save(&store, &new, 2).await, Saved::Late);
    assert_eq!(store.answer_log(attempt.id).await.unwrap().len(), 1);
    assert_eq!(store.late_count(CONTEST, ROUND).await.unwrap(), 1);
}

async fn a_late_save_again_is_late_once(store: Store) {
    let attempt = an_open_paper(&store).await;
    let mut late = ticked(&attempt, 1, PHONE_PAGE, 1, 2);
    late.received_at = at(16);
    assert_eq!(save(&store, &late, 1).await, Saved::Late);
    late.received_at = at(17);
    assert_eq!(save(&store, &late, 1).await, Saved::Late);
    late.answer = Answer::Blank;
    assert_eq!(save(&store, &late, 1).await, Saved::Conflict);
    let tray = store.late_answers(CONTEST, ROUND, 10).await.unwrap();
    let held = LateAnswer {
        attempt_id: attempt.id,
        slot: 1,
        answer: Answer::Single { choice: ChoiceId(2) },
        received_at: at(16),
        last_save_at: attempt.last_save_at,
        number: 204_718,
    };
    assert_eq!(tray, [held]);
    assert_eq!(store.attempt(attempt.id).await.unwrap().unwrap().revision, 0);
}

async fn a_kept_answer_stays_kept_when_it_is_sent_again_after_the_end(store: Store) {
    let attempt = an_open_paper(&store).await;
    let first = ticked(&attempt, 1, PHONE_PAGE, 1, 2);
    save(&store, &first, 1).await;
    let again = Save {
        received_at: at(40),
        ..first.clone()
    };
    let as_before = Saved::Replayed {
        revision: 1,
        saved_at: first.received_at + Millis(5),
    };
    assert_eq!(save(&store, &again, 2).await, as_before);
    write(&store, async |tx| {
        tx.finish_attempt(attempt.id, at(1), true).await
    })
    .await;
    assert_eq!(save(&store, &again, 2).await, as_before);
    assert_eq!(store.late_count(CONTEST, ROUND).await.unwrap(), 0);
}

async fn a_save_after_an_early_finish_goes_to_the_tray(store: Store) {
    let attempt = an_open_paper(&store).await;
    let lan = an_entrant(&store, 1).await;
    let of_another = an_attempt(&store, &lan).await;
    write(&store, async |tx| {
        tx.finish_attempt(attempt.id, at(1), true).await
    })
    .await;
    assert_eq!(
        save(&store, &ticked(&attempt, 1, PHONE_PAGE, 90, 2), 1).await,
        Saved::Late
    );
    assert_eq!(store.answer_log(attempt.id).await.unwrap(), []);
    assert_eq!(store.late_count(CONTEST, ROUND).await.unwrap(), 1);
    assert_eq!(store.late_of(attempt.id).await.unwrap(), 1);
    assert_eq!(store.late_of(of_another.id).await.unwrap(), 0);
}

async fn a_save_received_in_time_counts_even_if_time_has_ended_the_attempt(store: Store) {
    let attempt = an_open_paper(&store).await;
    write(&store, async |tx| tx.expire_attempts(CONTEST, at(16), 10).await).await;
    assert_eq!(store.unmarked(CONTEST, 10).await.unwrap(), [attempt.id]);
    let mut waited = ticked(&attempt, 1, PHONE_PAGE, 1, 2);
    waited.received_at = attempt.last_save_at;
    let saved = write(&store, async |tx| tx.save(&waited, NODE, 1, at(17)).await).await;
    assert_eq!(
        saved,
        Saved::Kept {
            revision: 1,
            saved_at: at(17)
        }
    );
    let held = store.attempt(attempt.id).await.unwrap().unwrap();
    assert_eq!((held.revision, held.finished_at), (1, Some(attempt.ends_at)));
}

async fn the_answer_of_a_slot_is_the_one_that_came_last_whichever_page_sent_it(store: Store) {
    let attempt = an_open_paper(&store).await;
    let order = [
        (PHONE_PAGE, 5, 0),
        (DESK_PAGE, 1, 1),
        (PHONE_PAGE, 6, 2),
        (DESK_PAGE, 2, 3),
        (PHONE_PAGE, 4, 1),
    ];
    for (n, (writer, seq, choice)) in (1..).zip(order) {
        let new = ticked(&attempt, 1, writer, seq, choice);
        assert_eq!(save(&store, &new, n).await, kept(&new, n));
    }
    let log = store.answer_log(attempt.id).await.unwrap();
    assert_eq!(
        log.iter().map(|line| line.revision).collect::<Vec<_>>(),
        [1, 2, 3, 4, 5]
    );
    assert_eq!(log[4].answer, Answer::Single { choice: ChoiceId(1) });
}

async fn a_process_start_numbers_its_saves_without_gaps(store: Store) {
    let attempt = an_open_paper(&store).await;
    assert_eq!(store.node_numbers(NODE).await.unwrap(), (0, None, None));
    for n in 1..=3 {
        save(&store, &ticked(&attempt, 1, PHONE_PAGE, n, 0), n).await;
    }
    let other = NodeId(Uuid::from_u128(2));
    write(&store, async |tx| {
        tx.save(&ticked(&attempt, 1, DESK_PAGE, 1, 0), other, 1, at(2))
            .await
    })
    .await;
    assert_eq!(store.node_numbers(NODE).await.unwrap(), (3, Some(1), Some(3)));
    assert_eq!(store.node_numbers(other).await.unwrap(), (1, Some(1), Some(1)));
}

async fn the_late_tray_shows_the_newest_first(store: Store) {
    let attempt = an_open_paper(&store).await;
    for (slot, minute) in [(1, 20), (2, 40), (3, 30)] {
        let mut late = ticked(&attempt, slot, PHONE_PAGE, slot, 0);
        late.received_at = at(minute);
        save(&store, &late, 1).await;
    }
    let slots = async |limit| {
        let tray = store.late_answers(CONTEST, ROUND, limit).await.unwrap();
        tray.into_iter().map(|late| late.slot).collect::<Vec<_>>()
    };
    assert_eq!(slots(10).await, [2, 3, 1]);
    assert_eq!(slots(2).await, [2, 3]);
    assert_eq!(store.late_count(CONTEST, ROUND).await.unwrap(), 3);
}

fn whole_log() -> Vec<LoggedAnswer> {
    (1..=3)
        .map(|revision| LoggedAnswer {
            revision,
            slot: revision - 1,
            writer: PHONE_PAGE,
            writer_seq: revision,
            answer: Answer::Single { choice: ChoiceId(2) },
            flagged: revision == 2,
            received_at: at(revision),
            saved_at: at(revision) + Millis(5),
        })
        .collect()
}

async fn a_whole_log_is_read_back_as_it_was_put_in(store: Store) {
    let attempt = an_open_paper(&store).await;
    let log = whole_log();
    write(&store, async |tx| tx.log_answers(attempt.id, &log, NODE, 5).await).await;
    write(&store, async |tx| tx.log_answers(attempt.id, &[], NODE, 8).await).await;
    assert_eq!(store.answer_log(attempt.id).await.unwrap(), log);
    assert_eq!(store.node_numbers(NODE).await.unwrap(), (3, Some(5), Some(7)));
}

async fn a_whole_log_does_not_replace_what_is_there(store: Store) {
    let attempt = an_open_paper(&store).await;
    save(&store, &ticked(&attempt, 1, PHONE_PAGE, 1, 0), 1).await;
    let mut tx = store.begin().await.unwrap();
    let refused = tx.log_answers(attempt.id, &whole_log(), NODE, 2).await;
    assert!(matches!(refused, Err(StoreError::Taken)), "{refused:?}");
}
