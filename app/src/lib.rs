//! What people see: pages, parts, islands, messages.
//!
//! A page is a pure function of what it shows: the server loads, the page renders, nothing here reads a store, a
//! clock or a request. Pages, parts and messages exist on the server only; [`islands`] are the only code that is
//! also compiled for the browser.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod messages;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod parts;
#[cfg(feature = "ssr")]
pub mod render;

#[cfg(feature = "ssr")]
pub use messages::Lang;
