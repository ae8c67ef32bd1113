//! Signing in and out as an official, and the list of contests behind it.

use super::todo;
use crate::{
    admin::INSTALLATION,
    cookies::{clear, official_cookie},
    desk::{self, Arrival, FRONT},
    failure::Refusal,
    limits::Limited,
    page::{self, see_other},
    posted::Posted,
    secrets::token_hash,
    totp,
};
use app::{
    messages::failures::Failure,
    pages::organizer::{
        contests::{ContestLine, contests_page},
        sign_in::{SignIn, sign_in_page},
    },
};
use axum::{
    http::{StatusCode, header},
    response::Response,
};
use store::officials::Official;

/// The sign-in form, or the contests for somebody who is signed in.
pub async fn front(arrival: Arrival) -> Result<Response, Refusal> {
    match &arrival.official {
        Some(official) => contests(&arrival, official).await,
        None => Ok(form(&arrival, StatusCode::OK, SignIn::default())),
    }
}

fn form(arrival: &Arrival, status: StatusCode, shown: SignIn) -> Response {
    let lang = arrival.lang;
    let mut frame = arrival.frame(lang.desk_sign_in_title());
    frame.invalid = shown.failed;
    page::html(status, &frame, move || sign_in_page(lang, shown))
}

async fn contests(arrival: &Arrival, official: &Official) -> Result<Response, Refusal> {
    let (app, lang) = (&arrival.app, arrival.lang);
    let mut lines = Vec::new();
    for record in app.store.contests().await? {
        let Some(contest) = app.contests.get(app, &record.slug).await? else {
            continue;
        };
        let waiting = todo::todo(app, &contest, official.id, lang, arrival.now).await?;
        lines.push(ContestLine {
            title: lang.of(&contest.rules().title).to_owned(),
            organizer: lang.of(&contest.rules().organizer).to_owned(),
            href: format!("{FRONT}{}", contest.root()),
            waiting: waiting.len(),
        });
    }
    let frame = arrival.frame(lang.desk_contests());
    Ok(page::html(StatusCode::OK, &frame, move || {
        contests_page(lang, &lines)
    }))
}

/// Signs in. Whatever is wrong, the answer is the same and takes as long.
pub async fn sign_in(arrival: Arrival, posted: Posted) -> Result<Response, Refusal> {
    let app = &arrival.app;
    if !app
        .limits
        .allows(Limited::FailedSignIn, arrival.caller, arrival.now)
    {
        return Err(Refusal(Failure::TooMany));
    }
    let login = posted.get("ten").trim().to_lowercase();
    let known = app
        .store
        .official_by_login(&login)
        .await?
        .filter(|official| official.disabled_at.is_none());
    let kept = known.as_ref().and_then(|official| official.password_hash.clone());
    let password_right = app
        .passwords
        .verify(posted.get("mat-khau").to_owned(), kept)
        .await
        .map_err(|_| Refusal(Failure::Busy))?;
    let nobody = [0; 20];
    let secret = known
        .as_ref()
        .and_then(|official| official.totp_secret.as_deref());
    let step = totp::matching_step(secret.unwrap_or(&nobody), posted.get("ma"), arrival.now);
    if let (true, Some(official), Some(_), Some(step)) = (password_right, &known, secret, step) {
        let mut tx = app.store.begin().await?;
        if tx.use_totp_step(official.id, step).await? {
            let cookie = desk::sign_in(app, &mut tx, official.id, arrival.now).await?;
            let actor = official.id.to_string();
            tx.append_audit(INSTALLATION, arrival.now, &actor, "official-signed-in", "{}")
                .await?;
            tx.commit().await?;
            let mut response = see_other(FRONT);
            response.headers_mut().append(header::SET_COOKIE, cookie);
            return Ok(response);
        }
    }
    app.limits
        .count(Limited::FailedSignIn, arrival.caller, arrival.now);
    let shown = SignIn {
        login: posted.get("ten").to_owned(),
        failed: true,
    };
    Ok(form(&arrival, StatusCode::UNPROCESSABLE_ENTITY, shown))
}

/// Signs out of this sign-in.
pub async fn sign_out(arrival: Arrival) -> Result<Response, Refusal> {
    let app = &arrival.app;
    if let Some(token) = &arrival.token {
        let mut tx = app.store.begin().await?;
        tx.end_official_session(&token_hash(token)).await?;
        tx.commit().await?;
    }
    let mut response = see_other(FRONT);
    response
        .headers_mut()
        .append(header::SET_COOKIE, clear(official_cookie(app.https), app.https));
    Ok(response)
}
