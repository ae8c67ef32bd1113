//! Rendering a page into a response.

use crate::state::App;
use app::{
    Lang,
    parts::{Frame, Site, document},
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use leptos::prelude::*;

/// A frame with nothing special about it.
#[must_use]
pub fn frame(app: &App, lang: Lang, path: &str, title: String, site: Option<Site>) -> Frame {
    Frame {
        lang,
        title,
        assets: app.assets.clone(),
        path: path.to_owned(),
        body: app::parts::Body::default(),
        main: app::parts::Main::default(),
        site,
        signed_in: app::parts::SignedIn::default(),
        nav: None,
        islands: false,
        invalid: false,
    }
}

/// Renders a page. It is not stored by caches unless the handler says so: most pages belong to one person.
pub fn html<V: IntoView + 'static>(
    status: StatusCode,
    frame: &Frame,
    contents: impl FnOnce() -> V,
) -> Response {
    let body = app::render::page(|| document(frame, contents()));
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// 303 to another page, after an act.
#[must_use]
pub fn see_other(to: &str) -> Response {
    axum::response::Redirect::to(to).into_response()
}
