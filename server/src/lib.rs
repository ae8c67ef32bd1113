//! The parts of the binary `timhieu`, so that tests can drive the real router.
//!
//! A request runs through [`router`]: middleware ([`headers`], [`origin`], [`failure`]), then a handler in
//! [`routes`] that loads from the store, builds what the page shows and renders it. Answers go through the one
//! [`writer`]; what falls due with time is done by [`jobs`].

pub mod admin;
pub mod boards;
pub mod chance;
pub mod clock;
pub mod config;
pub mod connections;
pub mod contests;
pub mod cookies;
pub mod demo;
pub mod desk;
pub mod failure;
pub mod headers;
pub mod jobs;
pub mod kit;
pub mod limits;
pub mod marking;
pub mod metrics;
pub mod network;
pub mod origin;
pub mod page;
pub mod passwords;
pub mod posted;
pub mod reading;
pub mod ready;
pub mod registering;
pub mod router;
pub mod routes;
pub mod saving;
pub mod secrets;
pub mod serve;
pub mod sessions;
pub mod site;
pub mod sitting;
pub mod starting;
pub mod state;
pub mod ticket;
pub mod totp;
pub mod visit;
pub mod writer;
