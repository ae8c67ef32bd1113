//! Settings, read once. A wrong one is told in one line, with exit code 2 and nothing written.

use clap::{Args, Parser, Subcommand};
use std::{net::SocketAddr, path::PathBuf};

/// The contest software of districts and cities.
#[derive(Debug, Parser)]
#[command(name = "timhieu", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the contests.
    Serve(ServeSettings),
    /// Manage those who work for the contests.
    Admin {
        /// What to do.
        #[command(subcommand)]
        act: AdminAct,
    },
    /// Load ready-made contests.
    Kit {
        /// What to do.
        #[command(subcommand)]
        act: KitAct,
    },
}

/// Acts on officials.
#[derive(Debug, Subcommand)]
pub enum AdminAct {
    /// Make an account and print a one-time link with which its owner sets password and second factor.
    Create {
        /// Where the data lies.
        #[command(flatten)]
        data: DataSettings,
        /// Sign-in name.
        #[arg(long)]
        login: String,
        /// Full name.
        #[arg(long)]
        name: String,
        /// Address of the installation, to make the link whole.
        #[arg(long, env = "TIMHIEU_BASE_URL", default_value = "http://127.0.0.1:3000")]
        base_url: String,
    },
}

/// Acts on kits.
#[derive(Debug, Subcommand)]
pub enum KitAct {
    /// Check a kit and load it as a new contest. Anything wrong is named with file and line, and nothing changes.
    Load {
        /// Where the data lies.
        #[command(flatten)]
        data: DataSettings,
        /// The kit's folder.
        folder: PathBuf,
        /// Only check.
        #[arg(long)]
        dry_run: bool,
    },
}

/// Where the data lies.
#[derive(Clone, Debug, Args)]
pub struct DataSettings {
    /// Folder of the database and the installation's secret.
    #[arg(long, env = "TIMHIEU_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Address of the database, `sqlite:PATH` or `postgres://…`; the default is a file in the data folder.
    #[arg(long, env = "TIMHIEU_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
}

impl DataSettings {
    /// Address of the database.
    #[must_use]
    pub fn database_address(&self) -> String {
        self.database
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", self.data.join("timhieu.sqlite").display()))
    }
}

/// Settings of `serve`.
#[derive(Clone, Debug, Args)]
pub struct ServeSettings {
    /// Where the data lies.
    #[command(flatten)]
    pub data: DataSettings,
    /// Where to listen. Other than loopback only behind a proxy that does TLS.
    #[arg(long, env = "TIMHIEU_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// Folder of the built style sheet, scripts and icons.
    #[arg(long, env = "TIMHIEU_SITE", default_value = "target/site")]
    pub site: PathBuf,
    /// Public address, for instance `https://timhieu.example.vn`; needed behind a proxy.
    #[arg(long, env = "TIMHIEU_BASE_URL")]
    pub base_url: Option<String>,
    /// A proxy that does TLS stands in front and appends the caller to `X-Forwarded-For`.
    #[arg(long, env = "TIMHIEU_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// A network without limits on registration, for instance a school's: `203.0.113.0/24`. May be repeated.
    #[arg(long = "known-network", env = "TIMHIEU_KNOWN_NETWORKS", value_delimiter = ',')]
    pub known_networks: Vec<String>,
    /// Load the demonstration into a new database; loopback only.
    #[arg(long)]
    pub demo: bool,
    /// Folder of the kits, for the demonstration.
    #[arg(long, env = "TIMHIEU_KITS", default_value = "kits")]
    pub kits: PathBuf,
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// Plain http would reach beyond this machine.
    #[error(
        "--listen {0}: other machines may be served only behind a proxy that does TLS (--behind-proxy and --base-url https://…)"
    )]
    PlainHttp(SocketAddr),
    /// Behind a proxy the public address must be known, and be https.
    #[error("--behind-proxy needs --base-url https://…")]
    BaseUrl,
    /// The demonstration is for this machine only.
    #[error("--demo serves on loopback only, not on {0}")]
    DemoAbroad(SocketAddr),
    /// A known network is not an address and a length.
    #[error("--known-network {0}: write an address and a length, for instance 203.0.113.0/24")]
    Network(String),
    /// The built files are not there.
    #[error("--site {0}: no manifest.json there; build it with `cargo xtask build`")]
    Site(PathBuf),
    /// The folder of the data cannot be used.
    #[error("--data {0}: {1}")]
    Data(PathBuf, std::io::Error),
}

impl ServeSettings {
    /// Refuses settings that must not be served, before anything is written.
    pub fn check(&self) -> Result<(), SettingsError> {
        let loopback = self.listen.ip().is_loopback();
        if self.demo && (!loopback || self.behind_proxy) {
            return Err(SettingsError::DemoAbroad(self.listen));
        }
        if self.behind_proxy {
            if !self
                .base_url
                .as_deref()
                .is_some_and(|url| url.starts_with("https://"))
            {
                return Err(SettingsError::BaseUrl);
            }
        } else if !loopback {
            return Err(SettingsError::PlainHttp(self.listen));
        }
        for network in &self.known_networks {
            if crate::network::Network::parse(network).is_none() {
                return Err(SettingsError::Network(network.clone()));
            }
        }
        Ok(())
    }

    /// Whether browsers see https, so that cookies may be bound to it.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.base_url
            .as_deref()
            .is_some_and(|url| url.starts_with("https://"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(arguments: &[&str]) -> ServeSettings {
        let cli = Cli::try_parse_from([&["timhieu", "serve"], arguments].concat()).unwrap();
        match cli.command {
            Command::Serve(settings) => settings,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        assert!(settings(&["--listen", "127.0.0.1:0"]).check().is_ok());
        assert!(matches!(
            settings(&["--listen", "0.0.0.0:80"]).check(),
            Err(SettingsError::PlainHttp(_))
        ));
        let proxied = [
            "--listen",
            "0.0.0.0:80",
            "--behind-proxy",
            "--base-url",
            "https://x.vn",
        ];
        assert!(settings(&proxied).check().is_ok());
        assert!(matches!(
            settings(&["--behind-proxy"]).check(),
            Err(SettingsError::BaseUrl)
        ));
    }

    #[test]
    fn the_demonstration_stays_on_this_machine() {
        let abroad = [
            "--demo",
            "--listen",
            "0.0.0.0:80",
            "--behind-proxy",
            "--base-url",
            "https://x.vn",
        ];
        assert!(matches!(
            settings(&abroad).check(),
            Err(SettingsError::DemoAbroad(_))
        ));
    }

    #[test]
    fn a_network_that_is_none_is_named() {
        let wrong = settings(&["--known-network", "school"]);
        assert_eq!(
            wrong.check().unwrap_err().to_string(),
            "--known-network school: write an address and a length, for instance 203.0.113.0/24"
        );
    }
}
