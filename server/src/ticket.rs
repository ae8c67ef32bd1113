//! Tickets: a save that was answered 503 keeps the instant at which it was received (design 1).
//!
//! The page that says "busy" carries a ticket; sent again with it, the save is judged by that first instant. A
//! ticket holds for exactly what was sent: attempt, slot, writer, number, answer and flag. Somebody who collects
//! one while the server is busy cannot use it later for a better answer.

use crate::secrets::Secrets;
use contest::time::{Millis, Timestamp};
use store::answers::Save;
use subtle::ConstantTimeEq;

/// How long a ticket is taken. Whoever was kept away longer had an outage, which organizers give back.
pub const VALID: Millis = Millis::minutes(10);

/// The ticket of a save.
#[must_use]
pub fn ticket(secrets: &Secrets, save: &Save) -> String {
    format!("{}.{}", save.received_at.0, seal(secrets, save, save.received_at))
}

/// The instant at which the same save was received first, if the ticket is one of ours and not too old.
#[must_use]
pub fn first_received(secrets: &Secrets, save: &Save, ticket: &str) -> Option<Timestamp> {
    let (instant, given) = ticket.split_once('.')?;
    let first = Timestamp(instant.parse().ok()?);
    let ours = seal(secrets, save, first);
    let age = save.received_at - first;
    let is_ours = bool::from(ours.as_bytes().ct_eq(given.as_bytes()));
    (is_ours && age >= Millis::ZERO && age <= VALID).then_some(first)
}

fn seal(secrets: &Secrets, save: &Save, received_at: Timestamp) -> String {
    // The variable part comes last, everything before it has a fixed length or shape.
    let message = format!(
        "{} {} {} {} {} {} {:?}",
        save.attempt_id, save.slot, save.writer, save.writer_seq, received_at.0, save.flagged, save.answer
    );
    data_encoding::BASE64URL_NOPAD.encode(&secrets.keyed(b"save-ticket", message.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use contest::{
        id::{AttemptId, ContestId, RoundId, WriterId},
        question::{Answer, ChoiceId},
    };
    use uuid::Uuid;

    const SECRETS: Secrets = Secrets::new([3; 32]);

    fn save(choice: u8, received_at: i64) -> Save {
        Save {
            contest_id: ContestId(Uuid::nil()),
            round_id: RoundId(Uuid::nil()),
            attempt_id: AttemptId(Uuid::from_u128(1)),
            slot: 4,
            writer: WriterId(Uuid::from_u128(2)),
            writer_seq: 1,
            answer: Answer::Single {
                choice: ChoiceId(choice),
            },
            flagged: false,
            received_at: Timestamp(received_at),
        }
    }

    #[test]
    fn the_same_save_sent_again_keeps_its_first_instant() {
        let ticket = ticket(&SECRETS, &save(2, 1_000));
        assert_eq!(
            first_received(&SECRETS, &save(2, 9_000), &ticket),
            Some(Timestamp(1_000))
        );
    }

    #[test]
    fn a_ticket_is_worth_nothing_for_another_answer_or_another_instant() {
        let given = ticket(&SECRETS, &save(2, 1_000));
        assert_eq!(first_received(&SECRETS, &save(1, 9_000), &given), None);
        let earlier = given.replacen("1000", "0999", 1);
        assert_eq!(first_received(&SECRETS, &save(2, 9_000), &earlier), None);
        let foreign = ticket(&Secrets::new([4; 32]), &save(2, 1_000));
        assert_eq!(first_received(&SECRETS, &save(2, 9_000), &foreign), None);
        for nonsense in ["", ".", "1000", "1000.", "x.y"] {
            assert_eq!(
                first_received(&SECRETS, &save(2, 9_000), nonsense),
                None,
                "{nonsense}"
            );
        }
    }

    #[test]
    fn a_ticket_ends_after_ten_minutes() {
        let ticket = ticket(&SECRETS, &save(2, 1_000));
        let last = 1_000 + VALID.0;
        assert!(first_received(&SECRETS, &save(2, last), &ticket).is_some());
        assert!(first_received(&SECRETS, &save(2, last + 1), &ticket).is_none());
    }
}
