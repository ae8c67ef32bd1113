//! Counters for `/metrics`, without anything that names a person or a page's parameters.

use std::{
    fmt::Write,
    sync::atomic::{AtomicU64, Ordering},
};

/// The counters of one process.
#[derive(Debug, Default)]
pub struct Metrics {
    /// Answers kept.
    pub saves_kept: AtomicU64,
    /// Answers sent again.
    pub saves_replayed: AtomicU64,
    /// Answers that came late.
    pub saves_late: AtomicU64,
    /// Answers refused for a conflict.
    pub saves_conflict: AtomicU64,
    /// Answers turned away because the queue was full.
    pub saves_busy: AtomicU64,
    /// Commits of the writer.
    pub commits: AtomicU64,
    /// Responses by hundred: 2xx, 3xx, 4xx, 5xx.
    pub responses: [AtomicU64; 4],
}

/// Adds one.
pub fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}

impl Metrics {
    /// Counts a response.
    pub fn response(&self, status: u16) {
        let class = usize::from(status / 100).wrapping_sub(2);
        if let Some(counter) = self.responses.get(class) {
            count(counter);
        }
    }

    /// The counters in Prometheus' text format.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        let saves = [
            ("kept", &self.saves_kept),
            ("replayed", &self.saves_replayed),
            ("late", &self.saves_late),
            ("conflict", &self.saves_conflict),
            ("busy", &self.saves_busy),
        ];
        out.push_str("# TYPE timhieu_saves_total counter\n");
        for (outcome, counter) in saves {
            let n = counter.load(Ordering::Relaxed);
            let _ = writeln!(out, "timhieu_saves_total{{outcome=\"{outcome}\"}} {n}");
        }
        let _ = writeln!(
            out,
            "# TYPE timhieu_commits_total counter\ntimhieu_commits_total {}",
            self.commits.load(Ordering::Relaxed)
        );
        out.push_str("# TYPE timhieu_responses_total counter\n");
        for (class, counter) in ["2xx", "3xx", "4xx", "5xx"].iter().zip(&self.responses) {
            let n = counter.load(Ordering::Relaxed);
            let _ = writeln!(out, "timhieu_responses_total{{class=\"{class}\"}} {n}");
        }
        out
    }
}
