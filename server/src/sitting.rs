//! An attempt with everything its pages show, for its owner and nobody else.

use crate::{contests::Contest, failure::Refusal, marking::current_answers, visit::Visit};
use app::messages::failures::Failure;
use axum::response::{IntoResponse, Response};
use contest::{
    id::AttemptId,
    question::{Answer, BankQuestion},
    round::{released, results_due},
    rules::{Prediction, Release},
    time::{Millis, Timestamp},
};
use std::sync::Arc;
use store::{
    StoreError, answers::LoggedAnswer, attempts::Attempt, entrants::Entrant, questions::RoundQuestion,
    rounds::RoundRecord,
};

/// The slot of the prediction.
pub const PREDICTION: i64 = 0;

/// An attempt as its owner may see it.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// The contest.
    pub contest: Arc<Contest>,
    /// The round.
    pub round: RoundRecord,
    /// Whose it is.
    pub entrant: Entrant,
    /// The attempt.
    pub attempt: Attempt,
    /// Its log in the order of revisions.
    pub log: Vec<LoggedAnswer>,
    /// When this was loaded.
    pub now: Timestamp,
    questions: Arc<Vec<RoundQuestion>>,
}

impl Sitting {
    /// Loads the attempt named in an address. Another person's is as if it were not there.
    pub async fn load(visit: &Visit, attempt: &str) -> Result<Self, Response> {
        let entrant = visit.entrant()?.clone();
        Self::of(visit, entrant, attempt)
            .await
            .map_err(IntoResponse::into_response)
    }

    async fn of(visit: &Visit, entrant: Entrant, attempt: &str) -> Result<Self, Refusal> {
        let not_there = Refusal(Failure::NotFound);
        let (app, contest) = (&visit.app, &visit.contest);
        let id: AttemptId = attempt.parse().map_err(|_| not_there)?;
        let attempt = app
            .store
            .attempt(id)
            .await?
            .filter(|found| found.entrant_id == entrant.id && found.contest_id == contest.id())
            .ok_or(not_there)?;
        let round = contest.round_by_id(attempt.round_id).cloned().ok_or(not_there)?;
        let questions = app.contests.round_questions(app, contest.id(), round.id).await?;
        let log = app.store.answer_log(id).await?;
        Ok(Self {
            contest: Arc::clone(contest),
            round,
            entrant,
            attempt,
            log,
            now: visit.now,
            questions,
        })
    }

    /// `/c/{slug}/bai/{attempt}`.
    #[must_use]
    pub fn root(&self) -> String {
        format!("{}/bai/{}", self.contest.root(), self.attempt.id)
    }

    /// The address of a question's page.
    #[must_use]
    pub fn question_address(&self, slot: i64) -> String {
        format!("{}/cau/{slot}", self.root())
    }

    /// Questions on the paper.
    #[must_use]
    pub fn size(&self) -> i64 {
        i64::try_from(self.attempt.paper.slots.len()).unwrap_or(i64::MAX)
    }

    /// Whether the entrant can see and answer questions: not ended early, and the time is not up.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.attempt.finished_at.is_none() && self.now < self.attempt.ends_at
    }

    /// Whether no save counts any more, so that nothing shown can help.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.attempt.finished_at.is_some() || self.now > self.attempt.last_save_at
    }

    /// Time left.
    #[must_use]
    pub fn remaining(&self) -> Millis {
        (self.attempt.ends_at - self.now).max(Millis::ZERO)
    }

    /// When the attempt was over.
    #[must_use]
    pub fn ended_at(&self) -> Timestamp {
        self.attempt.finished_at.unwrap_or(self.attempt.ends_at)
    }

    /// The bank's entry for a slot, with its key: what of it is shown is for the caller to decide.
    #[must_use]
    pub fn entry(&self, slot: i64) -> Option<&BankQuestion> {
        let place = usize::try_from(slot).ok()?.checked_sub(1)?;
        let drawn = self.attempt.paper.slots.get(place)?;
        self.questions
            .iter()
            .map(|entry| &entry.question)
            .find(|entry| entry.question.id == drawn.question && entry.question.version == drawn.version)
    }

    /// The questions of the round, for marking.
    #[must_use]
    pub fn questions(&self) -> &[RoundQuestion] {
        &self.questions
    }

    /// The line of the log that holds for a slot.
    #[must_use]
    pub fn line(&self, slot: i64) -> Option<&LoggedAnswer> {
        self.log.iter().rev().find(|line| line.slot == slot)
    }

    /// The answer and the flag that hold for a slot.
    #[must_use]
    pub fn held(&self, slot: i64) -> (Answer, bool) {
        self.line(slot)
            .map_or((Answer::Blank, false), |line| (line.answer.clone(), line.flagged))
    }

    /// How many questions are answered, and how many are flagged.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let current = current_answers(&self.log);
        let questions = || current.values().filter(|line| line.slot != PREDICTION);
        (
            questions().filter(|line| !line.answer.is_blank()).count(),
            questions().filter(|line| line.flagged).count(),
        )
    }

    /// Whether the rules ask for a prediction that has not been given.
    #[must_use]
    pub fn lacks_prediction(&self) -> bool {
        self.asks_prediction() && self.held(PREDICTION).0.is_blank()
    }

    /// Whether the rules ask for a prediction.
    #[must_use]
    pub fn asks_prediction(&self) -> bool {
        self.round.rules.prediction != Prediction::None
    }

    /// Whether something may be shown now (design 12).
    pub async fn shows(&self, visit: &Visit, release: Release) -> Result<bool, StoreError> {
        let last_end = visit
            .app
            .store
            .last_open_end(self.contest.id(), self.round.id)
            .await?;
        let due = results_due(self.round.window.closes_at, last_end, self.now);
        Ok(released(release, self.has_ended(), due))
    }
}
