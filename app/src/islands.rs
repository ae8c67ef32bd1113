//! What wakes up in the browser. An island makes a page nicer that works without it.

mod remaining;
mod time_left;

pub use remaining::remaining;
#[cfg(feature = "ssr")]
pub use remaining::{Answering, TimeSource};
pub use time_left::TimeLeft;
