//! Sign-ins of entrants and officials. Only hashes of tokens are kept, so that a copied database opens nothing.

use crate::{Store, StoreError, Tx, error::rows, on_read, on_tx};
use contest::{
    id::{ContestId, EntrantId, OfficialId},
    time::Timestamp,
};

/// A sign-in of an official that has not run out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OfficialSession {
    /// Who is signed in.
    pub official_id: OfficialId,
    /// Since when; no use of it makes it last longer than the rules for sign-ins say.
    pub created_at: Timestamp,
    /// When it was last noted as in use.
    pub seen_at: Timestamp,
}

impl Store {
    /// The entrant signed in with that token, unless the sign-in has run out.
    pub async fn entrant_session(
        &self,
        contest: ContestId,
        token_hash: &[u8],
        now: Timestamp,
    ) -> Result<Option<EntrantId>, StoreError> {
        Ok(on_read!(self, |db| {
            sqlx::query_scalar(
            "SELECT entrant_id FROM entrant_session WHERE contest_id = $1 AND token_hash = $2 AND expires_at > $3"
        )
        .bind(contest)
        .bind(token_hash)
        .bind(now)
        .fetch_optional(db)
        .await
        })?)
    }

    /// The sign-in of an official with that token, unless it has run out or the official is disabled.
    pub async fn official_session(
        &self,
        token_hash: &[u8],
        now: Timestamp,
    ) -> Result<Option<OfficialSession>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(
            "SELECT s.official_id, s.created_at, s.seen_at FROM official_session s \
             JOIN official o ON o.id = s.official_id \
             WHERE s.token_hash = $1 AND s.expires_at > $2 AND o.disabled_at IS NULL"
        )
        .bind(token_hash)
        .bind(now)
        .fetch_optional(db)
        .await)?)
    }
}

impl Tx {
    /// Signs an entrant in.
    pub async fn add_entrant_session(
        &mut self,
        contest: ContestId,
        token_hash: &[u8],
        entrant: EntrantId,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| sqlx::query(
            "INSERT INTO entrant_session (contest_id, token_hash, entrant_id, created_at, expires_at) \
             VALUES ($1, $2, $3, $4, $5)"
        )
        .bind(contest)
        .bind(token_hash)
        .bind(entrant)
        .bind(now)
        .bind(expires_at)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        rows("add entrant session", 1, done)
    }

    /// Signs an entrant out of this sign-in.
    pub async fn end_entrant_session(
        &mut self,
        contest: ContestId,
        token_hash: &[u8],
    ) -> Result<(), StoreError> {
        on_tx!(self, |db| sqlx::query(
            "DELETE FROM entrant_session WHERE contest_id = $1 AND token_hash = $2"
        )
        .bind(contest)
        .bind(token_hash)
        .execute(db)
        .await
        .map(drop))?;
        Ok(())
    }

    /// Signs an entrant out everywhere, for instance when the entry code is reissued.
    pub async fn end_entrant_sessions(
        &mut self,
        contest: ContestId,
        entrant: EntrantId,
    ) -> Result<u64, StoreError> {
        Ok(on_tx!(self, |db| sqlx::query(
            "DELETE FROM entrant_session WHERE contest_id = $1 AND entrant_id = $2"
        )
        .bind(contest)
        .bind(entrant)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?)
    }

    /// Signs an official in.
    pub async fn add_official_session(
        &mut self,
        token_hash: &[u8],
        official: OfficialId,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| sqlx::query(
            "INSERT INTO official_session (token_hash, official_id, created_at, seen_at, expires_at) \
             VALUES ($1, $2, $3, $3, $4)"
        )
        .bind(token_hash)
        .bind(official)
        .bind(now)
        .bind(expires_at)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        rows("add official session", 1, done)
    }

    /// Notes that an official's sign-in is in use and when it runs out if it is not used again. One that has run
    /// out stays so.
    pub async fn touch_official_session(
        &mut self,
        token_hash: &[u8],
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        on_tx!(self, |db| {
            sqlx::query(
            "UPDATE official_session SET seen_at = $2, expires_at = $3 WHERE token_hash = $1 AND expires_at > $2"
        )
        .bind(token_hash)
        .bind(now)
        .bind(expires_at)
        .execute(db)
        .await
        .map(drop)
        })?;
        Ok(())
    }

    /// Signs an official out of this sign-in.
    pub async fn end_official_session(&mut self, token_hash: &[u8]) -> Result<(), StoreError> {
        on_tx!(self, |db| sqlx::query(
            "DELETE FROM official_session WHERE token_hash = $1"
        )
        .bind(token_hash)
        .execute(db)
        .await
        .map(drop))?;
        Ok(())
    }

    /// Throws away sign-ins that have run out. Returns how many.
    pub async fn sweep_sessions(&mut self, now: Timestamp) -> Result<u64, StoreError> {
        let entrants = on_tx!(self, |db| sqlx::query(
            "DELETE FROM entrant_session WHERE expires_at <= $1"
        )
        .bind(now)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        let officials = on_tx!(self, |db| sqlx::query(
            "DELETE FROM official_session WHERE expires_at <= $1"
        )
        .bind(now)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        Ok(entrants + officials)
    }
}
