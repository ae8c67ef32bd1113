//! The record of acts, with the proof that it is whole.

use super::{Pages, empty};
use crate::{
    Lang,
    parts::{Tone, notice},
};
use leptos::prelude::*;

/// A line of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLine {
    /// Its number.
    pub n: String,
    /// When.
    pub when: String,
    /// Who.
    pub who: String,
    /// What was done.
    pub what: String,
    /// To what and with what.
    pub about: String,
    /// First digits of its link.
    pub hash: String,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Audit {
    /// Lines checked from the first on; or the number of the first that is wrong.
    pub checked: Result<String, String>,
    /// The head's hexadecimal digits in groups, its number and when it was seen.
    pub head: Option<(Vec<String>, String, String)>,
    /// The page's lines, newest first.
    pub lines: Vec<AuditLine>,
    /// Lines in all.
    pub count: String,
    /// The record's pages.
    pub pages: Pages,
}

/// The contents of the page.
#[must_use]
pub fn audit_page(lang: Lang, page: Audit) -> impl IntoView {
    let check = match page.checked {
        Ok(n) => notice(
            Tone::Success,
            false,
            None,
            view! { <p>{lang.audit_whole(&n)}</p> },
        )
        .into_any(),
        Err(n) => notice(
            Tone::Danger,
            false,
            None,
            view! { <p>{lang.audit_broken(&n)}</p> },
        )
        .into_any(),
    };
    let head = page.head.map(|(groups, n, seen)| {
        let groups = groups
            .into_iter()
            .map(|group| view! { <span>{group}</span> " " })
            .collect_view();
        view! {
            <h3>{lang.audit_head()}</h3>
            <p class="secret" translate="no">
                {groups}
            </p>
            <p>{lang.audit_head_of(&n, &seen)}</p>
            <p class="no-print">{lang.audit_head_hint()}</p>
        }
    });
    let list = if page.lines.is_empty() {
        empty(lang.audit_none(), lang.audit_none_next()).into_any()
    } else {
        view! {
            {table(lang, &page.count, page.lines)}
            {page.pages.view(lang)}
            <section aria-labelledby="kiem-chung">
                <h2 id="kiem-chung">{lang.audit_check()}</h2>
                {check}
                {head}
            </section>
        }
        .into_any()
    };
    view! {
        <h1>{lang.audit_title()}</h1>
        <p class="lead">{lang.audit_lead()}</p>
        {list}
    }
}

fn table(lang: Lang, count: &str, lines: Vec<AuditLine>) -> impl IntoView + use<> {
    let rows = lines
        .into_iter()
        .map(|line| {
            view! {
                <tr>
                    <th scope="row" class="num">
                        {line.n}
                    </th>
                    <td class="num">{line.when}</td>
                    <td>{line.who}</td>
                    <td>{line.what}</td>
                    <td>{line.about}</td>
                    <td class="hash">
                        <code>{line.hash}</code>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=lang.audit_title()>
            <table class="plain audit">
                <caption>{lang.audit_caption(count)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{lang.audit_n()}</th>
                        <th scope="col">{lang.audit_when()}</th>
                        <th scope="col">{lang.audit_who()}</th>
                        <th scope="col">{lang.audit_what()}</th>
                        <th scope="col">{lang.audit_about()}</th>
                        <th scope="col">{lang.audit_hash()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
