//! The time left of an open paper, as the server computed it; counted down where scripts run.

use super::icon::{Icon, icon};
use crate::{Lang, islands::TimeLeft};
use contest::time::{Millis, Timestamp};
use leptos::prelude::*;

/// From here on the time left is set off from the rest.
const LAST: Millis = Millis::minutes(2);
/// Longer spans are said in days or hours and are not counted down.
const COUNTED_DOWN: Millis = Millis::minutes(120);

/// What the line shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeShown {
    /// Time left.
    pub remaining: Millis,
    /// When that was so, by the server's clock.
    pub at: Timestamp,
    /// The contest's name in addresses.
    pub contest: String,
    /// The attempt.
    pub attempt: String,
    /// Whether the browser part has been built, so that the time can be counted down.
    pub islands: bool,
}

impl TimeShown {
    /// Whether the line holds an island.
    #[must_use]
    pub fn is_island(&self) -> bool {
        self.islands && self.remaining < COUNTED_DOWN
    }
}

/// Draws the line. It can be closed by those whom it makes nervous, without scripts.
#[must_use]
pub fn time_left(lang: Lang, shown: TimeShown) -> impl IntoView {
    let class = if shown.remaining <= LAST {
        "time-left last"
    } else {
        "time-left"
    };
    let (span, clock) = (lang.span(shown.remaining), lang.time_of_day(shown.at));
    let contents = if shown.is_island() {
        view! {
            <TimeLeft
                remaining=shown.remaining.0
                contest=shown.contest
                attempt=shown.attempt
                minutes=lang.paper_minutes().to_owned()
                seconds=lang.paper_seconds().to_owned()
                as_at=format!("{} {clock}", lang.paper_as_at())
            />
        }
        .into_any()
    } else {
        view! {
            <strong class="num">{span}</strong>
            " "
            <span>{lang.paper_as_at()} " " <time class="num">{clock}</time></span>
        }
        .into_any()
    };
    view! {
        <details class=class open>
            <summary>{icon(Icon::Clock)} " " <span>{lang.paper_time()}</span></summary>
            <p>{lang.paper_left()} " " {contents}</p>
        </details>
    }
}
