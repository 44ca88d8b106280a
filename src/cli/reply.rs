//! What a command gives back, and how it is written.

use std::io::Write;
use std::process::ExitCode;

use crate::diagnostic::Failure;
use crate::model::{AsOf, Tier};
use crate::output::Output;
use crate::output::wording::notes::{left_out, nothing_known};
use crate::printable::one_line;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// Done: 0.
    Done,
    /// Done, and there is something to look at: 1.
    Findings,
    /// The job could not be done: 2.
    Failed,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> ExitCode {
        match status {
            ExitStatus::Done => ExitCode::SUCCESS,
            ExitStatus::Findings => ExitCode::from(1),
            ExitStatus::Failed => ExitCode::from(2),
        }
    }
}

/// What a command gives back: what goes to standard output, what to standard error, and how it ended. Both are cleaned when they are
/// written; only `scan --redact` writes by itself, whose output is the text that it was given.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) out: Output,
    pub(super) notes: Vec<String>,
    pub(super) status: ExitStatus,
    /// The same for a program, where one asks that reads both.
    pub(super) json: Option<serde_json::Value>,
}

impl Reply {
    pub(super) fn done(out: impl Into<Output>) -> Reply {
        Reply { out: out.into(), notes: Vec::new(), status: ExitStatus::Done, json: None }
    }

    pub(super) fn note(mut self, note: impl Into<String>) -> Reply {
        self.notes.push(note.into());
        self
    }

    /// Says how many records had to be left out, if any.
    pub(super) fn left_out(self, errors: usize) -> Reply {
        match errors {
            0 => self,
            count => self.note(left_out(count)),
        }
    }

    /// Says of which tiers nothing is known for the day and place; that is no success.
    pub(super) fn known_of<'t>(mut self, tiers: impl IntoIterator<Item = &'t Tier>, as_of: &AsOf) -> Reply {
        for tier in tiers.into_iter().filter(|tier| !tier.is_known_at(as_of)) {
            self.notes.push(nothing_known(&tier.name, tier.known_from(), as_of));
            self.status = ExitStatus::Failed;
        }
        self
    }

    pub(super) fn findings_if(mut self, found: bool) -> Reply {
        if found {
            self.status = ExitStatus::Findings;
        }
        self
    }

    /// Writes it, cleaned of what could control a terminal or the service that keeps the log. A reader that has closed its end has
    /// seen enough: that is no error.
    pub(super) fn write(self) -> ExitStatus {
        let mut out = std::io::stdout().lock();
        let written = out.write_all(self.out.cleaned().as_bytes()).and_then(|()| out.flush());
        let mut err = std::io::stderr().lock();
        for note in self.notes {
            let _ = writeln!(err, "{}", Output::from(note).cleaned());
        }
        match written {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                let _ = writeln!(err, "error: cannot write the output: {error}");
                ExitStatus::Failed
            }
            _ => self.status,
        }
    }
}

impl From<Failure> for Reply {
    fn from(failure: Failure) -> Reply {
        let (before, before_hint) = if failure.is_answer { ("", "  ") } else { ("error: ", "  hint: ") };
        let mut notes = vec![format!("{before}{}", one_line(&failure.message))];
        notes.extend(failure.hints.iter().map(|hint| format!("{before_hint}{}", one_line(hint))));
        Reply { out: "".into(), notes, status: ExitStatus::Failed, json: None }
    }
}
