//! Products that have no record: `list --wanted`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Day;
use crate::output::wording::tables;
use crate::output::{Block, Line, Page, Table, View};
use crate::records::KnownUnknown;

/// Products without a record, the most wanted first.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// The products.
    pub products: &'a [KnownUnknown],
    /// The day it is.
    pub today: Day,
}

/// Products without a record.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WantedV1<'a> {
    wanted: &'a [KnownUnknown],
}

impl<'a> View for Wanted<'a> {
    type Json = WantedV1<'a>;

    fn day(&self) -> Day {
        self.today
    }

    fn page(&self) -> Page {
        let mut page = Page::titled(tables::WANTED);
        let header = ["Product", "Maker", tables::LISTS].map(Line::plain).to_vec();
        let row = |product: &KnownUnknown| {
            let maker = product.maker.as_deref().unwrap_or_default();
            vec![Line::plain(product.name.as_str()), Line::plain(maker), Line::plain(product.lists.to_string())]
        };
        page.blocks.push(Block::Table(Table { header, rows: self.products.iter().map(row).collect() }));
        page
    }

    fn json(&self) -> WantedV1<'a> {
        WantedV1 { wanted: self.products }
    }
}
