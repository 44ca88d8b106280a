//! `promptfate hook`

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use clap::{Subcommand, ValueEnum};

use super::{Context, ExitStatus, Reply};
use crate::diagnostic::Failure;
use crate::hook::{Agent, Decision, MOST, install, look, reason, uninstall};
use crate::library::Library;
use crate::model::{AsOf, Question};
use crate::policy::tier_of;
use crate::present;
use crate::scan::Scanner;

/// Check prompts as they are sent, from within an AI coding tool
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate hook install claude-code
  promptfate hook install cursor --project --dry-run
  promptfate hook uninstall claude-code
  echo '{\"prompt\": \"...\"}' | promptfate hook generic

A hook reads the tool's JSON on standard input and answers in the tool's own protocol. Nothing is stored. When
something goes wrong it lets the prompt pass with a warning, unless --fail-closed.")]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// For Claude Code (UserPromptSubmit, PreToolUse)
    ClaudeCode(RunArgs),
    /// For Cursor (beforeSubmitPrompt, beforeShellExecution, beforeMCPExecution, beforeReadFile)
    Cursor(RunArgs),
    /// For Gemini CLI (BeforeAgent, BeforeTool)
    GeminiCli(RunArgs),
    /// For Codex CLI (UserPromptSubmit, PreToolUse)
    Codex(RunArgs),
    /// For anything else: JSON with `prompt`, or plain text; exit status 1 if it is to stop
    Generic(RunArgs),
    /// Put the hook into a tool's settings
    Install(InstallArgs),
    /// Take the hook out of a tool's settings
    Uninstall(SettingsArgs),
}

/// A person waits at most 50 ms, the start of the program included.
const WITHIN: u64 = 30;

#[derive(Debug, clap::Args)]
struct RunArgs {
    /// Warn instead of blocking
    #[arg(long)]
    warn: bool,
    /// Look for personal data too
    #[arg(long)]
    personal: bool,
    /// Block when something goes wrong, instead of letting it pass with a warning
    #[arg(long)]
    fail_closed: bool,
    /// Answer within so many milliseconds; what takes longer is as if something went wrong
    #[arg(long, value_name = "MS", default_value_t = WITHIN)]
    within: u64,
    /// The tier in use: what is said names what becomes of prompts there
    #[arg(long, value_name = "TIER")]
    tier: Option<String>,
}

#[derive(Debug, clap::Args)]
struct InstallArgs {
    #[command(flatten)]
    settings: SettingsArgs,
    #[command(flatten)]
    run: RunArgs,
}

#[derive(Debug, clap::Args)]
struct SettingsArgs {
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

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    match args.command {
        Command::ClaudeCode(args) => Ok(answer(Agent::ClaudeCode, &args, context)),
        Command::Cursor(args) => Ok(answer(Agent::Cursor, &args, context)),
        Command::GeminiCli(args) => Ok(answer(Agent::GeminiCli, &args, context)),
        Command::Codex(args) => Ok(answer(Agent::Codex, &args, context)),
        Command::Generic(args) => Ok(answer(Agent::Generic, &args, context)),
        Command::Install(args) => {
            let agent = args.settings.tool.into();
            let command = command_line(agent, &args.run)?;
            change(&args.settings, agent, |text| install(agent, text, &command))
        }
        Command::Uninstall(args) => {
            let agent = args.tool.into();
            change(&args, agent, |text| uninstall(agent, text))
        }
    }
}

fn answer(agent: Agent, args: &RunArgs, context: &Context) -> Reply {
    let mut input = Vec::new();
    let read = std::io::stdin().lock().take(MOST as u64 + 1).read_to_end(&mut input).map_err(|error| error.to_string());
    let personal = args.personal;
    let looked = read.and_then(|_| {
        within(Duration::from_millis(args.within), move || {
            look(agent, &String::from_utf8_lossy(&input), &Scanner::new(personal, &[])?)
        })
    });
    let (moment, decision) = match looked {
        Ok(look) if look.findings.is_empty() => (Some(look.moment), Decision::Pass),
        Ok(look) => {
            let about = args.tier.as_deref().and_then(|tier| what_becomes_of_it(tier, context));
            let why = reason(&look, about.as_deref());
            (Some(look.moment), if args.warn { Decision::Warn(why) } else { Decision::Block(why) })
        }
        Err(why) if args.fail_closed => (None, Decision::Block(format!("promptfate could not look: {why}"))),
        Err(why) => (None, Decision::Warn(format!("promptfate could not look, and let it pass: {why}"))),
    };
    let mut reply = Reply::done(agent.reply(moment, &decision));
    if agent == Agent::Generic && matches!(decision, Decision::Block(_)) {
        reply.status = ExitStatus::Findings;
    }
    reply
}

/// Returns what `work` does, unless it takes longer: a person waits for the answer. The rest of it ends with the program.
fn within<T: Send + 'static>(limit: Duration, work: impl FnOnce() -> Result<T, String> + Send + 'static) -> Result<T, String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || sender.send(work()));
    let late = |_| Err(format!("it takes longer than {} ms (--within)", limit.as_millis()));
    receiver.recv_timeout(limit).unwrap_or_else(late)
}

/// Returns what becomes of prompts on a tier, in one sentence; nothing if the words name no single tier.
fn what_becomes_of_it(tier: &str, context: &Context) -> Option<String> {
    let library = Library::open(context.data.as_deref()).ok()?;
    let position = tier_of(tier, &library.listings()).ok()?;
    let catalog = library.pick(&[position]).ok()?;
    let tier = catalog.tiers.first()?;
    let as_of = AsOf { day: context.today, region: None };
    let said = |question| Some(present::sentence(&tier.entries_at(question, &as_of).first()?.answer).1);
    let trains = said(Question::Training).unwrap_or_default();
    let kept = said(Question::Retention).unwrap_or_default();
    Some(format!("{}: does it train on it? {trains} {kept}", tier.name))
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
    let is_untouched = uninstall(agent, text).is_ok_and(|without| without == text);
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
