//! A question of an open paper.

use super::paper::{
    Typed, draw_conflict, draw_late, frame, fresh, reply, time_shown, to_receipt, try_again, waiting,
};
use crate::{
    failure::Refusal,
    page,
    posted::Posted,
    reading::{Misread, read_answer},
    saving::{Outcome, save, wants_json},
    sitting::Sitting,
    visit::Visit,
};
use app::{
    messages::failures::Failure,
    pages::question::{ANSWER, Card, Input, Kept, QuestionPage, question_page},
};
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use contest::question::{Answer, Choice, Form};

/// A question of the paper.
pub async fn show(
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
    Ok(page::html(status, &frame, move || question_page(lang, model)))
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
