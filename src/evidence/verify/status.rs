//! How citations stand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{Question, TierId};

/// How a citation stands in one version of its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
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
    /// The provider's own repository is not in the archive that was read, so nobody looked.
    NotLookedAt,
    /// No archive holds the document.
    NotArchived,
    /// The page could not be fetched.
    Unreachable,
    /// The page was fetched, and there is no text to judge by.
    NotReadable,
}

impl Status {
    pub(super) const fn is_lost(self) -> bool {
        matches!(self, Status::Changed | Status::Gone | Status::Ambiguous | Status::UnknownVersion)
    }
}

/// One citation, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
    pub named: Status,
    /// How it stands in the newest good version; only for answers that hold today.
    pub newest: Option<Status>,
    /// How it stands on the page as it is now; only if that was asked for, and for answers that hold today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live: Option<Status>,
}

impl Check {
    /// Returns whether a person has to look at it.
    pub fn is_finding(&self) -> bool {
        self.is_unproven() || self.newest.is_some_and(Status::is_lost) || self.live.is_some_and(Status::is_lost)
    }

    /// Returns whether the record itself is wrong: the version that it names does not say so.
    pub fn is_unproven(&self) -> bool {
        self.named.is_lost()
    }
}
