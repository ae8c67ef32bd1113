//! Three ways to compile for `wasm32-unknown-unknown`.

use crate::{command, debian, failure::Failure};
use std::{path::Path, process::Command};

const TARGET: &str = "wasm32-unknown-unknown";

/// How this machine compiles for wasm.
#[derive(Clone, Copy)]
pub enum Way {
    /// The toolchain in use has the target already.
    Present,
    /// `rustup target add` brought it.
    Rustup,
    /// Debian's own compiler builds the standard library too. Only the wasm crate is built with it.
    Debian,
}

impl Way {
    /// Finds a way, installing what it needs.
    pub fn find() -> Result<Self, Failure> {
        if has_target() {
            return Ok(Self::Present);
        }
        let rustup = command::quietly(Command::new("rustup").args(["target", "add", TARGET]));
        let Err(rustup_says) = rustup else {
            return Ok(Self::Rustup);
        };
        match debian::ensure(
            "a Rust compiler for wasm",
            &["rustc-web", "cargo-web", "rust-web-src", "lld-22"],
        ) {
            Ok(()) => Ok(Self::Debian),
            Err(debian_says) => {
                let why = format!("rustup target add: {rustup_says}; {debian_says}");
                Err(Failure::missing(format!("the Rust target {TARGET}"), why))
            }
        }
    }

    /// One line for the person who waits.
    pub fn line(self) -> &'static str {
        match self {
            Self::Present => "wasm target: the toolchain has it",
            Self::Rustup => "wasm target: added by rustup",
            Self::Debian => "wasm target: Debian's rustc-web builds the standard library as well",
        }
    }

    /// The cargo call that builds the wasm crate into `target_folder`.
    pub fn build(self, target_folder: &Path) -> Command {
        let mut cargo = match self {
            Self::Present | Self::Rustup => command::cargo(),
            Self::Debian => debian_cargo(),
        };
        cargo.args([
            "build",
            "--package",
            "frontend",
            "--profile",
            "wasm-release",
            "--target",
            TARGET,
        ]);
        cargo.arg("--target-dir").arg(target_folder);
        if matches!(self, Self::Debian) {
            cargo.args(["-Z", "build-std=std,panic_abort"]);
        }
        cargo
    }
}

/// The wasm file that such a build leaves in `target_folder`.
pub fn built_file(target_folder: &Path) -> std::path::PathBuf {
    target_folder
        .join(TARGET)
        .join("wasm-release")
        .join("frontend.wasm")
}

fn debian_cargo() -> Command {
    let mut cargo = Command::new("/usr/bin/cargo");
    command::forget_outer_cargo(&mut cargo);
    cargo
        // The outer cargo points these at its own toolchain.
        .env_remove("LD_LIBRARY_PATH")
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("CARGO")
        .env("RUSTC", "/usr/bin/rustc")
        // Building the standard library is a nightly option; this compiler is a stable one.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-22");
    cargo
}

fn has_target() -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    command::quietly(&mut rustc).is_ok_and(|folder| Path::new(&folder).is_dir())
}
