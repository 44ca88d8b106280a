//! What archived editions show of the days of records: `verify --dates`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::evidence::dates::{Dates, Finding, Kind};
use crate::evidence::walk::Counts;
use crate::model::{ArchivePlace, Day};
use crate::output::wording::dating;
use crate::output::{Line, Page, Span, Tone, View};

/// The findings of each kind, with the editions that prove them, and what could be judged.
#[derive(Debug)]
pub struct Dating<'a> {
    /// What was found.
    pub dates: &'a Dates,
    /// How many editions were read.
    pub counts: Counts,
    /// For each finding the entry with the right day, where one is proposed.
    pub proposals: &'a [Option<String>],
    /// Whether findings that a record explains are listed on the page too; the JSON always has them.
    pub all: bool,
    /// The day it is.
    pub today: Day,
}

/// What archived editions show of the days of records.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DatingV1<'a> {
    findings: Vec<FindingV1<'a>>,
    counts: CountsV1,
    /// Places that records cite a version of, and of which this archive holds nothing: not looked at.
    absent: &'a [ArchivePlace],
}

#[derive(Debug, Serialize, JsonSchema)]
struct FindingV1<'a> {
    #[serde(flatten)]
    finding: &'a Finding,
    /// The first lines of the entry with the right day, for a person to decide.
    #[serde(skip_serializing_if = "Option::is_none")]
    proposal: Option<&'a str>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct CountsV1 {
    editions: usize,
    places: usize,
    broken: usize,
    dated: usize,
    stated: usize,
    unstated: usize,
    unknown: usize,
    /// Findings that a record explains.
    explained: usize,
}

impl<'a> View for Dating<'a> {
    type Json = DatingV1<'a>;

    fn day(&self) -> Day {
        self.today
    }

    fn page(&self) -> Page {
        let mut page = Page::titled("Days");
        for kind in Kind::ALL {
            let is_listed = |finding: &Finding| finding.kind == kind && (self.all || finding.explained.is_none());
            let of = || self.dates.findings.iter().enumerate().filter(|(_, finding)| is_listed(finding));
            if of().next().is_none() {
                continue;
            }
            page.heading(2, format!("{} ({})", dating::heading(kind), of().count()));
            page.list(of().map(|(_, finding)| line(finding)).collect());
            for proposal in of().filter_map(|(at, _)| self.proposals.get(at)?.as_ref()) {
                page.blocks.push(crate::output::Block::Code(proposal.clone()));
            }
        }
        let explained = self.dates.findings.len() - self.dates.open().count();
        match (self.dates.open().next(), explained) {
            (None, 0) => page.paragraph(dating::NONE),
            (None, _) => page.paragraph(dating::NONE_OPEN),
            (Some(_), _) => {}
        }
        let judged = self.dates.judged;
        let [editions, reasons, dated, stated, unstated, unknown] = dating::FACTS.map(str::to_owned);
        let counted = |count: usize, about: &str| Line::plain(format!("{count}{about}"));
        page.facts(vec![
            (editions, dating::editions(self.counts).into()),
            (reasons, dating::explained(explained, self.all).into()),
            (dated, counted(judged.dated, "")),
            (stated, counted(judged.stated, dating::ABOUT[0])),
            (unstated, counted(judged.unstated, dating::ABOUT[1])),
            (unknown, counted(judged.unknown, dating::ABOUT[2])),
        ]);
        page
    }

    fn json(&self) -> DatingV1<'a> {
        let proposal = |at: usize| self.proposals.get(at).and_then(Option::as_deref);
        let findings = self.dates.findings.iter().enumerate();
        let judged = self.dates.judged;
        DatingV1 {
            findings: findings.map(|(at, finding)| FindingV1 { finding, proposal: proposal(at) }).collect(),
            counts: CountsV1 {
                editions: self.counts.editions,
                places: self.counts.places,
                broken: self.counts.broken,
                dated: judged.dated,
                stated: judged.stated,
                unstated: judged.unstated,
                unknown: judged.unknown,
                explained: self.dates.findings.len() - self.dates.open().count(),
            },
            absent: &self.dates.absent,
        }
    }
}

fn line(finding: &Finding) -> Line {
    let mut line = Line::default().and(Span::Code(dating::place(&finding.place)));
    for other in &finding.others {
        line = line.text(", ").and(Span::Code(dating::place(other)));
    }
    if let Some(span) = finding.span {
        line = line.text(": ").and(Span::Toned(Tone::Caution, dating::span(finding.kind, span)));
    }
    let proofs = finding.proofs.iter().map(dating::proof);
    let behind = proofs.chain(finding.explained.as_deref().map(dating::because));
    behind.fold(line, |line, said| line.text("; ").and(Span::Toned(Tone::Dim, said)))
}
