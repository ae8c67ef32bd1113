//! The pages, one file each: what a page shows as a value, and the view of it.

pub mod before;
pub mod boards;
pub mod entry_code;
pub mod failure;
pub mod finish;
pub mod home;
pub mod mine;
pub mod organizer;
pub mod overview;
pub mod prediction;
pub mod privacy;
pub mod question;
pub mod receipt;
pub mod register;
pub mod result;
pub mod rules;
pub mod sign_in;
pub mod too_late;
