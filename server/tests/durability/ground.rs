//! A folder and a new database for one test.

use crate::wire::served::{BINARY, Served, arguments, prepare};
use std::{
    env, fs,
    path::PathBuf,
    process::{self, Command},
    sync::atomic::{AtomicU32, Ordering},
};
use store::Store;
use tempfile::TempDir;

static NEXT: AtomicU32 = AtomicU32::new(0);

/// Where one installation keeps everything. The database goes with it.
pub struct Ground {
    folder: TempDir,
    pub database: String,
    /// The test server and the database made there.
    made: Option<(String, String)>,
}

impl Ground {
    /// A new file.
    pub fn sqlite() -> Self {
        let folder = folder();
        fs::create_dir(folder.path().join("data")).expect("the folder can be written");
        prepare(folder.path());
        let file = folder.path().join("data").join("contest.sqlite");
        Self {
            database: format!("sqlite:{}", file.display()),
            folder,
            made: None,
        }
    }

    /// A new database of the server at `TEST_POSTGRES_URL`. `None` if there is no server; in CI that is a failure.
    pub fn postgres() -> Option<Self> {
        let Some(server) = env::var("TEST_POSTGRES_URL").ok().filter(|url| !url.is_empty()) else {
            let in_ci = env::var("CI").is_ok_and(|value| value == "true");
            assert!(
                !in_ci,
                "TEST_POSTGRES_URL is not set: in CI this is tried on PostgreSQL too"
            );
            eprintln!("TEST_POSTGRES_URL is not set: not tried on PostgreSQL");
            return None;
        };
        let name = format!(
            "durability_{}_{}",
            process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        psql(&server, &format!("CREATE DATABASE {name}"));
        let folder = folder();
        prepare(folder.path());
        Some(Self {
            folder,
            database: address_of(&server, &name),
            made: Some((server, name)),
        })
    }

    /// Opens the database.
    pub async fn store(&self) -> Store {
        Store::open(&self.database, 4)
            .await
            .expect("the database can be opened")
    }

    /// Where what processes log is kept, all in one file.
    pub fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Serves in a process of its own.
    pub fn serve(&self) -> Served {
        let mut command = Command::new(BINARY);
        command.args(arguments(self.folder.path(), &self.database));
        Served::start(with_little_log(&mut command), &self.log())
    }
}

/// A folder on the disk of the build, not in memory as the system's own may be.
fn folder() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder can be made")
}

/// Lets it log what goes wrong, and its start.
pub fn with_little_log(command: &mut Command) -> &mut Command {
    command.env("TIMHIEU_LOG", "warn,server::serve=info")
}

impl Drop for Ground {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.made {
            psql(server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

/// Address of a database of the server.
fn address_of(server: &str, name: &str) -> String {
    let (base, settings) = server.split_once('?').unwrap_or((server, ""));
    let host_at = base.find("://").map_or(0, |at| at + 3);
    let host_end = base[host_at..].find('/').map_or(base.len(), |at| host_at + at);
    format!("{}/{name}?{settings}", &base[..host_end])
}

fn psql(server: &str, sql: &str) {
    let done = Command::new("psql")
        .args(["--no-psqlrc", "--quiet", "--command", sql, server])
        .output()
        .expect("psql is where PostgreSQL is");
    assert!(
        done.status.success(),
        "{sql}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
}
