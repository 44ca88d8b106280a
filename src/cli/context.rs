//! What every command is told, and how it shows a result.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Instant;

use clap::ValueEnum;

use super::reply::Reply;
use super::{arguments, places};
use crate::diagnostic::Failure;
use crate::model::Day;
use crate::output::wording::update as wording;
use crate::output::{Format, Style, View, annotated, value, write as written};
use crate::records::{Edition, Library};

/// When colour is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorChoice {
    Auto,
    Always,
    Never,
}

/// What every command is told.
#[derive(Debug, Clone)]
pub(super) struct Context {
    /// When the program began.
    pub(super) started: Instant,
    pub(super) data: Option<PathBuf>,
    /// The records that were read.
    pub(super) records: OnceLock<Edition>,
    /// Why records that are installed were not taken, if so.
    pub(super) not_taken: OnceLock<String>,
    pub(super) today: Day,
    /// The day it is, if it was named and is not to be read from the clock.
    #[cfg_attr(not(feature = "mcp"), allow(dead_code, reason = "only a server outlives a day"))]
    pub(super) named_day: Option<Day>,
    /// Whether a program asks that reads text and JSON of every result, the first sentence before all.
    pub(super) is_asked_by_program: bool,
    pub(super) color: bool,
    /// Whether titles open their address.
    pub(super) links: bool,
    /// Whether a person reads standard output as it is written.
    pub(super) terminal: bool,
    /// Whether nobody has said how wide the output shall be.
    pub(super) is_piped: bool,
    pub(super) width: usize,
}

impl Context {
    /// Returns what the environment and the options that every command takes say.
    ///
    /// # Errors
    /// The clock or the environment names no day.
    pub(super) fn new(
        started: Instant,
        data: Option<PathBuf>,
        named_day: Option<Day>,
        color: ColorChoice,
    ) -> Result<Context, Failure> {
        let terminal = std::io::stdout().is_terminal();
        let color = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                let is_usual = terminal && anstyle_query::term_supports_color() && anstyle_query::clicolor() != Some(false);
                !anstyle_query::no_color() && (anstyle_query::clicolor_force() || is_usual)
            }
        };
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let width =
            columns.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)).filter(|_| terminal));
        Ok(Context {
            started,
            data,
            records: OnceLock::new(),
            not_taken: OnceLock::new(),
            today: named_day.map_or_else(today, Ok)?,
            named_day,
            is_asked_by_program: false,
            color,
            links: color && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
            terminal,
            is_piped: width.is_none(),
            width: width.unwrap_or(100).clamp(40, 160),
        })
    }

    /// Returns the records that are asked: those of the folder that is named, or the newer of those inside the program and those that are
    /// installed.
    pub(super) fn library(&self) -> Result<Library, Failure> {
        let library = self.opened()?;
        self.made_of(library.edition());
        Ok(library)
    }

    /// As [`Context::library`], for records of which no result is made.
    pub(super) fn opened(&self) -> Result<Library, Failure> {
        let Some(folder) = arguments::installed_folder().filter(|_| self.data.is_none()) else {
            return Library::open(self.data.as_deref());
        };
        let (library, fault) = Library::newest(&folder)?;
        if let Some(why) = fault {
            self.not_taken.get_or_init(|| wording::not_taken(&why));
        }
        Ok(library)
    }

    /// Says which records results are made of; of two states the one that is named first.
    pub(super) fn made_of(&self, records: &Edition) {
        self.records.get_or_init(|| records.clone());
    }

    /// Returns a result in a format.
    pub(super) fn reply(&self, view: &impl View, format: Format) -> Reply {
        if format == Format::Sarif {
            let mut annotations = view.annotations();
            places::relative(&mut annotations);
            return Reply::done(annotated(&annotations));
        }
        if self.is_asked_by_program {
            let style = Style { color: false, links: false, width: self.width, is_piped: true };
            let page = written(view, Format::Text, style, None).cleaned();
            let lead = view.lead();
            // Some pages begin with it.
            let text = if page.starts_with(&lead) { page } else { format!("{lead}\n\n{page}") };
            let mut reply = Reply::done(text);
            reply.json = Some(value(view, self.records.get()));
            return reply;
        }
        let style = Style { color: self.color, links: self.links, width: self.width, is_piped: self.is_piped };
        Reply::done(written(view, format, style, self.records.get()))
    }
}

/// Returns the day it is: of the environment, for tests, or of the clock.
pub(super) fn today() -> Result<Day, Failure> {
    const NAME: &str = "PROMPTFATE_TODAY";
    let day = match arguments::setting(NAME) {
        Some(day) => day.to_string_lossy().parse().map_err(|why| format!("{NAME}: {why}")),
        None => Day::today(),
    };
    day.map_err(|why| Failure::new(why).hint("set the clock, or name the day: --today YYYY-MM-DD"))
}
