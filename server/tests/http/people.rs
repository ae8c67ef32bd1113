//! People who have registered and sat papers, put into the store as the pages would have put them.

use crate::support::{CONTEST, Installation};
use axum::{
    body::Body,
    http::{Request, header},
};
use contest::{
    attempt::TimeFactor,
    draw::{Seed, draw, paper_seed},
    id::{AttemptId, EntrantId, NodeId, WriterId},
    person::plain,
    question::{Answer, Key},
    time::{Millis, Timestamp},
};
use server::{contests::Contest, jobs, secrets::token_hash};
use std::sync::Arc;
use store::{
    answers::LoggedAnswer,
    attempts::Attempt,
    entrants::{Consent, Entrant, Person},
};

/// Somebody of the residents' division, born in 1970.
pub struct Resident<'a> {
    pub name: &'a str,
    pub ward: &'a str,
    pub birth_year: i64,
    pub publish: bool,
}

impl Default for Resident<'_> {
    fn default() -> Self {
        Self {
            name: "Nguyễn Thị Hoa",
            ward: "Phúc Xá",
            birth_year: 1970,
            publish: false,
        }
    }
}

impl Installation {
    pub async fn contest(&self) -> Arc<Contest> {
        self.app
            .contests
            .get(&self.app, CONTEST.trim_start_matches("/c/"))
            .await
            .unwrap()
            .unwrap()
    }

    /// Registers somebody.
    pub async fn register(&self, who: Resident<'_>) -> Entrant {
        let contest = self.contest().await;
        let now = self.app.clock.now();
        let ward = contest.units.iter().find(|unit| unit.name == who.ward).unwrap();
        let entrant = Entrant {
            id: EntrantId(self.app.chance.id()),
            contest_id: contest.id(),
            number: self.app.chance.entrant_number(),
            division: "nguoi-dan".to_owned(),
            residence: Some(ward.id),
            workplace: None,
            time_factor: TimeFactor::NORMAL,
            registered_at: now,
            disqualified_at: None,
            simulated: false,
        };
        let person = Person {
            name: who.name.to_owned(),
            plain_name: plain(who.name),
            birth_year: who.birth_year,
            birth_month: Some(5),
            birth_day: Some(19),
            phone: None,
            email: None,
            guardian_name: None,
            guardian_phone: None,
        };
        let consent = Consent {
            kind: "publish",
            given: who.publish,
            text_hash: vec![0; 32],
        };
        let mut tx = self.app.store.begin().await.unwrap();
        tx.add_entrant(&entrant, &person).await.unwrap();
        tx.add_consent(contest.id(), entrant.id, &consent, now)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        entrant
    }

    /// So many people of a ward, each with one ended attempt in a round.
    pub async fn turnout(&self, ward: &str, people: usize, round: &str) {
        for _ in 0..people {
            let entrant = self
                .register(Resident {
                    ward,
                    ..Resident::default()
                })
                .await;
            self.sit(&entrant, round, 10, Millis::minutes(5)).await;
        }
    }

    /// An attempt in the first hour of a round, with so many right answers and no others, ended and marked.
    pub async fn sit(&self, entrant: &Entrant, slug: &str, right: usize, used: Millis) {
        let contest = self.contest().await;
        let round = contest.round(slug).unwrap();
        let store = &self.app.store;
        let questions = store.round_questions(contest.id(), round.id).await.unwrap();
        let pool: Vec<_> = questions
            .iter()
            .map(|entry| exchange::kit::pool_item(&entry.question))
            .collect();
        let master = store.round_seed(contest.id(), round.id).await.unwrap().unwrap();
        let before = store.attempts_of(contest.id(), entrant.id).await.unwrap();
        let number = before
            .iter()
            .filter(|attempt| attempt.round_id == round.id)
            .count()
            + 1;
        let seed = paper_seed(
            &Seed(master.try_into().unwrap()),
            entrant.number,
            u32::try_from(number).unwrap(),
        );
        let paper = draw(&round.rules, &pool, &seed).unwrap();
        let started_at = round.window.opens_at + Millis::minutes(i64::try_from(number).unwrap() * 20);
        let keys = paper.slots.iter().take(right).map(|slot| {
            let known = questions
                .iter()
                .find(|entry| entry.question.question.id == slot.question)
                .unwrap();
            let Key::Single { right } = known.question.key else {
                panic!("a question with several right answers")
            };
            Answer::Single { choice: right }
        });
        let writer = WriterId(self.app.chance.id());
        let log: Vec<_> = (1..)
            .zip(keys)
            .map(|(revision, answer)| LoggedAnswer {
                revision,
                slot: revision,
                writer,
                writer_seq: revision,
                answer,
                flagged: false,
                received_at: started_at + used,
                saved_at: started_at + used,
            })
            .collect();
        let attempt = Attempt {
            id: AttemptId(self.app.chance.id()),
            contest_id: contest.id(),
            round_id: round.id,
            entrant_id: entrant.id,
            number: i64::try_from(number).unwrap(),
            seed: seed.0.to_vec(),
            paper,
            receipt: self.app.chance.bytes::<16>().to_vec(),
            started_at,
            limit: round.rules.limit,
            time_factor: TimeFactor::NORMAL,
            end_rule: round.rules.end_rule,
            grace: round.rules.grace,
            ends_at: started_at + Millis::minutes(15),
            last_save_at: started_at + Millis::minutes(15),
            finished_at: Some(started_at + used),
            finished_early: true,
            revision: i64::try_from(log.len()).unwrap(),
        };
        let mut tx = store.begin().await.unwrap();
        assert!(tx.add_attempt(&attempt).await.unwrap());
        let node = NodeId(self.app.chance.id());
        tx.log_answers(attempt.id, &log, node, 1).await.unwrap();
        tx.commit().await.unwrap();
        jobs::do_due(&self.app).await.unwrap();
    }

    /// A page as somebody who is signed in sees it.
    pub async fn page_of(&self, entrant: &Entrant, path: &str) -> crate::support::Page {
        let token = format!("token-{}", entrant.number);
        let until = Timestamp(i64::MAX);
        let mut tx = self.app.store.begin().await.unwrap();
        let now = self.app.clock.now();
        // A second sign-in with the same token changes nothing.
        let _ = tx
            .add_entrant_session(entrant.contest_id, &token_hash(&token), entrant.id, now, until)
            .await;
        tx.commit().await.unwrap();
        let request = Request::builder()
            .uri(path)
            .header(header::COOKIE, format!("timhieu_ba-dinh-2019={token}"))
            .body(Body::empty())
            .unwrap();
        self.browser().send(request).await
    }
}
