//! `cargo xtask test`: every check in order, going on after a failure, and one count at the end.

mod browser;
mod budget;
mod rust;
mod tally;

use crate::{
    build, command, debian,
    failure::Failure,
    node,
    postgres::{self, Cluster},
    progress,
    workspace::Workspace,
};
use std::ffi::OsString;
use tally::{Counts, Tally};

/// Runs every check; true if nothing failed.
pub fn all(workspace: &Workspace) -> bool {
    let mut tally = Tally::new(command::in_ci());
    tools(&mut tally);
    tally.check("formatting", || rust::formatting(workspace));
    tally.check("lints: rules, store, pages, server, tasks", || {
        rust::lints_of_the_host_side(workspace)
    });
    tally.check("lints: browser code", || {
        rust::lints_of_the_browser_side(workspace)
    });
    tests(&mut tally, workspace);
    browser_side(&mut tally, workspace);
    tally.close()
}

/// Programs that single steps or tests call.
fn tools(tally: &mut Tally) {
    tally.tool("rustfmt and clippy", rust::tools());
    // Tests of durability read from a trace that the log reaches the disk before the reply.
    let strace = command::find("strace").map_or_else(|| debian::ensure("strace", &["strace"]), |_| Ok(()));
    tally.tool("strace", strace);
    let node = node::find().map_or_else(|| debian::ensure("Node", &["nodejs", "npm"]), |_| Ok(()));
    tally.tool("Node", node);
}

fn tests(tally: &mut Tally, workspace: &Workspace) {
    if !tally.check("tests: compile", || rust::compile_tests(workspace)) {
        return;
    }
    // Stopped at the end of this function.
    let mut cluster = None;
    let mut url = command::variable(postgres::URL_VARIABLE);
    if url.is_none() {
        match progress::step("PostgreSQL: a cluster for this run", Cluster::start) {
            Ok(started) => {
                url = Some(OsString::from(started.url()));
                cluster = Some(started);
            }
            Err(failure) => tally.tool("PostgreSQL (the tests ran on SQLite only)", Err(failure)),
        }
    }
    tally.tests("tests: rules, formats, store, pages, server", || {
        rust::product_tests(workspace, url.as_deref())
    });
    tally.tests("tests: tasks and architecture", || rust::task_tests(workspace));
    drop(cluster);
}

fn browser_side(tally: &mut Tally, workspace: &Workspace) {
    if !tally.check("browser code: build", || build::browser_side(workspace)) {
        return;
    }
    tally.check("browser code: size", || budget::hold(workspace));
    if node::find().is_none() {
        // Said already among the tools; without it the pages were not tried, which must show in the count.
        tally.remark("the pages were not tried in a browser: no Node");
        return;
    }
    tally.tests("tests: browser", || -> Result<Counts, Failure> {
        browser::install(workspace)?;
        browser::run(workspace)
    });
}
