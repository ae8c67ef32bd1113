//! Sign-in with an entry code.

use super::register::shared_device;
use crate::{
    Lang,
    parts::{FieldProblem, TextField, Tone, error_summary, notice, text_field},
};
use leptos::prelude::*;

/// The form as shown.
#[derive(Clone, Debug)]
pub struct SignInPage {
    /// `/c/{slug}`.
    pub root: String,
    /// Telephone for help.
    pub telephone: String,
    /// The code as typed before.
    pub typed: String,
    /// Whether the device is shared.
    pub shared: bool,
    /// What must be mended.
    pub problems: Vec<FieldProblem>,
    /// Whether this network has to wait.
    pub too_many: bool,
}

/// The contents of the page.
#[must_use]
pub fn sign_in_page(lang: Lang, page: SignInPage) -> impl IntoView {
    let SignInPage {
        root,
        telephone,
        typed,
        shared,
        problems,
        too_many,
    } = page;
    let code = TextField {
        name: "ma",
        label: lang.sign_in_code().to_owned(),
        hint: Some(lang.sign_in_code_hint().to_owned()),
        value: typed,
        width: "w20",
        ..TextField::default()
    };
    view! {
        {error_summary(lang, &problems)}
        {too_many
            .then(|| {
                let heading = lang.sign_in_too_many_heading().to_owned();
                notice(Tone::Danger, true, Some(heading), view! { <p>{lang.sign_in_too_many()}</p> })
            })}
        <h1>{lang.sign_in_title()}</h1>
        <form method="post" action=format!("{root}/vao") novalidate>
            {text_field(lang, code, &problems)}
            <div class="field">{shared_device(lang, shared)}</div>
            <p class="acts">
                <button class="button">{lang.sign_in_go()}</button>
            </p>
        </form>
        <h2>{lang.sign_in_lost()}</h2>
        <p>{lang.sign_in_lost_text(&telephone)}</p>
        <p>
            <a href=format!("{root}/dang-ky")>{lang.sign_in_no_code()}</a>
        </p>
    }
}
