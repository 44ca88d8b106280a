//! `promptfate conflicts`

use super::arguments::{When, formats, named};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::views::Conflicts;
use crate::output::{Format, View};
use crate::questions::conflicts::conflicts;

/// List where two texts of one provider disagree
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  promptfate conflicts\n  promptfate conflicts perplexity --format json")]
pub(super) struct Args {
    /// Ids or words that name tiers; all of them if none is named
    tiers: Vec<String>,
    /// How to write it
    #[arg(long, value_parser = formats(Conflicts::FORMATS), default_value = "text")]
    format: Format,
    #[command(flatten)]
    when: When,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let as_of = args.when.as_of(context)?;
    let library = context.library()?;
    let unread = library.errors().count();
    let catalog = if args.tiers.is_empty() { library.whole()? } else { library.pick(&named(&args.tiers, &library)?)? };
    let found: Vec<_> = catalog.tiers.iter().flat_map(|tier| conflicts(tier, &as_of)).collect();
    let conflicts = Conflicts { catalog: &catalog, found: &found, day: as_of.day };
    Ok(context.reply(&conflicts, args.format).left_out(unread))
}
