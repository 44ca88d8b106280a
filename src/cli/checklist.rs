//! `promptfate checklist`

use super::arguments::{Format, When, named, with_siblings};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::{json, present, render};
use crate::questions::checklist::checklist;
use crate::records::Library;

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
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    when: When,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let as_of = args.when.as_of(context)?;
    let library = Library::open(context.data.as_deref())?;
    let listings = library.listings()?;
    let wanted = named(&args.tiers, &library)?;
    // Alternatives are tiers of the same providers, so those are decoded too.
    let positions = with_siblings(&wanted, &listings);
    let catalog = library.pick(&positions)?;
    let lists: Vec<_> = catalog.tiers.iter().take(wanted.len()).map(|tier| checklist(&catalog, tier, &as_of)).collect();
    let out = match args.format {
        Format::Json => json::checklists(&catalog, &lists, &as_of),
        format => render::page(&present::checklists(&catalog, &lists, &as_of), format.into(), context.style()),
    };
    Ok(super::arguments::left_out(Reply::done(out), &library))
}
