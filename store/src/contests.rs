//! Contests, their rules in versions, and their texts.

use crate::{
    Store, StoreError, Tx,
    error::{from_json, rows, to_json},
    on_read, on_tx,
};
use contest::{id::ContestId, rules::ContestRules, time::Timestamp};

/// A contest as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct ContestRecord {
    /// Its id.
    pub id: ContestId,
    /// Its name in addresses, for instance `ba-dinh-2019`.
    pub slug: String,
    /// Version of the rules, from 1.
    pub rules_version: i64,
    /// The rules that hold.
    pub rules: ContestRules,
    /// Whether it was loaded for demonstration (design 23).
    pub demo: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A text of the office: home page, own clauses of the rules, privacy notice, a consent.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ContestText {
    /// Which text, for instance `privacy`.
    pub kind: String,
    /// `vi` or `en`.
    pub language: String,
    /// The text in the kits' markup.
    pub body: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: ContestId,
    slug: String,
    rules_version: i64,
    rules: String,
    demo: bool,
    created_at: Timestamp,
}

impl TryFrom<Row> for ContestRecord {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            slug: row.slug,
            rules_version: row.rules_version,
            rules: from_json("contest rules", &row.rules)?,
            demo: row.demo,
            created_at: row.created_at,
        })
    }
}

impl Store {
    /// All contests, newest first.
    pub async fn contests(&self) -> Result<Vec<ContestRecord>, StoreError> {
        let found: Vec<Row> = on_read!(self, |db| {
            sqlx::query_as(
            "SELECT id, slug, rules_version, rules, demo, created_at FROM contest ORDER BY created_at DESC, slug"
        )
        .fetch_all(db)
        .await
        })?;
        found.into_iter().map(TryInto::try_into).collect()
    }

    /// The contest of that name.
    pub async fn contest(&self, slug: &str) -> Result<Option<ContestRecord>, StoreError> {
        let found: Option<Row> = on_read!(self, |db| sqlx::query_as(
            "SELECT id, slug, rules_version, rules, demo, created_at FROM contest WHERE slug = $1"
        )
        .bind(slug)
        .fetch_optional(db)
        .await)?;
        found.map(TryInto::try_into).transpose()
    }

    /// All texts of a contest.
    pub async fn contest_texts(&self, contest: ContestId) -> Result<Vec<ContestText>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(
            "SELECT kind, language, body FROM contest_text WHERE contest_id = $1 ORDER BY kind, language"
        )
        .bind(contest)
        .fetch_all(db)
        .await)?)
    }
}

impl Tx {
    /// Adds a contest with the first version of its rules.
    pub async fn add_contest(&mut self, new: &ContestRecord, made_by: &str) -> Result<(), StoreError> {
        let rules = to_json("contest rules", &new.rules)?;
        let done = on_tx!(self, |db| sqlx::query(
            "INSERT INTO contest (id, slug, rules_version, rules, demo, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6)"
        )
        .bind(new.id)
        .bind(&new.slug)
        .bind(new.rules_version)
        .bind(&rules)
        .bind(new.demo)
        .bind(new.created_at)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        rows("add contest", 1, done)?;
        let done = on_tx!(self, |db| sqlx::query(
            "INSERT INTO contest_version (contest_id, version, rules, reason, made_by, made_at) \
             VALUES ($1, $2, $3, $4, $5, $6)"
        )
        .bind(new.id)
        .bind(new.rules_version)
        .bind(&rules)
        .bind("")
        .bind(made_by)
        .bind(new.created_at)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        rows("add contest version", 1, done)
    }

    /// Sets one text of a contest.
    pub async fn set_contest_text(
        &mut self,
        contest: ContestId,
        text: &ContestText,
    ) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| sqlx::query(
            "INSERT INTO contest_text (contest_id, kind, language, body) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (contest_id, kind, language) DO UPDATE SET body = EXCLUDED.body"
        )
        .bind(contest)
        .bind(&text.kind)
        .bind(&text.language)
        .bind(&text.body)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        rows("set contest text", 1, done)
    }
}
