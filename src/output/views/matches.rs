//! The tiers that meet rules: `find`.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{TierV1, cells, heads, tier};
use crate::model::{AsOf, Day, Except, Question};
use crate::output::wording::{exceptions, label, lead, tables};
use crate::output::{Block, Line, Page, Table, View};
use crate::questions::find::{Inside, Match};
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
    /// Cases and exceptions inside the tier that do not meet the rules.
    falls_short: Vec<ShortV1<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ShortV1<'a> {
    question: Question,
    /// The words of the case, or of the exception.
    when: Cow<'a, str>,
    /// What is used all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    except: Option<Except>,
}

impl ShortV1<'_> {
    fn of((question, inside): &(Question, Inside)) -> ShortV1<'_> {
        let (when, except) = match inside {
            Inside::Case(when) => (Cow::Borrowed(when.as_str()), None),
            Inside::Except(except) => (Cow::Owned(exceptions(&[*except])), Some(*except)),
        };
        ShortV1 { question: *question, when, except }
    }
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
            let short =
                found.short.iter().map(ShortV1::of).map(|short| format!("{} for {}", label(short.question), short.when));
            Line::plain(format!("{}: {}", self.catalog.tiers[found.tier].id, short.collect::<Vec<_>>().join("; ")))
        };
        let short: Vec<Line> = self.matches.iter().filter(|found| !found.short.is_empty()).map(in_short).collect();
        if !short.is_empty() {
            page.paragraph(Line::strong(tables::FALL_SHORT));
            page.list(short);
        }
        page
    }

    fn lead(&self) -> String {
        let ids: Vec<String> = self.matches.iter().map(|found| self.catalog.tiers[found.tier].id.to_string()).collect();
        let short = self.matches.iter().filter(|found| !found.short.is_empty()).count();
        lead::sentence(self.as_of.day, &[lead::matches(&ids, short)])
    }

    fn json(&self) -> MatchesV1<'a> {
        let row = |found: &'a Match| MatchV1 {
            tier: tier(self.catalog, &self.catalog.tiers[found.tier], self.as_of, None),
            falls_short: found.short.iter().map(ShortV1::of).collect(),
        };
        MatchesV1 { tiers: self.matches.iter().map(row).collect() }
    }
}
