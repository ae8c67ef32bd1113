//! The organizers' way in.

use super::retype_summary;
use crate::{
    Lang,
    parts::{FieldProblem, TextField, text_field},
};
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct SignIn {
    /// The sign-in name as typed.
    pub login: String,
    /// Whether signing in has just failed. Never says what was wrong.
    pub failed: bool,
}

/// The contents of the page.
#[must_use]
pub fn sign_in_page(lang: Lang, page: SignIn) -> impl IntoView {
    let problems: Vec<FieldProblem> = page
        .failed
        .then(|| FieldProblem {
            field: "ten",
            text: lang.desk_sign_in_wrong().to_owned(),
        })
        .into_iter()
        .collect();
    let login = TextField {
        name: "ten",
        label: lang.sign_in_login().to_owned(),
        value: page.login,
        autocomplete: "username",
        maxlength: Some(40),
        width: "w20",
        ..TextField::default()
    };
    let password = TextField {
        name: "mat-khau",
        label: lang.sign_in_password().to_owned(),
        kind: "password",
        autocomplete: "current-password",
        width: "w20",
        ..TextField::default()
    };
    let code = TextField {
        name: "ma",
        label: lang.desk_sign_in_code().to_owned(),
        hint: Some(lang.desk_sign_in_code_hint().to_owned()),
        inputmode: Some("numeric"),
        autocomplete: "one-time-code",
        maxlength: Some(7),
        width: "w10",
        ..TextField::default()
    };
    view! {
        {retype_summary(lang, &problems, lang.sign_in_again())}
        <h1>{lang.desk_sign_in_title()}</h1>
        <form method="post" action="/to-chuc" novalidate>
            {text_field(lang, login, &problems)} {text_field(lang, password, &[])} {text_field(lang, code, &[])}
            <p class="acts">
                <button class="button">{lang.sign_in_button()}</button>
            </p>
        </form>
        <p>{lang.sign_in_entrants()}</p>
    }
}
