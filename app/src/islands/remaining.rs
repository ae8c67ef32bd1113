//! How much time is left, asked again by a page that has been out of sight.

use leptos::prelude::*;
#[cfg(feature = "ssr")]
use std::{future::Future, pin::Pin, sync::Arc};

/// An answer that is on its way.
#[cfg(feature = "ssr")]
pub type Answering = Pin<Box<dyn Future<Output = Option<i64>> + Send>>;

/// Knows how much time is left of the asker's own attempt; the server hands it in with each call.
#[cfg(feature = "ssr")]
#[derive(Clone)]
pub struct TimeSource(pub Arc<dyn Fn(String, String) -> Answering + Send + Sync>);

/// Milliseconds left of an attempt, by the contest's name in addresses and the attempt's id. Nothing if there is no
/// such attempt or it is not the asker's.
#[server(endpoint = "remaining")]
pub async fn remaining(contest: String, attempt: String) -> Result<Option<i64>, ServerFnError> {
    match use_context::<TimeSource>() {
        Some(TimeSource(ask)) => Ok(ask(contest, attempt).await),
        None => Ok(None),
    }
}
