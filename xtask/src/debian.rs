//! Installing what is missing on Debian.

use crate::{command, failure::Failure, progress};
use std::{path::Path, process::Command};

/// Sees to it that these Debian packages are installed; `what` names their purpose in messages.
///
/// Installs only as root; elsewhere the failure says what to install.
pub fn ensure(what: &str, packages: &[&str]) -> Result<(), Failure> {
    if !Path::new("/etc/debian_version").exists() || command::find("apt-get").is_none() {
        return Err(Failure::missing(
            what,
            "this is not Debian, so it has to be installed by hand",
        ));
    }
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| !is_installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if !is_root() {
        return Err(Failure::missing(
            what,
            format!("as root: apt-get install --no-install-recommends {list}"),
        ));
    }
    progress::note(&format!("installing Debian packages: {list}"));
    // A machine that never asked for the lists, or did so long ago, finds the packages only after an update.
    install(&missing)
        .or_else(|_| {
            command::quietly(apt().arg("update"))?;
            install(&missing)
        })
        .map_err(|why| Failure::missing(what, format!("apt-get install {list}: {why}")))
}

fn install(packages: &[&str]) -> Result<(), String> {
    let mut apt = apt();
    apt.args(["install", "--yes", "--no-install-recommends"])
        .args(packages);
    command::quietly(&mut apt).map(drop)
}

fn apt() -> Command {
    let mut apt = Command::new("apt-get");
    apt.arg("-q").env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

fn is_installed(package: &str) -> bool {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat=${db:Status-Status}", package]);
    command::quietly(&mut query).is_ok_and(|status| status == "installed")
}

/// Does this task run as root?
pub fn is_root() -> bool {
    command::quietly(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}
