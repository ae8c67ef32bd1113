//! Boards of entrants: all, of one division, of one unit; fifty a page.

use super::{
    Shown,
    asked::{Asked, Kind},
};
use app::{
    pages::boards::{BoardModel, Choice, UnitChooser},
    parts::{BoardTable, Cell, Column, Line},
};
use contest::{
    board::{EntrantRow, Held},
    id::UnitId,
    rank::Place,
    rules::{Prediction, TieKey},
};

/// Lines on a page.
const PER_PAGE: usize = 50;

impl Shown<'_> {
    /// Puts a board of entrants on the page.
    pub(super) fn fill_entrants(&self, model: &mut BoardModel) {
        let (lang, contest) = (self.visit.lang, &self.visit.contest);
        let by_division = self.asked.kind == Kind::Division;
        let division = match self.asked.division {
            None if by_division => Some(0),
            division => division,
        };
        let unit = self.asked.unit.filter(|_| !by_division);
        model.divisions = self.division_choices(division, unit);
        if !by_division {
            model.units = Some(self.unit_chooser(division));
        }
        let order = self.board.order(division, unit);
        let count = order.lines.len();
        if count == 0 {
            model.empty = Some(lang.boards_nobody().to_owned());
            return;
        }
        // The list of a few would tell what the board of units holds back.
        if unit.is_some() && Held::of(u32::try_from(count).unwrap_or(u32::MAX)) == Held::UnderFive {
            model.empty = Some(lang.boards_unit_small().to_owned());
            return;
        }
        let last = count.div_ceil(PER_PAGE);
        let page = (self.asked.page as usize).clamp(1, last);
        let own = self
            .visit
            .entrant
            .as_ref()
            .and_then(|entrant| order.position(entrant.id));
        let rows = self.board.rows();
        let first = (page - 1) * PER_PAGE;
        let lines = order
            .lines
            .iter()
            .enumerate()
            .skip(first)
            .take(PER_PAGE)
            .filter(|(position, _)| Some(*position) != own)
            .filter_map(|(_, (place, row))| Some(self.entrant_line(*place, rows.get(*row)?, false)))
            .collect();
        let pinned = own
            .and_then(|position| order.lines.get(position))
            .and_then(|(place, row)| Some(self.entrant_line(*place, rows.get(*row)?, true)));
        let name = [
            unit.and_then(|id| contest.unit(id)).map(|unit| unit.name.clone()),
            division
                .and_then(|place| contest.rules().divisions.get(place))
                .map(|division| lang.of(&division.name).to_owned()),
        ];
        let name: Vec<_> = name.into_iter().flatten().collect();
        model.table = Some(BoardTable {
            caption: if name.is_empty() {
                lang.boards_entrants_caption().to_owned()
            } else {
                lang.boards_entrants_of(&name.join(", "))
            },
            as_of: self.as_of(),
            brief: false,
            columns: self.entrant_columns(),
            own: pinned,
            lines,
        });
        let asked = Asked {
            division: self.asked.division,
            unit,
            ..Asked::of(self.asked.kind)
        };
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        model.pages = Some((number(page), number(last), asked.page_base(&self.path, contest)));
        if let Some(truth) = self.truth {
            model
                .notes
                .push(lang.boards_prediction_truth(&lang.decimal(truth)));
        }
        model.notes.push(lang.boards_names().to_owned());
    }

    fn division_choices(&self, division: Option<usize>, unit: Option<UnitId>) -> Vec<Choice> {
        let (lang, contest) = (self.visit.lang, &self.visit.contest);
        let kind = self.asked.kind;
        let all = (kind == Kind::Entrants).then(|| (None, lang.boards_all_divisions()));
        let each = contest
            .rules()
            .divisions
            .iter()
            .enumerate()
            .map(|(place, division)| (Some(place), lang.of(&division.name)));
        all.into_iter()
            .chain(each)
            .map(|(choice, text)| Choice {
                text: text.to_owned(),
                href: Asked {
                    division: choice,
                    unit,
                    ..Asked::of(kind)
                }
                .href(&self.path, contest),
                current: choice == division,
            })
            .collect()
    }

    fn unit_chooser(&self, division: Option<usize>) -> UnitChooser {
        let contest = &self.visit.contest;
        let day = contest.rules().as_of;
        let others = Asked {
            division,
            ..Asked::of(Kind::Entrants)
        };
        UnitChooser {
            action: self.path.clone(),
            hidden: others.fields(contest),
            units: contest
                .units
                .iter()
                .filter(|unit| unit.parent.is_some() && unit.valid_on(day))
                .map(|unit| (unit.code.clone(), unit.name.clone()))
                .collect(),
            chosen: self
                .asked
                .unit
                .and_then(|id| contest.unit(id))
                .map(|unit| unit.code.clone()),
        }
    }

    fn has_prediction(&self) -> bool {
        self.truth.is_some()
            && self
                .rules
                .is_some_and(|rules| rules.prediction != Prediction::None)
    }

    /// Whether places depend on time, so that it is worth showing.
    fn has_time(&self) -> bool {
        self.rules
            .is_none_or(|rules| rules.tie_keys.contains(&TieKey::TimeUsed))
    }

    fn entrant_columns(&self) -> Vec<Column> {
        let lang = self.visit.lang;
        [
            (lang.column_place(), false, true),
            (lang.column_name(), false, true),
            (lang.column_division(), false, true),
            (lang.column_unit(), false, true),
            (lang.column_score(), true, true),
            (lang.column_prediction(), true, self.has_prediction()),
            (lang.column_time(), true, self.has_time()),
            (lang.column_attempts(), true, true),
        ]
        .into_iter()
        .filter(|(.., shown)| *shown)
        .map(|(label, number, _)| Column {
            label: label.to_owned(),
            number,
            sort: None,
        })
        .collect()
    }

    fn entrant_line(&self, place: Place, row: &EntrantRow, own: bool) -> Line {
        let (lang, contest) = (self.visit.lang, &self.visit.contest);
        let mut name = Cell::from(if row.shown_name.is_empty() {
            lang.boards_no_name()
        } else {
            row.shown_name.as_str()
        });
        if own {
            name.tags.push(("own", lang.boards_own_line().to_owned()));
        }
        if row.simulated {
            name.tags.push(("simulated", lang.simulated().to_owned()));
        }
        let division = contest
            .rules()
            .divisions
            .get(row.division)
            .map_or("", |division| lang.of(&division.name));
        let mut cells = vec![
            lang.place(Some(place)).into(),
            name,
            division.into(),
            self.unit_cell(row, own),
            lang.score(row.outcome.score).into(),
        ];
        if self.has_prediction() {
            let prediction = row
                .outcome
                .prediction
                .map_or_else(|| lang.boards_no_value().to_owned(), |value| lang.decimal(value));
            cells.push(prediction.into());
        }
        if self.has_time() {
            cells.push(lang.span(row.outcome.time_used).replace(' ', "\u{a0}").into());
        }
        cells.push(lang.number(row.attempts).into());
        Line { cells }
    }

    /// The unit somebody counts for. One of fewer than five people is named only to that person: counting its
    /// lines would tell what the board of units holds back.
    fn unit_cell(&self, row: &EntrantRow, own: bool) -> Cell {
        let (lang, contest) = (self.visit.lang, &self.visit.contest);
        let Some(unit) = row.counted_unit.and_then(|id| contest.unit(id)) else {
            return lang.boards_no_value().into();
        };
        let people = u32::try_from(self.board.people_of(unit.id)).unwrap_or(u32::MAX);
        if own || Held::of(people) != Held::UnderFive {
            unit.name.clone().into()
        } else {
            lang.boards_small_unit().into()
        }
    }
}
