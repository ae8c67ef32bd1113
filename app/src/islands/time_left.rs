//! The time left of an open paper, counted down in the page.

use leptos::prelude::*;

/// Counts down from what the server said was left when it made the page.
///
/// The page's own monotonic clock measures how long ago that was, so a wrong or moved clock of the phone changes
/// nothing (design 1).
#[island]
pub fn TimeLeft(
    /// Milliseconds left when the page was made.
    remaining: i64,
    /// The words for minutes and seconds in the page's language.
    minutes: String,
    /// The word for seconds.
    seconds: String,
) -> impl IntoView {
    let (left, set_left) = signal(remaining);
    #[cfg(feature = "hydrate")]
    {
        let tick = move || set_left.set(remaining.saturating_sub(since_delivery()));
        if let Ok(handle) = set_interval_with_handle(tick, std::time::Duration::from_millis(500)) {
            on_cleanup(move || handle.clear());
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = set_left;
    let words = move || {
        let whole = left.get().max(0) / 1_000;
        if whole >= 60 {
            format!("{}\u{a0}{minutes} {}\u{a0}{seconds}", whole / 60, whole % 60)
        } else {
            format!("{whole}\u{a0}{seconds}")
        }
    };
    view! { <strong class="num">{words}</strong> }
}

/// Milliseconds since the first byte of the page arrived.
#[cfg(feature = "hydrate")]
fn since_delivery() -> i64 {
    let now = window()
        .performance()
        .map_or(0.0, |performance| performance.now());
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a page is not open for 2^53 milliseconds"
    )]
    {
        now as i64
    }
}
