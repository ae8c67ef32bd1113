//! Starting other programs.

use crate::failure::Failure;
use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// A call of the same cargo that started this task.
///
/// Variables that cargo sets for the programs it runs are taken away: build scripts that watch them would see
/// other values than in a call from a shell, and would compile again each time.
pub fn cargo() -> Command {
    let program = variable("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    forget_outer_cargo(&mut command);
    command
}

/// Takes away what the outer cargo set for this process.
pub fn forget_outer_cargo(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let name_text = name.to_string_lossy();
        let set_by_cargo = [
            "CARGO_PKG_",
            "CARGO_MANIFEST_",
            "CARGO_BIN_",
            "CARGO_CRATE_",
            "CARGO_PRIMARY_",
        ]
        .iter()
        .any(|prefix| name_text.starts_with(prefix));
        if set_by_cargo {
            command.env_remove(&name);
        }
    }
}

/// Runs to the end with this terminal as its own; an exit status other than 0 is a failure.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command
        .status()
        .map_err(|source| could_not_start(command, source))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::Program {
            program: shown(command),
            status,
        })
    }
}

/// Runs to the end and keeps what it prints, whatever its exit status.
pub fn output(command: &mut Command) -> Result<Output, Failure> {
    command
        .stdin(Stdio::null())
        .output()
        .map_err(|source| could_not_start(command, source))
}

/// Runs quietly; on failure the reason is the last line that it wrote to standard error.
pub fn quietly(command: &mut Command) -> Result<String, String> {
    let output = output(command).map_err(|failure| failure.to_string())?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    let last = errors.lines().map(str::trim).rfind(|line| !line.is_empty());
    Err(last.map_or_else(
        || format!("{} ({})", shown(command), output.status),
        str::to_owned,
    ))
}

/// Where a program lies, if the search path has it.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = variable("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| is_program(file))
}

/// An environment variable of this task. Tasks have no settings module: these few are read where they are used.
pub fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// A continuous-integration run: what is missing there is a failure, not a remark.
pub fn in_ci() -> bool {
    variable("CI").is_some_and(|value| value == "true")
}

fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

fn could_not_start(command: &Command, source: std::io::Error) -> Failure {
    Failure::Start {
        program: shown(command),
        source,
    }
}

/// The program and up to three arguments, enough to recognise the call.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    std::iter::once(program)
        .chain(command.get_args().take(3))
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
