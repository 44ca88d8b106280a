//! promptfate/v1: an object at the top, lines counted from 1, words as records spell them. Documented in `docs/json.md`.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::diagnostic::Diagnostic;
use crate::evidence::verify::Check;
use crate::model::{AsOf, Case, Citation, Conflict, Day, Entry, Grade, Question, Tier, TierId};
use crate::organisation::audit::{Judgement, Reason, Remedy};
use crate::organisation::policy::Tool;
use crate::output::Output;
use crate::printable::escaped_json;
use crate::questions::checklist::Checklist;
use crate::questions::compare::Comparison;
use crate::questions::conflicts::Disagreement;
use crate::questions::coverage::{Tally, total};
use crate::questions::diff::{Change, Difference};
use crate::questions::gaps::Gap;
use crate::questions::history::Step;
use crate::questions::risks::Assessment;
use crate::records::{Catalog, KnownUnknown, Listing};
use crate::scan::{Finding, Kind};
use crate::validate::{Located, Rule};

/// The name of this contract.
pub const NAME: &str = "promptfate/v1";

/// Returns an envelope with one member, as text.
fn envelope(as_of: Day, key: &str, content: impl Serialize) -> Output {
    let mut object = json!({"schema": NAME, "as_of": as_of});
    object[key] = serde_json::to_value(content).unwrap_or_default();
    escaped(&object)
}

pub(super) fn escaped(object: &Value) -> Output {
    Output::Text(format!("{}\n", escaped_json(&format!("{object:#}"))))
}

#[derive(Serialize)]
pub(super) struct TierV1<'a> {
    id: &'a TierId,
    provider: &'a str,
    name: &'a str,
    kind: &'static str,
    plans: &'a [String],
    checked: Day,
    confirmed: Option<Day>,
    retired: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matched: Option<&'a str>,
    answers: BTreeMap<Question, AnswerV1>,
    unanswered: Vec<Question>,
}

/// An answer. Where regions differ, the general one leads and the others stand in `elsewhere`.
#[derive(Serialize)]
struct AnswerV1 {
    answer: Value,
    since: Option<Day>,
    until: Option<Day>,
    regions: Vec<String>,
    except: Vec<&'static str>,
    cases: Vec<CaseV1>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conflict: Option<ConflictV1>,
    note: Option<String>,
    grade: Option<Grade>,
    citations: Vec<CitationV1>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    details: Map<String, Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    elsewhere: Vec<AnswerV1>,
}

#[derive(Serialize)]
struct CaseV1 {
    when: String,
    answer: Value,
    except: Vec<&'static str>,
    note: Option<String>,
    grade: Option<Grade>,
    citations: Vec<CitationV1>,
}

/// What another text of the provider says.
#[derive(Serialize)]
struct ConflictV1 {
    answer: Value,
    why: String,
    grade: Option<Grade>,
    citations: Vec<CitationV1>,
}

#[derive(Serialize)]
struct CitationV1 {
    source: String,
    title: Option<String>,
    url: Option<String>,
    link: Option<String>,
    read: Day,
    undated: bool,
    version: Option<String>,
    grade: Grade,
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
    }
}

fn case(catalog: &Catalog, tier: &Tier, case: &Case) -> CaseV1 {
    CaseV1 {
        when: case.when.clone(),
        answer: case.answer.to_json(),
        except: case.except.iter().map(|except| except.as_str()).collect(),
        note: case.note.clone(),
        grade: catalog.grade(tier, &case.cite),
        citations: case.cite.iter().map(|cited| citation(catalog, tier, cited)).collect(),
    }
}

fn conflict(catalog: &Catalog, tier: &Tier, conflict: &Conflict) -> ConflictV1 {
    ConflictV1 {
        answer: conflict.answer.to_json(),
        why: conflict.why.clone(),
        grade: catalog.grade(tier, &conflict.cite),
        citations: conflict.cite.iter().map(|cited| citation(catalog, tier, cited)).collect(),
    }
}

fn entry(catalog: &Catalog, tier: &Tier, entry: &Entry) -> AnswerV1 {
    let details = json!({
        "granted": entry.granted, "steps": (!entry.steps.is_empty()).then_some(&entry.steps), "url": entry.url, "by": entry.by,
        "scope": entry.scope, "reach": entry.reach, "loses": entry.loses, "check": entry.check,
    });
    let details = details.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
    AnswerV1 {
        answer: entry.answer.to_json(),
        since: entry.since,
        until: entry.until,
        regions: entry.regions.iter().map(ToString::to_string).collect(),
        except: entry.except.iter().map(|except| except.as_str()).collect(),
        cases: entry.cases.iter().map(|inner| case(catalog, tier, inner)).collect(),
        conflict: entry.conflict.as_ref().map(|other| conflict(catalog, tier, other)),
        note: entry.note.clone(),
        grade: catalog.grade(tier, &entry.cite),
        citations: entry.cite.iter().map(|cited| citation(catalog, tier, cited)).collect(),
        details: details.map(|(key, value)| (key.clone(), value.clone())).collect(),
        elsewhere: Vec::new(),
    }
}

pub(super) fn tier<'a>(catalog: &'a Catalog, tier: &'a Tier, as_of: &AsOf, matched: Option<&'a str>) -> TierV1<'a> {
    let mut answers = BTreeMap::new();
    for question in Question::ALL {
        let entries = tier.entries_at(*question, as_of);
        if let Some((lead, others)) = entries.split_first() {
            let mut answer = entry(catalog, tier, lead);
            answer.elsewhere = others.iter().map(|other| entry(catalog, tier, other)).collect();
            answers.insert(*question, answer);
        }
    }
    TierV1 {
        id: &tier.id,
        provider: catalog.provider_name(tier),
        name: &tier.name,
        kind: tier.kind.as_str(),
        plans: &tier.plans,
        checked: tier.checked,
        confirmed: tier.confirmed,
        retired: tier.retired,
        matched,
        answers,
        unanswered: tier.unanswered(as_of),
    }
}

/// Returns the tiers of a catalog with all answers: the result of `show`.
pub fn tiers(catalog: &Catalog, as_of: &AsOf) -> Output {
    let tiers: Vec<_> = catalog.tiers.iter().map(|one| tier(catalog, one, as_of, None)).collect();
    envelope(as_of.day, "tiers", tiers)
}

/// Returns the names of tiers: the result of `list`.
pub fn listings(as_of: Day, listings: &[Listing<'_>]) -> Output {
    let row = |listing: &Listing<'_>| {
        json!({
            "id": listing.id, "provider": listing.provider_names.first(), "name": listing.name, "kind": listing.kind.as_str(),
            "plans": listing.plans, "aliases": listing.aliases, "endpoints": listing.endpoints,
        })
    };
    envelope(as_of, "tiers", listings.iter().map(row).collect::<Vec<_>>())
}

/// Returns the products that have no record: the result of `list --wanted`.
pub fn wanted(as_of: Day, wanted: &[KnownUnknown]) -> Output {
    envelope(as_of, "wanted", wanted)
}

/// Returns what is missing in tiers, worst first: the result of `list --gaps`.
pub fn gaps(as_of: Day, gaps: &[Gap<'_>]) -> Output {
    let row = |gap: &Gap<'_>| {
        json!({
            "tier": gap.tier.id, "checked": gap.tier.checked, "confirmed": gap.tier.confirmed, "unanswered": gap.unanswered, "secondary": gap.secondary,
            "old": gap.old, "cited": gap.cited,
        })
    };
    envelope(as_of, "gaps", gaps.iter().map(row).collect::<Vec<_>>())
}

/// Returns how much the records hold: the result of `stats`.
pub fn coverage(as_of: Day, tallies: &BTreeMap<&str, Tally>) -> Output {
    let counts = |tally: &Tally| {
        let grades: BTreeMap<_, _> =
            [Grade::Verified, Grade::Cited, Grade::Secondary].map(|grade| (grade.as_str(), tally.graded(grade))).into();
        json!({
            "tiers": tally.tiers, "confirmed": tally.confirmed, "answers": tally.answers, "grades": grades, "unstated": tally.unstated,
            "unanswered": tally.unanswered, "changes": tally.changes.len(), "proven_changes": tally.proven_changes(),
            "changes_by_year": tally.changes_by_year(), "median_age_days": tally.median_age(),
        })
    };
    let providers: BTreeMap<_, _> = tallies.iter().map(|(id, tally)| (id, counts(tally))).collect();
    envelope(as_of, "coverage", json!({"total": counts(&total(tallies)), "providers": providers}))
}

/// Returns the tiers that meet a query: the result of `find`.
pub fn matches(catalog: &Catalog, matches: &[crate::questions::find::Match], as_of: &AsOf) -> Output {
    let row = |found: &crate::questions::find::Match| {
        let mut row = serde_json::to_value(tier(catalog, &catalog.tiers[found.tier], as_of, None)).unwrap_or_default();
        let short = found.cases.iter().map(|(question, when)| json!({"question": question, "when": when}));
        row["falls_short"] = short.collect();
        row
    };
    envelope(as_of.day, "tiers", matches.iter().map(row).collect::<Vec<_>>())
}

/// Returns the tiers that a policy allows for a class, best first: the result of `advise`.
pub fn advice(catalog: &Catalog, tiers: &[&Tier], as_of: &AsOf) -> Output {
    envelope(as_of.day, "tiers", tiers.iter().map(|one| tier(catalog, one, as_of, None)).collect::<Vec<_>>())
}

/// Returns the result of `audit`.
pub fn audit(catalog: &Catalog, tools: &[Tool], judgements: &[Judgement<'_>], as_of: Day) -> Output {
    let row = |one: &Judgement<'_>| {
        let reason = |reason: &Reason<'_>| {
            json!({
                "question": reason.question, "verdict": reason.verdict, "why": reason.why,
                "answer": reason.entry.map(|found| entry(catalog, one.tier, found)),
            })
        };
        let remedy = |remedy: &Remedy| match remedy {
            Remedy::OptOut => json!({"what": "opt_out", "tiers": [one.tier.id]}),
            Remedy::SameProvider(ids) => json!({"what": "same_provider", "tiers": ids}),
            Remedy::Elsewhere(ids) => json!({"what": "elsewhere", "tiers": ids}),
        };
        let exception = one.exception.as_ref().map(|exception| json!({"reason": exception.reason, "until": exception.until}));
        json!({
            "tool": tools[one.tool].tool, "tier": one.tier.id, "class": one.class, "verdict": one.verdict, "before": one.before,
            "exception": exception, "reasons": one.reasons.iter().map(reason).collect::<Vec<_>>(),
            "remedies": one.remedies.iter().map(remedy).collect::<Vec<_>>(),
        })
    };
    envelope(as_of, "audit", judgements.iter().map(row).collect::<Vec<_>>())
}

/// Returns where two texts of one provider disagree: the result of `conflicts`.
pub fn conflicts(catalog: &Catalog, found: &[Disagreement<'_>], as_of: Day) -> Output {
    let row = |one: &Disagreement<'_>| json!({"tier": one.tier.id, "question": one.question, "answer": entry(catalog, one.tier, one.entry)});
    envelope(as_of, "conflicts", found.iter().map(row).collect::<Vec<_>>())
}

/// Returns the result of `compare`.
pub fn comparison(catalog: &Catalog, comparison: &Comparison<'_>, as_of: &AsOf) -> Output {
    let rows = comparison.rows.iter().map(|row| {
        let cells = row
            .cells
            .iter()
            .zip(&comparison.tiers)
            .map(|(entries, tier)| entries.iter().map(|one| entry(catalog, tier, one)).collect::<Vec<_>>());
        json!({"question": row.question, "differs": row.differs, "answers": cells.collect::<Vec<_>>()})
    });
    let ids: Vec<_> = comparison.tiers.iter().map(|tier| &tier.id).collect();
    envelope(as_of.day, "comparison", json!({"tiers": ids, "rows": rows.collect::<Vec<_>>()}))
}

/// Returns the result of `checklist`.
pub fn checklists(catalog: &Catalog, lists: &[Checklist<'_>], as_of: &AsOf) -> Output {
    let list = |list: &Checklist<'_>| {
        let said = |one: Option<&Entry>| one.map(|one| entry(catalog, list.tier, one));
        json!({
            "tier": list.tier.id, "need": list.need, "training": said(list.training), "opt_out": said(list.opt_out),
            "not_covered": list.not_covered, "differing": list.differing, "instead": list.instead, "look_again": list.look_again,
        })
    };
    envelope(as_of.day, "checklists", lists.iter().map(list).collect::<Vec<_>>())
}

/// Returns the result of `history`.
pub fn history(catalog: &Catalog, histories: &[(&Tier, Vec<Step<'_>>)], as_of: Day) -> Output {
    let tier = |(tier, steps): &(&Tier, Vec<Step<'_>>)| {
        let step = |step: &Step<'_>| {
            json!({
                "question": step.question, "day": step.day(), "burden": step.impact,
                "before": step.before.map(|one| entry(catalog, tier, one)), "after": entry(catalog, tier, step.after),
            })
        };
        json!({"tier": tier.id, "changes": steps.iter().map(step).collect::<Vec<_>>()})
    };
    envelope(as_of, "histories", histories.iter().map(tier).collect::<Vec<_>>())
}

/// Returns the result of `diff`.
pub fn difference(old: &Catalog, new: &Catalog, difference: &Difference, as_of: Day) -> Output {
    let change = |change: &Change| {
        let said = |catalog: &Catalog, one: Option<&Entry>| {
            let tier = catalog.tiers.iter().find(|tier| tier.id == change.tier)?;
            one.map(|one| entry(catalog, tier, one))
        };
        json!({
            "tier": change.tier, "question": change.question, "what": change.what, "burden": change.impact,
            "before": said(old, change.old.as_ref()), "after": said(new, change.new.as_ref()),
        })
    };
    let content = json!({
        "added": difference.added, "removed": difference.removed, "changes": difference.changes.iter().map(change).collect::<Vec<_>>(),
    });
    envelope(as_of, "difference", content)
}

/// Returns the result of `risks`.
pub fn risks(assessed: &[(&Tier, Vec<Assessment>)], as_of: Day) -> Output {
    let tier = |(tier, assessments): &(&Tier, Vec<Assessment>)| {
        let risk = |one: &Assessment| {
            let reasons: Vec<Value> =
                one.reasons.iter().map(|(question, reason)| json!({"question": question, "reason": reason})).collect();
            json!({"risk": one.risk, "level": one.level, "reasons": reasons})
        };
        json!({"tier": tier.id, "risks": assessments.iter().map(risk).collect::<Vec<_>>()})
    };
    envelope(as_of, "tiers", assessed.iter().map(tier).collect::<Vec<_>>())
}

/// Returns the result of `scan`: the finds of each text, by its name. No secret is in it.
pub fn secrets(as_of: Day, found: &[(String, Vec<Finding>)]) -> Output {
    let row = |(file, finding): (&String, &Finding)| {
        json!({
            "rule": finding.rule.id, "about": finding.rule.about, "kind": if finding.rule.kind == Kind::Personal { "personal" } else { "credential" },
            "file": file, "line": finding.start.line, "column": finding.start.column, "start": finding.bytes.start, "end": finding.bytes.end,
            "excerpt": finding.excerpt.text,
        })
    };
    let rows = found.iter().flat_map(|(file, findings)| findings.iter().map(move |finding| row((file, finding))));
    envelope(as_of, "secrets", rows.collect::<Vec<_>>())
}

/// Returns one diagnostic.
pub fn finding(path: &str, diagnostic: &Diagnostic, place: &Located) -> Value {
    json!({
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "file": path,
        "line": place.line,
        "column": place.column,
        "message": diagnostic.message,
        "help": diagnostic.help,
    })
}

/// Returns the result of `validate`.
pub fn validation(as_of: Day, findings: &[Value]) -> Output {
    envelope(as_of, "findings", findings)
}

/// Returns rules of `validate`: the result of `explain`.
pub fn rules(as_of: Day, rules: &[Rule]) -> Output {
    let row = |rule: &Rule| {
        json!({
            "code": rule.code, "severity": rule.severity, "about": rule.about, "why": rule.why, "help": rule.help, "bad": rule.bad,
            "good": rule.good,
        })
    };
    envelope(as_of, "rules", rules.iter().map(row).collect::<Vec<_>>())
}

/// Returns the result of `verify`.
pub fn checks(as_of: Day, checks: &[Check]) -> Output {
    envelope(as_of, "checks", checks)
}
