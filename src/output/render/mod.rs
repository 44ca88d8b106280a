//! Draws a page: one file for each format. What is on the page is decided elsewhere.

mod html;
mod markdown;
mod text;

use crate::diagnostic::controls_a_terminal;
use crate::output::present::Page;

/// A format that a page can be drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// For a terminal.
    Text,
    /// CommonMark with tables and task lists.
    Markdown,
    /// A page of its own, that can be printed.
    Html,
}

/// How a page is drawn for a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// With colour.
    pub color: bool,
    /// Columns.
    pub width: usize,
}

/// Returns the page in a format.
pub fn page(page: &Page, drawing: Drawing, style: Style) -> String {
    match drawing {
        Drawing::Text => text::draw(page, style),
        Drawing::Markdown => markdown::draw(page),
        Drawing::Html => html::draw(page),
    }
}

/// Returns the text without what could control a terminal or turn its direction.
pub fn printable(text: &str) -> String {
    text.chars().filter(|c| !controls_a_terminal(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_that_could_control_it() {
        assert_eq!(printable("a\u{1b}[31mb\rc\u{9b}2Jd\u{202e}e\u{7}f\n"), "a[31mbc2Jdef\n");
    }
}
