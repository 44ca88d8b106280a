//! How citations stand.

use crate::evidence::verify::Status;

/// The head of what a person has to look at.
pub const TO_LOOK_AT: &str = "To look at";
/// In the version that is named.
pub const IN_VERSION: &str = "in the version read";
/// In the newest version.
pub const IN_NEWEST: &str = "in the newest version";
/// On the page as it is now.
pub const ON_PAGE: &str = "on the page now";

/// Returns how a citation stands.
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::Holds => "holds",
        Status::VersionHeld => "version held (no passage)",
        Status::VersionPassed => "changed since (no passage)",
        Status::Moved => "moved",
        Status::Changed => "changed",
        Status::Gone => "gone",
        Status::Ambiguous => "ambiguous",
        Status::UnknownVersion => "unknown version",
        Status::NotLookedAt => "not looked at",
        Status::NotArchived => "not archived",
        Status::Unreachable => "unreachable",
        Status::NotReadable => "not readable",
    }
}
