//! Lists that officials page through.

use crate::given::{
    CONTEST, OPENS, PHONE_PAGE, ROUND, a_contest, a_round, an_attempt, an_entrant, at, new_attempt, save,
    ticked, write,
};
use store::Store;

contract!(
    people_are_listed_newest_first_and_in_pages,
    attempts_of_a_round_are_listed_with_their_saved_answers,
);

async fn people_are_listed_newest_first_and_in_pages(store: Store) {
    a_contest(&store).await;
    for number in [1, 3, 2] {
        an_entrant(&store, number).await;
    }
    let page = async |limit, offset| {
        let found = store.people_page(CONTEST, limit, offset).await.unwrap();
        found.into_iter().map(|person| person.number).collect::<Vec<_>>()
    };
    assert_eq!(page(2, 0).await, [3, 2]);
    assert_eq!(page(2, 2).await, [1]);
    assert_eq!(page(2, 4).await, [0_i64; 0]);
}

async fn attempts_of_a_round_are_listed_with_their_saved_answers(store: Store) {
    a_round(&store).await;
    let (hoa, lan) = (an_entrant(&store, 1).await, an_entrant(&store, 2).await);
    let first = an_attempt(&store, &hoa).await;
    for (n, slot) in [(1, 0), (2, 1), (3, 1), (4, 2)] {
        save(&store, &ticked(&first, slot, PHONE_PAGE, n, 0), n).await;
    }
    write(&store, async |tx| tx.finish_attempt(first.id, at(5), true).await).await;
    let second = new_attempt(&lan, 1, at(6));
    write(&store, async |tx| tx.add_attempt(&second).await).await;

    let lines = store.round_attempts(CONTEST, ROUND, false, 10, 0).await.unwrap();
    let told: Vec<_> = lines
        .iter()
        .map(|line| (line.attempt_id, line.entrant_number, line.answered))
        .collect();
    assert_eq!(
        told,
        [(second.id, 2, 0), (first.id, 1, 2)],
        "newest first; the prediction is no question"
    );
    let ended = &lines[1];
    assert_eq!(
        (ended.number, ended.started_at, ended.ends_at),
        (1, OPENS, first.ends_at)
    );
    assert_eq!(
        (ended.finished_at, ended.finished_early, ended.simulated),
        (Some(at(5)), true, false)
    );
    assert_eq!(ended.name.as_deref(), Some("Nguyễn Thị Hoa"));

    let open = store.round_attempts(CONTEST, ROUND, true, 10, 0).await.unwrap();
    assert_eq!(
        open.iter().map(|line| line.attempt_id).collect::<Vec<_>>(),
        [second.id]
    );
    let rest = store.round_attempts(CONTEST, ROUND, false, 1, 1).await.unwrap();
    assert_eq!(rest, lines[1..]);
}
