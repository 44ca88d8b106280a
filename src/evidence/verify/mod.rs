//! Goes back to every cited passage: does the version that is named hold it, and does the newest one still?

mod archived;
mod live;
mod status;

use crate::archive::{self, Found};
use crate::model::{AsOf, Citation, Day, Part, Question, Source, Tier};
use crate::records::Catalog;

pub(super) use archived::BROKEN_PERCENT;
pub use archived::verify;
pub use live::verify_live;
pub use status::{Check, Status};

/// A text shorter than this, in bytes, is an error page.
pub(super) const SHORTEST: usize = 300;

/// One citation to check.
pub(super) struct Task<'c> {
    pub tier: &'c Tier,
    pub question: Question,
    pub pointer: String,
    pub citation: &'c Citation,
    pub source: Option<&'c Source>,
    /// Whether it has to hold today.
    pub current: bool,
}

/// Returns the citations of a tier, in the order of the record.
pub(super) fn tasks<'c>(catalog: &'c Catalog, tier: &'c Tier, today: Day) -> Vec<Task<'c>> {
    let mut tasks = Vec::new();
    for (question, timeline) in &tier.timelines {
        let valid = tier.entries_at(*question, &AsOf { day: today, region: None });
        for (i, entry) in timeline.iter().enumerate() {
            let holds_today = valid.iter().any(|other| std::ptr::eq(*other, entry));
            for (part, citations) in entry.parts() {
                let place = match part {
                    Part::Answer => format!("/{question}/{i}"),
                    Part::Case(at) => format!("/{question}/{i}/cases/{at}"),
                    Part::Conflict => format!("/{question}/{i}/conflict"),
                };
                tasks.extend(citations.iter().enumerate().map(|(k, citation)| Task {
                    tier,
                    question: *question,
                    pointer: format!("{place}/cite/{k}"),
                    citation,
                    source: catalog.source(tier, citation),
                    current: holds_today && is_latest(citation, citations),
                }));
            }
        }
    }
    tasks
}

/// An answer of today may also cite the version in which it began; only the latest of a document has to hold still.
fn is_latest(citation: &Citation, among: &[Citation]) -> bool {
    !among.iter().any(|other| other.source == citation.source && other.read > citation.read)
}

/// Returns how a citation stands in a text in normal form.
fn status(text: &str, citation: &Citation) -> Status {
    let Some(passage) = &citation.passage else { return Status::VersionHeld };
    match archive::find(text, passage) {
        Found::Missing => Status::Gone,
        Found::Ambiguous(_) => Status::Ambiguous,
        Found::Once { bytes, .. } if citation.digest.as_deref() == Some(&archive::digest(&text[bytes.clone()])) => {
            Status::Holds
        }
        Found::Once { .. } => Status::Changed,
    }
}
