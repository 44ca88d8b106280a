//! Numbers with what they count.

/// Returns a number with its noun, which takes an s for more than one, and for none.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
