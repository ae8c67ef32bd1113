//! The question beside the paper, whose answer settles ties.

use crate::{
    Lang,
    pages::question::{Carried, Kept, busy_notice, carried, state_line},
    parts::{FieldProblem, Icon, TextField, TimeShown, error_summary, icon, text_field, time_left},
};
use contest::{rules::Prediction, time::Timestamp};
use leptos::prelude::*;

/// Name of the field with the prediction.
pub const VALUE: &str = "value";

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PredictionPage {
    /// The page's own path.
    pub action: String,
    /// The overview.
    pub overview: String,
    /// What is asked.
    pub asked: Prediction,
    /// What was typed or is held.
    pub value: String,
    /// What the server holds.
    pub kept: Kept,
    /// Time left.
    pub time: TimeShown,
    /// What the form carries unseen.
    pub carried: Carried,
    /// Whether what was typed cannot be taken.
    pub is_wrong: bool,
    /// Since when a save waits because the server is busy.
    pub busy_since: Option<Timestamp>,
}

/// The contents of the page.
#[must_use]
pub fn prediction_page(lang: Lang, page: PredictionPage) -> impl IntoView {
    let is_share = page.asked == Prediction::AllCorrectShare;
    let problem = if is_share {
        lang.prediction_problem_share()
    } else {
        lang.prediction_problem_people()
    };
    let problems: Vec<FieldProblem> = page
        .is_wrong
        .then(|| FieldProblem {
            field: VALUE,
            text: problem.to_owned(),
        })
        .into_iter()
        .collect();
    let hint = if is_share {
        lang.prediction_hint_share()
    } else {
        lang.prediction_hint_people()
    };
    let field = TextField {
        name: VALUE,
        label: lang.prediction_label().to_owned(),
        hint: Some(hint.to_owned()),
        value: page.value,
        optional: true,
        inputmode: Some(if is_share { "decimal" } else { "numeric" }),
        width: "w10",
        ..TextField::default()
    };
    view! {
        {error_summary(lang, &problems)}
        {busy_notice(lang, page.busy_since)}
        {time_left(lang, page.time)}
        <form method="post" action=page.action class="question" novalidate>
            {carried(page.carried)}
            <p class="over">{lang.prediction_title()}</p>
            <h1>{lang.prediction_question(page.asked)}</h1>
            <p>{lang.prediction_use()}</p>
            <p>{lang.prediction_change()}</p>
            {text_field(lang, field, &problems)}
            {state_line(lang, page.kept)}
            <p class="acts">
                <button class="button">{icon(Icon::Check)} {lang.paper_save()}</button>
                <a class="button quiet" href=page.overview>
                    {lang.prediction_skip()}
                </a>
            </p>
        </form>
    }
}
