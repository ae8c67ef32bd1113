//! Node and the packages that `package-lock.json` pins.

use crate::{
    command,
    failure::Failure,
    stamp::{Inputs, Stamp},
};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// Node and npm, if this machine has both.
pub fn find() -> Option<PathBuf> {
    command::find("npm")?;
    command::find("node")
}

/// Installs exactly what the lock file in `folder` names, if that was not done already.
pub fn packages(folder: &Path) -> Result<(), Failure> {
    let mut inputs = Inputs::new();
    inputs.add_path(&folder.join("package-lock.json"))?;
    let hash = inputs.hash();
    let installed = folder.join("node_modules");
    let stamp = Stamp::new(installed.join(".installed"));
    if stamp.is(&hash) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.current_dir(folder)
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    command::quietly(&mut npm).map_err(|why| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        Failure::missing(format!("the npm packages of {name}/"), why)
    })?;
    stamp.set(&hash)
}
