//! Starting attempts: one open paper for each entrant and round.

use crate::given::{
    CONTEST, OPENS, ROUND, a_round, an_attempt, an_entrant, another_handle, at, new_attempt, round_record,
    write,
};
use contest::{
    attempt::TimeFactor,
    id::{AttemptId, RoundId},
    rules::EndRule,
};
use store::{Store, attempts::Attempt};
use uuid::Uuid;

contract!(
    an_attempt_is_read_back_as_it_was_drawn,
    sixty_four_starts_at_once_make_one_open_attempt,
    an_open_attempt_bars_the_next_and_a_number_is_used_once,
    open_papers_of_a_round_hold_its_results_back,
);

async fn an_attempt_is_read_back_as_it_was_drawn(store: Store) {
    a_round(&store).await;
    let hoa = an_entrant(&store, 1).await;
    let mut new = new_attempt(&hoa, 1, at(3));
    new.limit = None;
    new.time_factor = TimeFactor::new(125).unwrap();
    new.end_rule = EndRule::LetFinish;
    assert!(write(&store, async |tx| tx.add_attempt(&new).await).await);
    assert_eq!(store.attempt(new.id).await.unwrap(), Some(new.clone()));
    assert_eq!(store.attempts_of(CONTEST, hoa.id).await.unwrap(), [new.clone()]);
    assert_eq!(store.attempt(AttemptId(Uuid::from_u128(1))).await.unwrap(), None);

    let times = new.times(at(60), Vec::new());
    assert_eq!((times.started_at, times.end()), (at(3), at(60)));
}

async fn sixty_four_starts_at_once_make_one_open_attempt(store: Store) {
    a_round(&store).await;
    let hoa = an_entrant(&store, 1).await;
    let other = another_handle(&store).await;
    let starts: Vec<_> = (0..64_u128)
        .map(|tap| {
            let (store, hoa) = (
                if tap % 2 == 0 {
                    store.clone()
                } else {
                    other.clone()
                },
                hoa.clone(),
            );
            tokio::spawn(async move {
                let mut tx = store.begin().await.unwrap();
                assert!(tx.hold_entrant(CONTEST, hoa.id).await.unwrap().is_some());
                let before = tx.attempts_of(CONTEST, hoa.id).await.unwrap();
                // Every other page believes that nothing has begun yet, as one does that was loaded earlier.
                let number = if tap % 4 < 2 { before.len() + 1 } else { 1 };
                let mut new = new_attempt(&hoa, i64::try_from(number).unwrap(), OPENS);
                new.id = AttemptId(Uuid::from_u128(tap));
                new.receipt = new.id.0.as_bytes().to_vec();
                let begun = tx.add_attempt(&new).await.unwrap();
                tx.commit().await.unwrap();
                begun
            })
        })
        .collect();
    let mut begun = 0;
    for start in starts {
        begun += usize::from(start.await.unwrap());
    }
    assert_eq!(begun, 1);
    let attempts = store.attempts_of(CONTEST, hoa.id).await.unwrap();
    assert_eq!(
        attempts.iter().map(|attempt| attempt.number).collect::<Vec<_>>(),
        [1]
    );
    other.close().await;
}

async fn an_open_attempt_bars_the_next_and_a_number_is_used_once(store: Store) {
    a_round(&store).await;
    let second_round = RoundId(Uuid::from_u128(1));
    write(&store, async |tx| {
        tx.add_round(&round_record(second_round, 1), "setup", OPENS).await
    })
    .await;
    let hoa = an_entrant(&store, 1).await;
    let first = an_attempt(&store, &hoa).await;
    let second = new_attempt(&hoa, 2, at(1));
    let elsewhere = Attempt {
        round_id: second_round,
        ..new_attempt(&hoa, 3, at(2))
    };
    let same_number = Attempt {
        number: 1,
        ..new_attempt(&hoa, 4, at(3))
    };
    let add = async |new: &Attempt| write(&store, async |tx| tx.add_attempt(new).await).await;
    assert!(!add(&second).await, "the first is open");
    assert!(add(&elsewhere).await, "another round is another matter");
    assert!(write(&store, async |tx| tx.finish_attempt(first.id, at(1), true).await).await);
    assert!(
        !write(&store, async |tx| tx.finish_attempt(first.id, at(2), false).await).await,
        "it has ended"
    );
    assert!(!add(&same_number).await);
    assert!(add(&second).await);
    assert_eq!(
        store
            .attempts_of(CONTEST, hoa.id)
            .await
            .unwrap()
            .iter()
            .map(|one| one.number)
            .collect::<Vec<_>>(),
        [1, 2, 3]
    );
    let first = store.attempt(first.id).await.unwrap().unwrap();
    assert_eq!((first.finished_at, first.finished_early), (Some(at(1)), true));
}

async fn open_papers_of_a_round_hold_its_results_back(store: Store) {
    a_round(&store).await;
    assert_eq!(store.last_open_end(CONTEST, ROUND).await.unwrap(), None);
    let (hoa, lan) = (an_entrant(&store, 1).await, an_entrant(&store, 2).await);
    let earlier = an_attempt(&store, &hoa).await;
    let later = new_attempt(&lan, 1, at(9));
    write(&store, async |tx| tx.add_attempt(&later).await).await;
    assert_eq!(
        store.last_open_end(CONTEST, ROUND).await.unwrap(),
        Some(later.last_save_at)
    );
    write(&store, async |tx| tx.finish_attempt(later.id, at(10), true).await).await;
    assert_eq!(
        store.last_open_end(CONTEST, ROUND).await.unwrap(),
        Some(earlier.last_save_at)
    );
    let open = write(&store, async |tx| tx.open_attempts(CONTEST, ROUND).await).await;
    assert_eq!(open, std::slice::from_ref(&earlier));
    write(&store, async |tx| {
        tx.finish_attempt(earlier.id, at(10), true).await
    })
    .await;
    assert_eq!(store.last_open_end(CONTEST, ROUND).await.unwrap(), None);
}
