//! The binary `timhieu` as a process of its own.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{BufRead, BufReader, Read},
    net::SocketAddr,
    path::Path,
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

/// The binary under test.
pub const BINARY: &str = env!("CARGO_BIN_EXE_timhieu");

/// A process that serves. Dropping it kills it.
pub struct Served {
    process: Child,
    /// What it still prints goes nowhere, but it must be able to print it.
    _output: BufReader<ChildStdout>,
    pub address: SocketAddr,
}

/// What `serve` is started with on this data folder and database.
pub fn arguments(folder: &Path, database: &str) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = ["serve", "--listen", "127.0.0.1:0", "--database", database]
        .map(OsString::from)
        .into();
    for (name, place) in [("--data", "data"), ("--site", "site")] {
        arguments.extend([OsString::from(name), folder.join(place).into_os_string()]);
    }
    arguments
}

/// Puts the built files' place into the folder: `serve` wants the list of them, the tests none of the files.
pub fn prepare(folder: &Path) {
    let site = folder.join("site");
    fs::create_dir_all(&site).expect("the folder can be written");
    fs::write(site.join("manifest.json"), "{}").expect("the folder can be written");
}

impl Served {
    /// Starts a command that runs `serve`, and waits until it tells its address. Its log goes to a file.
    pub fn start(command: &mut Command, log: &Path) -> Self {
        let log_file = File::options()
            .create(true)
            .append(true)
            .open(log)
            .expect("the log can be written");
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log_file)
            .spawn()
            .expect("the program starts");
        let mut output = BufReader::new(process.stdout.take().expect("its output is piped"));
        let address = output
            .by_ref()
            .lines()
            .map_while(Result::ok)
            .find_map(|line| line.split_once("http://")?.1.parse().ok());
        let Some(address) = address else {
            let _ = process.kill();
            panic!(
                "it did not start: {}",
                fs::read_to_string(log).unwrap_or_default()
            );
        };
        Self {
            process,
            _output: output,
            address,
        }
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Ends it at once (SIGKILL), as a power cut of the process would.
    pub fn kill(&mut self) {
        self.process.kill().expect("it can be killed");
    }

    /// Waits for its end.
    pub fn wait(&mut self) -> ExitStatus {
        self.process.wait().expect("it can be waited for")
    }

    /// Asks a process to stop (SIGTERM).
    pub fn ask_to_stop(id: u32) {
        let sent = Command::new("kill").args(["-TERM", &id.to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()), "kill -TERM {id}");
    }

    /// Waits at most that long for its end.
    pub fn wait_at_most(&mut self, limit: Duration) -> Option<ExitStatus> {
        let began = Instant::now();
        while began.elapsed() < limit {
            if let Some(status) = self.process.try_wait().expect("it can be waited for") {
                return Some(status);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        None
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
