//! Stopping on request (SIGTERM) while people save.

use crate::{
    ground::Ground,
    journal::{Page, Told},
    wire::{
        client::Client,
        seats::{seat, start},
        served::Served,
    },
};
use server::chance::{Chance, SystemChance};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{io::AsyncWriteExt, net::TcpStream, task::JoinSet, time::sleep};

const PAPERS: usize = 32;
/// It must be gone in five seconds; the rest is for a slow machine.
const LONGEST: Duration = Duration::from_secs(7);

async fn save_until_closed(mut page: Page, address: SocketAddr, told: Arc<AtomicUsize>) -> Page {
    let Ok(mut client) = Client::open(address, &page.cookie).await else {
        return page;
    };
    loop {
        let place = page.unanswered().unwrap_or_else(|| page.tick());
        if page.write(&mut client, place).await.is_err() {
            return page;
        }
        let Ok(reply) = client.receive().await else {
            return page;
        };
        if matches!(page.note(place, &reply), Told::Kept(_)) {
            told.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// A request that never ends, on a connection that stays open.
async fn half_a_request(address: SocketAddr) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let half = "POST /ngon-ngu HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\n\
        content-type: application/x-www-form-urlencoded\r\ncontent-length: 99\r\n\r\nlanguage=";
    stream.write_all(half.as_bytes()).await.unwrap();
    stream
}

async fn stops_without_loss(ground: &Ground, with_half_a_request: bool) {
    let store = ground.store().await;
    let seats = seat(&store, PAPERS).await;
    store.close().await;
    let mut served = ground.serve();
    let address = served.address;
    let chance: &dyn Chance = &SystemChance;
    let told = Arc::new(AtomicUsize::new(0));
    // First, so that the server has read it long before it is asked to stop.
    let half = if with_half_a_request {
        Some(half_a_request(address).await)
    } else {
        None
    };
    let mut browsers = JoinSet::new();
    for seat in &seats {
        let page = Page::new(seat, start(address, seat).await, chance.id(), false);
        browsers.spawn(save_until_closed(page, address, Arc::clone(&told)));
    }
    while told.load(Ordering::SeqCst) < 4 * PAPERS {
        sleep(Duration::from_millis(5)).await;
    }
    let asked = Instant::now();
    Served::ask_to_stop(served.id());
    let status = tokio::task::spawn_blocking(move || served.wait_at_most(LONGEST))
        .await
        .unwrap();
    let took = asked.elapsed();
    drop(half);
    let status = status.unwrap_or_else(|| panic!("it still ran after {LONGEST:?}"));
    let pages = browsers.join_all().await;
    let acknowledged: usize = pages
        .iter()
        .map(|page| page.sent.iter().filter(|sent| sent.kept.is_some()).count())
        .sum();
    println!(
        "stop: after {took:?}, {acknowledged} saves acknowledged, half a request: {with_half_a_request}"
    );
    assert!(status.success(), "{status}");
    if with_half_a_request {
        assert!(took > Duration::from_secs(2), "it was given time: {took:?}");
    }

    let store = ground.store().await;
    for page in &pages {
        let log = store.answer_log(page.attempt).await.unwrap();
        for sent in page.sent.iter().filter(|sent| sent.kept.is_some()) {
            let line = log.iter().find(|line| Some(line.revision) == sent.kept);
            assert!(line.is_some_and(|line| sent.is(line)), "{sent:?} is missing");
        }
    }
    store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopping_loses_nothing_that_was_acknowledged() {
    stops_without_loss(&Ground::sqlite(), false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopping_loses_nothing_that_was_acknowledged_on_postgres() {
    if let Some(ground) = Ground::postgres() {
        stops_without_loss(&ground, false).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_never_ends_does_not_hold_up_the_stop() {
    stops_without_loss(&Ground::sqlite(), true).await;
}
