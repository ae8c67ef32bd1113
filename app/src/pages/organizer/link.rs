//! The page of a one-time link: password and second factor are set.

use super::retype_summary;
use crate::{
    Lang,
    parts::{FieldProblem, TextField, text_field},
};
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Where the form goes: the link itself.
    pub action: String,
    /// Full name of the account.
    pub name: String,
    /// Its sign-in name.
    pub login: String,
    /// Secret of the second factor in base32, in groups of four.
    pub secret: Vec<String>,
    /// The same as an address that authenticator apps open.
    pub uri: String,
    /// The address as a QR code: modules on a side with the quiet zone, and the path of the dark ones.
    pub qr: (usize, String),
    /// Messages at the fields.
    pub problems: Vec<FieldProblem>,
}

/// The contents of the page.
#[must_use]
pub fn invitation_page(lang: Lang, page: Invitation) -> impl IntoView {
    let problems = page.problems;
    let secret_field = |name, label: &str, hint: Option<&str>| TextField {
        name,
        label: label.to_owned(),
        hint: hint.map(str::to_owned),
        kind: "password",
        autocomplete: "new-password",
        width: "w20",
        ..TextField::default()
    };
    let password = secret_field(
        "mat-khau",
        lang.invite_password(),
        Some(lang.invite_password_hint()),
    );
    let repeated = secret_field("nhap-lai", lang.invite_repeat(), None);
    let code = TextField {
        name: "ma",
        label: lang.desk_sign_in_code().to_owned(),
        inputmode: Some("numeric"),
        autocomplete: "one-time-code",
        maxlength: Some(7),
        width: "w10",
        ..TextField::default()
    };
    let (side, modules) = page.qr;
    let groups = page
        .secret
        .into_iter()
        .map(|group| view! { <span>{group}</span> " " })
        .collect_view();
    view! {
        {retype_summary(lang, &problems, lang.invite_retype())}
        <h1>{lang.invite_title()}</h1>
        <p class="lead">{lang.invite_for(&page.name, &page.login)}</p>
        <h2>{lang.invite_step_app()}</h2>
        <p>{lang.invite_scan()}</p>
        <p>
            <svg class="qr" viewBox=format!("0 0 {side} {side}") width="220" height="220" role="img" aria-label=lang.invite_qr()>
                <rect width="100%" height="100%" fill="#ffffff" />
                <path d=modules fill="#000000" />
            </svg>
        </p>
        <p>{lang.invite_by_hand()}</p>
        <p class="secret" translate="no">
            {groups}
        </p>
        <p>
            <a href=page.uri>{lang.invite_on_phone()}</a>
        </p>
        <form method="post" action=page.action novalidate>
            <h2>{lang.invite_step_password()}</h2>
            <input type="hidden" name="ten" autocomplete="username" value=page.login />
            {text_field(lang, password, &problems)}
            {text_field(lang, repeated, &problems)}
            <h2>{lang.invite_step_code()}</h2>
            {text_field(lang, code, &problems)}
            <p class="acts">
                <button class="button">{lang.invite_button()}</button>
            </p>
        </form>
    }
}

/// The page of a link that was used or has run out.
#[must_use]
pub fn link_gone_page(lang: Lang) -> impl IntoView {
    view! {
        <h1>{lang.invite_gone_title()}</h1>
        <p class="lead">{lang.invite_gone()}</p>
        <p>
            <a href="/to-chuc">{lang.invite_to_sign_in()}</a>
        </p>
    }
}
