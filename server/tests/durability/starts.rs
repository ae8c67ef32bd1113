//! Sixty-four starts at once by one entrant (design 8): one open paper, whichever process they reach.

use crate::{
    ground::Ground,
    wire::{
        client::{Client, Reply},
        seats::{Seat, attempt_of, finish_path, seat, start_path},
    },
};
use contest::id::AttemptId;
use std::{collections::BTreeSet, net::SocketAddr, sync::Arc};
use tokio::{sync::Barrier, task::JoinSet};

const STARTS: usize = 64;

/// Starts all at once, by turns at the given addresses.
async fn start_together(seat: &Seat, addresses: &[SocketAddr]) -> Vec<Reply> {
    let together = Arc::new(Barrier::new(STARTS));
    let mut starts = JoinSet::new();
    for turn in 0..STARTS {
        let (cookie, address) = (seat.cookie.clone(), addresses[turn % addresses.len()]);
        let together = Arc::clone(&together);
        starts.spawn(async move {
            let mut client = Client::open(address, &cookie).await.unwrap();
            together.wait().await;
            client.post(&start_path(), "").await.unwrap()
        });
    }
    starts.join_all().await
}

/// The one attempt that all answers lead to.
fn the_one_attempt(replies: &[Reply]) -> AttemptId {
    let led_to: BTreeSet<_> = replies
        .iter()
        .map(|reply| {
            assert_eq!(reply.status, 303, "{reply:?}");
            reply.header("location").to_owned()
        })
        .collect();
    assert_eq!(led_to.len(), 1, "{led_to:?}");
    led_to
        .first()
        .and_then(|path| attempt_of(path))
        .expect("it leads to a paper")
}

async fn two_papers_and_no_third(ground: &Ground, processes: usize) {
    let store = ground.store().await;
    let seat = seat(&store, 1).await.remove(0);
    let served: Vec<_> = (0..processes).map(|_| ground.serve()).collect();
    let addresses: Vec<_> = served.iter().map(|served| served.address).collect();
    let attempts = async || {
        store
            .attempts_of(seat.contest, seat.entrant)
            .await
            .expect("attempts can be read")
    };
    let mut seeds = BTreeSet::new();
    for number in 1..=2 {
        let attempt = the_one_attempt(&start_together(&seat, &addresses).await);
        let again = the_one_attempt(&start_together(&seat, &addresses).await);
        assert_eq!(attempt, again, "a start while a paper is open returns it");
        let rows = attempts().await;
        assert_eq!(rows.len(), number, "rows after {number} papers");
        let newest = rows.last().expect("there is one");
        assert_eq!(newest.id, attempt);
        assert_eq!(usize::try_from(newest.number), Ok(number));
        assert_eq!(newest.paper.slots.len(), 20);
        assert!(
            seeds.insert(newest.seed.clone()),
            "each attempt has a seed of its own"
        );
        let mut client = Client::open(addresses[0], &seat.cookie).await.unwrap();
        let finished = client.post(&finish_path(attempt), "").await.unwrap();
        assert_eq!(finished.status, 303, "{finished:?}");
    }
    for refused in start_together(&seat, &addresses).await {
        assert_eq!(refused.status, 409, "{refused:?}");
        assert!(attempt_of(refused.header("location")).is_none(), "{refused:?}");
    }
    let mut client = Client::open(addresses[0], &seat.cookie).await.unwrap();
    let page = client.get(&start_path()).await.unwrap();
    assert!(
        !page
            .body
            .contains("method=\"post\" action=\"/c/ba-dinh-2019/dot/"),
        "no way to start: {}",
        page.body
    );
    assert_eq!(attempts().await.len(), 2, "no third row");
    store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_starts_make_one_paper_on_sqlite() {
    two_papers_and_no_third(&Ground::sqlite(), 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_starts_at_two_processes_make_one_paper_on_postgres() {
    if let Some(ground) = Ground::postgres() {
        two_papers_and_no_third(&ground, 2).await;
    }
}
