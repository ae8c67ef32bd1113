//! Units: the places and bodies that entrants belong to, a tree with eras and denominators.

mod find;

pub use find::find_unit;

use crate::{id::UnitId, time::Date};
use serde::{Deserialize, Serialize};

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// A province-level city or a province.
    City,
    /// A district of any name (quận, huyện, thị xã); none since 1 July 2025.
    District,
    /// A ward (phường).
    Ward,
    /// A commune or township (xã, thị trấn).
    Commune,
    /// A neighbourhood group or village (tổ dân phố, thôn).
    Neighbourhood,
    /// An agency or enterprise.
    Workplace,
    /// A school.
    School,
}

impl UnitKind {
    /// Every kind, in order.
    pub const ALL: [Self; 7] = [
        Self::City,
        Self::District,
        Self::Ward,
        Self::Commune,
        Self::Neighbourhood,
        Self::Workplace,
        Self::School,
    ];

    /// Whether people work or study there, and do not live there.
    #[must_use]
    pub fn is_workplace(self) -> bool {
        matches!(self, Self::Workplace | Self::School)
    }

    /// The word in unit files and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::District => "district",
            Self::Ward => "ward",
            Self::Commune => "commune",
            Self::Neighbourhood => "neighbourhood",
            Self::Workplace => "workplace",
            Self::School => "school",
        }
    }

    /// The kind that a word in unit files and in the database stands for.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How many people live in a unit, or work or study there: the denominator of its rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Population {
    /// How many.
    pub count: u32,
    /// The day the number is of.
    pub date: Date,
    /// Where it was published, as the board names it.
    pub source: String,
}

/// A unit in one era.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Which unit.
    pub id: UnitId,
    /// Its code in the era's official list, for instance `00016`; unique in a contest.
    pub code: String,
    /// The era of the list the code is from, for instance `2019`.
    pub era: String,
    /// Its name without the word for its kind: "Ngọc Hà".
    pub name: String,
    /// What it is.
    pub kind: UnitKind,
    /// The unit it is part of.
    pub parent: Option<UnitId>,
    /// First day of its being; `None` = before anything the contest looks at.
    pub valid_from: Option<Date>,
    /// Last day of its being; `None` = it still is.
    pub valid_to: Option<Date>,
    /// The denominator of its rate, if one was published.
    pub population: Option<Population>,
}

impl Unit {
    /// Whether the unit is on a day; both ends of its validity belong to it.
    #[must_use]
    pub fn valid_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// The unit as a choice in a form.
    #[must_use]
    pub fn choice(&self) -> UnitChoice {
        UnitChoice {
            id: self.id,
            code: self.code.clone(),
            name: self.name.clone(),
            kind: self.kind,
        }
    }
}

/// A unit as a choice in a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitChoice {
    /// Which unit.
    pub id: UnitId,
    /// Its code.
    pub code: String,
    /// Its name without the word for its kind.
    pub name: String,
    /// What it is.
    pub kind: UnitKind,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_unit_is_from_its_first_day_to_its_last() {
        let mut ward = Unit {
            id: UnitId(Uuid::from_u128(1)),
            code: "00004".into(),
            era: "2019".into(),
            name: "Trúc Bạch".into(),
            kind: UnitKind::Ward,
            parent: None,
            valid_from: Some(day("1981-06-10")),
            valid_to: Some(day("2025-06-30")),
            population: None,
        };
        for (on, valid) in [
            ("1981-06-09", false),
            ("1981-06-10", true),
            ("2025-06-30", true),
            ("2025-07-01", false),
        ] {
            assert_eq!(ward.valid_on(day(on)), valid, "{on}");
        }
        (ward.valid_from, ward.valid_to) = (None, None);
        assert!(ward.valid_on(day("2100-01-01")));
    }

    #[test]
    fn every_kind_is_read_back_from_its_word() {
        for kind in UnitKind::ALL {
            assert_eq!(UnitKind::from_code(kind.code()), Some(kind));
            assert_eq!(
                serde_json::to_string(&kind).unwrap(),
                format!("\"{}\"", kind.code())
            );
        }
        assert_eq!(UnitKind::from_code("Ward"), None);
    }
}
