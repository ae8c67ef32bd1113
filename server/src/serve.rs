//! Starting, serving and stopping.

use crate::{
    boards::Boards,
    chance::{Chance, SystemChance},
    clock::{Clock, SystemClock},
    config::{ServeSettings, SettingsError},
    connections,
    contests::Contests,
    demo, jobs,
    limits::Limits,
    metrics::Metrics,
    network::Network,
    passwords::Passwords,
    ready::ReadyPages,
    router,
    secrets::Secrets,
    state::{App, Parts},
    writer::Writer,
};
use app::parts::Assets;
use contest::id::NodeId;
use std::{
    collections::HashMap, fs, future::Future, io::Write as _, net::SocketAddr, path::Path, sync::Arc,
    time::Duration,
};
use store::Store;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// Connections that read, for each process.
const READERS: u32 = 8;
/// Requests in flight get so long when the process is told to stop. With [`LAST_COMMIT`] it is gone within five
/// seconds.
const LAST_WORDS: Duration = Duration::from_millis(3_500);
/// So long the writer gets then for what is queued.
const LAST_COMMIT: Duration = Duration::from_secs(1);

/// Why the service did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The settings cannot be used; nothing was written.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The database cannot be used.
    #[error("--database: {}", with_causes(.0))]
    Store(#[source] store::StoreError),
    /// Something else of the machine is missing.
    #[error("{what}: {cause}")]
    Machine {
        /// What was tried.
        what: &'static str,
        /// Why it failed.
        cause: String,
    },
}

impl From<store::StoreError> for StartError {
    fn from(error: store::StoreError) -> Self {
        Self::Store(error)
    }
}

/// An error and what caused it, in one line.
fn with_causes(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line.push_str(": ");
        line.push_str(&error.to_string());
        cause = error.source();
    }
    line.replace('\n', " ")
}

fn machine(what: &'static str, cause: impl std::fmt::Display) -> StartError {
    StartError::Machine {
        what,
        cause: format!("{cause}"),
    }
}

/// Reads where the built files are.
pub fn assets(site: &Path) -> Result<Assets, SettingsError> {
    let wrong = || SettingsError::Site(site.to_owned());
    let text = fs::read_to_string(site.join("manifest.json")).map_err(|_| wrong())?;
    let names: HashMap<String, String> = serde_json::from_str(&text).map_err(|_| wrong())?;
    let address = |name: &str| {
        names
            .get(name)
            .map_or_else(String::new, |path| format!("/{path}"))
    };
    Ok(Assets {
        css: address("pkg/timhieu.css"),
        js: address("pkg/timhieu.js"),
        wasm: address("pkg/timhieu.wasm"),
    })
}

/// An installation that runs: the handlers' state, the writer behind it, and its jobs.
#[derive(Debug)]
pub struct Running {
    /// What handlers reach.
    pub app: App,
    writer: JoinHandle<()>,
    jobs: JoinHandle<()>,
    stop: CancellationToken,
}

impl Running {
    /// Starts writer and jobs on a store.
    pub fn start(
        settings: &ServeSettings,
        store: Store,
        secrets: Secrets,
        assets: Assets,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Result<Self, StartError> {
        let metrics = Arc::new(Metrics::default());
        let node = NodeId(chance.id());
        // Other nodes, and whoever checks the answer log, know this process by that id (design 6).
        tracing::info!(%node, "this process writes answers");
        let (writer, writer_task) =
            Writer::start(store.clone(), Arc::clone(&clock), node, Arc::clone(&metrics));
        let known = settings
            .known_networks
            .iter()
            .filter_map(|text| Network::parse(text))
            .collect();
        let app = App::new(Parts {
            store,
            writer,
            passwords: Passwords::new(&*chance).map_err(|error| machine("argon2", error))?,
            clock,
            chance,
            secrets,
            limits: Limits::new(known),
            contests: Contests::default(),
            boards: Boards::default(),
            ready: ReadyPages::default(),
            metrics,
            assets: Arc::new(assets),
            site: settings.site.clone(),
            base_url: settings.base_url.clone(),
            https: settings.is_https(),
            behind_proxy: settings.behind_proxy,
        });
        let stop = CancellationToken::new();
        let jobs = tokio::spawn(jobs::run(app.clone(), stop.clone()));
        Ok(Self {
            app,
            writer: writer_task,
            jobs,
            stop,
        })
    }

    /// Stops the jobs, lets the writer write what is queued, and closes the database.
    pub async fn stop(self) {
        self.stop.cancel();
        let _ = self.jobs.await;
        let store = self.app.store.clone();
        drop(self.app);
        // The writer ends when the last handle is gone; a connection that will not close must not hold it up.
        let _ = tokio::time::timeout(LAST_COMMIT, self.writer).await;
        store.close().await;
    }
}

/// Serves until `told_to_stop` is done; requests in flight then have a few seconds.
pub async fn serve(
    settings: &ServeSettings,
    told_to_stop: impl Future<Output = ()>,
) -> Result<(), StartError> {
    settings.check()?;
    let assets = assets(&settings.site)?;
    let listener = tokio::net::TcpListener::bind(settings.listen)
        .await
        .map_err(|error| machine("--listen", format!("{}: {error}", settings.listen)))?;
    let address = listener
        .local_addr()
        .map_err(|error| machine("--listen", error))?;
    let make_data_folder = || {
        fs::create_dir_all(&settings.data.data)
            .map_err(|error| SettingsError::Data(settings.data.data.clone(), error))
    };
    // A database elsewhere is tried first: if it cannot be used, nothing has been written here.
    if settings.data.database.is_none() {
        make_data_folder()?;
    }
    let store = Store::open(&settings.data.database_address(), READERS).await?;
    make_data_folder()?;
    let chance: Arc<dyn Chance> = Arc::new(SystemChance);
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let secrets = Secrets::open(&settings.data.data.join("secret.key"), &*chance)
        .map_err(|error| SettingsError::Data(settings.data.data.clone(), error))?;
    let facts = store.facts().await?;
    tracing::info!(database = facts.name, version = facts.version, durability = ?facts.durability, "opened");
    let running = Running::start(settings, store, secrets, assets, clock, chance)?;
    if settings.demo {
        demo::prepare(&running.app, settings)
            .await
            .map_err(|error| machine("--demo", error))?;
    }
    announce(settings, address);
    if !connections::serve(listener, router::service(&running.app), told_to_stop, LAST_WORDS).await {
        tracing::warn!("requests were still open when the time to stop was up and have been cut");
    }
    running.stop().await;
    Ok(())
}

/// Tells whoever started the program where it serves; nobody may be listening any more.
fn announce(settings: &ServeSettings, address: SocketAddr) {
    let base = settings
        .base_url
        .clone()
        .unwrap_or_else(|| format!("http://{address}"));
    let data = settings.data.data.display();
    let _ = writeln!(std::io::stdout(), "Tìm Hiểu: {base}\nData: {data}");
}
