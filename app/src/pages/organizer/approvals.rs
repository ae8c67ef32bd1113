//! What one official proposes and another decides.

use super::{Link, empty};
use crate::{
    Lang,
    parts::{Hidden, Icon, Tone, icon, notice, summary},
};
use leptos::prelude::*;

/// A proposal that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its id.
    pub id: String,
    /// What is proposed.
    pub what: String,
    /// Whom it concerns.
    pub subject: Option<Link>,
    /// Who proposed it and when.
    pub by: String,
    /// Why.
    pub reason: String,
    /// Whether it is the reader's own.
    pub own: bool,
}

/// A proposal that was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// What was proposed.
    pub what: String,
    /// Whom it concerned.
    pub subject: Option<Link>,
    /// Who proposed it and when.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The decision, who made it, when.
    pub outcome: String,
    /// Whether it was agreed.
    pub agreed: bool,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Approvals {
    /// Where the forms go.
    pub action: String,
    /// Why what was asked for was not done.
    pub refusal: Option<String>,
    /// Those that wait, newest first.
    pub waiting: Vec<Waiting>,
    /// Those that were decided, newest first.
    pub decided: Vec<Decided>,
}

/// The contents of the page.
#[must_use]
pub fn approvals_page(lang: Lang, page: Approvals) -> impl IntoView {
    let waiting = if page.waiting.is_empty() {
        empty(lang.approvals_none(), lang.approvals_none_next()).into_any()
    } else {
        let action = page.action;
        page.waiting
            .into_iter()
            .map(|one| waiting_proposal(lang, &action, one))
            .collect_view()
            .into_any()
    };
    let decided = (!page.decided.is_empty()).then(|| decided_table(lang, page.decided));
    view! {
        {page.refusal.map(|text| notice(Tone::Danger, true, None, view! { <p>{text}</p> }))}
        <h1>{lang.approvals_title()}</h1>
        <p class="lead">{lang.approvals_lead()}</p>
        <h2>{lang.approvals_waiting()}</h2>
        {waiting}
        {decided}
    }
}

fn waiting_proposal(lang: Lang, action: &str, one: Waiting) -> impl IntoView + use<> {
    let heading = format!("de-nghi-{}", one.id);
    let subject = one.subject.map(|link| view! { <p>{link.view()}</p> });
    let decision = if one.own {
        view! { <p class="agree">{icon(Icon::Info)} <span>{lang.approvals_own()}</span></p> }.into_any()
    } else {
        view! {
            <p>{lang.approvals_effect()}</p>
            <form method="post" action=action.to_owned()>
                <Hidden name="de-nghi" value=one.id />
                <p class="acts">
                    <button class="button danger" name="y-kien" value="dong-y">
                        {lang.approvals_agree()}
                    </button>
                    <button class="button second" name="y-kien" value="khong">
                        {lang.approvals_refuse()}
                    </button>
                </p>
            </form>
        }
        .into_any()
    };
    view! {
        <section class="danger-act" aria-labelledby=heading.clone()>
            <h3 id=heading.clone()>{one.what}</h3>
            {subject}
            {summary(
                vec![
                    (lang.approvals_proposer().to_owned(), one.by.into_any()),
                    (lang.desk_reason().to_owned(), one.reason.into_any()),
                ],
            )}
            {decision}
        </section>
    }
}

fn decided_table(lang: Lang, decided: Vec<Decided>) -> impl IntoView {
    let rows = decided
        .into_iter()
        .map(|one| {
            let sign = if one.agreed { Icon::Check } else { Icon::Cross };
            view! {
                <tr>
                    <th scope="row">
                        {one.what} {one.subject.map(|link| view! { " " {link.view()} })}
                    </th>
                    <td>{one.by}</td>
                    <td>{one.reason}</td>
                    <td>{icon(sign)} " " {one.outcome}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <h2 id="da-quyet-dinh">{lang.approvals_decided()}</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="da-quyet-dinh">
            <table class="plain">
                <thead>
                    <tr>
                        <th scope="col">{lang.approvals_subject()}</th>
                        <th scope="col">{lang.approvals_proposer()}</th>
                        <th scope="col">{lang.desk_reason()}</th>
                        <th scope="col">{lang.approvals_outcome()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
