//! The browser tests in `end2end/`.

use super::tally::Counts;
use crate::{command, debian, failure::Failure, node, progress, workspace::Workspace};
use serde_json::Value;
use std::{path::Path, process::Command};

/// Installs Playwright and a Chromium.
pub fn install(workspace: &Workspace) -> Result<(), Failure> {
    let folder = workspace.root.join("end2end");
    node::packages(&folder)?;
    if Path::new("/usr/bin/chromium").exists() {
        return Ok(());
    }
    let Err(debian_says) = debian::ensure("Chromium", &["chromium", "fonts-dejavu-core"]) else {
        return Ok(());
    };
    progress::note(&format!("{debian_says}; trying Playwright's own Chromium"));
    let mut npx = Command::new("npx");
    npx.current_dir(folder)
        .args(["--no-install", "playwright", "install", "chromium"]);
    command::quietly(&mut npx)
        .map(drop)
        .map_err(|why| Failure::missing("Chromium", format!("{debian_says}; playwright install: {why}")))
}

/// Runs every specification in every project and counts them.
pub fn run(workspace: &Workspace) -> Result<Counts, Failure> {
    let folder = workspace.root.join("end2end");
    let report = folder.join("playwright-report/report.json");
    if report.exists() {
        std::fs::remove_file(&report).map_err(Failure::at(&report))?;
    }
    let mut npx = Command::new("npx");
    npx.current_dir(&folder)
        .args(["--no-install", "playwright", "test"]);
    npx.env("TIMHIEU_BIN", workspace.target.join("debug/timhieu"))
        .env("TIMHIEU_SITE", workspace.site());
    let status = npx.status().map_err(|source| Failure::Start {
        program: "npx".to_owned(),
        source,
    })?;
    // Without a report nothing ran; the failure below then says which file is missing.
    let report_text = std::fs::read_to_string(&report).map_err(Failure::at(&report))?;
    let wrong = |why: &str| Failure::form("Playwright's report", why);
    let report: Value = serde_json::from_str(&report_text).map_err(|error| wrong(&error.to_string()))?;
    let mut counts = counted(&report).ok_or_else(|| wrong("it has no counts"))?;
    if !status.success() && counts.failed == 0 {
        counts.failed = 1;
    }
    Ok(counts)
}

/// Adds up the report's `stats`. A test that passed only at a second try has failed.
fn counted(report: &Value) -> Option<Counts> {
    let stats = &report["stats"];
    let number = |name: &str| stats[name].as_u64();
    let errors_outside_tests = report["errors"].as_array()?.len() as u64;
    Some(Counts {
        passed: number("expected")?,
        failed: number("unexpected")? + number("flaky")? + errors_outside_tests,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_test_that_needed_a_second_try_and_a_broken_setup_count_as_failed() {
        let report = json!({
            "errors": [{ "message": "the server did not start" }],
            "stats": { "expected": 7, "skipped": 2, "unexpected": 1, "flaky": 1 }
        });
        assert_eq!(counted(&report), Some(Counts { passed: 7, failed: 3 }));
    }
}
