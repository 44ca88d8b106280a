//! `promptfate hook install` and `uninstall`: the settings file of a tool.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::{RunArgs, WITHIN};
use crate::cli::{Context, Reply};
use crate::diagnostic::Failure;
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

/// Puts the hook into the settings.
pub(super) fn install(args: &InstallArgs, context: &Context) -> Result<Reply, Failure> {
    let agent = args.settings.tool.into();
    if let Some(tier) = &args.run.tier {
        let library = Library::open(context.data.as_deref())?;
        tier_of(tier, &library)?.map_err(|(message, help)| Failure::new(message).hint(help))?;
    }
    let command = command_line(agent, &args.run)?;
    change(&args.settings, agent, |text| hook::install(agent, text, &command))
}

/// Takes it out again.
pub(super) fn uninstall(args: &SettingsArgs) -> Result<Reply, Failure> {
    let agent = args.tool.into();
    change(args, agent, |text| hook::uninstall(agent, text))
}

/// Returns the command that the tool is to run: this very program, so that it is found whatever the tool's PATH is.
fn command_line(agent: Agent, args: &RunArgs) -> Result<String, Failure> {
    let program =
        std::env::current_exe().map_err(|error| Failure::new(format!("cannot tell where this program is: {error}")))?;
    let program = program.display().to_string();
    let quoted = if program.contains([' ', '(', '&']) { format!("\"{program}\"") } else { program };
    let mut command = format!("{quoted} hook {}", agent.as_str());
    for (is_set, flag) in [(args.warn, "--warn"), (args.personal, "--personal"), (args.fail_closed, "--fail-closed")] {
        if is_set {
            command.push_str(&format!(" {flag}"));
        }
    }
    if args.within != WITHIN {
        command.push_str(&format!(" --within {}", args.within));
    }
    if let Some(tier) = &args.tier {
        let is_id = tier.chars().all(|c| c.is_ascii_alphanumeric() || "-/._".contains(c));
        if !is_id {
            return Err(Failure::new(format!("found the tier `{tier}`")).hint("write its id: promptfate list prints all"));
        }
        command.push_str(&format!(" --tier {tier}"));
    }
    Ok(command)
}

fn change(args: &SettingsArgs, agent: Agent, change: impl Fn(&str) -> Result<String, String>) -> Result<Reply, Failure> {
    let named = settings_path(agent, args.project)?;
    // A link, as people keep who have their settings in a repository, stays one.
    let path = std::fs::canonicalize(&named).unwrap_or(named);
    let shown = path.display();
    let before = match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(Failure::new(format!("cannot read {shown}: {error}"))),
    };
    let text = before.as_deref().unwrap_or("{}\n");
    let after = change(text).map_err(|why| {
        Failure::new(format!("cannot change {shown}: {why}")).hint("mend the file, or add the hook by hand: docs/hooks.md")
    })?;
    if args.dry_run {
        return Ok(Reply::done(after).note(format!("{shown} would be this; nothing was written")));
    }
    if after == text {
        return Ok(Reply::done("").note(format!("{shown} is as it should be")));
    }
    let failure = |error: std::io::Error| Failure::new(format!("cannot write {shown}: {error}")).hint("nothing was changed");
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failure)?;
    }
    let mut reply = Reply::done("");
    // The file without our hook is what a backup is for; later ones must not replace it.
    let is_untouched = hook::uninstall(agent, text).is_ok_and(|without| without == text);
    if before.is_some() && is_untouched {
        let backup = beside(&path, "promptfate-backup");
        std::fs::copy(&path, &backup).map_err(failure)?;
        reply = reply.note(format!("the file as it was: {}", backup.display()));
    }
    let unfinished = beside(&path, "promptfate-unfinished");
    let keep_permissions = || match std::fs::metadata(&path) {
        Ok(old) => std::fs::set_permissions(&unfinished, old.permissions()),
        Err(_) => Ok(()),
    };
    let written = std::fs::write(&unfinished, &after).and_then(|()| keep_permissions());
    written.and_then(|()| std::fs::rename(&unfinished, &path)).map_err(|error| {
        let _ = std::fs::remove_file(&unfinished);
        failure(error)
    })?;
    let trust = if agent == Agent::Codex { "; Codex asks once whether to trust it (/hooks)" } else { "" };
    Ok(reply.note(format!("wrote {shown}{trust}")))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{ending}"));
    path.with_file_name(name)
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
