//! Passwords of officials: argon2id, a few at a time, never on the threads that serve pages (design 15).

use crate::chance::Chance;
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash,
};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// OWASP's least for argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
/// So many at a time: each takes 19 MiB and a core.
const AT_A_TIME: usize = 2;

/// Hashes and checks passwords.
#[derive(Clone, Debug)]
pub struct Passwords {
    slots: Arc<Semaphore>,
    /// Checked where there is no such account, so that the answer takes as long.
    dummy: Arc<str>,
}

/// Hashing failed, or the service is stopping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the password could not be hashed")]
pub struct HashingFailed;

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(password: &str, salt: &[u8; 16]) -> Result<String, HashingFailed> {
    argon2()
        .hash_password_with_salt(password.as_bytes(), salt)
        .map(|hash| hash.to_string())
        .map_err(|_| HashingFailed)
}

impl Passwords {
    /// Ready to hash.
    pub fn new(chance: &dyn Chance) -> Result<Self, HashingFailed> {
        let nobody = data_encoding::HEXLOWER.encode(&chance.bytes::<16>());
        let dummy = hash(&nobody, &chance.bytes())?;
        Ok(Self {
            slots: Arc::new(Semaphore::new(AT_A_TIME)),
            dummy: dummy.into(),
        })
    }

    /// The hash of a password to keep.
    pub async fn hash(&self, password: String, salt: [u8; 16]) -> Result<String, HashingFailed> {
        let _slot = self.slots.acquire().await.map_err(|_| HashingFailed)?;
        tokio::task::spawn_blocking(move || hash(&password, &salt))
            .await
            .map_err(|_| HashingFailed)?
    }

    /// Whether the password belongs to the hash. Without a hash (no such account) it takes as long and is wrong.
    pub async fn verify(&self, password: String, kept: Option<String>) -> Result<bool, HashingFailed> {
        let _slot = self.slots.acquire().await.map_err(|_| HashingFailed)?;
        let known = kept.is_some();
        let kept = kept.unwrap_or_else(|| self.dummy.to_string());
        let matches = tokio::task::spawn_blocking(move || {
            PasswordHash::new(&kept)
                .is_ok_and(|parsed| argon2().verify_password(password.as_bytes(), &parsed).is_ok())
        })
        .await
        .map_err(|_| HashingFailed)?;
        Ok(matches && known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::SeededChance;

    #[tokio::test]
    async fn only_the_right_password_of_a_known_account_is_right() {
        let passwords = Passwords::new(&SeededChance::new(1)).unwrap();
        let kept = passwords.hash("mật khẩu dài".to_owned(), [3; 16]).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(
            passwords
                .verify("mật khẩu dài".to_owned(), Some(kept.clone()))
                .await
                .unwrap()
        );
        assert!(
            !passwords
                .verify("mật khẩu ngắn".to_owned(), Some(kept))
                .await
                .unwrap()
        );
        assert!(!passwords.verify("mật khẩu dài".to_owned(), None).await.unwrap());
    }
}
