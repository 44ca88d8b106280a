//! `promptfate hook install` and `uninstall`: the settings file of a tool.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::{RunArgs, file, program};
use crate::cli::{Context, Reply};
use crate::diagnostic::Failure;
use crate::files;
use crate::hook::{self, Agent};
use crate::organisation::policy::tier_of;
use crate::records::Library;

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
    #[arg(value_enum)]
    tool: Tool,
    /// In the current folder's settings instead of the user's
    #[arg(long)]
    project: bool,
    /// Print what the file would be, and write nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Tool {
    ClaudeCode,
    Cursor,
    GeminiCli,
    Codex,
}

impl From<Tool> for Agent {
    fn from(tool: Tool) -> Agent {
        match tool {
            Tool::ClaudeCode => Agent::ClaudeCode,
            Tool::Cursor => Agent::Cursor,
            Tool::GeminiCli => Agent::GeminiCli,
            Tool::Codex => Agent::Codex,
        }
    }
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
    let agent = args.settings.tool.into();
    if let Some(tier) = &args.run.tier {
        let library = Library::open(context.data.as_deref())?;
        tier_of(tier, &library)?.map_err(|(message, help)| Failure::new(message).hint(help))?;
    }
    let program = program::path()?;
    let command = program::command(&program, agent, &args.run)?;
    change(&args.settings, agent, &program, &|_, text| Ok(Change::To(hook::install(agent, text, &command)?)))
}

/// Takes it out again.
pub(super) fn uninstall(args: &SettingsArgs) -> Result<Reply, Failure> {
    let agent = args.tool.into();
    let program = program::path()?;
    change(args, agent, &program, &|path, text| {
        let before: Vec<(PathBuf, String)> = file::backups(path).collect();
        let without = hook::uninstall(agent, text, &program, before.first().map(|(_, text)| text.as_str()))?;
        if without == text {
            return Ok(Change::To(without));
        }
        let original = before.into_iter().find(|(_, original)| hook::comes_from(agent, text, &program, original));
        if let Some((backup, original)) = original {
            return Ok(Change::Back(Some(backup), original));
        }
        // A file that was there has its copy; what holds nothing and has none, we have made.
        let left: String = without.chars().filter(|c| !c.is_whitespace()).collect();
        let is_ours = left == "{}" || (agent == Agent::Cursor && left == "{\"version\":1}");
        Ok(if is_ours { Change::Back(None, without) } else { Change::To(without) })
    })
}

/// What a settings file is to become, given its path and its text.
type Wanted<'a> = dyn Fn(&Path, &str) -> Result<Change, String> + 'a;

fn change(args: &SettingsArgs, agent: Agent, program: &str, wanted: &Wanted<'_>) -> Result<Reply, Failure> {
    let named = settings_path(agent, args.project)?;
    let path = file::real(&named).map_err(|error| {
        Failure::new(format!("cannot follow the link {}: {error}", named.display())).hint("mend the link, or delete it")
    })?;
    if args.project && file::leads_out(&path) {
        let why = format!("{} leads out of this folder, to {}", named.display(), path.display());
        return Err(Failure::new(why).hint("--project changes files of the project alone; change that one by itself"));
    }
    for _ in 0..TRIES {
        if let Some(reply) = once(args, agent, program, &path, wanted)? {
            return Ok(reply);
        }
    }
    Err(Failure::new(format!("cannot write {}: somebody else changes it at the same time", path.display()))
        .hint("close the tool, and run this again"))
}

/// Changes the file as it is now; nothing if somebody else does at the same time.
fn once(args: &SettingsArgs, agent: Agent, program: &str, path: &Path, wanted: &Wanted<'_>) -> Result<Option<Reply>, Failure> {
    let shown = path.display();
    let before = file::read(path)
        .map_err(|error| Failure::new(format!("cannot read {shown}: {error}")).hint("settings are a file of JSON in UTF-8"))?;
    let text = before.as_deref().unwrap_or("{}\n");
    let change = wanted(path, text).map_err(|why| {
        Failure::new(format!("cannot change {shown}: {why}")).hint("mend the file, or add the hook by hand: docs/hooks.md")
    })?;
    if args.dry_run {
        return Ok(Some(match change {
            Change::Back(None, _) => Reply::done("").note(format!("{shown} would be removed; nothing was written")),
            Change::To(after) | Change::Back(_, after) => {
                Reply::done(after).note(format!("{shown} would be this; nothing was written"))
            }
        }));
    }
    if matches!(&change, Change::To(after) if after == text) {
        return Ok(Some(Reply::done("").note(format!("{shown} is as it should be"))));
    }
    let is_untouched = hook::uninstall(agent, text, program, None).is_ok_and(|without| without == text);
    match written(path, before.as_deref(), &change, is_untouched) {
        Ok(mut notes) => {
            if agent == Agent::Codex && matches!(change, Change::To(_)) {
                notes.push("Codex asks once whether to trust it (/hooks)".to_owned());
            }
            Ok(Some(notes.into_iter().fold(Reply::done(""), Reply::note)))
        }
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
                notes.push(format!("the file as it was: {}", file::keep(path, before)?.display()));
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
                    notes.push(format!("{shown} is as it was before the hook"));
                }
                None => {
                    files::remove(path, before.as_bytes())?;
                    notes.push(format!("removed {shown}, which held the hook alone"));
                }
            }
        }
    }
    Ok(notes)
}

fn settings_path(agent: Agent, project: bool) -> Result<PathBuf, Failure> {
    let (folder, file) = match agent {
        Agent::ClaudeCode => (".claude", "settings.json"),
        Agent::Cursor => (".cursor", "hooks.json"),
        Agent::GeminiCli => (".gemini", "settings.json"),
        Agent::Codex | Agent::Generic => (".codex", "hooks.json"),
    };
    let root = if project {
        PathBuf::new()
    } else {
        etcetera::home_dir().map_err(|error| Failure::new(format!("found no home folder: {error}")).hint("use --project"))?
    };
    Ok(root.join(folder).join(file))
}
