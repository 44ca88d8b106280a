//! Passages in the words of their documents.

use crate::evidence::quote::Quote;

/// What is said of a citation of which an archive can show nothing.
pub const NOT_ARCHIVED: &str = " (in no archive: the page itself has it)";

/// Returns how a reading of an archived version bears out a passage.
pub fn quoted(quote: &Quote) -> String {
    match quote {
        Quote::AsCited(text) => format!(": “{text}”"),
        Quote::Otherwise(text) => format!(": “{text}” (NOT as it was cited: the digest is another)"),
        Quote::Missing => " (the archive does not hold this version, or not this passage)".to_owned(),
    }
}

/// Returns the passage that a citation proves.
pub fn proven(quote: &Quote) -> String {
    format!("The passage{}", quoted(quote))
}
