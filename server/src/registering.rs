//! One form sent, one entrant: everything random about a registration follows from the sent form.
//!
//! Each delivered form carries a token of 128 random bits. The entrant's id and the token of the sign-in are keyed
//! hashes of that token and all that was typed, and the entry code is a keyed hash of the sign-in's token. So:
//!
//! - A form sent twice (double tap, reload, a lost answer) meets the id of the first time, on every node, and is
//!   answered as the first time. A form sent again with something changed, for instance for the next person after
//!   going back, is another registration.
//! - The page after the redirect can show the entry code without the code standing in a URL, a database, a cookie of
//!   its own or the memory of one process: it is worked out again from the sign-in's token, and shown only while it
//!   is that entrant's code and the registration is fresh ([`SHOWN_FOR`]). A restart or another node changes nothing;
//!   a code reissued at the desk ends it.
//!
//! Without the installation's secret neither token leads to the code; a copied database has neither.

use crate::{contests::Contest, secrets::Secrets};
use contest::{
    entry_code::EntryCode,
    id::{ContestId, EntrantId},
    time::{Millis, Timestamp},
    unit::{Unit, UnitChoice},
};

/// How long after registration the entry code is shown to the browser that registered.
pub const SHOWN_FOR: Millis = Millis::minutes(15);

/// Random bytes of a form's token.
pub const FORM_TOKEN: usize = 16;

/// What follows from one sent form.
#[derive(Clone)]
pub struct SentForm {
    /// The entrant it makes.
    pub entrant: EntrantId,
    /// The token of the sign-in it begins.
    pub token: String,
}

impl SentForm {
    /// What follows from these fields, of which `phieu` is the form's token; `None` if that is no token of ours.
    #[must_use]
    pub fn read(secrets: &Secrets, contest: ContestId, fields: &[(String, String)]) -> Option<Self> {
        let (_, form) = fields.iter().find(|(name, _)| name == "phieu")?;
        let random = data_encoding::BASE64URL_NOPAD.decode(form.as_bytes()).ok()?;
        if random.len() != FORM_TOKEN {
            return None;
        }
        let mut parts: Vec<&[u8]> = vec![contest.0.as_bytes()];
        for (name, value) in fields {
            parts.extend([name.as_bytes(), value.as_bytes()]);
        }
        let [id, token] =
            ["registration-entrant", "registration-sign-in"].map(|purpose| secrets.derive(purpose, &parts));
        Some(Self {
            entrant: EntrantId(uuid::Builder::from_random_bytes(first(id)).into_uuid()),
            token: data_encoding::BASE64URL_NOPAD.encode(&token),
        })
    }
}

/// The entry code that belongs to a sign-in begun by registering.
#[must_use]
pub fn entry_code(secrets: &Secrets, token: &str) -> EntryCode {
    EntryCode::from_random(first(secrets.derive("registration-code", &[token.as_bytes()])))
}

/// Whether the code of somebody who registered then is still shown.
#[must_use]
pub fn still_shown(registered_at: Timestamp, now: Timestamp) -> bool {
    now - registered_at < SHOWN_FOR
}

fn first(hash: [u8; 32]) -> [u8; 16] {
    let (half, _) = hash.split_at(16);
    half.try_into().expect("half of 32 bytes are 16")
}

/// Where people may say they live: the smallest units of the tree that are valid on the contest's day. Nobody lives
/// in the district beside its wards.
#[must_use]
pub fn residences(contest: &Contest) -> Vec<UnitChoice> {
    let day = contest.rules().as_of;
    let places = || {
        contest
            .units
            .iter()
            .filter(move |unit| !unit.kind.is_workplace() && unit.valid_on(day))
    };
    let parents: Vec<_> = places().filter_map(|unit| unit.parent).collect();
    places()
        .filter(|unit| !parents.contains(&unit.id))
        .map(Unit::choice)
        .collect()
}

/// Where people may say they work or study.
#[must_use]
pub fn workplaces(contest: &Contest) -> Vec<UnitChoice> {
    let day = contest.rules().as_of;
    contest
        .units
        .iter()
        .filter(|unit| unit.kind.is_workplace() && unit.valid_on(day))
        .map(Unit::choice)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const CONTEST: ContestId = ContestId(Uuid::from_u128(1));

    fn fields(form: &str, name: &str) -> Vec<(String, String)> {
        vec![
            ("phieu".to_owned(), form.to_owned()),
            ("ho_ten".to_owned(), name.to_owned()),
        ]
    }

    fn read(secret: u8, form: &str, name: &str) -> Option<SentForm> {
        SentForm::read(&Secrets::new([secret; 32]), CONTEST, &fields(form, name))
    }

    #[test]
    fn the_same_form_makes_the_same_entrant_and_any_other_another() {
        let (form, other) = ("AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAQ");
        let first = read(1, form, "Hoa").unwrap();
        let again = read(1, form, "Hoa").unwrap();
        assert_eq!((first.entrant, &first.token), (again.entrant, &again.token));
        for different in [read(1, form, "Minh"), read(1, other, "Hoa"), read(2, form, "Hoa")] {
            let different = different.unwrap();
            assert_ne!(first.entrant, different.entrant);
            assert_ne!(first.token, different.token);
        }
    }

    #[test]
    fn a_form_without_a_token_of_ours_makes_nobody() {
        for form in [
            "",
            "AAAA",
            "AAAAAAAAAAAAAAAAAAAAA!",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        ] {
            assert!(read(1, form, "Hoa").is_none(), "{form}");
        }
    }

    #[test]
    fn the_code_follows_from_the_sign_in_and_the_secret() {
        let code = |secret, token| entry_code(&Secrets::new([secret; 32]), token);
        assert_eq!(code(1, "a"), code(1, "a"));
        assert_ne!(code(1, "a"), code(1, "b"));
        assert_ne!(code(1, "a"), code(2, "a"));
    }

    #[test]
    fn the_code_is_shown_for_a_quarter_of_an_hour() {
        let then = Timestamp(0);
        assert!(still_shown(then, Timestamp(SHOWN_FOR.0 - 1)));
        assert!(!still_shown(then, Timestamp(SHOWN_FOR.0)));
    }
}
