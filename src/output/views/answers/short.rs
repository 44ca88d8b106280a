//! The answer of one of many tiers, or what is known of one where it is not clear what is asked.

use super::full::{dim, said};
use super::{Answers, unknown, with_plans};
use crate::model::{AsOf, Question, Tier};
use crate::output::views::parts::{about, head};
use crate::output::wording::{ask, differs, few_words, label, regions, sentence, still_used};
use crate::output::{Line, Page, Span};
use crate::records::Catalog;

/// What is known of a tier where it was not understood what is asked: a line a question, without a yes or no to it.
pub(super) fn overview(page: &mut Page, catalog: &Catalog, tier: &Tier, as_of: &AsOf) {
    page.heading(2, head(catalog, tier));
    let known = Question::ALL.iter().filter_map(|question| {
        let entry = *tier.entries_at(*question, as_of).first()?;
        let (tone, words) = sentence(&entry.answer);
        Some((label(*question).to_owned(), Line::toned(tone, words)))
    });
    page.facts(known.collect());
}

/// A question to one of many tiers: the verdict, and where to find more.
pub(super) fn in_short(page: &mut Page, asked: &Answers<'_>, tier: &Tier, question: Question) {
    let catalog = asked.catalog;
    let entries = tier.entries_at(question, asked.as_of);
    let Some(lead) = entries.first() else {
        page.heading(2, head(catalog, tier));
        return page.paragraph(unknown(tier, question, asked.as_of));
    };
    page.heading(2, with_plans(catalog, tier).text(" - ").and(dim(about(catalog, tier, lead, asked.as_of, asked.today))));
    let mut line = said(lead, asked.as_of).text(still_used(&lead.except));
    for other in entries.iter().skip(1) {
        line =
            line.text(format!(" In {}: {}.", regions(&other.regions), few_words(&other.answer) + &still_used(&other.except)));
    }
    if lead.conflict.is_some() {
        line = line.text(format!(" {}", ask::DISAGREES));
    }
    let count = lead.cases.iter().filter(|case| differs(lead, case)).count();
    if count > 0 {
        line = line.text(format!(" {count} special case{}.", if count == 1 { " differs" } else { "s differ" }));
    }
    page.paragraph(line.text(" More: ").and(Span::Code(format!("promptfate ask {}", tier.id))));
}
