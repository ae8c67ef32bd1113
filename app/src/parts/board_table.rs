//! A board: a table first, the bar beside the number; rows become cards on a narrow phone.

use leptos::prelude::*;

/// A column of a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading, also said before each value on a card.
    pub label: String,
    /// Numbers, set right.
    pub number: bool,
    /// The link that orders the board by this column, if there is one.
    pub sort: Option<SortLink>,
}

/// A link that orders a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortLink {
    /// Where it leads.
    pub href: String,
    /// The board is in this order now.
    pub current: bool,
    /// The largest first.
    pub descending: bool,
}

/// One value on a board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The value as text.
    pub text: String,
    /// Where it leads, if anywhere.
    pub href: Option<String>,
    /// Its share of the largest value in per cent, drawn as a bar.
    pub bar: Option<u8>,
    /// Words set apart after it: whose line this is, that it is simulated.
    pub tags: Vec<(&'static str, String)>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// A line of a board: first the place, then what the line is about, then values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// As many as there are columns.
    pub cells: Vec<Cell>,
}

/// A board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardTable {
    /// What it shows.
    pub caption: String,
    /// The state it shows, in words.
    pub as_of: String,
    /// The short board of the home page, which stays a table on a phone.
    pub brief: bool,
    /// Its columns; the first two are place and name.
    pub columns: Vec<Column>,
    /// The reader's own line, pinned on top.
    pub own: Option<Line>,
    /// The lines.
    pub lines: Vec<Line>,
}

/// Draws a board.
#[must_use]
pub fn board_table(table: BoardTable) -> impl IntoView {
    let class = if table.brief { "board brief" } else { "board" };
    let head = table.columns.iter().map(heading).collect_view();
    let own = table.own.map(|line| {
        view! {
            <tbody class="own" role="rowgroup">
                {row(&table.columns, line)}
            </tbody>
        }
    });
    let lines = table
        .lines
        .into_iter()
        .map(|line| row(&table.columns, line))
        .collect_view();
    view! {
        <table class=class role="table">
            <caption>{table.caption} " " <span>{table.as_of}</span></caption>
            <thead role="rowgroup">
                <tr role="row">{head}</tr>
            </thead>
            {own}
            <tbody role="rowgroup">{lines}</tbody>
        </table>
    }
}

fn heading(column: &Column) -> impl IntoView + use<> {
    let current = column.sort.as_ref().filter(|sort| sort.current);
    let order = current.map(|sort| {
        if sort.descending {
            "descending"
        } else {
            "ascending"
        }
    });
    let label = column.label.clone();
    let contents = match &column.sort {
        Some(sort) => view! { <a href=sort.href.clone()>{label}</a> }.into_any(),
        None => label.into_any(),
    };
    view! {
        <th scope="col" role="columnheader" class=column.number.then_some("n") aria-sort=order>
            {contents}
        </th>
    }
}

fn row(columns: &[Column], line: Line) -> impl IntoView + use<> {
    let cells = columns
        .iter()
        .zip(line.cells)
        .enumerate()
        .map(|(place, (column, cell))| {
            let contents = contents(&cell);
            if place == 1 {
                return view! {
                    <th scope="row" role="rowheader">
                        {contents}
                    </th>
                }
                .into_any();
            }
            let class = match (place, column.number, cell.bar.is_some()) {
                (0, ..) => Some("rank"),
                (_, true, true) => Some("n bar"),
                (_, true, false) => Some("n"),
                (_, false, _) => None,
            };
            view! {
                <td role="cell" class=class data-label=column.label.clone()>
                    {contents}
                </td>
            }
            .into_any()
        })
        .collect_view();
    view! { <tr role="row">{cells}</tr> }
}

fn contents(cell: &Cell) -> impl IntoView + use<> {
    let text = cell.text.clone();
    let text = match cell.href.clone() {
        Some(href) => view! { <a href=href>{text}</a> }.into_any(),
        None => text.into_any(),
    };
    let bar = cell.bar.map(|share| {
        view! {
            " "
            <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect class="rest" width="100" height="8" />
                <rect width=share.to_string() height="8" />
            </svg>
        }
    });
    let tags = cell
        .tags
        .iter()
        .map(|(class, word)| {
            let class = format!("tag {class}");
            view! { " " <span class=class>{word.clone()}</span> }
        })
        .collect_view();
    view! { {text} {tags} {bar} }
}
