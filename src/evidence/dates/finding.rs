//! What is found of a day, and the editions that prove it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::archive::Stands;
use crate::evidence::walk::{At, Walk};
use crate::model::{Citation, Day, Question, Since, Span, TierId};

/// What is wrong with a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The passages stood before `since`, in an edition that does not announce it.
    Earlier,
    /// An edition between two that are cited lacks the passage: the answer was carried over a hole.
    Gap,
    /// The passages were gone before the next answer begins.
    Late,
    /// The next answer says the same.
    Same,
    /// Another tier cites the same words of the same contract for the same answer, with another day.
    Siblings,
    /// The record explains a finding that is no more.
    Idle,
}

impl Kind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Kind; 6] = [Kind::Earlier, Kind::Gap, Kind::Late, Kind::Same, Kind::Siblings, Kind::Idle];

    /// Returns the key under which a record explains such a finding; an explanation itself is explained by none.
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Kind::Earlier => Some("earlier"),
            Kind::Gap => Some("gap"),
            Kind::Late => Some("late"),
            Kind::Same => Some("same"),
            Kind::Siblings => Some("siblings"),
            Kind::Idle => None,
        }
    }
}

/// The place of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// The tier.
    pub tier: TierId,
    /// The place in its record, as a JSON pointer.
    pub pointer: String,
    /// When it begins, by the record.
    pub since: Option<Since>,
}

/// An edition, and whether it has what is cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Proof {
    /// The document.
    pub source: String,
    /// The collection.
    pub collection: String,
    /// The path in it.
    pub path: String,
    /// The commit.
    pub version: String,
    /// The day on which it was recorded.
    pub day: Day,
    /// How the passage stands in it.
    pub shows: Stands,
}

impl Proof {
    pub(super) fn of(citation: &Citation, at: At<'_>, walk: &Walk<'_>) -> Proof {
        Proof {
            source: citation.source.clone(),
            collection: at.place.collection.clone(),
            path: at.place.path.clone(),
            version: at.edition.commit.clone(),
            day: at.day(),
            shows: walk.shows(citation, at),
        }
    }
}

/// Something that a person has to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// What is wrong.
    pub kind: Kind,
    /// The question that is answered.
    pub question: Question,
    /// The answer.
    pub place: Place,
    /// The other answers that are meant: the next one, those of other tiers.
    pub others: Vec<Place>,
    /// When the editions show the change, where they do.
    pub span: Option<Span>,
    /// The editions that prove it.
    pub proofs: Vec<Proof>,
    /// Why it stands, by the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explained: Option<String>,
}

impl Finding {
    pub(super) const fn of(kind: Kind, question: Question, place: Place) -> Finding {
        Finding { kind, question, place, others: Vec::new(), span: None, proofs: Vec::new(), explained: None }
    }

    /// Returns the places of all answers that are meant.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.place).chain(&self.others)
    }
}
