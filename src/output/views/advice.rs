//! The tiers that a class of data allows: `advise`.

use super::parts::{cells, heads, tier};
use super::tiers::TiersV1;
use crate::model::{AsOf, Day, Question, Tier};
use crate::output::wording;
use crate::output::{Block, Line, Page, Table, View};
use crate::records::Catalog;

/// The tiers that a class allows, best first.
#[derive(Debug)]
pub struct Advice<'a> {
    /// Where they stand.
    pub catalog: &'a Catalog,
    /// Which they are.
    pub tiers: &'a [&'a Tier],
    /// What the class asks.
    pub asked: &'a [Question],
    /// The day and the place.
    pub as_of: &'a AsOf,
}

impl<'a> View for Advice<'a> {
    type Json = TiersV1<'a>;

    fn day(&self) -> Day {
        self.as_of.day
    }

    fn page(&self) -> Page {
        let mut page = Page::titled(wording::audit::ALLOWED_TIERS);
        if self.tiers.is_empty() {
            return page;
        }
        let mut header = ["Id", "Provider", "Kind"].map(Line::from).to_vec();
        header.extend(heads(self.asked));
        let row = |tier: &&Tier| {
            let mut row = vec![
                Line::plain(tier.id.as_str()),
                Line::plain(self.catalog.provider_name(tier)),
                Line::plain(tier.kind.as_str()),
            ];
            row.extend(cells(tier, self.asked, self.as_of));
            row
        };
        page.blocks.push(Block::Table(Table { header, rows: self.tiers.iter().map(row).collect() }));
        page
    }

    fn json(&self) -> TiersV1<'a> {
        TiersV1 { tiers: self.tiers.iter().map(|one| tier(self.catalog, one, self.as_of, None)).collect() }
    }
}
