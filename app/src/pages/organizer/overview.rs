//! The organizers' first page of a contest: what to do next, then the rounds in numbers.

use super::{Link, empty, simulated_tag};
use crate::{
    Lang,
    parts::{Icon, icon},
};
use leptos::prelude::*;

/// Something that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Todo {
    /// How many.
    pub count: String,
    /// Of what, as a link to it.
    pub what: Link,
    /// Since when or until when.
    pub note: Option<String>,
}

/// Where a round stands, as organizers say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundState {
    /// Its questions have not been fixed.
    Unprepared,
    /// Prepared, before its time.
    Soon,
    /// Open.
    Open,
    /// Closed.
    Closed,
}

impl RoundState {
    /// The tag with icon and word.
    pub(super) fn tag(self, lang: Lang) -> impl IntoView {
        let (class, sign, word) = match self {
            Self::Unprepared => ("tag waiting", Icon::Waiting, lang.round_state_unprepared()),
            Self::Soon => ("tag soon", Icon::Clock, lang.round_state_soon()),
            Self::Open => ("tag open", Icon::Check, lang.desk_round_state_open()),
            Self::Closed => ("tag closed", Icon::Dash, lang.desk_round_state_closed()),
        };
        view! { <span class=class>{icon(sign)} " " {word}</span> }
    }
}

/// A round of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundLine {
    /// Its name.
    pub name: Link,
    /// Whether its figures are simulated.
    pub simulated: bool,
    /// Where it stands.
    pub state: RoundState,
    /// When it opens.
    pub opens: String,
    /// When it closes.
    pub closes: String,
    /// People with an attempt.
    pub people: Link,
    /// Attempts.
    pub attempts: Link,
    /// Open papers.
    pub open: Link,
    /// Late answers.
    pub late: Link,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// What waits.
    pub todo: Vec<Todo>,
    /// People registered, all attempts, open papers.
    pub figures: Vec<(&'static str, Link)>,
    /// The rounds in order.
    pub rounds: Vec<RoundLine>,
    /// The contest's public home page.
    pub public: String,
}

/// The contents of the page.
#[must_use]
pub fn overview_page(lang: Lang, page: Overview) -> impl IntoView {
    let todo = if page.todo.is_empty() {
        empty(lang.todo_none(), lang.todo_none_next()).into_any()
    } else {
        let items = page.todo.into_iter().map(todo_item).collect_view();
        view! { <ol class="todo">{items}</ol> }.into_any()
    };
    let rounds = page
        .rounds
        .into_iter()
        .map(|round| round_row(lang, round))
        .collect_view();
    view! {
        <aside class="second" aria-labelledby="todo">
            <h2 id="todo">{lang.desk_nav_todo()}</h2>
            {todo}
        </aside>
        <div class="first">
            <h1>{lang.desk_overview_title()}</h1>
            {figures(page.figures)}
            <div class="scroll" tabindex="0" role="region" aria-label=lang.desk_overview_title()>
                <table class="plain">
                    <thead>
                        <tr>
                            <th scope="col">{lang.overview_round()}</th>
                            <th scope="col">{lang.overview_state()}</th>
                            <th scope="col">{lang.overview_opens()}</th>
                            <th scope="col">{lang.overview_closes()}</th>
                            <th scope="col" class="n">
                                {lang.overview_people()}
                            </th>
                            <th scope="col" class="n">
                                {lang.overview_attempts()}
                            </th>
                            <th scope="col" class="n">
                                {lang.overview_open_papers()}
                            </th>
                            <th scope="col" class="n">
                                {lang.overview_late()}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rounds}</tbody>
                </table>
            </div>
            <p class="source">{lang.overview_table()}</p>
            <p>
                <a href=page.public>{lang.overview_public()}</a>
            </p>
        </div>
    }
}

/// Big numbers in a row.
pub(super) fn figures(figures: Vec<(&'static str, Link)>) -> impl IntoView {
    let items = figures
        .into_iter()
        .map(|(name, value)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>
                        <a class="num" href=value.href>
                            {value.text}
                        </a>
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="figures">{items}</dl> }
}

fn todo_item(todo: Todo) -> impl IntoView {
    view! {
        <li>
            <a href=todo.what.href>
                <b class="num">{todo.count}</b>
                <span>{todo.what.text}</span>
            </a>
            {todo.note.map(|note| view! { <small>{note}</small> })}
        </li>
    }
}

fn round_row(lang: Lang, round: RoundLine) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{round.name.view()} {simulated_tag(lang, round.simulated)}</th>
            <td>{round.state.tag(lang)}</td>
            <td class="num">{round.opens}</td>
            <td class="num">{round.closes}</td>
            <td class="n">{round.people.view()}</td>
            <td class="n">{round.attempts.view()}</td>
            <td class="n">{round.open.view()}</td>
            <td class="n">{round.late.view()}</td>
        </tr>
    }
}
