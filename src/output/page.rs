//! A neutral page: what is shown, not how it is drawn. Every result becomes one, every format draws one.

use crate::output::Annotation;

/// What a piece of text means for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing is asked of the person.
    Good,
    /// Something to act on.
    Caution,
    /// Bad for the person.
    Bad,
    /// Of less weight.
    Dim,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// As it is.
    Plain(String),
    /// Of more weight.
    Strong(String),
    /// With a meaning.
    Toned(Tone, String),
    /// A word of the records or of the command line.
    Code(String),
    /// Opens an address.
    Link {
        /// What is shown.
        text: String,
        /// The address.
        url: String,
    },
}

/// Text in one piece, without line breaks of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Span>);

impl Line {
    /// Returns a line of plain text.
    pub fn plain(text: impl Into<String>) -> Line {
        Line(vec![Span::Plain(text.into())])
    }

    /// Returns a line of text with a meaning.
    pub fn toned(tone: Tone, text: impl Into<String>) -> Line {
        Line(vec![Span::Toned(tone, text.into())])
    }

    /// Returns a line of weight.
    pub fn strong(text: impl Into<String>) -> Line {
        Line(vec![Span::Strong(text.into())])
    }

    /// Adds a piece.
    #[must_use]
    pub fn and(mut self, span: Span) -> Line {
        self.0.push(span);
        self
    }

    /// Adds plain text.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Line {
        self.and(Span::Plain(text.into()))
    }

    /// Returns the text alone.
    pub fn to_plain(&self) -> String {
        let text = |span: &Span| match span {
            Span::Plain(text) | Span::Strong(text) | Span::Toned(_, text) | Span::Code(text) | Span::Link { text, .. } => {
                text.clone()
            }
        };
        self.0.iter().map(text).collect()
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Line {
        Line::plain(text)
    }
}

impl From<String> for Line {
    fn from(text: String) -> Line {
        Line::plain(text)
    }
}

/// A task with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What to do.
    pub text: Line,
    /// More about it.
    pub details: Vec<Line>,
}

/// A table; the first column names the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The heads of the columns.
    pub header: Vec<Line>,
    /// The rows, each as long as the header.
    pub rows: Vec<Vec<Line>>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading, of the first to the third level.
    Heading(u8, Line),
    /// A paragraph.
    Paragraph(Line),
    /// A list without order.
    List(Vec<Line>),
    /// A list in order.
    Steps(Vec<Line>),
    /// Tasks to tick off.
    Tasks(Vec<Task>),
    /// Short labels and what belongs to each.
    Facts(Vec<(String, Line)>),
    /// A table.
    Table(Table),
    /// A table of short rows: a line each, of which the last column is cut where a terminal's line ends. A row of one cell is a
    /// heading for those below it.
    Lines(Table),
    /// What was found at places in files, with the lines.
    Annotations(Vec<Annotation>),
    /// Text to be kept as it is.
    Code(String),
}

/// What is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The title of a document of its own.
    pub title: String,
    /// Its parts.
    pub blocks: Vec<Block>,
}

impl Page {
    /// Returns an empty page with a title.
    pub fn titled(title: impl Into<String>) -> Page {
        Page { title: title.into(), blocks: Vec::new() }
    }

    /// Adds a heading.
    pub fn heading(&mut self, level: u8, line: impl Into<Line>) {
        self.blocks.push(Block::Heading(level, line.into()));
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, line: impl Into<Line>) {
        self.blocks.push(Block::Paragraph(line.into()));
    }

    /// Adds a list, if there is anything in it.
    pub fn list(&mut self, lines: Vec<Line>) {
        if !lines.is_empty() {
            self.blocks.push(Block::List(lines));
        }
    }

    /// Adds facts, if there are any.
    pub fn facts(&mut self, facts: Vec<(String, Line)>) {
        if !facts.is_empty() {
            self.blocks.push(Block::Facts(facts));
        }
    }
}
