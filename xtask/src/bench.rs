//! `cargo xtask bench`: the measurements of `server/benches/load`, on an optimised build.

use crate::{command, failure::Failure, workspace::Workspace};

/// Measures, prints the table and leaves `target/bench.json`.
pub fn run(workspace: &Workspace) -> Result<(), Failure> {
    command::run(command::cargo().current_dir(&workspace.root).args([
        "bench",
        "--package",
        "server",
        "--bench",
        "load",
    ]))
}
