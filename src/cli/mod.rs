//! The command line: reads arguments, calls the library, writes what comes back. One file for each command.

mod advise;
mod archive;
mod arguments;
mod ask;
mod audit;
mod checklist;
mod cite;
mod compare;
mod completions;
mod conflicts;
mod context;
mod diff;
mod explain;
mod export;
mod find;
mod fmt;
mod history;
mod hook;
mod init;
mod inputs;
mod list;
mod man;
#[cfg(feature = "mcp")]
mod mcp;
mod new;
mod places;
mod progress;
mod risks;
mod scan;
mod scan_files;
mod scan_report;
mod schema;
mod show;
mod site;
mod stats;
mod validate;
mod verify;
mod watch;

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::OnceLock;
use std::time::Instant;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::diagnostic::Failure;
use crate::model::{AsOf, Day, Tier};
use crate::output::Output;
use crate::output::wording::notes::{left_out, nothing_known};
use crate::printable::one_line;
use crate::records::Edition;

/// The heading of options that every command takes.
const GLOBAL: &str = "Global options";

/// The commands as `--help` groups them.
const GROUPS: &[(&str, &[&str])] = &[
    ("Ask", &["ask", "show", "list", "find", "compare", "checklist", "history", "diff", "risks", "conflicts", "stats"]),
    ("Protect", &["scan", "hook", "audit", "advise"]),
    ("Records", &["new", "cite", "fmt", "validate", "explain", "verify", "watch", "archive", "schema"]),
    ("Publish", &["site", "export", "mcp"]),
    ("This program", &["completions", "man", "help"]),
];

/// What happens to your prompts? Cited answers for every AI provider and tier.
#[derive(Debug, Parser)]
#[command(name = "promptfate", version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "Answers are what the providers' documents say on the day they were read: not legal advice.")]
pub(crate) struct Cli {
    /// Read records from this folder instead of the compiled-in ones
    #[arg(long, global = true, value_name = "DIR", help_heading = GLOBAL)]
    data: Option<PathBuf>,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = GLOBAL)]
    color: ColorChoice,
    /// The day it is, for tests and reproducible output
    #[arg(long, global = true, value_name = "DATE", hide = true)]
    today: Option<Day>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ColorChoice {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
#[allow(clippy::large_enum_variant, reason = "there is one, parsed once")]
enum Command {
    Ask(ask::Args),
    Show(show::Args),
    List(list::Args),
    Stats(stats::Args),
    Find(find::Args),
    Compare(compare::Args),
    Checklist(checklist::Args),
    History(history::Args),
    Diff(diff::Args),
    Risks(risks::Args),
    Conflicts(conflicts::Args),
    Audit(audit::Args),
    Advise(advise::Args),
    Scan(scan::Args),
    Hook(hook::Args),
    New(new::Args),
    Cite(cite::Args),
    Fmt(fmt::Args),
    Validate(validate::Args),
    Explain(explain::Args),
    Verify(verify::Args),
    Watch(watch::Args),
    Schema(schema::Args),
    Archive(archive::Args),
    Site(site::Args),
    Completions(completions::Args),
    Man(man::Args),
    #[cfg(feature = "mcp")]
    Mcp(mcp::Args),
    Export(export::Args),
}

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
struct Reply {
    out: Output,
    notes: Vec<String>,
    status: ExitStatus,
    /// The same for a program, where one asks that reads both.
    json: Option<serde_json::Value>,
}

impl Reply {
    fn done(out: impl Into<Output>) -> Reply {
        Reply { out: out.into(), notes: Vec::new(), status: ExitStatus::Done, json: None }
    }

    fn note(mut self, note: impl Into<String>) -> Reply {
        self.notes.push(note.into());
        self
    }

    /// Says how many records had to be left out, if any.
    fn left_out(self, errors: usize) -> Reply {
        match errors {
            0 => self,
            count => self.note(left_out(count)),
        }
    }

    /// Says of which tiers nothing is known for the day and place; that is no success.
    fn known_of<'t>(mut self, tiers: impl IntoIterator<Item = &'t Tier>, as_of: &AsOf) -> Reply {
        for tier in tiers.into_iter().filter(|tier| !tier.is_known_at(as_of)) {
            self.notes.push(nothing_known(&tier.name, tier.known_from(), as_of));
            self.status = ExitStatus::Failed;
        }
        self
    }

    fn findings_if(mut self, found: bool) -> Reply {
        if found {
            self.status = ExitStatus::Findings;
        }
        self
    }
}

/// What every command is told.
#[derive(Debug, Clone)]
struct Context {
    /// When the program began.
    started: Instant,
    data: Option<PathBuf>,
    /// The records that were read.
    records: OnceLock<Edition>,
    today: Day,
    /// The day it is, if it was named and is not to be read from the clock.
    #[cfg_attr(not(feature = "mcp"), allow(dead_code, reason = "only a server outlives a day"))]
    named_day: Option<Day>,
    /// Whether a program asks that reads text and JSON of every result, the first sentence before all.
    is_asked_by_program: bool,
    color: bool,
    /// Whether titles open their address.
    links: bool,
    /// Whether a person reads standard output as it is written.
    terminal: bool,
    /// Whether nobody has said how wide the output shall be.
    is_piped: bool,
    width: usize,
}

/// Runs the program on this process's arguments.
pub fn main() -> ExitStatus {
    let started = Instant::now();
    let cli = match command().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => {
            if error.use_stderr() {
                let message = error.render().to_string().trim_end().to_owned();
                return write(Reply { out: "".into(), notes: vec![message], status: ExitStatus::Failed, json: None });
            }
            // A closed pipe is not an error.
            let _ = error.print();
            return ExitStatus::Done;
        }
    };
    let terminal = std::io::stdout().is_terminal();
    let color = match cli.color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            let is_usual = terminal && anstyle_query::term_supports_color() && anstyle_query::clicolor() != Some(false);
            !anstyle_query::no_color() && (anstyle_query::clicolor_force() || is_usual)
        }
    };
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let width = columns.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)).filter(|_| terminal));
    let today = match cli.today.map_or_else(today, Ok) {
        Ok(today) => today,
        Err(failure) => return write(failed(failure)),
    };
    let context = Context {
        started,
        data: cli.data,
        records: OnceLock::new(),
        today,
        named_day: cli.today,
        is_asked_by_program: false,
        color,
        links: color && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
        terminal,
        is_piped: width.is_none(),
        width: width.unwrap_or(100).clamp(40, 160),
    };
    write(run(cli.command, &context).unwrap_or_else(failed))
}

/// Does what a command is to do.
fn run(command: Command, context: &Context) -> Result<Reply, Failure> {
    match command {
        Command::Ask(args) => ask::run(args, context),
        Command::Show(args) => show::run(args, context),
        Command::List(args) => list::run(args, context),
        Command::Stats(args) => stats::run(args, context),
        Command::Find(args) => find::run(args, context),
        Command::Compare(args) => compare::run(args, context),
        Command::Checklist(args) => checklist::run(args, context),
        Command::History(args) => history::run(args, context),
        Command::Diff(args) => diff::run(args, context),
        Command::Risks(args) => risks::run(args, context),
        Command::Conflicts(args) => conflicts::run(args, context),
        Command::Audit(args) => audit::run(args, context),
        Command::Advise(args) => advise::run(args, context),
        Command::Scan(args) => scan::run(args, context),
        Command::Hook(args) => hook::run(args, context),
        Command::New(args) => new::run(args, context),
        Command::Cite(args) => cite::run(args, context),
        Command::Fmt(args) => fmt::run(args, context),
        Command::Validate(args) => validate::run(args, context),
        Command::Explain(args) => explain::run(args, context),
        Command::Verify(args) => verify::run(args, context),
        Command::Watch(args) => watch::run(args, context),
        Command::Schema(args) => schema::run(args),
        Command::Archive(args) => archive::run(args, context),
        Command::Site(args) => site::run(args, context),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
        #[cfg(feature = "mcp")]
        Command::Mcp(args) => mcp::run(args, context),
        Command::Export(args) => export::run(args, context),
    }
}

/// Returns the day it is: of the environment, for tests, or of the clock.
fn today() -> Result<Day, Failure> {
    const NAME: &str = "PROMPTFATE_TODAY";
    let day = match arguments::setting(NAME) {
        Some(day) => day.to_string_lossy().parse().map_err(|why| format!("{NAME}: {why}")),
        None => Day::today(),
    };
    day.map_err(|why| Failure::new(why).hint("set the clock, or name the day: --today YYYY-MM-DD"))
}

fn failed(failure: Failure) -> Reply {
    let (before, before_hint) = if failure.is_answer { ("", "  ") } else { ("error: ", "  hint: ") };
    let mut notes = vec![format!("{before}{}", one_line(&failure.message))];
    notes.extend(failure.hints.iter().map(|hint| format!("{before_hint}{}", one_line(hint))));
    Reply { out: "".into(), notes, status: ExitStatus::Failed, json: None }
}

/// Writes a reply, cleaned of what could control a terminal or the service that keeps the log. A reader that has closed its end has seen enough: that is no error.
fn write(reply: Reply) -> ExitStatus {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(reply.out.cleaned().as_bytes()).and_then(|()| out.flush());
    let mut err = std::io::stderr().lock();
    for note in reply.notes {
        let _ = writeln!(err, "{}", Output::from(note).cleaned());
    }
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            let _ = writeln!(err, "error: cannot write the output: {error}");
            ExitStatus::Failed
        }
        _ => reply.status,
    }
}

fn command() -> clap::Command {
    let command = Cli::command();
    let about = |name: &&str| {
        if *name == "help" {
            return "  help         Print this message or the help of a command\n".to_owned();
        }
        let about = command.find_subcommand(name).and_then(clap::Command::get_about).map(ToString::to_string);
        format!("  {name:<12} {}\n", about.unwrap_or_default())
    };
    let group = |(title, names): &(&str, &[&str])| format!("{title}:\n{}\n", names.iter().map(about).collect::<String>());
    let groups: String = GROUPS.iter().map(group).collect();
    let template = format!("{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{groups}{{options}}{{after-help}}");
    let template = template.replace("{options}", "Options:\n{options}");
    command.help_template(template)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_tree_is_sound() {
        super::command().debug_assert();
    }

    #[test]
    fn every_command_stands_in_one_group() {
        let command = super::command();
        let mut all: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        let mut grouped: Vec<&str> =
            super::GROUPS.iter().flat_map(|(_, names)| *names).copied().filter(|name| *name != "help").collect();
        all.sort_unstable();
        grouped.sort_unstable();
        assert_eq!(all, grouped);
    }
}
