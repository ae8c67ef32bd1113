//! The contests that an official can work on.

use super::empty;
use crate::Lang;
use leptos::prelude::*;

/// A contest of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContestLine {
    /// Its name.
    pub title: String,
    /// Who runs it.
    pub organizer: String,
    /// The organizers' page of it.
    pub href: String,
    /// How many things wait there.
    pub waiting: usize,
}

/// The contents of the page.
#[must_use]
pub fn contests_page(lang: Lang, contests: &[ContestLine]) -> impl IntoView + use<> {
    let lines = contests
        .iter()
        .map(|line| {
            let waiting = (line.waiting > 0).then(|| {
                let count = lang.number(i128::try_from(line.waiting).unwrap_or(i128::MAX));
                view! { <p class="left">{lang.contests_waiting(&count)}</p> }
            });
            view! {
                <section class="round still">
                    <h2>
                        <a href=line.href.clone()>{line.title.clone()}</a>
                    </h2>
                    <p>{line.organizer.clone()}</p>
                    {waiting}
                </section>
            }
        })
        .collect_view();
    view! {
        <h1>{lang.desk_contests()}</h1>
        {if contests.is_empty() { empty(lang.contests_none(), lang.contests_begin()).into_any() } else { lines.into_any() }}
    }
}
