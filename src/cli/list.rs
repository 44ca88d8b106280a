//! `promptfate list`

use super::arguments::{formats, known_providers};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::model::Kind;
use crate::output::views::{Gaps, Listings, Wanted};
use crate::output::wording::{counted, notes};
use crate::output::{Format, View};
use crate::questions::gaps::gaps;
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
    #[arg(long, value_parser = formats(Listings::FORMATS), default_value = "text")]
    format: Format,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let library = context.library()?;
    let today = context.today;
    if args.wanted {
        let mut products = library.beside()?.unknowns;
        products.sort_by_key(|product| (std::cmp::Reverse(product.lists), product.name.to_lowercase()));
        let note = notes::wanted(products.len());
        return Ok(context.reply(&Wanted { products: &products, today }, args.format).note(note));
    }
    let listings = library.listings()?;
    known_providers(&args.providers, &listings)?;
    let provider = |id: &str| id.split_once('/').map_or("", |(provider, _)| provider).to_owned();
    let is_asked = |listing: &Listing<'_>| {
        (args.providers.is_empty() || args.providers.contains(&provider(listing.id)))
            && (args.kind.is_empty() || args.kind.contains(&listing.kind))
    };
    let positions: Vec<usize> = (0..listings.len()).filter(|position| is_asked(&listings[*position])).collect();
    let reply = if args.gaps {
        let catalog = library.pick(&positions)?;
        let gaps = gaps(&catalog, today);
        let note = notes::gaps(gaps.len(), positions.len());
        context.reply(&Gaps { gaps: &gaps, today }, args.format).note(note)
    } else {
        let listings: Vec<_> = positions.iter().map(|position| listings[*position].clone()).collect();
        let note = counted(listings.len(), "tier");
        context.reply(&Listings { listings: &listings, today }, args.format).note(note)
    };
    Ok(reply.left_out(library.errors().count()))
}
