//! The installation's own secret, from which keyed hashes are made. It lies beside the database, not in it.

use crate::chance::Chance;
use contest::entry_code::EntryCode;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

/// Length of the secret in bytes.
const LENGTH: usize = 32;

/// The installation's secret.
#[derive(Clone)]
pub struct Secrets([u8; LENGTH]);

impl std::fmt::Debug for Secrets {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Secrets(…)")
    }
}

impl Secrets {
    /// A given secret, for tests.
    #[must_use]
    pub const fn new(bytes: [u8; LENGTH]) -> Self {
        Self(bytes)
    }

    /// Reads the secret, or makes it at the first start, readable by the owner only.
    pub fn open(path: &Path, chance: &dyn Chance) -> io::Result<Self> {
        match fs::read(path) {
            Ok(bytes) => bytes
                .try_into()
                .map(Self)
                .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "the secret must have 32 bytes")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let secret = Self(chance.bytes());
                let mut file = fs::OpenOptions::new()
                    .write(true)
                    .create_new(true)
                    .mode(0o600)
                    .open(path)?;
                file.write_all(&secret.0)?;
                file.sync_all()?;
                Ok(secret)
            }
            Err(error) => Err(error),
        }
    }

    /// What is kept of an entry code: it can be looked up, not read back (design 15).
    #[must_use]
    pub fn entry_code(&self, code: &EntryCode) -> [u8; 32] {
        self.keyed(b"entry-code", code.letters().as_bytes())
    }

    /// A keyed hash of parts, for what must come out the same each time and be guessed by nobody. No two lists of
    /// parts run together into the same message.
    #[must_use]
    pub fn derive(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        let mut message = Vec::new();
        for part in parts {
            message.extend_from_slice(&(part.len() as u64).to_be_bytes());
            message.extend_from_slice(part);
        }
        self.keyed(purpose.as_bytes(), &message)
    }

    /// The secret of a second factor that a one-time link offers: the same each time the link is opened, so that
    /// nothing is stored before a code has confirmed it, and unknown to whoever holds the link without opening it.
    #[must_use]
    pub fn second_factor(&self, link_token: &str) -> [u8; 20] {
        let derived = self.keyed(b"second-factor", link_token.as_bytes());
        std::array::from_fn(|place| derived[place])
    }

    /// A keyed hash of a message; the purpose keeps one use apart from another.
    #[must_use]
    pub(crate) fn keyed(&self, purpose: &[u8], message: &[u8]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.update(purpose);
        mac.update(&[0]);
        mac.update(message);
        mac.finalize().into_bytes().into()
    }
}

/// What is kept of a token that is random enough by itself: a sign-in, a one-time link.
#[must_use]
pub fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// A new token of 256 random bits.
#[must_use]
pub fn new_token(chance: &dyn Chance) -> String {
    data_encoding::BASE64URL_NOPAD.encode(&chance.bytes::<32>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::SeededChance;

    #[test]
    fn the_secret_is_made_once_and_only_its_owner_reads_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.key");
        let first = Secrets::open(&path, &SeededChance::new(1)).unwrap();
        let second = Secrets::open(&path, &SeededChance::new(2)).unwrap();
        assert_eq!(first.0, second.0);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn parts_do_not_run_together() {
        let secrets = Secrets::new([1; 32]);
        assert_ne!(
            secrets.derive("form", &[b"ab", b"c"]),
            secrets.derive("form", &[b"a", b"bc"])
        );
        assert_ne!(secrets.derive("form", &[b"a"]), secrets.derive("other", &[b"a"]));
    }

    #[test]
    fn the_same_code_hashes_differently_under_another_secret() {
        let code = EntryCode::from_random([7; 16]);
        assert_ne!(
            Secrets::new([1; 32]).entry_code(&code),
            Secrets::new([2; 32]).entry_code(&code)
        );
    }
}
