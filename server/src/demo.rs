//! The demonstration: the Ba Đình kit with its rounds opened, two organizers and a few entrants to sign in as, and
//! made-up entrants in the round that has closed.
//!
//! Only on loopback, only into a new database, with passwords and codes made by chance (design 23).

mod names;
pub mod simulated;

use crate::{
    config::ServeSettings,
    kit::{self, LoadError, Purpose},
    state::App,
};
use contest::{
    attempt::TimeFactor,
    entry_code::EntryCode,
    id::{EntrantId, OfficialId},
    person::plain,
    rules::CountsFor,
    unit::UnitKind,
};
use serde::{Deserialize, Serialize};
use std::{fs, io::Write, os::unix::fs::OpenOptionsExt, path::PathBuf};
use store::{
    StoreError, Tx,
    entrants::{Consent, Entrant, Person},
    officials::Official,
};

/// The kit of the demonstration.
const KIT: &str = "ba-dinh-2019";
/// The kit's round that has closed by the time it is loaded.
const CLOSED_ROUND: &str = "dot-1";
/// How many made-up entrants it gets.
const SIMULATED: usize = 3_000;
/// Where the ways in are written down, beside the database.
const SIGN_INS: &str = "demo-sign-ins.json";

/// The ways in, made anew for each demonstration.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SignIns {
    /// Organizers.
    pub organizers: Vec<OrganizerSignIn>,
    /// Entrants.
    pub entrants: Vec<EntrantSignIn>,
}

/// How to sign in as an organizer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OrganizerSignIn {
    /// Sign-in name.
    pub login: String,
    /// Password.
    pub password: String,
    /// Secret of the second factor, base32.
    pub totp_secret: String,
}

/// How to sign in as an entrant.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EntrantSignIn {
    /// Full name.
    pub name: String,
    /// Entry code.
    pub entry_code: String,
}

/// Why the demonstration could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The kit could not be loaded.
    #[error(transparent)]
    Kit(#[from] LoadError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A password could not be hashed.
    #[error(transparent)]
    Hashing(#[from] crate::passwords::HashingFailed),
    /// The list of sign-ins could not be kept.
    #[error("{0}: {1}")]
    File(PathBuf, #[source] std::io::Error),
}

/// Loads the demonstration if the database is new, and tells the ways in.
pub async fn prepare(app: &App, settings: &ServeSettings) -> Result<(), DemoError> {
    let file = settings.data.data.join(SIGN_INS);
    if app.store.contests().await?.is_empty() {
        let kit = kit::read(&settings.kits.join(KIT))?;
        kit::load(&app.store, &kit, Purpose::Demo, &*app.clock, &*app.chance).await?;
        let sign_ins = people(app, &kit).await?;
        simulated::fill(app, &kit.slug, CLOSED_ROUND, SIMULATED).await?;
        let text = serde_json::to_vec_pretty(&sign_ins).unwrap_or_default();
        fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&file)
            .and_then(|mut out| out.write_all(&text))
            .map_err(|error| DemoError::File(file.clone(), error))?;
    }
    if let Some(sign_ins) = fs::read(&file)
        .ok()
        .and_then(|text| serde_json::from_slice(&text).ok())
    {
        tell(&sign_ins);
    }
    Ok(())
}

#[expect(
    clippy::print_stdout,
    reason = "the ways in are for whoever started the demonstration"
)]
fn tell(sign_ins: &SignIns) {
    println!("Demonstration (only on this machine):");
    for entrant in &sign_ins.entrants {
        println!("  entrant {}: {}", entrant.name, entrant.entry_code);
    }
    for organizer in &sign_ins.organizers {
        println!(
            "  organizer {}: password {}, TOTP secret {}",
            organizer.login, organizer.password, organizer.totp_secret
        );
    }
}

async fn people(app: &App, kit: &exchange::kit::Kit) -> Result<SignIns, DemoError> {
    let mut sign_ins = SignIns::default();
    let mut officials = Vec::new();
    for (login, name) in [("ban-to-chuc", "Trần Thị Tổ Chức"), ("thu-ky", "Lê Văn Thư Ký")] {
        let password = data_encoding::BASE32_NOPAD
            .encode(&app.chance.bytes::<10>())
            .to_lowercase();
        let secret = app.chance.bytes::<20>();
        officials.push(Official {
            id: OfficialId(app.chance.id()),
            login: login.to_owned(),
            name: name.to_owned(),
            role: "administrator".to_owned(),
            password_hash: Some(app.passwords.hash(password.clone(), app.chance.bytes()).await?),
            totp_secret: Some(secret.to_vec()),
            totp_step: 0,
            created_at: app.clock.now(),
            disabled_at: None,
        });
        sign_ins.organizers.push(OrganizerSignIn {
            login: login.to_owned(),
            password,
            totp_secret: data_encoding::BASE32_NOPAD.encode(&secret),
        });
    }
    let mut tx = app.store.begin().await?;
    for official in &officials {
        tx.add_official(official).await?;
    }
    for (place, (name, year)) in [("Nguyễn Thị Hòa", 1954), ("Trần Văn Minh", 1988)]
        .into_iter()
        .enumerate()
    {
        let code = add_entrant(app, &mut tx, kit, name, year, place).await?;
        sign_ins.entrants.push(EntrantSignIn {
            name: name.to_owned(),
            entry_code: code.to_string(),
        });
    }
    tx.commit().await?;
    Ok(sign_ins)
}

/// Adds an entrant of the `place`-th ward to the residents' division.
async fn add_entrant(
    app: &App,
    tx: &mut Tx,
    kit: &exchange::kit::Kit,
    name: &str,
    year: i64,
    place: usize,
) -> Result<EntryCode, DemoError> {
    let now = app.clock.now();
    let division = kit
        .rules
        .divisions
        .iter()
        .find(|division| division.counts_for == CountsFor::Residence);
    let wards: Vec<_> = kit
        .units
        .iter()
        .filter(|unit| unit.kind == UnitKind::Ward)
        .collect();
    let entrant = Entrant {
        id: EntrantId(app.chance.id()),
        contest_id: kit.id,
        number: app.chance.entrant_number(),
        division: division.map_or_else(String::new, |division| division.code.clone()),
        residence: wards.get(place).map(|ward| ward.id),
        workplace: None,
        time_factor: TimeFactor::NORMAL,
        registered_at: now,
        disqualified_at: None,
        simulated: false,
    };
    let person = Person {
        name: name.to_owned(),
        plain_name: plain(name),
        birth_year: year,
        birth_month: None,
        birth_day: None,
        phone: None,
        email: None,
        guardian_name: None,
        guardian_phone: None,
    };
    tx.add_entrant(&entrant, &person).await?;
    let consent = Consent {
        kind: "run",
        given: true,
        text_hash: crate::secrets::token_hash(&kit.texts.consent_run.vi.source).to_vec(),
    };
    tx.add_consent(kit.id, entrant.id, &consent, now).await?;
    let code = EntryCode::from_random(app.chance.bytes());
    tx.issue_entry_code(kit.id, entrant.id, &app.secrets.entry_code(&code), now)
        .await?;
    Ok(code)
}
