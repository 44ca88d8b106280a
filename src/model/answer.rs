//! The answers that are more than one word.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Collection, Commitment, Signal};

/// What is collected, signal by signal. All ten are always written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is the signal of its name")]
pub struct Signals {
    pub prompts: Collection,
    pub responses: Collection,
    pub files: Collection,
    pub voice: Collection,
    pub feedback: Collection,
    pub timing: Collection,
    pub length: Collection,
    pub model: Collection,
    pub device: Collection,
    pub location: Collection,
}

impl Signals {
    /// Returns what is said of one signal.
    pub fn get(&self, signal: Signal) -> Collection {
        match signal {
            Signal::Prompts => self.prompts,
            Signal::Responses => self.responses,
            Signal::Files => self.files,
            Signal::Voice => self.voice,
            Signal::Feedback => self.feedback,
            Signal::Timing => self.timing,
            Signal::Length => self.length,
            Signal::Model => self.model,
            Signal::Device => self.device,
            Signal::Location => self.location,
        }
    }

    /// Returns the signals of which `collection` is said, in the order of the plan.
    pub fn that_are(&self, collection: Collection) -> Vec<Signal> {
        Signal::ALL.iter().copied().filter(|signal| self.get(*signal) == collection).collect()
    }
}

impl fmt::Display for Signals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        for collection in [Collection::Collected, Collection::NotCollected] {
            let names: Vec<_> = self.that_are(collection).iter().map(|signal| signal.as_str()).collect();
            if !names.is_empty() {
                parts.push(format!("{}: {}", collection.as_str().replace('_', " "), names.join(", ")));
            }
        }
        if parts.is_empty() { f.write_str("unstated") } else { f.write_str(&parts.join("; ")) }
    }
}

/// The commitments available on a tier; `unstated` stands alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Commitments(#[schemars(length(min = 1))] pub Vec<Commitment>);

impl fmt::Display for Commitments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<_> = self.0.iter().map(|commitment| commitment.as_str()).collect();
        f.write_str(&words.join(", "))
    }
}
