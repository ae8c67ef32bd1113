//! Before the clock: what begins, how long, which attempt, when it ends for certain.

use crate::{
    Lang,
    parts::{Tone, notice, summary},
};
use contest::{
    limits::StartRefusal,
    rules::{Counted, Prediction},
    time::{Millis, Timestamp},
};
use leptos::prelude::*;

/// What can be done here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// An attempt can be started.
    Start {
        /// Its number.
        number: u32,
        /// How long it would last.
        length: Millis,
        /// When it would end if it began now.
        ends_at: Timestamp,
        /// Whether the round's close takes away from its own time.
        cut: bool,
    },
    /// An attempt is open.
    Resume {
        /// Where it goes on.
        address: String,
        /// Time left; nothing once the time is up and only its last saves are taken.
        left: Option<Millis>,
    },
    /// Nothing can be started.
    Refused(StartRefusal),
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeforePage {
    /// The page's own path, where the form is sent.
    pub action: String,
    /// The round's name.
    pub round: String,
    /// Questions on a paper.
    pub questions: i64,
    /// Whether a paper has time of its own, and how much; else it lasts until the close.
    pub limit: Option<Millis>,
    /// The entrant's time in per cent of the usual.
    pub time_percent: u16,
    /// Attempts allowed; `None` = any number.
    pub attempts: Option<u32>,
    /// Attempts allowed over all rounds.
    pub attempts_over_rounds: Option<u32>,
    /// Which attempt counts.
    pub counted: Counted,
    /// Whether this is practice.
    pub practice: bool,
    /// The question beside the paper.
    pub prediction: Prediction,
    /// When the round opens.
    pub opens_at: Timestamp,
    /// When the round closes.
    pub closes_at: Timestamp,
    /// Youngest age that may enter.
    pub minimum_age: u8,
    /// Telephone for help.
    pub telephone: String,
    /// The entrant's own page.
    pub my_page: String,
    /// What can be done.
    pub way: Way,
}

/// The contents of the page.
#[must_use]
pub fn before_page(lang: Lang, page: &BeforePage) -> impl IntoView + use<> {
    let refusal = match &page.way {
        Way::Refused(refusal) => Some(refused(lang, page, *refusal)),
        Way::Start { .. } | Way::Resume { .. } => None,
    };
    let body = match page.way.clone() {
        Way::Start {
            number,
            length,
            ends_at,
            cut,
        } => start(lang, page, number, length, ends_at, cut).into_any(),
        Way::Resume { address, left } => resume(lang, address, left).into_any(),
        Way::Refused(_) => {
            view! { <p><a href=page.my_page.clone()>{lang.before_my_page()}</a></p> }.into_any()
        }
    };
    view! {
        <p class="over">{lang.before_over()}</p>
        <h1>{page.round.clone()}</h1>
        {refusal}
        {body}
    }
}

fn start(
    lang: Lang,
    page: &BeforePage,
    number: u32,
    length: Millis,
    ends_at: Timestamp,
    cut: bool,
) -> impl IntoView + use<> {
    let attempt = page.attempts.map_or_else(
        || lang.before_attempt_unlimited(number),
        |of| lang.before_attempt_of(number, of),
    );
    let closing = lang.closing(page.closes_at);
    let time = if page.limit.is_some() || cut {
        lang.span(length)
    } else {
        lang.before_until_close(&closing)
    };
    let facts = vec![
        (
            lang.before_questions().to_owned(),
            lang.question_count(page.questions).into_any(),
        ),
        (lang.before_time().to_owned(), time.into_any()),
        (lang.before_attempt().to_owned(), attempt.into_any()),
        (
            lang.before_end().to_owned(),
            lang.before_end_if_now(&lang.closing(ends_at)).into_any(),
        ),
    ];
    let prediction = lang.prediction_question(page.prediction);
    let notes = [
        page.practice.then(|| lang.before_practice().to_owned()),
        (!page.practice && page.attempts != Some(1)).then(|| lang.counted_rule(page.counted).to_owned()),
        (page.time_percent > 100).then(|| lang.before_more_time(page.time_percent)),
        Some(lang.before_clock().to_owned()),
        Some(lang.before_saved().to_owned()),
        Some(lang.before_change().to_owned()),
        (!prediction.is_empty()).then(|| lang.before_prediction(prediction)),
    ];
    let notes = notes
        .into_iter()
        .flatten()
        .map(|text| view! { <li>{text}</li> })
        .collect_view();
    let cut = cut.then(|| {
        let text = lang.before_cut(&lang.span(length), &closing);
        notice(Tone::Waiting, false, None, view! { <p>{text}</p> })
    });
    view! {
        {cut}
        {summary(facts)}
        <ul>{notes}</ul>
        <form method="post" action=page.action.clone()>
            <p class="acts">
                <button class="button">{lang.before_start()}</button>
            </p>
        </form>
    }
}

fn resume(lang: Lang, address: String, left: Option<Millis>) -> impl IntoView {
    let (text, link) = match left {
        Some(left) => (lang.before_open(&lang.span(left)), lang.before_resume()),
        None => (lang.before_open_over().to_owned(), lang.before_to_receipt()),
    };
    let heading = lang.before_open_heading().to_owned();
    view! {
        {notice(Tone::Info, false, Some(heading), view! { <p>{text}</p> })}
        <p class="acts">
            <a class="button" href=address>
                {link}
            </a>
        </p>
    }
}

fn refused(lang: Lang, page: &BeforePage, refusal: StartRefusal) -> impl IntoView + use<> {
    let text = match refusal {
        StartRefusal::NotOpenYet => lang.before_not_open(&lang.moment(page.opens_at)),
        StartRefusal::Closed => lang.before_closed(&lang.closing(page.closes_at)),
        StartRefusal::NoAttemptsLeft => lang.before_no_attempts(page.attempts.unwrap_or_default()),
        StartRefusal::NoAttemptsLeftOverRounds => {
            lang.before_no_attempts_over_rounds(page.attempts_over_rounds.unwrap_or_default())
        }
        StartRefusal::Disqualified => lang.before_disqualified(&page.telephone),
        StartRefusal::TooYoung => lang.before_too_young(page.minimum_age),
        StartRefusal::BankTooSmall => lang.before_bank_too_small(&page.telephone),
    };
    let heading = lang.before_refused().to_owned();
    notice(Tone::Waiting, true, Some(heading), view! { <p>{text}</p> })
}
