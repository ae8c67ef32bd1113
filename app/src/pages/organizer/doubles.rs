//! Registrations that look like one person's, side by side.

use super::{
    empty,
    people::{PersonLine, people_table},
};
use crate::{
    Lang,
    parts::{Icon, icon},
};
use leptos::prelude::*;

/// Registrations alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubleGroup {
    /// The name they share.
    pub name: String,
    /// The registrations, oldest first.
    pub people: Vec<PersonLine>,
}

/// The contents of the page.
#[must_use]
pub fn doubles_page(lang: Lang, groups: Vec<DoubleGroup>) -> impl IntoView {
    let list = if groups.is_empty() {
        empty(lang.doubles_none(), lang.doubles_none_next()).into_any()
    } else {
        groups
            .into_iter()
            .map(|group| {
                let count = lang.number(i128::try_from(group.people.len()).unwrap_or(i128::MAX));
                let settled = group.people.iter().filter(|person| !person.out).count() < 2;
                view! {
                    <section>
                        {people_table(lang, lang.doubles_group(&group.name, &count), group.people)}
                        {settled
                            .then(|| {
                                view! { <p class="state saved">{icon(Icon::Check)} " " {lang.doubles_settled()}</p> }
                            })}
                    </section>
                }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <h1>{lang.doubles_title()}</h1>
        <p class="lead">{lang.doubles_lead()}</p>
        {list}
    }
}
