//! The built files: style sheet, scripts, icons. Names carry the hash of their contents, so they never change.

use crate::{failure::Refusal, state::App};
use app::messages::failures::Failure;
use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use std::path::Path as FilePath;

/// A file of `/pkg/`.
pub async fn package(
    State(app): State<App>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    serve(
        &app.site.join("pkg"),
        &file,
        &headers,
        "public, max-age=31536000, immutable",
    )
    .await
}

/// A file of the public folder, by its plain name.
pub async fn public(app: &App, file: &str, headers: &HeaderMap) -> Result<Response, Refusal> {
    serve(&app.site, file, headers, "public, max-age=3600").await
}

async fn serve(
    folder: &FilePath,
    file: &str,
    headers: &HeaderMap,
    caching: &'static str,
) -> Result<Response, Refusal> {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_');
    if file.is_empty() || file.starts_with('.') || !file.chars().all(plain) {
        return Err(Refusal(Failure::NotFound));
    }
    let kind = match file.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => return Err(Refusal(Failure::NotFound)),
    };
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    for (coding, ending) in [("br", ".br"), ("gzip", ".gz")] {
        let is_accepted = accepted
            .split(',')
            .any(|offer| offer.trim().split(';').next() == Some(coding));
        if is_accepted && let Ok(bytes) = tokio::fs::read(folder.join(format!("{file}{ending}"))).await {
            let mut response = answer(bytes, kind, caching);
            response
                .headers_mut()
                .insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
            return Ok(response);
        }
    }
    let bytes = tokio::fs::read(folder.join(file))
        .await
        .map_err(|_| Refusal(Failure::NotFound))?;
    Ok(answer(bytes, kind, caching))
}

fn answer(bytes: Vec<u8>, kind: &'static str, caching: &'static str) -> Response {
    let lines = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, caching),
        (header::VARY, "accept-encoding"),
    ];
    (lines, Body::from(bytes)).into_response()
}
