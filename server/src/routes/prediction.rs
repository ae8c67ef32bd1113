//! The question beside an open paper, whose answer settles ties.

use super::paper::{
    Typed, draw_conflict, draw_late, frame, fresh, reply, time_shown, to_receipt, try_again, waiting,
};
use crate::{
    failure::Refusal,
    page,
    posted::Posted,
    reading::{Misread, read_prediction},
    saving::{Outcome, save, wants_json},
    sitting::{PREDICTION, Sitting},
    visit::Visit,
};
use app::{
    messages::failures::Failure,
    pages::{
        prediction::{PredictionPage, VALUE, prediction_page},
        question::Kept,
    },
};
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use contest::question::Form;

/// The question beside the paper.
pub async fn show(visit: Visit, Path((_, attempt)): Path<(String, String)>) -> Result<Response, Response> {
    let sitting = Sitting::load(&visit, &attempt).await?;
    if !sitting.asks_prediction() {
        return Err(Refusal(Failure::NotFound).into_response());
    }
    if !sitting.is_running() {
        return Ok(to_receipt(&sitting));
    }
    Ok(draw_prediction(&visit, &sitting, None, StatusCode::OK))
}

/// Saves the prediction.
pub async fn predict(
    visit: Visit,
    Path((_, attempt)): Path<(String, String)>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Response> {
    let sitting = Sitting::load(&visit, &attempt).await?;
    predict_in(&visit, sitting, &headers, &posted)
        .await
        .map_err(IntoResponse::into_response)
}

async fn predict_in(
    visit: &Visit,
    sitting: Sitting,
    headers: &HeaderMap,
    posted: &Posted,
) -> Result<Response, Refusal> {
    if !sitting.asks_prediction() {
        return Err(Refusal(Failure::NotFound));
    }
    let asked = sitting.round.rules.prediction;
    let Ok(sent) = read_prediction(asked, posted.get(VALUE)) else {
        let typed = Typed {
            problem: Some(Misread::NotANumber),
            ..Typed::of(posted, VALUE)
        };
        return Ok(draw_prediction(
            visit,
            &sitting,
            Some(typed),
            StatusCode::UNPROCESSABLE_ENTITY,
        ));
    };
    let outcome = save(visit, &sitting, posted, PREDICTION, sent).await?;
    if wants_json(headers) {
        return reply(visit, sitting, PREDICTION, &outcome).await;
    }
    match outcome {
        Outcome::Held { .. } => Ok(page::see_other(&format!("{}/tong-quan", sitting.root()))),
        Outcome::Late => Ok(draw_late(visit, &sitting, posted.received_at)),
        Outcome::Conflict => {
            let held = visit
                .lang
                .answer_words(&Form::Number, &sitting.held(PREDICTION).0);
            Ok(draw_conflict(visit, held, format!("{}/du-doan", sitting.root())))
        }
        Outcome::Busy { ticket, since } => {
            let typed = waiting(Typed::of(posted, VALUE), ticket, since);
            let page = draw_prediction(visit, &sitting, Some(typed), StatusCode::SERVICE_UNAVAILABLE);
            Ok(try_again(page))
        }
    }
}

fn draw_prediction(visit: &Visit, sitting: &Sitting, typed: Option<Typed>, status: StatusCode) -> Response {
    let lang = visit.lang;
    let (held, _) = sitting.held(PREDICTION);
    let line = sitting.line(PREDICTION).filter(|line| !line.answer.is_blank());
    let is_typed = typed.is_some();
    let typed = typed.unwrap_or_default();
    let time = time_shown(visit, sitting);
    let mut frame = frame(visit, lang.prediction_title(), &time);
    frame.invalid = typed.problem.is_some();
    let model = PredictionPage {
        action: format!("{}/du-doan", sitting.root()),
        overview: format!("{}/tong-quan", sitting.root()),
        asked: sitting.round.rules.prediction,
        value: if is_typed {
            typed.values.first().cloned().unwrap_or_default()
        } else {
            lang.answer_words(&Form::Number, &held).unwrap_or_default()
        },
        kept: match line {
            _ if is_typed => Kept::NotYet,
            Some(line) => Kept::Saved(line.saved_at),
            None => Kept::Nothing,
        },
        time,
        carried: typed.carried.unwrap_or_else(|| fresh(visit, held.is_blank())),
        is_wrong: typed.problem.is_some(),
        busy_since: typed.busy_since,
    };
    page::html(status, &frame, move || prediction_page(lang, model))
}
