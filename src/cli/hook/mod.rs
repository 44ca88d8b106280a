//! `promptfate hook`

mod check;
mod commands;
mod destination;
pub(super) mod file;
mod input;
mod install;
pub(super) mod program;
mod run_installed;
mod tool;

use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use self::commands::Command;
use self::destination::Destination;
use self::input::Input;
use self::install::SettingsCommand;
use super::{Context, ExitStatus, Reply};
use crate::diagnostic::Failure;
use crate::hook::{Agent, Decision, Fault, Inspection, Kept, inspect};
use crate::output::wording::hook::{destination_not_known, files_not_looked, not_looked, reason};

/// Check prompts as they are sent, from within an AI coding tool
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate hook install claude-code
  promptfate hook install cursor --project --dry-run
  promptfate hook install --all
  promptfate hook check claude-code
  promptfate hook status
  promptfate hook uninstall claude-code
  echo '{\"prompt\": \"...\"}' | promptfate hook generic

A hook reads the tool's JSON on standard input and answers in the tool's own protocol. Nothing is stored. What it
could not look through does not pass, unless --fail-open or --warn.")]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

/// What is no longer than this is looked through whatever the clock says: it takes a few milliseconds, unless a busy machine gives
/// the program no turn, and a secret must not pass for that.
const ALWAYS: usize = 256 << 10;
/// Tools wait five seconds for the hook, as `install` writes it.
const WITHIN: u64 = 4_000;

#[derive(Debug, Clone, clap::Args)]
struct RunArgs {
    /// Warn instead of blocking
    #[arg(long)]
    warn: bool,
    /// Look for personal data too
    #[arg(long)]
    personal: bool,
    /// Let it pass with a warning when something goes wrong, instead of stopping what was not looked through
    #[arg(long)]
    fail_open: bool,
    /// What is done without --fail-open
    #[arg(long, hide = true, conflicts_with = "fail_open")]
    fail_closed: bool,
    /// Answer an input of more than 256 KiB within so many milliseconds of the program's start; slower answers count as errors
    #[arg(long, value_name = "MS", default_value_t = WITHIN)]
    within: u64,
    /// The tier in use; the message then says what it does with prompts
    #[arg(long, value_name = "TIER")]
    tier: Option<String>,
    /// A policy: what is found goes on where it lets the class of --class go to the tier
    #[arg(long, value_name = "FILE", requires_all = ["tier", "class"])]
    policy: Option<PathBuf>,
    /// The class of the policy to which what is found belongs
    #[arg(long, value_name = "CLASS", requires = "policy")]
    class: Option<String>,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    match args.command {
        Command::Answer(agent, args) => Ok(answer(agent, &args, context)),
        Command::Settings(SettingsCommand::Install(args)) => install::install(&args, context),
        Command::Settings(SettingsCommand::Uninstall(args)) => install::uninstall(&args),
        Command::Settings(SettingsCommand::Check(args)) => check::check(&args, context),
        Command::Settings(SettingsCommand::Status(args)) => check::status(&args, context),
    }
}

fn answer(agent: &'static Agent, args: &RunArgs, context: &Context) -> Reply {
    let limit = Duration::from_millis(args.within);
    let input = input::read(context.started, limit);
    let (asked, decision) = match inspected(agent, input, args.personal, context.started, limit) {
        Ok(inspection) => {
            let decision = decision(agent, &inspection, args, context);
            (inspection.asked, decision)
        }
        Err(fault) if fault.is_foreign || args.warn || args.fail_open => {
            (fault.asked, Decision::Warn(not_looked(&fault.why, true)))
        }
        Err(fault) => (fault.asked, Decision::Block(not_looked(&fault.why, false))),
    };
    let answer = agent.reply(&asked, &decision);
    let mut reply = answer.err.into_iter().fold(Reply::done(answer.out), Reply::note);
    if answer.is_refusal {
        reply.status = ExitStatus::Failed;
    }
    // A script has no protocol of hooks; it reads the exit status.
    if agent.settings.is_none() && matches!(decision, Decision::Block(_)) {
        reply.status = ExitStatus::Findings;
    }
    reply
}

fn decision(agent: &Agent, inspection: &Inspection, args: &RunArgs, context: &Context) -> Decision {
    let Some(found) = &inspection.found else {
        // Words that name no tier, or a policy that cannot be read, are not to be found out by a leak.
        let unknown = destination::fault(args, context).map(|why| destination_not_known(&why));
        let unread = (!inspection.unread.is_empty()).then(|| files_not_looked(&inspection.unread));
        let said: Vec<String> = unknown.into_iter().chain(unread).collect();
        return if said.is_empty() { Decision::Pass } else { Decision::Warn(said.join(" ")) };
    };
    let destination = destination::of(args, context);
    let is_allowed = matches!(&destination, Ok(Some(destination)) if destination.is_allowed == Some(true));
    let kept = match () {
        () if is_allowed => Kept::Allowed,
        // A warning lets everything go.
        () if args.warn => Kept::Sent,
        () => agent.kept(&inspection.asked),
    };
    let about = match &destination {
        Ok(destination) => destination.as_ref().map(Destination::in_words),
        Err(why) => Some(destination_not_known(why)),
    };
    let why = reason(inspection, found, kept, about.as_deref());
    if is_allowed || args.warn { Decision::Warn(why) } else { Decision::Block(why) }
}

fn inspected(
    agent: &'static Agent,
    input: Input,
    personal: bool,
    started: Instant,
    limit: Duration,
) -> Result<Inspection, Fault> {
    let Input { bytes, fault } = input;
    let ended = |why| Fault::unread(agent, &bytes, why);
    let inspected = if bytes.len() <= ALWAYS {
        inspect(agent, &bytes, personal)
    } else {
        let bytes = bytes.clone();
        within(started, limit, move || inspect(agent, &bytes, personal)).unwrap_or_else(|why| Err(ended(why)))
    };
    match fault {
        // Of an input without its end a finding counts, and that nothing was found does not.
        Some(why) => inspected.ok().filter(|inspection| inspection.found.is_some()).ok_or_else(|| ended(why)),
        None => inspected,
    }
}

/// Returns what `work` does, unless it is not done so long after `started`: a person waits for the answer. The rest of it ends
/// with the program.
fn within<T: Send + 'static>(
    started: Instant,
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || sender.send(work()));
    let left = limit.saturating_sub(started.elapsed());
    receiver.recv_timeout(left).map_err(|_| format!("it takes longer than {} ms (--within)", limit.as_millis()))
}
