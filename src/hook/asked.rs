//! What a tool asked, as far as its input could be read.

use serde_json::Value;

use super::Event;

/// What a tool asked, as far as its input could be read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Asked {
    /// When it asks; not known where the input could not be read.
    pub event: Option<Event>,
    /// The event as the tool calls it; empty where it does not say.
    pub name: String,
    /// The model's tool, where one is in play.
    pub tool: String,
    /// What that tool gave back, with every secret masked and of the same shape; nothing where no secret was found in it.
    pub masked: Option<Value>,
}
