//! The pages, one file each: what a page shows as a value, and the view of it.

pub mod boards;
pub mod entry_code;
pub mod failure;
pub mod home;
pub mod mine;
pub mod privacy;
pub mod register;
pub mod rules;
pub mod sign_in;
