//! Officials at work: who is signed in, and requests to the organizers' pages of a contest.

use crate::{
    contests::Contest,
    cookies::{cookie, language, official_cookie, set_sign_in},
    failure::Refusal,
    page::{self, see_other},
    secrets::{new_token, token_hash},
    state::App,
    visit::caller_of,
};
use app::{
    Lang,
    messages::failures::Failure,
    parts::{Body, Frame, Main, Nav, SignedIn},
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, request::Parts},
    response::{IntoResponse, Response},
};
use contest::{
    id::OfficialId,
    time::{Millis, Timestamp},
};
use std::{net::IpAddr, sync::Arc};
use store::{StoreError, Tx, officials::Official};

/// The organizers' front page.
pub const FRONT: &str = "/to-chuc";
/// No sign-in of an official lasts longer.
const LONGEST: Millis = Millis::minutes(12 * 60);
/// A sign-in that is not used for so long has run out.
const IDLE: Millis = Millis::minutes(30);
/// Use of a sign-in is noted so often at most.
const NOTED_EVERY: Millis = Millis::minutes(1);

/// A request to a page of organizers that belongs to no contest.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The installation.
    pub app: App,
    /// Who is signed in.
    pub official: Option<Official>,
    /// Language of the pages.
    pub lang: Lang,
    /// When the request arrived.
    pub now: Timestamp,
    /// Where it comes from.
    pub caller: IpAddr,
    /// Path and query.
    pub path: String,
    /// The token of the sign-in cookie, good or not.
    pub token: Option<String>,
}

impl Arrival {
    /// The frame of a page that belongs to no contest.
    #[must_use]
    pub fn frame(&self, title: &str) -> Frame {
        let mut frame = page::frame(&self.app, self.lang, &self.path, title.to_owned(), None);
        frame.body = Body::Organizer;
        if let Some(official) = &self.official {
            frame.signed_in = SignedIn::Official(official.name.clone());
        }
        frame
    }
}

impl FromRequestParts<App> for Arrival {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let now = app.clock.now();
        let token = cookie(&parts.headers, official_cookie(app.https)).map(str::to_owned);
        Ok(Self {
            app: app.clone(),
            official: signed_in(app, &parts.headers, now).await?,
            lang: language(&parts.headers),
            now,
            caller: caller_of(app, parts),
            path: path_of(parts),
            token,
        })
    }
}

/// A request to an organizers' page of a contest by somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The installation.
    pub app: App,
    /// The contest.
    pub contest: Arc<Contest>,
    /// Who is signed in.
    pub official: Official,
    /// Language of the pages.
    pub lang: Lang,
    /// When the request arrived.
    pub now: Timestamp,
    /// Path and query.
    pub path: String,
}

impl Desk {
    /// The organizers' page of the contest: `/to-chuc/c/{slug}`.
    #[must_use]
    pub fn root(&self) -> String {
        format!("{FRONT}{}", self.contest.root())
    }

    /// Who acts, as the record of acts names it: the id, never the name.
    #[must_use]
    pub fn actor(&self) -> String {
        self.official.id.to_string()
    }

    /// The frame of an organizers' page of this contest.
    #[must_use]
    pub fn frame(&self, title: impl Into<String>, nav: Nav) -> Frame {
        let site = self.contest.site(self.lang);
        let mut frame = page::frame(&self.app, self.lang, &self.path, title.into(), Some(site));
        frame.body = Body::Organizer;
        frame.main = Main::Broad;
        frame.nav = Some(nav);
        frame.signed_in = SignedIn::Official(self.official.name.clone());
        frame
    }

    /// Appends an act to the contest's record, in the transaction of the act. The detail names entrants by their
    /// numbers only.
    pub async fn record(&self, tx: &mut Tx, act: &str, detail: &serde_json::Value) -> Result<(), StoreError> {
        tx.append_audit(
            self.contest.id(),
            self.now,
            &self.actor(),
            act,
            &detail.to_string(),
        )
        .await
        .map(drop)
    }
}

impl FromRequestParts<App> for Desk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let refused = |error: StoreError| Refusal::from(error).into_response();
        let now = app.clock.now();
        let Some(official) = signed_in(app, &parts.headers, now).await.map_err(refused)? else {
            return Err(see_other(FRONT));
        };
        let slug = crate::site::slug_of(parts.uri.path())
            .ok_or_else(|| Refusal(Failure::NotFound).into_response())?;
        let contest = app
            .contests
            .need(app, slug)
            .await
            .map_err(IntoResponse::into_response)?;
        Ok(Self {
            app: app.clone(),
            contest,
            official,
            lang: language(&parts.headers),
            now,
            path: path_of(parts),
        })
    }
}

fn path_of(parts: &Parts) -> String {
    parts
        .uri
        .path_and_query()
        .map_or_else(|| FRONT.to_owned(), ToString::to_string)
}

/// Who is signed in by the request's cookie. Notes that the sign-in is in use.
async fn signed_in(app: &App, headers: &HeaderMap, now: Timestamp) -> Result<Option<Official>, StoreError> {
    let Some(token) = cookie(headers, official_cookie(app.https)) else {
        return Ok(None);
    };
    let hash = token_hash(token);
    let Some(session) = app.store.official_session(&hash, now).await? else {
        return Ok(None);
    };
    if now - session.seen_at >= NOTED_EVERY {
        let mut tx = app.store.begin().await?;
        tx.touch_official_session(&hash, now, runs_out(session.created_at, now))
            .await?;
        tx.commit().await?;
    }
    app.store.official(session.official_id).await
}

/// When a sign-in runs out that is used now for the last time.
fn runs_out(created_at: Timestamp, now: Timestamp) -> Timestamp {
    (now + IDLE).min(created_at + LONGEST)
}

/// Signs an official in with a new token, and returns the line that sets the cookie.
pub async fn sign_in(
    app: &App,
    tx: &mut Tx,
    official: OfficialId,
    now: Timestamp,
) -> Result<HeaderValue, StoreError> {
    let token = new_token(&*app.chance);
    tx.add_official_session(&token_hash(&token), official, now, runs_out(now, now))
        .await?;
    Ok(set_sign_in(official_cookie(app.https), &token, app.https, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_lasts_half_an_hour_after_its_last_use_and_twelve_hours_at_most() {
        let made = Timestamp(1_000_000);
        assert_eq!(runs_out(made, made), made + Millis::minutes(30));
        let late = made + Millis::minutes(11 * 60 + 45);
        assert_eq!(runs_out(made, late), made + Millis::minutes(12 * 60));
    }
}
