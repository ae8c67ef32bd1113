//! An open paper: its questions and the question beside it.

use crate::{
    failure::Refusal,
    page,
    posted::Posted,
    saving::{Misread, Outcome, Reply, read_answer, read_prediction, save, wants_json},
    sitting::{PREDICTION, Sitting},
    visit::Visit,
};
use app::{
    messages::failures::Failure,
    pages::{
        prediction::{PredictionPage, VALUE, prediction_page},
        question::{ANSWER, Card, Carried, Input, Kept, QuestionPage, question_page},
        too_late::{conflict_page, too_late_page},
    },
    parts::{Body, Frame, TimeShown},
};
use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use contest::{
    question::{Answer, Choice, Form},
    time::Timestamp,
};

/// How soon a save that was turned away may be tried again, in seconds.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("2");

/// What a page shows beside what is held: what was typed and could not be taken, or waits.
#[derive(Clone, Debug, Default)]
struct Typed {
    /// The values as they were sent.
    values: Vec<String>,
    flagged: bool,
    carried: Option<Carried>,
    problem: Option<Misread>,
    busy_since: Option<Timestamp>,
}

impl Typed {
    fn of(posted: &Posted, field: &str) -> Self {
        Self {
            values: posted.all(field).map(str::to_owned).collect(),
            flagged: posted.ticked("flag"),
            carried: Some(Carried {
                writer: posted.get("writer").to_owned(),
                seq: posted.get("seq").parse().unwrap_or(1),
                blank: posted.ticked("blank"),
                ticket: None,
            }),
            problem: None,
            busy_since: None,
        }
    }
}

/// A question of the paper.
pub async fn question(
    visit: Visit,
    Path((_, attempt, number)): Path<(String, String, String)>,
) -> Result<Response, Response> {
    let sitting = Sitting::load(&visit, &attempt).await?;
    let (slot, _) = slot(&sitting, &number).map_err(IntoResponse::into_response)?;
    if !sitting.is_running() {
        return Ok(to_receipt(&sitting));
    }
    draw_question(&visit, &sitting, slot, None, StatusCode::OK).map_err(IntoResponse::into_response)
}

/// Saves the answer to a question.
pub async fn answer(
    visit: Visit,
    Path((_, attempt, number)): Path<(String, String, String)>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Response> {
    let sitting = Sitting::load(&visit, &attempt).await?;
    answer_to(&visit, sitting, &number, &headers, &posted)
        .await
        .map_err(IntoResponse::into_response)
}

async fn answer_to(
    visit: &Visit,
    sitting: Sitting,
    number: &str,
    headers: &HeaderMap,
    posted: &Posted,
) -> Result<Response, Refusal> {
    let (slot, form) = slot(&sitting, number)?;
    let values: Vec<&str> = posted.all(ANSWER).collect();
    let sent = match read_answer(&form, &values) {
        Ok(answer) => answer,
        Err(Misread::NotOurs) => return Err(Refusal(Failure::Unreadable)),
        Err(misread) => {
            let typed = Typed {
                problem: Some(misread),
                ..Typed::of(posted, ANSWER)
            };
            return draw_question(
                visit,
                &sitting,
                slot,
                Some(typed),
                StatusCode::UNPROCESSABLE_ENTITY,
            );
        }
    };
    let outcome = save(visit, &sitting, posted, slot, sent).await?;
    if wants_json(headers) {
        return reply(visit, sitting, slot, &outcome).await;
    }
    match outcome {
        Outcome::Held { .. } => Ok(page::see_other(&after(&sitting, slot, posted.get("go")))),
        Outcome::Late => Ok(draw_late(visit, &sitting, posted.received_at)),
        Outcome::Conflict => {
            let held = visit.lang.answer_words(&form, &sitting.held(slot).0);
            Ok(draw_conflict(visit, held, sitting.question_address(slot)))
        }
        Outcome::Busy { ticket, since } => {
            let typed = waiting(Typed::of(posted, ANSWER), ticket, since);
            let page = draw_question(
                visit,
                &sitting,
                slot,
                Some(typed),
                StatusCode::SERVICE_UNAVAILABLE,
            )?;
            Ok(try_again(page))
        }
    }
}

/// Where the buttons of a question lead.
fn after(sitting: &Sitting, slot: i64, go: &str) -> String {
    match go {
        "previous" if slot > 1 => sitting.question_address(slot - 1),
        "overview" => format!("{}/tong-quan", sitting.root()),
        _ if slot < sitting.size() => sitting.question_address(slot + 1),
        _ => format!("{}/tong-quan", sitting.root()),
    }
}

/// The question beside the paper.
pub async fn prediction(
    visit: Visit,
    Path((_, attempt)): Path<(String, String)>,
) -> Result<Response, Response> {
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

/// The slot of a number in an address, and how its question is answered.
fn slot(sitting: &Sitting, number: &str) -> Result<(i64, Form), Refusal> {
    let slot: i64 = number
        .parse()
        .ok()
        .filter(|slot| (1..=sitting.size()).contains(slot))
        .ok_or(Refusal(Failure::NotFound))?;
    let Some(entry) = sitting.entry(slot) else {
        tracing::error!(round = %sitting.round.id, slot, "a question of a paper is not in its round");
        return Err(Refusal(Failure::Internal));
    };
    Ok((slot, entry.question.form.clone()))
}

/// The way to the receipt of a paper that is over.
pub(crate) fn to_receipt(sitting: &Sitting) -> Response {
    page::see_other(&format!("{}/phieu", sitting.root()))
}

/// The time left as the pages show it.
pub(crate) fn time_shown(visit: &Visit, sitting: &Sitting) -> TimeShown {
    TimeShown {
        remaining: sitting.remaining(),
        at: sitting.now,
        contest: sitting.contest.record.slug.clone(),
        attempt: sitting.attempt.id.to_string(),
        islands: !visit.app.assets.js.is_empty(),
    }
}

/// The frame of a page of an open paper.
pub(crate) fn frame(visit: &Visit, title: impl Into<String>, time: &TimeShown) -> Frame {
    let mut frame = visit.frame(title);
    frame.body = Body::Sitting;
    frame.islands = time.is_island();
    frame
}

fn draw_question(
    visit: &Visit,
    sitting: &Sitting,
    slot: i64,
    typed: Option<Typed>,
    status: StatusCode,
) -> Result<Response, Refusal> {
    let lang = visit.lang;
    let entry = sitting.entry(slot).ok_or(Refusal(Failure::Internal))?;
    let (held, flagged) = sitting.held(slot);
    let line = sitting.line(slot).filter(|line| !line.answer.is_blank());
    let is_typed = typed.is_some();
    let typed = typed.unwrap_or_default();
    let (answered, flags) = sitting.counts();
    let time = time_shown(visit, sitting);
    let mut frame = frame(visit, lang.paper_question_of(slot, sitting.size()), &time);
    frame.invalid = typed.problem.is_some();
    let values = is_typed.then_some(typed.values.as_slice());
    let model = QuestionPage {
        action: sitting.question_address(slot),
        number: slot,
        of: sitting.size(),
        text: entry.question.text.clone(),
        input: input(visit, sitting, slot, &entry.question.form, &held, values),
        flagged: if is_typed { typed.flagged } else { flagged },
        kept: match line {
            _ if is_typed => Kept::NotYet,
            Some(line) => Kept::Saved(line.saved_at),
            None => Kept::Nothing,
        },
        answered,
        flags,
        time,
        carried: typed.carried.unwrap_or_else(|| fresh(visit, held.is_blank())),
        problem: typed.problem.map(|misread| {
            let text = match misread {
                Misread::TooLong => lang.paper_too_long(),
                Misread::NotANumber | Misread::NotOurs => lang.paper_not_a_number(),
            };
            text.to_owned()
        }),
        busy_since: typed.busy_since,
    };
    Ok(page::html(status, frame, move || question_page(lang, model)))
}

/// What is to be filled in, with what was typed or else what is held.
fn input(
    visit: &Visit,
    sitting: &Sitting,
    slot: i64,
    form: &Form,
    held: &Answer,
    typed: Option<&[String]>,
) -> Input {
    let is_chosen = |choice: &Choice| match (typed, held) {
        (Some(values), _) => values.contains(&choice.id.0.to_string()),
        (None, Answer::Single { choice: held }) => *held == choice.id,
        (None, Answer::Multiple { choices }) => choices.contains(&choice.id),
        (None, _) => false,
    };
    let cards = |options: &[Choice]| {
        let order = usize::try_from(slot - 1)
            .ok()
            .and_then(|place| sitting.attempt.paper.slots.get(place))
            .map_or(&[][..], |drawn| &drawn.options);
        order
            .iter()
            .filter_map(|id| options.iter().find(|option| option.id == *id))
            .map(|option| Card {
                value: option.id.0.to_string(),
                text: option.text.clone(),
                chosen: is_chosen(option),
            })
            .collect()
    };
    let text = |held: String| typed.map_or(held, |values| values.first().cloned().unwrap_or_default());
    match form {
        Form::Single { options } => Input::One(cards(options)),
        Form::Multiple { options } => Input::Several(cards(options)),
        Form::TrueFalse => Input::TrueFalse(match (typed, held) {
            (Some(values), _) => values.first().and_then(|value| value.parse().ok()),
            (None, Answer::TrueFalse { value }) => Some(*value),
            (None, _) => None,
        }),
        Form::Number => Input::Number(text(visit.lang.answer_words(form, held).unwrap_or_default())),
        Form::ShortText => Input::Words(text(visit.lang.answer_words(form, held).unwrap_or_default())),
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
    page::html(status, frame, move || prediction_page(lang, model))
}

/// What a new delivery of a page carries.
fn fresh(visit: &Visit, blank: bool) -> Carried {
    Carried {
        writer: visit.app.chance.id().to_string(),
        seq: 1,
        blank,
        ticket: None,
    }
}

fn waiting(typed: Typed, ticket: String, since: Timestamp) -> Typed {
    Typed {
        carried: typed.carried.map(|carried| Carried {
            ticket: Some(ticket),
            ..carried
        }),
        busy_since: Some(since),
        ..typed
    }
}

fn try_again(mut page: Response) -> Response {
    page.headers_mut().insert(header::RETRY_AFTER, RETRY_AFTER);
    page
}

/// 200, not an error: the answer was taken, into the late tray, and sending it again would change nothing.
fn draw_late(visit: &Visit, sitting: &Sitting, received_at: Timestamp) -> Response {
    let lang = visit.lang;
    let (ended_at, receipt) = (sitting.ended_at(), format!("{}/phieu", sitting.root()));
    let mut frame = visit.frame(lang.paper_late_title());
    frame.body = Body::Sitting;
    page::html(StatusCode::OK, frame, move || {
        too_late_page(lang, received_at, ended_at, receipt)
    })
}

fn draw_conflict(visit: &Visit, held: Option<String>, address: String) -> Response {
    let lang = visit.lang;
    let mut frame = visit.frame(lang.paper_conflict_title());
    frame.body = Body::Sitting;
    page::html(StatusCode::CONFLICT, frame, move || {
        conflict_page(lang, held, address)
    })
}

async fn reply(
    visit: &Visit,
    mut sitting: Sitting,
    slot: i64,
    outcome: &Outcome,
) -> Result<Response, Refusal> {
    sitting.log = visit.app.store.answer_log(sitting.attempt.id).await?;
    let status = match outcome {
        Outcome::Held { .. } | Outcome::Late => StatusCode::OK,
        Outcome::Conflict => StatusCode::CONFLICT,
        Outcome::Busy { .. } => StatusCode::SERVICE_UNAVAILABLE,
    };
    let body = serde_json::to_vec(&Reply::new(&sitting, slot, outcome)).map_err(|error| {
        tracing::error!(%error, "a reply cannot be written");
        Refusal(Failure::Internal)
    })?;
    let lines = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    let mut response = (status, lines, body).into_response();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response = try_again(response);
    }
    Ok(response)
}
