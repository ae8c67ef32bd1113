//! Stable ids: the same kit read twice gives the same ids, so loading it again changes instead of doubling.

use contest::id::{ContestId, QuestionId, RoundId, UnitId};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// The id of the contest with this slug.
#[must_use]
pub fn contest_id(slug: &str) -> ContestId {
    ContestId(name_based("contest", [slug, ""]))
}

/// The id of a round by the contest's slug and the round's code.
#[must_use]
pub fn round_id(slug: &str, code: &str) -> RoundId {
    RoundId(name_based("round", [slug, code]))
}

/// The id of a question by the contest's slug and the question's code.
#[must_use]
pub fn question_id(slug: &str, code: &str) -> QuestionId {
    QuestionId(name_based("question", [slug, code]))
}

/// The id of a unit by its code and era; codes recur across eras.
#[must_use]
pub fn unit_id(code: &str, era: &str) -> UnitId {
    UnitId(name_based("unit", [code, era]))
}

/// A UUID of version 8 (RFC 9562): the first 122 free bits of the SHA-256 of the kind and the names, each ended
/// by a zero byte, which no name holds.
fn name_based(kind: &str, names: [&str; 2]) -> Uuid {
    let mut hash = Sha256::new();
    for part in [kind, names[0], names[1]] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let digest = hash.finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_names_give_the_same_id_and_other_names_another() {
        assert_eq!(
            question_id("ba-dinh-2019", "bd-001"),
            question_id("ba-dinh-2019", "bd-001")
        );
        assert_ne!(
            question_id("ba-dinh-2019", "bd-001"),
            question_id("ha-noi-2026", "bd-001")
        );
        assert_ne!(unit_id("00004", "2019"), unit_id("00004", "2025"));
        assert_ne!(unit_id("a", "b").0, question_id("a", "b").0);
        assert_eq!(unit_id("00004", "2019").0.get_version_num(), 8);
    }
}
