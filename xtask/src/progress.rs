//! One line when a step begins, one with its seconds when it ends.

use std::time::Instant;

/// Does `work` between a line that names it and a line that says how long it took.
pub fn step<T, E>(name: &str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    println!("==> {name}");
    let watch = Stopwatch::start();
    let result = work();
    let ending = if result.is_ok() { "done" } else { "FAILED" };
    println!("    {name}: {ending} in {:.1} s", watch.seconds());
    result
}

/// A remark within a step.
pub fn note(text: &str) {
    println!("    {text}");
}

/// Measures how long a step takes.
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    pub fn start() -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "tasks show how long they take; nothing is decided by it"
        )]
        Self(Instant::now())
    }

    /// Seconds since the start.
    pub fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}
