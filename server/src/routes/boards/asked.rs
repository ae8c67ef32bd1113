//! What the query of a board's address asks for. Whatever it does not know, it passes over: an address that was
//! cut short or tampered with shows the board as if nothing had been asked.

use crate::contests::Contest;
use contest::id::UnitId;

/// Which kind of board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Where people live.
    #[default]
    Wards,
    /// Where people work and study.
    Workplaces,
    /// Entrants, of all divisions or one, of all units or one.
    Entrants,
    /// Entrants of one division.
    Division,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Wards, Self::Workplaces, Self::Entrants, Self::Division];

    const fn code(self) -> &'static str {
        match self {
            Self::Wards => "phuong",
            Self::Workplaces => "co-quan",
            Self::Entrants => "nguoi",
            Self::Division => "nhom",
        }
    }
}

/// By what a board of units is in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By place.
    #[default]
    Place,
    /// By name.
    Name,
    /// By people who took part.
    People,
    /// By attempts.
    Attempts,
    /// By rate.
    Rate,
    /// By residents.
    Population,
    /// By points of the unit.
    Points,
    /// By mean score.
    Mean,
}

impl Sort {
    /// Every one, in the order of the columns.
    pub const ALL: [Self; 8] = [
        Self::Place,
        Self::Name,
        Self::People,
        Self::Attempts,
        Self::Rate,
        Self::Population,
        Self::Points,
        Self::Mean,
    ];

    const fn code(self) -> &'static str {
        match self {
            Self::Place => "hang",
            Self::Name => "ten",
            Self::People => "nguoi",
            Self::Attempts => "luot",
            Self::Rate => "ty-le",
            Self::Population => "dan-so",
            Self::Points => "diem-tap-the",
            Self::Mean => "diem",
        }
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// `xem`: kind of board.
    pub kind: Kind,
    /// `nhom`: one division, by its place among the contest's.
    pub division: Option<usize>,
    /// `phuong`: one unit.
    pub unit: Option<UnitId>,
    /// `trang`: page, from 1; larger than the last means the last.
    pub page: u32,
    /// `sap`: order of a board of units.
    pub sort: Sort,
}

impl Asked {
    /// A kind of board and nothing else.
    pub fn of(kind: Kind) -> Self {
        Self {
            kind,
            page: 1,
            ..Self::default()
        }
    }

    /// Reads a query.
    pub fn read(query: &str, contest: &Contest) -> Self {
        let fields: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let mut asked = Self::of(Kind::default());
        for (name, value) in fields {
            match name.as_str() {
                "xem" => {
                    let known = Kind::ALL.into_iter().find(|kind| kind.code() == value);
                    asked.kind = known.unwrap_or_default();
                }
                "nhom" => {
                    let divisions = &contest.rules().divisions;
                    asked.division = divisions.iter().position(|division| division.code == value);
                }
                "phuong" => asked.unit = unit(contest, &value),
                "trang" => asked.page = value.parse().unwrap_or(1).max(1),
                "sap" => {
                    let known = Sort::ALL.into_iter().find(|sort| sort.code() == value);
                    asked.sort = known.unwrap_or_default();
                }
                _ => {}
            }
        }
        asked
    }

    /// Name and value of everything that is not as it is by itself, but for the page.
    pub fn fields(&self, contest: &Contest) -> Vec<(&'static str, String)> {
        let mut fields = Vec::new();
        if self.kind != Kind::default() {
            fields.push(("xem", self.kind.code().to_owned()));
        }
        let divisions = &contest.rules().divisions;
        if let Some(division) = self.division.and_then(|place| divisions.get(place)) {
            fields.push(("nhom", division.code.clone()));
        }
        if let Some(unit) = self.unit.and_then(|id| contest.unit(id)) {
            fields.push(("phuong", unit.code.clone()));
        }
        if self.sort != Sort::default() {
            fields.push(("sap", self.sort.code().to_owned()));
        }
        fields
    }

    /// The address of what is asked for, on its first page.
    pub fn href(&self, path: &str, contest: &Contest) -> String {
        let query = serde_urlencoded::to_string(self.fields(contest)).unwrap_or_default();
        if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{query}")
        }
    }

    /// The address up to the number of a page.
    pub fn page_base(&self, path: &str, contest: &Contest) -> String {
        let first = self.href(path, contest);
        let sign = if first.contains('?') { '&' } else { '?' };
        format!("{first}{sign}trang=")
    }
}

/// The unit of that code that is on the contest's day.
fn unit(contest: &Contest, code: &str) -> Option<UnitId> {
    let day = contest.rules().as_of;
    contest
        .units
        .iter()
        .find(|unit| unit.parent.is_some() && unit.code == code && unit.valid_on(day))
        .map(|unit| unit.id)
}
