//! Loading a kit from a folder as a new contest: all of it in one transaction, or nothing.

use crate::{chance::Chance, clock::Clock};
use contest::{
    draw::{Seed, commitment},
    round::Phase,
    time::Timestamp,
};
use exchange::{
    kit::{Bilingual, Kit, KitError, KitFiles},
    prose::Prose,
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use store::{
    Store, StoreError, Tx,
    contests::{ContestRecord, ContestText},
    rounds::RoundRecord,
};

/// Largest file of a kit, in bytes.
const LARGEST: u64 = 8 * 1024 * 1024;

/// Why a kit was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The folder cannot be read.
    #[error("{0}: {1}")]
    Folder(PathBuf, #[source] io::Error),
    /// The kit has mistakes; all of them are listed.
    #[error("the kit has mistakes")]
    Kit(Vec<KitError>),
    /// There is a contest of that name already.
    #[error("a contest named {0} is there already")]
    Taken(String),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Reads and checks a kit's folder.
pub fn read(folder: &Path) -> Result<Kit, LoadError> {
    let mut files = KitFiles::new();
    collect(folder, "", &mut files).map_err(|error| LoadError::Folder(folder.to_owned(), error))?;
    exchange::kit::read(&files).map_err(LoadError::Kit)
}

fn collect(folder: &Path, prefix: &str, files: &mut KitFiles) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str().filter(|name| !name.starts_with('.')) else {
            continue;
        };
        let path = format!("{prefix}{name}");
        let kind = entry.file_type()?;
        if kind.is_dir() && prefix.is_empty() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else if kind.is_file() {
            if entry.metadata()?.len() > LARGEST {
                return Err(io::Error::new(io::ErrorKind::FileTooLarge, path));
            }
            files.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// What to make of a kit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A contest that organizers open round by round.
    Contest,
    /// A demonstration, with its rounds opened.
    Demo,
}

/// Loads a kit as a new contest. Nothing is kept if anything fails.
pub async fn load(
    store: &Store,
    kit: &Kit,
    purpose: Purpose,
    clock: &dyn Clock,
    chance: &dyn Chance,
) -> Result<(), LoadError> {
    let now = clock.now();
    let mut tx = store.begin().await?;
    let record = ContestRecord {
        id: kit.id,
        slug: kit.slug.clone(),
        rules_version: 1,
        rules: kit.rules.clone(),
        demo: purpose == Purpose::Demo,
        created_at: now,
    };
    match tx.add_contest(&record, "kit").await {
        Err(StoreError::Taken) => return Err(LoadError::Taken(kit.slug.clone())),
        done => done?,
    }
    for (kind, text) in [
        ("home", &kit.texts.home),
        ("rules", &kit.texts.rules),
        ("privacy", &kit.texts.privacy),
        ("consent-run", &kit.texts.consent_run),
        ("consent-publish", &kit.texts.consent_publish),
        ("consent-contact", &kit.texts.consent_contact),
    ] {
        set_text(&mut tx, kit, kind, text).await?;
    }
    for (position, unit) in (0..).zip(&kit.units) {
        tx.add_unit(kit.id, position, unit).await?;
    }
    for question in &kit.questions {
        tx.add_question(kit.id, question, now).await?;
    }
    for (position, round) in (0..).zip(&kit.rounds) {
        let window = round.window.at(now);
        let record = RoundRecord {
            contest_id: kit.id,
            id: round.id,
            slug: round.code.clone(),
            position,
            window,
            rules_version: 1,
            rules: round.rules.clone(),
            opened_at: None,
            commitment: None,
            // Nobody real can have been in a round that had closed before the demonstration began.
            simulated: purpose == Purpose::Demo && window.phase(now) == Phase::Closed,
        };
        tx.add_round(&record, "kit", now).await?;
        if purpose == Purpose::Demo {
            open(&mut tx, kit, &record, now, chance).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

async fn set_text(tx: &mut Tx, kit: &Kit, kind: &str, text: &Bilingual<Prose>) -> Result<(), StoreError> {
    for (language, prose) in [("vi", &text.vi), ("en", &text.en)] {
        let text = ContestText {
            kind: kind.to_owned(),
            language: language.to_owned(),
            body: prose.source.clone(),
        };
        tx.set_contest_text(kit.id, &text).await?;
    }
    Ok(())
}

/// Opens a round of a kit: its questions are fixed and its seed is made.
async fn open(
    tx: &mut Tx,
    kit: &Kit,
    round: &RoundRecord,
    now: Timestamp,
    chance: &dyn Chance,
) -> Result<(), StoreError> {
    let master = chance.bytes::<32>();
    tx.open_round(kit.id, round.id, &master, &commitment(&Seed(master)), now)
        .await?;
    for question in &kit.questions {
        tx.fix_round_question(kit.id, round.id, question.question.id, question.question.version)
            .await?;
    }
    Ok(())
}
