//! The names of tiers: `list`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Day, Kind};
use crate::output::wording::tables::TIER_AND_PLANS;
use crate::output::{Block, Line, Page, Table, Tone, View};
use crate::records::Listing;

/// Tiers by their names.
#[derive(Debug)]
pub struct Listings<'a> {
    /// The names of each.
    pub listings: &'a [Listing<'a>],
    /// The day it is.
    pub today: Day,
}

/// The names of tiers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ListingsV1<'a> {
    tiers: Vec<ListingV1<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ListingV1<'a> {
    id: &'a str,
    provider_id: &'a str,
    provider: Option<&'a str>,
    name: &'a str,
    kind: Kind,
    plans: &'a [&'a str],
    aliases: &'a [&'a str],
    endpoints: &'a [&'a str],
}

impl<'a> View for Listings<'a> {
    type Json = ListingsV1<'a>;

    fn day(&self) -> Day {
        self.today
    }

    fn page(&self) -> Page {
        let mut page = Page::titled("Tiers");
        let mut rows: Vec<Vec<Line>> = Vec::new();
        let mut provider = "";
        for listing in self.listings {
            let (of, _) = listing.id.split_once('/').unwrap_or_default();
            if of != provider {
                provider = of;
                rows.push(vec![Line::strong(listing.provider_names.first().copied().unwrap_or(of))]);
            }
            let plans = if listing.plans.is_empty() { String::new() } else { format!(": {}", listing.plans.join(", ")) };
            let id = Line::plain(listing.id);
            rows.push(vec![id, Line::toned(Tone::Dim, listing.kind.as_str()), Line::plain(listing.name).text(plans)]);
        }
        let header = ["Id", "Kind", TIER_AND_PLANS].map(Line::from).to_vec();
        page.blocks.push(Block::Lines(Table { header, rows }));
        page
    }

    fn json(&self) -> ListingsV1<'a> {
        let row = |listing: &'a Listing<'a>| ListingV1 {
            id: listing.id,
            provider_id: listing.id.split_once('/').unwrap_or_default().0,
            provider: listing.provider_names.first().copied(),
            name: listing.name,
            kind: listing.kind,
            plans: &listing.plans,
            aliases: &listing.aliases,
            endpoints: &listing.endpoints,
        };
        ListingsV1 { tiers: self.listings.iter().map(row).collect() }
    }
}
