//! The organizers' page of a round: where it stands, its rules and their history, and what can be done with it.

pub use super::round_acts::{CloseAct, ExtendAct, OpenAct};

use super::{
    Link,
    overview::{RoundState, figures},
    round_acts::{close_act, extend_act, open_act},
};
use crate::{
    Lang,
    parts::{FieldProblem, Tone, error_summary, notice, summary},
};
use leptos::prelude::*;

/// A version of the round's rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionLine {
    /// Its number.
    pub version: String,
    /// When it was made.
    pub made_at: String,
    /// Who made it.
    pub made_by: String,
    /// The window it set.
    pub window: String,
    /// Why; of the first one, that it is the first.
    pub reason: String,
    /// Number of the office's document, or empty.
    pub document: String,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Round {
    /// The round's name.
    pub title: String,
    /// Where it stands.
    pub state: RoundState,
    /// Whether its figures are simulated.
    pub simulated: bool,
    /// Why what was asked for was not done.
    pub refusal: Option<String>,
    /// Messages at fields of the forms.
    pub problems: Vec<FieldProblem>,
    /// Counts, each leading to what it counts.
    pub figures: Vec<(&'static str, Link)>,
    /// The rules in force.
    pub facts: Vec<(String, String)>,
    /// Hexadecimal digits of the commitment to the master seed, once there is one.
    pub commitment: Option<String>,
    /// History, newest first.
    pub versions: Vec<VersionLine>,
    /// Preparing and opening, until it is done.
    pub open: Option<OpenAct>,
    /// Extending, until it is closed.
    pub extend: Option<ExtendAct>,
    /// Closing now, while it is open.
    pub close: Option<CloseAct>,
}

/// The contents of the page.
#[must_use]
pub fn round_page(lang: Lang, page: Round) -> impl IntoView {
    let problems = page.problems;
    let mut facts: Vec<(String, AnyView)> = page
        .facts
        .into_iter()
        .map(|(name, value)| (name, value.into_any()))
        .collect();
    if let Some(digits) = page.commitment {
        let shown = view! { <code class="hash">{digits}</code> };
        facts.push((lang.round_commitment().to_owned(), shown.into_any()));
    }
    let closed = page.extend.is_none() && page.state == RoundState::Closed;
    view! {
        {error_summary(lang, &problems)}
        {page
            .refusal
            .map(|text| notice(Tone::Danger, true, None, view! { <p>{text}</p> }))}
        <p class="over">{page.state.tag(lang)}</p>
        <h1>{page.title.clone()}</h1>
        {page.simulated.then(|| view! { <p>{lang.desk_simulated_round()}</p> })}
        {figures(page.figures)}
        <h2>{lang.desk_round_facts()}</h2>
        {summary(facts)}
        {page.open.map(|act| open_act(lang, &page.title, act))}
        {page.extend.map(|act| extend_act(lang, &page.title, act, &problems))}
        {page.close.map(|act| close_act(lang, &page.title, act, &problems))}
        {closed.then(|| notice(Tone::Info, false, None, view! { <p>{lang.round_no_reopen()}</p> }))}
        {history(lang, page.versions)}
    }
}

fn history(lang: Lang, versions: Vec<VersionLine>) -> impl IntoView {
    let rows = versions
        .into_iter()
        .map(|line| {
            view! {
                <tr>
                    <th scope="row" class="num">
                        {line.version}
                    </th>
                    <td class="num">{line.made_at}</td>
                    <td>{line.made_by}</td>
                    <td>{line.window}</td>
                    <td>{line.reason}</td>
                    <td>{line.document}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <h2 id="lich-su">{lang.round_history()}</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="lich-su">
            <table class="plain">
                <thead>
                    <tr>
                        <th scope="col">{lang.round_version()}</th>
                        <th scope="col">{lang.round_made_at()}</th>
                        <th scope="col">{lang.round_made_by()}</th>
                        <th scope="col">{lang.round_window()}</th>
                        <th scope="col">{lang.desk_reason()}</th>
                        <th scope="col">{lang.round_document()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
