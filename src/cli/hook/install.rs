//! `promptfate hook install` and `uninstall`: the settings file of a tool.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::check::{self, CheckArgs, StatusArgs};
use super::tool::{self, Tool};
use super::{RunArgs, destination, file, program};
use crate::cli::{Context, ExitStatus, Reply};
use crate::diagnostic::Failure;
use crate::files;
use crate::hook;
use crate::output::wording::files as wording;

#[derive(Debug, Subcommand)]
pub(super) enum SettingsCommand {
    /// Put the hook into a tool's settings
    Install(InstallArgs),
    /// Take the hook out of a tool's settings
    Uninstall(SettingsArgs),
    /// Try whether tools are protected: run the installed command with an invented key
    Check(CheckArgs),
    /// The same for all tools that are on this machine
    Status(StatusArgs),
}

#[derive(Debug, clap::Args)]
pub(super) struct InstallArgs {
    #[command(flatten)]
    settings: SettingsArgs,
    #[command(flatten)]
    run: RunArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct SettingsArgs {
    /// The tool
    #[arg(value_parser = tool::named(), required_unless_present = "all")]
    tool: Option<Tool>,
    /// All tools of these that are on this machine
    #[arg(long, conflicts_with = "tool")]
    all: bool,
    /// In the current folder's settings instead of the user's
    #[arg(long)]
    project: bool,
    /// Print what the file would be, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// How often a file is read anew that somebody else changes at the same time.
const TRIES: usize = 5;

/// What a change comes to.
enum Change {
    /// The file is to hold this.
    To(String),
    /// The file is to be as it was before the hook: as this copy holds it, or without one, not there.
    Back(Option<PathBuf>, String),
}

/// Puts the hook into the settings.
pub(super) fn install(args: &InstallArgs, context: &Context) -> Result<Reply, Failure> {
    let mut run = args.run.clone();
    run.tier = run.tier.map(|words| destination::tier_id(&words, context)).transpose()?;
    destination::is_judged(&run, context)?;
    let program = program::path()?;
    each(&args.settings, &|tool| {
        let command = program::command(&program, tool.agent, tool.settings, &run)?;
        let reply =
            change(tool, &args.settings, &program, &|_, text| Ok(Change::To(hook::install(tool.agent, text, &command)?)))?;
        let reply = tool.settings.after.into_iter().fold(reply, |reply, after| reply.note(after));
        // What keeps it from working is not to be found out by a leak.
        let problems = if args.settings.dry_run { Vec::new() } else { check::beside(tool, args.settings.project)? };
        let has_problems = !problems.is_empty();
        Ok(problems.into_iter().fold(reply, Reply::note).findings_if(has_problems))
    })
}

/// Takes it out again.
pub(super) fn uninstall(args: &SettingsArgs) -> Result<Reply, Failure> {
    let program = program::path()?;
    each(args, &|tool| {
        change(tool, args, &program, &|path, text| {
            let before: Vec<(PathBuf, String)> = file::backups(path).collect();
            let without = hook::uninstall(tool.agent, text, &program, before.first().map(|(_, text)| text.as_str()))?;
            if without == text {
                return Ok(Change::To(without));
            }
            let original = before.into_iter().find(|(_, original)| hook::comes_from(tool.agent, text, &program, original));
            if let Some((backup, original)) = original {
                return Ok(Change::Back(Some(backup), original));
            }
            // A file that was there has its copy; what holds nothing and has none, we have made.
            let left: String = without.chars().filter(|c| !c.is_whitespace()).collect();
            let is_ours = ["", "{}", "{\"version\":1}"].contains(&left.as_str());
            Ok(if is_ours { Change::Back(None, without) } else { Change::To(without) })
        })
    })
}

/// Does something to the tool that is named, or to each that is on this machine, whatever becomes of the others.
fn each(args: &SettingsArgs, work: &dyn Fn(Tool) -> Result<Reply, Failure>) -> Result<Reply, Failure> {
    if let Some(tool) = args.tool {
        return work(tool);
    }
    let mut all = Reply::done("");
    let mut out = String::new();
    for tool in Tool::found()? {
        match work(tool) {
            Ok(reply) => {
                out.push_str(&reply.out.cleaned());
                all = reply.notes.into_iter().fold(all, Reply::note);
                all.status = all.status.max(reply.status);
            }
            Err(failure) => {
                all = all.note(format!("{}: {}", tool.agent.name, failure.message));
                all.status = ExitStatus::Failed;
            }
        }
    }
    all.out = out.into();
    Ok(all)
}

/// What a settings file is to become, given its path and its text.
type Wanted<'a> = dyn Fn(&Path, &str) -> Result<Change, String> + 'a;

fn change(tool: Tool, args: &SettingsArgs, program: &str, wanted: &Wanted<'_>) -> Result<Reply, Failure> {
    let (named, moved) = tool.path(args.project)?;
    let path = file::settings(&named, args.project)?;
    for _ in 0..TRIES {
        if let Some(reply) = once(tool, args, program, &path, wanted)? {
            return Ok(moved.into_iter().fold(reply, Reply::note));
        }
    }
    Err(Failure::new(format!("cannot write {}: somebody else changes it at the same time", path.display()))
        .hint("close the tool, and run this again"))
}

/// Changes the file as it is now; nothing if somebody else does at the same time.
fn once(tool: Tool, args: &SettingsArgs, program: &str, path: &Path, wanted: &Wanted<'_>) -> Result<Option<Reply>, Failure> {
    let shown = path.display();
    let before = file::read(path)
        .map_err(|error| Failure::new(format!("cannot read {shown}: {error}")).hint("settings are a text in UTF-8"))?;
    let text = before.as_deref().unwrap_or(tool.settings.empty());
    let change = wanted(path, text).map_err(|why| {
        Failure::new(format!("cannot change {shown}: {why}")).hint("mend the file, or add the hook by hand: docs/hooks.md")
    })?;
    if args.dry_run {
        return Ok(Some(match change {
            Change::Back(None, _) => Reply::done("").note(wording::would_be_removed(&shown)),
            Change::To(after) | Change::Back(_, after) => Reply::done(after).note(wording::would_be_this(&shown)),
        }));
    }
    if matches!(&change, Change::To(after) if after == text) {
        return Ok(Some(Reply::done("").note(wording::is_done(&shown))));
    }
    let is_untouched = hook::uninstall(tool.agent, text, program, None).is_ok_and(|without| without == text);
    match written(path, before.as_deref(), &change, is_untouched) {
        Ok(notes) => Ok(Some(notes.into_iter().fold(Reply::done(""), Reply::note))),
        Err(error) if file::is_changed(&error) => Ok(None),
        Err(error) => Err(Failure::new(format!("cannot write {shown}: {error}")).hint("nothing was changed")),
    }
}

/// Makes a change, and returns what was done. The copy comes first when it is made and goes last when it is used, so that whenever the
/// program is stopped one of both holds the file as it was.
fn written(path: &Path, before: Option<&str>, change: &Change, is_untouched: bool) -> std::io::Result<Vec<String>> {
    let shown = path.display();
    let mut notes = Vec::new();
    match (change, before) {
        (Change::To(after), None) => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(|error| std::io::Error::other(error.to_string()))?;
            }
            files::create(path, after.as_bytes())?;
            notes.push(format!("wrote {shown}"));
        }
        (Change::To(after), Some(before)) => {
            files::is_replaceable(path)?;
            // The file without our hook is what a copy is for.
            if is_untouched {
                notes.push(wording::copy(&file::keep(path, before)?.display()));
            }
            files::replace(path, before.as_bytes(), after.as_bytes())?;
            notes.push(format!("wrote {shown}"));
        }
        (Change::Back(backup, after), _) => {
            let before = before.unwrap_or_default();
            match backup {
                Some(backup) => {
                    files::replace(path, before.as_bytes(), after.as_bytes())?;
                    let _ = fs::remove_file(backup);
                    notes.push(wording::is_back(&shown));
                }
                None => {
                    files::remove(path, before.as_bytes())?;
                    notes.push(wording::removed(&shown));
                }
            }
        }
    }
    Ok(notes)
}
