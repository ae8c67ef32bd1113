//! One entrant, for whoever answers the telephone.

use super::{reason_field, simulated_tag};
use crate::{
    Lang,
    parts::{FieldProblem, Hidden, Icon, TextField, Tone, error_summary, icon, notice, summary, text_field},
};
use leptos::prelude::*;

/// An attempt in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Round and number.
    pub title: String,
    /// "bắt đầu 19:02, đã lưu 14 trên 20 câu, …".
    pub story: String,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Person {
    /// Address of this page; the acts lie below it.
    pub root: String,
    /// Full name.
    pub name: String,
    /// Public number.
    pub number: String,
    /// Whether it is a simulated person.
    pub simulated: bool,
    /// What is known of the person.
    pub facts: Vec<(String, String)>,
    /// Since when the person is out.
    pub out_since: Option<String>,
    /// Why what was asked for was not done.
    pub refusal: Option<String>,
    /// Messages at fields of the forms.
    pub problems: Vec<FieldProblem>,
    /// The attempts, newest first.
    pub sittings: Vec<Sitting>,
    /// The open paper, if there is one.
    pub open: Option<OpenPaper>,
    /// What was typed: minutes, reason for them, per cent, reason to disqualify.
    pub typed: Typed,
    /// A number of this delivery of the page, so that a form sent twice acts once.
    pub delivery: String,
    /// What a disqualification would change.
    pub effects: Vec<String>,
    /// Since when a proposal to disqualify waits, and where.
    pub proposed: Option<(String, String)>,
}

/// A paper that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPaper {
    /// The attempt's id.
    pub attempt: String,
    /// Round and number.
    pub title: String,
    /// When it ends.
    pub until: String,
}

/// What was typed into the forms of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Extra minutes.
    pub minutes: String,
    /// Why.
    pub extra_reason: String,
    /// Per cent of the usual time.
    pub percent: String,
    /// Why the person should be out.
    pub out_reason: String,
}

/// The contents of the page.
#[must_use]
pub fn person_page(lang: Lang, page: &Person) -> impl IntoView + use<> {
    let problems = &page.problems;
    let facts = page
        .facts
        .iter()
        .map(|(name, value)| (name.clone(), value.clone().into_any()))
        .collect();
    let sittings = if page.sittings.is_empty() {
        view! { <p>{lang.person_attempts_none()}</p> }.into_any()
    } else {
        let lines = page
            .sittings
            .iter()
            .map(|sitting| {
                let (title, story) = (sitting.title.clone(), sitting.story.clone());
                view! { <div><dt>{title}</dt><dd>{story}</dd></div> }
            })
            .collect_view();
        view! { <dl class="summary">{lines}</dl> }.into_any()
    };
    let can_be_proposed = page.out_since.is_none() && page.proposed.is_none();
    view! {
        {error_summary(lang, problems)}
        {page.refusal.clone().map(|text| notice(Tone::Danger, true, None, view! { <p>{text}</p> }))}
        <p class="over">{lang.person_title(&page.number)} {simulated_tag(lang, page.simulated)}</p>
        <h1>{page.name.clone()}</h1>
        {page
            .out_since
            .clone()
            .map(|when| {
                notice(Tone::Danger, false, None, view! { <p>{lang.person_out_since(&when)}</p> })
            })}
        {summary(facts)}
        <h2>{lang.person_attempts()}</h2>
        {sittings}
        {extra_time(lang, page)}
        {time_factor(lang, page)}
        {reissue(lang, page)}
        {page.proposed.clone().map(|(when, href)| waiting_proposal(lang, &when, href))}
        {can_be_proposed.then(|| disqualify(lang, page))}
    }
}

fn extra_time(lang: Lang, page: &Person) -> impl IntoView + use<> {
    let contents = page.open.as_ref().map_or_else(
        || view! { <p>{lang.extra_none()}</p> }.into_any(),
        |open| {
            let minutes = TextField {
                name: "phut",
                label: lang.extra_minutes().to_owned(),
                value: page.typed.minutes.clone(),
                inputmode: Some("numeric"),
                maxlength: Some(3),
                width: "w4",
                ..TextField::default()
            };
            let reason = page.typed.extra_reason.clone();
            view! {
                <p>{lang.extra_now(&open.title, &open.until)}</p>
                <form method="post" action=format!("{}/them-gio", page.root) novalidate>
                    <Hidden name="luot" value=open.attempt.clone() />
                    <Hidden name="lan" value=page.delivery.clone() />
                    {text_field(lang, minutes, &page.problems)}
                    {reason_field(lang, "them-gio-ly-do", Some(lang.extra_reason_hint()), reason, &page.problems)}
                    <p class="acts">
                        <button class="button">{lang.extra_button()}</button>
                    </p>
                </form>
            }
            .into_any()
        },
    );
    view! {
        <section class="act" aria-labelledby="them-gio">
            <h2 id="them-gio">{lang.extra_title()}</h2>
            {contents}
        </section>
    }
}

fn time_factor(lang: Lang, page: &Person) -> impl IntoView + use<> {
    let percent = TextField {
        name: "phan-tram",
        label: lang.factor_percent().to_owned(),
        hint: Some(lang.factor_hint().to_owned()),
        value: page.typed.percent.clone(),
        inputmode: Some("numeric"),
        maxlength: Some(3),
        width: "w4",
        ..TextField::default()
    };
    view! {
        <section class="act" aria-labelledby="he-so">
            <h2 id="he-so">{lang.factor_title()}</h2>
            <form method="post" action=format!("{}/he-so", page.root) novalidate>
                {text_field(lang, percent, &page.problems)} <p class="acts">
                    <button class="button second">{lang.factor_button()}</button>
                </p>
            </form>
        </section>
    }
}

fn reissue(lang: Lang, page: &Person) -> impl IntoView + use<> {
    view! {
        <section class="act" aria-labelledby="cap-lai">
            <h2 id="cap-lai">{lang.reissue_title()}</h2>
            <p>{lang.desk_will_change()}</p>
            <ul>
                <li>{lang.reissue_old()}</li>
            </ul>
            <p>{lang.reissue_check()}</p>
            <form method="post" action=format!("{}/ma-moi", page.root)>
                <p class="acts">
                    <button class="button second">{lang.reissue_button()}</button>
                </p>
            </form>
        </section>
    }
}

fn waiting_proposal(lang: Lang, when: &str, href: String) -> impl IntoView + use<> {
    let body = view! {
        <p>{lang.disqualify_waiting(when)}</p>
        <p>
            <a href=href>{lang.disqualify_see()}</a>
        </p>
    };
    notice(Tone::Waiting, false, None, body)
}

fn disqualify(lang: Lang, page: &Person) -> impl IntoView + use<> {
    let effects = page
        .effects
        .iter()
        .map(|text| view! { <li>{text.clone()}</li> })
        .collect_view();
    let reason = page.typed.out_reason.clone();
    view! {
        <section class="danger-act" aria-labelledby="huy">
            <h2 id="huy">{icon(Icon::Warning)} " " {lang.disqualify_title(&page.number)}</h2>
            <p>{lang.desk_will_change()}</p>
            <ul>{effects}</ul>
            <p class="agree">{icon(Icon::Info)} <span>{lang.disqualify_agree()}</span></p>
            <form method="post" action=format!("{}/huy", page.root) novalidate>
                <Hidden name="lan" value=page.delivery.clone() />
                {reason_field(lang, "huy-ly-do", Some(lang.disqualify_reason_hint()), reason, &page.problems)}
                <p class="acts">
                    <button class="button danger">{lang.disqualify_button()}</button>
                </p>
            </form>
        </section>
    }
}

/// What the page with a new entry code shows.
#[derive(Clone, Debug)]
pub struct Reissued {
    /// Full name.
    pub name: String,
    /// Public number.
    pub number: String,
    /// The new code's groups.
    pub groups: Vec<String>,
    /// The entrant's page.
    pub back: String,
}

/// The contents of the page with a new entry code.
#[must_use]
pub fn reissued_page(lang: Lang, page: Reissued) -> impl IntoView {
    let last = page.groups.len().saturating_sub(1);
    let groups = page
        .groups
        .into_iter()
        .enumerate()
        .map(|(place, group)| {
            view! {
                <span>{group}</span>
                {(place < last).then(|| view! { <i>"-"</i> })}
            }
        })
        .collect_view();
    view! {
        <section class="sheet" aria-labelledby="code-title">
            <h1 id="code-title">{lang.reissued_title()}</h1>
            <p class="code" translate="no">
                {groups}
            </p>
            {summary(
                vec![
                    (lang.people_name().to_owned(), page.name.into_any()),
                    (lang.people_number().to_owned(), page.number.into_any()),
                ],
            )}
            <p>{lang.reissued_once()}</p>
        </section>
        <p class="acts no-print">
            <a class="button" href=page.back>
                {lang.reissued_back()}
            </a>
        </p>
    }
}
