//! What wakes up in the browser. An island makes a page nicer that works without it.

mod time_left;

pub use time_left::TimeLeft;
