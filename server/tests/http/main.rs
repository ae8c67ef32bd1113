//! The real router, asked as a browser without scripts asks it. One file for each group of pages.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod front;
mod organizer;
mod organizer_people;
mod organizer_rounds;
mod support;
