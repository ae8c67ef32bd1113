//! What the rest of the program relies on, proven on SQLite and on PostgreSQL.
//!
//! A case is an `async fn(Store)` on an empty, migrated database; [`contract!`] makes a test of it for each.

#![expect(
    clippy::unwrap_used,
    reason = "a case is a test's body, which the lint cannot tell"
)]

/// Makes each case a test on SQLite and a test on PostgreSQL.
macro_rules! contract {
    ($($case:ident),+ $(,)?) => {
        mod sqlite {$(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                crate::databases::on_sqlite(super::$case).await;
            }
        )+}
        mod postgres {$(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                crate::databases::on_postgres(super::$case).await;
            }
        )+}
    };
}

mod answers;
mod attempts;
mod audit;
mod contests;
mod coverage;
#[path = "../databases/mod.rs"]
mod databases;
mod entrants;
mod given;
mod lists;
mod officials;
mod open;
mod people;
mod proposals;
mod questions;
mod results;
mod rounds;
mod saves_together;
mod sessions;
mod times;
mod units;
