//! Two ways in which an answer is not taken as it was sent: after the end, and twice with different contents.

use crate::Lang;
use contest::time::Timestamp;
use leptos::prelude::*;

/// The page that says that an answer came after the end and is kept apart.
#[must_use]
pub fn too_late_page(
    lang: Lang,
    received_at: Timestamp,
    ended_at: Timestamp,
    receipt: String,
) -> impl IntoView {
    let (came, end) = (lang.time_of_day(received_at), lang.time_of_day(ended_at));
    view! {
        <h1>{lang.paper_late_title()}</h1>
        <p class="lead">{lang.paper_late(&came, &end)}</p>
        <p>{lang.paper_late_kept()}</p>
        <p class="acts">
            <a class="button" href=receipt>
                {lang.result_to_receipt()}
            </a>
        </p>
    }
}

/// The page that says that the same page was sent before with something else. `held` is what the server holds, in
/// words; nothing if it holds no answer.
#[must_use]
pub fn conflict_page(lang: Lang, held: Option<String>, question: String) -> impl IntoView {
    view! {
        <h1>{lang.paper_conflict_title()}</h1>
        <p class="lead">{lang.paper_conflict()}</p>
        <p>
            <strong>{held.unwrap_or_else(|| lang.paper_unanswered().to_owned())}</strong>
        </p>
        <p class="acts">
            <a class="button" href=question>
                {lang.paper_conflict_open()}
            </a>
        </p>
    }
}
