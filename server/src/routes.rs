//! The handlers, one file for each group of pages: load, decide by the rules of `contest`, show.

pub mod before;
pub mod boards;
pub mod entry_code;
pub mod functions;
pub mod health;
pub mod home;
pub mod language;
pub mod mine;
pub mod organizer;
pub mod overview;
mod paper;
pub mod prediction;
pub mod question;
pub mod receipt;
pub mod register;
pub mod result;
pub mod rules;
pub mod sign_in;
pub mod statics;
