//! `promptfate stats`

use super::arguments::{Format, known_providers};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::{json, present, render};
use crate::questions::coverage::coverage;
use crate::records::Library;

/// Count what the records hold: tiers, answers, dated changes
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  promptfate stats\n  promptfate stats openai anthropic\n  promptfate stats --format markdown > docs/coverage.md"
)]
pub(super) struct Args {
    /// Only these providers, by id
    providers: Vec<String>,
    /// A row for each provider
    #[arg(long, value_enum, value_name = "WHAT")]
    by: Option<By>,
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// What has a row of its own.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum By {
    /// Each provider
    Provider,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let library = Library::open(context.data.as_deref())?;
    known_providers(&args.providers, &library.listings()?)?;
    let reply = super::arguments::left_out(Reply::done(String::new()), &library);
    let catalog = library.whole()?;
    let mut tallies = coverage(&catalog, context.today);
    tallies.retain(|id, _| args.providers.is_empty() || args.providers.iter().any(|provider| provider == id));
    let out = match args.format {
        Format::Json => json::coverage(context.today, &tallies),
        Format::Text => {
            let page = present::totals(&catalog, &tallies, context.today, args.by.is_some());
            render::page(&page, Format::Text.into(), context.style())
        }
        format => render::page(&present::coverage(&catalog, &tallies, context.today), format.into(), context.style()),
    };
    Ok(Reply { out, ..reply })
}
