//! Judges tools in use by an organisation's policy. Silence never passes, and an opt-out counts only when somebody has seen it.

mod advise;
mod attested;
mod judge;
mod remedies;
mod subject;

use std::collections::BTreeMap;

use self::judge::judge;
use self::remedies::remedies;
use crate::model::{Answer, AsOf, Case, Citation, Commitment, Day, Entry, Except, Kind, OptedOut, Question, Region};
use crate::organisation::policy::{Exception, Kept, Match, Policy, Tool, Unmatched};
use crate::questions::find::{Query, Wanted};
use crate::records::Catalog;

pub use self::advise::advise;
pub use self::remedies::Remedy;
pub use self::subject::Subject;

/// Whether data may go somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It may.
    Allowed,
    /// The documents do not say enough, or it was not researched yet: it may not, until somebody knows.
    Unclear,
    /// It may not.
    Refused,
}

impl Verdict {
    /// Returns the word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Verdict::Allowed => "allowed",
            Verdict::Unclear => "unclear",
            Verdict::Refused => "refused",
        }
    }
}

/// What a rule came to.
#[derive(Debug, Clone)]
pub struct Reason<'c> {
    /// The question that the rule is about; `None` for a list or the kind of the tier.
    pub question: Option<Question>,
    /// What the rule asks; `None` where none was applied.
    pub asked: Option<Asked>,
    /// What it came to.
    pub verdict: Verdict,
    /// Why.
    pub why: Why<'c>,
    /// The answer that was judged.
    pub entry: Option<&'c Entry>,
    /// What proves it.
    pub cite: &'c [Citation],
}

impl<'c> Reason<'c> {
    /// Returns a reason that is about no question.
    fn plain(verdict: Verdict, why: Why<'c>) -> Reason<'c> {
        Reason { question: None, asked: None, verdict, why, entry: None, cite: &[] }
    }
}

/// What a rule asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Something of the answer to the question.
    Answer(Wanted),
    /// A tier of one of these kinds.
    Kinds(Vec<Kind>),
    /// A tier of one of these providers, by id.
    Providers(Vec<String>),
    /// That what can be turned off is.
    OptedOut(OptedOut),
    /// That it is signed.
    Signed(Commitment),
}

/// Why a rule came to what it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why<'c> {
    /// The policy denies the tier by name, or all tiers.
    Denied,
    /// The policy allows the tier by name.
    Listed,
    /// The policy allows others by name, and none beside them.
    NotListed,
    /// The policy allows no tier.
    NoTier,
    /// The policy asks nothing.
    NothingAsked,
    /// The policy has no such class of data, or none is given.
    NoClass,
    /// It is no known tier.
    Unmatched(&'c Unmatched),
    /// The tier is no longer offered.
    Retired,
    /// The tier is not of a kind or a provider that the policy asks for.
    NotAmong,
    /// It is of a kind and a provider that the policy asks for.
    Among,
    /// Nobody has looked.
    Unanswered,
    /// The organisation's own answers do not say.
    NotGiven,
    /// The question does not arise.
    DoesNotArise,
    /// It was signed, on the day and as somebody says.
    Signed(Day, &'c str),
    /// Nobody has attested that it was signed.
    NotSigned,
    /// The answer, where it holds if that was not asked, and what is to be said of it.
    Answer(&'c Answer, &'c [Region], Standing<'c>),
    /// A case in which the answer is another.
    Case(&'c Case),
    /// Content that is used all the same.
    Except(Except),
}

/// What makes an answer meet a rule, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'c> {
    /// The answer alone decides.
    AsItIs,
    /// It was promised for a time that has ended.
    Lapsed,
    /// The documents do not say.
    Silent,
    /// The customer has to turn it off or to set it, and nobody has attested that it is.
    NotAttested,
    /// It was turned off, or set, only on that day.
    AttestedAfter(Day),
    /// It was turned off, or set, on the first day, before the text of the second.
    AttestedBefore(Day, Day),
    /// It is turned off, or on, since that day, as somebody says.
    Attested(Day, &'c str),
    /// It is set to that time.
    SetTo(&'c Kept),
}

/// What one tool came to for one class of data.
#[derive(Debug, Clone)]
pub struct Judgement<'c> {
    /// The position of the tool in its file.
    pub tool: usize,
    /// The class of data.
    pub class: String,
    /// What was judged: its tier, or what is known instead.
    pub subject: Subject<'c>,
    /// What it came to.
    pub verdict: Verdict,
    /// Why, rule by rule.
    pub reasons: Vec<Reason<'c>>,
    /// The exception that lets it pass.
    pub exception: Option<Exception>,
    /// What would make it pass; nothing if it does.
    pub remedies: Vec<Remedy>,
    /// What it came to on the day of the last review, if that was asked for.
    pub before: Option<Verdict>,
}

/// A policy with what its classes ask.
#[derive(Debug)]
pub struct Rules<'p> {
    /// The policy.
    pub policy: &'p Policy,
    /// What each class asks.
    pub queries: &'p BTreeMap<String, Query>,
}

/// Judges every tool for each of its classes. `matches` says what each tool is: a tier at a position of the catalog, or something
/// else. A class that the policy does not have is not judged, and so is unclear.
pub fn audit<'c>(
    catalog: &'c Catalog,
    rules: &Rules<'_>,
    tools: &'c [Tool],
    matches: &'c [Match],
    day: Day,
    since: Option<Day>,
) -> Vec<Judgement<'c>> {
    let mut judgements = Vec::new();
    // Others are looked for once for each tier, class and region, however many tools share them.
    let mut known: BTreeMap<_, Vec<Remedy>> = BTreeMap::new();
    for (position, (tool, found)) in tools.iter().zip(matches).enumerate() {
        let subject = match found {
            Match::Tier(at) => Subject::Tier(&catalog.tiers[*at]),
            Match::Own(own) => Subject::Own(own),
            Match::Unmatched(unmatched) => Subject::Unmatched(unmatched),
        };
        let as_of = |day| AsOf { day, region: tool.region.clone().or_else(|| rules.policy.region.clone()) };
        for name in &tool.classes {
            let judged = rules.policy.classes.get(name).zip(rules.queries.get(name));
            let judge_on = |day| match judged {
                Some((class, query)) => judge(subject, class, query, &as_of(day), tool.attested()),
                None => (Verdict::Unclear, vec![Reason::plain(Verdict::Unclear, Why::NoClass)], None),
            };
            let (verdict, reasons, exception) = judge_on(day);
            let remedies = match (verdict, judged, subject.tier()) {
                (Verdict::Unclear | Verdict::Refused, Some((class, query)), Some(tier)) => {
                    let (as_of, can_attest) = (as_of(day), tool.opted_out.is_none());
                    let key = (&tier.id, name, as_of.region.as_ref().map(ToString::to_string), can_attest);
                    known.entry(key).or_insert_with(|| remedies(catalog, tier, class, query, &as_of, can_attest)).clone()
                }
                _ => Vec::new(),
            };
            let before = since.map(|since| judge_on(since).0);
            judgements.push(Judgement {
                tool: position,
                class: name.clone(),
                subject,
                verdict,
                reasons,
                exception,
                remedies,
                before,
            });
        }
    }
    judgements
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::sample::tier;

    #[test]
    fn what_passes_needs_no_remedy_and_each_tool_is_judged_in_its_own_place() {
        let training = json!([{"answer": "never", "since": "2026-03-01"}, {"answer": "always", "since": "2025-01-01"}]);
        let chat = json!({"training": training});
        let regional = json!({"training": [{"answer": "always"}, {"answer": "never", "regions": ["EEA"]}]});
        let tiers = vec![tier("acme/chat", chat), tier("acme/regional", regional)];
        let catalog = Catalog { tiers, ..Catalog::default() };
        let policy = json!({"schema": 1, "region": "US", "classes": {"secret": {"requires": {"training": ["never"]}}}});
        let policy: Policy = serde_json::from_value(policy).unwrap();
        let queries = policy.classes.iter().map(|(name, class)| (name.clone(), class.requires.query().unwrap())).collect();
        let tool = |region: Option<&str>| -> Tool {
            serde_json::from_value(json!({"tool": "x", "classes": ["secret", "unknown"], "region": region})).unwrap()
        };
        let tools = [tool(None), tool(None), tool(Some("DE"))];
        let rules = Rules { policy: &policy, queries: &queries };
        let day = |day: &str| day.parse().unwrap();
        let found = audit(
            &catalog,
            &rules,
            &tools,
            &[Match::Tier(0), Match::Tier(1), Match::Tier(1)],
            day("2026-06-01"),
            Some(day("2026-02-01")),
        );
        let shown: Vec<_> = found
            .iter()
            .map(|one| (one.tool, one.class.as_str(), one.verdict, one.before.unwrap(), one.remedies.len()))
            .collect();
        let (allowed, unclear, refused) = (Verdict::Allowed, Verdict::Unclear, Verdict::Refused);
        assert_eq!(
            shown,
            [
                (0, "secret", allowed, refused, 0),
                (0, "unknown", unclear, unclear, 0),
                (1, "secret", refused, refused, 1),
                (1, "unknown", unclear, unclear, 0),
                (2, "secret", allowed, allowed, 0),
                (2, "unknown", unclear, unclear, 0),
            ]
        );
        assert_eq!(found[2].remedies, [Remedy::SameProvider(vec!["acme/chat".parse().unwrap()])]);
    }
}
