//! `cargo xtask run`: from a clone to the contest in the browser.

use crate::{
    build::{self, Profile},
    failure::Failure,
    workspace::Workspace,
};
use std::{os::unix::process::CommandExt, process::Command};

/// Builds, then becomes the server with the demo. The server migrates, loads the demo into a new database, and
/// prints its address and the demo's sign-ins. Returns only if it could not start.
pub fn demo(workspace: &Workspace, profile: Profile) -> Result<(), Failure> {
    let binary = build::all(workspace, profile)?;
    let site = workspace.site();
    // Shorter to read where the target folder lies in the workspace, and the same place.
    let site = site.strip_prefix(&workspace.root).unwrap_or(&site);
    let mut server = Command::new(&binary);
    server
        .current_dir(&workspace.root)
        .args(["serve", "--demo", "--data", "data"]);
    server
        .arg("--site")
        .arg(site)
        .args(["--listen", "127.0.0.1:3000"]);
    crate::command::forget_outer_cargo(&mut server);
    let source = server.exec();
    Err(Failure::Start {
        program: binary.display().to_string(),
        source,
    })
}
