//! What a paper and a saved answer cost, beside a bare handler and a raw group commit of the same run.
//!
//! The real binary serves from SQLite on the disk that holds `target/`; one thread of this program is everybody's
//! browser. Figures go to standard output and `target/bench.json`, samples to `target/bench/`. On a machine with
//! few cores server and browsers share them: trust CPU times and ratios before rates.

#![expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
#![expect(clippy::print_stdout, reason = "its table is what it is for")]

mod bare;
mod figures;
mod machine;
mod papers;
mod raw;
mod saves;
#[path = "../../tests/wire/mod.rs"]
mod wire;

use figures::Figures;
use papers::Way;
use saves::Paper;
use std::{
    env, fs,
    path::Path,
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};
use store::Store;
use wire::{
    seats::{Seat, seat, start},
    served::{BINARY, Served, arguments, prepare},
};

/// Connections at which saves are measured.
const CONNECTIONS: [usize; 3] = [1, 32, 256];
/// Papers that take the saves by turns: so many that each log stays about as long as in a contest. A multiple of all
/// of [`CONNECTIONS`], so that each paper belongs to one connection at a time.
const PAPERS: usize = 1_024;
/// Attempts from the sign-in page to the result, for each way.
const ATTEMPTS: usize = 240;
/// How long each rate is measured.
const MEASURE: Duration = Duration::from_secs(8);

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime can be made");
    if env::args().any(|argument| argument == bare::ARGUMENT) {
        // A server has all cores, as the real one has.
        bare::serve();
    } else {
        runtime.block_on(measure());
    }
}

async fn measure() {
    let began = Instant::now();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("it lies in target");
    let samples = target.join("bench");
    fs::create_dir_all(&samples).expect("target can be written");
    let folder = tempfile::tempdir_in(&samples).expect("target can be written");
    let mut figures = Figures::new(&samples);

    machine::measure_fsync(folder.path(), &mut figures);
    prepare(folder.path());
    fs::create_dir(folder.path().join("data")).expect("target can be written");
    let database = format!("sqlite:{}", folder.path().join("data/contest.sqlite").display());
    let store = Store::open(&database, 4)
        .await
        .expect("the database can be opened");
    let mut seats = seat(&store, PAPERS + 2 * ATTEMPTS).await;
    store.close().await;

    let mut command = Command::new(BINARY);
    command.args(arguments(folder.path(), &database));
    let mut served = Served::start(&mut command, &folder.path().join("log"));
    let entrants: Vec<Seat> = seats.drain(..2 * ATTEMPTS).collect();
    let (with_scripts, without) = entrants.split_at(ATTEMPTS);
    for (way, entrants) in [(Way::WithScripts, with_scripts), (Way::WithoutScripts, without)] {
        papers::measure(&served, way, entrants, &mut figures).await;
    }
    let mut papers = Vec::with_capacity(PAPERS);
    for seat in &seats {
        let attempt = start(served.address, seat).await;
        papers.push(Paper::new(attempt, seat.cookie.clone()));
    }
    let papers = Arc::new(papers);
    let mut batches = Vec::new();
    for connections in CONNECTIONS {
        batches.push(saves::measure(&served, &papers, connections, MEASURE, &mut figures).await);
    }
    Served::ask_to_stop(served.id());
    let stopped = served.wait_at_most(Duration::from_secs(10));
    assert!(stopped.is_some(), "the server stops when it is asked to");

    let store = Store::open(&database, 4)
        .await
        .expect("the database can be opened");
    papers::check(&store, &entrants).await;
    store.close().await;

    let itself = env::current_exe().expect("this program has a file");
    let mut command = Command::new(itself);
    let mut bare = Served::start(command.arg(bare::ARGUMENT), &folder.path().join("log-bare"));
    for connections in CONNECTIONS {
        saves::measure_bare(&bare, &papers, connections, MEASURE / 2, &mut figures).await;
    }
    bare.kill();
    bare.wait();
    for (connections, batch) in CONNECTIONS.into_iter().zip(batches) {
        raw::measure(&database, &papers, connections, batch, MEASURE / 2, &mut figures).await;
    }
    figures.finish(&target.join("bench.json"));
    println!("measured in {:.0} s", began.elapsed().as_secs_f64());
}
