//! The pages, one file each: what a page shows as a value, and the view of it.

pub mod entry_code;
pub mod failure;
pub mod mine;
pub mod register;
pub mod sign_in;
