//! One answer with all that belongs to it, typed by its question as a record has it, or erased.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Answer, Citation, Day, Except, Granted, OptOutBy, OptOutReach, OptOutScope, Region, Since};

/// One answer in a timeline: what the texts say from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "A: Deserialize<'de>"))]
pub struct Entry<A = Answer> {
    /// When it began: the day on which the text took effect, as the text states it; or, where none does, between which archived
    /// versions it came; absent where nothing says.
    #[serde(default)]
    pub since: Option<Since>,
    /// The day on which the promise itself ends.
    #[serde(default)]
    pub until: Option<Day>,
    /// The places in which it holds; without it, it holds everywhere else.
    #[serde(default)]
    pub regions: Vec<Region>,
    /// The answer.
    pub answer: A,
    /// What is still used.
    #[serde(default)]
    pub except: Vec<Except>,
    /// `zero_retention` only: how the mode is granted.
    #[serde(default)]
    pub granted: Option<Granted>,
    /// `opt_out` and `telemetry` only: what to click, in order.
    #[serde(default)]
    pub steps: Vec<String>,
    /// `opt_out` and `telemetry` only: the page on which it starts.
    #[serde(default)]
    #[schemars(url)]
    pub url: Option<String>,
    /// `opt_out` and `telemetry` only: who must do it.
    #[serde(default)]
    pub by: Option<OptOutBy>,
    /// `opt_out` and `telemetry` only: what it covers.
    #[serde(default)]
    pub scope: Option<OptOutScope>,
    /// `opt_out` and `telemetry` only: how far back it reaches.
    #[serde(default)]
    pub reach: Option<OptOutReach>,
    /// `opt_out` and `telemetry` only: what is given up.
    #[serde(default)]
    pub loses: Option<String>,
    /// `opt_out` and `telemetry` only: how to see that it held.
    #[serde(default)]
    pub check: Option<String>,
    /// What differs inside the tier.
    #[serde(default)]
    pub cases: Vec<Case<A>>,
    /// What another text of the provider says, where two disagree; the answer is the one that is worse for the person.
    #[serde(default)]
    pub conflict: Option<Conflict<A>>,
    /// Why its days stand, although archived versions seem to show something else.
    #[serde(default)]
    pub explained: Option<Explained>,
    /// One or two plain sentences of our own.
    #[serde(default)]
    #[schemars(length(max = 600))]
    pub note: Option<String>,
    /// Where it says so.
    #[schemars(length(min = 1))]
    pub cite: Vec<Citation>,
}

/// An answer that differs inside a tier: one endpoint, previews, a temporary chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case<A = Answer> {
    /// When it applies, in a few words.
    #[schemars(length(min = 1, max = 120))]
    pub when: String,
    /// The answer in this case.
    pub answer: A,
    /// `customer_set` of `retention` only: what is set there takes the place of the answer above, for all that it speaks of. Without
    /// it a case is narrower than the answer.
    #[serde(default)]
    pub general: bool,
    /// What is still used.
    #[serde(default)]
    pub except: Vec<Except>,
    /// One or two plain sentences of our own.
    #[serde(default)]
    #[schemars(length(max = 600))]
    pub note: Option<String>,
    /// Where it says so.
    #[schemars(length(min = 1))]
    pub cite: Vec<Citation>,
}

/// What another text of the same provider says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conflict<A = Answer> {
    /// The answer that the other text gives.
    pub answer: A,
    /// How the two disagree, in one or two plain sentences of our own.
    #[schemars(length(min = 1, max = 600))]
    pub why: String,
    /// Where the other text says so.
    #[schemars(length(min = 1))]
    pub cite: Vec<Citation>,
}

/// Why findings of `verify --dates` stand, for each kind a plain sentence of our own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("minProperties" = 1))]
pub struct Explained {
    /// What is cited stood before the day.
    #[serde(default)]
    #[schemars(length(min = 1, max = 300))]
    pub earlier: Option<String>,
    /// A version between two that are cited lacks it.
    #[serde(default)]
    #[schemars(length(min = 1, max = 300))]
    pub gap: Option<String>,
    /// What is cited was gone before the next answer begins.
    #[serde(default)]
    #[schemars(length(min = 1, max = 300))]
    pub late: Option<String>,
    /// The next answer says the same.
    #[serde(default)]
    #[schemars(length(min = 1, max = 300))]
    pub same: Option<String>,
    /// Tiers that cite the same words have different days; in any one of them it explains them all.
    #[serde(default)]
    #[schemars(length(min = 1, max = 300))]
    pub siblings: Option<String>,
}

/// The part of an entry in which something is said and proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The answer itself.
    Answer,
    /// The case at this position.
    Case(usize),
    /// What another text says.
    Conflict,
}

impl Entry {
    /// Returns an answer with nothing around it, not even what proves it: one that no record gives.
    pub fn bare(answer: Answer, since: Option<Since>) -> Entry {
        Entry {
            since,
            until: None,
            regions: Vec::new(),
            answer,
            except: Vec::new(),
            granted: None,
            steps: Vec::new(),
            url: None,
            by: None,
            scope: None,
            reach: None,
            loses: None,
            check: None,
            cases: Vec::new(),
            conflict: None,
            explained: None,
            note: None,
            cite: Vec::new(),
        }
    }

    /// Returns every part in which something is said, with what proves it: the answer first.
    pub fn parts(&self) -> impl Iterator<Item = (Part, &[Citation])> {
        let cases = self.cases.iter().enumerate().map(|(at, case)| (Part::Case(at), case.cite.as_slice()));
        let conflict = self.conflict.iter().map(|conflict| (Part::Conflict, conflict.cite.as_slice()));
        std::iter::once((Part::Answer, self.cite.as_slice())).chain(cases).chain(conflict)
    }

    /// Returns whether the other one says the same, whatever proves it and however our own words put it: the answer, what is still
    /// used, how it is granted, the cases, and what another text says.
    pub fn answers_as(&self, other: &Entry) -> bool {
        let said = |entry: &Entry| {
            let cases: Vec<_> = entry.cases.iter().map(|case| (case.answer.clone(), case.except.clone())).collect();
            let conflict = entry.conflict.as_ref().map(|conflict| conflict.answer.clone());
            (entry.answer.clone(), entry.except.clone(), entry.granted, cases, conflict)
        };
        said(self) == said(other)
    }

    /// Returns why findings on its days stand, with the kind of each as a record writes it.
    pub fn explanations(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let explained = self.explained.iter().flat_map(|explained| {
            let Explained { earlier, gap, late, same, siblings } = explained;
            [("earlier", earlier), ("gap", gap), ("late", late), ("same", same), ("siblings", siblings)]
        });
        explained.filter_map(|(kind, why)| Some((kind, why.as_deref()?)))
    }

    /// Returns every citation, those of the answer first.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        self.parts().flat_map(|(_, cite)| cite)
    }
}

impl<A: Into<Answer>> Entry<A> {
    pub(super) fn erase(self) -> Entry {
        let Entry {
            since,
            until,
            regions,
            answer,
            except,
            granted,
            steps,
            url,
            by,
            scope,
            reach,
            loses,
            check,
            cases,
            conflict,
            explained,
            note,
            cite,
        } = self;
        let cases = cases.into_iter().map(Case::erase).collect();
        let conflict = conflict.map(|Conflict { answer, why, cite }| Conflict { answer: answer.into(), why, cite });
        let answer = answer.into();
        Entry {
            since,
            until,
            regions,
            answer,
            except,
            granted,
            steps,
            url,
            by,
            scope,
            reach,
            loses,
            check,
            cases,
            conflict,
            explained,
            note,
            cite,
        }
    }
}

impl<A: Into<Answer>> Case<A> {
    fn erase(self) -> Case {
        let Case { when, answer, general, except, note, cite } = self;
        Case { when, answer: answer.into(), general, except, note, cite }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::Question;
    use crate::model::sample::entry;

    #[test]
    fn every_part_is_proven_by_its_own_citations() {
        let cite = |source: &str| json!([{"source": source, "read": "2026-01-01"}]);
        let entry = entry(
            Question::Training,
            json!({
                "answer": "never",
                "cases": [{"when": "a", "answer": "always", "cite": cite("b")}, {"when": "c", "answer": "always", "cite": cite("d")}],
                "conflict": {"answer": "opt_in", "why": "the help says so", "cite": cite("help")},
            }),
        );
        let parts: Vec<(Part, &str)> = entry.parts().map(|(part, cite)| (part, cite[0].source.as_str())).collect();
        assert_eq!(parts, [(Part::Answer, "terms"), (Part::Case(0), "b"), (Part::Case(1), "d"), (Part::Conflict, "help")]);
        assert_eq!(entry.citations().map(|one| one.source.as_str()).collect::<Vec<_>>(), ["terms", "b", "d", "help"]);
    }
}
