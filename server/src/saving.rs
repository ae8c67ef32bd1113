//! From a posted form to an answer in the log, and to what became of it.

use crate::{failure::Refusal, posted::Posted, sitting::Sitting, ticket, visit::Visit};
use app::messages::failures::Failure;
use axum::http::{HeaderMap, header};
use contest::{id::WriterId, question::Answer, time::Timestamp};
use serde::Serialize;
use store::answers::{Save, Saved};

/// What became of a posted answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the log, or was before, or there was nothing to save.
    Held {
        /// Whether it is a new line of the log.
        new: bool,
        /// Its revision; none where nothing has ever been saved in this slot.
        revision: Option<i64>,
        /// When it was written.
        saved_at: Option<Timestamp>,
    },
    /// It came after the end.
    Late,
    /// The same page sent something else under this number before.
    Conflict,
    /// The writer is busy; nothing was kept.
    Busy {
        /// Lets the same answer be sent again as of now.
        ticket: String,
        /// The instant that the ticket keeps.
        since: Timestamp,
    },
}

/// Whether scripts ask: they want to know what is held, not a page.
#[must_use]
pub fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .is_some_and(|kinds| kinds.as_bytes().starts_with(b"application/json"))
}

/// Saves what a page sent for a slot.
///
/// What is held already is not saved again, so that leafing through a finished paper uses no time; a number that the
/// page has used before always goes to the writer, which knows a replay from a conflict.
pub async fn save(
    visit: &Visit,
    sitting: &Sitting,
    posted: &Posted,
    slot: i64,
    sent: Answer,
) -> Result<Outcome, Refusal> {
    let unreadable = Refusal(Failure::Unreadable);
    let writer = WriterId(posted.get("writer").parse().map_err(|_| unreadable)?);
    let seq: i64 = posted.get("seq").parse().map_err(|_| unreadable)?;
    if seq < 1 {
        return Err(unreadable);
    }
    let held = sitting.held(slot);
    // A page that was delivered without an answer takes none back when it is sent untouched: another page of the
    // same person may have answered meanwhile.
    let answer = if sent.is_blank() && posted.ticked("blank") {
        held.0.clone()
    } else {
        sent
    };
    let mut save = Save {
        contest_id: sitting.contest.id(),
        round_id: sitting.round.id,
        attempt_id: sitting.attempt.id,
        slot,
        writer,
        writer_seq: seq,
        answer,
        flagged: posted.ticked("flag"),
        received_at: posted.received_at,
    };
    let is_known = |line: &store::answers::LoggedAnswer| {
        (line.slot, line.writer, line.writer_seq) == (slot, writer, seq)
    };
    let is_same = (save.answer.is_blank() && held.0.is_blank()) || save.answer == held.0;
    if is_same && save.flagged == held.1 && !sitting.log.iter().any(is_known) {
        return Ok(Outcome::Held {
            new: false,
            revision: sitting.line(slot).map(|line| line.revision),
            saved_at: sitting.line(slot).map(|line| line.saved_at),
        });
    }
    if let Some(first) = ticket::first_received(&visit.app.secrets, &save, posted.get("phieu")) {
        // Once the entrant may see right answers, an old instant would be worth too much.
        if !sitting.shows(visit, sitting.round.rules.key_release).await? {
            save.received_at = first;
        }
    }
    let (ticket, since) = (ticket::ticket(&visit.app.secrets, &save), save.received_at);
    Ok(match visit.app.writer.save(save).await {
        Ok(Saved::Kept { revision, saved_at }) => Outcome::Held {
            new: true,
            revision: Some(revision),
            saved_at: Some(saved_at),
        },
        Ok(Saved::Replayed { revision, saved_at }) => Outcome::Held {
            new: false,
            revision: Some(revision),
            saved_at: Some(saved_at),
        },
        Ok(Saved::Late) => Outcome::Late,
        Ok(Saved::Conflict) => Outcome::Conflict,
        Err(error) => {
            tracing::warn!(%error, "a save was turned away");
            Outcome::Busy { ticket, since }
        }
    })
}

/// What scripts are told.
#[derive(Clone, Debug, Serialize)]
pub struct Reply {
    /// Which slot.
    pub slot: i64,
    /// `kept`, `replayed`, `late`, `conflict` or `busy`.
    pub state: &'static str,
    /// Revision of what was sent, where it is in the log.
    pub revision: Option<i64>,
    /// When that was written.
    pub saved_at: Option<Timestamp>,
    /// Milliseconds left.
    pub remaining_ms: i64,
    /// What the server now holds for the slot.
    pub held: Answer,
    /// Whether the slot is flagged.
    pub flagged: bool,
    /// Lets an answer that was turned away be sent again as of now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
}

impl Reply {
    /// The reply to an outcome. `sitting` was loaded after the save.
    #[must_use]
    pub fn new(sitting: &Sitting, slot: i64, outcome: &Outcome) -> Self {
        let (held, flagged) = sitting.held(slot);
        let (state, revision, saved_at, ticket) = match outcome {
            Outcome::Held {
                new: true,
                revision,
                saved_at,
            } => ("kept", *revision, *saved_at, None),
            Outcome::Held {
                new: false,
                revision,
                saved_at,
            } => ("replayed", *revision, *saved_at, None),
            Outcome::Late => ("late", None, None, None),
            Outcome::Conflict => ("conflict", None, None, None),
            Outcome::Busy { ticket, .. } => ("busy", None, None, Some(ticket.clone())),
        };
        Self {
            slot,
            state,
            revision,
            saved_at,
            remaining_ms: sitting.remaining().0,
            held,
            flagged,
            ticket,
        }
    }
}
