//! An entrant's own page: who I am, each round with what can be done in it, what I agreed to.

use crate::{
    Lang,
    parts::{Icon, Tone, icon, notice, summary},
};
use contest::{
    id::AttemptId,
    time::{Millis, Timestamp},
};
use leptos::prelude::*;

/// Everything the page shows.
#[derive(Clone, Debug)]
pub struct MinePage {
    /// `/c/{slug}`.
    pub root: String,
    /// Telephone for help.
    pub telephone: String,
    /// Full name, unless erased.
    pub name: Option<String>,
    /// The public number.
    pub number: i64,
    /// Name of the division.
    pub division: String,
    /// Place of residence and whether the person counts for it.
    pub residence: Option<(String, bool)>,
    /// Workplace or school and whether the person counts for it.
    pub workplace: Option<(String, bool)>,
    /// When the person registered.
    pub registered_at: Timestamp,
    /// Since when the person is out, and why.
    pub disqualified: Option<(Timestamp, Option<String>)>,
    /// The rounds, in the order in which they matter now.
    pub rounds: Vec<RoundCard>,
    /// The newest answer to each consent question.
    pub consents: Vec<ConsentLine>,
}

/// A round on the page.
#[derive(Clone, Debug)]
pub struct RoundCard {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// Whether it is for practice.
    pub practice: bool,
    /// Whether its people are simulated.
    pub simulated: bool,
    /// What can be done in it.
    pub state: RoundState,
    /// Attempts taken.
    pub used: u32,
    /// Attempts allowed; `None` = any number.
    pub limit: Option<u32>,
    /// Attempts that have ended, oldest first.
    pub ended: Vec<EndedAttempt>,
}

/// What can be done in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundState {
    /// A paper is open.
    Running {
        /// The attempt.
        attempt: AttemptId,
        /// Time left; zero when it is up and only late saves may still arrive.
        left: Millis,
    },
    /// The round is open.
    Open {
        /// Time until it closes.
        left: Millis,
        /// When it closes.
        closes_at: Timestamp,
        /// Whether another attempt may be started.
        start: Start,
    },
    /// The round opens later.
    Upcoming(Timestamp),
    /// The round is being prepared, whatever its window says.
    Preparing,
    /// The round has closed.
    Closed(Timestamp),
}

/// Whether another attempt may be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// It may.
    Allowed,
    /// All of this round are used.
    UsedUp,
    /// All of the contest are used.
    UsedUpOverRounds,
    /// The person is out.
    Disqualified,
}

/// An attempt that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndedAttempt {
    /// The attempt.
    pub id: AttemptId,
    /// Which attempt in the round, from 1.
    pub number: i64,
    /// When it ended.
    pub ended_at: Timestamp,
}

/// A consent question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentKind {
    /// Running the contest.
    Run,
    /// Publishing the name.
    Publish,
    /// News of later contests.
    Contact,
    /// A child's parent or guardian.
    Guardian,
}

/// What was answered to a consent question, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConsentLine {
    /// The question.
    pub kind: ConsentKind,
    /// The answer.
    pub given: bool,
    /// When it was given.
    pub at: Timestamp,
}

/// The contents of the page.
#[must_use]
pub fn mine_page(lang: Lang, page: &MinePage) -> impl IntoView + use<> {
    let out = page.disqualified.clone().map(|(at, reason)| {
        let heading = Some(lang.mine_out_heading().to_owned());
        let body = view! {
            <p>{lang.mine_out(&lang.moment(at))}</p>
            {reason.map(|reason| view! { <p>{lang.mine_out_reason(&reason)}</p> })}
            <p>{lang.mine_out_help(&page.telephone)}</p>
        };
        notice(Tone::Danger, false, heading, body)
    });
    let mut main_free = true;
    let cards = page
        .rounds
        .iter()
        .map(|card| round_card(lang, &page.root, card, &mut main_free))
        .collect_view();
    let none = page.rounds.is_empty().then(|| {
        view! {
            <div class="empty">
                <p>{lang.mine_no_rounds()}</p>
                <p>{lang.mine_no_rounds_next()}</p>
            </div>
        }
    });
    view! {
        <div class="first">
            <h1>{lang.mine_title()}</h1>
            <p class="lead">
                {page.name.clone().unwrap_or_else(|| lang.mine_erased().to_owned())} ", "
                {lang.mine_number().to_lowercase()} " " <span class="num">{page.number}</span>
            </p>
            {out}
            <h2 class="unseen">{lang.mine_rounds()}</h2>
            {cards}
            {none}
        </div>
        <aside class="second" aria-label=lang.mine_about()>
            {about(lang, page)}
            {consents(lang, page)}
            <form method="post" action=format!("{}/thoat", page.root)>
                <p class="acts">
                    <button class="button second">{lang.mine_sign_out()}</button>
                </p>
            </form>
            <p class="hint">{lang.mine_sign_out_hint()}</p>
        </aside>
    }
}

fn about(lang: Lang, page: &MinePage) -> impl IntoView + use<> {
    let mut lines = vec![(lang.mine_division().to_owned(), page.division.clone().into_any())];
    for (label, unit) in [
        (lang.mine_residence(), page.residence.clone()),
        (lang.mine_workplace(), page.workplace.clone()),
    ] {
        if let Some((name, counts)) = unit {
            let counts = counts.then(|| view! { " " <small>"(" {lang.mine_counts()} ")"</small> });
            lines.push((label.to_owned(), view! { {name} {counts} }.into_any()));
        }
    }
    lines.push((
        lang.mine_registered().to_owned(),
        lang.moment(page.registered_at).into_any(),
    ));
    view! {
        <h2>{lang.mine_about()}</h2>
        {summary(lines)}
        <p class="hint">{lang.mine_change(&page.telephone)}</p>
    }
}

fn consents(lang: Lang, page: &MinePage) -> impl IntoView + use<> {
    let lines = page
        .consents
        .iter()
        .map(|line| {
            let kind = match line.kind {
                ConsentKind::Run => lang.mine_consent_run(),
                ConsentKind::Publish => lang.mine_consent_publish(),
                ConsentKind::Contact => lang.mine_consent_contact(),
                ConsentKind::Guardian => lang.mine_consent_guardian(),
            };
            let moment = lang.moment(line.at);
            let answer = if line.given {
                lang.mine_given(&moment)
            } else {
                lang.mine_refused(&moment)
            };
            (kind.to_owned(), answer.into_any())
        })
        .collect();
    view! {
        <h2>{lang.mine_consents()}</h2>
        {summary(lines)}
    }
}

/// One round. The first card with something to do has the page's main button.
fn round_card(lang: Lang, root: &str, card: &RoundCard, main_free: &mut bool) -> impl IntoView + use<> {
    let id = format!("round-{}", card.slug);
    let (tag, sign, tag_class) = match card.state {
        RoundState::Running { .. } => (lang.mine_tag_running(), Icon::Waiting, "tag waiting"),
        RoundState::Open { .. } => (lang.mine_tag_open(), Icon::Check, "tag open"),
        RoundState::Upcoming(_) | RoundState::Preparing => (lang.mine_tag_soon(), Icon::Clock, "tag soon"),
        RoundState::Closed(_) => (lang.mine_tag_closed(), Icon::Dash, "tag closed"),
    };
    let live = matches!(card.state, RoundState::Running { .. } | RoundState::Open { .. });
    let act = act_of(lang, root, card).map(|(href, text)| {
        let class = if std::mem::take(main_free) {
            "button"
        } else {
            "button second"
        };
        view! {
            <p class="acts">
                <a class=class href=href aria-describedby=id.clone()>
                    {text}
                </a>
            </p>
        }
    });
    let note = match card.state {
        RoundState::Open {
            start: Start::UsedUpOverRounds,
            ..
        } => Some(lang.mine_over_rounds()),
        RoundState::Open {
            start: Start::Disqualified,
            ..
        } => Some(lang.mine_out_no_start()),
        _ => None,
    };
    let attempts = match card.state {
        RoundState::Closed(_) if card.used == 0 => lang.mine_never().to_owned(),
        _ => lang.mine_attempts(card.used, card.limit),
    };
    view! {
        <section class=if live { "round" } else { "round still" } aria-labelledby=id.clone()>
            <p class=tag_class>{icon(sign)} " " {tag}</p>
            {card.simulated.then(|| view! { <p class="tag simulated">{icon(Icon::Info)} " " {lang.simulated()}</p> })}
            <h2 id=id.clone()>{card.title.clone()}</h2>
            <p class="left">{icon(Icon::Clock)} " " <span>{state_words(lang, card.state)}</span></p>
            <p>{attempts} {note.map(|text| format!(" {text}"))}</p>
            {ended_list(lang, root, card)}
            {act}
        </section>
    }
}

fn state_words(lang: Lang, state: RoundState) -> String {
    match state {
        RoundState::Running {
            left: Millis::ZERO, ..
        } => lang.mine_ending().to_owned(),
        RoundState::Running { left, .. } => lang.mine_running(&lang.span(left)),
        RoundState::Open { left, closes_at, .. } => {
            lang.mine_open(&lang.span(left), &lang.closing(closes_at))
        }
        RoundState::Upcoming(at) => lang.mine_opens(&lang.moment(at)),
        RoundState::Preparing => lang.mine_preparing().to_owned(),
        RoundState::Closed(at) => lang.mine_closed(&lang.closing(at)),
    }
}

fn act_of(lang: Lang, root: &str, card: &RoundCard) -> Option<(String, &'static str)> {
    match card.state {
        RoundState::Running { attempt, .. } => {
            Some((format!("{root}/bai/{attempt}/tong-quan"), lang.mine_go_on()))
        }
        RoundState::Open {
            start: Start::Allowed,
            ..
        } => {
            let text = if card.practice {
                lang.mine_go_practice()
            } else {
                lang.mine_go()
            };
            Some((format!("{root}/dot/{}", card.slug), text))
        }
        _ => None,
    }
}

fn ended_list(lang: Lang, root: &str, card: &RoundCard) -> Option<impl IntoView + use<>> {
    if card.ended.is_empty() {
        return None;
    }
    let items = card
        .ended
        .iter()
        .map(|attempt| {
            let EndedAttempt { id, number, ended_at } = *attempt;
            let name = lang.mine_attempt(number);
            let of = name.clone();
            view! {
                <li>
                    {name} ", " {lang.mine_finished(&lang.moment(ended_at))} ": "
                    <a href=format!("{root}/bai/{id}/ket-qua")>
                        {lang.mine_result()} <span class="unseen">", " {of.clone()}</span>
                    </a> " · "
                    <a href=format!("{root}/bai/{id}/phieu")>
                        {lang.mine_receipt()} <span class="unseen">", " {of}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    Some(view! { <ul aria-label=lang.mine_attempts_of(&card.title)>{items}</ul> })
}
