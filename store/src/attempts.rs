//! Attempts: one open at a time for each entrant and round, with the drawn paper kept as drawn.

use crate::{
    Store, StoreError, Tx,
    error::{from_json, rows, to_json},
    on_read, on_tx,
};
use contest::{
    attempt::{Added, AttemptTimes, TimeFactor},
    draw::Paper,
    id::{AttemptId, ContestId, EntrantId, RoundId},
    rules::EndRule,
    time::{Millis, Timestamp},
};
use uuid::Uuid;

/// An attempt as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// Its id.
    pub id: AttemptId,
    /// The contest.
    pub contest_id: ContestId,
    /// The round.
    pub round_id: RoundId,
    /// Whose it is.
    pub entrant_id: EntrantId,
    /// Which attempt of the entrant in the round, from 1.
    pub number: i64,
    /// The seed of the paper (design 8).
    pub seed: Vec<u8>,
    /// The paper as drawn.
    pub paper: Paper,
    /// 128 random bits (design 12).
    pub receipt: Vec<u8>,
    /// When it began, which is when the paper was delivered.
    pub started_at: Timestamp,
    /// Usual time for a paper; `None` = until the round closes.
    pub limit: Option<Millis>,
    /// The entrant's time factor.
    pub time_factor: TimeFactor,
    /// What a paper begun shortly before the close gets.
    pub end_rule: EndRule,
    /// How long after the end a save still counts.
    pub grace: Millis,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Last instant at which a save counts.
    pub last_save_at: Timestamp,
    /// When it was ended, by the entrant or by time.
    pub finished_at: Option<Timestamp>,
    /// Whether the entrant ended it.
    pub finished_early: bool,
    /// Revision of its newest answer; 0 before the first.
    pub revision: i64,
}

impl Attempt {
    /// What its end is a function of, with the round's close and the added intervals that hold now.
    #[must_use]
    pub fn times(&self, round_closes_at: Timestamp, added: Vec<Added>) -> AttemptTimes {
        AttemptTimes {
            started_at: self.started_at,
            limit: self.limit,
            time_factor: self.time_factor,
            round_closes_at,
            end_rule: self.end_rule,
            grace: self.grace,
            added,
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: AttemptId,
    contest_id: ContestId,
    round_id: RoundId,
    entrant_id: EntrantId,
    number: i64,
    seed: Vec<u8>,
    paper: String,
    receipt: Vec<u8>,
    started_at: Timestamp,
    limit_ms: Option<Millis>,
    time_factor: i64,
    end_rule: String,
    grace_ms: Millis,
    ends_at: Timestamp,
    last_save_at: Timestamp,
    finished_at: Option<Timestamp>,
    finished_early: bool,
    revision: i64,
}

impl TryFrom<Row> for Attempt {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            contest_id: row.contest_id,
            round_id: row.round_id,
            entrant_id: row.entrant_id,
            number: row.number,
            seed: row.seed,
            paper: from_json("paper", &row.paper)?,
            receipt: row.receipt,
            started_at: row.started_at,
            limit: row.limit_ms,
            time_factor: TimeFactor::try_from(row.time_factor).unwrap_or_default(),
            end_rule: from_json("end rule", &row.end_rule)?,
            grace: row.grace_ms,
            ends_at: row.ends_at,
            last_save_at: row.last_save_at,
            finished_at: row.finished_at,
            finished_early: row.finished_early,
            revision: row.revision,
        })
    }
}

const COLUMNS_BY_ID: &str = "SELECT id, contest_id, round_id, entrant_id, number, seed, paper, receipt, started_at, \
     limit_ms, time_factor, end_rule, grace_ms, ends_at, last_save_at, finished_at, finished_early, revision \
     FROM attempt WHERE id = $1";
const COLUMNS_BY_ENTRANT: &str = "SELECT id, contest_id, round_id, entrant_id, number, seed, paper, receipt, \
     started_at, limit_ms, time_factor, end_rule, grace_ms, ends_at, last_save_at, finished_at, finished_early, \
     revision FROM attempt WHERE contest_id = $1 AND entrant_id = $2 ORDER BY started_at, number";
const COLUMNS_OPEN_OF_ROUND: &str = "SELECT id, contest_id, round_id, entrant_id, number, seed, paper, receipt, \
     started_at, limit_ms, time_factor, end_rule, grace_ms, ends_at, last_save_at, finished_at, finished_early, \
     revision FROM attempt WHERE contest_id = $1 AND round_id = $2 AND finished_at IS NULL";

impl Store {
    /// One attempt.
    pub async fn attempt(&self, id: AttemptId) -> Result<Option<Attempt>, StoreError> {
        let found: Option<Row> = on_read!(self, |db| sqlx::query_as(COLUMNS_BY_ID)
            .bind(id)
            .fetch_optional(db)
            .await)?;
        found.map(TryInto::try_into).transpose()
    }

    /// All attempts of an entrant, oldest first.
    pub async fn attempts_of(
        &self,
        contest: ContestId,
        entrant: EntrantId,
    ) -> Result<Vec<Attempt>, StoreError> {
        let found: Vec<Row> = on_read!(self, |db| sqlx::query_as(COLUMNS_BY_ENTRANT)
            .bind(contest)
            .bind(entrant)
            .fetch_all(db)
            .await)?;
        found.into_iter().map(TryInto::try_into).collect()
    }

    /// What was added to the time of an attempt, to it alone or to its whole round.
    pub async fn added_to(&self, attempt: &Attempt) -> Result<Vec<Added>, StoreError> {
        let found: Vec<String> = on_read!(self, |db| sqlx::query_scalar(
            "SELECT added FROM added_interval WHERE contest_id = $1 AND round_id = $2 \
             AND (attempt_id IS NULL OR attempt_id = $3) ORDER BY made_at, id"
        )
        .bind(attempt.contest_id)
        .bind(attempt.round_id)
        .bind(attempt.id)
        .fetch_all(db)
        .await)?;
        found
            .iter()
            .map(|text| from_json("added interval", text))
            .collect()
    }

    /// Whether an open attempt of the contest can take no more saves: a read, so that looking costs the writer nothing.
    pub async fn any_run_out(&self, contest: ContestId, now: Timestamp) -> Result<bool, StoreError> {
        let found: Option<AttemptId> = on_read!(self, |db| {
            sqlx::query_scalar(
            "SELECT id FROM attempt WHERE contest_id = $1 AND finished_at IS NULL AND last_save_at < $2 LIMIT 1"
        )
        .bind(contest)
        .bind(now)
        .fetch_optional(db)
        .await
        })?;
        Ok(found.is_some())
    }

    /// Whether any paper of the round is open, and the latest instant at which one takes a save.
    pub async fn last_open_end(
        &self,
        contest: ContestId,
        round: RoundId,
    ) -> Result<Option<Timestamp>, StoreError> {
        Ok(on_read!(self, |db| {
            sqlx::query_scalar(
            "SELECT MAX(last_save_at) FROM attempt WHERE contest_id = $1 AND round_id = $2 AND finished_at IS NULL"
        )
        .bind(contest)
        .bind(round)
        .fetch_one(db)
        .await
        })?)
    }
}

impl Tx {
    /// All attempts of an entrant, oldest first, as this transaction sees them.
    pub async fn attempts_of(
        &mut self,
        contest: ContestId,
        entrant: EntrantId,
    ) -> Result<Vec<Attempt>, StoreError> {
        let found: Vec<Row> = on_tx!(self, |db| sqlx::query_as(COLUMNS_BY_ENTRANT)
            .bind(contest)
            .bind(entrant)
            .fetch_all(db)
            .await)?;
        found.into_iter().map(TryInto::try_into).collect()
    }

    /// Open attempts of a round, whose ends must follow when the round's close moves.
    pub async fn open_attempts(
        &mut self,
        contest: ContestId,
        round: RoundId,
    ) -> Result<Vec<Attempt>, StoreError> {
        let found: Vec<Row> = on_tx!(self, |db| sqlx::query_as(COLUMNS_OPEN_OF_ROUND)
            .bind(contest)
            .bind(round)
            .fetch_all(db)
            .await)?;
        found.into_iter().map(TryInto::try_into).collect()
    }

    /// Adds an attempt; `false` if one with its number, or an open one, is there already.
    pub async fn add_attempt(&mut self, new: &Attempt) -> Result<bool, StoreError> {
        let done = on_tx!(self, |db| {
            sqlx::query(
            "INSERT INTO attempt (id, contest_id, round_id, entrant_id, number, seed, paper, receipt, started_at, \
             limit_ms, time_factor, end_rule, grace_ms, ends_at, last_save_at, finished_at, finished_early, revision) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) \
             ON CONFLICT DO NOTHING"
        )
        .bind(new.id)
        .bind(new.contest_id)
        .bind(new.round_id)
        .bind(new.entrant_id)
        .bind(new.number)
        .bind(&new.seed)
        .bind(to_json("paper", &new.paper)?)
        .bind(&new.receipt)
        .bind(new.started_at)
        .bind(new.limit)
        .bind(i64::from(new.time_factor))
        .bind(to_json("end rule", &new.end_rule)?)
        .bind(new.grace)
        .bind(new.ends_at)
        .bind(new.last_save_at)
        .bind(new.finished_at)
        .bind(new.finished_early)
        .bind(new.revision)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        Ok(done == 1)
    }

    /// Ends an open attempt; `false` if it has ended already.
    pub async fn finish_attempt(
        &mut self,
        attempt: AttemptId,
        finished_at: Timestamp,
        early: bool,
    ) -> Result<bool, StoreError> {
        let done = on_tx!(self, |db| {
            sqlx::query(
            "UPDATE attempt SET finished_at = $2, finished_early = $3 WHERE id = $1 AND finished_at IS NULL"
        )
        .bind(attempt)
        .bind(finished_at)
        .bind(early)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        Ok(done == 1)
    }

    /// Ends, at their own ends, up to `limit` attempts of a contest that can take no more saves. Returns how many.
    pub async fn expire_attempts(
        &mut self,
        contest: ContestId,
        now: Timestamp,
        limit: i64,
    ) -> Result<u64, StoreError> {
        // The outer conditions are those that PostgreSQL looks at again if an end was moved meanwhile.
        Ok(on_tx!(self, |db| {
            sqlx::query(
                "UPDATE attempt SET finished_at = ends_at WHERE finished_at IS NULL AND last_save_at < $2 \
             AND id IN (SELECT id FROM attempt \
             WHERE contest_id = $1 AND finished_at IS NULL AND last_save_at < $2 LIMIT $3)",
            )
            .bind(contest)
            .bind(now)
            .bind(limit)
            .execute(db)
            .await
            .map(|done| done.rows_affected())
        })?)
    }

    /// Sets the derived end of an attempt. One that had ended by time is open again if its end moved past `now`;
    /// [`StoreError::Taken`] if its entrant has another one open in the round by then.
    pub async fn move_end(
        &mut self,
        attempt: AttemptId,
        ends_at: Timestamp,
        last_save_at: Timestamp,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| {
            sqlx::query(
            "UPDATE attempt SET ends_at = $2, last_save_at = $3, finished_at = CASE WHEN finished_early THEN finished_at \
             WHEN $3 >= $4 THEN NULL ELSE finished_at END WHERE id = $1"
        )
        .bind(attempt)
        .bind(ends_at)
        .bind(last_save_at)
        .bind(now)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        rows("move attempt's end", 1, done)
    }

    /// Keeps an interval added to one attempt, or to a whole round.
    #[expect(
        clippy::too_many_arguments,
        reason = "one row; a struct would be built once and taken apart at once"
    )]
    pub async fn add_interval(
        &mut self,
        contest: ContestId,
        round: RoundId,
        id: Uuid,
        attempt: Option<AttemptId>,
        added: &Added,
        reason: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| sqlx::query(
            "INSERT INTO added_interval (contest_id, round_id, id, attempt_id, added, reason, made_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        )
        .bind(contest)
        .bind(round)
        .bind(id)
        .bind(attempt)
        .bind(to_json("added interval", added)?)
        .bind(reason)
        .bind(now)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        rows("add interval", 1, done)
    }

    /// What was added to the time of an attempt, as this transaction sees it.
    pub async fn added_to(&mut self, attempt: &Attempt) -> Result<Vec<Added>, StoreError> {
        let found: Vec<String> = on_tx!(self, |db| sqlx::query_scalar(
            "SELECT added FROM added_interval WHERE contest_id = $1 AND round_id = $2 \
             AND (attempt_id IS NULL OR attempt_id = $3) ORDER BY made_at, id"
        )
        .bind(attempt.contest_id)
        .bind(attempt.round_id)
        .bind(attempt.id)
        .fetch_all(db)
        .await)?;
        found
            .iter()
            .map(|text| from_json("added interval", text))
            .collect()
    }
}
