//! The handlers, one file for each group of pages: load, decide by the rules of `contest`, show.

pub mod health;
pub mod home;
pub mod language;
pub mod organizer;
pub mod statics;
