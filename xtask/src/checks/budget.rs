//! The weight of the browser's code, which residents pay for on a telephone.

use crate::{browser_code, failure::Failure, progress, workspace::Workspace};

/// Bytes of wasm and glue together, as brotli sends them. One island that calls the server takes about 65 kB.
const BUDGET: u64 = 85_000;

/// Prints the weight; fails above the budget.
pub fn hold(workspace: &Workspace) -> Result<(), Failure> {
    let mut total = 0;
    for extension in ["wasm", "js"] {
        let file = workspace
            .site()
            .join("pkg")
            .join(format!("{}.{extension}.br", browser_code::NAME));
        let bytes = file.metadata().map_err(Failure::at(&file))?.len();
        progress::note(&format!("{extension}: {bytes} bytes as brotli"));
        total += bytes;
    }
    progress::note(&format!("together {total} of {BUDGET} bytes"));
    if total > BUDGET {
        return Err(Failure::form(
            "browser code",
            format!("{total} bytes, {BUDGET} are allowed"),
        ));
    }
    Ok(())
}
