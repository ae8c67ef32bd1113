//! Figures as they are measured, and the table at the end.

use serde_json::json;
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// One figure.
struct Figure {
    what: String,
    value: f64,
    unit: &'static str,
}

/// All figures of a run.
pub struct Figures {
    all: Vec<Figure>,
    samples: PathBuf,
}

/// One line of the table of saves.
struct Line {
    what: &'static str,
    parts: [&'static str; 6],
}

const LINES: [Line; 3] = [
    Line {
        what: "durable saves",
        parts: [
            "rate",
            "p50",
            "p99",
            "server CPU",
            "browsers' CPU",
            "saves per commit",
        ],
    },
    Line {
        what: "bare handler",
        parts: ["rate", "p50", "p99", "server CPU", "browsers' CPU", ""],
    },
    Line {
        what: "raw group commit",
        parts: ["rate", "p50", "p99", "server CPU", "", "saves per commit"],
    },
];

impl Figures {
    /// None yet; samples go to that folder.
    pub fn new(samples: &Path) -> Self {
        Self {
            all: Vec::new(),
            samples: samples.to_owned(),
        }
    }

    /// Notes a figure.
    pub fn note(&mut self, what: String, value: f64, unit: &'static str) {
        self.all.push(Figure { what, value, unit });
    }

    /// Notes median and 99th percentile, and keeps the samples, in microseconds.
    pub fn note_times(&mut self, what: &str, mut times: Vec<Duration>) {
        let mut text = String::new();
        for time in &times {
            let _ = writeln!(text, "{}", time.as_micros());
        }
        let file = format!("{}.txt", what.replace([' ', ','], "-"));
        fs::write(self.samples.join(file), text).expect("target can be written");
        times.sort_unstable();
        for (name, part) in [("p50", 50), ("p99", 99)] {
            let time = times.get(times.len() * part / 100).copied().unwrap_or_default();
            self.note(format!("{what}, {name}"), time.as_secs_f64() * 1e3, "ms");
        }
    }

    fn value(&self, what: &str) -> Option<f64> {
        self.all
            .iter()
            .find(|figure| figure.what == what)
            .map(|figure| figure.value)
    }

    /// Prints the table and writes all figures, with the ratios, as JSON.
    pub fn finish(mut self, file: &Path) {
        for connections in super::CONNECTIONS {
            let rate = |what: &str| self.value(&format!("{what}, {connections}, rate"));
            if let (Some(saves), Some(bare), Some(raw)) = (
                rate("durable saves"),
                rate("bare handler"),
                rate("raw group commit"),
            ) {
                let (to_bare, to_raw) = (saves / bare, saves / raw);
                self.note(
                    format!("durable saves, {connections}, to bare handler"),
                    to_bare,
                    "ratio",
                );
                self.note(
                    format!("durable saves, {connections}, to raw group commit"),
                    to_raw,
                    "ratio",
                );
            }
        }
        self.print();
        let list: Vec<_> = self
            .all
            .iter()
            .map(|figure| json!({ "what": figure.what, "value": figure.value, "unit": figure.unit }))
            .collect();
        let text = serde_json::to_vec_pretty(&list).expect("numbers and text are JSON");
        fs::write(file, text).expect("target can be written");
        println!("figures: {}; samples: {}", file.display(), self.samples.display());
    }

    fn print(&self) {
        for figure in &self.all {
            if !LINES.iter().any(|line| figure.what.starts_with(line.what)) {
                println!("{:<58} {:>10.3} {}", figure.what, figure.value, figure.unit);
            }
        }
        println!(
            "\n{:<22}{:>6}{:>11}{:>10}{:>10}{:>13}{:>15}{:>8}{:>10}{:>10}",
            "",
            "conn.",
            "per s",
            "p50 ms",
            "p99 ms",
            "server µs",
            "browsers µs",
            "batch",
            "to bare",
            "to raw"
        );
        for line in &LINES {
            for connections in super::CONNECTIONS {
                let cell = |part: &str, digits: usize| {
                    self.value(&format!("{}, {connections}, {part}", line.what))
                        .map_or_else(String::new, |value| format!("{value:.digits$}"))
                };
                let [rate, p50, p99, server, browsers, batch] = line.parts;
                println!(
                    "{:<22}{connections:>6}{:>11}{:>10}{:>10}{:>13}{:>15}{:>8}{:>10}{:>10}",
                    line.what,
                    cell(rate, 0),
                    cell(p50, 2),
                    cell(p99, 2),
                    cell(server, 1),
                    cell(browsers, 1),
                    cell(batch, 1),
                    cell("to bare handler", 3),
                    cell("to raw group commit", 3),
                );
            }
        }
        println!();
    }
}
