//! A group commit without HTTP: the same saves through the store, in batches of the size that the server reached.

use super::{figures::Figures, machine::cpu_time, saves::Paper, wire::seats::QUESTIONS};
use contest::{
    id::{NodeId, WriterId},
    question::{Answer, ChoiceId},
};
use server::{
    chance::{Chance, SystemChance},
    clock::{Clock, SystemClock},
};
use std::time::{Duration, Instant};
use store::{
    Store,
    answers::{Save, Saved},
    attempts::Attempt,
};

/// Measures one batch after the other.
pub async fn measure(
    database: &str,
    papers: &[Paper],
    connections: usize,
    batch: usize,
    span: Duration,
    figures: &mut Figures,
) {
    let store = Store::open(database, 1)
        .await
        .expect("the database can be opened");
    let mut attempts = Vec::with_capacity(papers.len());
    for paper in papers {
        let found = store.attempt(paper.attempt).await.expect("it can be read");
        attempts.push(found.expect("it was started"));
    }
    let chance: &dyn Chance = &SystemChance;
    let (writer, node) = (WriterId(chance.id()), NodeId(chance.id()));
    let mut times = Vec::new();
    let mut n: i64 = 0;
    let cpu = cpu_time(std::process::id());
    let began = Instant::now();
    while began.elapsed() < span {
        let batch_began = Instant::now();
        let mut tx = store.begin().await.expect("the database can be written");
        for _ in 0..batch {
            n += 1;
            let save = save(
                &attempts[usize::try_from(n).expect("few") % attempts.len()],
                writer,
                n,
            );
            let saved = tx
                .save(&save, node, n, SystemClock.now())
                .await
                .expect("an answer can be saved");
            assert!(matches!(saved, Saved::Kept { .. }), "{saved:?}");
        }
        tx.commit().await.expect("the database can be written");
        times.push(batch_began.elapsed());
    }
    let took = began.elapsed();
    let used = cpu_time(std::process::id()).saturating_sub(cpu);
    store.close().await;
    let what = format!("raw group commit, {connections}");
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let (count, size) = (n as f64, batch as f64);
    figures.note(format!("{what}, rate"), count / took.as_secs_f64(), "per s");
    figures.note_times(&what, times);
    figures.note(
        format!("{what}, server CPU"),
        used.as_secs_f64() * 1e6 / count,
        "µs each",
    );
    figures.note(format!("{what}, saves per commit"), size, "saves");
}

fn save(attempt: &Attempt, writer: WriterId, seq: i64) -> Save {
    Save {
        contest_id: attempt.contest_id,
        round_id: attempt.round_id,
        attempt_id: attempt.id,
        slot: 1 + seq % QUESTIONS,
        writer,
        writer_seq: seq,
        answer: Answer::Single {
            choice: ChoiceId(u8::try_from(seq % 4).expect("below four")),
        },
        flagged: false,
        received_at: SystemClock.now(),
    }
}
