//! SIGKILL under load, twenty times on one database: what was acknowledged is there afterwards.

use crate::{
    ground::Ground,
    journal::{Page, Told},
    wire::{
        client::Client,
        seats::{seat, start},
        served::Served,
    },
};
use contest::id::NodeId;
use server::chance::{Chance, SeededChance};
use std::{
    collections::BTreeMap,
    fs,
    net::SocketAddr,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use store::{Store, answers::LoggedAnswer};
use tokio::{task::JoinSet, time::sleep};

const KILLS: usize = 20;
/// Saves without an answer at each kill, at least.
const IN_FLIGHT: usize = 32;
const PAPERS: usize = 64;
/// Browsers, two on each paper.
const PAGES: usize = 2 * PAPERS;
/// Acknowledgements before each kill, so that the log has filled batches.
const BEFORE: usize = 200;
/// Whoever has not answered so many by then hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// One life of the process, from its start to its kill.
struct Life {
    process: Mutex<Served>,
    killed_at: Mutex<Option<Instant>>,
    acknowledged: AtomicUsize,
    waiting: AtomicUsize,
    /// Whether the first acknowledgement of a full batch is the moment to kill, else a moment by chance. A process
    /// that replies before it commits has its worst moment there.
    at_an_acknowledgement: bool,
}

impl Life {
    fn kill(&self) {
        let mut killed_at = self.killed_at.lock().unwrap();
        if killed_at.is_none() {
            *killed_at = Some(Instant::now());
            self.process.lock().unwrap().kill();
        }
    }

    /// An answer has been read.
    fn told(&self, told: Told) {
        let waiting = self.waiting.fetch_sub(1, Ordering::SeqCst);
        if told == Told::Busy {
            return;
        }
        let before = self.acknowledged.fetch_add(1, Ordering::SeqCst);
        if self.at_an_acknowledgement && before >= BEFORE && waiting * 10 >= PAGES * 9 {
            self.kill();
        }
    }

    /// Kills at a moment by chance, and in any case after a while.
    async fn end(&self, delay: Duration) {
        let began = Instant::now();
        while self.acknowledged.load(Ordering::SeqCst) < BEFORE {
            assert!(began.elapsed() < PATIENCE, "it does not answer");
            sleep(Duration::from_millis(1)).await;
        }
        if self.at_an_acknowledgement {
            sleep(Duration::from_secs(2)).await;
        } else {
            sleep(delay).await;
        }
        self.kill();
    }
}

/// Saves until the connection breaks; what had no answer is sent first, under its old number.
async fn save_until_cut(mut page: Page, address: SocketAddr, life: Arc<Life>) -> Page {
    let Ok(mut client) = Client::open(address, &page.cookie).await else {
        return page;
    };
    loop {
        let place = page.unanswered().unwrap_or_else(|| page.tick());
        if page.write(&mut client, place).await.is_err() {
            return page;
        }
        life.waiting.fetch_add(1, Ordering::SeqCst);
        let Ok(reply) = client.receive().await else {
            return page;
        };
        life.told(page.note(place, &reply));
    }
}

/// Sends what has no answer until it has one.
async fn save_the_rest(mut page: Page, address: SocketAddr) -> Page {
    let mut client = Client::open(address, &page.cookie).await.unwrap();
    while let Some(place) = page.unanswered() {
        page.write(&mut client, place).await.unwrap();
        let reply = client.receive().await.unwrap();
        if page.note(place, &reply) == Told::Busy {
            sleep(Duration::from_millis(20)).await;
        }
    }
    page
}

/// Numbers of the whole run.
#[derive(Debug, Default)]
struct Found {
    in_flight: Vec<usize>,
    acknowledged: usize,
    kept_unacknowledged: usize,
    lost: usize,
}

async fn logs(store: &Store, pages: &[Page]) -> BTreeMap<uuid::Uuid, Vec<LoggedAnswer>> {
    let mut logs = BTreeMap::new();
    for page in pages {
        let log = store.answer_log(page.attempt).await.unwrap();
        logs.insert(page.attempt.0, log);
    }
    logs
}

/// Compares the pages' journals with the log. What was acknowledged and is not there is counted and forgotten.
async fn compare(store: &Store, pages: &mut [Page], found: &mut Found) {
    let logs = logs(store, pages).await;
    for page in pages {
        let log = &logs[&page.attempt.0];
        let writer = page.writer;
        let mine = |seq: i64| {
            log.iter()
                .find(move |line| line.writer == writer && line.writer_seq == seq)
        };
        let before = page.sent.len();
        page.sent.retain(|sent| {
            let line = mine(sent.writer_seq);
            if let Some(line) = line {
                assert!(sent.is(line), "another payload than was sent: {sent:?} {line:?}");
            }
            match (sent.kept, line) {
                (Some(revision), Some(line)) => revision == line.revision,
                (Some(_), None) => false,
                (None, _) => true,
            }
        });
        found.lost += before - page.sent.len();
        found.kept_unacknowledged += page
            .sent
            .iter()
            .filter(|sent| sent.kept.is_none() && mine(sent.writer_seq).is_some())
            .count();
    }
}

/// Ids of the processes, from their logs.
fn nodes(log: &Path) -> Vec<NodeId> {
    fs::read_to_string(log)
        .unwrap()
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|line| line["fields"]["node"].as_str()?.parse().ok())
        .collect()
}

/// Every line once, revisions and the numbers of each process without gaps.
async fn check_whole_log(store: &Store, pages: &[Page], nodes: &[NodeId]) {
    let logs = logs(store, pages).await;
    let mut lines = 0;
    for log in logs.values() {
        let revisions: Vec<i64> = log.iter().map(|line| line.revision).collect();
        assert!(
            revisions
                .iter()
                .copied()
                .eq(1..=i64::try_from(log.len()).unwrap()),
            "{revisions:?}"
        );
        lines += log.len();
    }
    let sent: usize = pages.iter().map(|page| page.sent.len()).sum();
    assert_eq!(lines, sent, "lines in the log, and saves that were sent");
    let mut numbered = 0;
    for node in nodes {
        let (count, least, greatest) = store.node_numbers(*node).await.unwrap();
        if count > 0 {
            assert_eq!(
                (least, greatest),
                (Some(1), Some(count)),
                "numbers of one process"
            );
        }
        numbered += usize::try_from(count).unwrap();
    }
    assert_eq!(
        numbered,
        lines,
        "every line has a number of one of {} processes",
        nodes.len()
    );
}

async fn kill_twenty_times(ground: &Ground, name: &str) -> Found {
    let store = ground.store().await;
    let seats = seat(&store, PAPERS).await;
    store.close().await;
    let chance: &dyn Chance = &SeededChance::new(20);
    let mut served = ground.serve();
    let mut pages = Vec::with_capacity(PAGES);
    for seat in &seats {
        let attempt = start(served.address, seat).await;
        for flags in [false, true] {
            pages.push(Page::new(seat, attempt, chance.id(), flags));
        }
    }
    let mut found = Found::default();
    while found.in_flight.len() < KILLS {
        let address = served.address;
        let life = Arc::new(Life {
            process: Mutex::new(served),
            killed_at: Mutex::new(None),
            acknowledged: AtomicUsize::new(0),
            waiting: AtomicUsize::new(0),
            at_an_acknowledgement: found.in_flight.len() % 4 != 3,
        });
        let mut browsers = JoinSet::new();
        for page in pages.drain(..) {
            browsers.spawn(save_until_cut(page, address, Arc::clone(&life)));
        }
        let [random] = chance.bytes::<1>();
        life.end(Duration::from_micros(200 * u64::from(random))).await;
        pages = browsers.join_all().await;
        life.process.lock().unwrap().wait();
        let killed_at = life.killed_at.lock().unwrap().expect("it was killed");
        let in_flight = pages
            .iter()
            .flat_map(|page| &page.sent)
            .filter(|sent| sent.kept.is_none() && sent.written_at.is_some_and(|at| at < killed_at))
            .count();
        found.acknowledged += life.acknowledged.load(Ordering::SeqCst);

        served = ground.serve();
        let store = ground.store().await;
        let (lost, kept) = (found.lost, found.kept_unacknowledged);
        compare(&store, &mut pages, &mut found).await;
        store.close().await;
        println!(
            "{name}: kill {:2}: {in_flight:3} saves in flight, of those {:3} kept; {:4} acknowledged before it, lost \
             {}",
            found.in_flight.len() + 1,
            found.kept_unacknowledged - kept,
            life.acknowledged.load(Ordering::SeqCst),
            found.lost - lost
        );
        assert!(in_flight >= IN_FLIGHT, "only {in_flight} saves were in flight");
        found.in_flight.push(in_flight);
    }
    let mut browsers = JoinSet::new();
    for page in pages.drain(..) {
        browsers.spawn(save_the_rest(page, served.address));
    }
    pages = browsers.join_all().await;
    let store = ground.store().await;
    compare(&store, &mut pages, &mut found).await;
    check_whole_log(&store, &pages, &nodes(&ground.log())).await;
    store.close().await;
    found
}

/// The verdict: nothing is missing; of a sham, something is.
async fn judge(ground: Ground, name: &str) {
    let found = kill_twenty_times(&ground, name).await;
    println!(
        "{name}: {} kills, {} to {} saves in flight, {} acknowledged, {} kept without acknowledgement, {} lost",
        found.in_flight.len(),
        found.in_flight.iter().min().unwrap(),
        found.in_flight.iter().max().unwrap(),
        found.acknowledged,
        found.kept_unacknowledged,
        found.lost
    );
    if cfg!(feature = "sham") {
        assert!(
            found.lost > 0,
            "a process that replies before it commits was not found out"
        );
    } else {
        assert_eq!(found.lost, 0, "acknowledged saves are missing");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_kill_loses_an_acknowledged_save_on_sqlite() {
    judge(Ground::sqlite(), "SQLite").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_kill_loses_an_acknowledged_save_on_postgres() {
    if let Some(ground) = Ground::postgres() {
        judge(ground, "PostgreSQL").await;
    }
}
