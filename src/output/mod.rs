//! Results as people and programs get them: a view for each result, a file for each format.

mod format;
mod page;
pub mod picture;
pub mod rows;
mod schema;
mod view;
pub mod views;
pub mod wording;

use crate::printable::{printable, without_commands};

pub use format::{Format, Style, annotated, blocks, class, csv, escaped, line, parquet, value, write, xlsx};
pub use page::{Block, Line, Page, Span, Table, Task, Tone};
pub use schema::{schema, schema_of};
pub use view::{Annotation, Annotations, Feed, News, View};

/// What is to go to standard output. What a stranger wrote is in most of it, so all of it is cleaned in one place, when it is
/// written: JSON is the same afterwards, since it has been escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// Text of any kind.
    Text(String),
    /// Text of a drawing of ours, in which colours stay. Whoever draws takes the colours out of what others wrote.
    Drawn(String),
    /// In which nobody wrote but this program, or which is escaped by the rules of its format: as it is.
    Exact(String),
}

impl Output {
    /// Returns the text as it may reach a terminal or the log of a service.
    pub fn cleaned(&self) -> String {
        match self {
            Output::Text(text) => without_commands(&printable(text)),
            Output::Drawn(text) => without_commands(&drawn(text)),
            Output::Exact(text) => text.clone(),
        }
    }
}

/// Begins an address that the text behind it opens, and ends it: Operating System Command 8, as terminals understand it.
pub const LINK: &str = "\u{1b}]8;;";
/// See [`LINK`].
pub const LINK_END: &str = "\u{1b}\\";

/// Returns whether a text is an address that a terminal may be told to open.
pub fn is_address(url: &str) -> bool {
    url.starts_with("https://") && url.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Returns a drawing with the escape characters that begin a change of colour (ECMA-48, SGR) or belong to an address, and no others.
fn drawn(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_open = false;
    for (place, part) in text.split('\u{1b}').enumerate() {
        let is_color = || {
            let rest = part.strip_prefix('[').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';'));
            rest.is_some_and(|rest| rest.starts_with('m'))
        };
        let is_link = part.strip_prefix("]8;;").is_some_and(|url| url.is_empty() || is_address(url));
        let is_end = is_open && part.starts_with('\\');
        if place > 0 && (is_link || is_end || is_color()) {
            out.push('\u{1b}');
        }
        out.push_str(&printable(part));
        is_open = place > 0 && is_link;
    }
    out
}

impl<T: Into<String>> From<T> for Output {
    fn from(text: T) -> Output {
        Output::Text(text.into())
    }
}

#[cfg(test)]
mod tests {
    use super::{LINK, LINK_END, Output};

    #[test]
    fn only_colours_of_drawings_stay() {
        let text = "\u{1b}[1;31mred\u{1b}[0m\u{1b}]52;c;YQ==\u{7}\u{1b}[2J";
        assert_eq!(Output::Drawn(text.into()).cleaned(), "\u{1b}[1;31mred\u{1b}[0m]52;c;YQ==[2J");
        assert_eq!(Output::from(text).cleaned(), "[1;31mred[0m]52;c;YQ==[2J");
    }

    #[test]
    fn only_addresses_of_drawings_stay() {
        let link = |url: &str| format!("{LINK}{url}{LINK_END}title{LINK}{LINK_END}.");
        let cleaned = |text: &str| Output::Drawn(text.to_owned()).cleaned();
        assert_eq!(cleaned(&link("https://acme.example/#:~:text=a")), link("https://acme.example/#:~:text=a"));
        for bad in ["file:///etc/passwd", "https://acme.example/ x", "https://acme.example/\u{7}"] {
            assert!(!cleaned(&link(bad)).starts_with(LINK), "{bad:?}");
        }
        assert!(!cleaned(&link("https://acme.example/\u{1b}[2J")).contains("\u{1b}[2J"));
        assert_eq!(cleaned("\u{1b}\\x"), "\\x");
    }
}
