//! All questions at a glance, and the early finish.

use super::paper::{frame, time_shown, to_receipt};
use crate::{
    failure::Refusal,
    page,
    posted::Posted,
    sitting::{PREDICTION, Sitting},
    visit::Visit,
    writer::WriteError,
};
use app::{
    messages::failures::Failure,
    pages::{
        finish::{FinishPage, finish_page},
        overview::{Cell, OverviewPage, PredictionState, overview_page},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use contest::question::Form;

/// The overview of an open paper.
pub async fn show(visit: Visit, Path((_, attempt)): Path<(String, String)>) -> Result<Response, Response> {
    let sitting = Sitting::load(&visit, &attempt).await?;
    if !sitting.is_running() {
        return Ok(to_receipt(&sitting));
    }
    let lang = visit.lang;
    let time = time_shown(&visit, &sitting);
    let frame = frame(&visit, lang.overview_title(), &time);
    let asked = sitting.round.rules.prediction;
    let model = OverviewPage {
        cells: cells(&sitting),
        prediction: sitting.asks_prediction().then(|| PredictionState {
            address: format!("{}/du-doan", sitting.root()),
            question: lang.prediction_question(asked).to_owned(),
            held: lang
                .answer_words(&Form::Number, &sitting.held(PREDICTION).0)
                .map(|value| lang.prediction_value(asked, &value)),
        }),
        finish: format!("{}/ket-thuc", sitting.root()),
        time,
    };
    Ok(page::html(StatusCode::OK, &frame, move || {
        overview_page(lang, model)
    }))
}

/// What is open before an early finish.
pub async fn ask(visit: Visit, Path((_, attempt)): Path<(String, String)>) -> Result<Response, Response> {
    let sitting = Sitting::load(&visit, &attempt).await?;
    if !sitting.is_running() {
        return Ok(to_receipt(&sitting));
    }
    let lang = visit.lang;
    let time = time_shown(&visit, &sitting);
    let frame = frame(&visit, lang.finish_title(), &time);
    let cells = cells(&sitting);
    let those = |is_meant: fn(&&Cell) -> bool| cells.iter().filter(is_meant).cloned().collect();
    let model = FinishPage {
        action: format!("{}/ket-thuc", sitting.root()),
        unanswered: those(|cell| !cell.answered),
        flagged: those(|cell| cell.flagged),
        prediction: sitting
            .lacks_prediction()
            .then(|| format!("{}/du-doan", sitting.root())),
        overview: format!("{}/tong-quan", sitting.root()),
        time,
    };
    Ok(page::html(StatusCode::OK, &frame, move || {
        finish_page(lang, model)
    }))
}

/// Ends the paper early. Sent twice, or after the time has ended the paper, it changes nothing.
pub async fn finish(
    visit: Visit,
    Path((_, attempt)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Response> {
    let sitting = Sitting::load(&visit, &attempt).await?;
    if sitting.is_running() && posted.received_at < sitting.attempt.ends_at {
        let done = visit
            .app
            .writer
            .finish(sitting.attempt.id, posted.received_at)
            .await;
        if let Err(error) = done {
            let failure = match error {
                WriteError::Busy => Failure::Busy,
                WriteError::Failed => Failure::Internal,
            };
            return Err(Refusal(failure).into_response());
        }
    }
    Ok(to_receipt(&sitting))
}

fn cells(sitting: &Sitting) -> Vec<Cell> {
    (1..=sitting.size())
        .map(|number| {
            let (answer, flagged) = sitting.held(number);
            Cell {
                number,
                address: sitting.question_address(number),
                answered: !answer.is_blank(),
                flagged,
            }
        })
        .collect()
}
