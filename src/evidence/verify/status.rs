//! How citations stand.

use serde::Serialize;

use crate::model::{Question, TierId};

/// How a citation stands in one version of its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The passage is there, word for word.
    Holds,
    /// The version is there. Nothing more can be said of a citation without a passage, which is one of a silence.
    VersionHeld,
    /// A silence, and the document has been changed since.
    VersionPassed,
    /// The same words stand in another document of the provider.
    Moved,
    /// The ends are there, the words between have changed.
    Changed,
    /// The passage is not there.
    Gone,
    /// The ends occur several times, with different words between.
    Ambiguous,
    /// The archive does not hold the version that is named.
    UnknownVersion,
    /// No archive holds the document.
    NotArchived,
    /// The page could not be fetched.
    Unreachable,
    /// The page was fetched, and there is no text to judge by.
    NotReadable,
}

impl Standing {
    /// Returns the standing in words.
    pub const fn in_words(self) -> &'static str {
        match self {
            Standing::Holds => "holds",
            Standing::VersionHeld => "version held (no passage)",
            Standing::VersionPassed => "changed since (no passage)",
            Standing::Moved => "moved",
            Standing::Changed => "changed",
            Standing::Gone => "gone",
            Standing::Ambiguous => "ambiguous",
            Standing::UnknownVersion => "unknown version",
            Standing::NotArchived => "not archived",
            Standing::Unreachable => "unreachable",
            Standing::NotReadable => "not readable",
        }
    }

    pub(super) const fn is_lost(self) -> bool {
        matches!(self, Standing::Changed | Standing::Gone | Standing::Ambiguous | Standing::UnknownVersion)
    }
}

/// One citation, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// The tier whose record cites.
    pub tier: TierId,
    /// The question that is answered.
    pub question: Question,
    /// The place in the record, as a JSON pointer.
    pub pointer: String,
    /// The document.
    pub source: String,
    /// The version that is named.
    pub version: Option<String>,
    /// How it stands in the version that is named.
    pub named: Standing,
    /// How it stands in the newest good version; only for answers that hold today.
    pub newest: Option<Standing>,
    /// How it stands on the page as it is now; only if that was asked for, and for answers that hold today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live: Option<Standing>,
}

impl Check {
    /// Returns whether a person has to look at it.
    pub fn is_finding(&self) -> bool {
        self.is_unproven() || self.newest.is_some_and(Standing::is_lost) || self.live.is_some_and(Standing::is_lost)
    }

    /// Returns whether the record itself is wrong: the version that it names does not say so.
    pub fn is_unproven(&self) -> bool {
        self.named.is_lost()
    }
}
