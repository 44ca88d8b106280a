//! `promptfate list`

use super::arguments::Format;
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::model::Kind;
use crate::output::{json, present, render};
use crate::questions::gaps::gaps;
use crate::records::Library;
use crate::records::Listing;

/// List tiers by name, or what is missing in their records
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  promptfate list\n  promptfate list openai google\n  promptfate list --kind api,cloud\n  promptfate list --gaps\n  promptfate list --wanted"
)]
pub(super) struct Args {
    /// Only these providers, by id
    providers: Vec<String>,
    /// Only these kinds
    #[arg(long, value_delimiter = ',')]
    kind: Vec<Kind>,
    /// Products that people ask for and that have no record, the most wanted first
    #[arg(long, conflicts_with_all = ["providers", "kind", "gaps"])]
    wanted: bool,
    /// What is unanswered, second-hand, old or cited only, worst first
    #[arg(long)]
    gaps: bool,
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let library = Library::open(context.data.as_deref())?;
    if args.wanted {
        let mut wanted = library.beside()?.unknowns;
        wanted.sort_by_key(|product| (std::cmp::Reverse(product.lists), product.name.to_lowercase()));
        let out = match args.format {
            Format::Json => json::wanted(context.today, &wanted),
            format => render::page(&present::wanted(&wanted), format.into(), context.style()),
        };
        return Ok(Reply::done(out).note(format!("{} products without a record", wanted.len())));
    }
    let listings = library.listings()?;
    super::arguments::known_providers(&args.providers, &listings)?;
    let provider = |id: &str| id.split_once('/').map_or("", |(provider, _)| provider).to_owned();
    let is_asked = |listing: &Listing<'_>| {
        (args.providers.is_empty() || args.providers.contains(&provider(listing.id)))
            && (args.kind.is_empty() || args.kind.contains(&listing.kind))
    };
    let positions: Vec<usize> = (0..listings.len()).filter(|position| is_asked(&listings[*position])).collect();
    let (today, style) = (context.today, context.style());
    let (out, count) = if args.gaps {
        let catalog = library.pick(&positions)?;
        let gaps = gaps(&catalog, today);
        let out = match args.format {
            Format::Json => json::gaps(today, &gaps),
            format => render::page(&present::gaps(&gaps, today), format.into(), style),
        };
        (out, format!("{} of {} tiers with gaps", gaps.len(), positions.len()))
    } else {
        let listings: Vec<_> = positions.iter().map(|position| listings[*position].clone()).collect();
        let out = match args.format {
            Format::Json => json::listings(today, &listings),
            format => render::page(&present::listings(&listings), format.into(), style),
        };
        (out, format!("{} tiers", listings.len()))
    };
    Ok(super::arguments::left_out(Reply::done(out).note(count), &library))
}
