//! The pages, one file each: what a page shows as a value, and the view of it.

pub mod before;
pub mod failure;
pub mod finish;
pub mod overview;
pub mod prediction;
pub mod question;
pub mod receipt;
pub mod result;
pub mod too_late;
