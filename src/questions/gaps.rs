//! Where the records are thin: what nobody has looked at, what rests on weak evidence, what was read long ago.

use crate::model::{AsOf, Day, Grade, Kind, Question, Tier};
use crate::records::Catalog;

/// What is missing in a tier's answers.
#[derive(Debug, PartialEq, Eq)]
pub struct Gap<'c> {
    /// The tier.
    pub tier: &'c Tier,
    /// Questions to which nothing is known.
    pub unanswered: Vec<Question>,
    /// Questions whose answer leans on someone else's text.
    pub secondary: Vec<Question>,
    /// Questions whose answer no program can go back to: the provider's page, in no archive.
    pub cited: Vec<Question>,
    /// Those of `secondary` and `cited` whose newest copy is older than [`Tier::OLD_DAYS`]; all questions where the tier
    /// itself was last read before that.
    pub old: Vec<Question>,
}

impl Gap<'_> {
    /// Returns how bad it is, worst greatest: an answer that is missing outweighs one from second hand, that one a record
    /// that one reader alone has read, that one an old copy, and that one a page in no archive.
    fn weight(&self) -> [usize; 5] {
        let [unanswered, secondary, old, cited] = [&self.unanswered, &self.secondary, &self.old, &self.cited].map(Vec::len);
        [unanswered, secondary, usize::from(self.tier.confirmed.is_none()), old, cited]
    }
}

/// Returns the gaps of a catalog on a day, worst first; tiers without any are left out.
pub fn gaps(catalog: &Catalog, today: Day) -> Vec<Gap<'_>> {
    let mut gaps: Vec<_> = catalog.tiers.iter().map(|tier| gap(catalog, tier, today)).collect();
    gaps.retain(|gap| gap.weight() != [0; 5]);
    gaps.sort_by(|a, b| b.weight().cmp(&a.weight()).then_with(|| a.tier.id.cmp(&b.tier.id)));
    gaps
}

/// Returns what is missing in one tier.
pub fn gap<'c>(catalog: &Catalog, tier: &'c Tier, today: Day) -> Gap<'c> {
    let mut gap = Gap { tier, unanswered: Vec::new(), secondary: Vec::new(), cited: Vec::new(), old: Vec::new() };
    let was_read_long_ago = tier.days_since_read(today) > Tier::OLD_DAYS;
    for question in Question::ALL.iter().copied().filter(|question| concerns(*question, tier)) {
        let entries = tier.entries_at(question, &AsOf { day: today, region: None });
        let weakest = entries.iter().filter_map(|entry| catalog.grade(tier, &entry.cite)).max();
        match weakest {
            None => gap.unanswered.push(question),
            Some(Grade::Secondary) => gap.secondary.push(question),
            Some(Grade::Cited) => gap.cited.push(question),
            Some(Grade::Verified) => {}
        }
        let newest = entries.iter().flat_map(|entry| &entry.cite).map(|citation| citation.read).max();
        let is_old_copy = newest.is_some_and(|read| today.days_since(read) > Tier::OLD_DAYS);
        if was_read_long_ago || (is_old_copy && weakest > Some(Grade::Verified)) {
            gap.old.push(question);
        }
    }
    gap
}

/// Returns whether a question is asked of this tier. Of those that may be left out, a program on one's own machine is asked
/// whether it reports, a service what becomes of the data there, and what organisations buy where it is stored.
fn concerns(question: Question, tier: &Tier) -> bool {
    let is_asked = match question {
        Question::Telemetry => tier.kind == Kind::Local,
        Question::Location => matches!(tier.kind, Kind::Api | Kind::Cloud | Kind::Team | Kind::Enterprise),
        _ => question.is_required() || tier.kind != Kind::Local,
    };
    is_asked || !tier.timeline(question).is_empty()
}
