//! The audit chain: every act of those who run a contest, each bound to all before it (design 13).

use crate::{id::ContestId, time::Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The link before the first entry.
pub const GENESIS: [u8; 32] = [0; 32];
const DOMAIN: &[u8] = b"timhieu audit link 1";

/// One act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// Its number in the contest: 1, 2, 3 without a gap.
    pub n: i64,
    /// When it was done.
    pub at: Timestamp,
    /// Who did it: an official's id or the name of a job, never a person's name.
    pub actor: String,
    /// What was done, as a code.
    pub act: String,
    /// What it was done to and with, as JSON text that is kept and hashed byte for byte.
    pub detail: String,
}

/// An entry and the link that was kept with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    /// The entry.
    pub entry: AuditEntry,
    /// Its link.
    pub link: [u8; 32],
}

/// The link of an entry that follows `prev` ([`GENESIS`] for the first): SHA-256 over these parts, each preceded
/// by its length in bytes as 8 bytes, most significant first: the text `timhieu audit link 1`, `prev`, the
/// contest's id (16 bytes), `n` and `at` (8 bytes each, most significant first), `actor`, `act`, `detail` (UTF-8).
#[must_use]
pub fn link(prev: &[u8; 32], contest: ContestId, entry: &AuditEntry) -> [u8; 32] {
    let (n, at) = (entry.n.to_be_bytes(), entry.at.0.to_be_bytes());
    let parts: [&[u8]; 8] = [
        DOMAIN,
        prev,
        contest.0.as_bytes(),
        &n,
        &at,
        entry.actor.as_bytes(),
        entry.act.as_bytes(),
        entry.detail.as_bytes(),
    ];
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// Checks a contest's chain from its first entry. The error is the number at which it breaks: of the first entry
/// that is missing, out of order, or not what its link says.
///
/// Entries cut off at the end leave a chain that is whole; only a printed head ([`head`]) shows that.
pub fn verify<'a>(contest: ContestId, chain: impl IntoIterator<Item = &'a Linked>) -> Result<(), i64> {
    verify_on(contest, (0, GENESIS), chain).map(drop)
}

/// Checks the next piece of a chain that was right up to entry `before.0` with the link `before.1`, and returns
/// number and link of the piece's last entry, to go on from. A chain begins after `(0, GENESIS)`. The error is that
/// of [`verify`].
pub fn verify_on<'a>(
    contest: ContestId,
    before: (i64, [u8; 32]),
    piece: impl IntoIterator<Item = &'a Linked>,
) -> Result<(i64, [u8; 32]), i64> {
    let (mut n, mut prev) = before;
    for linked in piece {
        let expected = n.saturating_add(1);
        if linked.entry.n != expected || linked.link != link(&prev, contest, &linked.entry) {
            return Err(expected);
        }
        (n, prev) = (expected, linked.link);
    }
    Ok((n, prev))
}

/// The chain's last link, to be printed and compared later.
#[must_use]
pub fn head(chain: &[Linked]) -> [u8; 32] {
    chain.last().map_or(GENESIS, |linked| linked.link)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    const CONTEST: ContestId = ContestId(Uuid::from_u128(7));

    fn entry(n: i64) -> AuditEntry {
        AuditEntry {
            n,
            at: Timestamp(1_569_000_000_000 + n),
            actor: "official".into(),
            act: "round_extended".into(),
            detail: format!("{{\"minutes\":{n}}}"),
        }
    }

    fn chain(length: i64) -> Vec<Linked> {
        let mut prev = GENESIS;
        (1..=length)
            .map(|n| {
                prev = link(&prev, CONTEST, &entry(n));
                Linked {
                    entry: entry(n),
                    link: prev,
                }
            })
            .collect()
    }

    #[test]
    fn a_link_is_the_hash_of_the_documented_bytes() {
        // Recomputed apart from this code, from the documented layout.
        let entry = AuditEntry {
            n: 1,
            at: Timestamp(2),
            actor: "a".into(),
            act: "mở".into(),
            detail: "{}".into(),
        };
        let hex = link(&GENESIS, CONTEST, &entry)
            .map(|byte| format!("{byte:02x}"))
            .concat();
        assert_eq!(
            hex,
            "fd91e49b08ec438419406e75ad72a0983b8c964be39db37e222abd3840806446"
        );
    }

    #[test]
    fn a_whole_chain_holds_and_another_contests_does_not() {
        assert_eq!(verify(CONTEST, &chain(5)), Ok(()));
        assert_eq!(verify(CONTEST, &[]), Ok(()));
        assert_eq!(verify(ContestId(Uuid::from_u128(8)), &chain(5)), Err(1));
    }

    #[test]
    fn a_chain_checked_in_pieces_is_checked_like_the_whole() {
        let mut chain = chain(5);
        let middle = verify_on(CONTEST, (0, GENESIS), &chain[..2]).unwrap();
        assert_eq!(middle, (2, chain[1].link));
        assert_eq!(verify_on(CONTEST, middle, &chain[2..]), Ok((5, head(&chain))));
        chain[3].entry.detail.push(' ');
        assert_eq!(verify_on(CONTEST, middle, &chain[2..]), Err(4));
    }

    #[test]
    fn the_head_tells_when_the_end_is_cut_off() {
        let whole = chain(5);
        assert_eq!(verify(CONTEST, &whole[..4]), Ok(()));
        assert_ne!(head(&whole[..4]), head(&whole));
        assert_eq!(head(&[]), GENESIS);
    }

    #[test]
    fn text_moved_from_one_part_to_the_next_is_another_entry() {
        let one = AuditEntry {
            actor: "ab".into(),
            act: "c".into(),
            ..entry(1)
        };
        let other = AuditEntry {
            actor: "a".into(),
            act: "bc".into(),
            ..entry(1)
        };
        assert_ne!(link(&GENESIS, CONTEST, &one), link(&GENESIS, CONTEST, &other));
    }

    proptest! {
        #[test]
        fn a_change_is_found_where_it_was_made(length in 1_usize..9, at in 0_usize..9, what in 0..7) {
            let mut chain = chain(i64::try_from(length).unwrap());
            let at = at % length;
            let entry = &mut chain[at].entry;
            match what {
                0 => entry.n += 1,
                1 => entry.at.0 += 1,
                2 => entry.actor.push('x'),
                3 => entry.act.push('x'),
                4 => entry.detail.push(' '),
                5 => chain[at].link[31] ^= 1,
                _ => {
                    chain.remove(at);
                }
            }
            let broken = i64::try_from(at + 1).unwrap();
            let last_removed = what == 6 && at + 1 == length;
            let expected = if last_removed { Ok(()) } else { Err(broken) };
            prop_assert_eq!(verify(CONTEST, &chain), expected);
        }
    }
}
