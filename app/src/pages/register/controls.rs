//! Controls of the registration form that no other form has.

use super::unit_address;
use crate::{
    Lang,
    parts::{FieldProblem, described_by, problem_line, problem_of, prose},
};
use contest::{
    person::plain,
    registration::{Field, RegistrationInput},
    unit::UnitChoice,
};
use exchange::prose::Block;
use leptos::prelude::*;

/// Up to so many units are a list to choose from, which cannot be mistyped. With more, choosing means scrolling
/// through pages on a phone, so the name is typed (with or without diacritics) and suggestions help where the
/// browser has them; the whole list can be opened below.
const LONGEST_LIST: usize = 30;

/// The date of birth: three fields with one message.
pub fn birth_field(
    lang: Lang,
    typed: &RegistrationInput,
    problems: &[FieldProblem],
) -> impl IntoView + use<> {
    let name = Field::Birth.name();
    let problem = problem_of(problems, name).map(str::to_owned);
    let described = described_by(name, true, problem.is_some());
    let invalid = problem.is_some().then_some("true");
    let parts = [
        (
            "ngay_sinh",
            lang.register_day(),
            "w2",
            "2",
            "bday-day",
            typed.birth_day.clone(),
        ),
        (
            "thang_sinh",
            lang.register_month(),
            "w2",
            "2",
            "bday-month",
            typed.birth_month.clone(),
        ),
        (
            name,
            lang.register_year(),
            "w4",
            "4",
            "bday-year",
            typed.birth_year.clone(),
        ),
    ];
    let inputs = parts
        .into_iter()
        .map(|(id, label, width, longest, autocomplete, value)| {
            view! {
                <div>
                    <label for=id>{label}</label>
                    <input
                        id=id
                        name=id
                        type="text"
                        class=width
                        inputmode="numeric"
                        maxlength=longest
                        autocomplete=autocomplete
                        value=value
                        aria-describedby=described.clone()
                        aria-invalid=invalid
                    />
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class=if problem.is_some() { "field invalid" } else { "field" } aria-describedby=described>
            <legend>{lang.register_birth()}</legend>
            <p class="hint" id=format!("{name}-hint")>{lang.register_birth_hint()}</p>
            {problem.as_ref().map(|text| problem_line(lang, name, text))}
            <div class="date">{inputs}</div>
        </fieldset>
    }
}

/// A choice of a unit.
#[derive(Clone, Debug)]
pub struct UnitField {
    /// `name` and id.
    pub name: &'static str,
    /// What is asked.
    pub label: &'static str,
    /// Who may leave it empty.
    pub hint: &'static str,
    /// The empty choice.
    pub choose: &'static str,
    /// What was typed or chosen before.
    pub typed: String,
}

/// Draws the choice as a list or as a field to type in, in the order of the alphabet.
pub fn unit_field(
    lang: Lang,
    field: UnitField,
    units: &[UnitChoice],
    problems: &[FieldProblem],
) -> impl IntoView + use<> {
    let UnitField {
        name,
        label,
        hint,
        choose,
        typed,
    } = field;
    let problem = problem_of(problems, name).map(str::to_owned);
    let described = described_by(name, true, problem.is_some());
    let invalid = problem.is_some().then_some("true");
    let mut units = units.to_vec();
    units.sort_by_cached_key(|unit| (plain(&unit.name), unit.name.clone()));
    let is_typed = units.len() > LONGEST_LIST;
    let control = if is_typed {
        typed_control(lang, name, typed, described, invalid, &units).into_any()
    } else {
        let mixed = units.iter().any(|unit| unit.kind != units[0].kind);
        let options = units
            .into_iter()
            .map(|unit| {
                let selected = unit.code == typed;
                let word = Lang::register_unit_kind(unit.kind).filter(|_| mixed);
                // The name comes first, so that typing its first letter on a keyboard finds it.
                let text = match word {
                    Some(word) => format!("{} ({})", unit.name, word.to_lowercase()),
                    None => unit.name,
                };
                view! { <option value=unit.code selected=selected>{text}</option> }
            })
            .collect_view();
        view! {
            <select id=name name=name autocomplete="off" aria-describedby=described aria-invalid=invalid>
                <option value="">{choose}</option>
                {options}
            </select>
        }
        .into_any()
    };
    view! {
        <div class=if problem.is_some() { "field invalid" } else { "field" }>
            <label for=name>{label}</label>
            <p class="hint" id=format!("{name}-hint")>
                {hint} {is_typed.then(|| format!(" {}", lang.register_typed_hint()))}
            </p>
            {problem.as_ref().map(|text| problem_line(lang, name, text))}
            {control}
        </div>
    }
}

/// A field to type a unit's name in. Each suggestion carries the name without diacritics as its label, because
/// browsers compare what is typed with both.
fn typed_control(
    lang: Lang,
    name: &'static str,
    value: String,
    described: Option<String>,
    invalid: Option<&'static str>,
    units: &[UnitChoice],
) -> impl IntoView + use<> {
    let suggestions = units
        .iter()
        .map(|unit| {
            view! { <option value=unit_address(unit.kind, &unit.name) label=plain(&unit.name)></option> }
        })
        .collect_view();
    let items = units
        .iter()
        .map(|unit| view! { <li>{unit_address(unit.kind, &unit.name)}</li> })
        .collect_view();
    let list = format!("{name}-list");
    view! {
        <input
            id=name
            name=name
            type="text"
            class="w20"
            autocomplete="off"
            list=list.clone()
            value=value
            aria-describedby=described
            aria-invalid=invalid
        />
        <datalist id=list>{suggestions}</datalist>
        <details>
            <summary>{lang.register_whole_list(units.len())}</summary>
            <ul>{items}</ul>
        </details>
    }
}

/// One consent: what is asked and what follows from saying no, and a box that nobody has ticked beforehand.
pub fn consent_field(
    lang: Lang,
    name: &'static str,
    legend: &'static str,
    wording: &[Block],
    ticked: bool,
    problems: &[FieldProblem],
) -> impl IntoView + use<> {
    let problem = problem_of(problems, name).map(str::to_owned);
    let described = described_by(name, true, problem.is_some());
    view! {
        <fieldset class=if problem.is_some() { "consent invalid" } else { "consent" }>
            <legend>{legend}</legend>
            <div id=format!("{name}-hint")>{prose(wording)}</div>
            {problem.as_ref().map(|text| problem_line(lang, name, text))}
            {tick(name, lang.register_agree(), ticked, described, problem.is_some())}
        </fieldset>
    }
}

/// The consent of a child's parent or guardian.
pub fn guardian_consent(lang: Lang, ticked: bool, problems: &[FieldProblem]) -> impl IntoView + use<> {
    let name = Field::GuardianConsent.name();
    let problem = problem_of(problems, name).map(str::to_owned);
    let described = described_by(name, false, problem.is_some());
    view! {
        <div class=if problem.is_some() { "field invalid" } else { "field" }>
            {problem.as_ref().map(|text| problem_line(lang, name, text))}
            {tick(name, lang.register_guardian_consent(), ticked, described, problem.is_some())}
        </div>
    }
}

fn tick(
    name: &'static str,
    label: &'static str,
    ticked: bool,
    described: Option<String>,
    invalid: bool,
) -> impl IntoView {
    view! {
        <div class="choice">
            <input
                type="checkbox"
                id=name
                name=name
                value="yes"
                checked=ticked
                aria-describedby=described
                aria-invalid=invalid.then_some("true")
            />
            <label for=name>{label}</label>
        </div>
    }
}
