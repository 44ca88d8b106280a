//! Results as people and programs get them: a view for each result, a file for each format.

mod format;
mod page;
pub mod picture;
mod schema;
mod view;
pub mod views;
pub mod wording;

use crate::printable::{printable, without_commands};

pub use format::{Format, Style, annotated, write};
pub use page::{Block, Line, Page, Span, Table, Task, Tone};
pub use schema::schema;
pub use view::{Annotation, Annotations, View};

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
            Output::Drawn(text) => without_commands(&text.split('\u{1b}').enumerate().map(colored).collect::<String>()),
            Output::Exact(text) => text.clone(),
        }
    }
}

/// Returns what follows an escape character: with it if it begins a change of colour (ECMA-48, SGR), without it if not.
fn colored((place, part): (usize, &str)) -> String {
    let is_color = place > 0
        && part
            .strip_prefix('[')
            .is_some_and(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').starts_with('m'));
    format!("{}{}", if is_color { "\u{1b}" } else { "" }, printable(part))
}

impl<T: Into<String>> From<T> for Output {
    fn from(text: T) -> Output {
        Output::Text(text.into())
    }
}

#[cfg(test)]
mod tests {
    use super::Output;

    #[test]
    fn only_colours_of_drawings_stay() {
        let text = "\u{1b}[1;31mred\u{1b}[0m\u{1b}]52;c;YQ==\u{7}\u{1b}[2J";
        assert_eq!(Output::Drawn(text.into()).cleaned(), "\u{1b}[1;31mred\u{1b}[0m]52;c;YQ==[2J");
        assert_eq!(Output::from(text).cleaned(), "[1;31mred[0m]52;c;YQ==[2J");
    }
}
