//! Lists of tiers: all of them, or those that meet a query.

use super::{Block, Line, Page, Span, Table, Tone};
use crate::model::{AsOf, Question};
use crate::output::wording::{brief, label};
use crate::questions::find::Match;
use crate::records::{Catalog, KnownUnknown, Listing};

/// Returns the list of all tiers by their names.
pub fn listings(listings: &[Listing<'_>]) -> Page {
    let mut page = Page::titled("Tiers");
    let row = |listing: &Listing<'_>| {
        let provider = listing.provider_names.first().copied().unwrap_or_default();
        vec![
            Line::plain(listing.id),
            Line::plain(provider),
            Line::plain(listing.name),
            Line::plain(listing.kind.as_str()),
            Line::plain(listing.plans.join(", ")),
        ]
    };
    let header = ["Id", "Provider", "Tier", "Kind", "Plans"].map(Line::from).to_vec();
    page.blocks.push(Block::Table(Table { header, rows: listings.iter().map(row).collect() }));
    page
}

/// Returns the tiers that meet a query, with the answers to the questions that were asked.
pub fn matches(catalog: &Catalog, matches: &[Match], asked: &[Question], as_of: &AsOf) -> Page {
    let mut page = Page::titled("Tiers that meet the rules");
    let shown: Vec<Question> = if asked.is_empty() { vec![Question::Training, Question::Retention] } else { asked.to_vec() };
    let row = |found: &Match| {
        let tier = &catalog.tiers[found.tier];
        let mut row = vec![Line::plain(tier.id.as_str()), Line::plain(tier.kind.as_str())];
        row.extend(shown.iter().map(|question| {
            tier.entries_at(*question, as_of)
                .first()
                .map_or_else(|| Line::toned(Tone::Dim, "not looked at"), |entry| brief(entry))
        }));
        row
    };
    let mut header = vec![Line::from("Id"), Line::from("Kind")];
    header.extend(shown.iter().map(|question| Line::from(label(*question))));
    page.blocks.push(Block::Table(Table { header, rows: matches.iter().map(row).collect() }));
    let short: Vec<Line> = matches
        .iter()
        .flat_map(|found| found.cases.iter().map(|(question, when)| (found.tier, question, when)))
        .map(|(tier, question, when)| {
            Line::plain(format!("{}: ", catalog.tiers[tier].id))
                .and(Span::Code(question.to_string()))
                .text(format!(" differs for {when}"))
        })
        .collect();
    if !short.is_empty() {
        page.paragraph(Line::strong("Inside these tiers, something falls short (--strict leaves them out):"));
        page.list(short);
    }
    page
}

/// Returns the products that have no record.
pub fn wanted(products: &[KnownUnknown]) -> Page {
    let mut page = Page::titled("Products without a record");
    let header = ["Product", "Maker", "Lists that name it"].map(Line::plain).to_vec();
    let row = |product: &KnownUnknown| {
        let maker = product.maker.as_deref().unwrap_or_default();
        vec![Line::plain(product.name.as_str()), Line::plain(maker), Line::plain(product.lists.to_string())]
    };
    page.blocks.push(Block::Table(Table { header, rows: products.iter().map(row).collect() }));
    page
}
