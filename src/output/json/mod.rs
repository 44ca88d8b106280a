//! The JSON contract. Programs rely on it: a change that breaks them is a new version beside this one.

mod v1;

pub use v1::*;
