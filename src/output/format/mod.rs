//! The formats in which a result is written, one file each. What a result says is decided in its view.

mod atom;
mod csv;
mod cyclonedx;
mod github;
mod html;
mod json;
mod markdown;
mod parquet;
mod sarif;
mod svg;
mod text;
mod xlsx;
mod yaml;

use crate::output::{Annotations, Output, View};
use crate::printable::printable;
use crate::records::Edition;

pub(super) use json::Envelope;
pub use parquet::parquet;
pub use xlsx::xlsx;

pub use html::{blocks, class, line};

/// A format in which results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a terminal.
    Text,
    /// CommonMark with tables and task lists.
    Markdown,
    /// A page of its own, that can be printed.
    Html,
    /// promptfate/v1, the contract with programs.
    Json,
    /// The same contract as YAML.
    Yaml,
    /// A picture (SVG 1.1).
    Svg,
    /// Rows for a spreadsheet (RFC 4180).
    Csv,
    /// SARIF 2.1.0 (OASIS), the form in which code hosts and editors take what was found in files.
    Sarif,
    /// The annotations that GitHub shows beside the lines of a file.
    Github,
    /// A feed (RFC 4287).
    Atom,
    /// The body of an issue, as GitHub takes it.
    Issue,
    /// CycloneDX 1.6 (ECMA-424): services, what goes to them, claims with evidence.
    CycloneDx,
}

impl Format {
    /// All of them.
    pub const ALL: &'static [Format] = &[
        Format::Text,
        Format::Markdown,
        Format::Html,
        Format::Json,
        Format::Yaml,
        Format::Svg,
        Format::Csv,
        Format::Sarif,
        Format::Github,
        Format::Atom,
        Format::Issue,
        Format::CycloneDx,
    ];

    /// Returns the name, as on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Json => "json",
            Format::Yaml => "yaml",
            Format::Svg => "svg",
            Format::Csv => "csv",
            Format::Sarif => "sarif",
            Format::Github => "github",
            Format::Atom => "atom",
            Format::Issue => "issue",
            Format::CycloneDx => "cyclonedx",
        }
    }
}

/// How a page is drawn for a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// With colour.
    pub color: bool,
    /// With titles that open their address, instead of the address beside them (OSC 8).
    pub links: bool,
    /// Columns.
    pub width: usize,
    /// Whether it goes to another program, and nobody has said how wide it shall be: a row of a table is one line then.
    pub is_piped: bool,
}

/// Returns a result in a format, made of these records.
pub fn write<V: View>(view: &V, format: Format, style: Style, records: Option<&Edition>) -> Output {
    match format {
        Format::Text => Output::Drawn(text::draw(&view.page(), style)),
        Format::Markdown => Output::Text(markdown::draw(&view.document())),
        Format::Html => Output::Text(html::draw(&view.document())),
        Format::Json => json::write(view, records),
        Format::Yaml => yaml::write(view, records),
        Format::Svg => Output::Text(view.picture().map_or_else(String::new, |picture| svg::draw(&picture))),
        Format::Csv => Output::Text(csv::write(&view.rows())),
        Format::Sarif => annotated(&view.annotations()),
        Format::Github => Output::Exact(github::write(&view.annotations())),
        Format::Atom => Output::Text(atom::write(&view.feed())),
        Format::Issue => Output::Text(markdown::draw(&view.issue())),
        Format::CycloneDx => Output::Text(cyclonedx::write(&view.services())),
    }
}

/// Returns rows as a spreadsheet reads them.
pub fn csv(rows: &[Vec<String>]) -> String {
    csv::write(rows)
}

/// Returns what a program reads of a result.
pub fn value<V: View>(view: &V, records: Option<&Edition>) -> serde_json::Value {
    json::value(view, records)
}

/// Returns what was found in files as a log of SARIF.
pub fn annotated(annotations: &Annotations) -> Output {
    Output::Text(sarif::write(annotations))
}

/// Returns a text as XML and HTML have it, within an element or an attribute.
pub fn escaped(text: &str) -> String {
    printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Returns whether an address may become a link that opens: one of the web or of mail. A record must not smuggle in a script.
fn is_followed(url: &str) -> bool {
    let is = |start: &str| url.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    ["https://", "http://", "mailto:"].into_iter().any(is)
}
