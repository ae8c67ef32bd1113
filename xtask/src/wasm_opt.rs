//! Making the wasm smaller with binaryen's `wasm-opt`.

use crate::{command, failure::Failure, node};
use std::{path::Path, process::Command};

/// Flags for every engine of the last years.
///
/// Never `--all-features`: binaryen 132 then writes compact imports, which Chromium 156 refuses.
pub const FLAGS: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Optimises `file` in place; `tools` is the folder whose lock file pins binaryen.
pub fn optimise(tools: &Path, file: &Path) -> Result<(), Failure> {
    let node = node::find().ok_or_else(|| Failure::missing("wasm-opt", "Node and npm are not installed"))?;
    node::packages(tools)?;
    let mut optimiser = Command::new(node);
    optimiser
        .arg(tools.join("node_modules/binaryen/bin/wasm-opt"))
        .args(FLAGS);
    optimiser.arg(file).arg("-o").arg(file);
    command::quietly(&mut optimiser)
        .map(drop)
        .map_err(|why| Failure::form("wasm-opt", why))
}
