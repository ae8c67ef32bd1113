//! The real router, asked as a browser without scripts asks it. One file for each group of pages.

mod front;
mod paper;
mod result;
mod saving;
mod sitter;
mod starting;
mod support;
