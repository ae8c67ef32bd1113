//! How a person can be reached: telephone and e-mail.

use super::FieldError;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Longest e-mail address, in characters (RFC 5321 4.5.3.1.3 less the angle brackets).
const EMAIL_LIMIT: usize = 254;

/// A Vietnamese telephone number, kept as digits that begin with 0: ten for a mobile, eleven for a landline
/// (the numbering plan of Thông tư 22/2014/TT-BTTTT and the changes of 2017 and 2018).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// Reads a number as typed: spaces, full stops, hyphens and brackets do not count, +84 and 0084 stand for 0.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let signs = typed
            .chars()
            .filter(|sign| !sign.is_whitespace() && !matches!(sign, '.' | '-' | '‐' | '–' | '(' | ')'))
            .collect::<String>();
        if signs.is_empty() {
            return Err(FieldError::Required);
        }
        let number = ["+84", "0084", "84"]
            .into_iter()
            .find_map(|prefix| signs.strip_prefix(prefix))
            // "+84 (0)912 ..." is often written.
            .map_or(signs.clone(), |rest| {
                format!("0{}", rest.strip_prefix('0').unwrap_or(rest))
            });
        if !number.bytes().all(|sign| sign.is_ascii_digit()) {
            return Err(FieldError::BadPhone);
        }
        match (number.len(), number.as_bytes()) {
            (10, [b'0', b'3' | b'5' | b'7' | b'8' | b'9', ..]) | (11, [b'0', b'2', ..]) => Ok(Self(number)),
            _ => Err(FieldError::BadPhone),
        }
    }

    /// The digits as kept, for instance `0912345678`.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The number for lists: only its first two and last three digits, "09•• ••• 678".
    #[must_use]
    pub fn masked(&self) -> String {
        let kept_from = self.0.len() - 3;
        let hidden = self
            .0
            .char_indices()
            .map(|(at, sign)| if at < 2 || at >= kept_from { sign } else { '•' });
        grouped(&self.0, hidden)
    }
}

/// Puts spaces where people make a pause: after the prefix and before the last three or four.
fn grouped(digits: &str, shown: impl Iterator<Item = char>) -> String {
    let pauses = match digits.as_bytes() {
        [b'0', b'2', b'4' | b'8', ..] => [3, 7],
        _ if digits.len() == 11 => [4, 8],
        _ => [4, 7],
    };
    let mut text = String::with_capacity(digits.len() + pauses.len());
    for (at, sign) in shown.enumerate() {
        if pauses.contains(&at) {
            text.push(' ');
        }
        text.push(sign);
    }
    text
}

impl fmt::Display for Phone {
    /// As people write it: "0912 345 678", "024 3733 1234", "0225 3733 123".
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&grouped(&self.0, self.0.chars()))
    }
}

impl TryFrom<String> for Phone {
    type Error = FieldError;

    fn try_from(typed: String) -> Result<Self, FieldError> {
        Self::parse(&typed)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

/// An e-mail address, checked for slips only: whether it exists, only a message can tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

impl Email {
    /// Reads an address as typed; the part after the @ is put in lower case.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(FieldError::Required);
        }
        if typed.chars().count() > EMAIL_LIMIT {
            return Err(FieldError::TooLong);
        }
        let (person, host) = typed.split_once('@').ok_or(FieldError::BadEmail)?;
        let person_ok = !person.is_empty()
            && person
                .chars()
                .all(|sign| sign.is_ascii_graphic() && !r#"@<>()[],;:\""#.contains(sign))
            && person.split('.').all(|part| !part.is_empty());
        let label_ok = |label: &str| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|sign| sign.is_ascii_alphanumeric() || sign == b'-')
        };
        if person_ok && host.contains('.') && host.split('.').all(label_ok) {
            Ok(Self(format!("{person}@{}", host.to_ascii_lowercase())))
        } else {
            Err(FieldError::BadEmail)
        }
    }

    /// The address as kept.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl TryFrom<String> for Email {
    type Error = FieldError;

    fn try_from(typed: String) -> Result<Self, FieldError> {
        Self::parse(&typed)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, shown) in [
            ("0912345678", "0912 345 678"),
            ("0912.345.678", "0912 345 678"),
            ("+84 912-345-678", "0912 345 678"),
            ("84912345678", "0912 345 678"),
            ("0084 912 345 678", "0912 345 678"),
            ("+84 (0)912 345 678", "0912 345 678"),
            ("(024) 3733 1234", "024 3733 1234"),
            ("02253733123", "0225 3733 123"),
        ] {
            assert_eq!(
                Phone::parse(typed).map(|phone| phone.to_string()),
                Ok(shown.to_owned()),
                "{typed}"
            );
        }
    }

    #[test]
    fn other_numbers_are_refused() {
        for (typed, error) in [
            ("", FieldError::Required),
            (" - ", FieldError::Required),
            ("912345678", FieldError::BadPhone),
            ("091234567", FieldError::BadPhone),
            ("09123456789", FieldError::BadPhone),
            ("0112345678", FieldError::BadPhone),
            ("01654321987", FieldError::BadPhone),
            ("0912 345 67a", FieldError::BadPhone),
            ("+1 650 253 0000", FieldError::BadPhone),
        ] {
            assert_eq!(Phone::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn lists_show_the_ends_of_a_number() {
        assert_eq!(Phone::parse("0912345678").unwrap().masked(), "09•• ••• 678");
        assert_eq!(Phone::parse("02437331234").unwrap().masked(), "02• •••• •234");
    }

    #[test]
    fn slips_in_an_address_are_seen() {
        for typed in [
            "hoa@",
            "@gmail.com",
            "hoa.gmail.com",
            "hoa@gmail",
            "hoa le@gmail.com",
            "hoa@gmail..com",
            "hoa@-a.vn",
            "hoa@@gmail.com",
            "hoa..le@gmail.com",
            "hòa@gmail.com",
            "<hoa@gmail.com>",
        ] {
            assert_eq!(Email::parse(typed), Err(FieldError::BadEmail), "{typed}");
        }
        assert_eq!(Email::parse("  "), Err(FieldError::Required));
        assert_eq!(
            Email::parse(&format!("{}@a.vn", "h".repeat(250))),
            Err(FieldError::TooLong)
        );
        let email = Email::parse(" Hoa.Le+thi@Gmail.COM ").unwrap();
        assert_eq!(email.as_str(), "Hoa.Le+thi@gmail.com");
    }

    proptest! {
        #[test]
        fn a_shown_number_is_read_back(number in "0[35789][0-9]{8}|02[0-9]{9}") {
            let phone = Phone::parse(&number).unwrap();
            prop_assert_eq!(Phone::parse(&phone.to_string()), Ok(phone.clone()));
            prop_assert_eq!(phone.digits(), number);
        }

        #[test]
        fn no_text_breaks_the_reading(typed in "\\PC*") {
            let _ = (Phone::parse(&typed), Email::parse(&typed));
        }
    }
}
