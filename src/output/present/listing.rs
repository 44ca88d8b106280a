//! Lists of tiers: all of them, or those that meet a query.

use super::{Block, Line, Page, Table, Tone};
use crate::model::{AsOf, Question};
use crate::output::wording::{briefest, label};
use crate::questions::find::Match;
use crate::records::{Catalog, KnownUnknown, Listing};

/// Returns the list of all tiers by their names.
pub fn listings(listings: &[Listing<'_>]) -> Page {
    let mut page = Page::titled("Tiers");
    let mut rows: Vec<Vec<Line>> = Vec::new();
    let mut provider = "";
    for listing in listings {
        let (of, _) = listing.id.split_once('/').unwrap_or_default();
        if of != provider {
            provider = of;
            rows.push(vec![Line::strong(listing.provider_names.first().copied().unwrap_or(of))]);
        }
        let plans = if listing.plans.is_empty() { String::new() } else { format!(": {}", listing.plans.join(", ")) };
        let id = Line::plain(listing.id);
        rows.push(vec![id, Line::toned(Tone::Dim, listing.kind.as_str()), Line::plain(listing.name).text(plans)]);
    }
    let header = ["Id", "Kind", "Tier and plans"].map(Line::from).to_vec();
    page.blocks.push(Block::Lines(Table { header, rows }));
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
                .map_or_else(|| Line::toned(Tone::Dim, "not researched"), |entry| briefest(entry))
        }));
        row
    };
    let mut header = vec![Line::from("Id"), Line::from("Kind")];
    header.extend(shown.iter().map(|question| Line::from(label(*question))));
    page.blocks.push(Block::Table(Table { header, rows: matches.iter().map(row).collect() }));
    let in_short = |found: &Match| {
        let cases: Vec<String> =
            found.cases.iter().map(|(question, when)| format!("{} for {when}", label(*question))).collect();
        Line::plain(format!("{}: {}", catalog.tiers[found.tier].id, cases.join("; ")))
    };
    let short: Vec<Line> = matches.iter().filter(|found| !found.cases.is_empty()).map(in_short).collect();
    if !short.is_empty() {
        page.paragraph(Line::strong("Special cases fall short in these tiers (--strict leaves them out):"));
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
