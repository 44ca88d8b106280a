//! `promptfate risks`

use super::arguments::{When, formats, named};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::views::Risks;
use crate::output::{Format, View};
use crate::questions::risks::risks;

/// Say which of the four risks apply to a tier, and why
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  promptfate risks chatgpt\n  promptfate risks openai/api anthropic/api --format markdown")]
pub(super) struct Args {
    /// Ids or words that name tiers
    #[arg(required = true)]
    tiers: Vec<String>,
    /// How to write it
    #[arg(long, value_parser = formats(Risks::FORMATS), default_value = "text")]
    format: Format,
    #[command(flatten)]
    when: When,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let as_of = args.when.as_of(context)?;
    let library = context.library()?;
    let catalog = library.pick(&named(&args.tiers, &library)?)?;
    let assessed: Vec<_> = catalog.tiers.iter().map(|tier| (tier, risks(tier, &as_of))).collect();
    let risks = Risks { catalog: &catalog, assessed: &assessed, day: as_of.day };
    Ok(context.reply(&risks, args.format).left_out(library.errors().count()).known_of(&catalog.tiers, &as_of))
}
