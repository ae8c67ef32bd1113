//! Finding the unit that somebody means by what was typed.

use super::{UnitChoice, UnitKind};
use crate::person::{FieldError, plain};
use unicode_normalization::UnicodeNormalization;

/// Words for kinds as [`plain`] leaves them, longer ones first, with the kinds they can mean.
///
/// Ward and commune stand for each other: people keep saying the one long after it became the other. A district's
/// word means a district only: quận Ba Đình of 2019 is not phường Ba Đình of 2025.
const KIND_WORDS: [(&str, &[UnitKind]); 19] = [
    ("thanh pho", &[UnitKind::City, UnitKind::District]),
    ("tp", &[UnitKind::City, UnitKind::District]),
    ("tinh", &[UnitKind::City]),
    ("thi tran", LOCAL),
    ("tt", LOCAL),
    ("thi xa", &[UnitKind::District]),
    ("tx", &[UnitKind::District]),
    ("quan", &[UnitKind::District]),
    ("q", &[UnitKind::District]),
    ("huyen", &[UnitKind::District]),
    ("phuong", LOCAL),
    ("p", LOCAL),
    ("xa", LOCAL),
    ("x", LOCAL),
    ("to dan pho", &[UnitKind::Neighbourhood]),
    ("tdp", &[UnitKind::Neighbourhood]),
    ("khu pho", &[UnitKind::Neighbourhood]),
    ("thon", &[UnitKind::Neighbourhood]),
    ("to", &[UnitKind::Neighbourhood]),
];
const LOCAL: &[UnitKind] = &[UnitKind::Ward, UnitKind::Commune];

/// The unit among `choices` that `typed` means: its code; its name as written; its name without diacritics; its
/// name after the word for its kind, with or without diacritics ("phường Ngọc Hà", "p. ngoc ha").
///
/// Where a way finds several, the one whose diacritics were typed is meant. Errors: [`FieldError::Required`] for
/// nothing typed, [`FieldError::Ambiguous`] where the first way that finds any finds several all the same,
/// [`FieldError::Unknown`] where none finds any.
pub fn find_unit<'a>(typed: &str, choices: &'a [UnitChoice]) -> Result<&'a UnitChoice, FieldError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(FieldError::Required);
    }
    let (exact, search) = (folded(typed), plain(typed));
    let ways: [&dyn Fn(&UnitChoice) -> bool; 4] = [
        &|unit| unit.code == typed,
        &|unit| folded(&unit.name) == exact,
        &|unit| !search.is_empty() && plain(&unit.name) == search,
        // A unit may carry the word in its own name ("Phường 1") and be typed without it or with another.
        &|unit| !search.is_empty() && bare(&search, unit.kind) == bare(&plain(&unit.name), unit.kind),
    ];
    for way in ways {
        let found = choices.iter().filter(|unit| way(unit)).collect::<Vec<_>>();
        let spelled = || {
            found
                .iter()
                .copied()
                .filter(|unit| exact.ends_with(&folded(&unit.name)))
                .collect::<Vec<_>>()
        };
        match (found.as_slice(), spelled().as_slice()) {
            ([], _) => {}
            ([unit], _) | (_, [unit]) => return Ok(unit),
            _ => return Err(FieldError::Ambiguous),
        }
    }
    Err(FieldError::Unknown)
}

/// A text composed and in lower case, so that only spelling tells names apart.
fn folded(text: &str) -> String {
    let text = text.nfc().flat_map(char::to_lowercase).collect::<String>();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as [`plain`] leaves it, without a word for the kind at its beginning.
fn bare(text: &str, kind: UnitKind) -> &str {
    KIND_WORDS
        .iter()
        .filter(|(_, kinds)| kinds.contains(&kind))
        .find_map(|(word, _)| text.strip_prefix(word)?.strip_prefix(' '))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::UnitId;
    use uuid::Uuid;

    fn choices() -> Vec<UnitChoice> {
        [
            ("001", "Ba Đình", UnitKind::District),
            ("00016", "Ngọc Hà", UnitKind::Ward),
            ("00001", "Phúc Xá", UnitKind::Ward),
            ("w1", "Phường 1", UnitKind::Ward),
            ("m1", "Tân Lập", UnitKind::Ward),
            ("m2", "Tân Lạp", UnitKind::Ward),
            ("t5", "Tổ dân phố số 5", UnitKind::Neighbourhood),
            ("vm", "Văn Miếu - Quốc Tử Giám", UnitKind::Ward),
        ]
        .into_iter()
        .enumerate()
        .map(|(at, (code, name, kind))| UnitChoice {
            id: UnitId(Uuid::from_u128(at as u128)),
            code: code.into(),
            name: name.into(),
            kind,
        })
        .collect()
    }

    #[test]
    fn a_unit_is_found_as_people_write_it() {
        let choices = choices();
        for (typed, found) in [
            ("00016", Ok("00016")),
            (" Ngọc Hà ", Ok("00016")),
            ("NGỌC  HÀ", Ok("00016")),
            ("Ngo\u{323}c Ha\u{300}", Ok("00016")),
            ("ngoc ha", Ok("00016")),
            ("Phường Ngọc Hà", Ok("00016")),
            ("P. Ngọc Hà", Ok("00016")),
            ("p.ngoc ha", Ok("00016")),
            ("xã Ngọc Hà", Ok("00016")),
            ("phuong phuc xa", Ok("00001")),
            ("1", Ok("w1")),
            ("P1", Err(FieldError::Unknown)),
            ("p. 1", Ok("w1")),
            ("Tân Lập", Ok("m1")),
            ("phường tân lạp", Ok("m2")),
            ("phuong tan lap", Err(FieldError::Ambiguous)),
            ("tan lap", Err(FieldError::Ambiguous)),
            ("so 5", Ok("t5")),
            ("quận Ba Đình", Ok("001")),
            ("phường Ba Đình", Err(FieldError::Unknown)),
            ("van mieu quoc tu giam", Ok("vm")),
            ("phường", Err(FieldError::Unknown)),
            ("-", Err(FieldError::Unknown)),
            ("  ", Err(FieldError::Required)),
            ("Hoàn Kiếm", Err(FieldError::Unknown)),
        ] {
            let code = find_unit(typed, &choices).map(|unit| unit.code.as_str());
            assert_eq!(code, found, "{typed}");
        }
    }
}
