//! The real router, asked as a browser without scripts asks it. One file for each group of pages.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod boards;
mod consents;
mod front;
mod mine;
mod organizer;
mod organizer_people;
mod organizer_rounds;
mod paper;
mod people;
mod public;
mod registration;
mod registration_mistakes;
mod registration_twice;
mod result;
mod saving;
mod sign_in;
mod sitter;
mod starting;
mod support;
