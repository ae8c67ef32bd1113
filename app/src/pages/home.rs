//! The contest's home page: what it is, what is open now, who is ahead, how it works.

use crate::{
    Lang,
    parts::{BoardTable, Icon, Tone, board_table, icon, notice, prose},
};
use contest::{
    round::Phase,
    rules::Window,
    time::{Millis, Timestamp},
};
use exchange::prose::Block;
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct HomeModel {
    /// `/c/{slug}`.
    pub root: String,
    /// The contest's name.
    pub title: String,
    /// One sentence under it.
    pub tagline: String,
    /// Whether it is a demonstration.
    pub demo: bool,
    /// Whether the reader is signed in.
    pub signed_in: bool,
    /// The reader's time; time left is worked out from it.
    pub now: Timestamp,
    /// Rounds with places, in order.
    pub rounds: Vec<RoundEntry>,
    /// Practice rounds that are open.
    pub practice: Vec<RoundEntry>,
    /// The wards ahead.
    pub wards: Option<LeadingWards>,
    /// The office's own text.
    pub text: Vec<Block>,
    /// Telephone for help, as printed.
    pub telephone: String,
}

/// The wards ahead in a round, and the reader's own.
#[derive(Clone, Debug)]
pub struct LeadingWards {
    /// The short board.
    pub table: BoardTable,
    /// Where all wards are.
    pub all: String,
    /// Whether their entrants are made up.
    pub simulated: bool,
}

/// A round on the home page.
#[derive(Clone, Debug)]
pub struct RoundEntry {
    /// Its short name in addresses.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Where it stands.
    pub phase: Phase,
    /// When papers may be started.
    pub window: Window,
    /// Questions on a paper.
    pub questions: u32,
    /// Usual time for one.
    pub limit: Option<Millis>,
    /// Attempts per entrant.
    pub attempts: Option<u32>,
    /// Whether its board shows anything.
    pub board: bool,
}

impl RoundEntry {
    fn facts(&self, lang: Lang) -> String {
        lang.round_facts(self.questions, self.limit, self.attempts)
    }
}

/// The contents of the page.
#[must_use]
pub fn home_page(lang: Lang, model: &HomeModel) -> impl IntoView + use<> {
    let open: Vec<_> = model
        .rounds
        .iter()
        .filter(|round| round.phase == Phase::Open)
        .collect();
    let cards = open
        .iter()
        .enumerate()
        .map(|(place, round)| open_card(lang, model, round, place == 0))
        .collect_view();
    let none_open = open.is_empty().then(|| no_round(lang, model));
    let demo = model
        .demo
        .then(|| notice(Tone::Info, false, None, view! { <p>{lang.demo_notice()}</p> }));
    let wards = model.wards.clone().map(|wards| {
        let simulated = wards.simulated.then(|| {
            view! {
                <p class="simulated">
                    {icon(Icon::Info)} <span>{lang.simulated_notice()}</span>
                </p>
            }
        });
        view! {
            <section>
                {board_table(wards.table)} {simulated} <p>
                    <a href=wards.all>{lang.home_wards_all()}</a>
                </p>
            </section>
        }
    });
    view! {
        <div class="first">
            <h1 class="title">{model.title.clone()}</h1>
            <p class="lead">{model.tagline.clone()}</p>
            {demo}
            {cards}
            {none_open}
            {wards}
            <h2>{lang.home_steps()}</h2>
            <ol class="steps">
                <li>
                    <strong>{lang.home_step_register()}</strong>
                    {lang.home_step_register_more()}
                </li>
                <li>
                    <strong>{lang.home_step_answer()}</strong>
                    {lang.home_step_answer_more()}
                </li>
                <li>
                    <strong>{lang.home_step_result()}</strong>
                    {lang.home_step_result_more()}
                </li>
            </ol>
            <article class="prose">{prose(&model.text)}</article>
        </div>
        <aside class="second" aria-label=lang.home_aside()>
            {beside(lang, model)}
        </aside>
    }
}

/// The card of an open round, with the page's one main button on the first.
fn open_card(lang: Lang, model: &HomeModel, round: &RoundEntry, first: bool) -> impl IntoView + use<> {
    let id = format!("round-{}", round.code);
    let left = lang.span(round.window.closes_at - model.now);
    let closing = lang.closing(round.window.closes_at);
    let class = if first { "button" } else { "button second" };
    let root = &model.root;
    let acts = if model.signed_in {
        view! {
            <a class=class href=format!("{root}/dot/{}", round.code)>
                {lang.home_enter()}
            </a>
        }
        .into_any()
    } else {
        view! {
            <a class=class href=format!("{root}/dang-ky")>
                {lang.home_register()}
            </a>
            <a class="button quiet" href=format!("{root}/vao")>
                {lang.home_have_code()}
            </a>
        }
        .into_any()
    };
    view! {
        <section class="round" aria-labelledby=id.clone()>
            <p class="tag open">{icon(Icon::Check)} " " {lang.home_open()}</p>
            <h2 id=id.clone()>{round.title.clone()}</h2>
            <p class="left">
                {icon(Icon::Clock)}
                <span>
                    {lang.home_left_before()} <strong>{left}</strong> {lang.home_left_after(&closing)}
                </span>
            </p>
            <p>{round.facts(lang)}</p>
            <p class="acts">{acts}</p>
        </section>
    }
}

/// What stands in the place of the open round: the next one, and registering.
fn no_round(lang: Lang, model: &HomeModel) -> impl IntoView + use<> {
    let next = model
        .rounds
        .iter()
        .filter(|round| round.phase == Phase::Upcoming)
        .min_by_key(|round| round.window.opens_at);
    let (href, word) = if model.signed_in {
        (format!("{}/cua-toi", model.root), lang.home_mine())
    } else {
        (format!("{}/dang-ky", model.root), lang.home_register())
    };
    let what = match next {
        Some(round) => view! {
            <p class="tag soon">{icon(Icon::Waiting)} " " {lang.home_soon()}</p>
            <h2>{round.title.clone()}</h2>
            <p>{lang.home_opens_at(&lang.opening(round.window.opens_at))}</p>
            <p>{round.facts(lang)}</p>
        }
        .into_any(),
        None => view! {
            <h2>{lang.home_no_round()}</h2>
            <p>{lang.home_no_round_more()}</p>
        }
        .into_any(),
    };
    view! {
        <section class="round still">
            {what}
            <p class="acts">
                <a class="button" href=href>
                    {word}
                </a>
            </p>
        </section>
    }
}

/// Practice, rules, all rounds, help.
fn beside(lang: Lang, model: &HomeModel) -> impl IntoView + use<> {
    let root = model.root.clone();
    let practice = (!model.practice.is_empty()).then(|| {
        let links = model
            .practice
            .iter()
            .map(|round| {
                let (href, word) = if model.signed_in {
                    (format!("{root}/dot/{}", round.code), lang.home_practice_go())
                } else {
                    (format!("{root}/dang-ky"), lang.home_practice_register())
                };
                view! {
                    <p>{lang.home_practice_more()} " " {round.facts(lang)}</p>
                    <p>
                        <a href=href>{word}</a>
                    </p>
                }
            })
            .collect_view();
        view! {
            <h2>{lang.home_practice()}</h2>
            {links}
        }
    });
    let rounds = model
        .rounds
        .iter()
        .map(|round| {
            let when = match round.phase {
                Phase::Open => lang.home_round_open_until(&lang.closing(round.window.closes_at)),
                Phase::Upcoming => lang.home_round_opens(&lang.opening(round.window.opens_at)),
                Phase::Closed => lang.home_round_closed(&lang.closing(round.window.closes_at)),
            };
            let board = round.board.then(|| {
                let href = format!("{root}/bang/{}", round.code);
                view! { " " <a href=href>{lang.home_round_board()}</a> }
            });
            view! {
                <li>
                    <strong>{round.title.clone()}</strong> ": " {when} {board}
                </li>
            }
        })
        .collect_view();
    let dialled: String = model
        .telephone
        .chars()
        .filter(|sign| sign.is_ascii_digit() || *sign == '+')
        .collect();
    view! {
        {practice}
        <h2>{lang.home_rules()}</h2>
        <p>{lang.home_rules_more()}</p>
        <p>
            <a href=format!("{root}/the-le")>{lang.home_rules_go()}</a>
        </p>
        <h2>{lang.home_rounds()}</h2>
        <ul>{rounds}</ul>
        <h2>{lang.home_help()}</h2>
        <p>{lang.home_help_more()}</p>
        <p>
            <a class="phone" href=format!("tel:{dialled}")>
                {icon(Icon::Phone)}
                {model.telephone.clone()}
            </a>
        </p>
    }
}
