//! The binary `timhieu`.

use clap::Parser;
use server::{
    admin,
    chance::SystemChance,
    clock::{Clock, SystemClock},
    config::{AdminAct, Cli, Command, DataSettings, KitAct, SettingsError},
    kit::{self, LoadError, Purpose},
    serve::{StartError, serve},
};
use std::{fs, process::ExitCode};
use store::Store;

/// Exit code for wrong settings or a wrong kit.
const WRONG: u8 = 2;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            eprintln!("timhieu: {}", one_line(&error));
            return ExitCode::from(WRONG);
        }
        // Not a mistake: the answer to --help or --version.
        Err(error) => error.exit(),
    };
    let filter = tracing_subscriber::EnvFilter::try_from_env("TIMHIEU_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let done = match cli.command {
        Command::Serve(settings) => serve(&settings, told_to_stop()).await.map_err(Failed::from),
        Command::Admin { act } => create_admin(act).await,
        Command::Kit { act } => load_kit(act).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            for line in &failed.lines {
                eprintln!("timhieu: {line}");
            }
            ExitCode::from(failed.code)
        }
    }
}

/// What is wrong with the arguments, without the usage that clap adds.
fn one_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let what = text.split("\n\n").next().unwrap_or_default();
    let line = what.split_whitespace().collect::<Vec<_>>().join(" ");
    line.strip_prefix("error: ").unwrap_or(&line).to_owned()
}

/// What is told at the end, and the exit code.
struct Failed {
    lines: Vec<String>,
    code: u8,
}

impl Failed {
    fn wrong(line: impl std::fmt::Display) -> Self {
        Self {
            lines: vec![format!("{line}")],
            code: WRONG,
        }
    }
}

impl From<StartError> for Failed {
    fn from(error: StartError) -> Self {
        Self::wrong(error)
    }
}

async fn open(data: &DataSettings) -> Result<Store, Failed> {
    fs::create_dir_all(&data.data)
        .map_err(|error| Failed::wrong(SettingsError::Data(data.data.clone(), error)))?;
    Store::open(&data.database_address(), 2)
        .await
        .map_err(Failed::wrong)
}

async fn create_admin(act: AdminAct) -> Result<(), Failed> {
    let AdminAct::Create {
        data,
        login,
        name,
        base_url,
    } = act;
    let store = open(&data).await?;
    let token = admin::create(&store, &login, &name, SystemClock.now(), &SystemChance)
        .await
        .map_err(Failed::wrong)?;
    store.close().await;
    println!("{}/to-chuc/moi/{token}", base_url.trim_end_matches('/'));
    Ok(())
}

async fn load_kit(act: KitAct) -> Result<(), Failed> {
    let KitAct::Load {
        data,
        folder,
        dry_run,
    } = act;
    let kit = kit::read(&folder).map_err(told)?;
    for warning in &kit.warnings {
        eprintln!("timhieu: {}", warning.message(exchange::lang::Lang::Vi));
    }
    let summary = format!(
        "{}: {} questions, {} units, {} rounds",
        kit.slug,
        kit.questions.len(),
        kit.units.len(),
        kit.rounds.len()
    );
    if dry_run {
        println!("{summary}; nothing was loaded");
        return Ok(());
    }
    let store = open(&data).await?;
    kit::load(&store, &kit, Purpose::Contest, &SystemClock, &SystemChance)
        .await
        .map_err(told)?;
    store.close().await;
    println!("{summary}");
    Ok(())
}

fn told(error: LoadError) -> Failed {
    match error {
        LoadError::Kit(mistakes) => Failed {
            lines: mistakes
                .iter()
                .map(|mistake| mistake.message(exchange::lang::Lang::Vi))
                .collect(),
            code: WRONG,
        },
        other => Failed::wrong(other),
    }
}

/// Done when the process is told to stop (SIGTERM, Ctrl-C).
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
