//! The pages, one file each: what a page shows as a value, and the view of it.

pub mod failure;
pub mod organizer;
