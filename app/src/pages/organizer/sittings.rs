//! The attempts of a round, newest first.

use super::{Link, Pages, empty, simulated_tag};
use crate::Lang;
use leptos::prelude::*;

/// An attempt of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingLine {
    /// The entrant's name.
    pub who: Link,
    /// The entrant's public number.
    pub entrant: String,
    /// Which attempt of the entrant.
    pub number: String,
    /// When it began.
    pub started: String,
    /// Answers saved.
    pub answered: String,
    /// Where it stands.
    pub state: String,
    /// Whether it is a simulated person's.
    pub simulated: bool,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sittings {
    /// The round's name.
    pub round: String,
    /// Address of the whole list; of the open ones.
    pub filters: [String; 2],
    /// Whether only open ones are shown.
    pub only_open: bool,
    /// How many there are in all.
    pub count: String,
    /// Those of this page.
    pub lines: Vec<SittingLine>,
    /// The list's pages.
    pub pages: Pages,
}

/// The contents of the page.
#[must_use]
pub fn sittings_page(lang: Lang, page: Sittings) -> impl IntoView {
    let [all, open] = page.filters;
    let here = |current: bool| current.then_some("page");
    let table = if page.lines.is_empty() {
        empty(lang.sittings_none(), lang.sittings_none_next()).into_any()
    } else {
        let rows = page.lines.into_iter().map(|line| row(lang, line)).collect_view();
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label=lang.overview_attempts()>
                <table class="plain">
                    <caption>{lang.sittings_caption(&page.count)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{lang.sittings_entrant()}</th>
                            <th scope="col">{lang.people_number()}</th>
                            <th scope="col" class="n">
                                {lang.sittings_number()}
                            </th>
                            <th scope="col">{lang.sittings_started()}</th>
                            <th scope="col" class="n">
                                {lang.sittings_answered()}
                            </th>
                            <th scope="col">{lang.sittings_state()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <h1>{lang.sittings_title(&page.round)}</h1>
        <nav class="filters" aria-label=lang.sittings_state()>
            <ul>
                <li>
                    <a href=all aria-current=here(!page.only_open)>
                        {lang.sittings_all()}
                    </a>
                </li>
                <li>
                    <a href=open aria-current=here(page.only_open)>
                        {lang.sittings_open()}
                    </a>
                </li>
            </ul>
        </nav>
        {table}
        {page.pages.view(lang)}
    }
}

fn row(lang: Lang, line: SittingLine) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{line.who.view()} {simulated_tag(lang, line.simulated)}</th>
            <td class="num">{line.entrant}</td>
            <td class="n">{line.number}</td>
            <td class="num">{line.started}</td>
            <td class="n">{line.answered}</td>
            <td>{line.state}</td>
        </tr>
    }
}
