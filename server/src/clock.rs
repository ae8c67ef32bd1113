//! The server's clock: the only one that counts (design 1).

use contest::time::{Millis, Timestamp};
use std::{
    fmt::Debug,
    sync::atomic::{AtomicI64, Ordering},
};

/// Tells the time.
pub trait Clock: Debug + Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// The machine's wall clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place where the machine's clock is read"
    )]
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// A clock that stands still until it is moved, for tests.
#[derive(Debug)]
pub struct StandingClock(AtomicI64);

impl StandingClock {
    /// Shows that instant.
    #[must_use]
    pub fn at(instant: Timestamp) -> Self {
        Self(AtomicI64::new(instant.0))
    }

    /// Moves it on.
    pub fn advance(&self, span: Millis) {
        self.0.fetch_add(span.0, Ordering::SeqCst);
    }
}

impl Clock for StandingClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}
