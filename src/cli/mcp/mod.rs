//! `promptfate mcp`: the commands as tools of the Model Context Protocol, for AI assistants.

mod call;
mod clients;
mod cut;
mod install;
mod resources;
mod server;
mod tools;

use std::path::PathBuf;

use clap::Subcommand;

use self::install::InstallArgs;
use super::{Context, Reply};
use crate::diagnostic::Failure;

/// Serve the answers to AI assistants (Model Context Protocol)
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:
  promptfate mcp install claude-code            put it into an assistant's settings
  promptfate mcp install cursor --project --dry-run
  promptfate mcp                                serve on standard input and output, as assistants start it

It reads the records inside the program, and nothing of the network. docs/mcp.md has the settings of each assistant.",
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true
)]
pub(super) struct Args {
    /// The policy that `audit` judges by
    #[arg(long, default_value = "ai-policy.yaml", value_name = "FILE")]
    policy: PathBuf,
    /// The tools in use that `audit` judges
    #[arg(long, default_value = "ai-tools.yaml", value_name = "FILE")]
    tools: PathBuf,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Put this program into an assistant's settings
    Install(InstallArgs),
    /// Take it out again
    Uninstall(InstallArgs),
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    match args.command {
        Some(Command::Install(install)) => install::install(&install, context),
        Some(Command::Uninstall(uninstall)) => install::uninstall(&uninstall),
        None => server::serve(call::Caller::new(context.clone(), args.policy, args.tools)),
    }
}
