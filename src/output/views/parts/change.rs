//! What changed, where, and in which direction.

use crate::model::{Impact, Region};
use crate::output::wording::regions;
use crate::output::{Line, Tone};

/// Returns a question with the regions that it is about.
pub fn place(question: &str, places: &[Region]) -> String {
    if places.is_empty() { question.to_owned() } else { format!("{question} in {}", regions(places)) }
}

/// Returns a direction, as the person has it.
pub fn direction(impact: Impact) -> Line {
    match impact {
        Impact::Better => Line::toned(Tone::Good, "better"),
        Impact::Worse => Line::toned(Tone::Bad, "worse"),
        Impact::Neither => Line::default(),
    }
}
