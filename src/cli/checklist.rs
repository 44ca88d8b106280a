//! `promptfate checklist`

use super::arguments::{When, formats, named};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::views::Checklists;
use crate::output::{Format, View};
use crate::questions::checklist::checklist;

/// Print an opt-out checklist
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate checklist chatgpt claude
  promptfate checklist openai/chatgpt --format markdown > opt-out.md
  promptfate checklist gemini --region EEA --format html > opt-out.html")]
pub(super) struct Args {
    /// Ids or words that name tiers
    #[arg(required = true)]
    tiers: Vec<String>,
    /// How to write it
    #[arg(long, value_parser = formats(Checklists::FORMATS), default_value = "text")]
    format: Format,
    #[command(flatten)]
    when: When,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let as_of = args.when.as_of(context)?;
    let library = context.library()?;
    let wanted = named(&args.tiers, &library)?;
    // Alternatives are tiers of the same providers, so those are decoded too.
    let catalog = library.pick(&library.with_siblings(&wanted))?;
    let lists: Vec<_> = catalog.tiers.iter().take(wanted.len()).map(|tier| checklist(&catalog, tier, &as_of)).collect();
    let lists = Checklists { catalog: &catalog, lists: &lists, as_of: &as_of };
    let asked = catalog.tiers.iter().take(wanted.len());
    Ok(context.reply(&lists, args.format).left_out(library.errors().count()).known_of(asked, &as_of))
}
