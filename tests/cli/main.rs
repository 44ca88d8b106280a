//! Runs the real program: one integration binary, expected text in the tests.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod added;
mod answers;
mod archive;
mod audit;
mod bench_writer;
mod contract;
mod coverage;
mod dates;
mod export;
mod files;
mod git;
mod guides;
mod hook;
mod hook_check;
mod hook_output;
mod hook_policy;
mod hook_settings;
mod hostile;
mod inventory;
mod layers;
mod live;
#[cfg(feature = "mcp")]
mod mcp;
mod pictures;
mod printed;
mod program;
mod promises;
mod questions;
mod records;
mod revision;
mod scan;
mod schema;
mod screens;
mod site;
mod staged;
mod sync;
mod threats;
mod typed;
mod unknown_days;
mod update;
mod watch;
mod wording;
