//! Question and kit formats: bytes to values with positions, and back.
//!
//! Pure: nothing here reads a folder, asks the time or draws at random. The server reads the files of a kit and
//! hands over their bytes; what is wrong comes back as codes with file and line, all of it at once.

pub mod gift;
pub mod kit;

pub mod lang;
pub mod prose;

mod number;
mod source;
