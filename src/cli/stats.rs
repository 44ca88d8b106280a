//! `promptfate stats`

use super::arguments::{formats, known_providers};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::views::Coverage;
use crate::output::{Format, View};
use crate::questions::coverage::coverage;

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
    #[arg(long, value_parser = formats(Coverage::FORMATS), default_value = "text")]
    format: Format,
}

/// What has a row of its own.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum By {
    /// Each provider
    Provider,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let library = context.library()?;
    known_providers(&args.providers, &library.listings()?)?;
    let unread = library.errors().count();
    let catalog = library.whole()?;
    let mut tallies = coverage(&catalog, context.today);
    tallies.retain(|id, _| args.providers.is_empty() || args.providers.iter().any(|provider| provider == id));
    let by_provider = args.by.is_some();
    let coverage = Coverage { catalog: &catalog, tallies: &tallies, today: context.today, by_provider };
    Ok(context.reply(&coverage, args.format).left_out(unread))
}
