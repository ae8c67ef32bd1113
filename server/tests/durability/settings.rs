//! Wrong settings: one line, exit code 2, nothing written.

use crate::wire::served::{BINARY, prepare};
use std::{fs, process::Command};

/// Runs `serve` with those arguments in a new folder; returns its exit code and its lines on standard error, and
/// sees to it that nothing was written.
fn refused(arguments: &[&str]) -> (Option<i32>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    let mut command = Command::new(BINARY);
    command.args(["serve", "--data", "new-data"]);
    if !arguments.contains(&"--site") {
        command.args(["--site", "site"]);
    }
    let output = command
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .unwrap();
    let left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["site"], "{arguments:?} wrote something");
    let lines = String::from_utf8(output.stderr).unwrap();
    (
        output.status.code(),
        lines.lines().map(ToOwned::to_owned).collect(),
    )
}

#[test]
fn wrong_settings_are_told_in_one_line_and_nothing_is_written() {
    let cases: [(&[&str], &str); 9] = [
        (&["--listen", "0.0.0.0:0"], "--listen 0.0.0.0:0"),
        (&["--listen", "here"], "--listen"),
        (&["--behind-proxy"], "--base-url"),
        (
            &["--demo", "--behind-proxy", "--base-url", "https://x.vn"],
            "--demo",
        ),
        (&["--known-network", "school"], "--known-network school"),
        (&["--site", "nowhere"], "--site nowhere"),
        (&["--database", "mysql://x"], "database"),
        (
            &[
                "--listen",
                "127.0.0.1:0",
                "--database",
                "postgres://nobody@127.0.0.1:1/x",
            ],
            "database",
        ),
        (&["--lisen", "127.0.0.1:0"], "--lisen"),
    ];
    for (arguments, named) in cases {
        let (code, lines) = refused(arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {lines:?}");
        assert_eq!(lines.len(), 1, "{arguments:?}: {lines:?}");
        assert!(lines[0].contains(named), "{arguments:?}: {lines:?}");
    }
}
