//! `promptfate show`

use super::arguments::{Format, When, named};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::{json, present, render};
use crate::records::Library;

/// Show every answer of a tier, with notes and passages
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  promptfate show openai/chatgpt\n  promptfate show anthropic/api --format json\n  promptfate show claude --at 2025-06-01"
)]
pub(super) struct Args {
    /// Ids or words that name tiers
    #[arg(required = true)]
    tiers: Vec<String>,
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    when: When,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let as_of = args.when.as_of(context)?;
    let library = Library::open(context.data.as_deref())?;
    let catalog = library.pick(&named(&args.tiers, &library)?)?;
    let out = match args.format {
        Format::Json => json::tiers(&catalog, &as_of),
        format => render::page(&present::whole(&catalog, &as_of, context.today), format.into(), context.style()),
    };
    Ok(super::arguments::left_out(Reply::done(out), &library))
}
