//! The entry code, shown once after registration; one phone screen, one A5 sheet.

use crate::{Lang, parts::summary};
use leptos::prelude::*;

/// A new entry code and whose it is.
#[derive(Clone, Debug)]
pub struct EntryCodePage {
    /// `/c/{slug}`.
    pub root: String,
    /// The code in its groups.
    pub groups: Vec<String>,
    /// Full name.
    pub name: String,
    /// The public number.
    pub number: i64,
    /// Where the person lives, as an address has it.
    pub residence: Option<String>,
    /// Workplace or school.
    pub workplace: Option<String>,
    /// For how many minutes after registration the code is shown.
    pub minutes: i64,
    /// Address of the contest, where one is set.
    pub place: Option<String>,
    /// Telephone for help.
    pub telephone: String,
}

/// The contents of the page.
#[must_use]
pub fn entry_code_page(lang: Lang, page: EntryCodePage) -> impl IntoView {
    let groups = page
        .groups
        .iter()
        .enumerate()
        .map(|(place, group)| {
            let dash = (place > 0).then(|| view! { <i>"-"</i> });
            view! {
                {dash}
                <span>{group.clone()}</span>
            }
        })
        .collect_view();
    let mut lines = vec![
        (lang.code_name().to_owned(), page.name.clone().into_any()),
        (
            lang.code_number().to_owned(),
            view! { <span class="num">{page.number}</span> }.into_any(),
        ),
    ];
    for (label, unit) in [
        (lang.code_residence(), page.residence),
        (lang.code_workplace(), page.workplace),
    ] {
        if let Some(unit) = unit {
            lines.push((label.to_owned(), unit.into_any()));
        }
    }
    view! {
        <section class="sheet" aria-labelledby="code-title">
            <h1 id="code-title">{lang.code_title()}</h1>
            <p class="code" translate="no">
                {groups}
            </p>
            {summary(lines)}
            <p>{lang.code_keep()}</p>
            {page.place.map(|place| view! { <p class="fine">{lang.code_place(&place)}</p> })}
            <p class="fine">{lang.code_help(&page.telephone)}</p>
        </section>
        <p class="no-print">{lang.code_once(page.minutes)}</p>
        <p class="acts no-print">
            <a class="button" href=format!("{}/cua-toi", page.root)>
                {lang.code_go()}
            </a>
        </p>
    }
}

/// What is shown when there is no code to show.
#[derive(Clone, Debug)]
pub struct CodeGonePage {
    /// `/c/{slug}`.
    pub root: String,
    /// Whether somebody is signed in.
    pub signed_in: bool,
    /// For how many minutes after registration a code is shown.
    pub minutes: i64,
    /// Telephone for help.
    pub telephone: String,
}

/// The contents of the page.
#[must_use]
pub fn code_gone_page(lang: Lang, page: &CodeGonePage) -> impl IntoView + use<> {
    let (then, href, text) = if page.signed_in {
        (
            lang.code_gone_signed_in(),
            format!("{}/cua-toi", page.root),
            lang.register_signed_in_go(),
        )
    } else {
        (
            lang.code_gone_sign_in(),
            format!("{}/vao", page.root),
            lang.sign_in_title(),
        )
    };
    view! {
        <h1>{lang.code_gone_title()}</h1>
        <p>{lang.code_gone(page.minutes)} " " {then}</p>
        <p class="acts">
            <a class="button" href=href>
                {text}
            </a>
        </p>
        <h2>{lang.sign_in_lost()}</h2>
        <p>{lang.sign_in_lost_text(&page.telephone)}</p>
    }
}
