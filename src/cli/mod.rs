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
mod reply;
mod risks;
mod scan;
mod scan_files;
mod scan_report;
mod schema;
mod show;
mod site;
mod stats;
mod update;
mod validate;
mod verify;
mod watch;

use std::path::PathBuf;
use std::time::Instant;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use self::context::{ColorChoice, Context};
use self::reply::Reply;
use crate::diagnostic::Failure;
use crate::model::Day;
use crate::output::wording::ask::ask_instead;

pub use self::reply::ExitStatus;

/// The heading of options that every command takes.
const GLOBAL: &str = "Global options";

/// The commands as `--help` groups them.
const GROUPS: &[(&str, &[&str])] = &[
    ("Ask", &["ask", "show", "list", "find", "compare", "checklist", "history", "diff", "risks", "conflicts", "stats"]),
    ("Protect", &["scan", "hook", "audit", "advise"]),
    ("Records", &["new", "cite", "fmt", "validate", "explain", "verify", "watch", "archive", "schema"]),
    ("Publish", &["site", "export", "mcp"]),
    ("This program", &["update", "completions", "man", "help"]),
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
    Update(update::Args),
}

/// Runs the program on this process's arguments.
pub fn main() -> ExitStatus {
    let started = Instant::now();
    let cli = match command().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => {
            if error.use_stderr() {
                return Reply { status: ExitStatus::Failed, ..Reply::done("").note(misread(error)) }.write();
            }
            let is_version = error.kind() == clap::error::ErrorKind::DisplayVersion;
            // A closed pipe is not an error.
            let _ = error.print();
            if let Some(installed) = update::in_use().filter(|_| is_version) {
                return Reply::done(installed).write();
            }
            return ExitStatus::Done;
        }
    };
    let reply = Context::new(started, cli.data, cli.today, cli.color)
        .map(|context| {
            let mut reply = run(cli.command, &context).unwrap_or_else(Reply::from);
            reply.notes.extend(context.not_taken.get().cloned());
            reply
        })
        .unwrap_or_else(Reply::from);
    reply.write()
}

/// Returns what is wrong with the arguments. Whoever begins with a product's name, as in `promptfate claude`, is told of `ask` and
/// not of a command that is spelled a little like it.
fn misread(mut error: clap::Error) -> String {
    let text = |error: &clap::Error| error.render().to_string().trim_end().to_owned();
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand).cloned() else { return text(&error) };
    let errors = if word.len() > 5 { 2 } else { 1 };
    if GROUPS.iter().flat_map(|(_, names)| *names).any(|name| strsim::osa_distance(name, &word) <= errors) {
        return text(&error);
    }
    error.insert(ContextKind::SuggestedSubcommand, ContextValue::None);
    format!("{}\n{}", text(&error), ask_instead(&word))
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
        Command::Update(args) => update::run(args),
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
