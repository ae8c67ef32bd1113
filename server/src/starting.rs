//! Starting an attempt: one transaction that ends what has run out, asks the rules, draws the paper and keeps it.

use crate::{contests::Contest, state::App};
use contest::{
    attempt::AttemptTimes,
    draw::{Paper, PoolItem, Seed, draw, paper_seed},
    id::{AttemptId, RoundId},
    limits::{StartRefusal, may_start},
    person::BirthDate,
    question::Form,
    round::Phase,
    time::{Date, Timestamp},
};
use store::{
    StoreError,
    attempts::Attempt,
    entrants::{Entrant, Person},
    questions::RoundQuestion,
    rounds::RoundRecord,
};

/// Why no attempt was started.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// The rules do not allow it.
    #[error(transparent)]
    Refused(#[from] StartRefusal),
    /// The database failed, or the entrant is gone.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What the rules say about the next attempt of an entrant in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prospect {
    /// An attempt is open; a start returns it.
    Open(AttemptId),
    /// An attempt with this number may be started.
    Next(u32),
    /// None may be started.
    Refused(StartRefusal),
}

/// What a start would do now. `attempts` are all attempts of the entrant in the contest.
#[must_use]
pub fn prospect(
    contest: &Contest,
    round: &RoundRecord,
    entrant: &Entrant,
    person: Option<&Person>,
    attempts: &[Attempt],
    now: Timestamp,
) -> Prospect {
    if entrant.disqualified_at.is_some() {
        return Prospect::Refused(StartRefusal::Disqualified);
    }
    let open = attempts.iter().find(|attempt| {
        attempt.round_id == round.id && attempt.finished_at.is_none() && attempt.last_save_at >= now
    });
    if let Some(attempt) = open {
        return Prospect::Open(attempt.id);
    }
    if is_too_young(person, contest.rules().minimum_age, now) {
        return Prospect::Refused(StartRefusal::TooYoung);
    }
    // Before its opening by the organizers a round has no questions and no seed, whatever its window says.
    if round.opened_at.is_none() && round.window.phase(now) == Phase::Open {
        return Prospect::Refused(StartRefusal::NotOpenYet);
    }
    let in_round = attempts
        .iter()
        .filter(|attempt| attempt.round_id == round.id)
        .count();
    let over_rounds = attempts
        .iter()
        .filter(|attempt| !is_practice(contest, attempt.round_id))
        .count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    match may_start(
        &round.window,
        now,
        &round.rules,
        contest.rules(),
        count(in_round),
        count(over_rounds),
    ) {
        Ok(number) => Prospect::Next(number),
        Err(refusal) => Prospect::Refused(refusal),
    }
}

fn is_practice(contest: &Contest, round: RoundId) -> bool {
    contest
        .round_by_id(round)
        .is_some_and(|round| round.rules.practice)
}

/// Whether the person is younger than the contest admits. Of an erased person nothing is known.
fn is_too_young(person: Option<&Person>, minimum_age: u8, now: Timestamp) -> bool {
    let today = now.wall_time().date;
    let typed = |part: Option<i64>| part.map_or_else(String::new, |number| number.to_string());
    person
        .and_then(|person| {
            let (day, month) = (typed(person.birth_day), typed(person.birth_month));
            BirthDate::parse(&day, &month, &person.birth_year.to_string(), today).ok()
        })
        .is_some_and(|birth| birth.age_on(today) < minimum_age)
}

/// An attempt as it would be if it began at `now`, without its paper.
#[must_use]
pub fn planned(
    round: &RoundRecord,
    entrant: &Entrant,
    number: u32,
    id: AttemptId,
    now: Timestamp,
) -> Attempt {
    Attempt {
        id,
        contest_id: round.contest_id,
        round_id: round.id,
        entrant_id: entrant.id,
        number: i64::from(number),
        seed: Vec::new(),
        paper: Paper::default(),
        receipt: Vec::new(),
        started_at: now,
        limit: round.rules.limit,
        time_factor: entrant.time_factor,
        end_rule: round.rules.end_rule,
        grace: round.rules.grace,
        ends_at: now,
        last_save_at: now,
        finished_at: None,
        finished_early: false,
        revision: 0,
    }
}

/// What decides when an attempt begun at `now` would end.
pub async fn planned_times(
    app: &App,
    round: &RoundRecord,
    entrant: &Entrant,
    now: Timestamp,
) -> Result<AttemptTimes, StoreError> {
    // The nil id belongs to no attempt, so only what was added to the whole round is found.
    let attempt = planned(round, entrant, 0, AttemptId(uuid::Uuid::nil()), now);
    let added = app.store.added_to(&attempt).await?;
    Ok(attempt.times(round.window.closes_at, added))
}

/// What the draw may choose from: the round's questions that are not stopped and right on the contest's day.
#[must_use]
pub fn pool(questions: &[RoundQuestion], as_of: Date, now: Timestamp) -> Vec<PoolItem> {
    questions
        .iter()
        .filter(|entry| entry.stopped_at.is_none_or(|stopped| stopped > now))
        .map(|entry| &entry.question)
        .filter(|entry| {
            entry.background.valid_from <= as_of && entry.background.valid_to.is_none_or(|last| as_of <= last)
        })
        .map(|entry| PoolItem {
            question: entry.question.id,
            version: entry.question.version,
            topic: entry.question.topic.clone(),
            difficulty: entry.question.difficulty,
            options: match &entry.question.form {
                Form::Single { options } | Form::Multiple { options } => {
                    u8::try_from(options.len()).unwrap_or(u8::MAX)
                }
                Form::TrueFalse | Form::Number | Form::ShortText => 0,
            },
            fixed_order: entry.question.fixed_order,
        })
        .collect()
}

/// Starts the entrant's next attempt, or returns the one that is open (design 8).
///
/// Two starts by one entrant come one after the other, because the entrant's row is held; the instant of the
/// start is read only then, so that waiting costs no time on the paper.
pub async fn start(
    app: &App,
    contest: &Contest,
    round: &RoundRecord,
    entrant: &Entrant,
) -> Result<AttemptId, NotStarted> {
    let questions = app.contests.round_questions(app, contest.id(), round.id).await?;
    let master = app.store.round_seed(contest.id(), round.id).await?;
    let person = app.store.person(contest.id(), entrant.id).await?;

    let mut tx = app.store.begin().await?;
    let entrant = tx
        .hold_entrant(contest.id(), entrant.id)
        .await?
        .ok_or(StoreError::Unknown { what: "entrant" })?;
    let now = app.clock.now();
    let attempts = tx.attempts_of(contest.id(), entrant.id).await?;
    for attempt in &attempts {
        let has_run_out = attempt.finished_at.is_none() && attempt.last_save_at < now;
        if has_run_out && attempt.round_id == round.id {
            tx.finish_attempt(attempt.id, attempt.ends_at, false).await?;
        }
    }
    let number = match prospect(contest, round, &entrant, person.as_ref(), &attempts, now) {
        Prospect::Open(attempt) => return Ok(attempt),
        Prospect::Refused(refusal) => return Err(refusal.into()),
        Prospect::Next(number) => number,
    };
    let master: [u8; 32] = master
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(StoreError::Unknown { what: "round seed" })?;
    let seed = paper_seed(&Seed(master), entrant.number, number);
    let paper =
        draw(&round.rules, &pool(&questions, contest.rules().as_of, now), &seed).map_err(|error| {
            tracing::error!(cause = ?error, "no paper can be drawn");
            StartRefusal::BankTooSmall
        })?;
    let mut new = Attempt {
        seed: seed.0.to_vec(),
        paper,
        receipt: app.chance.bytes::<16>().to_vec(),
        ..planned(round, &entrant, number, AttemptId(app.chance.id()), now)
    };
    let times = new.times(round.window.closes_at, tx.added_to(&new).await?);
    new.ends_at = times.end();
    new.last_save_at = times.last_save();
    if !tx.add_attempt(&new).await? {
        return Err(StoreError::Taken.into());
    }
    tx.commit().await?;
    Ok(new.id)
}
