//! Rounds: their windows and rules in versions, and the sealed master seed.

use crate::{
    Store, StoreError, Tx,
    error::{from_json, rows, to_json},
    on_read, on_tx,
};
use contest::{
    id::{ContestId, RoundId},
    rules::{RoundRules, Window},
    time::Timestamp,
};

/// A round as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundRecord {
    /// The contest it belongs to.
    pub contest_id: ContestId,
    /// Its id.
    pub id: RoundId,
    /// Its name in addresses.
    pub slug: String,
    /// Its place in the list, from 0.
    pub position: i64,
    /// When papers may be started.
    pub window: Window,
    /// Version of the rules, from 1.
    pub rules_version: i64,
    /// The rules that hold.
    pub rules: RoundRules,
    /// When the questions were fixed and the seed made; `None` while it is being prepared.
    pub opened_at: Option<Timestamp>,
    /// Commitment to the master seed, published at opening (design 8).
    pub commitment: Option<Vec<u8>>,
    /// Whether its entrants are simulated.
    pub simulated: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    contest_id: ContestId,
    id: RoundId,
    slug: String,
    position: i64,
    opens_at: Timestamp,
    closes_at: Timestamp,
    rules_version: i64,
    rules: String,
    opened_at: Option<Timestamp>,
    commitment: Option<Vec<u8>>,
    simulated: bool,
}

impl TryFrom<Row> for RoundRecord {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            contest_id: row.contest_id,
            id: row.id,
            slug: row.slug,
            position: row.position,
            window: Window {
                opens_at: row.opens_at,
                closes_at: row.closes_at,
            },
            rules_version: row.rules_version,
            rules: from_json("round rules", &row.rules)?,
            opened_at: row.opened_at,
            commitment: row.commitment,
            simulated: row.simulated,
        })
    }
}

/// A version of a round's window and rules, for its history (design 10).
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct RoundVersion {
    /// From 1.
    pub version: i64,
    /// When papers could be started.
    pub opens_at: Timestamp,
    /// First instant after that.
    pub closes_at: Timestamp,
    /// Why it was made; empty for the first.
    pub reason: String,
    /// Number of the office's document about it; empty if there is none.
    pub document: String,
    /// Who made it: an official's id, or `kit`.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
}

/// Why the rules of a round are changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// The reason, as the public reads it.
    pub reason: &'a str,
    /// Number of the office's document about it; empty if there is none.
    pub document: &'a str,
    /// Who changes them: an official's id, or `kit`.
    pub made_by: &'a str,
}

/// Numbers of a round for those who run it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct RoundCounts {
    /// Attempts begun.
    pub attempts: i64,
    /// People with at least one attempt.
    pub people: i64,
    /// Papers that are open.
    pub open: i64,
}

impl Store {
    /// The rounds of a contest in order.
    pub async fn rounds(&self, contest: ContestId) -> Result<Vec<RoundRecord>, StoreError> {
        let found: Vec<Row> = on_read!(self, |db| {
            sqlx::query_as(
            "SELECT contest_id, id, slug, position, opens_at, closes_at, rules_version, rules, opened_at, \
             commitment, simulated FROM round WHERE contest_id = $1 ORDER BY position"
        )
        .bind(contest)
        .fetch_all(db)
        .await
        })?;
        found.into_iter().map(TryInto::try_into).collect()
    }

    /// All versions of a round's window and rules, newest first.
    pub async fn round_versions(
        &self,
        contest: ContestId,
        round: RoundId,
    ) -> Result<Vec<RoundVersion>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(
            "SELECT version, opens_at, closes_at, reason, document, made_by, made_at FROM round_version \
             WHERE contest_id = $1 AND round_id = $2 ORDER BY version DESC"
        )
        .bind(contest)
        .bind(round)
        .fetch_all(db)
        .await)?)
    }

    /// The master seed of an opened round.
    pub async fn round_seed(
        &self,
        contest: ContestId,
        round: RoundId,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_scalar(
            "SELECT seed FROM round_seed WHERE contest_id = $1 AND round_id = $2"
        )
        .bind(contest)
        .bind(round)
        .fetch_optional(db)
        .await)?)
    }

    /// Attempts, people and open papers of a round.
    pub async fn round_counts(&self, contest: ContestId, round: RoundId) -> Result<RoundCounts, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(
            "SELECT COUNT(*) AS attempts, COUNT(DISTINCT entrant_id) AS people, \
             CAST(COALESCE(SUM(CASE WHEN finished_at IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS open \
             FROM attempt WHERE contest_id = $1 AND round_id = $2"
        )
        .bind(contest)
        .bind(round)
        .fetch_one(db)
        .await)?)
    }
}

impl Tx {
    /// Adds a round with the first version of its rules, not yet opened.
    pub async fn add_round(
        &mut self,
        new: &RoundRecord,
        made_by: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let rules = to_json("round rules", &new.rules)?;
        let done = on_tx!(self, |db| {
            sqlx::query(
            "INSERT INTO round (contest_id, id, slug, position, opens_at, closes_at, rules_version, rules, simulated) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        )
        .bind(new.contest_id)
        .bind(new.id)
        .bind(&new.slug)
        .bind(new.position)
        .bind(new.window.opens_at)
        .bind(new.window.closes_at)
        .bind(new.rules_version)
        .bind(&rules)
        .bind(new.simulated)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        rows("add round", 1, done)?;
        let first = Change {
            reason: "",
            document: "",
            made_by,
        };
        self.add_round_version(new, &first, now).await
    }

    /// Opens a round: the seed and its commitment are kept once and for all. `false` if it was open already.
    pub async fn open_round(
        &mut self,
        contest: ContestId,
        round: RoundId,
        seed: &[u8],
        commitment: &[u8],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let opened = on_tx!(self, |db| sqlx::query(
            "UPDATE round SET opened_at = $3, commitment = $4 \
             WHERE contest_id = $1 AND id = $2 AND opened_at IS NULL"
        )
        .bind(contest)
        .bind(round)
        .bind(now)
        .bind(commitment)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        if opened == 0 {
            return Ok(false);
        }
        let done = on_tx!(self, |db| sqlx::query(
            "INSERT INTO round_seed (contest_id, round_id, seed) VALUES ($1, $2, $3)"
        )
        .bind(contest)
        .bind(round)
        .bind(seed)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        rows("keep round seed", 1, done)?;
        Ok(true)
    }

    /// Puts a changed window or changed rules in force as the next version (design 10). The version in
    /// `changed` is the new one; `false` if somebody else made that version meanwhile.
    pub async fn change_round(
        &mut self,
        changed: &RoundRecord,
        change: &Change<'_>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let done = on_tx!(self, |db| sqlx::query(
            "UPDATE round SET opens_at = $3, closes_at = $4, rules_version = $5, rules = $6 \
             WHERE contest_id = $1 AND id = $2 AND rules_version = $5 - 1"
        )
        .bind(changed.contest_id)
        .bind(changed.id)
        .bind(changed.window.opens_at)
        .bind(changed.window.closes_at)
        .bind(changed.rules_version)
        .bind(to_json("round rules", &changed.rules)?)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        if done == 0 {
            return Ok(false);
        }
        self.add_round_version(changed, change, now).await?;
        Ok(true)
    }

    async fn add_round_version(
        &mut self,
        record: &RoundRecord,
        change: &Change<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| {
            sqlx::query(
            "INSERT INTO round_version (contest_id, round_id, version, opens_at, closes_at, rules, reason, document, \
             made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        )
        .bind(record.contest_id)
        .bind(record.id)
        .bind(record.rules_version)
        .bind(record.window.opens_at)
        .bind(record.window.closes_at)
        .bind(to_json("round rules", &record.rules)?)
        .bind(change.reason)
        .bind(change.document)
        .bind(change.made_by)
        .bind(now)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        rows("add round version", 1, done)
    }
}
