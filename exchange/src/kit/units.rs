//! `units.csv`: the units with their eras, validity and populations.

use super::{
    UNITS,
    fault::{Expected, Findings, KitFault},
    identity::unit_id,
};
use contest::{
    id::UnitId,
    time::Date,
    unit::{Population, Unit, UnitKind},
};
use csv::{ReaderBuilder, StringRecord};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

const HEADER: [&str; 10] = [
    "code",
    "era",
    "name",
    "kind",
    "parent",
    "valid_from",
    "valid_to",
    "population",
    "population_date",
    "population_source",
];

/// The sound units; what is wrong goes to the findings.
pub(super) fn read(bytes: &[u8], findings: &mut Findings) -> Vec<Unit> {
    let text = match crate::source::decode(bytes) {
        Ok(text) => text,
        Err(line) => {
            findings.error(UNITS, Some(line), KitFault::NotUtf8);
            return Vec::new();
        }
    };
    let mut rows = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
        .into_records();
    match rows.next() {
        Some(Ok(header)) => {
            if let Some((found, wanted)) = header.iter().zip(HEADER).find(|(found, wanted)| found != wanted) {
                let fault = if HEADER.contains(&found) {
                    KitFault::MissingKey(wanted.to_owned())
                } else {
                    KitFault::UnknownKey(found.to_owned())
                };
                findings.error(UNITS, Some(1), fault);
                return Vec::new();
            }
            if header.len() != HEADER.len() {
                let fault = KitFault::FieldCount {
                    wanted: HEADER.len(),
                    found: header.len(),
                };
                findings.error(UNITS, Some(1), fault);
                return Vec::new();
            }
        }
        Some(Err(error)) => {
            findings.error(UNITS, Some(1), KitFault::Csv(error.to_string()));
            return Vec::new();
        }
        None => {
            findings.error(UNITS, None, KitFault::MissingKey(HEADER[0].to_owned()));
            return Vec::new();
        }
    }
    let mut units = Vec::new();
    for row in rows {
        match row {
            Ok(row) => {
                let line = row
                    .position()
                    .map_or(1, |at| u32::try_from(at.line()).unwrap_or(u32::MAX));
                let mut row = Row {
                    line,
                    record: &row,
                    findings,
                };
                units.extend(row.unit().map(|unit| Entry {
                    line,
                    parent: row.text(4),
                    unit,
                }));
            }
            Err(error) => {
                let line = error
                    .position()
                    .map(|at| u32::try_from(at.line()).unwrap_or(u32::MAX));
                findings.error(UNITS, line, KitFault::Csv(error.to_string()));
            }
        }
    }
    check_tree(&units, findings);
    units.into_iter().map(|entry| entry.unit).collect()
}

/// A unit with its line and the code of its parent as written.
struct Entry {
    line: u32,
    parent: Option<String>,
    unit: Unit,
}

struct Row<'r> {
    line: u32,
    record: &'r StringRecord,
    findings: &'r mut Findings,
}

impl Row<'_> {
    fn fail(&mut self, fault: KitFault) {
        self.findings.error(UNITS, Some(self.line), fault);
    }

    fn bad(&mut self, column: usize, expected: Expected) {
        self.fail(KitFault::BadValue {
            key: HEADER[column].to_owned(),
            expected,
        });
    }

    fn text(&self, column: usize) -> Option<String> {
        let field = self.record.get(column).unwrap_or_default().trim();
        (!field.is_empty()).then(|| field.nfc().collect())
    }

    fn required(&mut self, column: usize) -> Option<String> {
        let text = self.text(column);
        if text.is_none() {
            self.fail(KitFault::MissingKey(HEADER[column].to_owned()));
        }
        text
    }

    fn day(&mut self, column: usize) -> Option<Date> {
        let day: Result<Date, _> = self.text(column)?.parse();
        if day.is_err() {
            self.bad(column, Expected::Day);
        }
        day.ok()
    }

    fn unit(&mut self) -> Option<Unit> {
        if self.record.len() != HEADER.len() {
            self.fail(KitFault::FieldCount {
                wanted: HEADER.len(),
                found: self.record.len(),
            });
            return None;
        }
        let (code, era, name) = (self.required(0), self.required(1), self.required(2));
        let kind = self.required(3).and_then(|word| {
            let kind = UnitKind::from_code(&word);
            if kind.is_none() {
                self.bad(3, Expected::OneOf(UnitKind::ALL.map(UnitKind::code).to_vec()));
            }
            kind
        });
        let (valid_from, valid_to) = (self.day(5), self.day(6));
        if valid_from.zip(valid_to).is_some_and(|(from, to)| to < from) {
            self.fail(KitFault::ValidityReversed);
        }
        let population = self.population();
        let (code, era) = (code?, era?);
        Some(Unit {
            id: unit_id(&code, &era),
            parent: self.text(4).map(|parent| unit_id(&parent, &era)),
            code,
            era,
            name: name?,
            kind: kind?,
            valid_from,
            valid_to,
            population,
        })
    }

    fn population(&mut self) -> Option<Population> {
        let given = (7..10).filter(|column| self.text(*column).is_some()).count();
        if given == 0 {
            return None;
        }
        if given < 3 {
            self.fail(KitFault::HalfPopulation);
            return None;
        }
        let count: Option<u32> = self.text(7)?.parse().ok().filter(|count| *count > 0);
        if count.is_none() {
            self.bad(
                7,
                Expected::Whole {
                    least: 1,
                    most: u32::MAX,
                },
            );
        }
        Some(Population {
            date: self.day(8)?,
            source: self.text(9)?,
            count: count?,
        })
    }
}

fn check_tree(units: &[Entry], findings: &mut Findings) {
    let parents: BTreeMap<UnitId, Option<UnitId>> = units
        .iter()
        .map(|entry| (entry.unit.id, entry.unit.parent))
        .collect();
    let mut seen = BTreeSet::new();
    for Entry {
        line,
        parent: parent_code,
        unit,
    } in units
    {
        if !seen.insert(unit.id) {
            findings.error(UNITS, Some(*line), KitFault::Twice(unit.code.clone()));
        }
        let mut above = unit.parent;
        for step in 0..=units.len() {
            let Some(parent) = above else { break };
            match parents.get(&parent) {
                Some(next) if parent != unit.id => above = *next,
                Some(_) => {
                    findings.error(UNITS, Some(*line), KitFault::ParentCircle);
                    break;
                }
                // A missing parent higher up is reported at the line that names it.
                None if step == 0 => {
                    findings.error(
                        UNITS,
                        Some(*line),
                        KitFault::UnknownParent(parent_code.clone().unwrap_or_default()),
                    );
                    break;
                }
                None => break,
            }
        }
    }
}
