//! A person's name: as written, as searched, and as shown to strangers.

use super::FieldError;
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longest name, in characters.
const NAME_LIMIT: usize = 80;
/// A letter of a Vietnamese minority language can carry two marks that have no composed form (Gia Rai "ơ̆").
const MARKS_PER_LETTER: usize = 2;

/// A person's full name: composed (NFC), single spaces, at most 80 characters.
///
/// Letters of any script, spaces, apostrophe, hyphen and full stop; two words, or one of two letters or more.
/// Upper and lower case stay as typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FullName(String);

impl FullName {
    /// Reads a name as typed. Curly apostrophes and other hyphens become the plain ones.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let name = typed
            .nfc()
            .map(|sign| match sign {
                '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
                '‐' | '‑' | '–' => '-',
                other => other,
            })
            .collect::<String>();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(FieldError::Required);
        }
        if name.chars().count() > NAME_LIMIT {
            return Err(FieldError::TooLong);
        }
        let words = name.split(' ').collect::<Vec<_>>();
        let letters = |word: &str| word.chars().filter(|sign| sign.is_alphabetic()).count();
        let long_enough = words.len() > 1 || letters(&name) > 1;
        if long_enough && words.iter().all(|word| letters(word) > 0 && is_word(word)) {
            Ok(Self(name))
        } else {
            Err(FieldError::BadName)
        }
    }

    /// The name as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name for search and for finding doubles; see [`plain`].
    #[must_use]
    pub fn plain(&self) -> String {
        plain(&self.0)
    }

    /// The name as strangers see it; see [`mask_name`].
    #[must_use]
    pub fn masked(&self) -> String {
        mask_name(&self.0)
    }
}

/// Whether a word holds only the signs of names and no pile of marks.
fn is_word(word: &str) -> bool {
    let mut marks = 0;
    let mut after_letter = false;
    word.chars().all(|sign| {
        if is_combining_mark(sign) {
            marks += 1;
            return after_letter && marks <= MARKS_PER_LETTER;
        }
        marks = 0;
        after_letter = sign.is_alphabetic();
        after_letter || matches!(sign, '\'' | '-' | '.')
    })
}

impl fmt::Display for FullName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl TryFrom<String> for FullName {
    type Error = FieldError;

    fn try_from(typed: String) -> Result<Self, FieldError> {
        Self::parse(&typed)
    }
}

impl From<FullName> for String {
    fn from(name: FullName) -> Self {
        name.0
    }
}

/// A text for search and comparison: lower case, no diacritics, đ as d, every run of other signs than letters
/// and digits as one space, none at the ends.
#[must_use]
pub fn plain(text: &str) -> String {
    let letters = text
        .nfd()
        .filter(|sign| !is_combining_mark(*sign))
        .flat_map(char::to_lowercase)
        .map(|sign| match sign {
            'đ' => 'd',
            other if other.is_alphanumeric() => other,
            _ => ' ',
        })
        .filter(|sign| !is_combining_mark(*sign))
        .collect::<String>();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as strangers see it: the family name, the first letters of the middle names, and of the given name the
/// first letter and three asterisks however long it is: "Nguyễn Thị Hoa" is "Nguyễn T. H***".
///
/// A single word is taken for a given name. Neighbours may still guess who is meant, a search for the name finds
/// nothing.
#[must_use]
pub fn mask_name(name: &str) -> String {
    let name = name.nfc().collect::<String>();
    let words = name.split_whitespace().collect::<Vec<_>>();
    let Some((given, before)) = words.split_last() else {
        return String::new();
    };
    let mut parts = Vec::with_capacity(words.len());
    for (position, word) in before.iter().enumerate() {
        parts.push(if position == 0 {
            (*word).to_owned()
        } else {
            format!("{}.", initial(word))
        });
    }
    parts.push(format!("{}***", initial(given)));
    parts.join(" ")
}

/// The first letter of a word with its marks.
fn initial(word: &str) -> String {
    let mut signs = word.chars().skip_while(|sign| !sign.is_alphabetic());
    let first = signs.next();
    first
        .into_iter()
        .chain(signs.take_while(|sign| is_combining_mark(*sign)))
        .collect()
}

/// The name for boards and lists of winners: full only with consent, and never that of a child (design 14;
/// Luật Bảo vệ dữ liệu cá nhân 2025, Điều 24).
#[must_use]
pub fn public_name(name: &FullName, consented: bool, child: bool) -> String {
    if consented && !child {
        name.as_str().to_owned()
    } else {
        name.masked()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_read_as_people_write_them() {
        for (typed, kept) in [
            ("  Nguyễn   Thị\tHoa ", "Nguyễn Thị Hoa"),
            ("Nguye\u{302}\u{303}n Thi\u{323} Hoa", "Nguyễn Thị Hoa"),
            ("H’Hen Niê", "H'Hen Niê"),
            ("Y Bhĭm Niê", "Y Bhĭm Niê"),
            ("Rơ\u{306} Châm", "Rơ\u{306} Châm"),
            ("Trần-Lê A", "Trần-Lê A"),
            ("Vũ", "Vũ"),
            ("Anna K. Müller", "Anna K. Müller"),
        ] {
            assert_eq!(
                FullName::parse(typed).map(String::from),
                Ok(kept.to_owned()),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for (typed, error) in [
            ("", FieldError::Required),
            (" \u{a0}\n ", FieldError::Required),
            ("A", FieldError::BadName),
            ("Nguyễn Thị Hoa 2", FieldError::BadName),
            ("Nguyễn <b>Hoa</b>", FieldError::BadName),
            ("- -", FieldError::BadName),
            ("Hoa\u{200b} Lê", FieldError::BadName),
            ("a\u{335}\u{336}\u{337} Lê", FieldError::BadName),
        ] {
            assert_eq!(FullName::parse(typed), Err(error), "{typed}");
        }
        assert_eq!(FullName::parse(&"á".repeat(81)), Err(FieldError::TooLong));
        assert!(FullName::parse(&"á".repeat(80)).is_ok());
    }

    #[test]
    fn search_needs_neither_case_nor_diacritics() {
        assert_eq!(plain("ĐẶNG Thùy  Dương"), "dang thuy duong");
        assert_eq!(plain("Văn Miếu - Quốc Tử Giám"), "van mieu quoc tu giam");
        assert_eq!(FullName::parse("H’Hen Niê").unwrap().plain(), "h hen nie");
    }

    #[test]
    fn strangers_see_initials() {
        for (name, shown) in [
            ("Nguyễn Thị Hoa", "Nguyễn T. H***"),
            ("Lê An", "Lê A***"),
            ("Hoa", "H***"),
            ("Đỗ Hoàng Ánh Đào", "Đỗ H. Á. Đ***"),
            ("Rơ\u{306} Ơ\u{306}t", "Rơ\u{306} Ơ\u{306}***"),
            ("", ""),
        ] {
            assert_eq!(mask_name(name), shown);
        }
    }

    #[test]
    fn a_child_is_never_named_in_full() {
        let name = FullName::parse("Nguyễn Thị Hoa").unwrap();
        assert_eq!(public_name(&name, true, false), "Nguyễn Thị Hoa");
        assert_eq!(public_name(&name, false, false), "Nguyễn T. H***");
        assert_eq!(public_name(&name, true, true), "Nguyễn T. H***");
    }

    proptest! {
        #[test]
        fn a_name_that_was_taken_is_taken_again_unchanged(typed in "[A-Za-zÀ-ỹĐđ’'. -]{0,90}") {
            if let Ok(name) = FullName::parse(&typed) {
                prop_assert_eq!(FullName::parse(name.as_str()), Ok(name));
            }
        }

        #[test]
        fn no_text_breaks_the_reading(typed in "\\PC*") {
            let _ = FullName::parse(&typed);
            let once = plain(&typed);
            prop_assert_eq!(plain(&once), once);
        }

        #[test]
        fn the_mask_hides_the_given_name(family in "[A-Z][a-z]{1,6}", given in "[A-Z][a-z]{1,9}") {
            let shown = mask_name(&format!("{family} Văn {given}"));
            prop_assert_eq!(shown, format!("{family} V. {}***", &given[..1]));
        }
    }
}
