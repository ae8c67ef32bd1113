//! `cargo xtask test`: every check in order, going on after a failure, and one count at the end.

mod browser;
mod budget;
mod rust;
mod tally;

use crate::{
    build, command, debian, node,
    postgres::{self, Cluster},
    progress,
    workspace::Workspace,
};
use std::ffi::OsString;
use tally::Tally;

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
    tally.tests("tests: tasks and architecture", || rust::task_tests(workspace));
    let compiled = product_tests(&mut tally, workspace);
    let built = tally.check("browser code: build", || build::browser_side(workspace));
    if built {
        tally.check("browser code: size", || budget::hold(workspace));
    }
    if compiled && built {
        browser_tests(&mut tally, workspace);
    } else {
        tally.remark("the pages were not tried in a browser: the server or its site was not built");
    }
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

/// Compiles and runs the product's tests; true if they compiled.
fn product_tests(tally: &mut Tally, workspace: &Workspace) -> bool {
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
    tally.tests("tests: durability, on a sham that must be found out", || {
        rust::sham_tests(workspace, url.as_deref())
    });
    let compiled = tally.check("tests: compile", || rust::compile_tests(workspace));
    if compiled {
        tally.tests("tests: rules, formats, store, pages, server", || {
            rust::product_tests(workspace, url.as_deref())
        });
    }
    drop(cluster);
    compiled
}

fn browser_tests(tally: &mut Tally, workspace: &Workspace) {
    if node::find().is_none() {
        // `tools` counted it where it counts.
        tally.remark("the pages were not tried in a browser: no Node");
        return;
    }
    tally.tests("tests: browser", || {
        browser::install(workspace)?;
        browser::run(workspace)
    });
}
