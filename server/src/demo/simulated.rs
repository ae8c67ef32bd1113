//! Made-up entrants for the demonstration's closed round, so that boards can be seen filled.
//!
//! Only the people and what they answer are made up, and they are marked so wherever they show. Their papers are
//! drawn by the rules with the round's own seed, their answers lie in the log, and their results come from the
//! same marking as everybody's.

mod paper;

use super::names::full_name;
use crate::{contests::Contest, marking, state::App};
use contest::{
    attempt::TimeFactor,
    draw::{PoolItem, Seed},
    id::{EntrantId, NodeId, UnitId},
    person::{ADULT_CONSENT_AGE, plain},
    rules::{CountsFor, Division},
    time::{Millis, Timestamp},
    unit::Unit,
};
use paper::Sitting;
use rand::{RngExt, SeedableRng, rngs::StdRng};
use std::collections::BTreeSet;
use store::{
    StoreError, Tx,
    entrants::{Consent, Entrant, Person},
    questions::RoundQuestion,
    results::AttemptResult,
    rounds::RoundRecord,
};
use uuid::Uuid;

/// So many people are written in one transaction.
const AT_ONCE: usize = 25;
/// The smallest ward gets so few people that its numbers are held back.
const SMALLEST: usize = 3;

/// A made-up person with all attempts.
struct Simulated {
    entrant: Entrant,
    person: Person,
    publish: bool,
    sittings: Vec<Sitting>,
}

/// Who is made up next, and where: each ward's and division's share of the people.
struct Crowd<'a> {
    contest: &'a Contest,
    round: &'a RoundRecord,
    pool: Vec<PoolItem>,
    questions: Vec<RoundQuestion>,
    master: Seed,
    wards: Vec<(UnitId, u32)>,
    workplaces: Vec<&'a Unit>,
    numbers: BTreeSet<i64>,
    chance: StdRng,
}

/// Fills a closed round with so many made-up people. Nothing is done where the round has not been opened.
pub async fn fill(app: &App, slug: &str, round: &str, people: usize) -> Result<(), StoreError> {
    let Some(contest) = app.contests.get(app, slug).await? else {
        return Ok(());
    };
    let Some(round) = contest.round(round) else {
        return Ok(());
    };
    let Some(master) = app
        .store
        .round_seed(contest.id(), round.id)
        .await?
        .and_then(|seed| seed.try_into().ok())
    else {
        return Ok(());
    };
    let questions = app.store.round_questions(contest.id(), round.id).await?;
    let mut chance = StdRng::from_seed(app.chance.bytes());
    let mut crowd = Crowd {
        contest: &contest,
        round,
        pool: questions
            .iter()
            .map(|entry| exchange::kit::pool_item(&entry.question))
            .collect(),
        questions,
        master: Seed(master),
        wards: shares(&contest, people, &mut chance),
        workplaces: units(&contest, true).collect(),
        numbers: BTreeSet::new(),
        chance,
    };
    let node = NodeId(app.chance.id());
    let run = contest.text_hash("consent-run", app::Lang::Vi);
    let publish = contest.text_hash("consent-publish", app::Lang::Vi);
    let (mut made, mut n) = (0, 1);
    while made < people {
        let group: Vec<_> = (made..people.min(made + AT_ONCE))
            .filter_map(|place| crowd.next(place))
            .collect();
        made += AT_ONCE;
        let mut tx = app.store.begin().await?;
        for one in &group {
            write(&mut tx, one, node, &mut n, [&run, &publish]).await?;
            for sitting in &one.sittings {
                tx.put_result(&crowd.result(sitting)).await?;
            }
        }
        tx.commit().await?;
    }
    Ok(())
}

async fn write(
    tx: &mut Tx,
    one: &Simulated,
    node: NodeId,
    n: &mut i64,
    [run, publish]: [&[u8; 32]; 2],
) -> Result<(), StoreError> {
    let Entrant {
        contest_id,
        id,
        registered_at,
        ..
    } = one.entrant;
    tx.add_entrant(&one.entrant, &one.person).await?;
    for (kind, given, hash) in [("run", true, run), ("publish", one.publish, publish)] {
        let consent = Consent {
            kind,
            given,
            text_hash: hash.to_vec(),
        };
        tx.add_consent(contest_id, id, &consent, registered_at).await?;
    }
    for sitting in &one.sittings {
        tx.add_attempt(&sitting.attempt).await?;
        tx.log_answers(sitting.attempt.id, &sitting.log, node, *n).await?;
        *n += sitting.attempt.revision;
    }
    Ok(())
}

impl Crowd<'_> {
    /// The next person; residents first in the wards' shares, then people of the other divisions.
    fn next(&mut self, place: usize) -> Option<Simulated> {
        let ward = self.take_ward(place)?;
        let rules = self.contest.rules();
        let turn = self.chance.random_range(0..100_u32);
        // The smallest ward's people are residents, so that its number is what the kit says.
        let division = match (turn, rules.divisions.as_slice()) {
            (70.., [_, others @ ..]) if !others.is_empty() && place >= SMALLEST => {
                &others[usize::from(turn >= 90) % others.len()]
            }
            (_, [first, ..]) => first,
            (_, []) => return None,
        };
        let (division, workplace) = (division.clone(), self.workplace(division));
        let age = self.age(&division);
        let opens = self.round.window.opens_at;
        let span = self.round.window.closes_at - opens;
        // Squared, so that more people come late: on the last days, as in every contest.
        let late = 1.0 - self.chance.random_range(0.0..1.0_f64).powi(2);
        let started_at = evening(opens + share(span, late * 0.97), &mut self.chance)
            .clamp(opens, self.round.window.closes_at - Millis::minutes(30));
        let number = loop {
            let number = self.chance.random_range(100_000_000..1_000_000_000);
            if self.numbers.insert(number) {
                break number;
            }
        };
        let entrant = Entrant {
            id: EntrantId(id(&mut self.chance)),
            contest_id: self.contest.id(),
            number,
            division: division.code.clone(),
            residence: Some(ward),
            workplace,
            time_factor: TimeFactor::NORMAL,
            registered_at: started_at - Millis::minutes(self.chance.random_range(2..300)),
            disqualified_at: None,
            simulated: true,
        };
        let person = self.person(age, started_at);
        let sittings = self.sittings(&entrant, &division, started_at);
        Some(Simulated {
            publish: self.chance.random_bool(0.4),
            entrant,
            person,
            sittings,
        })
    }

    fn take_ward(&mut self, place: usize) -> Option<UnitId> {
        if place < SMALLEST {
            return self.wards.first().map(|(ward, _)| *ward);
        }
        let others = self.wards.get(1..)?;
        let mut turn = self
            .chance
            .random_range(0..others.iter().map(|(_, weight)| *weight).sum::<u32>().max(1));
        for (ward, weight) in others {
            if turn < *weight {
                return Some(*ward);
            }
            turn -= weight;
        }
        None
    }

    fn workplace(&mut self, division: &Division) -> Option<UnitId> {
        if division.counts_for == CountsFor::Residence {
            return None;
        }
        let pupils = division.oldest.is_some_and(|oldest| oldest <= 18);
        let fitting: Vec<_> = self
            .workplaces
            .iter()
            .filter(|unit| unit.name.starts_with("Trường") == pupils)
            .collect();
        let turn = self.chance.random_range(0..fitting.len().max(1));
        fitting.get(turn).map(|unit| unit.id)
    }

    fn age(&mut self, division: &Division) -> i64 {
        let youngest = division
            .youngest
            .unwrap_or(0)
            .max(self.contest.rules().minimum_age);
        let (youngest, oldest) = match (division.counts_for, division.oldest) {
            (_, Some(oldest)) => (youngest, oldest.saturating_sub(1)),
            (CountsFor::Workplace, None) => (youngest.max(22), 60),
            (CountsFor::Residence, None) => (youngest, 82),
        };
        i64::from(self.chance.random_range(youngest..=oldest.max(youngest)))
    }

    fn person(&mut self, age: i64, started_at: Timestamp) -> Person {
        let name = full_name(&mut self.chance);
        let whole = self.chance.random_bool(0.9);
        Person {
            plain_name: plain(&name),
            name,
            birth_year: i64::from(started_at.wall_time().date.year()) - age,
            birth_month: whole.then(|| self.chance.random_range(1..=12)),
            birth_day: whole.then(|| self.chance.random_range(1..=28)),
            phone: None,
            email: None,
            guardian_name: (age <= i64::from(ADULT_CONSENT_AGE)).then(|| full_name(&mut self.chance)),
            guardian_phone: None,
        }
    }

    fn result(&self, sitting: &Sitting) -> AttemptResult {
        let ended_at = sitting.attempt.finished_at.unwrap_or(sitting.attempt.ends_at);
        marking::result(
            &sitting.attempt,
            &sitting.log,
            &self.questions,
            &self.round.rules,
            &[],
            ended_at,
        )
    }
}

/// The wards that people can live in with their weights, the smallest first: more people where more live, here
/// more willingly than there.
fn shares(contest: &Contest, people: usize, chance: &mut StdRng) -> Vec<(UnitId, u32)> {
    let mut wards: Vec<_> = units(contest, false)
        .map(|unit| {
            let residents = unit
                .population
                .as_ref()
                .map_or(10_000, |population| population.count);
            (residents, unit.id)
        })
        .collect();
    wards.sort_unstable();
    tracing::debug!(wards = wards.len(), people, "people are made up");
    wards
        .into_iter()
        .map(|(residents, id)| (id, residents / 100 * chance.random_range(30..200)))
        .collect()
}

fn units(contest: &Contest, workplaces: bool) -> impl Iterator<Item = &Unit> {
    let day = contest.rules().as_of;
    contest.units.iter().filter(move |unit| {
        unit.parent.is_some() && unit.valid_on(day) && unit.kind.is_workplace() == workplaces
    })
}

/// An instant of the same day between 7 and 22 o'clock.
fn evening(at: Timestamp, chance: &mut StdRng) -> Timestamp {
    at.wall_time().date.start() + Millis(chance.random_range(7 * 3_600_000..22 * 3_600_000))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a made-up span of some weeks; a millisecond more or less is nothing"
)]
fn share(span: Millis, part: f64) -> Millis {
    Millis((span.0 as f64 * part) as i64)
}

fn id(chance: &mut StdRng) -> Uuid {
    uuid::Builder::from_random_bytes(chance.random()).into_uuid()
}
