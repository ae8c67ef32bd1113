//! What the pages of an open paper share: their frame, what was typed, and what became of a save.

use crate::{
    failure::Refusal,
    page,
    posted::Posted,
    reading::Misread,
    saving::{Outcome, Reply},
    sitting::Sitting,
    visit::Visit,
};
use app::{
    messages::failures::Failure,
    pages::{
        question::Carried,
        too_late::{conflict_page, too_late_page},
    },
    parts::{Body, Frame, TimeShown},
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use contest::time::Timestamp;

/// How soon a save that was turned away may be tried again, in seconds.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("2");

/// What a page shows beside what is held: what was typed and could not be taken, or waits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    /// The values as they were sent.
    pub(crate) values: Vec<String>,
    /// Whether the flag was set.
    pub(crate) flagged: bool,
    /// What the form carried unseen.
    pub(crate) carried: Option<Carried>,
    /// Why it cannot be taken.
    pub(crate) problem: Option<Misread>,
    /// Since when it waits.
    pub(crate) busy_since: Option<Timestamp>,
}

impl Typed {
    /// What a form sent, with the values of its field.
    pub(crate) fn of(posted: &Posted, field: &str) -> Self {
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

/// What a new delivery of a page carries.
pub(crate) fn fresh(visit: &Visit, blank: bool) -> Carried {
    Carried {
        writer: visit.app.chance.id().to_string(),
        seq: 1,
        blank,
        ticket: None,
    }
}

/// What was typed, waiting with a ticket.
pub(crate) fn waiting(typed: Typed, ticket: String, since: Timestamp) -> Typed {
    Typed {
        carried: typed.carried.map(|carried| Carried {
            ticket: Some(ticket),
            ..carried
        }),
        busy_since: Some(since),
        ..typed
    }
}

/// Says when to try again.
pub(crate) fn try_again(mut page: Response) -> Response {
    page.headers_mut().insert(header::RETRY_AFTER, RETRY_AFTER);
    page
}

/// 200, not an error: the answer was taken, into the late tray, and sending it again would change nothing.
pub(crate) fn draw_late(visit: &Visit, sitting: &Sitting, received_at: Timestamp) -> Response {
    let lang = visit.lang;
    let (ended_at, receipt) = (sitting.ended_at(), format!("{}/phieu", sitting.root()));
    let mut frame = visit.frame(lang.paper_late_title());
    frame.body = Body::Sitting;
    page::html(StatusCode::OK, &frame, move || {
        too_late_page(lang, received_at, ended_at, receipt)
    })
}

/// The page was sent before with something else.
pub(crate) fn draw_conflict(visit: &Visit, held: Option<String>, address: String) -> Response {
    let lang = visit.lang;
    let mut frame = visit.frame(lang.paper_conflict_title());
    frame.body = Body::Sitting;
    page::html(StatusCode::CONFLICT, &frame, move || {
        conflict_page(lang, held, address)
    })
}

/// The reply to a script.
pub(crate) async fn reply(
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
