//! Draws a page: one file for each format. What is on the page is decided elsewhere.

mod html;
mod markdown;
mod table;
mod text;

use crate::output::Output;
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
    /// Whether it goes to another program, and nobody has said how wide it shall be: a row of a table is one line then.
    pub is_piped: bool,
}

/// Returns the page in a format.
pub fn page(page: &Page, drawing: Drawing, style: Style) -> Output {
    match drawing {
        Drawing::Text => Output::Drawn(text::draw(page, style)),
        Drawing::Markdown => Output::Text(markdown::draw(page)),
        Drawing::Html => Output::Text(html::draw(page)),
    }
}

/// Returns whether an address may become a link that opens: one of the web or of mail. A record must not smuggle in a script.
fn is_followed(url: &str) -> bool {
    let is = |start: &str| url.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    ["https://", "http://", "mailto:"].into_iter().any(is)
}
