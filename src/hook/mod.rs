//! Looks at prompts, at what models give to their tools and at what those give back, in the protocol of the tool that asks.

mod agents;
mod asked;
mod check;
mod command;
mod context;
mod conversation;
mod input;
mod inspect;
mod mask;
mod named_files;
mod parts;
pub mod servers;
mod settings;

pub use agents::{
    Agent, Answer, CLAUDE_CODE, CODEX, COPILOT, CURSOR, Event, GEMINI_CLI, GENERIC, KIMI_CODE, KIRO, Kept, OPENCODE, QWEN_CODE,
    Settings, WINDSURF,
};
pub use asked::Asked;
pub use check::{
    Problem, Standing, Tried, Verdict, comments, in_settings, program, sample, stops, switched_off, trust_of_codex,
};
pub use inspect::{Fault, Found, Inspection, Place, inspect, inspect_with};
pub use settings::{comes_from, commands, install, uninstall};

/// The most that is looked through, in bytes.
pub const MOST: usize = 16 << 20;

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
