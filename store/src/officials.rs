//! Those who work for the contest, and the one-time links by which they come in.

use crate::{Store, StoreError, Tx, error::rows, on_read, on_tx};
use contest::{id::OfficialId, time::Timestamp};

/// Somebody who works for the contest.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Official {
    /// The id.
    pub id: OfficialId,
    /// Sign-in name, lower case.
    pub login: String,
    /// Full name.
    pub name: String,
    /// `administrator` or `organizer`.
    pub role: String,
    /// Argon2id hash of the password; `None` until the link has been used.
    pub password_hash: Option<String>,
    /// Secret of the second factor; `None` until the link has been used.
    pub totp_secret: Option<Vec<u8>>,
    /// Newest time step used to sign in.
    pub totp_step: i64,
    /// When the account was made.
    pub created_at: Timestamp,
    /// Since when it is disabled.
    pub disabled_at: Option<Timestamp>,
}

impl Store {
    /// All officials by sign-in name.
    pub async fn officials(&self) -> Result<Vec<Official>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(
            "SELECT id, login, name, role, password_hash, totp_secret, totp_step, created_at, disabled_at \
             FROM official ORDER BY login"
        )
        .fetch_all(db)
        .await)?)
    }

    /// One official.
    pub async fn official(&self, id: OfficialId) -> Result<Option<Official>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(
            "SELECT id, login, name, role, password_hash, totp_secret, totp_step, created_at, disabled_at \
             FROM official WHERE id = $1"
        )
        .bind(id)
        .fetch_optional(db)
        .await)?)
    }

    /// The official with that sign-in name.
    pub async fn official_by_login(&self, login: &str) -> Result<Option<Official>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(
            "SELECT id, login, name, role, password_hash, totp_secret, totp_step, created_at, disabled_at \
             FROM official WHERE login = $1"
        )
        .bind(login)
        .fetch_optional(db)
        .await)?)
    }

    /// Whose one-time link that is, if it can still be used.
    pub async fn official_by_link(
        &self,
        token_hash: &[u8],
        now: Timestamp,
    ) -> Result<Option<OfficialId>, StoreError> {
        Ok(on_read!(self, |db| {
            sqlx::query_scalar(
            "SELECT official_id FROM official_link WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2"
        )
        .bind(token_hash)
        .bind(now)
        .fetch_optional(db)
        .await
        })?)
    }
}

impl Tx {
    /// Adds an official; [`StoreError::Taken`] if the sign-in name is in use.
    pub async fn add_official(&mut self, new: &Official) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| {
            sqlx::query(
            "INSERT INTO official (id, login, name, role, password_hash, totp_secret, totp_step, created_at, \
             disabled_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        )
        .bind(new.id)
        .bind(&new.login)
        .bind(&new.name)
        .bind(&new.role)
        .bind(&new.password_hash)
        .bind(&new.totp_secret)
        .bind(new.totp_step)
        .bind(new.created_at)
        .bind(new.disabled_at)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        rows("add official", 1, done)
    }

    /// Keeps the hash of a one-time link.
    pub async fn add_official_link(
        &mut self,
        token_hash: &[u8],
        official: OfficialId,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| {
            sqlx::query(
            "INSERT INTO official_link (token_hash, official_id, made_at, expires_at) VALUES ($1, $2, $3, $4)"
        )
        .bind(token_hash)
        .bind(official)
        .bind(now)
        .bind(expires_at)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        rows("add official link", 1, done)
    }

    /// Uses a one-time link up; `None` if it was used before or has run out.
    pub async fn use_official_link(
        &mut self,
        token_hash: &[u8],
        now: Timestamp,
    ) -> Result<Option<OfficialId>, StoreError> {
        Ok(on_tx!(self, |db| {
            sqlx::query_scalar(
            "UPDATE official_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 \
             RETURNING official_id"
        )
        .bind(token_hash)
        .bind(now)
        .fetch_optional(db)
        .await
        })?)
    }

    /// Sets password and second factor of an official.
    pub async fn set_official_secrets(
        &mut self,
        official: OfficialId,
        password_hash: &str,
        totp_secret: &[u8],
    ) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| sqlx::query(
            "UPDATE official SET password_hash = $2, totp_secret = $3, totp_step = 0 WHERE id = $1"
        )
        .bind(official)
        .bind(password_hash)
        .bind(totp_secret)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        rows("set official secrets", 1, done)
    }

    /// Uses up a time step of the second factor; `false` if it, or a later one, was used before.
    pub async fn use_totp_step(&mut self, official: OfficialId, step: i64) -> Result<bool, StoreError> {
        let done = on_tx!(self, |db| sqlx::query(
            "UPDATE official SET totp_step = $2 WHERE id = $1 AND totp_step < $2"
        )
        .bind(official)
        .bind(step)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        Ok(done == 1)
    }
}
