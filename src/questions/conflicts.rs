//! Where two texts of one provider disagree.

use crate::model::{AsOf, Conflict, Entry, Question, Tier};

/// An answer beside which another text of the provider says something else.
#[derive(Debug)]
pub struct Disagreement<'c> {
    /// The tier.
    pub tier: &'c Tier,
    /// The question.
    pub question: Question,
    /// The answer that is shown: the one that is worse for the person.
    pub entry: &'c Entry,
    /// What the other text says.
    pub conflict: &'c Conflict,
}

/// Returns the disagreements of a tier that stand on a day, in the order of the questions.
pub fn conflicts<'c>(tier: &'c Tier, as_of: &AsOf) -> Vec<Disagreement<'c>> {
    let of = |question: &'c Question| {
        let entries = tier.entries_at(*question, as_of).into_iter();
        entries.filter_map(|entry| {
            let conflict = entry.conflict.as_ref()?;
            Some(Disagreement { tier, question: *question, entry, conflict })
        })
    };
    Question::ALL.iter().flat_map(of).collect()
}
