//! `cargo xtask build`: what the browser loads, then the server.

use crate::{browser_code, command, failure::Failure, progress, site, workspace::Workspace};
use std::path::PathBuf;

/// How the server is compiled. The browser's code is always optimised for size.
#[derive(Clone, Copy)]
pub enum Profile {
    /// Quick to compile, with the checks of a debug build.
    Dev,
    /// Optimised.
    Release,
}

/// Builds everything; returns the server's binary.
pub fn all(workspace: &Workspace, profile: Profile) -> Result<PathBuf, Failure> {
    browser_side(workspace)?;
    server(workspace, profile)
}

/// Builds the site: wasm, glue, style and public files.
pub fn browser_side(workspace: &Workspace) -> Result<(), Failure> {
    let bound = browser_code::build(workspace)?;
    site::build(workspace, &bound)
}

fn server(workspace: &Workspace, profile: Profile) -> Result<PathBuf, Failure> {
    let mut cargo = command::cargo();
    cargo
        .current_dir(&workspace.root)
        .args(["build", "--package", "server"]);
    if matches!(profile, Profile::Release) {
        cargo.arg("--release");
    }
    progress::step("server: compile (minutes the first time)", || {
        command::run(&mut cargo)
    })?;
    Ok(workspace.target.join(profile.folder()).join("timhieu"))
}

impl Profile {
    /// The folder that cargo puts the binaries in.
    fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}
