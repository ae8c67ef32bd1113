//! The checks that cargo runs.
//!
//! The browser's code and the server are never compiled in one call: cargo would join their features, and a page
//! that renders on the server and one that wakes in the browser exclude each other.

use super::tally::Counts;
use crate::{command, failure::Failure, postgres, workspace::Workspace};
use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

/// The crates of the product's host side, always named together so that each dependency is compiled once.
const PRODUCT: [&str; 12] = [
    "--package",
    "contest",
    "--package",
    "exchange",
    "--package",
    "store",
    "--package",
    "app",
    "--package",
    "server",
    "--features",
    "app/ssr",
];

/// Sees to it that rustfmt and clippy are there.
pub fn tools() -> Result<(), Failure> {
    let has = |name: &str| command::quietly(command::cargo().args([name, "--version"])).is_ok();
    if has("fmt") && has("clippy") {
        return Ok(());
    }
    command::quietly(Command::new("rustup").args(["component", "add", "rustfmt", "clippy"]))
        .map(drop)
        .map_err(|why| Failure::missing("rustfmt or clippy", why))
}

/// `cargo fmt --check`.
pub fn formatting(workspace: &Workspace) -> Result<(), Failure> {
    command::run(
        command::cargo()
            .current_dir(&workspace.root)
            .args(["fmt", "--all", "--", "--check"]),
    )
}

/// Clippy on everything that runs on the host, tests too.
pub fn lints_of_the_host_side(workspace: &Workspace) -> Result<(), Failure> {
    let mut cargo = command::cargo();
    cargo
        .current_dir(&workspace.root)
        .arg("clippy")
        .args(PRODUCT)
        .args(["--package", "xtask", "--all-targets"]);
    command::run(cargo.args(["--keep-going", "--", "--deny", "warnings"]))
}

/// Clippy on the browser's code. On the host: not every machine has a clippy for wasm.
pub fn lints_of_the_browser_side(workspace: &Workspace) -> Result<(), Failure> {
    let mut cargo = command::cargo();
    cargo
        .current_dir(&workspace.root)
        .args(["clippy", "--package", "frontend", "--package", "app", "--lib"]);
    command::run(cargo.args([
        "--features",
        "app/hydrate",
        "--keep-going",
        "--",
        "--deny",
        "warnings",
    ]))
}

/// Compiles the tests, and in the same call the binary that the browser tests start.
pub fn compile_tests(workspace: &Workspace) -> Result<(), Failure> {
    let mut cargo = command::cargo();
    cargo.current_dir(&workspace.root).arg("build").args(PRODUCT);
    command::run(cargo.args(["--lib", "--bins", "--tests"]))
}

/// Unit, property, store and HTTP tests.
pub fn product_tests(workspace: &Workspace, postgres_url: Option<&OsStr>) -> Result<Counts, Failure> {
    let mut cargo = command::cargo();
    cargo
        .current_dir(&workspace.root)
        .args(["test", "--no-fail-fast"])
        .args(PRODUCT);
    if let Some(url) = postgres_url {
        cargo.env(postgres::URL_VARIABLE, url);
    }
    counted(&mut cargo)
}

/// The tests of durability on a binary that replies before it commits: they pass only if they find that it does.
/// To be run before [`compile_tests`], which puts the true binary in its place again.
pub fn sham_tests(workspace: &Workspace, postgres_url: Option<&OsStr>) -> Result<Counts, Failure> {
    let mut cargo = command::cargo();
    cargo
        .current_dir(&workspace.root)
        .args(["test", "--no-fail-fast"])
        .args(PRODUCT)
        .args([
            "--features",
            "server/sham",
            "--test",
            "durability",
            "--",
            "kills",
            "trace",
        ]);
    if let Some(url) = postgres_url {
        cargo.env(postgres::URL_VARIABLE, url);
    }
    counted(&mut cargo)
}

/// The tests of this crate, with those of the workspace's architecture.
pub fn task_tests(workspace: &Workspace) -> Result<Counts, Failure> {
    let mut cargo = command::cargo();
    cargo
        .current_dir(&workspace.root)
        .args(["test", "--no-fail-fast", "--package", "xtask"]);
    counted(&mut cargo)
}

/// Runs `cargo test`, shows its lines, and adds up what the test programs say.
fn counted(cargo: &mut Command) -> Result<Counts, Failure> {
    let start = |source| Failure::Start {
        program: "cargo test".to_owned(),
        source,
    };
    let mut child = cargo.stdout(Stdio::piped()).spawn().map_err(start)?;
    let mut counts = Counts::default();
    if let Some(lines) = child.stdout.take() {
        for line in BufReader::new(lines).lines().map_while(Result::ok) {
            println!("{line}");
            if let Some(of_one_program) = test_result(&line) {
                counts.passed += of_one_program.passed;
                counts.failed += of_one_program.failed;
            }
        }
    }
    let status = child.wait().map_err(start)?;
    if !status.success() && counts.failed == 0 {
        // It did not compile, or a test program died: no line says so.
        counts.failed = 1;
    }
    Ok(counts)
}

/// Reads `test result: ok. 12 passed; 0 failed; …`.
fn test_result(line: &str) -> Option<Counts> {
    let (_, counted) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let mut numbers = counted.split("; ");
    Some(Counts {
        passed: numbers.next()?.strip_suffix(" passed")?.parse().ok()?,
        failed: numbers.next()?.strip_suffix(" failed")?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_of_a_test_program_is_counted_and_no_other() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(
            test_result(line),
            Some(Counts {
                passed: 12,
                failed: 3
            })
        );
        assert_eq!(
            test_result("test draw::tests::a_paper_has_no_question_twice ... ok"),
            None
        );
    }
}
