//! Counting what passed and what failed.

use crate::{
    failure::Failure,
    progress::{self, Stopwatch},
};

/// How many tests of a runner passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Passed.
    pub passed: u64,
    /// Failed, or did not run because their program broke.
    pub failed: u64,
}

/// The count over all steps, and what the last lines have to say.
pub struct Tally {
    total: Counts,
    lines: Vec<String>,
    /// In continuous integration a missing tool is a failure.
    strict: bool,
    watch: Stopwatch,
}

impl Tally {
    /// Nothing counted yet.
    pub fn new(strict: bool) -> Self {
        Self {
            total: Counts::default(),
            lines: Vec::new(),
            strict,
            watch: Stopwatch::start(),
        }
    }

    /// A step that passes or fails as a whole and counts as one; true if it passed.
    pub fn check(&mut self, name: &str, work: impl FnOnce() -> Result<(), Failure>) -> bool {
        let result = progress::step(name, work);
        match &result {
            Ok(()) => self.total.passed += 1,
            Err(failure) => self.fail(name, failure),
        }
        result.is_ok()
    }

    /// A step that runs tests and brings their counts.
    pub fn tests(&mut self, name: &str, work: impl FnOnce() -> Result<Counts, Failure>) {
        match progress::step(name, work) {
            Ok(counts) => {
                self.total.passed += counts.passed;
                self.total.failed += counts.failed;
                self.lines.push(format!(
                    "{name}: {} passed, {} failed",
                    counts.passed, counts.failed
                ));
            }
            Err(failure) => self.fail(name, &failure),
        }
    }

    /// Something that steps need; its absence is said at the end, and fails in continuous integration.
    pub fn tool(&mut self, name: &str, found: Result<(), Failure>) {
        let Err(failure) = found else { return };
        if self.strict {
            self.fail(name, &failure);
        } else {
            self.remark(&format!("{name}: {failure}"));
        }
    }

    /// Something to say at the end that counts for nothing.
    pub fn remark(&mut self, text: &str) {
        progress::note(text);
        self.lines.push(text.to_owned());
    }

    /// Prints the last lines; true if nothing failed.
    pub fn close(self) -> bool {
        println!("==> summary after {:.0} s", self.watch.seconds());
        for line in &self.lines {
            println!("    {line}");
        }
        println!("{} passed, {} failed", self.total.passed, self.total.failed);
        self.total.failed == 0
    }

    fn fail(&mut self, name: &str, failure: &Failure) {
        self.total.failed += 1;
        progress::note(&failure.to_string());
        self.lines.push(format!("FAILED {name}: {failure}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_tool_fails_only_in_continuous_integration() {
        for strict in [false, true] {
            let mut tally = Tally::new(strict);
            tally.tool("Node", Err(Failure::missing("Node", "no network")));
            assert_eq!(tally.close(), !strict);
        }
    }

    #[test]
    fn a_step_counts_as_one_and_a_runner_as_its_tests() {
        let mut tally = Tally::new(false);
        tally.check("formatting", || Ok(()));
        tally.tests("rules", || {
            Ok(Counts {
                passed: 41,
                failed: 1,
            })
        });
        assert_eq!(
            tally.total,
            Counts {
                passed: 42,
                failed: 1
            }
        );
    }
}
