//! Secrets that people tell each other: behind a word for one in the same clause, in the answer to a question, in a list below.
//!
//! No form alone makes one. What counts is a sum: how much the value looks like what people choose, how near the word stands, what sets it off.

mod answer;
mod cues;
mod login;
mod number;
mod password;
mod place;
mod rows;
mod shape;
mod speech;
mod words;

pub(super) use cues::{NETWORK, NUMBERS, PASSWORD, USERS};
pub(super) use login::{told_network, told_user};
pub(super) use number::told_number;
pub(super) use password::told_password;
pub(super) use shape::looks_chosen;

/// How far a clause is read, in bytes, and how many words of it.
const REACH: usize = 112;
const WORDS: usize = 10;
/// How many points a password needs.
const ENOUGH: u32 = 4;
