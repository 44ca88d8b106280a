//! `promptfate man`

use super::Reply;
use crate::diagnostic::Failure;
use crate::output::Output;

/// Print the manual page, or that of one command
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  promptfate man | man -l -\n  promptfate man ask > promptfate-ask.1")]
pub(super) struct Args {
    /// The command
    command: Option<String>,
}

pub(super) fn run(args: Args) -> Result<Reply, Failure> {
    let mut program = super::command();
    program.build();
    let command = match &args.command {
        None => program,
        Some(name) => {
            let found = program.find_subcommand(name).cloned();
            found.ok_or_else(|| Failure::new(format!("there is no command `{name}`")).hint("promptfate --help lists them"))?
        }
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(|error| Failure::new(format!("cannot write the page: {error}")))?;
    Ok(Reply::done(Output::Exact(String::from_utf8_lossy(&page).into_owned())))
}
