//! The answers of a tier as cells of a table, in few words.

use crate::model::{AsOf, Question, Tier};
use crate::output::wording::{briefest, label};
use crate::output::{Line, Tone};

/// What is shown where nothing is asked.
const USUAL: &[Question] = &[Question::Training, Question::Retention];

fn shown(asked: &[Question]) -> &[Question] {
    if asked.is_empty() { USUAL } else { asked }
}

/// Returns the heads of the columns for what is asked.
pub fn heads(asked: &[Question]) -> impl Iterator<Item = Line> {
    shown(asked).iter().map(|question| Line::from(label(*question)))
}

/// Returns the answers of a tier to what is asked.
pub fn cells(tier: &Tier, asked: &[Question], as_of: &AsOf) -> impl Iterator<Item = Line> {
    let cell = |question: &Question| {
        let entries = tier.entries_at(*question, as_of);
        entries.first().map_or_else(|| Line::toned(Tone::Dim, "not researched"), |entry| briefest(entry))
    };
    shown(asked).iter().map(cell)
}
