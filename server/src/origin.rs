//! Acts must come from our own pages: no tokens, works without scripts.
//!
//! Browsers say where a request comes from, in `Sec-Fetch-Site`, older ones in `Origin`. A request that says neither
//! is refused: every browser sends `Origin` with a POST of a form.

use crate::{failure::Refusal, state::App};
use app::messages::failures::Failure;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Middleware: refuses acts from foreign pages.
pub async fn check(State(app): State<App>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_ours(request.headers(), app.base_url.as_deref()) {
        next.run(request).await
    } else {
        Refusal(Failure::ForeignOrigin).into_response()
    }
}

fn is_ours(headers: &HeaderMap, base_url: Option<&str>) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => match (text("origin"), base_url) {
            (Some(origin), Some(base)) => origin == base.trim_end_matches('/'),
            (Some(origin), None) => {
                let host = text(header::HOST.as_str()).unwrap_or_default();
                !host.is_empty() && origin.strip_prefix("http://") == Some(host)
            }
            (None, _) => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn a_form_of_ours_is_taken() {
        assert!(is_ours(&headers(&[("sec-fetch-site", "same-origin")]), None));
        assert!(is_ours(
            &headers(&[("origin", "http://127.0.0.1:3000"), ("host", "127.0.0.1:3000")]),
            None
        ));
        assert!(is_ours(
            &headers(&[("origin", "https://thi.vn")]),
            Some("https://thi.vn/")
        ));
    }

    #[test]
    fn a_form_of_another_site_is_refused() {
        assert!(!is_ours(&headers(&[("sec-fetch-site", "cross-site")]), None));
        assert!(!is_ours(&headers(&[("sec-fetch-site", "same-site")]), None));
        assert!(!is_ours(
            &headers(&[("origin", "https://evil.example"), ("host", "thi.vn")]),
            None
        ));
        assert!(!is_ours(
            &headers(&[("origin", "null"), ("host", "thi.vn")]),
            None
        ));
        assert!(!is_ours(&headers(&[("host", "thi.vn")]), Some("https://thi.vn")));
        // A foreign page cannot hide behind a matching Origin: the newer header decides.
        let both = [
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://thi.vn"),
            ("host", "thi.vn"),
        ];
        assert!(!is_ours(&headers(&both), None));
    }
}
