//! An entrant's own page.

use crate::{failure::Refusal, page::html, visit::Visit};
use app::{
    pages::{
        mine::{ConsentKind, ConsentLine, EndedAttempt, MinePage, RoundCard, RoundState, Start, mine_page},
        register::unit_address,
    },
    parts::{Main, Nav},
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use contest::{
    id::UnitId,
    limits::{StartRefusal, may_start},
    round::Phase,
    rules::CountsFor,
    time::Millis,
};
use store::{
    StoreError,
    attempts::Attempt,
    entrants::{Entrant, GivenConsent},
    rounds::RoundRecord,
};

/// Decided proposals that are looked through for the reason of a disqualification.
const PROPOSALS: i64 = 1_000;

/// The page; without a sign-in the way to it.
pub async fn page(visit: Visit) -> Result<Response, Refusal> {
    let entrant = match visit.entrant() {
        Ok(entrant) => entrant,
        Err(sign_in) => return Ok(sign_in.into_response()),
    };
    let (lang, contest, store) = (visit.lang, &visit.contest, &visit.app.store);
    let person = store.person(contest.id(), entrant.id).await?;
    let attempts = store.attempts_of(contest.id(), entrant.id).await?;
    let rules = contest.rules();
    let division = rules
        .divisions
        .iter()
        .find(|division| division.code == entrant.division);
    let counts_for = division.map(|division| division.counts_for);
    let unit = |id: Option<UnitId>, which: CountsFor| {
        let unit = contest.unit(id?)?;
        Some((unit_address(unit.kind, &unit.name), counts_for == Some(which)))
    };
    let page = MinePage {
        root: contest.root(),
        telephone: rules.telephone.clone(),
        name: person.map(|person| person.name),
        number: entrant.number,
        division: division.map_or_else(
            || entrant.division.clone(),
            |division| lang.of(&division.name).to_owned(),
        ),
        residence: unit(entrant.residence, CountsFor::Residence),
        workplace: unit(entrant.workplace, CountsFor::Workplace),
        registered_at: entrant.registered_at,
        disqualified: match entrant.disqualified_at {
            Some(at) => Some((at, why_out(&visit, entrant).await?)),
            None => None,
        },
        rounds: cards(&visit, entrant, &attempts),
        consents: consents(&store.consents(contest.id(), entrant.id).await?),
    };
    let mut frame = visit.frame(lang.mine_title());
    frame.nav = Some(Nav::Mine);
    frame.main = Main::Two;
    Ok(html(StatusCode::OK, &frame, move || mine_page(lang, &page)))
}

/// The reason that two people signed for.
async fn why_out(visit: &Visit, entrant: &Entrant) -> Result<Option<String>, StoreError> {
    let proposals = visit.app.store.proposals(visit.contest.id(), PROPOSALS).await?;
    Ok(proposals
        .into_iter()
        .find(|proposal| {
            proposal.kind == "disqualify"
                && proposal.subject == entrant.id.0
                && proposal.approved == Some(true)
        })
        .map(|proposal| proposal.reason))
}

/// The newest answer to each question, in the order of the form.
fn consents(answers: &[GivenConsent]) -> Vec<ConsentLine> {
    [
        ("run", ConsentKind::Run),
        ("publish", ConsentKind::Publish),
        ("contact", ConsentKind::Contact),
        ("guardian", ConsentKind::Guardian),
    ]
    .into_iter()
    .filter_map(|(code, kind)| {
        let newest = answers.iter().rev().find(|answer| answer.kind == code)?;
        Some(ConsentLine {
            kind,
            given: newest.given,
            at: newest.at,
        })
    })
    .collect()
}

/// The rounds: open papers first, then what is open, practice, what will open, what is over.
fn cards(visit: &Visit, entrant: &Entrant, attempts: &[Attempt]) -> Vec<RoundCard> {
    let (lang, contest) = (visit.lang, &visit.contest);
    let is_practice = |attempt: &Attempt| {
        contest
            .round_by_id(attempt.round_id)
            .is_some_and(|round| round.rules.practice)
    };
    let over_rounds = count(attempts.iter().filter(|attempt| !is_practice(attempt)));
    let mut cards: Vec<_> = contest
        .rounds
        .iter()
        .map(|round| {
            let own: Vec<_> = attempts.iter().filter(|attempt| attempt.round_id == round.id).collect();
            let state = state(visit, entrant, round, &own, over_rounds);
            let is_open = |attempt: &Attempt| matches!(state, RoundState::Running { attempt: id, .. } if id == attempt.id);
            RoundCard {
                slug: round.slug.clone(),
                title: lang.of(&round.rules.title).to_owned(),
                practice: round.rules.practice,
                simulated: round.simulated,
                state,
                used: count(own.iter()),
                limit: round.rules.attempts,
                ended: own
                    .iter()
                    .filter(|attempt| !is_open(attempt))
                    .map(|attempt| EndedAttempt {
                        id: attempt.id,
                        number: attempt.number,
                        ended_at: attempt.finished_at.unwrap_or(attempt.ends_at),
                    })
                    .collect(),
            }
        })
        .collect();
    cards.sort_by_key(|card| match card.state {
        RoundState::Running { .. } => 0,
        RoundState::Open { .. } if !card.practice => 1,
        RoundState::Open { .. } => 2,
        RoundState::Upcoming(_) | RoundState::Preparing => 3,
        RoundState::Closed(_) => 4,
    });
    cards
}

fn state(
    visit: &Visit,
    entrant: &Entrant,
    round: &RoundRecord,
    own: &[&Attempt],
    over_rounds: u32,
) -> RoundState {
    let (now, window) = (visit.now, &round.window);
    let open = own
        .iter()
        .find(|attempt| attempt.finished_at.is_none() && now <= attempt.last_save_at);
    if let Some(attempt) = open {
        let left = (attempt.ends_at - now).max(Millis::ZERO);
        return RoundState::Running {
            attempt: attempt.id,
            left,
        };
    }
    match window.phase(now) {
        Phase::Closed => RoundState::Closed(window.closes_at),
        _ if round.opened_at.is_none() => RoundState::Preparing,
        Phase::Upcoming => RoundState::Upcoming(window.opens_at),
        Phase::Open => {
            let rules = visit.contest.rules();
            let start = match may_start(window, now, &round.rules, rules, count(own.iter()), over_rounds) {
                _ if entrant.disqualified_at.is_some() => Start::Disqualified,
                Ok(_) => Start::Allowed,
                Err(StartRefusal::NoAttemptsLeftOverRounds) => Start::UsedUpOverRounds,
                Err(_) => Start::UsedUp,
            };
            RoundState::Open {
                left: window.closes_at - now,
                closes_at: window.closes_at,
                start,
            }
        }
    }
}

fn count<T>(things: impl Iterator<Item = T>) -> u32 {
    u32::try_from(things.count()).unwrap_or(u32::MAX)
}
