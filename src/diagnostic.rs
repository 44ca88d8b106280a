//! Two kinds of bad news that never turn into each other.
//!
//! A [`Diagnostic`] says that data is wrong; it is collected and stops nothing. A [`Failure`] says that a job could not be
//! done. Drawing either is not this module's job.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The record cannot be relied on.
    Error,
    /// It should be mended, and may be shown meanwhile.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// Returns the word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// Which value a diagnostic speaks of. The line is worked out later, from the file, when it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    File,
    /// The value at a JSON pointer, such as `/training/0/answer`.
    Value(String),
    /// The key at a JSON pointer.
    Key(String),
    /// Bytes of the file.
    Bytes(std::ops::Range<usize>),
}

/// Something wrong in the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The code of the rule, a kebab-case name of the fault.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The file, relative to the data folder, with `/` between its parts.
    pub file: String,
    /// Which value.
    pub place: Place,
    /// What was found and what is allowed, in one line.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Returns an error about a file as a whole; the other parts are set by the methods below.
    pub fn error(code: &'static str, file: impl Into<String>, message: impl Into<String>) -> Diagnostic {
        let (file, message) = (file.into(), message.into());
        Diagnostic { code, severity: Severity::Error, file, place: Place::File, message, help: None }
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Diagnostic {
        self.place = place;
        self
    }

    /// Makes it a warning.
    #[must_use]
    pub fn warning(mut self) -> Diagnostic {
        self.severity = Severity::Warning;
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }
}

/// A job that could not be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What was attempted and why it failed, in one line.
    pub message: String,
    /// What to try instead.
    pub hints: Vec<String>,
    /// Whether it is an answer of its own, that something is not known, and no fault.
    pub is_answer: bool,
}

impl Failure {
    /// Returns a failure without hints.
    pub fn new(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), hints: Vec::new(), is_answer: false }
    }

    /// Returns a failure that is an answer: something is not known.
    pub fn unknown(message: impl Into<String>) -> Failure {
        Failure { is_answer: true, ..Failure::new(message) }
    }

    /// Adds what to try instead.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Failure {
        self.hints.push(hint.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}
