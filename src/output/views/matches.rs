//! The tiers that meet rules: `find`.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{TierV1, cells, heads, tier};
use crate::model::{AsOf, Day, Question};
use crate::output::wording::{label, lead, tables};
use crate::output::{Block, Line, Page, Table, View};
use crate::questions::find::Match;
use crate::records::Catalog;

/// The tiers that meet a query.
#[derive(Debug)]
pub struct Matches<'a> {
    /// Where they stand.
    pub catalog: &'a Catalog,
    /// Which they are.
    pub matches: &'a [Match],
    /// What the query asks.
    pub asked: &'a [Question],
    /// The day and the place.
    pub as_of: &'a AsOf,
}

/// Tiers with what falls short inside them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MatchesV1<'a> {
    tiers: Vec<MatchV1<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct MatchV1<'a> {
    #[serde(flatten)]
    tier: TierV1<'a>,
    /// Cases inside the tier that do not meet the rules.
    falls_short: Vec<ShortV1<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ShortV1<'a> {
    question: Question,
    when: &'a str,
}

impl<'a> View for Matches<'a> {
    type Json = MatchesV1<'a>;

    fn day(&self) -> Day {
        self.as_of.day
    }

    fn page(&self) -> Page {
        let mut page = Page::titled(tables::MATCHES);
        if self.matches.is_empty() {
            return page;
        }
        let row = |found: &Match| {
            let tier = &self.catalog.tiers[found.tier];
            let mut row = vec![Line::plain(tier.id.as_str()), Line::plain(tier.kind.as_str())];
            row.extend(cells(tier, self.asked, self.as_of));
            row
        };
        let mut header = vec![Line::from("Id"), Line::from("Kind")];
        header.extend(heads(self.asked));
        page.blocks.push(Block::Table(Table { header, rows: self.matches.iter().map(row).collect() }));
        let in_short = |found: &Match| {
            let cases: Vec<String> =
                found.cases.iter().map(|(question, when)| format!("{} for {when}", label(*question))).collect();
            Line::plain(format!("{}: {}", self.catalog.tiers[found.tier].id, cases.join("; ")))
        };
        let short: Vec<Line> = self.matches.iter().filter(|found| !found.cases.is_empty()).map(in_short).collect();
        if !short.is_empty() {
            page.paragraph(Line::strong(tables::FALL_SHORT));
            page.list(short);
        }
        page
    }

    fn lead(&self) -> String {
        let ids: Vec<String> = self.matches.iter().map(|found| self.catalog.tiers[found.tier].id.to_string()).collect();
        lead::sentence(self.as_of.day, &[lead::matches(&ids)])
    }

    fn json(&self) -> MatchesV1<'a> {
        let row = |found: &'a Match| MatchV1 {
            tier: tier(self.catalog, &self.catalog.tiers[found.tier], self.as_of, None),
            falls_short: found.cases.iter().map(|(question, when)| ShortV1 { question: *question, when }).collect(),
        };
        MatchesV1 { tiers: self.matches.iter().map(row).collect() }
    }
}
