//! All questions of an open paper at a glance.

use crate::{
    Lang,
    parts::{Icon, TimeShown, icon, time_left},
};
use leptos::prelude::*;

/// One question in the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its number.
    pub number: i64,
    /// Its page.
    pub address: String,
    /// Whether it is answered.
    pub answered: bool,
    /// Whether it is flagged.
    pub flagged: bool,
}

/// The state of the prediction, where the rules ask for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PredictionState {
    /// Its page.
    pub address: String,
    /// The question.
    pub question: String,
    /// What is held, in words.
    pub held: Option<String>,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverviewPage {
    /// The questions in order.
    pub cells: Vec<Cell>,
    /// The prediction.
    pub prediction: Option<PredictionState>,
    /// The page that ends the paper.
    pub finish: String,
    /// Time left.
    pub time: TimeShown,
}

/// The contents of the page.
#[must_use]
pub fn overview_page(lang: Lang, page: OverviewPage) -> impl IntoView {
    let answered = page.cells.iter().filter(|cell| cell.answered).count();
    let of = i64::try_from(page.cells.len()).unwrap_or(i64::MAX);
    // The first unanswered question, else the first: where somebody who goes on wants to be.
    let back = page
        .cells
        .iter()
        .find(|cell| !cell.answered)
        .or(page.cells.first())
        .map(|cell| cell.address.clone());
    let missing = page.prediction.as_ref().filter(|state| state.held.is_none());
    let main = match missing {
        Some(state) => view! {
            <a class="button" href=state.address.clone()>
                {lang.overview_to_prediction()}
            </a>
            <a class="button second" href=page.finish>
                {lang.overview_finish()}
            </a>
        }
        .into_any(),
        None => view! {
            <a class="button" href=page.finish>
                {lang.overview_finish()}
            </a>
        }
        .into_any(),
    };
    let cells = page.cells.into_iter().map(|one| cell(lang, one)).collect_view();
    view! {
        {time_left(lang, page.time)}
        <h1>{lang.overview_title()}</h1>
        <p class="lead">{lang.overview_lead(answered, of)}</p>
        <ol class="overview">{cells}</ol>
        <ul class="legend">
            <li>{icon(Icon::Check)} " " {lang.overview_answered()}</li>
            <li>{icon(Icon::Dash)} " " {lang.overview_unanswered()}</li>
            <li>{icon(Icon::Flag)} " " {lang.overview_flagged()}</li>
        </ul>
        {page.prediction.map(|state| prediction(lang, state))}
        <p>{lang.overview_note()}</p>
        <p class="acts">
            {main}
            {back
                .map(|address| {
                    view! {
                        <a class="button quiet" href=address>
                            {lang.overview_back()}
                        </a>
                    }
                })}
        </p>
    }
}

/// One question as a link, with its state as a sign and in words.
pub(crate) fn cell(lang: Lang, cell: Cell) -> impl IntoView {
    let class = match (cell.answered, cell.flagged) {
        (true, true) => Some("answered flagged"),
        (true, false) => Some("answered"),
        (false, true) => Some("flagged"),
        (false, false) => None,
    };
    let (sign, word) = if cell.answered {
        (Icon::Check, lang.overview_answered())
    } else {
        (Icon::Dash, lang.overview_unanswered())
    };
    view! {
        <li>
            <a class=class href=cell.address>
                <b class="num">{cell.number}</b>
                " "
                {icon(sign)}
                {cell.flagged.then(|| icon(Icon::Flag))}
                <span class="unseen">
                    " "
                    {word}
                    {cell.flagged.then(|| lang.overview_also_flagged())}
                </span>
            </a>
        </li>
    }
}

fn prediction(lang: Lang, state: PredictionState) -> impl IntoView {
    let body = match state.held {
        Some(held) => view! {
            <p class="state saved">{icon(Icon::Check)} " " {lang.overview_prediction_given(&held)}</p>
            <p>
                <a href=state.address>{lang.overview_prediction_change()}</a>
            </p>
        }
        .into_any(),
        None => view! { <p class="state">{icon(Icon::Dash)} " " {lang.overview_prediction_missing()}</p> }
            .into_any(),
    };
    view! {
        <h2>{lang.overview_prediction()}</h2>
        <p>{state.question}</p>
        {body}
    }
}
