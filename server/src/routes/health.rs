//! `/health` and `/metrics`, for those who run the machine.

use crate::{failure::Refusal, state::App, visit::caller_of};
use app::messages::failures::Failure;
use axum::{
    extract::{Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

/// 200 if the database answers, 503 otherwise. Says nothing else to strangers.
pub async fn health(State(app): State<App>) -> Response {
    let (status, word) = match app.store.ping().await {
        Ok(()) => (StatusCode::OK, "ok\n"),
        Err(error) => {
            tracing::error!(cause = ?error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "database\n")
        }
    };
    let plain = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, plain, word).into_response()
}

/// Counters, only to this machine itself.
pub async fn metrics(State(app): State<App>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    if !caller_of(&app, &parts).is_loopback() || parts.headers.contains_key("x-forwarded-for") {
        return Refusal(Failure::NotFound).into_response();
    }
    let plain = [
        (header::CONTENT_TYPE, "text/plain; version=0.0.4"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (plain, app.metrics.text()).into_response()
}
