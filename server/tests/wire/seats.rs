//! Entrants who are signed in, written through the store before the program starts.

use contest::{
    attempt::TimeFactor,
    id::{AttemptId, ContestId, EntrantId},
    time::{Millis, Timestamp},
};
use server::{
    chance::{Chance, SystemChance},
    clock::{Clock, SystemClock},
    cookies::entrant_cookie,
    kit::{self, Purpose},
    secrets::{new_token, token_hash},
};
use std::{net::SocketAddr, path::Path};
use store::{
    Store,
    entrants::{Entrant, Person},
};

use super::client::Client;

/// The contest of the kit.
pub const SLUG: &str = "ba-dinh-2019";
/// Its round that is open: two attempts, twenty questions, a prediction.
pub const ROUND: &str = "dot-2";
/// Questions on its papers.
pub const QUESTIONS: i64 = 20;
/// How long a paper lasts here: longer than any test, on however slow a machine.
const LIMIT: Millis = Millis::minutes(240);
/// Entrants written in one transaction.
const AT_ONCE: usize = 500;

/// An entrant with a sign-in.
#[derive(Clone, Debug)]
pub struct Seat {
    pub contest: ContestId,
    pub entrant: EntrantId,
    pub cookie: String,
}

/// Loads the Ba Đình kit with its rounds opened, and signs that many entrants in.
pub async fn seat(store: &Store, how_many: usize) -> Vec<Seat> {
    let kits = Path::new(env!("CARGO_MANIFEST_DIR")).join("../kits");
    let mut kit = kit::read(&kits.join(SLUG)).expect("the kit is sound");
    for round in &mut kit.rounds {
        round.rules.limit = Some(LIMIT);
    }
    let chance: &dyn Chance = &SystemChance;
    kit::load(store, &kit, Purpose::Demo, &SystemClock, chance)
        .await
        .expect("the kit can be loaded");
    let division = &kit.rules.divisions.first().expect("the kit has divisions").code;
    let now = SystemClock.now();
    let mut seats = Vec::with_capacity(how_many);
    while seats.len() < how_many {
        let mut tx = store.begin().await.expect("the database can be written");
        for _ in 0..AT_ONCE.min(how_many - seats.len()) {
            let number = 100_000_000 + i64::try_from(seats.len()).expect("few");
            let entrant = entrant(kit.id, EntrantId(chance.id()), number, division, now);
            tx.add_entrant(&entrant, &person())
                .await
                .expect("an entrant can be added");
            let token = new_token(chance);
            let until = now + LIMIT;
            tx.add_entrant_session(kit.id, &token_hash(&token), entrant.id, now, until)
                .await
                .expect("an entrant can be signed in");
            seats.push(Seat {
                contest: kit.id,
                entrant: entrant.id,
                cookie: format!("{}={token}", entrant_cookie(SLUG, false)),
            });
        }
        tx.commit().await.expect("the database can be written");
    }
    seats
}

fn entrant(contest: ContestId, id: EntrantId, number: i64, division: &str, now: Timestamp) -> Entrant {
    Entrant {
        id,
        contest_id: contest,
        number,
        division: division.to_owned(),
        residence: None,
        workplace: None,
        time_factor: TimeFactor::NORMAL,
        registered_at: now,
        disqualified_at: None,
        simulated: false,
    }
}

fn person() -> Person {
    Person {
        name: "Nguyễn Thị Hòa".to_owned(),
        plain_name: "nguyen thi hoa".to_owned(),
        birth_year: 1954,
        birth_month: None,
        birth_day: None,
        phone: None,
        email: None,
        guardian_name: None,
        guardian_phone: None,
    }
}

/// Where the round's papers are started.
pub fn start_path() -> String {
    format!("/c/{SLUG}/dot/{ROUND}")
}

/// Path of an attempt's question.
pub fn question_path(attempt: AttemptId, slot: i64) -> String {
    format!("/c/{SLUG}/bai/{attempt}/cau/{slot}")
}

/// Path that ends an attempt.
pub fn finish_path(attempt: AttemptId) -> String {
    format!("/c/{SLUG}/bai/{attempt}/ket-thuc")
}

/// The attempt that an address is about.
pub fn attempt_of(path: &str) -> Option<AttemptId> {
    path.split("/bai/").nth(1)?.split('/').next()?.parse().ok()
}

/// Starts a paper as somebody.
pub async fn start(address: SocketAddr, seat: &Seat) -> AttemptId {
    let mut client = Client::open(address, "").await.expect("it listens");
    client.sign_in(&seat.cookie);
    let reply = client.post(&start_path(), "").await.expect("a start is answered");
    attempt_of(reply.header("location")).unwrap_or_else(|| panic!("no paper: {reply:?}"))
}
