//! What was judged, as people read it: a table for the terminal, and the evidence for whoever has to check it.

use super::Audit;
use crate::organisation::audit::{Judgement, Reason, Remedy, Verdict};
use crate::output::views::parts::source;
use crate::output::wording::{audit as wording, label};
use crate::output::{Block, Line, Page, Span, Table, Tone};

/// Returns the table of all judgements, and below it what is not allowed, why, and what would make it pass.
pub(super) fn in_short(audit: &Audit<'_>) -> Page {
    let (tools, judgements, since) = (&audit.tools, audit.judgements, audit.since);
    let mut page = Page::titled(wording::TITLE);
    let mut header = ["Tool", "Tier", "Class", "Verdict"].map(Line::from).to_vec();
    header.extend(since.map(|since| Line::plain(format!("On {since}"))));
    let row = |one: &Judgement<'_>| {
        let mut row = vec![
            Line::plain(tools[one.tool].tool.as_str()),
            Line::plain(one.tier.id.as_str()),
            Line::plain(one.class.as_str()),
            verdict(one.verdict, one.exception.is_some()),
        ];
        row.extend(one.before.map(|before| verdict(before, false)));
        row
    };
    page.blocks.push(Block::Table(Table { header, rows: judgements.iter().map(row).collect() }));
    for one in judgements.iter().filter(|one| one.verdict != Verdict::Allowed) {
        page.paragraph(
            Line::strong(format!("{}, {}: ", tools[one.tool].tool, one.class)).and(verdict(one.verdict, false).0.remove(0)),
        );
        let wrong = one.reasons.iter().filter(|reason| reason.verdict != Verdict::Allowed);
        page.list(wrong.map(said).chain(one.remedies.iter().map(remedy)).collect());
    }
    page
}

/// Returns the evidence: for each tool and class every rule, the answer, and the passage that proves it.
pub(super) fn evidence(audit: &Audit<'_>) -> Page {
    let (catalog, policy, day) = (audit.catalog, audit.policy, audit.as_of.day);
    let whose = policy.organisation.as_deref().map(|name| format!(" of {name}")).unwrap_or_default();
    let mut page = Page::titled(format!("{}{whose}, {day}", wording::TITLE));
    page.heading(1, format!("{}{whose}", wording::TITLE));
    page.paragraph(wording::how_to_read(day));
    page.blocks.extend(in_short(audit).blocks.into_iter().take(1));
    for one in audit.judgements {
        let tool = &audit.tools[one.tool];
        page.heading(
            2,
            Line::plain(format!("{} for {}: ", tool.tool, one.class))
                .and(verdict(one.verdict, one.exception.is_some()).0.remove(0)),
        );
        let fact = |label: &str, text: Option<String>| text.map(|text| (label.to_owned(), Line::plain(text)));
        let attested = tool.opted_out.as_ref().map(|attested| wording::attested(attested.on, &attested.by));
        let region = tool.region.as_ref().or(policy.region.as_ref()).map(ToString::to_string);
        let facts = [
            fact("Tier", Some(format!("{} ({})", one.tier.id, catalog.provider_name(one.tier)))),
            fact("Plan", tool.plan.clone()),
            fact("Region", region),
            fact("Owner", tool.owner.clone()),
            fact("Turned off", attested),
            fact("Read", Some(one.tier.checked.to_string())),
            fact(
                "Exception",
                one.exception.as_ref().map(|exception| format!("{}, until {}", exception.reason, exception.until)),
            ),
        ];
        page.facts(facts.into_iter().flatten().collect());
        for reason in &one.reasons {
            page.paragraph(said(reason));
            page.list(reason.cite.iter().filter_map(|citation| source(catalog, one.tier, citation)).collect());
        }
        page.list(one.remedies.iter().map(remedy).collect());
    }
    page
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
    let tone = match reason.verdict {
        Verdict::Allowed => return line.text(wording::why(reason)),
        Verdict::Unclear => Tone::Caution,
        Verdict::Refused => Tone::Bad,
    };
    line.and(Span::Toned(tone, wording::why(reason)))
}

fn remedy(remedy: &Remedy) -> Line {
    let line = Line::plain(wording::remedy(remedy));
    match remedy {
        Remedy::OptOut => line.and(Span::Code("promptfate checklist".to_owned())),
        _ => line,
    }
}
