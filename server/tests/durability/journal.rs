//! What a browser remembers of its saves: what it sent, and what it was told.

use crate::wire::{
    client::{Client, Reply},
    seats::{QUESTIONS, Seat, question_path},
};
use contest::{
    id::{AttemptId, WriterId},
    question::{Answer, ChoiceId},
};
use std::{io, time::Instant};
use store::answers::LoggedAnswer;
use uuid::Uuid;

/// One save, and what became of it as far as the browser knows.
#[derive(Clone, Debug)]
pub struct Sent {
    pub slot: i64,
    pub writer_seq: i64,
    choice: u8,
    flagged: bool,
    /// When its last byte had been handed to the system, the last time it was sent.
    pub written_at: Option<Instant>,
    /// The revision in the acknowledgement.
    pub kept: Option<i64>,
}

impl Sent {
    /// Whether a line of the log is this save.
    pub fn is(&self, line: &LoggedAnswer) -> bool {
        let answer = Answer::Single {
            choice: ChoiceId(self.choice),
        };
        (line.slot, line.writer_seq, line.flagged) == (self.slot, self.writer_seq, self.flagged)
            && line.answer == answer
    }
}

/// A page of somebody's paper, which saves one answer after the other.
#[derive(Clone, Debug)]
pub struct Page {
    pub attempt: AttemptId,
    pub writer: WriterId,
    pub cookie: String,
    pub sent: Vec<Sent>,
    last_seq: i64,
    /// Whether its answers are flagged. Pages of one paper differ in that, and a page ticks another option each time
    /// round, so that no save is what is held already: such a save makes no line in the log.
    flags: bool,
}

/// What the server said of a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It is on disk with this revision, for the first time or as a replay.
    Kept(i64),
    /// Try again.
    Busy,
}

impl Page {
    /// A page that has just been delivered.
    pub fn new(seat: &Seat, attempt: AttemptId, writer: Uuid, flags: bool) -> Self {
        Self {
            attempt,
            writer: WriterId(writer),
            cookie: seat.cookie.clone(),
            sent: Vec::new(),
            last_seq: 0,
            flags,
        }
    }

    /// Ticks something new; returns the save's place in the journal.
    pub fn tick(&mut self) -> usize {
        self.last_seq += 1;
        let seq = self.last_seq;
        self.sent.push(Sent {
            slot: 1 + seq % QUESTIONS,
            writer_seq: seq,
            choice: u8::try_from(seq / QUESTIONS % 4).expect("below four"),
            flagged: self.flags,
            written_at: None,
            kept: None,
        });
        self.sent.len() - 1
    }

    /// The save that has no acknowledgement: at most the last, because a page sends one after the other.
    pub fn unanswered(&self) -> Option<usize> {
        let place = self.sent.len().checked_sub(1)?;
        self.sent[place].kept.is_none().then_some(place)
    }

    /// Writes a save to the connection.
    pub async fn write(&mut self, client: &mut Client, place: usize) -> io::Result<()> {
        let sent = &mut self.sent[place];
        let flag = if sent.flagged { "&flag=yes" } else { "" };
        let fields = format!(
            "writer={}&seq={}&choice={}{flag}&go=next",
            self.writer, sent.writer_seq, sent.choice
        );
        client
            .send(
                &question_path(self.attempt, sent.slot),
                &fields,
                "application/json",
            )
            .await?;
        sent.written_at = Some(Instant::now());
        Ok(())
    }

    /// Notes what the server said.
    pub fn note(&mut self, place: usize, reply: &Reply) -> Told {
        let told = told(reply);
        if let Told::Kept(revision) = told {
            self.sent[place].kept = Some(revision);
        }
        told
    }
}

/// Reads the server's answer to a save.
fn told(reply: &Reply) -> Told {
    if reply.status == 503 {
        return Told::Busy;
    }
    assert_eq!(reply.status, 200, "{reply:?}");
    let said: serde_json::Value = serde_json::from_str(&reply.body).expect("the answer is JSON");
    assert!(
        matches!(said["state"].as_str(), Some("kept" | "replayed")),
        "{said}"
    );
    Told::Kept(said["revision"].as_i64().expect("a kept answer has its revision"))
}
