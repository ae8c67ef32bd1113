//! Before an early finish: what is unanswered or flagged.

use crate::{
    Lang,
    parts::{TimeShown, time_left},
};
use leptos::prelude::*;

/// A question that may want another look: its number and its page.
pub type Open = (i64, String);

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinishPage {
    /// The page's own path.
    pub action: String,
    /// Questions without an answer.
    pub unanswered: Vec<Open>,
    /// Flagged questions.
    pub flagged: Vec<Open>,
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

fn list(lang: Lang, heading: &'static str, open: Vec<Open>) -> Option<impl IntoView> {
    if open.is_empty() {
        return None;
    }
    let items = open
        .into_iter()
        .map(|(number, address)| {
            view! {
                <li>
                    <a href=address>{lang.finish_question(number)}</a>
                </li>
            }
        })
        .collect_view();
    Some(view! {
        <h2>{heading}</h2>
        <ul>{items}</ul>
    })
}
