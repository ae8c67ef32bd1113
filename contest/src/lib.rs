//! The rules of a knowledge contest: pure, without I/O, clock or random source of its own.

pub mod attempt;
pub mod audit;
pub mod board;
pub mod counts;
pub mod draw;
pub mod entry_code;
pub mod id;
pub mod limits;
pub mod marks;
pub mod outcome;
pub mod person;
pub mod prediction;
pub mod question;
pub mod rank;
pub mod receipt;
pub mod registration;
pub mod round;
pub mod rules;
pub mod time;
pub mod unit;

mod letters;

#[cfg(test)]
mod example;
