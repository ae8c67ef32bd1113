//! The organizers' page of a round.

use super::{Officials, bank::open_effects, closing, lists::state_of};
use crate::{desk::Desk, failure::Refusal, page};
use app::{
    messages::failures::Failure,
    pages::organizer::{
        Link,
        round::{CloseAct, ExtendAct, OpenAct, Round, VersionLine, round_page},
    },
    parts::{FieldProblem, Nav},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use contest::{round::Phase, rules::EndRule, time::Timestamp};
use data_encoding::HEXLOWER;
use store::{
    StoreError,
    rounds::{RoundCounts, RoundRecord},
};

/// What was typed into the forms of the page.
#[derive(Debug, Default)]
pub(super) struct Typed {
    /// Hour, minute, day, month, year.
    pub(super) closing: Option<[String; 5]>,
    pub(super) extend_reason: String,
    pub(super) document: String,
    pub(super) close_reason: String,
}

/// Shows a round.
pub async fn show(desk: Desk, Path((_, slug)): Path<(String, String)>) -> Result<Response, Refusal> {
    let round = need(&desk, &slug)?;
    render(&desk, round, StatusCode::OK, Typed::default(), Vec::new(), None).await
}

/// The round of that name.
pub(super) fn need<'d>(desk: &'d Desk, slug: &str) -> Result<&'d RoundRecord, Refusal> {
    desk.contest.round(slug).ok_or(Refusal(Failure::NotFound))
}

/// The address of a round's page.
pub(super) fn address(desk: &Desk, round: &RoundRecord) -> String {
    format!("{}/dot/{}", desk.root(), round.slug)
}

/// The page of a round.
pub(super) async fn render(
    desk: &Desk,
    round: &RoundRecord,
    status: StatusCode,
    typed: Typed,
    problems: Vec<FieldProblem>,
    refusal: Option<String>,
) -> Result<Response, Refusal> {
    let (lang, store, contest) = (desk.lang, &desk.app.store, desk.contest.id());
    let counts = store.round_counts(contest, round.id).await?;
    let root = address(desk, round);
    let phase = round.window.phase(desk.now);
    let open = if round.opened_at.is_none() {
        Some(OpenAct {
            action: format!("{root}/mo"),
            effects: open_effects(desk, round, phase).await?,
        })
    } else {
        None
    };
    let extend = (phase != Phase::Closed || round.opened_at.is_none()).then(|| ExtendAct {
        action: format!("{root}/gia-han"),
        version: round.rules_version,
        effects: vec![
            lang.extend_now(&lang.closing(round.window.closes_at)),
            lang.extend_version(&lang.number(round.rules_version + 1)),
            match round.rules.end_rule {
                EndRule::CutAtEnd => lang.extend_cut(),
                EndRule::LetFinish => lang.extend_kept(),
            }
            .to_owned(),
        ],
        closing: typed
            .closing
            .unwrap_or_else(|| closing::fields(round.window.closes_at)),
        reason: typed.extend_reason,
        document: typed.document,
    });
    let close = (phase == Phase::Open && round.opened_at.is_some()).then(|| CloseAct {
        action: format!("{root}/dong"),
        version: round.rules_version,
        effects: close_effects(desk, round, counts),
        reason: typed.close_reason,
    });
    let shown = Round {
        title: lang.of(&round.rules.title).to_owned(),
        state: state_of(round, desk.now),
        simulated: round.simulated,
        refusal,
        problems,
        figures: figures(desk, round, counts).await?,
        facts: facts(desk, round).await?,
        commitment: round.commitment.as_deref().map(|bytes| HEXLOWER.encode(bytes)),
        versions: versions(desk, round).await?,
        open,
        extend,
        close,
    };
    let mut frame = desk.frame(shown.title.clone(), Nav::Todo);
    frame.invalid = !shown.problems.is_empty();
    // The acts answer below this page; the language switch leads back to the page itself.
    frame.path = root;
    Ok(page::html(status, &frame, move || round_page(lang, shown)))
}

async fn figures(
    desk: &Desk,
    round: &RoundRecord,
    counts: RoundCounts,
) -> Result<Vec<(&'static str, Link)>, StoreError> {
    let (lang, root) = (desk.lang, address(desk, round));
    let late = desk.app.store.late_count(desk.contest.id(), round.id).await?;
    let link = |count: i64, href: String| Link {
        text: lang.number(count),
        href,
    };
    Ok(vec![
        (
            lang.round_people_figure(),
            link(counts.people, format!("{root}/luot")),
        ),
        (
            lang.round_attempts_figure(),
            link(counts.attempts, format!("{root}/luot")),
        ),
        (
            lang.round_open_figure(),
            link(counts.open, format!("{root}/luot?mo=1")),
        ),
        (
            lang.round_late_figure(),
            link(late, format!("{}/muon#{}", desk.root(), round.slug)),
        ),
    ])
}

async fn facts(desk: &Desk, round: &RoundRecord) -> Result<Vec<(String, String)>, StoreError> {
    let (lang, rules) = (desk.lang, &round.rules);
    let window = window(desk, round.window.opens_at, round.window.closes_at);
    let questions: u32 = rules.blueprint.iter().map(|stratum| stratum.count).sum();
    let mut facts = vec![
        (lang.round_window(), window),
        (
            lang.round_limit(),
            rules
                .limit
                .map_or_else(|| lang.round_limit_none().to_owned(), |limit| lang.span(limit)),
        ),
        (
            lang.round_tries(),
            rules
                .attempts
                .map_or_else(|| lang.round_tries_any().to_owned(), |n| lang.number(n)),
        ),
        (lang.round_questions(), lang.number(questions)),
        (
            lang.round_end_rule(),
            match rules.end_rule {
                EndRule::CutAtEnd => lang.round_cut(),
                EndRule::LetFinish => lang.round_let_finish(),
            }
            .to_owned(),
        ),
    ];
    if let Some(at) = round.opened_at {
        let fixed = desk
            .app
            .contests
            .round_questions(&desk.app, desk.contest.id(), round.id)
            .await?;
        facts.push((lang.round_prepared_at(), lang.moment(at)));
        let count = i128::try_from(fixed.len()).unwrap_or(i128::MAX);
        facts.push((lang.round_bank_used(), lang.number(count)));
    }
    Ok(facts
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect())
}

fn window(desk: &Desk, opens: Timestamp, closes: Timestamp) -> String {
    desk.lang
        .round_from_to(&desk.lang.moment(opens), &desk.lang.closing(closes))
}

async fn versions(desk: &Desk, round: &RoundRecord) -> Result<Vec<VersionLine>, StoreError> {
    let lang = desk.lang;
    let officials = Officials::load(desk).await?;
    let kept = desk.app.store.round_versions(desk.contest.id(), round.id).await?;
    Ok(kept
        .into_iter()
        .map(|one| VersionLine {
            version: lang.number(one.version),
            made_at: lang.moment(one.made_at),
            made_by: if one.made_by == "kit" {
                lang.round_from_kit().to_owned()
            } else {
                officials.name(lang, &one.made_by)
            },
            window: window(desk, one.opens_at, one.closes_at),
            reason: if one.version == 1 {
                lang.round_first_version().to_owned()
            } else {
                one.reason
            },
            document: one.document,
        })
        .collect())
}

fn close_effects(desk: &Desk, round: &RoundRecord, counts: RoundCounts) -> Vec<String> {
    let (lang, open) = (desk.lang, desk.lang.number(counts.open));
    let papers = match round.rules.end_rule {
        EndRule::CutAtEnd => lang.close_cut(&open),
        EndRule::LetFinish => lang.close_finish(&open),
    };
    vec![
        papers,
        lang.close_no_starts().to_owned(),
        lang.extend_version(&lang.number(round.rules_version + 1)),
    ]
}
