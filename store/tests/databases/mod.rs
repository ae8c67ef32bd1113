//! A database for every case, on both kinds of database.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use std::{
    io::Write as _,
    panic::resume_unwind,
    process,
    sync::{
        Once,
        atomic::{AtomicU32, Ordering},
    },
};
use store::Store;

/// Readers of each database.
pub const READERS: u32 = 4;

static NEXT: AtomicU32 = AtomicU32::new(0);
static NOTICE: Once = Once::new();

/// Runs a case on a new SQLite file.
pub async fn on_sqlite<T, F: Future<Output = T>>(case: impl FnOnce(Store) -> F) -> T {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let address = format!("sqlite:{}", folder.path().join("contest.db").display());
    let store = Store::open(&address, READERS)
        .await
        .expect("the file can be opened");
    let found = case(store.clone()).await;
    store.close().await;
    found
}

/// Runs a case on a new PostgreSQL database of the server at `TEST_POSTGRES_URL`, and drops the database however
/// the case ends. `None` if there is no server; in CI that is a failure.
pub async fn on_postgres<T, F>(case: impl FnOnce(Store) -> F) -> Option<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let server = server()?;
    let name = format!(
        "contract_{}_{}",
        process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    );
    let mut admin = PgConnection::connect(&server)
        .await
        .expect("the test server answers");
    let drop_database = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    for sql in [drop_database.clone(), format!("CREATE DATABASE {name}")] {
        sqlx::query(AssertSqlSafe(sql))
            .execute(&mut admin)
            .await
            .expect("a database can be made");
    }
    let store = Store::open(&postgres_address(&name), READERS)
        .await
        .expect("the database can be opened");
    let outcome = tokio::spawn(case(store.clone())).await;
    store.close().await;
    sqlx::query(AssertSqlSafe(drop_database))
        .execute(&mut admin)
        .await
        .expect("the database can be dropped");
    Some(outcome.unwrap_or_else(|failure| resume_unwind(failure.into_panic())))
}

/// Address of a database of the test server.
pub fn postgres_address(name: &str) -> String {
    let server = server().expect("there is a test server");
    let (base, settings) = match server.split_once('?') {
        Some((base, settings)) => (base, format!("?{settings}")),
        None => (server.as_str(), String::new()),
    };
    let host_at = base.find("://").map_or(0, |at| at + 3);
    let host_end = base[host_at..].find('/').map_or(base.len(), |at| host_at + at);
    format!("{}/{name}{settings}", &base[..host_end])
}

#[expect(
    clippy::disallowed_methods,
    reason = "where the test server is belongs to the test run"
)]
fn server() -> Option<String> {
    if let Some(address) = std::env::var("TEST_POSTGRES_URL")
        .ok()
        .filter(|address| !address.is_empty())
    {
        return Some(address);
    }
    let in_ci = std::env::var("CI").is_ok_and(|value| value == "true");
    assert!(
        !in_ci,
        "TEST_POSTGRES_URL is not set: in CI every case runs on PostgreSQL too"
    );
    // Written past the test harness, which would keep the notice to itself where the test passes.
    NOTICE.call_once(|| {
        let notice = "TEST_POSTGRES_URL is not set: nothing was tried on PostgreSQL";
        writeln!(std::io::stderr(), "{notice}").expect("there is a standard error");
    });
    None
}
