//! `promptfate hook check` and `status`: reads the settings, and runs the installed command as the tool would.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::tool::{self, Tool};
use super::{file, program, run_installed};
use crate::cli::arguments::formats;
use crate::cli::{Context, Reply};
use crate::diagnostic::Failure;
use crate::hook::{self, Problem, Standing, Tried, Verdict};
use crate::output::views::Hooks;
use crate::output::wording::hook::problem;
use crate::output::{Format, View};

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// The tools
    #[arg(value_parser = tool::named(), required = true)]
    tools: Vec<Tool>,
    #[command(flatten)]
    output: StatusArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct StatusArgs {
    /// How to write the result
    #[arg(long, value_parser = formats(Hooks::FORMATS), default_value = "text")]
    format: Format,
}

/// Tries the tools that are named.
pub(super) fn check(args: &CheckArgs, context: &Context) -> Result<Reply, Failure> {
    stand(&args.tools, &args.output, context)
}

/// Tries the tools that are on this machine.
pub(super) fn status(args: &StatusArgs, context: &Context) -> Result<Reply, Failure> {
    stand(&Tool::found()?, args, context)
}

fn stand(tools: &[Tool], args: &StatusArgs, context: &Context) -> Result<Reply, Failure> {
    let mut standings = Vec::new();
    let mut notes = BTreeSet::new();
    for tool in tools {
        standings.push(standing(*tool)?);
        notes.extend(tool.path(false)?.1);
    }
    let is_finding = standings.iter().any(|standing| standing.verdict() != Verdict::Protected);
    let view = Hooks { standings: &standings, today: context.today };
    Ok(notes.into_iter().fold(context.reply(&view, args.format), Reply::note).findings_if(is_finding))
}

/// Returns what keeps a hook from working that has just been installed, in words, without running it.
pub(super) fn beside(tool: Tool, is_project: bool) -> Result<Vec<String>, Failure> {
    let (path, _) = tool.path(is_project)?;
    let text = file::read(&path).ok().flatten().unwrap_or_default();
    let problems: Vec<Problem> = hook::comments(tool.agent, &text).into_iter().chain(switches(tool, &path)).collect();
    let standing = Standing { agent: tool.agent, settings: path, is_project, problems: Vec::new(), tried: Vec::new() };
    Ok(problems.iter().map(|one| problem(&standing, one)).collect())
}

/// Returns how a tool stands by the user's settings, or by those of the current folder where the user's have no hook.
fn standing(tool: Tool) -> Result<Standing, Failure> {
    let mut standing = standing_by(tool, false)?;
    let has_project = tool.settings.in_project(Path::new("")).is_some();
    if has_project && standing.problems.contains(&Problem::NotInstalled) {
        let project = standing_by(tool, true)?;
        if !project.problems.contains(&Problem::NotInstalled) {
            standing = project;
        }
    }
    Ok(standing)
}

fn standing_by(tool: Tool, is_project: bool) -> Result<Standing, Failure> {
    let (path, _) = tool.path(is_project)?;
    let standing = |problems, tried| Standing { agent: tool.agent, settings: path.clone(), is_project, problems, tried };
    let unreadable = |why: String| {
        let problem = Problem::Unreadable { file: path.display().to_string(), why, is_own: true };
        Ok(standing(vec![problem], Vec::new()))
    };
    let text = match file::read(&path) {
        Ok(Some(text)) => text,
        Ok(None) => return Ok(standing(vec![Problem::NotInstalled], Vec::new())),
        Err(error) => return unreadable(error.to_string()),
    };
    let this = program::path()?;
    let commands = match hook::commands(tool.agent, &text, &this) {
        Ok(commands) => commands,
        Err(why) => return unreadable(why),
    };
    let mut problems = hook::in_settings(tool.agent, &text, &commands);
    if commands.is_empty() {
        return Ok(standing(problems, Vec::new()));
    }
    problems.extend(switches(tool, &path));
    problems.extend(trust(tool, &path));
    let tried = try_all(tool, is_project, &commands, &mut problems);
    Ok(standing(problems, tried))
}

/// Returns which files turn hooks off: those of the user, of the folder of the work and those above it, and of the machine.
fn switches(tool: Tool, path: &Path) -> Vec<Problem> {
    let Some(switch) = &tool.settings.switch else { return Vec::new() };
    let folder = path.parent().unwrap_or(Path::new(""));
    // A file of ours in a folder for hooks has the settings one above.
    let own = switch.own.iter().flat_map(|name| [folder.join(name), folder.parent().unwrap_or(folder).join(name)]);
    let here = std::env::current_dir().unwrap_or_default();
    let project = here.ancestors().flat_map(|folder| switch.project.iter().map(|name| folder.join(name)));
    let files: BTreeSet<PathBuf> = own.chain(project).chain(switch.machine.iter().map(PathBuf::from)).collect();
    let mut problems = Vec::new();
    for file in files {
        let is_own = file == path;
        let named = file.display().to_string();
        match file::read(&file) {
            Ok(None) => {}
            Ok(Some(text)) => match hook::switched_off(switch, &text) {
                Ok(None) => {}
                Ok(Some(key)) => problems.push(Problem::SwitchedOff { file: named, key: key.to_owned() }),
                Err(why) => problems.push(Problem::Unreadable { file: named, why, is_own }),
            },
            Err(error) => problems.push(Problem::Unreadable { file: named, why: error.to_string(), is_own }),
        }
    }
    problems
}

/// Returns that a tool which asks for trust has not got it, or may not have.
fn trust(tool: Tool, path: &Path) -> Option<Problem> {
    let config = tool.settings.trusts_in?;
    let config = file::read(&path.with_file_name(config)).ok().flatten().unwrap_or_default();
    let absolute = std::path::absolute(path).ok();
    let real = std::fs::canonicalize(path).ok();
    let files: Vec<String> = absolute.into_iter().chain(real).map(|path| path.display().to_string()).collect();
    Some(hook::trust_of_codex(&config, &files))
}

/// Runs the installed command at each event, with an invented key and without.
fn try_all(tool: Tool, is_project: bool, commands: &[(Option<String>, String)], problems: &mut Vec<Problem>) -> Vec<Tried> {
    let mut tried = Vec::new();
    for name in tool.agent.event_names() {
        let at = |event: &Option<String>| event.as_deref().is_none_or(|event| event == name);
        let Some((_, command)) = commands.iter().find(|(event, _)| at(event)) else { continue };
        let program = hook::program(tool.agent, command);
        let stops = !tool.agent.otherwise().is_empty() && command.ends_with(tool.agent.otherwise());
        let found = run_installed::program(&program);
        let problem = match &found {
            None => Some(Problem::MissingProgram { program, stops }),
            // Settings of a folder may have come with a clone; only what this very program is, is run.
            Some(found) if is_project && !run_installed::is_this(found) => Some(Problem::OtherProgram(program)),
            Some(_) => None,
        };
        if let Some(problem) = problem {
            if !problems.contains(&problem) {
                problems.push(problem);
            }
            continue;
        }
        let ask = |text: &str| run_installed::answer(tool, command, &hook::sample(tool.agent, name, text).to_string());
        match ask(&invented_key()).and_then(|secret| Ok((secret, ask(CLEAN)?))) {
            Ok(((out, status), (clean, clean_status))) => {
                let stops_secret = hook::stops(&out, status) && !out.contains(&invented_key());
                let passes_clean = !hook::stops(&clean, clean_status);
                if !stops_secret && !problems.contains(&Problem::WarnsOnly) {
                    problems.push(Problem::Passes(name.to_owned()));
                }
                if !passes_clean {
                    problems.push(Problem::StopsAll(name.to_owned()));
                }
                tried.push(Tried { event: name.to_owned(), stops_secret, passes_clean });
            }
            Err(why) => problems.push(Problem::NoAnswer { event: name.to_owned(), why }),
        }
    }
    tried
}

/// A text without a secret.
const CLEAN: &str = "monad laws";

/// Returns a key that nobody has, in the form of one; made here so that this file holds none.
fn invented_key() -> String {
    format!("ghp_{}", "pR0mptF8te".repeat(4).split_at(36).0)
}
