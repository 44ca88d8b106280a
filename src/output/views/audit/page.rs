//! What was judged, as people read it: a table for the terminal, and the evidence for whoever has to check it.

use super::Audit;
use crate::model::{Citation, Tier};
use crate::organisation::audit::{Judgement, Reason, Remedy, Subject, Verdict};
use crate::organisation::policy::Attestation;
use crate::output::views::difference::table;
use crate::output::views::parts::source;
use crate::output::wording::{audit as wording, label, quoted};
use crate::output::{Block, Line, Page, Span, Table, Tone};

/// Returns the table of all judgements, and below it what is not allowed, why, and what would make it pass.
pub(super) fn in_short(audit: &Audit<'_>) -> Page {
    let (tools, judgements) = (&audit.tools, audit.judgements);
    let mut page = Page::titled(wording::TITLE);
    page.blocks = summary(audit);
    for one in judgements.iter().filter(|one| one.verdict != Verdict::Allowed) {
        page.paragraph(
            Line::strong(format!("{}, {}: ", tools[one.tool].tool, one.class)).and(verdict(one.verdict, false).0.remove(0)),
        );
        let wrong = one.reasons.iter().filter(|reason| reason.verdict != Verdict::Allowed);
        page.list(wrong.map(said).chain(one.remedies.iter().map(remedy)).collect());
    }
    page
}

/// Returns the table of all judgements, and that of what changed.
fn summary(audit: &Audit<'_>) -> Vec<Block> {
    let mut header = ["Tool", "Tier", "Class", "Verdict"].map(Line::from).to_vec();
    header.extend(audit.since.map(|since| Line::plain(format!("On {since}"))));
    let row = |one: &Judgement<'_>| {
        let mut row = vec![
            Line::plain(audit.tools[one.tool].tool.as_str()),
            subject(one.subject),
            Line::plain(one.class.as_str()),
            verdict(one.verdict, one.exception.is_some()),
        ];
        row.extend(one.before.map(|before| verdict(before, false)));
        row
    };
    let mut blocks = vec![Block::Table(Table { header, rows: audit.judgements.iter().map(row).collect() })];
    if let Some(since) = audit.since.filter(|_| !audit.changes.is_empty()) {
        blocks.push(Block::Paragraph(Line::strong(format!("{} {since}", wording::CHANGED))));
        blocks.push(table(&audit.changes.iter().collect::<Vec<_>>()));
    }
    blocks
}

/// Returns the evidence: for each tool and class every rule, the answer, and the passage that proves it.
pub(super) fn evidence(audit: &Audit<'_>) -> Page {
    let (catalog, policy, day) = (audit.catalog, audit.policy, audit.as_of.day);
    let whose = policy.organisation.as_deref().map(|name| format!(" of {name}")).unwrap_or_default();
    let mut page = Page::titled(format!("{}{whose}, {day}", wording::TITLE));
    page.heading(1, format!("{}{whose}", wording::TITLE));
    page.paragraph(wording::how_to_read(day));
    if audit.quotes.is_none() {
        page.paragraph(wording::NOT_QUOTED);
    }
    page.blocks.extend(summary(audit));
    for one in audit.judgements {
        let tool = &audit.tools[one.tool];
        page.heading(
            2,
            Line::plain(format!("{} for {}: ", tool.tool, one.class))
                .and(verdict(one.verdict, one.exception.is_some()).0.remove(0)),
        );
        let fact = |label: &str, text: Option<String>| text.map(|text| (label.to_owned(), Line::plain(text)));
        let seen = |one: &Option<Attestation>| one.as_ref().map(|seen| wording::attested(seen.on, &seen.by));
        let signed = tool.signed.iter().map(wording::signed).collect::<Vec<_>>().join("; ");
        let region = tool.region.as_ref().or(policy.region.as_ref()).map(ToString::to_string);
        let tier = one.subject.tier();
        let facts = [
            fact("Tier", tier.map(|tier| format!("{} ({})", tier.id, catalog.provider_name(tier)))),
            fact(
                "Own answers",
                match one.subject {
                    Subject::Own(own) => Some(wording::own(own)),
                    _ => None,
                },
            ),
            fact("Plan", tool.plan.clone()),
            fact("Region", region),
            fact("Owner", tool.owner.clone()),
            fact("Turned off", seen(&tool.opted_out)),
            fact("Zero retention", seen(&tool.zero_retention)),
            fact("Kept for", tool.keeps.as_ref().map(wording::kept)),
            fact("Signed", Some(signed).filter(|signed| !signed.is_empty())),
            fact("Read", tier.map(|tier| tier.checked.to_string())),
            fact("Exception", one.exception.as_ref().map(wording::exception)),
        ];
        page.facts(facts.into_iter().flatten().collect());
        for reason in &one.reasons {
            page.paragraph(said(reason));
            let cited = |tier| reason.cite.iter().filter_map(move |citation| proof(audit, tier, citation));
            page.list(tier.into_iter().flat_map(cited).collect());
        }
        page.list(one.remedies.iter().map(remedy).collect());
    }
    page
}

fn subject(subject: Subject<'_>) -> Line {
    match subject {
        Subject::Tier(tier) => Line::plain(tier.id.as_str()),
        Subject::Own(_) => Line::toned(Tone::Dim, wording::OWN),
        Subject::Unmatched(_) => Line::toned(Tone::Caution, wording::NO_TIER),
    }
}

/// Returns a citation with the passage itself, where an archive was there, the version and the digest.
fn proof(audit: &Audit<'_>, tier: &Tier, citation: &Citation) -> Option<Line> {
    let mut line = source(audit.catalog, tier, citation)?;
    if let Some(quote) = audit.quotes.and_then(|quotes| quotes.of(tier, citation)) {
        line = line.text(quoted(quote));
    }
    let marks = [("version", &citation.version), ("digest", &citation.digest)];
    let marks = marks.into_iter().filter_map(|(name, mark)| Some((name, mark.clone()?)));
    Some(marks.fold(line, |line, (name, mark)| line.text(format!("; {name} ")).and(Span::Code(mark))))
}

fn verdict(verdict: Verdict, by_exception: bool) -> Line {
    let tone = match verdict {
        Verdict::Allowed => Tone::Good,
        Verdict::Unclear => Tone::Caution,
        Verdict::Refused => Tone::Bad,
    };
    Line::toned(tone, if by_exception { format!("{} (exception)", verdict.as_str()) } else { verdict.as_str().to_owned() })
}

fn said(reason: &Reason<'_>) -> Line {
    let line = match reason.question {
        Some(question) => Line::plain(format!("{}: ", label(question))),
        None => Line::default(),
    };
    let line = match reason.verdict {
        Verdict::Allowed => line.text(wording::why(reason)),
        Verdict::Unclear => line.and(Span::Toned(Tone::Caution, wording::why(reason))),
        Verdict::Refused => line.and(Span::Toned(Tone::Bad, wording::why(reason))),
    };
    match &reason.asked {
        Some(asked) => line.text(format!("; asked: {}", wording::asked(asked))),
        None => line,
    }
}

fn remedy(remedy: &Remedy) -> Line {
    let line = Line::plain(wording::remedy(remedy));
    match remedy {
        Remedy::OptOut => line.and(Span::Code("promptfate checklist".to_owned())),
        _ => line,
    }
}
