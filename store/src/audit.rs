//! The chain of what officials did: append-only, each entry bound to the one before (design 13).

use crate::{Store, StoreError, Tx, error::rows, on_read, on_tx};
use contest::{
    audit::{AuditEntry, link},
    id::ContestId,
    time::Timestamp,
};

#[derive(sqlx::FromRow)]
struct Row {
    n: i64,
    at: Timestamp,
    actor: String,
    act: String,
    detail: String,
    hash: Vec<u8>,
}

impl From<Row> for (AuditEntry, Vec<u8>) {
    fn from(row: Row) -> Self {
        (
            AuditEntry {
                n: row.n,
                at: row.at,
                actor: row.actor,
                act: row.act,
                detail: row.detail,
            },
            row.hash,
        )
    }
}

impl Store {
    /// Entries of a contest's chain from number `from` on, with their hashes, at most `limit`.
    pub async fn audit(
        &self,
        contest: ContestId,
        from: i64,
        limit: i64,
    ) -> Result<Vec<(AuditEntry, Vec<u8>)>, StoreError> {
        let found: Vec<Row> = on_read!(self, |db| sqlx::query_as(
            "SELECT n, at, actor, act, detail, hash FROM audit_entry WHERE contest_id = $1 AND n >= $2 \
             ORDER BY n LIMIT $3"
        )
        .bind(contest)
        .bind(from)
        .bind(limit)
        .fetch_all(db)
        .await)?;
        Ok(found.into_iter().map(Into::into).collect())
    }

    /// Number and hash of the newest entry of a contest's chain.
    pub async fn audit_head(&self, contest: ContestId) -> Result<Option<(i64, Vec<u8>)>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(
            "SELECT n, hash FROM audit_head WHERE contest_id = $1"
        )
        .bind(contest)
        .fetch_optional(db)
        .await)?)
    }
}

impl Tx {
    /// Appends an act to a contest's chain, in the transaction of the act itself. Entries of one contest come one
    /// after the other, whoever writes: the head row is held until this transaction ends.
    pub async fn append_audit(
        &mut self,
        contest: ContestId,
        at: Timestamp,
        actor: &str,
        act: &str,
        detail: &str,
    ) -> Result<i64, StoreError> {
        on_tx!(self, |db| sqlx::query(
            "INSERT INTO audit_head (contest_id, n, hash) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING"
        )
        .bind(contest)
        .bind([0_u8; 32].as_slice())
        .execute(db)
        .await
        .map(drop))?;
        let (n, before): (i64, Vec<u8>) = on_tx!(self, |db| sqlx::query_as(
            "UPDATE audit_head SET n = n + 1 WHERE contest_id = $1 RETURNING n, hash"
        )
        .bind(contest)
        .fetch_one(db)
        .await)?;
        let mut previous = [0_u8; 32];
        for (place, byte) in previous.iter_mut().zip(before) {
            *place = byte;
        }
        let entry = AuditEntry {
            n,
            at,
            actor: actor.to_owned(),
            act: act.to_owned(),
            detail: detail.to_owned(),
        };
        let hash = link(&previous, contest, &entry);
        let done = on_tx!(self, |db| sqlx::query(
            "INSERT INTO audit_entry (contest_id, n, at, actor, act, detail, hash) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        )
        .bind(contest)
        .bind(n)
        .bind(at)
        .bind(actor)
        .bind(act)
        .bind(detail)
        .bind(hash.as_slice())
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        rows("append audit entry", 1, done)?;
        let done = on_tx!(self, |db| sqlx::query(
            "UPDATE audit_head SET hash = $2 WHERE contest_id = $1"
        )
        .bind(contest)
        .bind(hash.as_slice())
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        rows("move audit head", 1, done)?;
        Ok(n)
    }
}
