//! What pages are put together from. The classes are those of `style/`.

mod board_table;
mod document;
mod field;
mod icon;
mod pagination;
mod prose;
mod summary;
mod time_left;

pub use board_table::{BoardTable, Cell, Column, Line, SortLink, board_table};
pub use document::{Assets, Body, Frame, Main, Nav, SignedIn, Site, document};
pub use field::{
    Choice, FieldProblem, Hidden, TextField, check, choices, error_summary, problem_of, text_field,
};
pub(crate) use field::{described_by, problem_line};
pub use icon::{Icon, big_icon, icon};
pub use pagination::pagination;
pub use prose::prose;
pub use summary::{Tone, notice, summary};
pub use time_left::{TimeShown, time_left};
