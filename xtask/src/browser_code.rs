//! The code that browsers load: the wasm of `frontend` and its JavaScript glue.

use crate::{
    failure::Failure,
    progress,
    stamp::{Inputs, Stamp, files_below},
    wasm_opt,
    wasm_target::{self, Way},
    workspace::Workspace,
};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The name of the files, as Leptos asks for them (`LEPTOS_OUTPUT_NAME` in `.cargo/config.toml`).
pub const NAME: &str = "timhieu";

/// Builds what has changed; returns the folder with `timhieu.js`, `timhieu.wasm` and any snippets.
pub fn build(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let raw = compile(workspace)?;
    bind(workspace, &raw)
}

fn compile(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let front = workspace.front();
    let raw = wasm_target::built_file(&front);
    let mut inputs = Inputs::new();
    for file in ["Cargo.toml", "Cargo.lock", ".cargo/config.toml"] {
        inputs.add_path(&workspace.root.join(file))?;
    }
    for folder in workspace.folders_behind("frontend") {
        inputs.add_path(&folder)?;
    }
    let hash = inputs.hash();
    let stamp = Stamp::new(front.join("compiled"));
    if raw.exists() && stamp.is(&hash) {
        return Ok(raw);
    }
    progress::step("browser code: compile to wasm (minutes the first time)", || {
        let way = Way::find()?;
        progress::note(way.line());
        crate::command::run(way.build(&front).current_dir(&workspace.root))
    })?;
    stamp.set(&hash)?;
    Ok(raw)
}

fn bind(workspace: &Workspace, raw: &Path) -> Result<PathBuf, Failure> {
    let bound = workspace.front().join("bound");
    let bytes = std::fs::read(raw).map_err(Failure::at(raw))?;
    let hash_as = |optimised: &str| {
        let mut inputs = Inputs::new();
        inputs.add("wasm", &bytes);
        inputs.add(optimised, wasm_opt::FLAGS.join(" ").as_bytes());
        inputs.hash()
    };
    let (small, plain) = (hash_as("optimised"), hash_as("as compiled"));
    let stamp = Stamp::new(workspace.front().join("bound.stamp"));
    let has_files = bound.join(format!("{NAME}.wasm")).exists();
    if has_files && (stamp.is(&small) || (stamp.is(&plain) && crate::node::find().is_none())) {
        return Ok(bound);
    }
    progress::step("browser code: JavaScript glue", || write_bindings(raw, &bound))?;
    let wasm = bound.join(format!("{NAME}.wasm"));
    let optimised = progress::step("browser code: wasm-opt", || -> Result<bool, Failure> {
        let result = wasm_opt::optimise(&workspace.root.join("xtask"), &wasm);
        if let Err(failure) = &result {
            progress::note(&format!("left as compiled, somewhat larger: {failure}"));
        }
        Ok(result.is_ok())
    })?;
    stamp.set(if optimised { &small } else { &plain })?;
    Ok(bound)
}

/// Does what the program `wasm-bindgen` does, in this process: no download, and the version of `Cargo.lock`.
fn write_bindings(raw: &Path, folder: &Path) -> Result<(), Failure> {
    let wrong = |error| Failure::form("wasm-bindgen", format!("{error:#}"));
    let mut output = Bindgen::new()
        .input_path(raw)
        .out_name(NAME)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                // Pages always say where the wasm lies, under its hashed name.
                .omit_default_module_path(true)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate_output()
        })
        .map_err(wrong)?;
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(Failure::at(folder))?;
    }
    output.emit(folder).map_err(wrong)?;
    // wasm-bindgen adds "_bg"; Leptos asks for the name without.
    let (from, to) = (
        folder.join(format!("{NAME}_bg.wasm")),
        folder.join(format!("{NAME}.wasm")),
    );
    std::fs::rename(&from, to).map_err(Failure::at(&from))
}

/// The files of such a folder with their names in the site.
pub fn files(bound: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut files = Vec::new();
    for file in files_below(bound)? {
        let bytes = std::fs::read(&file).map_err(Failure::at(&file))?;
        let name = file
            .strip_prefix(bound)
            .unwrap_or(&file)
            .to_string_lossy()
            .into_owned();
        files.push((format!("pkg/{name}"), bytes));
    }
    Ok(files)
}
