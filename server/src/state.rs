//! What every handler can reach.

use crate::{
    boards::Boards, chance::Chance, clock::Clock, contests::Contests, limits::Limits, metrics::Metrics,
    passwords::Passwords, ready::ReadyPages, secrets::Secrets, writer::Writer,
};
use app::parts::Assets;
use std::{ops::Deref, path::PathBuf, sync::Arc};
use store::Store;

/// The running installation; cheap to clone.
#[derive(Clone, Debug)]
pub struct App(Arc<Parts>);

/// Its parts.
#[derive(Debug)]
pub struct Parts {
    /// The database.
    pub store: Store,
    /// The only way in for answers (design 5).
    pub writer: Writer,
    /// The server's clock.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub chance: Arc<dyn Chance>,
    /// The installation's secret.
    pub secrets: Secrets,
    /// Hashing of passwords, a few at a time.
    pub passwords: Passwords,
    /// Limits by network.
    pub limits: Limits,
    /// Contests as loaded.
    pub contests: Contests,
    /// Boards as computed.
    pub boards: Boards,
    /// Pages for everybody as rendered.
    pub ready: ReadyPages,
    /// Counters for `/metrics`.
    pub metrics: Arc<Metrics>,
    /// Addresses of the built files.
    pub assets: Arc<Assets>,
    /// Folder of the built files.
    pub site: PathBuf,
    /// Public address, if set.
    pub base_url: Option<String>,
    /// Whether browsers see https.
    pub https: bool,
    /// Whether a proxy of ours stands in front.
    pub behind_proxy: bool,
}

impl App {
    /// An installation of these parts.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
