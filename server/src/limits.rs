//! Limits by network on registration and failed sign-ins, never on saving (design 15).

use crate::network::Network;
use contest::time::{Millis, Timestamp};
use std::{collections::HashMap, net::IpAddr, sync::Mutex};

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limited {
    /// Registrations from one network.
    Registration,
    /// Sign-ins that failed, from one network.
    FailedSignIn,
}

impl Limited {
    /// How many are allowed within [`WINDOW`]. A family or a ward's desk registers dozens in an hour; a script
    /// hundreds in a minute. Guessing entry codes of 58 bits is hopeless at any such rate.
    const fn allowed(self) -> u32 {
        match self {
            Self::Registration => 60,
            Self::FailedSignIn => 30,
        }
    }
}

/// How long a try counts.
const WINDOW: Millis = Millis::minutes(10);
/// When so many networks are remembered, those whose time is over are forgotten.
const MOST_NETWORKS: usize = 50_000;

/// Counts tries.
#[derive(Debug)]
pub struct Limits {
    known: Vec<Network>,
    tries: Mutex<HashMap<(Limited, Network), (Timestamp, u32)>>,
}

impl Limits {
    /// No limits for those networks.
    #[must_use]
    pub fn new(known: Vec<Network>) -> Self {
        Self {
            known,
            tries: Mutex::default(),
        }
    }

    /// Whether one more is allowed now. Does not count it.
    #[must_use]
    pub fn allows(&self, what: Limited, caller: IpAddr, now: Timestamp) -> bool {
        if self.known.iter().any(|network| network.contains(caller)) {
            return true;
        }
        let tries = self
            .tries
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        tries
            .get(&(what, Network::of(caller)))
            .is_none_or(|(since, count)| now - *since >= WINDOW || *count < what.allowed())
    }

    /// Counts one.
    pub fn count(&self, what: Limited, caller: IpAddr, now: Timestamp) {
        let mut tries = self
            .tries
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if tries.len() >= MOST_NETWORKS {
            tries.retain(|_, (since, _)| now - *since < WINDOW);
        }
        let entry = tries.entry((what, Network::of(caller))).or_insert((now, 0));
        if now - entry.0 >= WINDOW {
            *entry = (now, 0);
        }
        entry.1 = entry.1.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_that_guesses_is_stopped_for_a_while_and_a_school_is_not() {
        let school = "203.0.113.9".parse().unwrap();
        let limits = Limits::new(vec![Network::parse("203.0.113.0/24").unwrap()]);
        let guesser = "198.51.100.7".parse().unwrap();
        let now = Timestamp(1_000_000);
        for _ in 0..30 {
            assert!(limits.allows(Limited::FailedSignIn, guesser, now));
            limits.count(Limited::FailedSignIn, guesser, now);
            limits.count(Limited::FailedSignIn, school, now);
        }
        assert!(!limits.allows(Limited::FailedSignIn, guesser, now));
        assert!(!limits.allows(Limited::FailedSignIn, "198.51.100.200".parse().unwrap(), now));
        assert!(limits.allows(Limited::Registration, guesser, now));
        assert!(limits.allows(Limited::FailedSignIn, school, now));
        assert!(limits.allows(Limited::FailedSignIn, guesser, now + WINDOW));
    }
}
