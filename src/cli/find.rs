//! `promptfate find`

use super::arguments::{When, formats, known_providers, named};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::views::Matches;
use crate::output::wording::notes;
use crate::output::{Format, View};
use crate::questions::constraints::Constraints;
use crate::questions::find::find;

/// Find the tiers that meet your rules
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate find --training never,opt_in --keep 30d
  promptfate find --zero-retention available,default --kind api --agreement dpa
  promptfate find --training never --strict --region EEA
  promptfate find --retention '>30d' --kind api
  promptfate find --tier \"chatgpt business\" --tier claude --training never

What is unstated or unanswered never meets a rule. Without --region, a rule must be met everywhere.")]
pub(super) struct Args {
    /// Only among these tiers, by id or name
    #[arg(long, value_name = "TIER")]
    tier: Vec<String>,
    #[command(flatten)]
    constraints: Constraints,
    /// How to write it
    #[arg(long, value_parser = formats(Matches::FORMATS), default_value = "text")]
    format: Format,
    #[command(flatten)]
    when: When,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let as_of = args.when.as_of(context)?;
    let library = context.library()?;
    known_providers(&args.constraints.provider, &library.listings()?)?;
    let query =
        args.constraints.query().map_err(|why| Failure::new(why).hint("promptfate find --help lists what can be asked"))?;
    let positions = match args.tier.as_slice() {
        [] => (0..library.listings()?.len()).collect(),
        names => named(names, &library)?,
    };
    let catalog = library.pick(&positions)?;
    let matches = find(&catalog, &query, &as_of);
    let open = catalog.tiers.iter().filter(|tier| query.is_open(tier, &as_of)).count();
    let note = notes::matches(matches.len(), catalog.tiers.len(), open);
    let matches = Matches { catalog: &catalog, matches: &matches, asked: &query.questions(), as_of: &as_of };
    Ok(context.reply(&matches, args.format).note(note).left_out(library.errors().count()))
}
