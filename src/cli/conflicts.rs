//! `promptfate conflicts`

use super::arguments::{Format, When, named};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::{json, present, render};
use crate::questions::conflicts::conflicts;
use crate::records::Library;

/// List where two texts of one provider disagree
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  promptfate conflicts\n  promptfate conflicts perplexity --format json")]
pub(super) struct Args {
    /// Ids or words that name tiers; all of them if none is named
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
    let reply = super::arguments::left_out(Reply::done(String::new()), &library);
    let catalog = if args.tiers.is_empty() { library.whole()? } else { library.pick(&named(&args.tiers, &library)?)? };
    let found: Vec<_> = catalog.tiers.iter().flat_map(|tier| conflicts(tier, &as_of)).collect();
    let out = match args.format {
        Format::Json => json::conflicts(&catalog, &found, as_of.day),
        format => render::page(&present::conflicts(&catalog, &found), format.into(), context.style()),
    };
    Ok(Reply { out, ..reply })
}
