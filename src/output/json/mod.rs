//! The JSON contract. Programs rely on it: a change that breaks them is a new version beside this one.

mod understood;
mod v1;

pub use understood::{answers, no_match};
pub use v1::*;
