//! `promptfate risks`

use super::arguments::{Format, When, named};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::{json, present, render};
use crate::questions::risks::risks;
use crate::records::Library;

/// Say which of the four risks apply to a tier, and why
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  promptfate risks chatgpt\n  promptfate risks openai/api anthropic/api --format markdown")]
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
    let assessed: Vec<_> = catalog.tiers.iter().map(|tier| (tier, risks(tier, &as_of))).collect();
    let out = match args.format {
        Format::Json => json::risks(&assessed, as_of.day),
        format => render::page(&present::risks(&catalog, &assessed), format.into(), context.style()),
    };
    Ok(super::arguments::left_out(Reply::done(out), &library))
}
