//! `promptfate show`

use super::arguments::{When, formats, named};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::views::Tiers;
use crate::output::{Format, View};

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
    #[arg(long, value_parser = formats(Tiers::FORMATS), default_value = "text")]
    format: Format,
    #[command(flatten)]
    when: When,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let as_of = args.when.as_of(context)?;
    let library = context.library()?;
    let catalog = library.pick(&named(&args.tiers, &library)?)?;
    let tiers = Tiers { catalog: &catalog, tiers: &catalog.tiers, as_of: &as_of, today: context.today };
    Ok(context.reply(&tiers, args.format).left_out(library.errors().count()).known_of(&catalog.tiers, &as_of))
}
