//! Sign-ins of entrants: how long they last, how they begin and end.
//!
//! The cookie carries 256 bits that nobody can guess; the database keeps their SHA-256. A sign-in runs for a fixed
//! time from its beginning and is not prolonged by use, so no request but signing in and out writes. People who are
//! disqualified stay signed in and can sign in: their page says why.

use crate::{
    cookies::{clear, cookie, entrant_cookie, set_sign_in},
    secrets::token_hash,
    visit::Visit,
};
use axum::http::{HeaderMap, HeaderValue};
use contest::{
    id::EntrantId,
    time::{Millis, Timestamp},
};
use store::{StoreError, Tx};

/// On a device of one's own: about as long as a contest runs, so that an entry code is seldom typed.
pub const OWN_DEVICE: Millis = Millis::minutes(30 * 24 * 60);
/// On a shared device the cookie goes when the browser is closed; where it never is, after a working day.
pub const SHARED_DEVICE: Millis = Millis::minutes(12 * 60);

/// How long a sign-in lasts.
#[must_use]
pub const fn lifetime(shared: bool) -> Millis {
    if shared { SHARED_DEVICE } else { OWN_DEVICE }
}

/// The token of this visit's sign-in, whether it still holds or not.
#[must_use]
pub fn token<'h>(visit: &Visit, headers: &'h HeaderMap) -> Option<&'h str> {
    cookie(headers, &name(visit))
}

/// Writes a sign-in into the database.
pub async fn begin(
    tx: &mut Tx,
    visit: &Visit,
    entrant: EntrantId,
    token: &str,
    shared: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    let until = now + lifetime(shared);
    tx.add_entrant_session(visit.contest.id(), &token_hash(token), entrant, now, until)
        .await
}

/// The line that hands the browser a sign-in; without `Max-Age` on a shared device.
#[must_use]
pub fn set(visit: &Visit, token: &str, shared: bool) -> HeaderValue {
    let age = (!shared).then_some(OWN_DEVICE.0 / 1_000);
    set_sign_in(&name(visit), token, visit.app.https, age)
}

/// The line that takes it away.
#[must_use]
pub fn unset(visit: &Visit) -> HeaderValue {
    clear(&name(visit), visit.app.https)
}

fn name(visit: &Visit) -> String {
    entrant_cookie(&visit.contest.record.slug, visit.app.https)
}
