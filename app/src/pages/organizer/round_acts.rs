//! The forms that open, extend and close a round, each with what will change said before.

use super::reason_field;
use crate::{
    Lang,
    parts::{FieldProblem, Hidden, Icon, TextField, icon, problem_of, text_field},
};
use leptos::prelude::*;

/// Preparing and opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAct {
    /// Where the form goes.
    pub action: String,
    /// What will change; or why it cannot be done.
    pub effects: Result<Vec<String>, String>,
}

/// Extending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtendAct {
    /// Where the form goes.
    pub action: String,
    /// The version of the rules that the form was made from.
    pub version: i64,
    /// What will change.
    pub effects: Vec<String>,
    /// Hour, minute, day, month and year as typed; before that, the present closing time.
    pub closing: [String; 5],
    /// The reason as typed.
    pub reason: String,
    /// The document number as typed.
    pub document: String,
}

/// Closing now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloseAct {
    /// Where the form goes.
    pub action: String,
    /// The version of the rules that the form was made from.
    pub version: i64,
    /// What will change.
    pub effects: Vec<String>,
    /// The reason as typed.
    pub reason: String,
}

fn effects_list(lang: Lang, effects: Vec<String>) -> impl IntoView {
    let items = effects
        .into_iter()
        .map(|text| view! { <li>{text}</li> })
        .collect_view();
    view! {
        <p>{lang.desk_will_change()}</p>
        <ul>{items}</ul>
    }
}

pub(super) fn open_act(lang: Lang, title: &str, act: OpenAct) -> impl IntoView + use<> {
    let contents = match act.effects {
        Ok(effects) => view! {
            {effects_list(lang, effects)}
            <form method="post" action=act.action>
                <p class="acts">
                    <button class="button">{lang.open_button()}</button>
                </p>
            </form>
        }
        .into_any(),
        Err(why) => view! { <p>{why}</p> }.into_any(),
    };
    view! {
        <section class="act" aria-labelledby="mo">
            <h2 id="mo">{lang.open_title(title)}</h2>
            {contents}
        </section>
    }
}

pub(super) fn extend_act(
    lang: Lang,
    title: &str,
    act: ExtendAct,
    problems: &[FieldProblem],
) -> impl IntoView + use<> {
    let problem = problem_of(problems, "dong-gio").map(str::to_owned);
    let described = crate::parts::described_by("dong-gio", true, problem.is_some());
    let parts = [
        ("dong-gio", lang.extend_hour(), "w2", "2"),
        ("dong-phut", lang.extend_minute(), "w2", "2"),
        ("dong-ngay", lang.extend_day(), "w2", "2"),
        ("dong-thang", lang.extend_month(), "w2", "2"),
        ("dong-nam", lang.extend_year(), "w4", "4"),
    ];
    let inputs = parts
        .into_iter()
        .zip(act.closing)
        .map(|((name, label, width, longest), typed)| {
            view! {
                <div>
                    <label for=name>{label}</label>
                    <input
                        id=name
                        name=name
                        class=width
                        inputmode="numeric"
                        autocomplete="off"
                        maxlength=longest
                        value=typed
                        required
                    />
                </div>
            }
        })
        .collect_view();
    let document = TextField {
        name: "van-ban",
        label: lang.extend_document().to_owned(),
        hint: Some(lang.extend_document_hint().to_owned()),
        value: act.document,
        optional: true,
        maxlength: Some(100),
        width: "w20",
        ..TextField::default()
    };
    view! {
        <section class="act" aria-labelledby="gia-han">
            <h2 id="gia-han">{lang.extend_title(title)}</h2>
            {effects_list(lang, act.effects)}
            <form method="post" action=act.action novalidate>
                <Hidden name="ban" value=act.version.to_string() />
                <fieldset class=if problem.is_some() { "field invalid" } else { "field" } aria-describedby=described>
                    <legend>{lang.extend_closing()}</legend>
                    <p class="hint" id="dong-gio-hint">
                        {lang.extend_closing_hint()}
                    </p>
                    {problem.as_ref().map(|text| crate::parts::problem_line(lang, "dong-gio", text))}
                    <div class="date">{inputs}</div>
                </fieldset>
                {reason_field(lang, "gia-han-ly-do", Some(lang.extend_reason_hint()), act.reason, problems)}
                {text_field(lang, document, problems)}
                <p class="acts">
                    <button class="button">{lang.extend_button()}</button>
                </p>
            </form>
        </section>
    }
}

pub(super) fn close_act(
    lang: Lang,
    title: &str,
    act: CloseAct,
    problems: &[FieldProblem],
) -> impl IntoView + use<> {
    view! {
        <section class="danger-act" aria-labelledby="dong">
            <h2 id="dong">{icon(Icon::Warning)} " " {lang.close_title(title)}</h2>
            {effects_list(lang, act.effects)}
            <form method="post" action=act.action novalidate>
                <Hidden name="ban" value=act.version.to_string() />
                {reason_field(lang, "dong-ly-do", Some(lang.extend_reason_hint()), act.reason, problems)}
                <p class="acts">
                    <button class="button danger">{lang.close_button()}</button>
                </p>
            </form>
        </section>
    }
}
