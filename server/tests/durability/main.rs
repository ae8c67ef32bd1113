//! What an acknowledgement is worth, tried on the real binary: killed, traced, stopped, raced, on both databases.
//!
//! With the feature `sham` the binary replies before it commits; then the same tests must find that it does.

#![expect(
    clippy::disallowed_methods,
    reason = "tests measure real time, and read from the environment where PostgreSQL is"
)]

mod ground;
mod journal;
mod kills;
mod life;
mod settings;
mod starts;
mod stop;
mod trace;
mod traced;
#[path = "../wire/mod.rs"]
mod wire;
