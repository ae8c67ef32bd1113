//! Form fields after the GOV.UK patterns: label, hint, message, control; a summary of what to mend on top.

use super::icon::{Icon, icon};
use crate::Lang;
use leptos::prelude::*;

/// A message at a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field's `name`, which is also the id of its (first) control.
    pub field: &'static str,
    /// What to do, in the reader's language.
    pub text: String,
}

/// The message at a field, if there is one.
#[must_use]
pub fn problem_of<'a>(problems: &'a [FieldProblem], field: &str) -> Option<&'a str> {
    problems
        .iter()
        .find(|problem| problem.field == field)
        .map(|problem| problem.text.as_str())
}

/// The list of all messages, first in `main`; nothing where there is none.
#[must_use]
pub fn error_summary(lang: Lang, problems: &[FieldProblem]) -> Option<impl IntoView + use<>> {
    if problems.is_empty() {
        return None;
    }
    let items = problems
        .iter()
        .map(|problem| {
            let (target, text) = (format!("#{}", problem.field), problem.text.clone());
            view! { <li><a href=target>{text}</a></li> }
        })
        .collect_view();
    Some(view! {
        <div class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-title">
            <h2 id="error-title">{icon(Icon::Warning)} " " {lang.errors_heading(problems.len())}</h2>
            <p>{lang.errors_kept()}</p>
            <ul>{items}</ul>
        </div>
    })
}

/// A one-line text field.
#[derive(Clone, Debug, Default)]
pub struct TextField {
    /// `name` and id.
    pub name: &'static str,
    /// What is asked.
    pub label: String,
    /// How to answer, with an example of real shape.
    pub hint: Option<String>,
    /// What was typed before.
    pub value: String,
    /// Whether it may stay empty; said beside the label.
    pub optional: bool,
    /// When it must be filled in, said in place of "optional".
    pub condition: Option<String>,
    /// `type`; empty means `text`.
    pub kind: &'static str,
    /// `inputmode`.
    pub inputmode: Option<&'static str>,
    /// `autocomplete`; empty means `off`.
    pub autocomplete: &'static str,
    /// Width class: `w2`, `w4`, `w10`, `w20`; empty means full width.
    pub width: &'static str,
    /// Most characters that are taken.
    pub maxlength: Option<u32>,
    /// Suggestions (native `datalist`).
    pub suggestions: Vec<String>,
}

/// Draws a text field with its message.
#[must_use]
pub fn text_field(lang: Lang, field: TextField, problems: &[FieldProblem]) -> impl IntoView + use<> {
    let problem = problem_of(problems, field.name).map(str::to_owned);
    let name = field.name;
    let described = described_by(name, field.hint.is_some(), problem.is_some());
    let note = field
        .optional
        .then(|| field.condition.unwrap_or_else(|| lang.optional().to_owned()));
    let list = (!field.suggestions.is_empty()).then(|| format!("{name}-list"));
    view! {
        <div class=if problem.is_some() { "field invalid" } else { "field" }>
            <label for=name>
                {field.label} {note.map(|text| view! { " " <span class="optional">{text}</span> })}
            </label>
            {field.hint.map(|text| view! { <p class="hint" id=format!("{name}-hint")>{text}</p> })}
            {problem.as_ref().map(|text| problem_line(lang, name, text))}
            <input
                id=name
                name=name
                type=if field.kind.is_empty() { "text" } else { field.kind }
                class=(!field.width.is_empty()).then_some(field.width)
                inputmode=field.inputmode
                autocomplete=if field.autocomplete.is_empty() { "off" } else { field.autocomplete }
                maxlength=field.maxlength
                list=list.clone()
                value=field.value
                required=!field.optional
                aria-describedby=described
                aria-invalid=problem.is_some().then_some("true")
            />
            {list
                .map(|id| {
                    let options = field
                        .suggestions
                        .into_iter()
                        .map(|text| view! { <option value=text></option> })
                        .collect_view();
                    view! { <datalist id=id>{options}</datalist> }
                })}
        </div>
    }
}

/// The ids of hint and message for `aria-describedby`.
pub(crate) fn described_by(name: &str, hint: bool, problem: bool) -> Option<String> {
    match (hint, problem) {
        (true, true) => Some(format!("{name}-hint {name}-error")),
        (true, false) => Some(format!("{name}-hint")),
        (false, true) => Some(format!("{name}-error")),
        (false, false) => None,
    }
}

/// The message line of a field.
pub(crate) fn problem_line(lang: Lang, name: &str, text: &str) -> impl IntoView + use<> {
    view! {
        <p class="error" id=format!("{name}-error")>
            {icon(Icon::Warning)}
            <span>
                <span class="unseen">{lang.error_prefix()}</span>
                {text.to_owned()}
            </span>
        </p>
    }
}

/// One of several radio buttons or boxes.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What it says.
    pub label: String,
    /// A second, smaller line.
    pub note: Option<String>,
}

/// A group of radio buttons with one message. The first one has the field's name as its id.
#[must_use]
pub fn choices(
    lang: Lang,
    name: &'static str,
    legend: String,
    hint: Option<String>,
    options: Vec<Choice>,
    chosen: &str,
    problems: &[FieldProblem],
) -> impl IntoView + use<> {
    let problem = problem_of(problems, name).map(str::to_owned);
    let described = described_by(name, hint.is_some(), problem.is_some());
    let items = options
        .into_iter()
        .enumerate()
        .map(|(place, option)| {
            let id = if place == 0 { name.to_owned() } else { format!("{name}-{place}") };
            let checked = option.value == chosen;
            view! {
                <div class="choice">
                    <input type="radio" id=id.clone() name=name value=option.value checked=checked />
                    <label for=id>{option.label} {option.note.map(|text| view! { " " <small>{text}</small> })}</label>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class=if problem.is_some() { "field invalid" } else { "field" } aria-describedby=described>
            <legend>{legend}</legend>
            {hint.map(|text| view! { <p class="hint" id=format!("{name}-hint")>{text}</p> })}
            {problem.as_ref().map(|text| problem_line(lang, name, text))}
            {items}
        </fieldset>
    }
}

/// One box to tick.
#[must_use]
pub fn check(name: &'static str, label: String, checked: bool) -> impl IntoView {
    view! {
        <div class="choice">
            <input type="checkbox" id=name name=name value="yes" checked=checked />
            <label for=name>{label}</label>
        </div>
    }
}

/// A value that a form carries unseen.
#[component]
pub fn Hidden(
    /// Its name.
    name: &'static str,
    /// What it carries.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! { <input type="hidden" name=name value=value /> }
}
