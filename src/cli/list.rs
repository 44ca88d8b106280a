//! `promptfate list`

use super::arguments::Format;
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::library::Library;
use crate::model::Kind;
use crate::{json, present, render};

/// List tiers by their names
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  promptfate list\n  promptfate list openai google\n  promptfate list --kind api,cloud")]
pub(super) struct Args {
    /// Only these providers, by id
    providers: Vec<String>,
    /// Only these kinds
    #[arg(long, value_delimiter = ',')]
    kind: Vec<Kind>,
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let library = Library::open(context.data.as_deref())?;
    let mut listings = library.listings().into_owned();
    super::arguments::known_providers(&args.providers, &listings)?;
    let provider = |id: &str| id.split_once('/').map_or("", |(provider, _)| provider).to_owned();
    listings.retain(|listing| args.providers.is_empty() || args.providers.contains(&provider(listing.id)));
    listings.retain(|listing| args.kind.is_empty() || args.kind.contains(&listing.kind));
    let out = match args.format {
        Format::Json => json::listings(context.today, &listings),
        format => render::page(&present::listings(&listings), format.into(), context.style()),
    };
    Ok(super::arguments::left_out(Reply::done(out).note(format!("{} tiers", listings.len())), &library))
}
