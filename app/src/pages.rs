//! The pages, one file each: what a page shows as a value, and the view of it.

pub mod boards;
pub mod failure;
pub mod home;
pub mod privacy;
pub mod rules;
