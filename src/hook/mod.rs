//! Looks at prompts and tool calls on their way to a model, in the protocol of the tool that asks.

mod agents;
mod command;
mod input;
mod inspect;
mod parts;
mod settings;

pub use agents::{Agent, CLAUDE_CODE, CODEX, CURSOR, Event, GEMINI_CLI, GENERIC, Settings};
pub use inspect::{Inspection, inspect, inspect_with};
pub use settings::{comes_from, install, uninstall};

/// The most of a prompt that is looked through, in bytes: more would take longer than a person notices.
pub const MOST: usize = 4 << 20;

/// What a tool is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Nothing was found.
    Pass,
    /// It may go on, and the person reads this.
    Warn(String),
    /// It stops, and the person reads why.
    Block(String),
}
