//! Many browsers that save as fast as they are answered.

use super::{
    figures::Figures,
    machine::cpu_time,
    wire::{
        client::Client,
        seats::{QUESTIONS, question_path},
        served::Served,
    },
};
use contest::id::AttemptId;
use server::chance::{Chance, SystemChance};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// An open paper.
pub struct Paper {
    pub attempt: AttemptId,
    /// Its owner's.
    pub cookie: String,
    saves: AtomicI64,
}

impl Paper {
    /// A paper without answers.
    pub fn new(attempt: AttemptId, cookie: String) -> Self {
        Self {
            attempt,
            cookie,
            saves: AtomicI64::new(0),
        }
    }

    /// The next question to be answered, and how: each time round differently, because a save of what is held
    /// already is not written.
    fn next(&self) -> (i64, i64) {
        let saves = self.saves.fetch_add(1, Ordering::Relaxed);
        (1 + saves % QUESTIONS, saves / QUESTIONS % 4)
    }
}

/// Measures durable saves; returns how many were in one commit on average.
pub async fn measure(
    served: &Served,
    papers: &Arc<Vec<Paper>>,
    connections: usize,
    span: Duration,
    figures: &mut Figures,
) -> usize {
    let before = commits(served.address).await;
    let what = format!("durable saves, {connections}");
    let saves = load(served, papers, connections, span, &what, figures).await;
    let commits = commits(served.address).await - before;
    let batch = saves / commits.max(1.0);
    figures.note(format!("{what}, saves per commit"), batch, "saves");
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a mean of batches of at most 512"
    )]
    let rounded = batch.round().max(1.0) as usize;
    rounded
}

/// Measures the bare handler with the same requests.
pub async fn measure_bare(
    served: &Served,
    papers: &Arc<Vec<Paper>>,
    connections: usize,
    span: Duration,
    figures: &mut Figures,
) {
    let what = format!("bare handler, {connections}");
    load(served, papers, connections, span, &what, figures).await;
}

/// Commits so far, as the server counts them.
async fn commits(address: SocketAddr) -> f64 {
    let mut client = Client::open(address, "").await.expect("it listens");
    let metrics = client.get("/metrics").await.expect("it answers");
    metrics
        .body
        .lines()
        .find_map(|line| line.strip_prefix("timhieu_commits_total ")?.parse().ok())
        .expect("commits are counted")
}

/// Runs the load and notes rate, times and CPU; returns how many saves were answered.
async fn load(
    served: &Served,
    papers: &Arc<Vec<Paper>>,
    connections: usize,
    span: Duration,
    what: &str,
    figures: &mut Figures,
) -> f64 {
    let (program, itself) = (served.id(), std::process::id());
    let cpu = (cpu_time(program), cpu_time(itself));
    let began = Instant::now();
    let mut browsers = JoinSet::new();
    for first in 0..connections {
        let papers = Arc::clone(papers);
        browsers.spawn(save_by_turns(
            served.address,
            papers,
            first,
            connections,
            began + span,
        ));
    }
    let times: Vec<Duration> = browsers.join_all().await.concat();
    let took = began.elapsed();
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let count = times.len() as f64;
    figures.note(format!("{what}, rate"), count / took.as_secs_f64(), "per s");
    figures.note_times(what, times);
    for (name, before, process) in [("server CPU", cpu.0, program), ("browsers' CPU", cpu.1, itself)] {
        let used = cpu_time(process).saturating_sub(before);
        figures.note(
            format!("{what}, {name}"),
            used.as_secs_f64() * 1e6 / count,
            "µs each",
        );
    }
    count
}

/// One connection's saves, on every `step`-th paper in turn, so that papers fill alike.
async fn save_by_turns(
    address: SocketAddr,
    papers: Arc<Vec<Paper>>,
    first: usize,
    step: usize,
    until: Instant,
) -> Vec<Duration> {
    let chance: &dyn Chance = &SystemChance;
    let writer = chance.id();
    let mut client = Client::open(address, "").await.expect("it listens");
    let mut times = Vec::new();
    let mut seq: i64 = 0;
    while Instant::now() < until {
        let turn = usize::try_from(seq).expect("few");
        let paper = &papers[(first + turn * step) % papers.len()];
        seq += 1;
        client.sign_in(&paper.cookie);
        let (slot, choice) = paper.next();
        let fields = format!("writer={writer}&seq={seq}&choice={choice}&go=next");
        let began = Instant::now();
        let path = question_path(paper.attempt, slot);
        client
            .send(&path, &fields, "application/json")
            .await
            .expect("a save can be sent");
        let reply = client.receive().await.expect("a save is answered");
        times.push(began.elapsed());
        assert_eq!(reply.status, 200, "{reply:?}");
        assert!(reply.body.contains("\"state\":\"kept\""), "{reply:?}");
    }
    times
}
