//! The append-only log of answers (design 4 to 6) and the tray of those that came late.

use crate::{
    Store, StoreError, Tx,
    error::{from_json, rows, to_json},
    on_read, on_tx,
};
use contest::{
    id::{AttemptId, ContestId, NodeId, RoundId, WriterId},
    question::Answer,
    time::Timestamp,
};

/// One answer on its way into the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Save {
    /// The contest, for the late tray.
    pub contest_id: ContestId,
    /// The round, for the late tray.
    pub round_id: RoundId,
    /// The attempt it belongs to.
    pub attempt_id: AttemptId,
    /// 0 is the prediction, 1.. are the questions.
    pub slot: i64,
    /// The page that sends it.
    pub writer: WriterId,
    /// That page's number for it.
    pub writer_seq: i64,
    /// What was answered.
    pub answer: Answer,
    /// Whether the entrant wants to look at it again.
    pub flagged: bool,
    /// When the request had been read whole; this decides whether it is late (design 1).
    pub received_at: Timestamp,
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is an answer of the attempt with this revision.
    Kept {
        /// Its revision within the attempt.
        revision: i64,
        /// When it was written.
        saved_at: Timestamp,
    },
    /// The same thing was kept before, with this revision.
    Replayed {
        /// Its revision within the attempt.
        revision: i64,
        /// When it was written.
        saved_at: Timestamp,
    },
    /// It came after the end and lies in the late tray.
    Late,
    /// The same writer used the same number for something else.
    Conflict,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct LoggedAnswer {
    /// Revision within the attempt; the highest of a slot is its answer.
    pub revision: i64,
    /// 0 is the prediction, 1.. are the questions.
    pub slot: i64,
    /// The page that sent it.
    pub writer: WriterId,
    /// That page's number for it.
    pub writer_seq: i64,
    /// What was answered.
    pub answer: Answer,
    /// Whether the entrant wants to look at it again.
    pub flagged: bool,
    /// When the request had been read whole.
    pub received_at: Timestamp,
    /// When it was written.
    pub saved_at: Timestamp,
}

/// An answer that came after the end.
#[derive(Clone, Debug, PartialEq)]
pub struct LateAnswer {
    /// The attempt.
    pub attempt_id: AttemptId,
    /// Its slot.
    pub slot: i64,
    /// What was answered.
    pub answer: Answer,
    /// When it came.
    pub received_at: Timestamp,
    /// The last instant at which it would have counted.
    pub last_save_at: Timestamp,
    /// Public number of the entrant.
    pub number: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    revision: i64,
    slot: i64,
    writer: WriterId,
    writer_seq: i64,
    answer: String,
    flagged: bool,
    received_at: Timestamp,
    saved_at: Timestamp,
}

impl TryFrom<Row> for LoggedAnswer {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            revision: row.revision,
            slot: row.slot,
            writer: row.writer,
            writer_seq: row.writer_seq,
            answer: from_json("answer", &row.answer)?,
            flagged: row.flagged,
            received_at: row.received_at,
            saved_at: row.saved_at,
        })
    }
}

impl Store {
    /// The whole log of an attempt in the order of its revisions.
    pub async fn answer_log(&self, attempt: AttemptId) -> Result<Vec<LoggedAnswer>, StoreError> {
        let found: Vec<Row> = on_read!(self, |db| {
            sqlx::query_as(
            "SELECT revision, slot, writer, writer_seq, answer, flagged, received_at, saved_at FROM answer_log \
             WHERE attempt_id = $1 ORDER BY revision"
        )
        .bind(attempt)
        .fetch_all(db)
        .await
        })?;
        found.into_iter().map(TryInto::try_into).collect()
    }

    /// Numbers that a process start has given to its saves: how many, the least and the greatest. Without gaps,
    /// the greatest less the least is one less than how many.
    pub async fn node_numbers(&self, node: NodeId) -> Result<(i64, Option<i64>, Option<i64>), StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(
            "SELECT COUNT(*), MIN(n), MAX(n) FROM answer_log WHERE node = $1"
        )
        .bind(node)
        .fetch_one(db)
        .await)?)
    }

    /// How many answers of one attempt lie in the late tray.
    pub async fn late_of(&self, attempt: AttemptId) -> Result<i64, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_scalar(
            "SELECT COUNT(*) FROM late_answer WHERE attempt_id = $1"
        )
        .bind(attempt)
        .fetch_one(db)
        .await)?)
    }

    /// How many answers of a round lie in the late tray.
    pub async fn late_count(&self, contest: ContestId, round: RoundId) -> Result<i64, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_scalar(
            "SELECT COUNT(*) FROM late_answer WHERE contest_id = $1 AND round_id = $2"
        )
        .bind(contest)
        .bind(round)
        .fetch_one(db)
        .await)?)
    }

    /// Late answers of a round, newest first, at most `limit`.
    pub async fn late_answers(
        &self,
        contest: ContestId,
        round: RoundId,
        limit: i64,
    ) -> Result<Vec<LateAnswer>, StoreError> {
        let found: Vec<(AttemptId, i64, String, Timestamp, Timestamp, i64)> = on_read!(self, |db| {
            sqlx::query_as(
                "SELECT l.attempt_id, l.slot, l.answer, l.received_at, a.last_save_at, e.number FROM late_answer l \
                 JOIN attempt a ON a.id = l.attempt_id \
                 JOIN entrant e ON e.contest_id = a.contest_id AND e.id = a.entrant_id \
                 WHERE l.contest_id = $1 AND l.round_id = $2 ORDER BY l.received_at DESC LIMIT $3"
            )
            .bind(contest)
            .bind(round)
            .bind(limit)
            .fetch_all(db)
            .await
        })?;
        found
            .into_iter()
            .map(|(attempt_id, slot, answer, received_at, last_save_at, number)| {
                let answer = from_json("late answer", &answer)?;
                Ok(LateAnswer {
                    attempt_id,
                    slot,
                    answer,
                    received_at,
                    last_save_at,
                    number,
                })
            })
            .collect()
    }
}

impl Tx {
    /// Puts one answer into the log, or says why it is not there as a new line. `n` is used up only by
    /// [`Saved::Kept`]. [`StoreError::Taken`] means that another node is writing the same line at this moment:
    /// roll back and try again.
    pub async fn save(
        &mut self,
        save: &Save,
        node: NodeId,
        n: i64,
        now: Timestamp,
    ) -> Result<Saved, StoreError> {
        let revision: Option<i64> = on_tx!(self, |db| {
            sqlx::query_scalar(
            "UPDATE attempt SET revision = revision + 1 WHERE id = $1 AND last_save_at >= $2 AND NOT finished_early \
             AND NOT EXISTS (SELECT 1 FROM answer_log WHERE attempt_id = $1 AND slot = $3 AND writer = $4 \
             AND writer_seq = $5) RETURNING revision"
        )
        .bind(save.attempt_id)
        .bind(save.received_at)
        .bind(save.slot)
        .bind(save.writer)
        .bind(save.writer_seq)
        .fetch_optional(db)
        .await
        })?;
        let answer = to_json("answer", &save.answer)?;
        let Some(revision) = revision else {
            return self.refused(save, &answer, now).await;
        };
        let done = on_tx!(self, |db| {
            sqlx::query(
            "INSERT INTO answer_log (attempt_id, revision, slot, writer, writer_seq, answer, flagged, received_at, \
             saved_at, node, n) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        )
        .bind(save.attempt_id)
        .bind(revision)
        .bind(save.slot)
        .bind(save.writer)
        .bind(save.writer_seq)
        .bind(&answer)
        .bind(save.flagged)
        .bind(save.received_at)
        .bind(now)
        .bind(node)
        .bind(n)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        rows("log answer", 1, done)?;
        Ok(Saved::Kept {
            revision,
            saved_at: now,
        })
    }

    /// A save that is no new line: a replay, a conflict, or late.
    async fn refused(&mut self, save: &Save, answer: &str, now: Timestamp) -> Result<Saved, StoreError> {
        let before: Option<(String, bool, i64, Timestamp)> = on_tx!(self, |db| sqlx::query_as(
            "SELECT answer, flagged, revision, saved_at FROM answer_log \
             WHERE attempt_id = $1 AND slot = $2 AND writer = $3 AND writer_seq = $4"
        )
        .bind(save.attempt_id)
        .bind(save.slot)
        .bind(save.writer)
        .bind(save.writer_seq)
        .fetch_optional(db)
        .await)?;
        if let Some((text, flagged, revision, saved_at)) = before {
            let repeated = text == answer && flagged == save.flagged;
            return Ok(if repeated {
                Saved::Replayed { revision, saved_at }
            } else {
                Saved::Conflict
            });
        }
        let added = on_tx!(self, |db| {
            sqlx::query(
            "INSERT INTO late_answer (attempt_id, slot, writer, writer_seq, contest_id, round_id, answer, flagged, \
             received_at, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING"
        )
        .bind(save.attempt_id)
        .bind(save.slot)
        .bind(save.writer)
        .bind(save.writer_seq)
        .bind(save.contest_id)
        .bind(save.round_id)
        .bind(answer)
        .bind(save.flagged)
        .bind(save.received_at)
        .bind(now)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        if added == 1 {
            return Ok(Saved::Late);
        }
        let held: Option<(String, bool)> = on_tx!(self, |db| sqlx::query_as(
            "SELECT answer, flagged FROM late_answer \
             WHERE attempt_id = $1 AND slot = $2 AND writer = $3 AND writer_seq = $4"
        )
        .bind(save.attempt_id)
        .bind(save.slot)
        .bind(save.writer)
        .bind(save.writer_seq)
        .fetch_optional(db)
        .await)?;
        let repeated = held.is_some_and(|(text, flagged)| text == answer && flagged == save.flagged);
        Ok(if repeated { Saved::Late } else { Saved::Conflict })
    }

    /// Puts the whole log of an attempt that has ended elsewhere (a simulation, a restored attempt), in order, in one
    /// statement. The lines take the numbers from `first_n` on; the attempt must already
    /// have the revision of the last line.
    pub async fn log_answers(
        &mut self,
        attempt: AttemptId,
        lines: &[LoggedAnswer],
        node: NodeId,
        first_n: i64,
    ) -> Result<(), StoreError> {
        if lines.is_empty() {
            return Ok(());
        }
        let answers = lines
            .iter()
            .map(|line| to_json("answer", &line.answer))
            .collect::<Result<Vec<_>, _>>()?;
        let done = on_tx!(self, |db| {
            let mut insert = sqlx::QueryBuilder::new(
                "INSERT INTO answer_log (attempt_id, revision, slot, writer, writer_seq, answer, flagged, \
                 received_at, saved_at, node, n) ",
            );
            insert.push_values(
                (first_n..).zip(lines.iter().zip(&answers)),
                |mut row, (n, (line, answer))| {
                    row.push_bind(attempt)
                        .push_bind(line.revision)
                        .push_bind(line.slot)
                        .push_bind(line.writer)
                        .push_bind(line.writer_seq)
                        .push_bind(answer)
                        .push_bind(line.flagged)
                        .push_bind(line.received_at)
                        .push_bind(line.saved_at)
                        .push_bind(node)
                        .push_bind(n);
                },
            );
            insert.build().execute(db).await.map(|done| done.rows_affected())
        })?;
        rows(
            "log answers",
            u64::try_from(lines.len()).unwrap_or(u64::MAX),
            done,
        )
    }

    /// The log of an attempt, as this transaction sees it.
    pub async fn answer_log(&mut self, attempt: AttemptId) -> Result<Vec<LoggedAnswer>, StoreError> {
        let found: Vec<Row> = on_tx!(self, |db| {
            sqlx::query_as(
            "SELECT revision, slot, writer, writer_seq, answer, flagged, received_at, saved_at FROM answer_log \
             WHERE attempt_id = $1 ORDER BY revision"
        )
        .bind(attempt)
        .fetch_all(db)
        .await
        })?;
        found.into_iter().map(TryInto::try_into).collect()
    }
}
