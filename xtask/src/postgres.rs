//! A PostgreSQL cluster for one test run.

use crate::{command, debian, failure::Failure};
use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

/// The variable that tells tests where a PostgreSQL is, on which they may create databases.
pub const URL_VARIABLE: &str = "TEST_POSTGRES_URL";

/// A running cluster, reached only through a socket in a temporary folder. Dropping it stops it and removes
/// everything.
pub struct Cluster {
    server: Child,
    folder: PathBuf,
}

impl Cluster {
    /// Starts a new cluster, installing PostgreSQL where it is missing.
    ///
    /// It writes to the disk as a real one does (`fsync` stays on): tests of durability depend on it.
    pub fn start() -> Result<Self, Failure> {
        let programs = if let Some(programs) = programs() {
            programs
        } else {
            debian::ensure("PostgreSQL", &["postgresql"])?;
            programs().ok_or_else(|| Failure::missing("PostgreSQL", "installed, but initdb is not found"))?
        };
        let as_postgres = debian::is_root();
        let folder = std::env::temp_dir().join(format!("timhieu-postgres-{}", std::process::id()));
        std::fs::create_dir(&folder).map_err(Failure::at(&folder))?;
        let result = Self::start_in(&folder, &programs, as_postgres);
        if result.is_err() {
            // What could not be removed lies in the folder for temporary files.
            let _ = std::fs::remove_dir_all(&folder);
        }
        result
    }

    fn start_in(folder: &Path, programs: &Path, as_postgres: bool) -> Result<Self, Failure> {
        if as_postgres {
            // PostgreSQL refuses to run as root.
            command::run(Command::new("chown").arg("postgres").arg(folder))?;
        }
        let program = |name: &str| {
            let mut command = Command::new(if as_postgres {
                Path::new("setpriv")
            } else {
                Path::new("env")
            });
            if as_postgres {
                // Stops the cluster also when this task is killed.
                command.args([
                    "--reuid=postgres",
                    "--regid=postgres",
                    "--init-groups",
                    "--pdeathsig=INT",
                    "--",
                ]);
            }
            command.arg(programs.join(name)).current_dir(folder);
            command
        };
        let data = folder.join("data");
        let mut initdb = program("initdb");
        initdb.arg("-D").arg(&data).args([
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
        ]);
        command::quietly(&mut initdb).map_err(|why| Failure::form("initdb", why))?;
        let log_path = folder.join("log");
        let log = std::fs::File::create(&log_path).map_err(Failure::at(&log_path))?;
        let mut server = program("postgres");
        server.arg("-D").arg(&data).arg("-k").arg(folder);
        server.args(["-c", "listen_addresses=", "-c", "max_connections=300"]);
        server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let server = server.spawn().map_err(|source| Failure::Start {
            program: "postgres".to_owned(),
            source,
        })?;
        let mut cluster = Self {
            server,
            folder: folder.to_path_buf(),
        };
        cluster.wait(programs)?;
        Ok(cluster)
    }

    /// Waits until it accepts connections, half a minute at most.
    fn wait(&mut self, programs: &Path) -> Result<(), Failure> {
        for _ in 0..300 {
            let ended = self
                .server
                .try_wait()
                .map_err(Failure::at(&self.folder))?
                .is_some();
            if ended {
                break;
            }
            let mut ready = Command::new(programs.join("pg_isready"));
            if command::quietly(ready.arg("-q").arg("-h").arg(&self.folder)).is_ok() {
                return Ok(());
            }
            sleep(Duration::from_millis(100));
        }
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(Failure::form(
            "postgres",
            log.lines().last().unwrap_or("did not become ready in 30 s"),
        ))
    }

    /// The value for [`URL_VARIABLE`].
    pub fn url(&self) -> String {
        format!(
            "postgres://postgres@localhost/postgres?host={}",
            self.folder.display()
        )
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGINT: PostgreSQL ends its sessions and stops. The process is a child of this one, so its id is still its own.
        let id = self.server.id().to_string();
        let asked = command::quietly(Command::new("kill").args(["-INT", &id]));
        if asked.is_ok() {
            let _ = self.server.wait();
        }
        // What could not be removed lies in the folder for temporary files.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The folder with PostgreSQL's programs: where Debian keeps them, the newest version first, or on the search path.
fn programs() -> Option<PathBuf> {
    let of_debian = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let version: u32 = entry.ok()?.file_name().to_str()?.parse().ok()?;
            Some((
                version,
                PathBuf::from(format!("/usr/lib/postgresql/{version}/bin")),
            ))
        });
    let newest = of_debian
        .filter(|(_, folder)| has_all(folder))
        .max()
        .map(|(_, folder)| folder);
    newest.or_else(|| Some(command::find("initdb")?.parent()?.to_path_buf()).filter(|folder| has_all(folder)))
}

/// A link to `initdb` alone can lie anywhere; what starts a cluster lies together.
fn has_all(folder: &Path) -> bool {
    ["initdb", "postgres", "pg_isready"]
        .iter()
        .all(|program| folder.join(program).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_answers_on_its_socket_and_waits_for_the_disk() {
        let Some(programs) = programs() else {
            eprintln!("not tried: PostgreSQL is not installed");
            return;
        };
        let cluster = Cluster::start().unwrap();
        let show = |setting: &str| {
            let mut psql = Command::new(programs.join("psql"));
            psql.arg("-h").arg(&cluster.folder).args([
                "-U",
                "postgres",
                "-At",
                "-c",
                &format!("SHOW {setting}"),
            ]);
            command::quietly(&mut psql).unwrap()
        };
        assert_eq!(
            (show("fsync"), show("synchronous_commit")),
            ("on".to_owned(), "on".to_owned())
        );
        let folder = cluster.folder.clone();
        drop(cluster);
        assert!(!folder.exists());
    }
}
