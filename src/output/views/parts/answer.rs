//! An answer with its evidence, as programs read it.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::model::{
    Case, Citation, Commitments, Conflict, Day, Entry, Except, Grade, Granted, Locations, OptOutBy, OptOutReach, OptOutScope,
    Region, Signals, Since, Span, Tier,
};
use crate::records::Catalog;

/// An answer. Where regions differ, the general one leads and the others stand in `elsewhere`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AnswerV1 {
    #[schemars(with = "Said")]
    answer: Value,
    /// The most days of a time, where the answer is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    retention_days: Option<u32>,
    /// The day on which the text took effect, as the text states it.
    since: Option<Day>,
    /// Where no text states the day: between which dated versions it came. Without this and `since` it is not known when.
    #[serde(skip_serializing_if = "Option::is_none")]
    between: Option<Span>,
    /// The time in which the next answer came, if the day that was asked for lies in it: that answer may have held already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) overtaken: Option<Span>,
    /// The day on which the promise ends.
    until: Option<Day>,
    /// Where it holds; empty means everywhere else.
    regions: Vec<Region>,
    /// What is still used.
    except: Vec<Except>,
    /// What differs inside the tier.
    cases: Vec<CaseV1>,
    /// What another text of the same provider says, where two disagree.
    #[serde(skip_serializing_if = "Option::is_none")]
    conflict: Option<ConflictV1>,
    note: Option<String>,
    /// The best of the citations that carry it; where none is said to, the weakest of all.
    grade: Option<Grade>,
    citations: Vec<CitationV1>,
    #[serde(skip_serializing_if = "DetailsV1::is_empty")]
    details: DetailsV1,
    /// The answers of regions that differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) elsewhere: Vec<AnswerV1>,
}

/// What stands under `answer`: a word, a list of commitments or places, or what is said of each signal.
#[derive(JsonSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "the schema alone is made of it")]
enum Said {
    Word(String),
    Commitments(Commitments),
    Locations(Locations),
    Signals(Signals),
}

/// What else is said of an answer, each where there is something.
#[derive(Debug, Serialize, JsonSchema)]
struct DetailsV1 {
    #[serde(skip_serializing_if = "Option::is_none")]
    granted: Option<Granted>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<OptOutBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<OptOutScope>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reach: Option<OptOutReach>,
    #[serde(skip_serializing_if = "Option::is_none")]
    loses: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<String>,
}

impl DetailsV1 {
    fn of(entry: &Entry) -> DetailsV1 {
        DetailsV1 {
            granted: entry.granted,
            steps: entry.steps.clone(),
            url: entry.url.clone(),
            by: entry.by,
            scope: entry.scope,
            reach: entry.reach,
            loses: entry.loses.clone(),
            check: entry.check.clone(),
        }
    }

    fn is_empty(&self) -> bool {
        let DetailsV1 { granted, steps, url, by, scope, reach, loses, check } = self;
        let is_set = [granted.is_some(), by.is_some(), scope.is_some(), reach.is_some()].contains(&true);
        !is_set && steps.is_empty() && [url, loses, check].iter().all(|text| text.is_none())
    }
}

/// A case in which the answer is another, or rests on other words.
#[derive(Debug, Serialize, JsonSchema)]
struct CaseV1 {
    when: String,
    #[schemars(with = "Said")]
    answer: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    retention_days: Option<u32>,
    /// Whether what the customer sets there takes the place of the answer itself, for all that it speaks of.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    general: bool,
    except: Vec<Except>,
    note: Option<String>,
    grade: Option<Grade>,
    citations: Vec<CitationV1>,
}

/// What another text of the same provider says.
#[derive(Debug, Serialize, JsonSchema)]
struct ConflictV1 {
    #[schemars(with = "Said")]
    answer: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    retention_days: Option<u32>,
    why: String,
    grade: Option<Grade>,
    citations: Vec<CitationV1>,
}

/// What proves an answer.
#[derive(Debug, Serialize, JsonSchema)]
struct CitationV1 {
    source: String,
    title: Option<String>,
    url: Option<String>,
    /// Opens the page at the passage.
    link: Option<String>,
    /// The day of the copy that was read.
    read: Day,
    /// Whether the copy has no day of its own.
    undated: bool,
    version: Option<String>,
    grade: Grade,
    /// Whether the record says that it is enough by itself.
    carries: bool,
}

/// Returns an entry of a tier with its evidence.
pub fn answer(catalog: &Catalog, tier: &Tier, entry: &Entry) -> AnswerV1 {
    let citations = |cite: &[Citation]| Citation::carrying_first(cite).map(|cited| citation(catalog, tier, cited)).collect();
    let case = |case: &Case| CaseV1 {
        when: case.when.clone(),
        answer: case.answer.to_json(),
        retention_days: case.answer.days(),
        general: case.general,
        except: case.except.clone(),
        note: case.note.clone(),
        grade: catalog.grade(tier, &case.cite),
        citations: citations(&case.cite),
    };
    let conflict = |other: &Conflict| ConflictV1 {
        answer: other.answer.to_json(),
        retention_days: other.answer.days(),
        why: other.why.clone(),
        grade: catalog.grade(tier, &other.cite),
        citations: citations(&other.cite),
    };
    AnswerV1 {
        answer: entry.answer.to_json(),
        retention_days: entry.answer.days(),
        since: entry.since.and_then(Since::effective),
        between: entry.began().and_then(Since::span),
        overtaken: None,
        until: entry.until,
        regions: entry.regions.clone(),
        except: entry.except.clone(),
        cases: entry.cases.iter().map(case).collect(),
        conflict: entry.conflict.as_ref().map(conflict),
        note: entry.note.clone(),
        grade: catalog.grade(tier, &entry.cite),
        citations: citations(&entry.cite),
        details: DetailsV1::of(entry),
        elsewhere: Vec::new(),
    }
}

fn citation(catalog: &Catalog, tier: &Tier, citation: &Citation) -> CitationV1 {
    let source = catalog.source(tier, citation);
    CitationV1 {
        source: citation.source.clone(),
        title: source.map(|source| source.title.clone()),
        url: source.map(|source| source.url.clone()),
        link: source.map(|source| citation.link(source)),
        read: citation.read,
        undated: citation.undated,
        version: citation.version.clone(),
        grade: citation.grade(source),
        carries: citation.carries,
    }
}
