//! The real router, asked as a browser without scripts asks it. One file for each group of pages.

mod front;
mod mine;
mod registration;
mod registration_twice;
mod sign_in;
mod support;
