//! Everything that speaks SQL: one text for SQLite and PostgreSQL.
//!
//! [`Store`] reads; a [`Tx`] writes and must be [committed](Tx::commit). Each file holds one aggregate: its
//! row types and its methods on both. Every public method runs in the contract suite (`tests/contract`) on
//! both databases; that is what stands in for SQL checked at compile time.
//!
//! SQL here is what both databases understand: `$n` placeholders, `BIGINT` milliseconds, `CAST(SUM(x) AS
//! BIGINT)`, `ON CONFLICT`, `RETURNING`; `migrations/README.md` lists what is forbidden.

mod dispatch;

pub mod answers;
pub mod attempts;
pub mod audit;
pub mod contests;
pub mod entrants;
mod error;
pub mod lists;
pub mod officials;
mod open;
pub mod proposals;
pub mod questions;
pub mod results;
pub mod rounds;
pub mod sessions;
pub mod units;

pub use error::StoreError;
pub use open::DatabaseFacts;

use dispatch::{on_read, on_tx};

/// The database: a pool of readers, and for SQLite the one connection that writes.
#[derive(Clone, Debug)]
pub enum Store {
    /// One file, write-ahead log, every commit on disk before it returns.
    Sqlite {
        /// Readers.
        read: sqlx::SqlitePool,
        /// The only writer of this process.
        write: sqlx::SqlitePool,
    },
    /// A server, for several nodes.
    Postgres(sqlx::PgPool),
}

/// A transaction that writes. Dropped without [`Tx::commit`], nothing of it remains.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite, begun `IMMEDIATE`, so that it never fails halfway for a lock.
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
    /// On PostgreSQL.
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

impl Store {
    /// Begins a transaction that writes. Await nothing but the database until it is committed.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        Ok(match self {
            Self::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        on_read!(self, |db| sqlx::query("SELECT 1").execute(db).await.map(drop))?;
        Ok(())
    }

    /// Waits for running statements and closes all connections.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// Makes everything of this transaction lasting; returns when it is on disk.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}
