//! The result of an ended paper, as far as the rules release it.

use crate::{
    Lang,
    parts::{Icon, Tone, icon, notice, summary},
};
use contest::{
    marks::Verdict,
    rules::{Release, Score},
    time::{Millis, Timestamp},
};
use leptos::prelude::*;

/// The released score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scored {
    /// Questions answered right.
    pub right: i64,
    /// Questions on the paper.
    pub questions: i64,
    /// Points.
    pub score: Score,
    /// The most that the paper can bring.
    pub best: Score,
    /// Time used.
    pub time_used: Millis,
}

/// A question with its released key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The question.
    pub text: String,
    /// What the answer is.
    pub verdict: Verdict,
    /// The entrant's answer in words, if there is one.
    pub chosen: Option<String>,
    /// The right answer in words.
    pub right: String,
    /// Why it is right.
    pub explanation: String,
    /// The legal reference.
    pub law: String,
    /// Where the service is done.
    pub link: Option<String>,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultPage {
    /// The round's name.
    pub round: String,
    /// The score, if released.
    pub score: Option<Scored>,
    /// The questions, if their keys are released.
    pub questions: Option<Vec<Marked>>,
    /// When the score is shown.
    pub score_release: Release,
    /// When keys are shown.
    pub key_release: Release,
    /// When the round closes.
    pub closes_at: Timestamp,
    /// The receipt's page.
    pub receipt: String,
    /// The entrant's own page.
    pub my_page: String,
}

/// The contents of the page.
#[must_use]
pub fn result_page(lang: Lang, page: ResultPage) -> impl IntoView {
    let closing = lang.closing(page.closes_at);
    let head = match page.score {
        Some(score) => scored(lang, score).into_any(),
        None => view! {
            <h1>{lang.result_not_yet()}</h1>
            {notice(
                Tone::Waiting,
                false,
                None,
                view! { <p>{lang.score_release(page.score_release, &closing)}</p> },
            )}
        }
        .into_any(),
    };
    let questions = match page.questions {
        Some(questions) => {
            let items = questions.into_iter().map(|one| marked(lang, one)).collect_view();
            view! {
                <h2>{lang.result_questions()}</h2>
                <ol class="marked">{items}</ol>
            }
            .into_any()
        }
        None => notice(
            Tone::Info,
            false,
            None,
            view! { <p>{lang.key_release(page.key_release, &closing)}</p> },
        )
        .into_any(),
    };
    view! {
        <p class="over">{page.round}</p>
        {head}
        {questions}
        <p class="acts no-print">
            <a class="button second" href=page.receipt>
                {lang.result_to_receipt()}
            </a>
            <a class="button quiet" href=page.my_page>
                {lang.receipt_my_page()}
            </a>
        </p>
    }
}

fn scored(lang: Lang, scored: Scored) -> impl IntoView {
    let [before, between, after] = lang.result_sentence();
    let points = lang.result_score_of(&lang.score(scored.score), &lang.score(scored.best));
    view! {
        <h1 class="verdict">
            {before}
            <b class="num">{scored.right}</b>
            {between}
            <span class="num">{scored.questions}</span>
            {after}
        </h1>
        {summary(
            vec![
                (lang.result_score().to_owned(), points.into_any()),
                (lang.result_time_used().to_owned(), lang.span(scored.time_used).into_any()),
            ],
        )}
    }
}

fn marked(lang: Lang, one: Marked) -> impl IntoView {
    let (class, sign, word) = match one.verdict {
        Verdict::Right => ("mark right", Icon::Check, lang.result_right()),
        Verdict::Partly => ("mark part", Icon::Check, lang.result_partly()),
        Verdict::Wrong => ("mark wrong", Icon::Cross, lang.result_wrong()),
        Verdict::Blank => ("mark none", Icon::Dash, lang.result_blank()),
    };
    let mut lines = Vec::new();
    if let Some(chosen) = one.chosen {
        lines.push((lang.result_chosen().to_owned(), chosen.into_any()));
    }
    lines.push((lang.result_key().to_owned(), one.right.into_any()));
    view! {
        <li>
            <h3>{one.text}</h3>
            <p class=class>{icon(sign)} " " {word}</p>
            {summary(lines)}
            <p class="why">{one.explanation}</p>
            <p class="law">{lang.result_law(&one.law)}</p>
            {one
                .link
                .map(|link| {
                    view! {
                        <p>
                            <a href=link>{icon(Icon::Outside)}{lang.result_link()}</a>
                        </p>
                    }
                })}
        </li>
    }
}
