//! Before an early finish: what is unanswered or flagged.

use crate::{
    Lang,
    pages::overview::{Cell, cell},
    parts::{TimeShown, time_left},
};
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinishPage {
    /// The page's own path.
    pub action: String,
    /// Questions without an answer.
    pub unanswered: Vec<Cell>,
    /// Flagged questions.
    pub flagged: Vec<Cell>,
    /// The page of the prediction, if it is asked and missing.
    pub prediction: Option<String>,
    /// The overview.
    pub overview: String,
    /// Time left.
    pub time: TimeShown,
}

/// The contents of the page.
#[must_use]
pub fn finish_page(lang: Lang, page: FinishPage) -> impl IntoView {
    let all = page
        .unanswered
        .is_empty()
        .then(|| view! { <p>{lang.finish_all_answered()}</p> });
    let prediction = page.prediction.map(|address| {
        view! {
            <h2>{lang.prediction_title()}</h2>
            <p>
                {lang.overview_prediction_missing()}
                " "
                <a href=address>{lang.overview_to_prediction()}</a>
            </p>
        }
    });
    view! {
        {time_left(lang, page.time)}
        <h1>{lang.finish_title()}</h1>
        <p class="lead">{lang.finish_lead()}</p>
        {all}
        {list(lang, lang.finish_unanswered(), page.unanswered)}
        {list(lang, lang.finish_flagged(), page.flagged)}
        {prediction}
        <p>{lang.finish_no_way_back()}</p>
        <form method="post" action=page.action>
            <p class="acts">
                <button class="button">{lang.finish_now()}</button>
                <a class="button quiet" href=page.overview>
                    {lang.finish_back()}
                </a>
            </p>
        </form>
    }
}

fn list(lang: Lang, heading: &'static str, cells: Vec<Cell>) -> Option<impl IntoView> {
    if cells.is_empty() {
        return None;
    }
    let cells = cells.into_iter().map(|one| cell(lang, one)).collect_view();
    Some(view! {
        <h2>{heading}</h2>
        <ol class="overview">{cells}</ol>
    })
}
