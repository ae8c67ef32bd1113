//! The rules, and the notice about personal data.

use crate::{failure::Refusal, page, ready, visit::Visit};
use app::{
    pages::{
        privacy::privacy_page,
        rules::{RoundClauses, RuleChange, RulesModel, rules_page},
    },
    parts::Nav,
};
use axum::{
    http::{HeaderMap, StatusCode},
    response::Response,
};
use contest::round::results_due;
use data_encoding::HEXLOWER;
use store::rounds::RoundRecord;

/// The rules as they hold.
pub async fn rules(visit: Visit, headers: HeaderMap) -> Result<Response, Refusal> {
    ready::page(&visit, &headers, render(&visit)).await
}

async fn render(visit: &Visit) -> Result<Response, Refusal> {
    let (contest, lang) = (&visit.contest, visit.lang);
    let mut rounds = Vec::with_capacity(contest.rounds.len());
    for round in &contest.rounds {
        rounds.push(RoundClauses {
            code: round.slug.clone(),
            version: round.rules_version,
            changes: changes(visit, round).await?,
            window: round.window,
            rules: round.rules.clone(),
            commitment: round.commitment.as_ref().map(|bytes| HEXLOWER.encode(bytes)),
            seed: released_seed(visit, round).await?,
        });
    }
    let model = RulesModel {
        version: contest.record.rules_version,
        rules: contest.rules().clone(),
        rounds,
        office: contest
            .text("rules", lang)
            .map(|prose| prose.blocks.clone())
            .unwrap_or_default(),
    };
    let mut frame = visit.frame(lang.rules_title());
    frame.nav = Some(Nav::Rules);
    Ok(page::html(StatusCode::OK, &frame, move || {
        rules_page(lang, &model)
    }))
}

/// What was changed since the first version of a round's rules, the newest first (design 10).
async fn changes(visit: &Visit, round: &RoundRecord) -> Result<Vec<RuleChange>, Refusal> {
    if round.rules_version == 1 {
        return Ok(Vec::new());
    }
    let versions = visit.app.store.round_versions(round.contest_id, round.id).await?;
    Ok(versions
        .into_iter()
        .filter(|version| version.version > 1)
        .map(|version| RuleChange {
            version: version.version,
            made_at: version.made_at,
            reason: version.reason,
            document: version.document,
        })
        .collect())
}

/// The seed, once nobody can draw a paper with it any more (design 8).
async fn released_seed(visit: &Visit, round: &RoundRecord) -> Result<Option<String>, Refusal> {
    let store = &visit.app.store;
    if visit.now < round.window.closes_at {
        return Ok(None);
    }
    let last_end = store.last_open_end(round.contest_id, round.id).await?;
    if !results_due(round.window.closes_at, last_end, visit.now) {
        return Ok(None);
    }
    let seed = store.round_seed(round.contest_id, round.id).await?;
    Ok(seed.map(|bytes| HEXLOWER.encode(&bytes)))
}

/// The office's notice about personal data.
pub async fn privacy(visit: Visit, headers: HeaderMap) -> Result<Response, Refusal> {
    let make = async {
        let lang = visit.lang;
        let text = visit
            .contest
            .text("privacy", lang)
            .map(|prose| prose.blocks.clone())
            .unwrap_or_default();
        let frame = visit.frame(lang.privacy_title());
        Ok(page::html(StatusCode::OK, &frame, move || {
            privacy_page(lang, &text)
        }))
    };
    ready::page(&visit, &headers, make).await
}
