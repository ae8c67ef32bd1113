//! The question bank: immutable versions, and which of them a round uses.

use crate::{
    Store, StoreError, Tx,
    error::{from_json, rows, to_json},
    on_read, on_tx,
};
use contest::{
    id::{ContestId, QuestionId, RoundId},
    question::BankQuestion,
    time::Timestamp,
};

#[derive(sqlx::FromRow)]
struct Row {
    shown: String,
    answer_key: String,
    background: String,
}

impl TryFrom<Row> for BankQuestion {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            question: from_json("question", &row.shown)?,
            key: from_json("answer key", &row.answer_key)?,
            background: from_json("question background", &row.background)?,
        })
    }
}

/// A question that a round uses.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundQuestion {
    /// The version fixed at opening.
    pub question: BankQuestion,
    /// Since when new papers do without it (design 9).
    pub stopped_at: Option<Timestamp>,
}

impl Store {
    /// The newest version of every question of a contest, in the order of their codes.
    pub async fn bank(&self, contest: ContestId) -> Result<Vec<BankQuestion>, StoreError> {
        let found: Vec<Row> = on_read!(self, |db| sqlx::query_as(
            "SELECT q.shown, q.answer_key, q.background FROM question_version q \
             WHERE q.contest_id = $1 AND q.version = (SELECT MAX(v.version) FROM question_version v \
             WHERE v.contest_id = q.contest_id AND v.question_id = q.question_id) ORDER BY q.code"
        )
        .bind(contest)
        .fetch_all(db)
        .await)?;
        found.into_iter().map(TryInto::try_into).collect()
    }

    /// The questions that a round uses, in the versions fixed at its opening; none before.
    pub async fn round_questions(
        &self,
        contest: ContestId,
        round: RoundId,
    ) -> Result<Vec<RoundQuestion>, StoreError> {
        let found: Vec<(String, String, String, Option<Timestamp>)> = on_read!(self, |db| sqlx::query_as(
            "SELECT q.shown, q.answer_key, q.background, r.stopped_at FROM round_question r \
             JOIN question_version q ON q.contest_id = r.contest_id AND q.question_id = r.question_id \
             AND q.version = r.version WHERE r.contest_id = $1 AND r.round_id = $2 ORDER BY q.code"
        )
        .bind(contest)
        .bind(round)
        .fetch_all(db)
        .await)?;
        found
            .into_iter()
            .map(|(shown, answer_key, background, stopped_at)| {
                Ok(RoundQuestion {
                    question: Row {
                        shown,
                        answer_key,
                        background,
                    }
                    .try_into()?,
                    stopped_at,
                })
            })
            .collect()
    }
}

impl Tx {
    /// Adds a version of a question.
    pub async fn add_question(
        &mut self,
        contest: ContestId,
        new: &BankQuestion,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| {
            sqlx::query(
            "INSERT INTO question_version (contest_id, question_id, version, code, shown, answer_key, background, \
             made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        )
        .bind(contest)
        .bind(new.question.id)
        .bind(i64::from(new.question.version))
        .bind(&new.question.code)
        .bind(to_json("question", &new.question)?)
        .bind(to_json("answer key", &new.key)?)
        .bind(to_json("question background", &new.background)?)
        .bind(now)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        rows("add question", 1, done)
    }

    /// Fixes one question in one version for a round.
    pub async fn fix_round_question(
        &mut self,
        contest: ContestId,
        round: RoundId,
        question: QuestionId,
        version: u32,
    ) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| {
            sqlx::query(
            "INSERT INTO round_question (contest_id, round_id, question_id, version) VALUES ($1, $2, $3, $4)"
        )
        .bind(contest)
        .bind(round)
        .bind(question)
        .bind(i64::from(version))
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        rows("fix round question", 1, done)
    }
}
