//! How much the records hold: `stats`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Day, Grade};
use crate::output::wording::{counted, coverage, days};
use crate::output::{Block, Line, Page, Span, Table, View};
use crate::questions::coverage::{Tally, total};
use crate::records::Catalog;

/// How much the records hold.
#[derive(Debug)]
pub struct Coverage<'a> {
    /// The records.
    pub catalog: &'a Catalog,
    /// What each provider has, by id.
    pub tallies: &'a BTreeMap<&'a str, Tally>,
    /// The day it is.
    pub today: Day,
    /// Whether a terminal shows a row for each provider too.
    pub by_provider: bool,
}

/// How much the records hold.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CoverageV1<'a> {
    coverage: CountsV1<'a>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct CountsV1<'a> {
    total: TallyV1,
    /// By id.
    providers: BTreeMap<&'a str, TallyV1>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct TallyV1 {
    tiers: usize,
    /// Read twice.
    confirmed: usize,
    answers: usize,
    grades: BTreeMap<&'static str, usize>,
    unstated: usize,
    unanswered: usize,
    changes: usize,
    /// Both editions are archived.
    proven_changes: usize,
    changes_by_year: BTreeMap<i16, usize>,
    median_age_days: Option<i64>,
}

impl<'a> View for Coverage<'a> {
    type Json = CoverageV1<'a>;

    fn day(&self) -> Day {
        self.today
    }

    /// The totals in a few lines, and on demand a row for each provider.
    fn page(&self) -> Page {
        let mut page = Page::titled(format!("Coverage on {}", self.today));
        let all = total(self.tallies);
        page.heading(1, page.title.clone());
        page.paragraph(coverage::sentence(self.tallies.len(), &all));
        let age = all.median_age().map_or_else(|| "none".to_owned(), days);
        let years: Vec<String> = all.changes_by_year().into_iter().map(|(year, count)| format!("{year}: {count}")).collect();
        page.facts(vec![
            (
                coverage::SECOND_READER[0].to_owned(),
                Line::plain(format!("{} of {}", all.confirmed, counted(all.tiers, "tier"))),
            ),
            (coverage::AGE[0].to_owned(), Line::plain(age)),
            (coverage::OPEN[0].to_owned(), Line::plain(counted(all.unanswered, "question"))),
            (
                coverage::PROVEN[0].to_owned(),
                Line::plain(format!("{} of {}", all.proven_changes(), counted(all.changes.len(), "change"))),
            ),
            (coverage::BY_YEAR.to_owned(), Line::plain(years.join(", "))),
        ]);
        if !self.by_provider {
            page.paragraph(Line::plain(coverage::BY_PROVIDER).and(Span::Code(coverage::COMMAND.to_owned())));
            return page;
        }
        let header = ["Provider", "Tiers", "Answers", "Verified", "Cited", "Open", "Changes"].map(Line::from).to_vec();
        let row = |(id, tally): (&&str, &Tally)| {
            let name = self.catalog.providers.get(*id).map_or(*id, |provider| &provider.name);
            let share = |grade| format!("{:.0} %", 100.0 * tally.graded(grade) as f64 / tally.answers.max(1) as f64);
            let cells = [
                name.to_owned(),
                tally.tiers.to_string(),
                tally.answers.to_string(),
                share(Grade::Verified),
                share(Grade::Cited),
                tally.unanswered.to_string(),
                tally.changes.len().to_string(),
            ];
            cells.map(Line::plain).to_vec()
        };
        page.blocks.push(Block::Lines(Table { header, rows: self.tallies.iter().map(row).collect() }));
        page
    }

    /// One sentence for all, the changes of each year, a row for each provider.
    fn document(&self) -> Page {
        let mut page = Page::titled(format!("Coverage on {}", self.today));
        let all = total(self.tallies);
        page.heading(1, page.title.clone());
        page.paragraph(coverage::sentence(self.tallies.len(), &all));
        let age = all.median_age().map_or_else(|| "none".to_owned(), days);
        page.facts(vec![
            (coverage::SECOND_READER[1].to_owned(), Line::plain(format!("{} of {}", all.confirmed, all.tiers))),
            (coverage::AGE[1].to_owned(), Line::plain(age)),
            (coverage::OPEN[1].to_owned(), Line::plain(all.unanswered.to_string())),
            (coverage::PROVEN[1].to_owned(), Line::plain(all.proven_changes().to_string())),
        ]);
        page.heading(2, "Dated changes");
        let row = |(year, count): (i16, usize)| vec![Line::plain(year.to_string()), Line::plain(count.to_string())];
        let rows = all.changes_by_year().into_iter().map(row).collect();
        page.blocks.push(Block::Table(Table { header: ["Year", "Changes"].map(Line::from).to_vec(), rows }));
        page.heading(2, "Providers");
        let header =
            ["Provider", "Tiers", "Read twice", "Answers", "Verified", "Cited", "Secondary", "Unstated", "Gaps", "Changes"];
        let rows = self.tallies.iter().map(|(id, tally)| provider(self.catalog, id, tally)).collect();
        page.blocks.push(Block::Table(Table { header: header.map(Line::from).to_vec(), rows }));
        page.paragraph(coverage::MEANING);
        page
    }

    fn json(&self) -> CoverageV1<'a> {
        let providers = self.tallies.iter().map(|(id, tally)| (*id, counts(tally))).collect();
        CoverageV1 { coverage: CountsV1 { total: counts(&total(self.tallies)), providers } }
    }
}

fn counts(tally: &Tally) -> TallyV1 {
    TallyV1 {
        tiers: tally.tiers,
        confirmed: tally.confirmed,
        answers: tally.answers,
        grades: [Grade::Verified, Grade::Cited, Grade::Secondary].map(|grade| (grade.as_str(), tally.graded(grade))).into(),
        unstated: tally.unstated,
        unanswered: tally.unanswered,
        changes: tally.changes.len(),
        proven_changes: tally.proven_changes(),
        changes_by_year: tally.changes_by_year(),
        median_age_days: tally.median_age(),
    }
}

fn provider(catalog: &Catalog, id: &str, tally: &Tally) -> Vec<Line> {
    let name = catalog.providers.get(id).map_or(id, |provider| &provider.name);
    let counts = [
        tally.tiers,
        tally.confirmed,
        tally.answers,
        tally.graded(Grade::Verified),
        tally.graded(Grade::Cited),
        tally.graded(Grade::Secondary),
        tally.unstated,
        tally.unanswered,
        tally.changes.len(),
    ];
    std::iter::once(Line::plain(name)).chain(counts.map(|count| Line::plain(count.to_string()))).collect()
}
