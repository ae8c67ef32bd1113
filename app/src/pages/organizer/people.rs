//! People: a search, and who registered last.

use super::{Link, Pages, empty, simulated_tag};
use crate::{
    Lang,
    parts::{FieldProblem, TextField, error_summary, text_field},
};
use leptos::prelude::*;

/// A person of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// The name, leading to the person's page.
    pub name: Link,
    /// The public number.
    pub number: String,
    /// Date of birth as far as known.
    pub born: String,
    /// Ward and workplace.
    pub units: String,
    /// The division.
    pub division: String,
    /// When the person registered.
    pub registered: String,
    /// Whether the person is out.
    pub out: bool,
    /// Whether it is a simulated person.
    pub simulated: bool,
}

/// What is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Everybody, newest first; how many there are, and the list's pages.
    Newest(String, Pages),
    /// Whom a search found; whether there are more than are shown.
    Found(bool),
    /// Nothing: the search could not be understood.
    Nothing,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct People {
    /// Where the search goes.
    pub action: String,
    /// What was searched for.
    pub typed: String,
    /// Messages at the field.
    pub problems: Vec<FieldProblem>,
    /// What is listed.
    pub listed: Listed,
    /// The people listed.
    pub lines: Vec<PersonLine>,
}

/// The contents of the page.
#[must_use]
pub fn people_page(lang: Lang, page: People) -> impl IntoView {
    let search = TextField {
        name: "tim",
        label: lang.people_search().to_owned(),
        hint: Some(lang.people_search_hint().to_owned()),
        value: page.typed,
        maxlength: Some(80),
        ..TextField::default()
    };
    let count = lang.number(i128::try_from(page.lines.len()).unwrap_or(i128::MAX));
    let none = page.lines.is_empty();
    let list = match page.listed {
        Listed::Nothing => ().into_any(),
        Listed::Newest(..) if none => empty(lang.people_none(), lang.people_none_next()).into_any(),
        Listed::Found(_) if none => {
            let nobody = empty(lang.people_found_none(), lang.people_found_none_next());
            view! { <div role="status">{nobody}</div> }.into_any()
        }
        Listed::Newest(all, pages) => view! {
            {people_table(lang, lang.people_newest(&all), page.lines)}
            {pages.view(lang)}
        }
        .into_any(),
        Listed::Found(more) => view! {
            {people_table(lang, lang.people_found(&count), page.lines)}
            {more.then(|| view! { <p>{lang.people_found_most()}</p> })}
        }
        .into_any(),
    };
    view! {
        {error_summary(lang, &page.problems)}
        <h1>{lang.people_title()}</h1>
        <form method="post" action=page.action role="search" class="search" novalidate>
            {text_field(lang, search, &page.problems)}
            <p class="acts">
                <button class="button">{lang.people_search_button()}</button>
            </p>
        </form>
        {list}
    }
}

/// A table of people.
pub(super) fn people_table(lang: Lang, caption: String, lines: Vec<PersonLine>) -> impl IntoView {
    let rows = lines
        .into_iter()
        .map(|line| {
            let out = line
                .out
                .then(|| view! { " " <span class="tag danger">{lang.people_out()}</span> });
            view! {
                <tr>
                    <th scope="row">{line.name.view()} {simulated_tag(lang, line.simulated)} {out}</th>
                    <td class="num">{line.number}</td>
                    <td class="num">{line.born}</td>
                    <td>{line.units}</td>
                    <td>{line.division}</td>
                    <td class="num">{line.registered}</td>
                </tr>
            }
        })
        .collect_view();
    let label = caption.clone();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=label>
            <table class="plain">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{lang.people_name()}</th>
                        <th scope="col">{lang.people_number()}</th>
                        <th scope="col">{lang.people_born()}</th>
                        <th scope="col">{lang.people_unit()}</th>
                        <th scope="col">{lang.people_division()}</th>
                        <th scope="col">{lang.people_registered()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
