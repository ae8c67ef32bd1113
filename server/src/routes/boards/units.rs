//! Boards of wards, and of offices and schools.

use super::{
    Shown,
    asked::{Asked, Kind, Sort},
};
use app::{
    pages::boards::{BoardModel, Choice},
    parts::{BoardTable, Cell, Column, Line, SortLink},
};
use contest::{
    board::{Held, Thousandths, UnitLine},
    counts::{Show, coarse},
    id::UnitId,
    person::plain,
    rules::{CountsFor, UnitMeasure},
};
use std::{cmp::Reverse, collections::BTreeSet};

impl Shown<'_> {
    /// Puts a board of units on the page.
    pub(super) fn fill_units(&self, model: &mut BoardModel, workplaces: bool) {
        let (lang, contest) = (self.visit.lang, &self.visit.contest);
        let measure = contest.rules().unit_measure;
        model.divisions = self.unit_divisions(workplaces);
        let lines = self.unit_lines(workplaces);
        let mut sorted: Vec<&UnitLine> = lines.iter().collect();
        self.sort(&mut sorted);
        let columns = self.unit_columns(&lines, workplaces);
        let own = self.own_unit(workplaces);
        let largest = lines.iter().filter_map(|line| value(line, measure)).max();
        let (pinned, others): (Vec<_>, Vec<_>) = sorted.into_iter().partition(|line| Some(line.unit) == own);
        let kinds: Vec<_> = columns.iter().map(|(kind, _)| *kind).collect();
        let by = match self.show {
            Show::All => lang.measured_by(measure),
            Show::Coarse | Show::Nothing => lang.turnout_by(measure),
        };
        let name = if workplaces {
            lang.boards_workplaces_caption()
        } else {
            lang.boards_wards_caption()
        };
        model.table = Some(BoardTable {
            caption: format!("{name}, {by}"),
            as_of: self.as_of(),
            brief: false,
            columns: columns.into_iter().map(|(_, column)| column).collect(),
            own: pinned
                .first()
                .map(|line| self.unit_line(line, &kinds, largest, true)),
            lines: others
                .into_iter()
                .map(|line| self.unit_line(line, &kinds, largest, false))
                .collect(),
        });
        model.notes = self.unit_notes(&lines, workplaces);
    }

    /// The first `most` wards and the reader's own; `None` if no ward has a place.
    pub(super) fn brief(&self, most: usize) -> Option<BoardTable> {
        let lang = self.visit.lang;
        let lines = self.unit_lines(false);
        if lines.first().is_none_or(|line| line.place.is_none()) {
            return None;
        }
        let measure = self.visit.contest.rules().unit_measure;
        let largest = lines.iter().filter_map(|line| value(line, measure)).max();
        let kinds = [Sort::Place, Sort::Name, measured(measure)];
        let label = match self.show {
            Show::All => self.label(measured(measure), false),
            Show::Coarse | Show::Nothing => lang.column_turnout(),
        };
        let own = self.own_unit(false);
        Some(BoardTable {
            caption: String::new(),
            as_of: self.as_of(),
            brief: true,
            columns: vec![
                column(lang.column_place(), false),
                column(lang.column_ward(), false),
                column(label, true),
            ],
            own: lines
                .iter()
                .find(|line| Some(line.unit) == own)
                .map(|line| self.unit_line(line, &kinds, largest, true)),
            lines: lines
                .iter()
                .take(most)
                .filter(|line| line.place.is_some() && Some(line.unit) != own)
                .map(|line| self.unit_line(line, &kinds, largest, false))
                .collect(),
        })
    }

    fn unit_lines(&self, workplaces: bool) -> std::sync::Arc<Vec<UnitLine>> {
        let contest = &self.visit.contest;
        let by_turnout = self.show != Show::All;
        let counts_for = if workplaces {
            CountsFor::Workplace
        } else {
            CountsFor::Residence
        };
        let division = self.asked.division.filter(|place| {
            let division = contest.rules().divisions.get(*place);
            !by_turnout && division.is_some_and(|division| division.counts_for == counts_for)
        });
        self.board
            .units(contest.rules(), &contest.units, division, workplaces, by_turnout)
    }

    /// The divisions whose people count for units of this kind, where there are several.
    fn unit_divisions(&self, workplaces: bool) -> Vec<Choice> {
        let (lang, contest) = (self.visit.lang, &self.visit.contest);
        let counts_for = if workplaces {
            CountsFor::Workplace
        } else {
            CountsFor::Residence
        };
        let kind = if workplaces { Kind::Workplaces } else { Kind::Wards };
        let fitting: Vec<_> = contest
            .rules()
            .divisions
            .iter()
            .enumerate()
            .filter(|(_, division)| division.counts_for == counts_for)
            .collect();
        if fitting.len() < 2 || self.show != Show::All {
            return Vec::new();
        }
        let all = (None, lang.boards_all_divisions());
        let each = fitting
            .into_iter()
            .map(|(place, division)| (Some(place), lang.of(&division.name)));
        std::iter::once(all)
            .chain(each)
            .map(|(division, text)| Choice {
                text: text.to_owned(),
                href: Asked {
                    division,
                    ..Asked::of(kind)
                }
                .href(&self.path, contest),
                current: self.asked.division == division,
            })
            .collect()
    }

    /// The unit of this kind that the reader counts for.
    fn own_unit(&self, workplaces: bool) -> Option<UnitId> {
        let entrant = self.visit.entrant.as_ref()?;
        let divisions = &self.visit.contest.rules().divisions;
        let division = divisions
            .iter()
            .find(|division| division.code == entrant.division)?;
        match division.counts_for {
            CountsFor::Workplace if workplaces => entrant.workplace,
            CountsFor::Residence if !workplaces => entrant.residence,
            CountsFor::Workplace | CountsFor::Residence => None,
        }
    }

    /// Orders the lines as asked; they come in order of place. Values held back come last.
    fn sort(&self, lines: &mut [&UnitLine]) {
        let exact = |held| match held {
            Held::Exact(n) => Some(n),
            Held::UnderFive => None,
        };
        match self.asked.sort {
            _ if self.show != Show::All && self.asked.sort != Sort::Name => {}
            Sort::Place => {}
            Sort::Name => lines.sort_by_cached_key(|line| plain(&self.unit_name(line.unit))),
            Sort::People => lines.sort_by_key(|line| Reverse(exact(line.people))),
            Sort::Attempts => lines.sort_by_key(|line| Reverse(exact(line.attempts))),
            Sort::Rate => lines.sort_by_key(|line| Reverse(line.rate_per_10_000)),
            Sort::Population => {
                lines
                    .sort_by_key(|line| Reverse(line.population.as_ref().map(|population| population.count)));
            }
            Sort::Points => lines.sort_by_key(|line| Reverse(line.points)),
            Sort::Mean => lines.sort_by_key(|line| Reverse(line.mean)),
        }
    }

    fn unit_name(&self, unit: UnitId) -> String {
        self.visit
            .contest
            .unit(unit)
            .map_or_else(String::new, |unit| unit.name.clone())
    }

    fn label(&self, kind: Sort, workplaces: bool) -> &'static str {
        let lang = self.visit.lang;
        match kind {
            Sort::Place => lang.column_place(),
            Sort::Name if workplaces => lang.column_workplace(),
            Sort::Name => lang.column_ward(),
            Sort::People => lang.column_people(),
            Sort::Attempts => lang.column_attempts(),
            Sort::Rate => lang.column_rate(),
            Sort::Population => lang.column_population(),
            Sort::Points => lang.column_points(),
            Sort::Mean => lang.column_mean(),
        }
    }

    /// The columns with what they hold. A rate is shown only where a population is known.
    fn unit_columns(&self, lines: &[UnitLine], workplaces: bool) -> Vec<(Sort, Column)> {
        let lang = self.visit.lang;
        if self.show != Show::All {
            let turnout = column(lang.column_turnout(), false);
            let names = [Sort::Place, Sort::Name].map(|kind| (kind, self.sorted_column(kind, workplaces)));
            return names.into_iter().chain([(Sort::People, turnout)]).collect();
        }
        let rated = lines.iter().any(|line| line.population.is_some());
        let points = matches!(
            self.visit.contest.rules().unit_measure,
            UnitMeasure::RatePlusPoints { .. }
        );
        Sort::ALL
            .into_iter()
            .filter(|kind| match kind {
                Sort::Rate | Sort::Population => rated,
                Sort::Points => rated && points,
                _ => true,
            })
            .map(|kind| (kind, self.sorted_column(kind, workplaces)))
            .collect()
    }

    fn sorted_column(&self, kind: Sort, workplaces: bool) -> Column {
        let asked = Asked {
            sort: kind,
            page: 1,
            ..self.asked
        };
        Column {
            label: self.label(kind, workplaces).to_owned(),
            number: !matches!(kind, Sort::Place | Sort::Name),
            sort: Some(SortLink {
                href: asked.href(&self.path, &self.visit.contest),
                current: self.asked.sort == kind,
                descending: !matches!(kind, Sort::Place | Sort::Name),
            }),
        }
    }

    fn unit_line(&self, line: &UnitLine, kinds: &[Sort], largest: Option<i64>, own: bool) -> Line {
        let measure = self.visit.contest.rules().unit_measure;
        let cells = kinds.iter().map(|kind| {
            let mut cell = match kind {
                Sort::Place => self.visit.lang.place(line.place).into(),
                Sort::Name => self.name_cell(line, own),
                _ => self.value_cell(line, *kind),
            };
            if self.show == Show::All && *kind == measured(measure) {
                cell.bar = share(value(line, measure), largest);
            }
            cell
        });
        Line {
            cells: cells.collect(),
        }
    }

    fn name_cell(&self, line: &UnitLine, own: bool) -> Cell {
        let (lang, contest) = (self.visit.lang, &self.visit.contest);
        let mut cell = Cell::from(self.unit_name(line.unit));
        // Only where there is a list of people behind it.
        if self.show == Show::All && matches!(line.people, Held::Exact(1..)) {
            let people = Asked {
                unit: Some(line.unit),
                ..Asked::of(Kind::Entrants)
            };
            cell.href = Some(people.href(&self.path, contest));
        }
        if own {
            let workplace = contest
                .unit(line.unit)
                .is_some_and(|unit| unit.kind.is_workplace());
            let word = if workplace {
                lang.boards_own_workplace()
            } else {
                lang.boards_own_ward()
            };
            cell.tags.push(("own", word.to_owned()));
        }
        cell
    }

    fn value_cell(&self, line: &UnitLine, kind: Sort) -> Cell {
        let lang = self.visit.lang;
        if self.show != Show::All {
            let people = match line.people {
                Held::Exact(n) => n,
                Held::UnderFive => 1,
            };
            return lang.band(coarse(people)).into();
        }
        let held_back = line.people == Held::UnderFive;
        match kind {
            Sort::People => match line.people {
                Held::Exact(n) => lang.number(n).into(),
                Held::UnderFive => lang.boards_under_five().into(),
            },
            Sort::Population => line
                .population
                .as_ref()
                .map_or_else(
                    || lang.boards_no_value().to_owned(),
                    |population| lang.number(population.count),
                )
                .into(),
            _ if held_back => lang.boards_withheld().into(),
            Sort::Attempts => match line.attempts {
                Held::Exact(n) => lang.number(n).into(),
                Held::UnderFive => lang.boards_withheld().into(),
            },
            Sort::Rate => self.rate(line.rate_per_10_000).into(),
            Sort::Points => self.rate(line.points).into(),
            _ => line
                .mean
                .map_or_else(
                    || lang.boards_no_value().to_owned(),
                    |mean| lang.hundredths(mean.0),
                )
                .into(),
        }
    }

    fn rate(&self, rate: Option<Thousandths>) -> String {
        let lang = self.visit.lang;
        rate.map_or_else(
            || lang.boards_no_value().to_owned(),
            |rate| lang.hundredths((rate.0 + 5).div_euclid(10)),
        )
    }

    fn unit_notes(&self, lines: &[UnitLine], workplaces: bool) -> Vec<String> {
        let lang = self.visit.lang;
        let sources: BTreeSet<_> = lines
            .iter()
            .filter_map(|line| line.population.as_ref())
            .map(|population| lang.population_note(&population.source, population.date))
            .collect();
        let measure = self.visit.contest.rules().unit_measure;
        let by_rate = matches!(measure, UnitMeasure::Rate | UnitMeasure::RatePlusPoints { .. });
        let mut notes: Vec<_> = sources.into_iter().collect();
        if by_rate && lines.iter().any(|line| line.population.is_none()) {
            notes.push(lang.boards_no_population().to_owned());
        }
        if self.has_workplaces() && !workplaces {
            notes.push(lang.boards_apart().to_owned());
        }
        notes.push(lang.boards_terms().to_owned());
        notes.push(lang.boards_five_why().to_owned());
        notes
    }
}

fn column(label: &str, number: bool) -> Column {
    Column {
        label: label.to_owned(),
        number,
        sort: None,
    }
}

/// The column of what units are compared by.
const fn measured(measure: UnitMeasure) -> Sort {
    match measure {
        UnitMeasure::Count => Sort::People,
        UnitMeasure::Rate => Sort::Rate,
        UnitMeasure::Mean { .. } => Sort::Mean,
        UnitMeasure::RatePlusPoints { .. } => Sort::Points,
    }
}

/// What a unit is compared by, for the length of its bar.
fn value(line: &UnitLine, measure: UnitMeasure) -> Option<i64> {
    match (measure, line.people) {
        (UnitMeasure::Count, Held::Exact(n)) => Some(i64::from(n)),
        (UnitMeasure::Count, Held::UnderFive) => None,
        (UnitMeasure::Rate, _) => line.rate_per_10_000.map(|rate| rate.0),
        (UnitMeasure::Mean { .. }, _) => line.mean.map(|mean| mean.0),
        (UnitMeasure::RatePlusPoints { .. }, _) => line.points.map(|points| points.0),
    }
}

/// The share of the largest value in per cent.
fn share(value: Option<i64>, largest: Option<i64>) -> Option<u8> {
    let (value, largest) = (value?.max(0), largest.filter(|largest| *largest > 0)?);
    u8::try_from(value.saturating_mul(100) / largest).ok()
}
