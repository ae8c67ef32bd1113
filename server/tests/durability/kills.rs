//! SIGKILL under load, twenty times on one database: what was acknowledged is there afterwards.

use crate::{
    ground::Ground,
    journal::Page,
    life::{Life, save_the_rest, save_until_cut},
    wire::seats::{seat, start},
};
use contest::id::NodeId;
use server::chance::{Chance, SeededChance};
use std::{collections::BTreeMap, fs, path::Path, sync::Arc, time::Duration};
use store::{Store, answers::LoggedAnswer};
use tokio::task::JoinSet;

const KILLS: usize = 20;
/// Saves without an answer at each kill, at least. One with fewer, where the machine had kept the browsers waiting
/// until all was answered, is not counted.
const IN_FLIGHT: usize = 32;
/// More that are not counted than that, and the test is none.
const NOT_COUNTED: usize = 10;
const PAPERS: usize = 64;
/// Browsers, two on each paper.
const PAGES: usize = 2 * PAPERS;

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
    let mut not_counted = 0;
    while found.in_flight.len() < KILLS {
        let address = served.address;
        let at_an_acknowledgement = found.in_flight.len() % 4 != 3;
        let life = Arc::new(Life::new(served, PAGES, at_an_acknowledgement));
        let mut browsers = JoinSet::new();
        for page in pages.drain(..) {
            browsers.spawn(save_until_cut(page, address, Arc::clone(&life)));
        }
        let [random] = chance.bytes::<1>();
        life.end(Duration::from_micros(200 * u64::from(random))).await;
        pages = browsers.join_all().await;
        let killed_at = life.ended();
        let in_flight = pages
            .iter()
            .flat_map(|page| &page.sent)
            .filter(|sent| sent.kept.is_none() && sent.written_at.is_some_and(|at| at < killed_at))
            .count();
        found.acknowledged += life.acknowledged();

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
            life.acknowledged(),
            found.lost - lost
        );
        if in_flight >= IN_FLIGHT {
            found.in_flight.push(in_flight);
        } else {
            not_counted += 1;
            assert!(not_counted <= NOT_COUNTED, "too few saves were in flight");
        }
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
