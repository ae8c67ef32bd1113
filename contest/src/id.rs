//! Identifiers: one type each, so that none can stand in another's place.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// A contest with its own rules, bank, units and entrants.
    ContestId,
    /// A round of a contest: a window in which papers may be taken.
    RoundId,
    /// A place or body that entrants belong to, in one era.
    UnitId,
    /// A question; its versions share the id.
    QuestionId,
    /// A person taking part. Opaque: everything but the `person` table refers to this.
    EntrantId,
    /// One attempt on one paper.
    AttemptId,
    /// Mints the writer numbers of one delivered page (design 6).
    WriterId,
    /// One start of one server process (design 6).
    NodeId,
    /// Somebody who works for the contest: organizer, administrator.
    OfficialId,
    /// A proposal that a second person must approve (design 13).
    ProposalId,
}
