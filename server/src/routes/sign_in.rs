//! Signing in with an entry code, and out.

use crate::{
    failure::Refusal,
    limits::Limited,
    page::{html, see_other},
    posted::Posted,
    secrets::{new_token, token_hash},
    sessions,
    visit::Visit,
};
use app::{
    pages::sign_in::{SignInPage, sign_in_page},
    parts::{FieldProblem, Nav},
};
use axum::{
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use contest::{entry_code::EntryCode, id::EntrantId, time::Timestamp};

/// Name of the field with the code.
const CODE: &str = "ma";

/// The empty form. It is shown to somebody who is signed in too: the next person at the same device signs in here.
pub async fn form(visit: Visit) -> Response {
    show(&visit, StatusCode::OK, "", false, None)
}

/// The form as sent. A code that nobody has, one that has been replaced and a text that is no code get the same
/// answer after the same work.
pub async fn send(visit: Visit, headers: HeaderMap, posted: Posted) -> Result<Response, Refusal> {
    let (typed, shared, now) = (posted.get(CODE), posted.ticked("may_chung"), posted.received_at);
    let (lang, limits) = (visit.lang, &visit.app.limits);
    if !limits.allows(Limited::FailedSignIn, visit.caller, now) {
        return Ok(show(&visit, StatusCode::TOO_MANY_REQUESTS, typed, shared, None));
    }
    let mend = |text| {
        show(
            &visit,
            StatusCode::UNPROCESSABLE_ENTITY,
            typed,
            shared,
            Some(text),
        )
    };
    if typed.trim().is_empty() {
        return Ok(mend(lang.sign_in_missing()));
    }
    let Some(entrant) = look_up(&visit, typed).await? else {
        limits.count(Limited::FailedSignIn, visit.caller, now);
        return Ok(mend(lang.sign_in_wrong()));
    };
    let token = new_token(&*visit.app.chance);
    begin(&visit, &headers, entrant, &token, shared, now).await?;
    let mut response = see_other(&format!("{}/cua-toi", visit.contest.root()));
    response
        .headers_mut()
        .append(header::SET_COOKIE, sessions::set(&visit, &token, shared));
    Ok(response)
}

/// Signs out of this device. `den` = `dang-ky` goes on to registration, anything else to the home page.
pub async fn out(visit: Visit, headers: HeaderMap, posted: Posted) -> Result<Response, Refusal> {
    if let Some(token) = sessions::token(&visit, &headers) {
        let mut tx = visit.app.store.begin().await?;
        tx.end_entrant_session(visit.contest.id(), &token_hash(token))
            .await?;
        tx.commit().await?;
    }
    let root = visit.contest.root();
    let mut response = see_other(&match posted.get("den") {
        "dang-ky" => format!("{root}/dang-ky"),
        _ => root,
    });
    response
        .headers_mut()
        .append(header::SET_COOKIE, sessions::unset(&visit));
    Ok(response)
}

async fn look_up(visit: &Visit, typed: &str) -> Result<Option<EntrantId>, Refusal> {
    let read = EntryCode::parse(typed);
    let is_code = read.is_ok();
    let code = read.unwrap_or_else(|_| EntryCode::from_random([0; 16]));
    let hmac = visit.app.secrets.entry_code(&code);
    let found = visit.app.store.entrant_by_code(visit.contest.id(), &hmac).await?;
    Ok(found.filter(|_| is_code))
}

/// Begins the sign-in and ends the one that this browser had.
async fn begin(
    visit: &Visit,
    headers: &HeaderMap,
    entrant: EntrantId,
    token: &str,
    shared: bool,
    now: Timestamp,
) -> Result<(), Refusal> {
    let mut tx = visit.app.store.begin().await?;
    if let Some(before) = sessions::token(visit, headers) {
        tx.end_entrant_session(visit.contest.id(), &token_hash(before))
            .await?;
    }
    sessions::begin(&mut tx, visit, entrant, token, shared, now).await?;
    tx.commit().await?;
    Ok(())
}

fn show(
    visit: &Visit,
    status: StatusCode,
    typed: &str,
    shared: bool,
    problem: Option<&'static str>,
) -> Response {
    let lang = visit.lang;
    let mut frame = visit.frame(lang.sign_in_title());
    frame.nav = Some(Nav::SignIn);
    frame.invalid = status != StatusCode::OK;
    let page = SignInPage {
        root: visit.contest.root(),
        telephone: visit.contest.rules().telephone.clone(),
        typed: typed.to_owned(),
        shared,
        problems: problem
            .map(|text| FieldProblem {
                field: CODE,
                text: text.to_owned(),
            })
            .into_iter()
            .collect(),
        too_many: status == StatusCode::TOO_MANY_REQUESTS,
    };
    html(status, &frame, move || sign_in_page(lang, page))
}
