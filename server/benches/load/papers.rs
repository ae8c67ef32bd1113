//! Whole attempts: the sign-in page, start, twenty saves, prediction, finish, result.

use super::{
    figures::Figures,
    machine::cpu_time,
    wire::{
        client::{Client, Reply},
        seats::{QUESTIONS, SLUG, Seat, attempt_of, finish_path, question_path, start_path},
        served::Served,
    },
};
use contest::id::AttemptId;
use server::chance::{Chance, SystemChance};
use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};
use store::{Store, attempts::Attempt};
use tokio::task::JoinSet;

/// Attempts at the same time.
const TOGETHER: usize = 8;

/// How the browser works.
#[derive(Clone, Copy, Debug)]
pub enum Way {
    /// A script saves each answer; only the first question's page is asked for.
    WithScripts,
    /// Each save is a form, and brings the next question's page.
    WithoutScripts,
}

/// Sees to it that everybody took one whole paper: a benchmark of refusals is none.
pub async fn check(store: &Store, entrants: &[Seat]) {
    for seat in entrants {
        let attempts = store
            .attempts_of(seat.contest, seat.entrant)
            .await
            .expect("attempts can be read");
        // The questions and the prediction.
        let whole = |attempt: &Attempt| attempt.finished_early && attempt.revision == QUESTIONS + 1;
        assert!(attempts.len() == 1 && attempts.iter().all(whole), "{attempts:?}");
    }
}

/// Has everybody take a paper; notes what one costs.
pub async fn measure(served: &Served, way: Way, entrants: &[Seat], figures: &mut Figures) {
    let name = match way {
        Way::WithScripts => "full attempt, with scripts",
        Way::WithoutScripts => "full attempt, without scripts",
    };
    let (server, itself) = (served.id(), std::process::id());
    let (cpu, own) = (cpu_time(server), cpu_time(itself));
    let began = Instant::now();
    let mut groups = JoinSet::new();
    for group in entrants.chunks(entrants.len().div_ceil(TOGETHER)) {
        groups.spawn(take_papers(served.address, way, group.to_vec()));
    }
    let times = groups.join_all().await.concat();
    let took = began.elapsed();
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    let count = times.len() as f64;
    let each = |used: Duration| used.as_secs_f64() * 1e3 / count;
    figures.note(
        format!("{name}, server CPU"),
        each(cpu_time(server) - cpu),
        "ms each",
    );
    figures.note(
        format!("{name}, browsers' CPU"),
        each(cpu_time(itself) - own),
        "ms each",
    );
    figures.note(
        format!("{name}, {TOGETHER} at a time"),
        count / took.as_secs_f64(),
        "per s",
    );
    figures.note_times(name, times);
}

async fn take_papers(address: SocketAddr, way: Way, entrants: Vec<Seat>) -> Vec<Duration> {
    let mut times = Vec::with_capacity(entrants.len());
    for seat in entrants {
        let began = Instant::now();
        take_paper(address, way, &seat).await;
        times.push(began.elapsed());
    }
    times
}

async fn take_paper(address: SocketAddr, way: Way, seat: &Seat) {
    let chance: &dyn Chance = &SystemChance;
    let writer = chance.id();
    let mut client = Client::open(address, &seat.cookie).await.expect("it listens");
    get(&mut client, &format!("/c/{SLUG}/vao")).await;
    get(&mut client, &start_path()).await;
    let started = post(&mut client, &start_path(), "").await;
    let first = started.header("location").to_owned();
    let attempt = attempt_of(&first).unwrap_or_else(|| panic!("no paper: {started:?}"));
    get(&mut client, &first).await;
    for slot in 1..=QUESTIONS {
        let fields = format!("writer={writer}&seq={slot}&choice={}&go=next", slot % 4);
        let path = question_path(attempt, slot);
        match way {
            Way::WithScripts => {
                let sent = client.send(&path, &fields, "application/json").await;
                sent.expect("it listens");
                let reply = client.receive().await.expect("it answers");
                assert_eq!(reply.status, 200, "{reply:?}");
            }
            Way::WithoutScripts => {
                let reply = post(&mut client, &path, &fields).await;
                get(&mut client, reply.header("location")).await;
            }
        }
    }
    predict(&mut client, attempt, writer).await;
    let finished = post(&mut client, &finish_path(attempt), "").await;
    get(&mut client, finished.header("location")).await;
    get(&mut client, &format!("/c/{SLUG}/bai/{attempt}/ket-qua")).await;
}

async fn predict(client: &mut Client, attempt: AttemptId, writer: uuid::Uuid) {
    let path = format!("/c/{SLUG}/bai/{attempt}/du-doan");
    get(client, &path).await;
    post(client, &path, &format!("writer={writer}&seq=1&value=120")).await;
}

async fn get(client: &mut Client, path: &str) {
    let reply = client.get(path).await.expect("it answers");
    assert!(reply.status < 400, "{path}: {reply:?}");
}

async fn post(client: &mut Client, path: &str, fields: &str) -> Reply {
    let reply = client.post(path, fields).await.expect("it answers");
    assert_eq!(reply.status, 303, "{path}: {reply:?}");
    reply
}
