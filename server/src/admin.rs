//! Accounts of those who work for the contests, made from the command line.

use crate::{
    chance::Chance,
    secrets::{new_token, token_hash},
};
use contest::{
    id::{ContestId, OfficialId},
    time::{Millis, Timestamp},
};
use store::{Store, StoreError, officials::Official};
use uuid::Uuid;

/// How long a one-time link can be used.
pub const LINK_LIFE: Millis = Millis::minutes(24 * 60);

/// The chain of acts that belong to no contest.
pub const INSTALLATION: ContestId = ContestId(Uuid::nil());

/// Why an account was not made.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// Sign-in names are plain.
    #[error("--login: 3 to 40 small letters, digits, dots or dashes")]
    Login,
    /// A name is needed.
    #[error("--name: a full name is needed")]
    Name,
    /// The sign-in name is in use.
    #[error("--login {0}: this sign-in name is in use")]
    Taken(String),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes an administrator's account without password and returns the token of its one-time link.
pub async fn create(
    store: &Store,
    login: &str,
    name: &str,
    now: Timestamp,
    chance: &dyn Chance,
) -> Result<String, CreateError> {
    let plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || matches!(sign, '.' | '-');
    if !(3..=40).contains(&login.len()) || !login.chars().all(plain) {
        return Err(CreateError::Login);
    }
    let name = name.trim();
    if name.is_empty() {
        return Err(CreateError::Name);
    }
    let official = Official {
        id: OfficialId(chance.id()),
        login: login.to_owned(),
        name: name.to_owned(),
        role: "administrator".to_owned(),
        password_hash: None,
        totp_secret: None,
        totp_step: 0,
        created_at: now,
        disabled_at: None,
    };
    let token = new_token(chance);
    let mut tx = store.begin().await?;
    match tx.add_official(&official).await {
        Err(StoreError::Taken) => return Err(CreateError::Taken(login.to_owned())),
        done => done?,
    }
    tx.add_official_link(&token_hash(&token), official.id, now, now + LINK_LIFE)
        .await?;
    let detail = serde_json::json!({ "login": login, "official": official.id }).to_string();
    tx.append_audit(INSTALLATION, now, "command line", "official-created", &detail)
        .await?;
    tx.commit().await?;
    Ok(token)
}
