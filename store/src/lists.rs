//! Lists that officials page through, with the names that they need at the desk.

use crate::{Store, StoreError, entrants::Named, on_read};
use contest::{
    id::{AttemptId, ContestId, RoundId},
    time::Timestamp,
};

/// An attempt as a line of a round's list.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AttemptLine {
    /// The attempt.
    pub attempt_id: AttemptId,
    /// Public number of the entrant.
    pub entrant_number: i64,
    /// Full name, unless erased.
    pub name: Option<String>,
    /// Which attempt of the entrant in the round, from 1.
    pub number: i64,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// When it was ended, by the entrant or by time.
    pub finished_at: Option<Timestamp>,
    /// Whether the entrant ended it.
    pub finished_early: bool,
    /// Questions with a saved answer.
    pub answered: i64,
    /// Whether this is a simulated person's.
    pub simulated: bool,
}

const PEOPLE: &str = "SELECT e.id AS entrant_id, e.number, p.name, p.birth_year, p.birth_month, p.birth_day, \
     e.division, e.residence_id, e.workplace_id, e.simulated, e.registered_at, e.disqualified_at, 1 = 0 AS publish \
     FROM entrant e JOIN person p ON p.contest_id = e.contest_id AND p.entrant_id = e.id \
     WHERE e.contest_id = $1 ORDER BY e.registered_at DESC, e.number LIMIT $2 OFFSET $3";
const ATTEMPTS: &str = "SELECT a.id AS attempt_id, e.number AS entrant_number, p.name, a.number, a.started_at, \
     a.ends_at, a.finished_at, a.finished_early, (SELECT COUNT(DISTINCT l.slot) FROM answer_log l \
     WHERE l.attempt_id = a.id AND l.slot > 0) AS answered, e.simulated \
     FROM attempt a JOIN entrant e ON e.contest_id = a.contest_id AND e.id = a.entrant_id \
     LEFT JOIN person p ON p.contest_id = a.contest_id AND p.entrant_id = a.entrant_id \
     WHERE a.contest_id = $1 AND a.round_id = $2 AND (a.finished_at IS NULL OR NOT $3) \
     ORDER BY a.started_at DESC, a.id LIMIT $4 OFFSET $5";

impl Store {
    /// People in the order of registration, newest first.
    pub async fn people_page(
        &self,
        contest: ContestId,
        limit: i64,
        offset: i64,
    ) -> Result<Vec<Named>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(PEOPLE)
            .bind(contest)
            .bind(limit)
            .bind(offset)
            .fetch_all(db)
            .await)?)
    }

    /// Attempts of a round, newest first; only the open ones if asked.
    pub async fn round_attempts(
        &self,
        contest: ContestId,
        round: RoundId,
        only_open: bool,
        limit: i64,
        offset: i64,
    ) -> Result<Vec<AttemptLine>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(ATTEMPTS)
            .bind(contest)
            .bind(round)
            .bind(only_open)
            .bind(limit)
            .bind(offset)
            .fetch_all(db)
            .await)?)
    }
}
