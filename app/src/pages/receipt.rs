//! The receipt: proof that a paper was handed in. It tells nothing about score or answers (design 12).

use crate::{
    Lang,
    parts::{Tone, notice, summary},
};
use contest::{
    rules::{Prediction, Release},
    time::Timestamp,
};
use leptos::prelude::*;

/// How the paper ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The entrant ended it.
    Early,
    /// Its time ran out.
    OutOfTime,
    /// Its time ran out; saves on their way are taken until then.
    StillTaking(Timestamp),
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptPage {
    /// The contest's name.
    pub contest: String,
    /// The round's name.
    pub round: String,
    /// Which attempt.
    pub attempt: i64,
    /// The entrant's public number.
    pub number: i64,
    /// The entrant's name, unless erased.
    pub name: Option<String>,
    /// When the paper was started.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Timestamp,
    /// How it ended.
    pub ending: Ending,
    /// Answers that count.
    pub answered: usize,
    /// Questions on the paper.
    pub questions: i64,
    /// What was asked beside the paper.
    pub prediction: Prediction,
    /// The prediction in words.
    pub predicted: Option<String>,
    /// Answers that came late and are kept apart.
    pub late: i64,
    /// The code.
    pub code: String,
    /// When the score is shown.
    pub score_release: Release,
    /// When right answers are shown.
    pub key_release: Release,
    /// When the round closes.
    pub closes_at: Timestamp,
    /// The result's page.
    pub result: String,
    /// The entrant's own page.
    pub my_page: String,
}

/// The contents of the page.
#[must_use]
pub fn receipt_page(lang: Lang, page: ReceiptPage) -> impl IntoView {
    let end = lang.time_of_day(page.ended_at);
    let ending = match page.ending {
        Ending::Early => lang.receipt_early(&end),
        Ending::OutOfTime => lang.receipt_out_of_time(&end),
        Ending::StillTaking(last) => format!(
            "{} {}",
            lang.receipt_out_of_time(&end),
            lang.receipt_still_taking(&lang.time_of_day(last))
        ),
    };
    let late = (page.late > 0).then(|| {
        let text = lang.receipt_late(page.late);
        notice(Tone::Waiting, false, None, view! { <p>{text}</p> })
    });
    let code = page
        .code
        .split('-')
        .map(|group| view! { <span>{group.to_owned()}</span> " " })
        .collect_view();
    let closing = lang.closing(page.closes_at);
    let (score, key) = (
        lang.score_release(page.score_release, &closing),
        lang.key_release(page.key_release, &closing),
    );
    let (result, my_page) = (page.result.clone(), page.my_page.clone());
    view! {
        <h1>{lang.receipt_over()}</h1>
        <p class="lead">{ending}</p>
        {late}
        <section class="sheet receipt" aria-labelledby="receipt-title">
            <h2 id="receipt-title">{lang.receipt_title()}</h2>
            {summary(facts(lang, page))}
            <p>{lang.receipt_code()}</p>
            <p class="code long" translate="no">{code}</p>
        </section>
        <p>{lang.receipt_keep()} " " <span class="no-print">{lang.receipt_how_to_print()}</span></p>
        <h2>{lang.receipt_result()}</h2>
        <ul>
            <li>{score}</li>
            <li>{key}</li>
        </ul>
        <p class="acts no-print">
            <a class="button" href=result>
                {lang.receipt_to_result()}
            </a>
            <a class="button quiet" href=my_page>
                {lang.receipt_my_page()}
            </a>
        </p>
    }
}

fn facts(lang: Lang, page: ReceiptPage) -> Vec<(String, AnyView)> {
    let moment = |at: Timestamp| format!("{} {}", lang.time_of_day(at), lang.date(at.wall_time().date));
    let mut facts = vec![
        (lang.receipt_contest(), page.contest.into_any()),
        (lang.receipt_round(), page.round.into_any()),
        (lang.receipt_attempt(), page.attempt.to_string().into_any()),
        (
            lang.receipt_number(),
            view! { <span class="num">{page.number}</span> }.into_any(),
        ),
    ];
    if let Some(name) = page.name {
        facts.push((lang.receipt_name(), name.into_any()));
    }
    facts.push((lang.receipt_started(), moment(page.started_at).into_any()));
    facts.push((lang.receipt_ended(), moment(page.ended_at).into_any()));
    facts.push((
        lang.receipt_answers(),
        lang.receipt_answers_of(page.answered, page.questions).into_any(),
    ));
    if page.prediction != Prediction::None {
        let predicted = page.predicted.unwrap_or_else(|| lang.receipt_none().to_owned());
        facts.push((lang.receipt_prediction(), predicted.into_any()));
    }
    facts
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
