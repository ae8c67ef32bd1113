//! The page before the clock, and the start.

use crate::{
    contests::Contest,
    failure::Refusal,
    page,
    posted::Posted,
    starting::{self, NotStarted, Prospect, planned_times, prospect, start},
    visit::Visit,
};
use app::{
    messages::failures::Failure,
    pages::before::{BeforePage, Way, before_page},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use contest::{limits::StartRefusal, time::Millis};
use store::{entrants::Entrant, rounds::RoundRecord};

/// What begins, how long it takes, when it ends for certain.
pub async fn show(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Result<Response, Response> {
    let entrant = visit.entrant()?.clone();
    let round = round(&visit, &slug).map_err(IntoResponse::into_response)?;
    let way = way(&visit, &round, &entrant)
        .await
        .map_err(IntoResponse::into_response)?;
    Ok(draw(&visit, &round, &entrant, way, StatusCode::OK))
}

/// Starts the next attempt, or goes on with the one that is open.
pub async fn begin(
    visit: Visit,
    Path((_, slug)): Path<(String, String)>,
    _: Posted,
) -> Result<Response, Response> {
    let entrant = visit.entrant()?.clone();
    let round = round(&visit, &slug).map_err(IntoResponse::into_response)?;
    match start(&visit.app, &visit.contest, &round, &entrant).await {
        Ok(attempt) => Ok(page::see_other(&format!(
            "{}/bai/{attempt}/cau/1",
            visit.contest.root()
        ))),
        Err(NotStarted::Refused(refusal)) => Ok(draw(
            &visit,
            &round,
            &entrant,
            Way::Refused(refusal),
            StatusCode::CONFLICT,
        )),
        Err(NotStarted::Store(error)) => Err(Refusal::from(error).into_response()),
    }
}

fn round(visit: &Visit, slug: &str) -> Result<RoundRecord, Refusal> {
    visit
        .contest
        .round(slug)
        .cloned()
        .ok_or(Refusal(Failure::NotFound))
}

async fn way(visit: &Visit, round: &RoundRecord, entrant: &Entrant) -> Result<Way, Refusal> {
    let (app, contest, now) = (&visit.app, &visit.contest, visit.now);
    let attempts = app.store.attempts_of(contest.id(), entrant.id).await?;
    let person = app.store.person(contest.id(), entrant.id).await?;
    Ok(
        match prospect(contest, round, entrant, person.as_ref(), &attempts, now) {
            Prospect::Open(id) => {
                let left = attempts
                    .iter()
                    .find(|attempt| attempt.id == id)
                    .map_or(Millis::ZERO, |attempt| attempt.ends_at - now);
                let root = format!("{}/bai/{id}", contest.root());
                if left > Millis::ZERO {
                    Way::Resume {
                        address: format!("{root}/tong-quan"),
                        left: Some(left),
                    }
                } else {
                    Way::Resume {
                        address: format!("{root}/phieu"),
                        left: None,
                    }
                }
            }
            Prospect::Refused(refusal) => Way::Refused(refusal),
            Prospect::Next(number) => {
                let questions = app.contests.round_questions(app, contest.id(), round.id).await?;
                let pool = starting::pool(&questions, contest.rules().as_of, now);
                // Whether the bank fills the blueprint does not depend on the seed.
                let any_seed = contest::draw::Seed([0; 32]);
                if contest::draw::draw(&round.rules, &pool, &any_seed).is_err() {
                    return Ok(Way::Refused(StartRefusal::BankTooSmall));
                }
                let times = planned_times(app, round, entrant, now).await?;
                Way::Start {
                    number,
                    length: times.remaining(now),
                    ends_at: times.end(),
                    cut: times.cut_by_round(),
                }
            }
        },
    )
}

fn draw(visit: &Visit, round: &RoundRecord, entrant: &Entrant, way: Way, status: StatusCode) -> Response {
    let contest: &Contest = &visit.contest;
    let (lang, rules) = (visit.lang, contest.rules());
    let model = BeforePage {
        action: visit.path.clone(),
        round: lang.of(&round.rules.title).to_owned(),
        questions: round
            .rules
            .blueprint
            .iter()
            .map(|part| i64::from(part.count))
            .sum(),
        limit: round.rules.limit,
        time_percent: entrant.time_factor.percent(),
        attempts: round.rules.attempts,
        attempts_over_rounds: rules.attempts_over_rounds,
        counted: round.rules.counted,
        practice: round.rules.practice,
        prediction: round.rules.prediction,
        opens_at: round.window.opens_at,
        closes_at: round.window.closes_at,
        minimum_age: rules.minimum_age,
        telephone: rules.telephone.clone(),
        my_page: format!("{}/cua-toi", contest.root()),
        way,
    };
    let frame = visit.frame(model.round.clone());
    page::html(status, &frame, move || before_page(lang, &model))
}
