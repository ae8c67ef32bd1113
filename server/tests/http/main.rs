//! The real router, asked as a browser without scripts asks it. One file for each group of pages.

mod boards;
mod front;
mod people;
mod public;
mod support;
