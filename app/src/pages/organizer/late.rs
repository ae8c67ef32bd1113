//! Answers that came after the end, kept apart.

use super::{Link, empty};
use crate::Lang;
use leptos::prelude::*;

/// A late answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateLine {
    /// Public number of the entrant, leading to the person.
    pub who: Link,
    /// Which question.
    pub slot: String,
    /// When it came.
    pub came: String,
    /// How long after the last instant that counted.
    pub late_by: String,
}

/// The late answers of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateRound {
    /// Fragment of the address.
    pub id: String,
    /// The round's name.
    pub title: String,
    /// How many there are.
    pub count: String,
    /// Whether not all are shown.
    pub cut: bool,
    /// The newest ones.
    pub lines: Vec<LateLine>,
}

/// The contents of the page.
#[must_use]
pub fn late_page(lang: Lang, rounds: Vec<LateRound>) -> impl IntoView {
    let list = if rounds.is_empty() {
        empty(lang.late_none(), lang.late_none_next()).into_any()
    } else {
        rounds
            .into_iter()
            .map(|round| section(lang, round))
            .collect_view()
            .into_any()
    };
    view! {
        <h1>{lang.late_title()}</h1>
        <p class="lead">{lang.late_lead()}</p>
        {list}
    }
}

fn section(lang: Lang, round: LateRound) -> impl IntoView {
    let rows = round
        .lines
        .into_iter()
        .map(|line| {
            view! {
                <tr>
                    <th scope="row" class="num">
                        {line.who.view()}
                    </th>
                    <td>{line.slot}</td>
                    <td class="num">{line.came}</td>
                    <td>{line.late_by}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby=round.id.clone()>
            <h2 id=round.id.clone()>{round.title}</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby=round.id.clone()>
                <table class="plain">
                    <caption>{lang.late_caption(&round.count)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{lang.sittings_entrant()}</th>
                            <th scope="col">{lang.late_slot()}</th>
                            <th scope="col">{lang.late_came()}</th>
                            <th scope="col">{lang.late_by()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {round.cut.then(|| view! { <p>{lang.late_newest_only()}</p> })}
        </section>
    }
}
