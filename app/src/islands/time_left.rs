//! The time left of an open paper, counted down in the page.

use leptos::prelude::*;

/// Counts down from what the server said was left when it made the page.
///
/// The page's own monotonic clock measures how long ago that was, so a wrong or moved clock of the phone changes
/// nothing (design 1). The clock starts when the page is asked for, so what is shown is rather too little than too
/// much. A page that was hidden asks the server again when it is looked at: a phone that sleeps may stop that clock.
#[island]
pub fn TimeLeft(
    /// Milliseconds left when the page was made.
    remaining: i64,
    /// The contest's name in addresses.
    contest: String,
    /// The attempt.
    attempt: String,
    /// The word for minutes in the page's language.
    minutes: String,
    /// The word for seconds.
    seconds: String,
    /// When that was so, in words; true until the time is counted down.
    as_at: String,
) -> impl IntoView {
    let (left, set_left) = signal(remaining);
    let (counted_down, set_counted_down) = signal(false);
    #[cfg(feature = "hydrate")]
    live::count_down(remaining, set_left, set_counted_down, contest, attempt);
    #[cfg(not(feature = "hydrate"))]
    let _ = (set_left, set_counted_down, contest, attempt);
    let words = move || {
        let whole = left.get().max(0) / 1_000;
        if whole >= 60 {
            format!("{}\u{a0}{minutes} {}\u{a0}{seconds}", whole / 60, whole % 60)
        } else {
            format!("{whole}\u{a0}{seconds}")
        }
    };
    view! {
        <strong class="num">{words}</strong>
        " "
        <span hidden=move || counted_down.get()>{as_at}</span>
    }
}

#[cfg(feature = "hydrate")]
mod live {
    use crate::islands::remaining;
    use leptos::{prelude::*, task::spawn_local};
    use std::time::Duration;

    pub(super) fn count_down(
        left_at_first: i64,
        set_left: WriteSignal<i64>,
        set_counted_down: WriteSignal<bool>,
        contest: String,
        attempt: String,
    ) {
        // What was left, and when that was so by the page's clock.
        let known = StoredValue::new((left_at_first, 0));
        let tick = move || {
            let (left, then) = known.get_value();
            set_left.set(left.saturating_sub(since_navigation() - then));
        };
        if let Ok(handle) = set_interval_with_handle(tick, Duration::from_millis(500)) {
            on_cleanup(move || handle.clear());
        }
        let watching = window_event_listener_untyped("visibilitychange", move |_| {
            if document().hidden() {
                return;
            }
            let (contest, attempt) = (contest.clone(), attempt.clone());
            spawn_local(async move {
                // The instant of asking, not of the answer: again rather too little than too much.
                let asked = since_navigation();
                if let Ok(Some(left)) = remaining(contest, attempt).await {
                    known.set_value((left, asked));
                    tick();
                }
            });
        });
        on_cleanup(move || watching.remove());
        // Not before waking is done, which must find what the server wrote.
        Effect::new(move |_| set_counted_down.set(true));
    }

    /// Milliseconds since the page was asked for.
    fn since_navigation() -> i64 {
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
}
