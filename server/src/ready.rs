//! Pages that are the same for everybody, kept as bytes for a moment.
//!
//! Whoever brings no sign-in gets home, rules, privacy and boards from here: rendered at most four times a second
//! for each address and language, with the compressed forms and an `ETag`. Whoever brings one gets a page made for
//! the occasion, which no cache may keep. Shared caches must ask each time and tell requests with cookies apart.

use crate::{cookies::is_signed_in, failure::Refusal, state::App, visit::Visit};
use app::{Lang, messages::failures::Failure};
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use contest::time::{Millis, Timestamp};
use http_body_util::BodyExt;
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    io::Write,
    sync::{Arc, Mutex, PoisonError},
};

/// How long a page is kept; see [`crate::boards`] for the sum of all delays.
const FRESH: Millis = Millis(250);
/// So many addresses are kept at most. Boards of one round have some hundreds.
const MOST: usize = 512;
/// Longer addresses are not kept.
const LONGEST_ADDRESS: usize = 200;
/// Brotli's effort, 0 to 11: above it pages shrink little and cost much more.
const BROTLI_EFFORT: u32 = 5;

/// A page in all forms that browsers take.
#[derive(Debug)]
struct Forms {
    plain: Bytes,
    brotli: Bytes,
    gzip: Bytes,
    tag: HeaderValue,
}

type Kept = Arc<tokio::sync::Mutex<Option<(Timestamp, Arc<Forms>)>>>;

/// Pages as they were last rendered.
#[derive(Debug, Default)]
pub struct ReadyPages(Mutex<HashMap<(String, Lang), Kept>>);

impl ReadyPages {
    /// Where a page is kept; `None` if it cannot be, because its address is odd or there are too many.
    fn place(&self, path: &str, lang: Lang, now: Timestamp) -> Option<Kept> {
        if path.len() > LONGEST_ADDRESS {
            return None;
        }
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (path.to_owned(), lang);
        if let Some(found) = places.get(&key) {
            return Some(Arc::clone(found));
        }
        if places.len() >= MOST {
            places.retain(|_, kept| {
                kept.try_lock().map_or(true, |page| {
                    page.as_ref().is_some_and(|(made_at, _)| is_fresh(*made_at, now))
                })
            });
        }
        (places.len() < MOST).then(|| Arc::clone(places.entry(key).or_default()))
    }
}

fn is_fresh(made_at: Timestamp, now: Timestamp) -> bool {
    let age = now - made_at;
    age >= Millis::ZERO && age < FRESH
}

/// Answers with a page: from what is ready for strangers, made anew for who is signed in.
pub async fn page(
    visit: &Visit,
    headers: &HeaderMap,
    make: impl Future<Output = Result<Response, Refusal>>,
) -> Result<Response, Refusal> {
    if is_signed_in(headers) {
        return make.await;
    }
    let app: &App = &visit.app;
    let Some(place) = app.ready.place(&visit.path, visit.lang, visit.now) else {
        return make.await;
    };
    let mut kept = place.lock().await;
    if let Some((made_at, forms)) = kept.as_ref()
        && is_fresh(*made_at, app.clock.now())
    {
        return Ok(answer(forms, headers));
    }
    let made_at = app.clock.now();
    let response = make.await?;
    if response.status() != StatusCode::OK {
        return Ok(response);
    }
    let bytes = response
        .into_body()
        .collect()
        .await
        .map_err(|_| Refusal(Failure::Internal))?
        .to_bytes();
    let forms = match kept.take() {
        // The same page as before needs no compressing.
        Some((_, before)) if before.plain == bytes => before,
        _ => Arc::new(Forms::of(bytes).map_err(|error| {
            tracing::error!(%error, "a page could not be compressed");
            Refusal(Failure::Internal)
        })?),
    };
    let answer = answer(&forms, headers);
    *kept = Some((made_at, forms));
    Ok(answer)
}

impl Forms {
    fn of(plain: Bytes) -> std::io::Result<Self> {
        let mut brotli = Vec::new();
        let settings = brotli::enc::BrotliEncoderParams {
            quality: i32::try_from(BROTLI_EFFORT).unwrap_or_default(),
            ..Default::default()
        };
        brotli::BrotliCompress(&mut plain.as_ref(), &mut brotli, &settings)?;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(&plain)?;
        let tag = format!(
            "W/\"{}\"",
            data_encoding::HEXLOWER.encode(&Sha256::digest(&plain)[..12])
        );
        Ok(Self {
            brotli: brotli.into(),
            gzip: gzip.finish()?.into(),
            tag: HeaderValue::try_from(tag).map_err(std::io::Error::other)?,
            plain,
        })
    }
}

fn answer(forms: &Forms, headers: &HeaderMap) -> Response {
    let known = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(','))
        .any(|tag| tag.trim() == forms.tag || tag.trim() == "*");
    let (coding, bytes) = match accepted(headers) {
        _ if known => (None, Bytes::new()),
        Some("br") => (Some("br"), forms.brotli.clone()),
        Some(coding) => (Some(coding), forms.gzip.clone()),
        None => (None, forms.plain.clone()),
    };
    let status = if known {
        StatusCode::NOT_MODIFIED
    } else {
        StatusCode::OK
    };
    let mut response = (status, Body::from(bytes)).into_response();
    let lines = response.headers_mut();
    if known {
        lines.remove(header::CONTENT_TYPE);
    } else {
        lines.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        );
    }
    if let Some(coding) = coding {
        lines.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    lines.insert(header::ETAG, forms.tag.clone());
    lines.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    lines.insert(header::VARY, HeaderValue::from_static("cookie, accept-encoding"));
    response
}

/// The best coding that the browser takes: one it names without refusing it by `q=0`.
fn accepted(headers: &HeaderMap) -> Option<&'static str> {
    let line = headers.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    let takes = |coding: &str| {
        line.split(',').any(|offer| {
            let mut parts = offer.split(';').map(str::trim);
            let named = parts.next() == Some(coding);
            named && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
    };
    ["br", "gzip"].into_iter().find(|coding| takes(coding))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn asking(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn the_compressed_forms_are_the_same_page() {
        let page = Bytes::from("Bảng xếp hạng ".repeat(500));
        let forms = Forms::of(page.clone()).unwrap();
        let (mut brotli, mut gzip) = (Vec::new(), Vec::new());
        brotli::BrotliDecompress(&mut forms.brotli.as_ref(), &mut brotli).unwrap();
        flate2::read::GzDecoder::new(forms.gzip.as_ref())
            .read_to_end(&mut gzip)
            .unwrap();
        assert_eq!((brotli, gzip), (page.to_vec(), page.to_vec()));
    }

    #[test]
    fn a_coding_is_sent_only_to_who_takes_it() {
        for (line, coding) in [
            ("gzip, deflate, br", Some("br")),
            ("gzip;q=0.8", Some("gzip")),
            ("br;q=0, gzip", Some("gzip")),
            ("identity", None),
            ("", None),
        ] {
            assert_eq!(accepted(&asking(header::ACCEPT_ENCODING, line)), coding, "{line}");
        }
    }

    #[test]
    fn odd_and_too_many_addresses_are_not_kept() {
        let pages = ReadyPages::default();
        assert!(
            pages
                .place(&"x".repeat(LONGEST_ADDRESS + 1), Lang::Vi, Timestamp(0))
                .is_none()
        );
        let held: Vec<_> = (0..MOST)
            .map(|n| pages.place(&format!("/?{n}"), Lang::Vi, Timestamp(0)).unwrap())
            .collect();
        for place in &held {
            let forms = Arc::new(Forms::of(Bytes::from_static(b"x")).unwrap());
            *place.try_lock().unwrap() = Some((Timestamp(0), forms));
        }
        assert!(pages.place("/one-more", Lang::Vi, Timestamp(0)).is_none());
        assert!(pages.place("/?0", Lang::Vi, Timestamp(0)).is_some());
        assert!(pages.place("/one-more", Lang::Vi, Timestamp(FRESH.0)).is_some());
    }
}
