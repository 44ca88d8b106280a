//! What a tier answers to a question, in one sentence that is true by itself.

use super::{about, called};
use crate::model::{AsOf, Day, Entry, Question, Tier};
use crate::output::wording::{ask, differs, label, lead as wording};
use crate::records::Catalog;

/// Returns what a tier answers to a question.
pub fn lead(catalog: &Catalog, tier: &Tier, question: Question, as_of: &AsOf, today: Day) -> String {
    let (name, entries) = (called(catalog, tier), tier.entries_at(question, as_of));
    let Some((lead, others)) = entries.split_first() else {
        let begins = tier.timeline(question).iter().map(Entry::speaks_from).min();
        return wording::not_known(&name, label(question), &ask::not_known(begins, as_of));
    };
    let differing = lead.cases.iter().filter(|case| differs(lead, case)).count();
    wording::answer(&name, label(question), lead, others, differing, &about(catalog, tier, lead, as_of, today))
}
