//! The pages that are a result of a command and nothing else: what is counted, what disagrees, what has no record.

use maud::html;

use super::Site;
use super::frame::Frame;
use crate::output::views::{Conflicts, Coverage, Wanted};
use crate::output::wording::site;
use crate::output::{Block, Page, View, blocks};
use crate::questions::conflicts::conflicts as disagreements;
use crate::questions::coverage::coverage as tallies;
use crate::records::KnownUnknown;

/// Returns the page of what the records hold.
pub(super) fn coverage(of: &Site<'_>) -> String {
    let tallies = tallies(of.catalog, of.today());
    let view = Coverage { catalog: of.catalog, tallies: &tallies, today: of.today(), by_provider: true };
    page(of, "coverage.html", site::COVERAGE_LEAD, &view.document())
}

/// Returns the page of documents that disagree.
pub(super) fn conflicts(of: &Site<'_>) -> String {
    let found: Vec<_> = of.catalog.tiers.iter().flat_map(|tier| disagreements(tier, &of.as_of)).collect();
    let view = Conflicts { catalog: of.catalog, found: &found, day: of.today() };
    page(of, "conflicts.html", site::CONFLICTS_LEAD, &view.page())
}

/// Returns the page of products without a record.
pub(super) fn wanted(of: &Site<'_>) -> String {
    let products = products(of);
    page(of, "wanted.html", site::WANTED_LEAD, &Wanted { products: &products, today: of.today() }.page())
}

/// Returns the products without a record, the most wanted first.
pub(super) fn products(of: &Site<'_>) -> Vec<KnownUnknown> {
    let mut products = of.beside.unknowns.clone();
    products.sort_by_key(|product| (std::cmp::Reverse(product.lists), product.name.to_lowercase()));
    products
}

fn page(of: &Site<'_>, path: &str, lead: &str, page: &Page) -> String {
    let frame = Frame { path, title: &page.title, about: lead, scripts: &[], feed: None };
    // The title stands above it here; where headings of the first level are those of parts, all go one deeper.
    let is_title = |block: &Block| matches!(block, Block::Heading(1, head) if head.to_plain() == page.title);
    let body: Vec<Block> = page.blocks.iter().filter(|block| !is_title(block)).cloned().collect();
    let deeper = u8::from(body.iter().any(|block| matches!(block, Block::Heading(1, _))));
    let main = html! {
        header.hero {
            h1 { (page.title) }
            p.lead { (lead) }
        }
        (blocks(&body, deeper))
    };
    frame.around(of, &main)
}
