//! `promptfate show`

use super::arguments::{ArchiveArgs, When, formats, named};
use super::{Context, Reply};
use crate::archive::Archive;
use crate::diagnostic::Failure;
use crate::evidence::quote::Quotes;
use crate::model::{AsOf, Question, Tier};
use crate::output::views::Tiers;
use crate::output::{Format, View};
use crate::records::Catalog;

/// Show every answer of a tier, with notes and passages
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  promptfate show openai/chatgpt\n  promptfate show anthropic/api --format json\n  promptfate show claude --at 2025-06-01\n  promptfate show claude --quote --format html > review.html   each answer beside its passage"
)]
pub(super) struct Args {
    /// Ids or words that name tiers
    #[arg(required = true)]
    tiers: Vec<String>,
    /// How to write it
    #[arg(long, value_parser = formats(Tiers::FORMATS), default_value = "text")]
    format: Format,
    /// Quote each passage from the archive, to hold answers against what was read
    #[arg(long)]
    quote: bool,
    #[command(flatten)]
    archive: ArchiveArgs,
    #[command(flatten)]
    when: When,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let as_of = args.when.as_of(context)?;
    let library = context.library()?;
    let catalog = library.pick(&named(&args.tiers, &library)?)?;
    if args.quote && matches!(args.format, Format::Json | Format::Yaml) {
        return Err(Failure::new("--quote is for people: found a format for programs")
            .hint("write text, markdown or html; `promptfate archive show SOURCE` has the whole text"));
    }
    let quotes = if args.quote { Some(quotes(&catalog, &as_of, &args.archive.open()?)?) } else { None };
    let tiers =
        Tiers { catalog: &catalog, tiers: &catalog.tiers, as_of: &as_of, today: context.today, quotes: quotes.as_ref() };
    Ok(context.reply(&tiers, args.format).left_out(library.errors().count()).known_of(&catalog.tiers, &as_of))
}

/// Returns the passages of all answers of a day and a place.
fn quotes(catalog: &Catalog, as_of: &AsOf, archive: &Archive) -> Result<Quotes, Failure> {
    let entries = |tier| Question::ALL.iter().flat_map(move |question| Tier::entries_at(tier, *question, as_of));
    let cited = catalog
        .tiers
        .iter()
        .flat_map(|tier| entries(tier).flat_map(move |entry| entry.citations().map(move |one| (tier, one))));
    Quotes::read(catalog, cited, archive)
}
