//! From a posted form to an answer in the log, and to what became of it.

use crate::{failure::Refusal, posted::Posted, sitting::Sitting, ticket, visit::Visit};
use app::messages::failures::Failure;
use axum::http::{HeaderMap, header};
use contest::{
    id::WriterId,
    marks::parse_decimal,
    question::{Answer, Choice, ChoiceId, Decimal, Form},
    rules::Prediction,
    time::Timestamp,
};
use serde::Serialize;
use store::answers::{Save, Saved};

/// Why what was typed is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// Nothing that our page sends: an unknown option, two options where one is asked.
    NotOurs,
    /// A number is asked and something else was typed.
    NotANumber,
    /// More characters than are kept.
    TooLong,
}

/// Reads the answer to a question from the values that were sent for it.
pub fn read_answer(form: &Form, values: &[&str]) -> Result<Answer, Misread> {
    match (form, values) {
        (Form::Single { options }, []) | (Form::Multiple { options }, []) if !options.is_empty() => {
            Ok(Answer::Blank)
        }
        (Form::Single { options }, [value]) => Ok(Answer::Single {
            choice: read_choice(options, value)?,
        }),
        (Form::Multiple { options }, values) => Ok(Answer::Multiple {
            choices: values
                .iter()
                .map(|value| read_choice(options, value))
                .collect::<Result<_, _>>()?,
        }),
        (Form::TrueFalse, []) => Ok(Answer::Blank),
        (Form::TrueFalse, ["true"]) => Ok(Answer::TrueFalse { value: true }),
        (Form::TrueFalse, ["false"]) => Ok(Answer::TrueFalse { value: false }),
        (Form::Number, [] | [""]) => Ok(Answer::Blank),
        (Form::Number, [typed]) => match typed.trim() {
            "" => Ok(Answer::Blank),
            typed => parse_decimal(typed)
                .map(|value| Answer::Number { value })
                .ok_or(Misread::NotANumber),
        },
        (Form::ShortText, []) => Ok(Answer::Blank),
        (Form::ShortText, [typed]) => Answer::short_text(typed).map_err(|_| Misread::TooLong),
        _ => Err(Misread::NotOurs),
    }
}

fn read_choice(options: &[Choice], value: &str) -> Result<ChoiceId, Misread> {
    value
        .parse()
        .ok()
        .map(ChoiceId)
        .filter(|choice| options.iter().any(|option| option.id == *choice))
        .ok_or(Misread::NotOurs)
}

/// Reads a prediction: a whole number of people, or a percentage with up to five decimals. Nothing typed takes it
/// back.
pub fn read_prediction(asked: Prediction, typed: &str) -> Result<Answer, Misread> {
    if typed.trim().is_empty() {
        return Ok(Answer::Blank);
    }
    let typed = typed.trim().trim_end_matches('%');
    let value = parse_decimal(typed).ok_or(Misread::NotANumber)?;
    let fits = match asked {
        Prediction::None => false,
        Prediction::AllCorrect | Prediction::Entrants => value.0 >= 0 && value.0 % 1_000_000 == 0,
        Prediction::AllCorrectShare => (0..=100_000_000).contains(&value.0) && value.0 % 10 == 0,
    };
    if fits {
        Ok(Answer::Number {
            value: Decimal(value.0),
        })
    } else {
        Err(Misread::NotANumber)
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn options() -> Vec<Choice> {
        (0..3)
            .map(|id| Choice {
                id: ChoiceId(id),
                text: String::new(),
            })
            .collect()
    }

    #[test]
    fn each_form_reads_its_own_answers() {
        let single = Form::Single { options: options() };
        let several = Form::Multiple { options: options() };
        let cases = [
            (&single, vec![], Ok(Answer::Blank)),
            (&single, vec!["2"], Ok(Answer::Single { choice: ChoiceId(2) })),
            (&single, vec!["3"], Err(Misread::NotOurs)),
            (&single, vec!["0", "1"], Err(Misread::NotOurs)),
            (&single, vec!["x"], Err(Misread::NotOurs)),
            (&several, vec![], Ok(Answer::Blank)),
            (
                &several,
                vec!["2", "0"],
                Ok(Answer::Multiple {
                    choices: BTreeSet::from([ChoiceId(0), ChoiceId(2)]),
                }),
            ),
            (
                &Form::TrueFalse,
                vec!["false"],
                Ok(Answer::TrueFalse { value: false }),
            ),
            (&Form::TrueFalse, vec!["yes"], Err(Misread::NotOurs)),
            (&Form::Number, vec![" "], Ok(Answer::Blank)),
            (
                &Form::Number,
                vec!["3,5"],
                Ok(Answer::Number {
                    value: Decimal(3_500_000),
                }),
            ),
            (&Form::Number, vec!["ba"], Err(Misread::NotANumber)),
            (
                &Form::ShortText,
                vec![" Bộ phận  một cửa "],
                Ok(Answer::ShortText {
                    text: "Bộ phận một cửa".to_owned(),
                }),
            ),
        ];
        for (form, values, expected) in cases {
            assert_eq!(read_answer(form, &values), expected, "{form:?} {values:?}");
        }
        assert_eq!(
            read_answer(&Form::ShortText, &["x".repeat(201).as_str()]),
            Err(Misread::TooLong)
        );
    }

    #[test]
    fn predictions_are_whole_people_or_a_percentage() {
        let people = |typed| read_prediction(Prediction::AllCorrect, typed);
        let number = |millionths| {
            Ok(Answer::Number {
                value: Decimal(millionths),
            })
        };
        assert_eq!(people("1.512"), number(1_512_000_000));
        assert_eq!(people(" "), Ok(Answer::Blank));
        for wrong in ["3,5", "-1", "ba", "1.51"] {
            assert_eq!(people(wrong), Err(Misread::NotANumber), "{wrong}");
        }
        let share = |typed| read_prediction(Prediction::AllCorrectShare, typed);
        assert_eq!(share("12,34567"), number(12_345_670));
        assert_eq!(share("12,5%"), number(12_500_000));
        for wrong in ["100,1", "-1", "12,345678"] {
            assert_eq!(share(wrong), Err(Misread::NotANumber), "{wrong}");
        }
    }
}
