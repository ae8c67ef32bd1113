//! Randomness, handed in like the clock.

use rand::{Rng, SeedableRng, rngs::StdRng};
use std::{fmt::Debug, sync::Mutex};
use uuid::Uuid;

/// Makes random bytes.
pub trait Chance: Debug + Send + Sync {
    /// Fills the slice.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's generator.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        use rand::TryRng;
        // Without the system's randomness no code, seed or token may be made; going on would be worse than stopping.
        rand::rngs::SysRng
            .try_fill_bytes(bytes)
            .expect("the operating system's random generator works");
    }
}

/// The same bytes in every run, for tests.
#[derive(Debug)]
pub struct SeededChance(Mutex<StdRng>);

impl SeededChance {
    /// The run that belongs to the seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .fill_bytes(bytes);
    }
}

impl dyn Chance + '_ {
    /// So many random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A random id.
    #[must_use]
    pub fn id(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }

    /// A random public number of an entrant: nine digits, the first not zero.
    #[must_use]
    pub fn entrant_number(&self) -> i64 {
        let drawn = u64::from_le_bytes(self.bytes());
        100_000_000 + i64::try_from(drawn % 900_000_000).unwrap_or(0)
    }
}
