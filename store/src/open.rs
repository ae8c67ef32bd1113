//! Opening a database so that a commit means "on disk" (design 4), and proving that it does.

use crate::{Store, StoreError, dispatch::on_read};
use sqlx::{
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{str::FromStr, time::Duration};

/// Older SQLite can corrupt a write-ahead log when it is reset (fixed in 3.51.3).
const SQLITE_NEEDED: (u32, u32, u32) = (3, 51, 3);
const SQLITE_NEEDED_TEXT: &str = "3.51.3";
/// Oldest PostgreSQL that the contract suite has run on.
const POSTGRES_NEEDED: u32 = 15;
const BUSY_WAIT: Duration = Duration::from_secs(5);
const CONNECT_WAIT: Duration = Duration::from_secs(5);

/// What the open database says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatabaseFacts {
    /// `SQLite` or `PostgreSQL`.
    pub name: &'static str,
    /// Its version.
    pub version: String,
    /// The settings that make a commit durable, with their values.
    pub durability: Vec<(&'static str, String)>,
}

impl Store {
    /// Opens the database at `sqlite:PATH` or `postgres://…`, refuses one that is too old or not durable, and
    /// migrates it.
    pub async fn open(address: &str, readers: u32) -> Result<Self, StoreError> {
        let store = if address.starts_with("sqlite:") {
            Self::open_sqlite(address, readers).await?
        } else if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            Self::open_postgres(address, readers).await?
        } else {
            return Err(StoreError::Address);
        };
        store.check(&store.facts().await?)?;
        Ok(store)
    }

    async fn open_sqlite(address: &str, readers: u32) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::from_str(address)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY_WAIT);
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await?;
        let version: String = sqlx::query_scalar("SELECT sqlite_version()")
            .fetch_one(&write)
            .await?;
        refuse_old_sqlite(&version)?;
        sqlx::migrate!("../migrations/sqlite").run(&write).await?;
        let read = SqlitePoolOptions::new()
            .max_connections(readers)
            .connect_with(options.read_only(true).create_if_missing(false))
            .await?;
        Ok(Self::Sqlite { read, write })
    }

    async fn open_postgres(address: &str, readers: u32) -> Result<Self, StoreError> {
        let options = PgConnectOptions::from_str(address)?.options([("synchronous_commit", "on")]);
        let pool = PgPoolOptions::new()
            .max_connections(readers.saturating_add(4))
            .acquire_timeout(CONNECT_WAIT)
            .connect_with(options)
            .await?;
        sqlx::migrate!("../migrations/postgres").run(&pool).await?;
        Ok(Self::Postgres(pool))
    }

    /// Version and durability settings, read from the database itself.
    pub async fn facts(&self) -> Result<DatabaseFacts, StoreError> {
        match self {
            Self::Sqlite { write, .. } => {
                let version: String = sqlx::query_scalar("SELECT sqlite_version()")
                    .fetch_one(write)
                    .await?;
                let journal: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(write).await?;
                let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(write).await?;
                Ok(DatabaseFacts {
                    name: "SQLite",
                    version,
                    durability: vec![
                        ("journal_mode", journal),
                        ("synchronous", synchronous.to_string()),
                    ],
                })
            }
            Self::Postgres(pool) => {
                let mut durability = Vec::new();
                for (setting, sql) in [
                    ("fsync", "SHOW fsync"),
                    ("full_page_writes", "SHOW full_page_writes"),
                    ("synchronous_commit", "SHOW synchronous_commit"),
                ] {
                    durability.push((setting, sqlx::query_scalar(sql).fetch_one(pool).await?));
                }
                let version: String = sqlx::query_scalar("SHOW server_version").fetch_one(pool).await?;
                Ok(DatabaseFacts {
                    name: "PostgreSQL",
                    version,
                    durability,
                })
            }
        }
    }

    fn check(&self, facts: &DatabaseFacts) -> Result<(), StoreError> {
        let wanted: &[(&str, &str)] = match self {
            Self::Sqlite { .. } => &[("journal_mode", "wal"), ("synchronous", "2")],
            Self::Postgres(_) => {
                let major = facts
                    .version
                    .split('.')
                    .next()
                    .and_then(|part| part.parse::<u32>().ok());
                if major.is_none_or(|major| major < POSTGRES_NEEDED) {
                    return Err(StoreError::TooOld {
                        database: "PostgreSQL",
                        found: facts.version.clone(),
                        needed: "15",
                    });
                }
                &[
                    ("fsync", "on"),
                    ("full_page_writes", "on"),
                    ("synchronous_commit", "on"),
                ]
            }
        };
        for ((setting, found), (_, value)) in facts.durability.iter().zip(wanted) {
            if found != value {
                return Err(StoreError::NotDurable {
                    setting,
                    found: found.clone(),
                });
            }
        }
        Ok(())
    }

    /// Table and column names, sorted, without the migrations' own; both databases must agree.
    pub async fn columns(&self) -> Result<Vec<(String, String)>, StoreError> {
        let sql = match self {
            Self::Sqlite { .. } => {
                "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p \
                 WHERE m.type = 'table' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\' AND m.name NOT LIKE 'sqlite%' \
                 ORDER BY 1, 2"
            }
            Self::Postgres(_) => {
                "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns \
                 WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%' ORDER BY 1, 2"
            }
        };
        let mut columns: Vec<(String, String)> =
            on_read!(self, |db| sqlx::query_as(sql).fetch_all(db).await)?;
        columns.sort();
        Ok(columns)
    }
}

/// Refuses a SQLite older than the one whose log is safe to reset.
fn refuse_old_sqlite(version: &str) -> Result<(), StoreError> {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let found = (
        parts.next().unwrap_or(0),
        parts.next().unwrap_or(0),
        parts.next().unwrap_or(0),
    );
    if found < SQLITE_NEEDED {
        return Err(StoreError::TooOld {
            database: "SQLite",
            found: version.to_owned(),
            needed: SQLITE_NEEDED_TEXT,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sqlite_with_the_log_reset_fault_is_refused() {
        assert!(matches!(
            refuse_old_sqlite("3.51.2"),
            Err(StoreError::TooOld { .. })
        ));
        assert!(matches!(
            refuse_old_sqlite("3.9.0"),
            Err(StoreError::TooOld { .. })
        ));
        assert!(refuse_old_sqlite("3.51.3").is_ok());
        assert!(refuse_old_sqlite("3.60.0").is_ok());
    }
}
