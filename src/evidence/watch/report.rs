//! What is told of a document that changed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{ArchivePlace, Day, Passage, Question, TierId};

/// How a cited passage was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Loss {
    /// Its ends are there, with other words between.
    Reworded,
    /// It is not there any more.
    Gone,
    /// Another document of the provider has it word for word today.
    Moved,
}

/// An answer, or a part of one, that rests on a passage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Rests {
    /// The tier.
    pub tier: TierId,
    /// The question.
    pub question: Question,
    /// The place of the citation in the record, as a JSON pointer.
    pub pointer: String,
}

/// A cited passage that was lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Lost {
    /// Its first and last words, as the record has them.
    pub passage: Passage,
    /// How it was lost.
    pub how: Loss,
    /// Where it stands now, if it has moved: the source of the provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// What rests on it.
    pub rests: Vec<Rests>,
    /// Its words, in normal form, from the version that had it.
    pub was: String,
    /// The nearest words of the new version; `null` where nothing is near.
    pub now: Option<String>,
    /// Whether the words that differ leave what is said, as far as a program can tell.
    pub is_wording: bool,
}

/// A sentence that came, and states what becomes of what people write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Came {
    /// Its words, in normal form.
    pub now: String,
    /// The sentence that went and is nearest to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
}

/// What changed in a document with one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// The document and the version, by which it is remembered.
    pub id: String,
    /// The provider.
    pub provider: String,
    /// The source.
    pub source: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Where the archive keeps it.
    pub place: ArchivePlace,
    /// The day on which the version was recorded, from which on it is so.
    pub since: Day,
    /// The commit of the version.
    pub version: String,
    /// The commit of the version before it.
    pub before: Option<String>,
    /// The passages that were lost with it.
    pub lost: Vec<Lost>,
    /// The sentences that came with it.
    pub came: Vec<Came>,
    /// The sentences that went with it, uncited and with no other in their place, in normal form.
    pub went: Vec<String>,
    /// Other sources of the provider in which the same came or went within a month, and which are not told again.
    pub also: Vec<String>,
    /// Whether it was told before.
    pub told: bool,
}

impl Report {
    /// Returns whether anything came or went.
    pub(super) fn says_something(&self) -> bool {
        !self.lost.is_empty() || !self.came.is_empty() || !self.went.is_empty()
    }
}
