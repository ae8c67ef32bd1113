//! The installation's front door, and the home page of a contest.

use crate::{
    boards::RoundBoard, contests::Contest, failure::Refusal, page, page::see_other, ready,
    routes::boards::leading, state::App, visit::Visit,
};
use app::{
    messages::failures::Failure,
    pages::home::{HomeModel, LeadingWards, RoundEntry, home_page},
    parts::{Main, Nav},
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use contest::{counts::Show, round::Phase};
use std::sync::Arc;
use store::rounds::RoundRecord;

/// Leads to the newest contest.
pub async fn front_door(State(app): State<App>) -> Result<Response, Refusal> {
    let newest = app
        .store
        .contests()
        .await?
        .into_iter()
        .next()
        .ok_or(Refusal(Failure::NotFound))?;
    Ok(see_other(&format!("/c/{}", newest.slug)))
}

/// The home page of a contest.
pub async fn home(visit: Visit, headers: HeaderMap) -> Result<Response, Refusal> {
    ready::page(&visit, &headers, render(&visit)).await
}

async fn render(visit: &Visit) -> Result<Response, Refusal> {
    let (contest, lang) = (&visit.contest, visit.lang);
    let rules = contest.rules();
    let mut rounds = Vec::new();
    for round in contest.rounds.iter().filter(|round| !round.rules.practice) {
        let board = visit.app.boards.round(&visit.app, contest, round).await?;
        rounds.push((round, board));
    }
    let practice = contest
        .rounds
        .iter()
        .filter(|round| round.rules.practice && round.window.phase(visit.now) == Phase::Open)
        .map(|round| entry(visit, round, false))
        .collect();
    let model = HomeModel {
        root: contest.root(),
        title: lang.of(&rules.title).to_owned(),
        tagline: lang.of(&rules.tagline).to_owned(),
        demo: contest.record.demo,
        signed_in: visit.entrant.is_some(),
        now: visit.now,
        rounds: rounds
            .iter()
            .map(|(round, board)| entry(visit, round, board.show != Show::Nothing))
            .collect(),
        practice,
        wards: leaders(visit, contest, &rounds),
        text: contest
            .text("home", lang)
            .map(|prose| prose.blocks.clone())
            .unwrap_or_default(),
        telephone: rules.telephone.clone(),
    };
    let mut frame = visit.frame(model.title.clone());
    frame.nav = Some(Nav::Home);
    frame.main = Main::Two;
    Ok(page::html(StatusCode::OK, &frame, move || {
        home_page(lang, &model)
    }))
}

fn entry(visit: &Visit, round: &RoundRecord, board: bool) -> RoundEntry {
    RoundEntry {
        code: round.slug.clone(),
        title: visit.lang.of(&round.rules.title).to_owned(),
        phase: round.window.phase(visit.now),
        window: round.window,
        questions: round.rules.blueprint.iter().map(|stratum| stratum.count).sum(),
        limit: round.rules.limit,
        attempts: round.rules.attempts,
        board,
    }
}

/// The wards ahead in the round that is open, or where nothing of it may be shown or nobody is ahead yet, in the
/// round that closed last.
fn leaders(
    visit: &Visit,
    contest: &Contest,
    rounds: &[(&RoundRecord, Arc<RoundBoard>)],
) -> Option<LeadingWards> {
    let open = rounds.iter().find(|(_, board)| board.phase == Phase::Open);
    let closed = rounds
        .iter()
        .filter(|(_, board)| board.phase == Phase::Closed)
        .max_by_key(|(round, _)| round.window.closes_at);
    open.into_iter().chain(closed).find_map(|(round, board)| {
        Some(LeadingWards {
            table: leading(visit, round, board)?,
            all: format!("{}/bang/{}", contest.root(), round.slug),
            simulated: round.simulated || board.board.is_simulated(),
        })
    })
}
