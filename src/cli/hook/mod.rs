//! `promptfate hook`

mod commands;
mod file;
mod input;
mod install;
mod program;

use std::sync::mpsc;
use std::time::{Duration, Instant};

use self::commands::Command;
use self::input::Input;
use self::install::SettingsCommand;
use super::{Context, ExitStatus, Reply};
use crate::diagnostic::Failure;
use crate::hook::{Agent, Decision, Inspection, inspect};
use crate::model::{AsOf, Question};
use crate::organisation::policy::tier_of;
use crate::output::wording::hook::{in_a_sentence, not_looked, reason};
use crate::output::wording::sentence;
use crate::records::Library;

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

/// What is no longer than this is looked through whatever the clock says: it takes a few milliseconds, unless a busy machine gives
/// the program no turn, and a secret must not pass for that.
const ALWAYS: usize = 256 << 10;
/// A person waits at most 50 ms, the start of the program included.
const WITHIN: u64 = 30;

#[derive(Debug, Clone, clap::Args)]
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
    /// Answer an input of more than 256 KiB within so many milliseconds of the program's start; slower answers count as errors
    #[arg(long, value_name = "MS", default_value_t = WITHIN)]
    within: u64,
    /// The tier in use; the message then says what it does with prompts
    #[arg(long, value_name = "TIER")]
    tier: Option<String>,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    match args.command {
        Command::Answer(agent, args) => Ok(answer(agent, &args, context)),
        Command::Settings(SettingsCommand::Install(args)) => install::install(&args, context),
        Command::Settings(SettingsCommand::Uninstall(args)) => install::uninstall(&args),
    }
}

fn answer(agent: &'static Agent, args: &RunArgs, context: &Context) -> Reply {
    let limit = Duration::from_millis(args.within);
    let input = input::read(context.started, limit);
    let (event, decision) = match inspected(agent, input, args.personal, context.started, limit) {
        Ok(inspection) if inspection.findings.is_empty() => (Some(inspection.event), Decision::Pass),
        Ok(inspection) => {
            let about = args.tier.as_deref().and_then(|tier| what_becomes_of_it(tier, context));
            let why = reason(&inspection, about.as_deref());
            (Some(inspection.event), if args.warn { Decision::Warn(why) } else { Decision::Block(why) })
        }
        Err(why) if args.fail_closed => (None, Decision::Block(not_looked(&why, false))),
        Err(why) => (None, Decision::Warn(not_looked(&why, true))),
    };
    let mut reply = Reply::done(agent.reply(event, &decision));
    // A script has no protocol of hooks; it reads the exit status.
    if agent.settings.is_none() && matches!(decision, Decision::Block(_)) {
        reply.status = ExitStatus::Findings;
    }
    reply
}

fn inspected(
    agent: &'static Agent,
    input: Input,
    personal: bool,
    started: Instant,
    limit: Duration,
) -> Result<Inspection, String> {
    let Input { bytes, fault } = input;
    let is_short = bytes.len() <= ALWAYS;
    let work = move || inspect(agent, &bytes, personal);
    let inspected = if is_short { work() } else { within(started, limit, work) };
    match fault {
        // Of an input without its end a finding counts, and that nothing was found does not.
        Some(why) => inspected.ok().filter(|inspection| !inspection.findings.is_empty()).ok_or(why),
        None => inspected,
    }
}

/// Returns what `work` does, unless it is not done so long after `started`: a person waits for the answer. The rest of it ends
/// with the program.
fn within<T: Send + 'static>(
    started: Instant,
    limit: Duration,
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || sender.send(work()));
    let late = |_| Err(format!("it takes longer than {} ms (--within)", limit.as_millis()));
    receiver.recv_timeout(limit.saturating_sub(started.elapsed())).unwrap_or_else(late)
}

/// Returns what becomes of prompts on a tier, in one sentence; nothing if the words name no single tier.
fn what_becomes_of_it(tier: &str, context: &Context) -> Option<String> {
    let library = Library::open(context.data.as_deref()).ok()?;
    let position = tier_of(tier, &library).ok()?.ok()?;
    let catalog = library.pick(&[position]).ok()?;
    let tier = catalog.tiers.first()?;
    let as_of = AsOf { day: context.today, region: None };
    let said = |question| Some(sentence(&tier.entries_at(question, &as_of).first()?.answer).1);
    let trains = said(Question::Training).unwrap_or_default();
    let kept = said(Question::Retention).unwrap_or_default();
    Some(in_a_sentence(&tier.name, &trains, &kept))
}
