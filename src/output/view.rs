//! What every result can be asked for: all formats are made of these.

use std::ops::Range;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::Severity;
use crate::model::Day;
use crate::output::picture::Picture;
use crate::output::wording::lead;
use crate::output::{Format, Line, Page, Span};

/// A result, as each format takes it. The parts that none of its formats takes are empty.
pub trait View {
    /// The members that it has in the JSON contract, beside those of every result.
    type Json: Serialize + JsonSchema;

    /// The formats that it can be written in, the usual one first.
    const FORMATS: &'static [Format] = &[Format::Text, Format::Markdown, Format::Html, Format::Json];

    /// Returns the day for which it holds.
    fn day(&self) -> Day;

    /// Returns it as a person reads it on a terminal.
    fn page(&self) -> Page;

    /// Returns it as a document that is kept or sent.
    fn document(&self) -> Page {
        self.page()
    }

    /// Returns its first sentence, for a reader who may read no further: what was taken for what was asked, of which day, how well it is
    /// proven. It is true by itself.
    fn lead(&self) -> String {
        lead::of_day(self.day())
    }

    /// Returns it as programs read it.
    fn json(&self) -> Self::Json;

    /// Returns what a picture of it shows.
    fn picture(&self) -> Option<Picture> {
        None
    }

    /// Returns it as rows of a spreadsheet, the first of which is the header.
    fn rows(&self) -> Vec<Vec<String>> {
        Vec::new()
    }

    /// Returns it as the body of an issue.
    fn issue(&self) -> Page {
        self.document()
    }

    /// Returns it as news.
    fn feed(&self) -> Feed {
        Feed::default()
    }

    /// Returns the services that it is about.
    fn services(&self) -> Services {
        Services { day: self.day(), all: Vec::new() }
    }

    /// Returns what it says of places in files.
    fn annotations(&self) -> Annotations {
        Annotations::default()
    }
}

/// Services in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Services {
    /// The day for which it holds.
    pub day: Day,
    /// What is in use.
    pub all: Vec<Service>,
}

/// A service in use, what goes to it, and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// What it is called.
    pub name: String,
    /// Who offers it, and that one's home page.
    pub provider: Option<(String, String)>,
    /// The hosts at which it is reached, which may begin with `*`.
    pub endpoints: Vec<String>,
    /// The classes of data that go there.
    pub classes: Vec<String>,
    /// Whether data leaves the organisation's own machines; `None` where nobody knows.
    pub leaves: Option<bool>,
    /// What else is said of it: name and value.
    pub properties: Vec<(&'static str, String)>,
    /// What its documents say.
    pub claims: Vec<Claim>,
}

/// Something that documents say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What is said.
    pub predicate: String,
    /// How well it is proven, and all that weakens it.
    pub reasoning: String,
    /// What proves it.
    pub evidence: Vec<Proof>,
    /// What says otherwise.
    pub counter: Vec<Proof>,
}

/// A passage of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The title of the document.
    pub title: String,
    /// Opens the page at the passage.
    pub url: Option<String>,
    /// How well it proves.
    pub about: String,
    /// The day of the copy that was read.
    pub read: Day,
}

/// News, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// What it is called by, for ever: a URN.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The day on which the last of it came.
    pub updated: Option<Day>,
    /// What is new.
    pub entries: Vec<News>,
}

/// One of the news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// What it is called by, for ever: a URN.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The page that it is about.
    pub url: String,
    /// The day on which it came.
    pub day: Day,
    /// What happened.
    pub text: String,
}

/// What was found at places in files, and the rules by which it was looked for.
#[derive(Debug, Clone, Default)]
pub struct Annotations {
    /// The command that looked for it.
    pub command: &'static str,
    /// The page of the project that says more of its rules.
    pub guide: &'static str,
    /// The names of the rules, and what each is about.
    pub rules: Vec<(&'static str, &'static str)>,
    /// What was found.
    pub found: Vec<Annotation>,
    /// The files that were not looked through, and why.
    pub unread: Vec<(String, String)>,
}

/// Something found at a place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// The name of the rule.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What was found.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The file, as it was named.
    pub file: String,
    /// The line and the column of its first character, from 1.
    pub start: (u64, u64),
    /// The line and the column behind its last character.
    pub end: (u64, u64),
    /// The line as it may be shown, and the bytes of it to mark.
    pub shown: Option<(String, Range<usize>)>,
}

impl Annotation {
    /// Returns it in one line: the place, the rule, what was found, what to do.
    pub(super) fn line(&self) -> Line {
        let place = Span::Code(format!("{}:{}:{}", self.file, self.start.0, self.start.1));
        let line = Line::default().and(place).text(format!(" {}: {}", self.rule, self.message));
        self.help.iter().fold(line, |line, help| line.text(format!("; {help}")))
    }
}
