//! The receipt of an ended paper.

use crate::{
    failure::Refusal,
    page,
    sitting::{PREDICTION, Sitting},
    visit::Visit,
};
use app::pages::receipt::{Ending, ReceiptPage, receipt_page};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use contest::{question::Form, receipt::ReceiptCode};
use store::StoreError;

/// Proof that the paper was handed in; while it still runs, the way back to it.
pub async fn show(visit: Visit, Path((_, attempt)): Path<(String, String)>) -> Result<Response, Response> {
    let sitting = Sitting::load(&visit, &attempt).await?;
    if sitting.is_running() {
        return Ok(page::see_other(&format!("{}/tong-quan", sitting.root())));
    }
    draw(&visit, &sitting).await.map_err(IntoResponse::into_response)
}

async fn draw(visit: &Visit, sitting: &Sitting) -> Result<Response, Refusal> {
    let (app, lang, attempt) = (&visit.app, visit.lang, &sitting.attempt);
    let code: [u8; 16] = attempt
        .receipt
        .as_slice()
        .try_into()
        .map_err(|_| StoreError::Unknown { what: "receipt" })?;
    let person = app.store.person(sitting.contest.id(), sitting.entrant.id).await?;
    let rules = &sitting.round.rules;
    let model = ReceiptPage {
        contest: lang.of(&sitting.contest.rules().title).to_owned(),
        round: lang.of(&rules.title).to_owned(),
        attempt: attempt.number,
        number: sitting.entrant.number,
        name: person.map(|person| person.name),
        started_at: attempt.started_at,
        ended_at: sitting.ended_at(),
        ending: if attempt.finished_early {
            Ending::Early
        } else if sitting.has_ended() {
            Ending::OutOfTime
        } else {
            Ending::StillTaking(attempt.last_save_at)
        },
        answered: sitting.counts().0,
        questions: sitting.size(),
        prediction: rules.prediction,
        predicted: lang
            .answer_words(&Form::Number, &sitting.held(PREDICTION).0)
            .map(|value| lang.prediction_value(rules.prediction, &value)),
        late: app.store.late_of(attempt.id).await?,
        code: ReceiptCode::from_random(code).to_string(),
        score_release: rules.score_release,
        key_release: rules.key_release,
        closes_at: sitting.round.window.closes_at,
        result: format!("{}/ket-qua", sitting.root()),
        my_page: format!("{}/cua-toi", sitting.contest.root()),
    };
    let frame = visit.frame(lang.receipt_title());
    Ok(page::html(StatusCode::OK, &frame, move || {
        receipt_page(lang, model)
    }))
}
