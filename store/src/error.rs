//! What can go wrong with a database.

/// An error of the store. Its text is for the log, never for a page (design 19).
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address of the database is not one we understand.
    #[error("the database address must begin with sqlite: or postgres:")]
    Address,
    /// The bundled or installed database is too old to be trusted with answers.
    #[error("{database} {found} is too old; {needed} or later is needed")]
    TooOld {
        /// Which database.
        database: &'static str,
        /// Its version.
        found: String,
        /// The oldest version that is accepted.
        needed: &'static str,
    },
    /// The database would answer before a commit is on disk.
    #[error("the database is not durable: {setting} is {found}")]
    NotDurable {
        /// The setting that is wrong.
        setting: &'static str,
        /// What it is.
        found: String,
    },
    /// A row that we wrote cannot be read back.
    #[error("unreadable {what} in the database")]
    Corrupt {
        /// What was read.
        what: &'static str,
        /// Why it could not be.
        #[source]
        cause: serde_json::Error,
    },
    /// A name in a row is none that we know.
    #[error("unknown {what} in the database")]
    Unknown {
        /// What was read.
        what: &'static str,
    },
    /// A write touched another number of rows than it must.
    #[error("{what}: {found} rows instead of {expected}")]
    Rows {
        /// Which write.
        what: &'static str,
        /// Rows it must touch.
        expected: u64,
        /// Rows it touched.
        found: u64,
    },
    /// Something that must be there once is there already.
    #[error("already there")]
    Taken,
    /// Migrating failed.
    #[error("migration failed")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// The database itself failed.
    #[error("database error")]
    Database(#[source] sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(cause) if cause.is_unique_violation() => Self::Taken,
            _ => Self::Database(error),
        }
    }
}

/// Codes of a database that is busy or stopping: `SQLITE_BUSY` in its four kinds; on PostgreSQL a serialization
/// failure, a deadlock, too many connections, and a server that is stopping, has crashed or is starting.
const PASSING_CODES: [&str; 10] = [
    "5", "261", "517", "773", "40001", "40P01", "53300", "57P01", "57P02", "57P03",
];

impl StoreError {
    /// Whether trying the same thing again soon may go well: the database is busy, stopping or unreachable.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Database(sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_)) => true,
            Self::Database(sqlx::Error::Database(cause)) => cause
                .code()
                .is_some_and(|code| PASSING_CODES.contains(&code.as_ref())),
            _ => false,
        }
    }
}

/// Reads a JSON column that this crate wrote.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(
    what: &'static str,
    text: &str,
) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|cause| StoreError::Corrupt { what, cause })
}

/// Writes a value into a JSON column.
pub(crate) fn to_json<T: serde::Serialize>(what: &'static str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|cause| StoreError::Corrupt { what, cause })
}

/// Checks that a write touched as many rows as it must.
pub(crate) fn rows(what: &'static str, expected: u64, found: u64) -> Result<(), StoreError> {
    if expected == found {
        Ok(())
    } else {
        Err(StoreError::Rows {
            what,
            expected,
            found,
        })
    }
}
