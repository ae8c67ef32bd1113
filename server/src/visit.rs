//! Who asks, for which contest, in which language.

use crate::{
    contests::Contest,
    cookies::{cookie, entrant_cookie, language},
    failure::Refusal,
    network::caller,
    page,
    secrets::token_hash,
    state::App,
};
use app::{
    Lang,
    messages::failures::Failure,
    parts::{Frame, SignedIn},
};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};
use contest::time::Timestamp;
use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};
use store::entrants::Entrant;

/// A request to a page of a contest.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The installation.
    pub app: App,
    /// The contest.
    pub contest: Arc<Contest>,
    /// The entrant who is signed in.
    pub entrant: Option<Entrant>,
    /// Language of the pages.
    pub lang: Lang,
    /// When the request arrived.
    pub now: Timestamp,
    /// Path and query.
    pub path: String,
    /// Where it comes from.
    pub caller: IpAddr,
}

impl Visit {
    /// The entrant, or the way to the sign-in page.
    #[expect(
        clippy::result_large_err,
        reason = "the error is the response that the handler returns as it is"
    )]
    pub fn entrant(&self) -> Result<&Entrant, axum::response::Response> {
        self.entrant
            .as_ref()
            .ok_or_else(|| page::see_other(&format!("{}/vao", self.contest.root())))
    }

    /// The frame of a page of this contest.
    #[must_use]
    pub fn frame(&self, title: impl Into<String>) -> Frame {
        let mut frame = page::frame(
            &self.app,
            self.lang,
            &self.path,
            title.into(),
            Some(self.contest.site(self.lang)),
        );
        if self.entrant.is_some() {
            frame.signed_in = SignedIn::Entrant;
        }
        frame
    }
}

/// The caller's address of a request.
#[must_use]
pub fn caller_of(app: &App, parts: &Parts) -> IpAddr {
    let peer = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    let forwarded = parts.headers.get_all("x-forwarded-for").iter().next_back();
    caller(
        peer,
        forwarded.and_then(|value| value.to_str().ok()),
        app.behind_proxy,
    )
}

impl FromRequestParts<App> for Visit {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let slug = crate::site::slug_of(parts.uri.path()).ok_or(Refusal(Failure::NotFound))?;
        let contest = app.contests.need(app, slug).await?;
        let now = app.clock.now();
        let entrant = match cookie(&parts.headers, &entrant_cookie(slug, app.https)) {
            Some(token) => {
                let id = app
                    .store
                    .entrant_session(contest.id(), &token_hash(token), now)
                    .await?;
                match id {
                    Some(id) => app.store.entrant(contest.id(), id).await?,
                    None => None,
                }
            }
            None => None,
        };
        Ok(Self {
            app: app.clone(),
            contest,
            entrant,
            lang: language(&parts.headers),
            now,
            path: parts
                .uri
                .path_and_query()
                .map_or_else(|| "/".to_owned(), ToString::to_string),
            caller: caller_of(app, parts),
        })
    }
}
