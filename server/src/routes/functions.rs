//! Server functions: what islands ask and no form can answer (design 17).

use crate::{
    cookies::{cookie, entrant_cookie},
    secrets::token_hash,
    state::App,
};
use app::islands::TimeSource;
use axum::{
    extract::{Request, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use contest::{id::AttemptId, time::Millis};
use leptos::prelude::provide_context;
use std::sync::Arc;
use store::StoreError;

/// Calls the function that the path names, for whoever the cookie signs in.
pub async fn call(State(app): State<App>, headers: HeaderMap, request: Request) -> Response {
    let source = TimeSource(Arc::new(move |contest, attempt| {
        let (app, headers) = (app.clone(), headers.clone());
        Box::pin(async move {
            remaining(&app, &headers, &contest, &attempt)
                .await
                .unwrap_or_else(|error| {
                    tracing::warn!(cause = ?error, "the time left could not be read");
                    None
                })
        })
    }));
    let context = move || provide_context(source.clone());
    leptos_axum::handle_server_fns_with_context(context, request)
        .await
        .into_response()
}

/// Milliseconds left of an attempt, for its owner only.
async fn remaining(
    app: &App,
    headers: &HeaderMap,
    slug: &str,
    attempt: &str,
) -> Result<Option<i64>, StoreError> {
    let (Ok(id), Some(token)) = (
        attempt.parse::<AttemptId>(),
        cookie(headers, &entrant_cookie(slug, app.https)),
    ) else {
        return Ok(None);
    };
    let Some(contest) = app.contests.get(app, slug).await? else {
        return Ok(None);
    };
    let now = app.clock.now();
    let signed_in = app
        .store
        .entrant_session(contest.id(), &token_hash(token), now)
        .await?;
    let own = app
        .store
        .attempt(id)
        .await?
        .filter(|attempt| attempt.contest_id == contest.id() && Some(attempt.entrant_id) == signed_in);
    Ok(own.map(|attempt| match attempt.finished_at {
        Some(_) => 0,
        None => (attempt.ends_at - now).max(Millis::ZERO).0,
    }))
}
