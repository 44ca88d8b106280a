//! Whether cited passages are still in their documents: `verify`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::evidence::cite::short;
use crate::evidence::verify::{Check, Status};
use crate::model::Day;
use crate::output::wording::{counted, verify};
use crate::output::{Line, Page, Span, Tone, View};

/// The findings one by one, and the counts of all checks.
#[derive(Debug)]
pub struct Verification<'a> {
    /// All that was checked.
    pub checks: &'a [Check],
    /// The day it is.
    pub today: Day,
}

/// How citations stand.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VerificationV1<'a> {
    checks: Vec<CheckV1<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct CheckV1<'a> {
    #[serde(flatten)]
    check: &'a Check,
    provider_id: &'a str,
}

impl<'a> View for Verification<'a> {
    type Json = VerificationV1<'a>;

    fn day(&self) -> Day {
        self.today
    }

    fn page(&self) -> Page {
        let checks = self.checks;
        let mut page = Page::titled("Verification");
        let findings: Vec<Line> = checks.iter().filter(|check| check.is_finding()).map(finding).collect();
        if !findings.is_empty() {
            page.heading(2, verify::TO_LOOK_AT);
            page.list(findings);
        }
        page.heading(2, counted(checks.len(), "citation"));
        let counted = |standings: Vec<Status>| {
            let mut counts: BTreeMap<Status, usize> = BTreeMap::new();
            for status in standings {
                *counts.entry(status).or_default() += 1;
            }
            let words: Vec<String> =
                counts.iter().map(|(status, count)| format!("{count} {}", verify::status(*status))).collect();
            if words.is_empty() { "none".to_owned() } else { words.join(", ") }
        };
        let mut facts = vec![
            (verify::IN_VERSION.to_owned(), counted(checks.iter().map(|check| check.named).collect()).into()),
            (verify::IN_NEWEST.to_owned(), counted(checks.iter().filter_map(|check| check.newest).collect()).into()),
            (verify::ON_PAGE.to_owned(), counted(checks.iter().filter_map(|check| check.live).collect()).into()),
        ];
        if checks.iter().all(|check| check.live.is_none()) {
            facts.pop();
        }
        page.facts(facts);
        page
    }

    fn json(&self) -> VerificationV1<'a> {
        let check = |check: &'a Check| CheckV1 { check, provider_id: check.tier.provider() };
        VerificationV1 { checks: self.checks.iter().map(check).collect() }
    }
}

fn finding(check: &Check) -> Line {
    let version = check.version.as_deref().map_or("no version", short);
    let place = format!("{}.yaml{} ", check.tier, check.pointer);
    let line = Line::plain(place).and(Span::Code(check.source.clone())).text(format!(" {version}: "));
    let line = line.and(toned(check.named)).text(format!(" {}", verify::IN_VERSION));
    let line = match check.newest {
        Some(newest) => line.text(", ").and(toned(newest)).text(format!(" {}", verify::IN_NEWEST)),
        None => line,
    };
    match check.live {
        Some(live) => line.text(", ").and(toned(live)).text(format!(" {}", verify::ON_PAGE)),
        None => line,
    }
}

fn toned(status: Status) -> Span {
    let tone = match status {
        Status::Holds => Tone::Good,
        Status::VersionHeld
        | Status::VersionPassed
        | Status::Moved
        | Status::NotArchived
        | Status::NotLookedAt
        | Status::Unreachable
        | Status::NotReadable => Tone::Dim,
        Status::Changed | Status::Ambiguous => Tone::Caution,
        Status::Gone | Status::UnknownVersion => Tone::Bad,
    };
    Span::Toned(tone, verify::status(status).to_owned())
}
