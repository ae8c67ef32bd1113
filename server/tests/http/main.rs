//! The real router, asked as a browser without scripts asks it. One file for each group of pages.

mod boards;
mod front;
mod mine;
mod organizer;
mod organizer_people;
mod organizer_rounds;
mod paper;
mod people;
mod public;
mod registration;
mod registration_twice;
mod result;
mod saving;
mod sign_in;
mod sitter;
mod starting;
mod support;
