//! Why a request could not be answered as asked: what happened, what is kept, what to do, whom to call.

use crate::{Lang, messages::failures::Failure};
use leptos::prelude::*;

/// The contents of the page.
#[must_use]
pub fn failure_page(
    lang: Lang,
    failure: Failure,
    telephone: Option<&str>,
    home: &str,
) -> impl IntoView + use<> {
    view! {
        <h1>{lang.failure_heading(failure)}</h1>
        <p class="lead">{lang.failure_advice(failure)}</p>
        {telephone.map(|number| view! { <p>{lang.failure_call(number)}</p> })}
        <p>
            <a href=home.to_owned()>{lang.back_home()}</a>
        </p>
    }
}
