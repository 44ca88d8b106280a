//! `promptfate completions`

use clap_complete::{Shell, generate};

use super::Reply;
use crate::diagnostic::Failure;
use crate::output::Output;

/// Print completions for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate completions bash > ~/.local/share/bash-completion/completions/promptfate
  promptfate completions zsh > ~/.zfunc/_promptfate
  promptfate completions powershell >> $PROFILE")]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: Args) -> Result<Reply, Failure> {
    let mut script = Vec::new();
    generate(args.shell, &mut super::command(), "promptfate", &mut script);
    Ok(Reply::done(Output::Exact(String::from_utf8_lossy(&script).into_owned())))
}
