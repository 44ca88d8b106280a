//! The records as resources: one a tier, with every answer and every citation.

use rmcp::model::{Resource, ResourceContents, ResourceTemplate};

use super::call::Caller;
use crate::diagnostic::Failure;
use crate::model::TierId;
use crate::output::wording::lead;

const SCHEME: &str = "promptfate://tier/";
const JSON: &str = "application/json";

/// Returns all records.
///
/// # Errors
/// The records cannot be read.
pub(super) fn list(caller: &Caller) -> Result<Vec<Resource>, Failure> {
    let library = caller.context.library()?;
    let resource = |listing: &crate::records::Listing<'_>| {
        Resource::new(format!("{SCHEME}{}", listing.id), listing.id)
            .with_title(listing.name)
            .with_description(lead::record(listing.name))
            .with_mime_type(JSON)
    };
    Ok(library.listings()?.iter().map(resource).collect())
}

/// Returns how the address of a record is made.
pub(super) fn template() -> ResourceTemplate {
    ResourceTemplate::new(format!("{SCHEME}{{provider}}/{{tier}}"), "tier")
        .with_title(lead::RECORDS)
        .with_description(lead::record("a tier"))
        .with_mime_type(JSON)
}

/// Returns the record at an address.
///
/// # Errors
/// There is none.
pub(super) fn read(caller: &Caller, uri: &str) -> Result<ResourceContents, Failure> {
    let none = || Failure::new(format!("found no record at `{uri}`, one is at {SCHEME}PROVIDER/TIER"));
    let id: TierId = uri.strip_prefix(SCHEME).and_then(|id| id.parse().ok()).ok_or_else(none)?;
    let library = caller.context.library()?;
    if !library.listings()?.iter().any(|listing| listing.id == id.as_str()) {
        return Err(none());
    }
    Ok(ResourceContents::text(caller.record(id.as_str())?, uri).with_mime_type(JSON))
}
