//! One question of an open paper.

use crate::{
    Lang,
    parts::{
        FieldProblem, Hidden, Icon, TextField, TimeShown, Tone, error_summary, icon, notice, text_field,
        time_left,
    },
};
use contest::time::Timestamp;
use leptos::prelude::*;

/// Name of the field with the answer.
pub const ANSWER: &str = "choice";

/// How the question is answered, with what is answered now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Cards, one of which may be chosen.
    One(Vec<Card>),
    /// Cards, any of which may be chosen.
    Several(Vec<Card>),
    /// True or false, if anything is chosen.
    TrueFalse(Option<bool>),
    /// A number as typed.
    Number(String),
    /// Words as typed.
    Words(String),
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What is sent.
    pub value: String,
    /// What it says.
    pub text: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What the server holds of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing.
    Nothing,
    /// An answer, written then.
    Saved(Timestamp),
    /// What the page shows has not been saved.
    NotYet,
}

/// What a page that saves answers carries unseen (design 6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The writer minted for this delivery of the page.
    pub writer: String,
    /// Its number for the next save.
    pub seq: i64,
    /// Whether the page was delivered without an answer, so that sending it untouched takes nothing back.
    pub blank: bool,
    /// Ticket of a save that was turned away.
    pub ticket: Option<String>,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionPage {
    /// The page's own path.
    pub action: String,
    /// Which question.
    pub number: i64,
    /// Of how many.
    pub of: i64,
    /// The question.
    pub text: String,
    /// How it is answered.
    pub input: Input,
    /// Whether it is flagged.
    pub flagged: bool,
    /// What the server holds.
    pub kept: Kept,
    /// Questions answered.
    pub answered: usize,
    /// Questions flagged.
    pub flags: usize,
    /// Time left.
    pub time: TimeShown,
    /// What the form carries unseen.
    pub carried: Carried,
    /// What to mend.
    pub problem: Option<String>,
    /// Since when a save waits because the server is busy.
    pub busy_since: Option<Timestamp>,
}

/// The contents of the page.
#[must_use]
pub fn question_page(lang: Lang, page: QuestionPage) -> impl IntoView {
    let problems: Vec<FieldProblem> = page
        .problem
        .iter()
        .map(|text| FieldProblem {
            field: ANSWER,
            text: text.clone(),
        })
        .collect();
    let bar = bar(lang, &page);
    let flag = view! {
        <div class="choice flag">
            <input type="checkbox" id="flag" name="flag" value="yes" checked=page.flagged />
            <label for="flag">{icon(Icon::Flag)} " " {lang.paper_flag()}</label>
        </div>
    };
    view! {
        {error_summary(lang, &problems)}
        {busy_notice(lang, page.busy_since)}
        {time_left(lang, page.time)}
        <form method="post" action=page.action class="question" novalidate>
            <button class="unseen" name="go" value="next" tabindex="-1" aria-hidden="true">
                {lang.paper_save()}
            </button>
            {carried(page.carried)}
            <p class="over">{lang.paper_question_of(page.number, page.of)}</p>
            {input(lang, page.text, page.input, &problems)}
            {state_line(lang, page.kept)}
            {flag}
            {bar}
        </form>
    }
}

/// The notice that a save was turned away and how it is made good.
pub(crate) fn busy_notice(lang: Lang, since: Option<Timestamp>) -> Option<impl IntoView + use<>> {
    since.map(|since| {
        let text = lang.paper_busy(&lang.time_of_day(since));
        let heading = lang.paper_busy_heading().to_owned();
        notice(Tone::Waiting, true, Some(heading), view! { <p>{text}</p> })
    })
}

/// The hidden fields of a page that saves.
pub(crate) fn carried(carried: Carried) -> impl IntoView {
    view! {
        <Hidden name="writer" value=carried.writer />
        <Hidden name="seq" value=carried.seq.to_string() />
        {carried.blank.then(|| view! { <Hidden name="blank" value="yes" /> })}
        {carried.ticket.map(|ticket| view! { <Hidden name="phieu" value=ticket /> })}
    }
}

/// The line that says what the server holds.
pub(crate) fn state_line(lang: Lang, kept: Kept) -> impl IntoView {
    match kept {
        Kept::Saved(at) => view! {
            <p class="state saved" role="status">
                {icon(Icon::Check)}
                " "
                {lang.paper_saved()}
                " "
                <time class="num">{lang.time_of_day(at)}</time>
            </p>
        }
        .into_any(),
        Kept::Nothing => view! {
            <p class="state" role="status">
                {icon(Icon::Dash)}
                " "
                {lang.paper_unanswered()}
            </p>
        }
        .into_any(),
        Kept::NotYet => view! {
            <p class="state waiting" role="status">
                {icon(Icon::Waiting)}
                " "
                {lang.paper_not_saved()}
            </p>
        }
        .into_any(),
    }
}

fn input(lang: Lang, text: String, input: Input, problems: &[FieldProblem]) -> impl IntoView + use<> {
    match input {
        Input::One(options) => cards(text, lang.paper_hint_single(), "radio", options).into_any(),
        Input::Several(options) => cards(text, lang.paper_hint_several(), "checkbox", options).into_any(),
        Input::TrueFalse(chosen) => {
            let card = |value: bool, text: &str| Card {
                value: value.to_string(),
                text: text.to_owned(),
                chosen: chosen == Some(value),
            };
            let options = vec![card(true, lang.paper_true()), card(false, lang.paper_false())];
            cards(text, lang.paper_hint_true_false(), "radio", options).into_any()
        }
        Input::Number(value) => {
            let field = TextField {
                hint: Some(lang.paper_hint_number().to_owned()),
                inputmode: Some("decimal"),
                width: "w10",
                ..typed(lang, value)
            };
            view! { <h1 id="question">{text}</h1> {text_field(lang, field, problems)} }.into_any()
        }
        Input::Words(value) => {
            let field = TextField {
                hint: Some(lang.paper_hint_text().to_owned()),
                ..typed(lang, value)
            };
            view! { <h1 id="question">{text}</h1> {text_field(lang, field, problems)} }.into_any()
        }
    }
}

fn typed(lang: Lang, value: String) -> TextField {
    TextField {
        name: ANSWER,
        label: lang.paper_answer().to_owned(),
        value,
        ..TextField::default()
    }
}

fn cards(text: String, hint: &'static str, kind: &'static str, options: Vec<Card>) -> impl IntoView {
    let items = options
        .into_iter()
        .zip('A'..)
        .map(|(card, letter)| {
            let id = format!("answer-{}", letter.to_ascii_lowercase());
            view! {
                <div class="answer">
                    <input type=kind id=id.clone() name=ANSWER value=card.value checked=card.chosen />
                    <label for=id>
                        <span class="letter">{letter.to_string()}</span>
                        " "
                        <span>{card.text}</span>
                    </label>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class="answers">
            <legend>
                <h1 id="question">{text}</h1>
            </legend>
            <p class="hint">{hint}</p>
            {items}
        </fieldset>
    }
}

fn bar(lang: Lang, page: &QuestionPage) -> impl IntoView + use<> {
    let previous = if page.number > 1 {
        view! {
            <button class="button second" name="go" value="previous">
                {icon(Icon::Previous)}
                <span>{lang.paper_previous()}</span>
            </button>
        }
        .into_any()
    } else {
        view! { <span></span> }.into_any()
    };
    let flags = (page.flags > 0).then(|| {
        view! { " " <small>{icon(Icon::Flag)} " " {lang.paper_flags(page.flags)}</small> }
    });
    view! {
        <nav class="paper-bar" aria-label=lang.paper_go_on()>
            {previous}
            <button class="button quiet" name="go" value="overview">
                <span>
                    {lang.paper_answered()}
                    " "
                    <b class="num">{format!("{}/{}", page.answered, page.of)}</b>
                </span>
                {flags}
            </button>
            <button class="button" name="go" value="next">
                <span>{lang.paper_next()}</span>
                {icon(Icon::Next)}
            </button>
        </nav>
    }
}
