//! The real binary, reached over real connections: for what a router driven in memory cannot show.

pub mod client;
pub mod seats;
pub mod served;
