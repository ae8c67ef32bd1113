//! What ended attempts are worth. Derived: may be thrown away and computed again from log and keys.

use crate::{Store, StoreError, Tx, error::rows, on_read, on_tx};
use contest::{
    id::{AttemptId, ContestId, EntrantId, RoundId},
    rules::Score,
    time::{Millis, Timestamp},
};

/// The result of one ended attempt.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AttemptResult {
    /// The attempt.
    pub attempt_id: AttemptId,
    /// The contest.
    pub contest_id: ContestId,
    /// The round.
    pub round_id: RoundId,
    /// Whose it is.
    pub entrant_id: EntrantId,
    /// Which attempt of the entrant in the round, from 1.
    pub number: i64,
    /// The attempt's revision that was marked.
    pub revision: i64,
    /// Points.
    pub score: Score,
    /// Questions answered right.
    pub right_count: i64,
    /// Questions on the paper.
    pub questions: i64,
    /// Whether everything is right.
    pub perfect: bool,
    /// Time used (design 2).
    pub time_used: Millis,
    /// When it began.
    pub started_at: Timestamp,
    /// Last counted save, or the end where there was none.
    pub submitted_at: Timestamp,
    /// The prediction in millionths, if given.
    pub prediction: Option<i64>,
    /// When this was computed.
    pub computed_at: Timestamp,
}

impl Store {
    /// Ended attempts of a contest that have no result of their newest revision, at most `limit`.
    pub async fn unmarked(&self, contest: ContestId, limit: i64) -> Result<Vec<AttemptId>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_scalar(
            "SELECT a.id FROM attempt a LEFT JOIN attempt_result r ON r.attempt_id = a.id \
             WHERE a.contest_id = $1 AND a.finished_at IS NOT NULL \
             AND (r.attempt_id IS NULL OR r.revision <> a.revision) LIMIT $2"
        )
        .bind(contest)
        .bind(limit)
        .fetch_all(db)
        .await)?)
    }

    /// All results of a round whose attempts have ended and whose entrants have not been disqualified.
    pub async fn results(
        &self,
        contest: ContestId,
        round: RoundId,
    ) -> Result<Vec<AttemptResult>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(
            "SELECT r.attempt_id, r.contest_id, r.round_id, r.entrant_id, r.number, r.revision, r.score, \
             r.right_count, r.questions, r.perfect, r.time_used, r.started_at, r.submitted_at, r.prediction, \
             r.computed_at FROM attempt_result r \
             JOIN attempt a ON a.id = r.attempt_id \
             JOIN entrant e ON e.contest_id = r.contest_id AND e.id = r.entrant_id \
             WHERE r.contest_id = $1 AND r.round_id = $2 AND a.finished_at IS NOT NULL \
             AND e.disqualified_at IS NULL ORDER BY r.entrant_id, r.number"
        )
        .bind(contest)
        .bind(round)
        .fetch_all(db)
        .await)?)
    }

    /// A stamp that changes whenever a result of the round does: how many there are of ended attempts, the
    /// newest instant, and how many entrants of the contest are disqualified.
    pub async fn results_stamp(
        &self,
        contest: ContestId,
        round: RoundId,
    ) -> Result<(i64, Option<Timestamp>, i64), StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(
            "SELECT COUNT(a.finished_at), MAX(r.computed_at), (SELECT COUNT(*) FROM entrant \
             WHERE contest_id = $1 AND disqualified_at IS NOT NULL) \
             FROM attempt_result r JOIN attempt a ON a.id = r.attempt_id \
             WHERE r.contest_id = $1 AND r.round_id = $2"
        )
        .bind(contest)
        .bind(round)
        .fetch_one(db)
        .await)?)
    }
}

impl Tx {
    /// Keeps a result in place of an older one of the same attempt.
    pub async fn put_result(&mut self, result: &AttemptResult) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| {
            sqlx::query(
            "INSERT INTO attempt_result (attempt_id, contest_id, round_id, entrant_id, number, revision, score, \
             right_count, questions, perfect, time_used, started_at, submitted_at, prediction, computed_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) \
             ON CONFLICT (attempt_id) DO UPDATE SET revision = EXCLUDED.revision, score = EXCLUDED.score, \
             right_count = EXCLUDED.right_count, perfect = EXCLUDED.perfect, time_used = EXCLUDED.time_used, \
             submitted_at = EXCLUDED.submitted_at, prediction = EXCLUDED.prediction, \
             computed_at = EXCLUDED.computed_at"
        )
        .bind(result.attempt_id)
        .bind(result.contest_id)
        .bind(result.round_id)
        .bind(result.entrant_id)
        .bind(result.number)
        .bind(result.revision)
        .bind(result.score)
        .bind(result.right_count)
        .bind(result.questions)
        .bind(result.perfect)
        .bind(result.time_used)
        .bind(result.started_at)
        .bind(result.submitted_at)
        .bind(result.prediction)
        .bind(result.computed_at)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        rows("keep result", 1, done)
    }
}
