//! The organizers' page of a round.

use super::{Officials, closing, lists::state_of};
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
use contest::{
    draw::{DrawError, PoolItem, Seed, draw},
    question::{BankQuestion, Form},
    round::Phase,
    rules::{EndRule, RoundRules},
};
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
    Ok(page::html(status, frame, move || round_page(lang, shown)))
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

fn window(desk: &Desk, opens: contest::time::Timestamp, closes: contest::time::Timestamp) -> String {
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

/// What opening changes, or why it cannot be done.
async fn open_effects(
    desk: &Desk,
    round: &RoundRecord,
    phase: Phase,
) -> Result<Result<Vec<String>, String>, StoreError> {
    let lang = desk.lang;
    if phase == Phase::Closed {
        return Ok(Err(lang.open_window_past().to_owned()));
    }
    let bank = valid_bank(desk).await?;
    if let Err(error) = fills(&round.rules, &bank) {
        return Ok(Err(too_few(desk, &round.rules, error)));
    }
    let when = lang.moment(round.window.opens_at);
    let count = i128::try_from(bank.len()).unwrap_or(i128::MAX);
    Ok(Ok(vec![
        lang.open_questions(&lang.number(count)),
        lang.open_seed().to_owned(),
        if phase == Phase::Open {
            lang.open_now(&when)
        } else {
            lang.open_from(&when)
        },
    ]))
}

/// The newest versions of the questions that are valid on the contest's day.
pub(super) async fn valid_bank(desk: &Desk) -> Result<Vec<BankQuestion>, StoreError> {
    let day = desk.contest.rules().as_of;
    let mut bank = desk.app.store.bank(desk.contest.id()).await?;
    bank.retain(|one| {
        one.background.valid_from <= day && one.background.valid_to.is_none_or(|last| day <= last)
    });
    Ok(bank)
}

/// Whether a paper can be drawn. Which seed is used does not matter: a draw fails only if no paper exists.
pub(super) fn fills(rules: &RoundRules, bank: &[BankQuestion]) -> Result<(), DrawError> {
    let pool: Vec<_> = bank
        .iter()
        .map(|one| PoolItem {
            question: one.question.id,
            version: one.question.version,
            topic: one.question.topic.clone(),
            difficulty: one.question.difficulty,
            options: match &one.question.form {
                Form::Single { options } | Form::Multiple { options } => {
                    u8::try_from(options.len()).unwrap_or(u8::MAX)
                }
                Form::TrueFalse | Form::Number | Form::ShortText => 0,
            },
            fixed_order: one.question.fixed_order,
        })
        .collect();
    draw(rules, &pool, &Seed([0; 32])).map(drop)
}

/// Why the blueprint cannot be drawn, in words.
pub(super) fn too_few(desk: &Desk, rules: &RoundRules, error: DrawError) -> String {
    let lang = desk.lang;
    let DrawError::TooFew {
        stratum,
        wanted,
        found,
    } = error;
    let part = rules.blueprint.get(stratum);
    let topic = part.and_then(|part| part.topic.as_ref()).map(|code| {
        let topics = &desk.contest.rules().topics;
        let name = topics.iter().find(|topic| topic.code == *code);
        lang.open_part_topic(name.map_or(code.0.as_str(), |topic| lang.of(&topic.name)))
    });
    let difficulty = part
        .and_then(|part| part.difficulty)
        .map(|level| lang.open_part_difficulty(&level.0.to_string()));
    let said: Vec<_> = topic.into_iter().chain(difficulty).collect();
    let said = if said.is_empty() {
        lang.open_part_any().to_owned()
    } else {
        said.join(", ")
    };
    lang.open_too_few(&said, &lang.number(wanted), &lang.number(found))
}
