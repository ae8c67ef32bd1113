//! From "could not be done" to a page in plain words.
//!
//! Handlers return a [`Refusal`]; the middleware [`pages`] turns it, and whatever else fails below, into a page in
//! the reader's language. The cause of an internal failure goes to the log and nowhere else (design 19).

use crate::{cookies::language, state::App};
use app::{messages::failures::Failure, pages::failure::failure_page};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use store::StoreError;

/// Why a handler did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal(pub Failure);

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        if error.is_passing() {
            tracing::warn!(cause = ?error, "the database is not available");
            Self(Failure::Busy)
        } else {
            tracing::error!(cause = ?error, "the store failed");
            Self(Failure::Internal)
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = status(self.0).into_response();
        response.extensions_mut().insert(self.0);
        response
    }
}

/// The status that goes with a failure.
const fn status(failure: Failure) -> StatusCode {
    match failure {
        Failure::Unreadable => StatusCode::BAD_REQUEST,
        Failure::ForeignOrigin | Failure::NotAllowed => StatusCode::FORBIDDEN,
        Failure::NotFound => StatusCode::NOT_FOUND,
        Failure::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Failure::TooSlow => StatusCode::REQUEST_TIMEOUT,
        Failure::Conflict => StatusCode::CONFLICT,
        Failure::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Failure::WrongKind => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Failure::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Failure::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        Failure::Busy => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// The failure that a bare status from a library stands for.
fn failure_of(status: StatusCode) -> Option<Failure> {
    Some(match status {
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => Failure::Unreadable,
        StatusCode::FORBIDDEN => Failure::NotAllowed,
        StatusCode::NOT_FOUND => Failure::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Failure::MethodNotAllowed,
        StatusCode::REQUEST_TIMEOUT => Failure::TooSlow,
        StatusCode::CONFLICT => Failure::Conflict,
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Failure::WrongKind,
        StatusCode::TOO_MANY_REQUESTS => Failure::TooMany,
        StatusCode::SERVICE_UNAVAILABLE => Failure::Busy,
        _ if status.is_server_error() => Failure::Internal,
        _ => return None,
    })
}

/// Middleware: gives every failure its page. What handlers made themselves (a form at 422, a reply to a script)
/// passes through.
pub async fn pages(State(app): State<App>, request: Request, next: Next) -> Response {
    let lang = language(request.headers());
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    let is_made = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html") || kind == "application/json");
    let known = response.extensions().get::<Failure>().copied();
    let Some(failure) = known.or_else(|| failure_of(response.status()).filter(|_| !is_made)) else {
        return response;
    };
    let site = match crate::site::slug_of(&path) {
        Some(slug) => app
            .contests
            .get(&app, slug)
            .await
            .ok()
            .flatten()
            .map(|contest| contest.site(lang)),
        None => None,
    };
    let home = site
        .as_ref()
        .map_or_else(|| "/".to_owned(), |site| site.root.clone());
    let telephone = site.as_ref().map(|site| site.telephone.clone());
    let frame = crate::page::frame(&app, lang, &path, lang.failure_heading(failure).to_owned(), site);
    let mut page = crate::page::html(status(failure), &frame, move || {
        failure_page(lang, failure, telephone.as_deref(), &home)
    });
    for name in [header::ALLOW, header::RETRY_AFTER, header::SET_COOKIE] {
        for value in response.headers().get_all(&name) {
            page.headers_mut().append(name.clone(), value.clone());
        }
    }
    if failure == Failure::Busy {
        page.headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
    }
    page
}
