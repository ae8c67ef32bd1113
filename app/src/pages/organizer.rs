//! Pages of those who run a contest: what to do next first, every number a link to what it counts.

pub mod approvals;
pub mod audit;
pub mod contests;
pub mod doubles;
pub mod late;
pub mod link;
pub mod overview;
pub mod people;
pub mod person;
pub mod round;
mod round_acts;
pub mod sign_in;
pub mod sittings;

use crate::{
    Lang,
    parts::{FieldProblem, Icon, icon, problem_of},
};
use leptos::prelude::*;

/// A text that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: String,
}

impl Link {
    fn view(&self) -> impl IntoView + use<> {
        view! { <a href=self.href.clone()>{self.text.clone()}</a> }
    }
}

/// Links to the pages of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The page that is shown, from 1.
    pub current: u32,
    /// The last one.
    pub last: u32,
    /// Address to which the page's number is appended.
    pub base: String,
}

impl Pages {
    fn view(&self, lang: Lang) -> impl IntoView + use<> {
        let base = self.base.clone();
        crate::parts::pagination(lang, self.current, self.last, move |page| format!("{base}{page}"))
    }
}

/// What went wrong where nothing but passwords and codes was typed, which must be typed again.
fn retype_summary(
    lang: Lang,
    problems: &[FieldProblem],
    advice: &'static str,
) -> Option<impl IntoView + use<>> {
    if problems.is_empty() {
        return None;
    }
    let items = problems
        .iter()
        .map(|problem| view! { <li><a href=format!("#{}", problem.field)>{problem.text.clone()}</a></li> })
        .collect_view();
    Some(view! {
        <div class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-title">
            <h2 id="error-title">{icon(Icon::Warning)} " " {lang.errors_heading(problems.len())}</h2>
            <p>{advice}</p>
            <ul>{items}</ul>
        </div>
    })
}

/// A field for several lines: a reason.
fn reason_field(
    lang: Lang,
    name: &'static str,
    hint: Option<&'static str>,
    typed: String,
    problems: &[FieldProblem],
) -> impl IntoView + use<> {
    let problem = problem_of(problems, name).map(str::to_owned);
    let described = crate::parts::described_by(name, hint.is_some(), problem.is_some());
    view! {
        <div class=if problem.is_some() { "field invalid" } else { "field" }>
            <label for=name>{lang.desk_reason()}</label>
            {hint.map(|text| view! { <p class="hint" id=format!("{name}-hint")>{text}</p> })}
            {problem.as_ref().map(|text| crate::parts::problem_line(lang, name, text))}
            <textarea
                id=name
                name=name
                rows="3"
                maxlength="500"
                required
                aria-describedby=described
                aria-invalid=problem.is_some().then_some("true")
            >
                {typed}
            </textarea>
        </div>
    }
}

/// Says that there is nothing, and what will be there.
fn empty(now: &'static str, next: &'static str) -> impl IntoView {
    view! {
        <div class="empty">
            <p>{now}</p>
            <p>{next}</p>
        </div>
    }
}

/// Mark of a simulated person or round.
fn simulated_tag(lang: Lang, simulated: bool) -> Option<impl IntoView> {
    simulated.then(|| view! { " " <span class="tag simulated">{lang.simulated()}</span> })
}
