//! `cargo xtask run | build | test | bench`: everything that takes more than one program.

mod bench;
mod browser_code;
mod build;
mod checks;
mod command;
mod compress;
mod debian;
mod failure;
mod node;
mod postgres;
mod progress;
mod serve;
mod site;
mod stamp;
mod stylesheet;
mod wasm_opt;
mod wasm_target;
mod workspace;

use build::Profile;
use clap::{Parser, Subcommand};
use std::process::ExitCode;
use workspace::Workspace;

/// The tasks of this workspace. Each installs what it needs, where that can be done.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build, then serve the demo on 127.0.0.1:3000 with its data under data/
    Run {
        /// Compile the server with optimisations
        #[arg(long)]
        release: bool,
    },
    /// Build the site and the server
    Build {
        /// Compile the server with optimisations
        #[arg(long)]
        release: bool,
    },
    /// Check formatting and lints, and run every test: rules, store on both databases, HTTP, browser
    Test,
    /// Measure what a paper and a saved answer cost, beside a bare handler and a raw group commit
    Bench,
}

fn main() -> ExitCode {
    let profile = |release| if release { Profile::Release } else { Profile::Dev };
    let result = Workspace::open().and_then(|workspace| match Arguments::parse().task {
        Task::Run { release } => serve::demo(&workspace, profile(release)).map(|()| true),
        Task::Build { release } => build::all(&workspace, profile(release)).map(|binary| {
            println!(
                "    server: {}\n    site: {}",
                binary.display(),
                workspace.site().display()
            );
            true
        }),
        Task::Test => Ok(checks::all(&workspace)),
        Task::Bench => bench::run(&workspace).map(|()| true),
    });
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("cargo xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}
