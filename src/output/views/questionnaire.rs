//! A sheet by which an organisation asks a vendor, filled in as far as the vendor's documents do it: `export questionnaire`.

use super::parts::about;
use crate::model::{AsOf, Day, Question, Tier};
use crate::output::rows::{Cell, Column, Rows, Sort};
use crate::output::wording::standards::{
    AI_CAIQ, AIUC_1, ANSWERED, Control, DISAGREE, HECVAT_4, LAPSED, NOT_ASKED, NOT_RESEARCHED, NOT_SAID,
};
use crate::output::wording::{case, few_words, label, regions, still_used};
use crate::records::Catalog;

/// A sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// HECVAT 4.
    Hecvat4,
    /// AI-CAIQ of the Cloud Security Alliance.
    AiCaiq,
    /// AIUC-1.
    Aiuc1,
}

impl Standard {
    /// All of them.
    pub const ALL: [Standard; 3] = [Standard::Hecvat4, Standard::AiCaiq, Standard::Aiuc1];

    /// Returns the name, as on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Standard::Hecvat4 => "hecvat4",
            Standard::AiCaiq => "ai-caiq",
            Standard::Aiuc1 => "aiuc-1",
        }
    }

    const fn controls(self) -> &'static [Control] {
        match self {
            Standard::Hecvat4 => HECVAT_4,
            Standard::AiCaiq => AI_CAIQ,
            Standard::Aiuc1 => AIUC_1,
        }
    }
}

const fn column(name: &'static str, about: &'static str) -> Column {
    Column { name, sort: Sort::Text, about }
}

const COLUMNS: [Column; 11] = [
    column("tier", "id of the tier"),
    column("vendor", "its name and provider"),
    column("standard", "the sheet"),
    column("control", "id of the control there"),
    column("asks", "what it asks, in our words"),
    column("question", "what of it the records answer"),
    column("status", "answered, or why the vendor has to be asked"),
    column("answer", "what the documents say"),
    column("differs", "special cases and places in which they say something else"),
    column("evidence", "grade, days of the copies, all that weakens it"),
    column("source_url", "opens the document at the passage"),
];

/// Returns the sheet of a standard for tiers: a row for each question of each control.
pub fn questionnaire(catalog: &Catalog, tiers: &[&Tier], standard: Standard, as_of: &AsOf, today: Day) -> Rows {
    let mut cells = Vec::new();
    for tier in tiers {
        for (control, asks, questions) in standard.controls() {
            let head = |question: &str| {
                let vendor = format!("{} ({})", tier.name, catalog.provider_name(tier));
                [tier.id.as_str(), &vendor, standard.as_str(), control, asks, question].map(|text| Cell::Text(text.to_owned()))
            };
            if questions.is_empty() {
                cells.push(row(head(""), NOT_ASKED, Default::default()));
            }
            for question in *questions {
                let (status, said) = answered(catalog, tier, *question, as_of, today);
                cells.push(row(head(label(*question)), status, said));
            }
        }
    }
    Rows::new("questionnaire", COLUMNS.to_vec(), cells)
}

fn row(head: [Cell; 6], status: &str, said: [String; 4]) -> Vec<Cell> {
    let status = std::iter::once(Cell::Text(status.to_owned()));
    head.into_iter().chain(status).chain(said.into_iter().map(Cell::Text)).collect()
}

/// Returns whether a question is answered, and what is said, what differs, how well it is proven, and where.
pub(super) fn answered(
    catalog: &Catalog,
    tier: &Tier,
    question: Question,
    as_of: &AsOf,
    today: Day,
) -> (&'static str, [String; 4]) {
    let entries = tier.entries_at(question, as_of);
    let Some((lead, others)) = entries.split_first() else { return (NOT_RESEARCHED, Default::default()) };
    let status = match lead {
        lead if lead.has_lapsed(as_of.day) => LAPSED,
        lead if lead.conflict.is_some() => DISAGREE,
        lead if lead.answer.is_unstated() => NOT_SAID,
        _ => ANSWERED,
    };
    let place = if lead.regions.is_empty() { String::new() } else { format!(" in {}", regions(&lead.regions)) };
    let elsewhere = others
        .iter()
        .map(|other| format!("{}: {}", regions(&other.regions), few_words(&other.answer) + &still_used(&other.except)));
    let differs: Vec<String> = elsewhere.chain(lead.cases.iter().map(|one| case(one).to_plain())).collect();
    let url = lead.cite.first().and_then(|cited| Some(cited.link(catalog.source(tier, cited)?)));
    let said = format!("{}{place}{}", few_words(&lead.answer), still_used(&lead.except));
    (status, [said, differs.join("; "), about(catalog, tier, lead, as_of, today), url.unwrap_or_default()])
}
