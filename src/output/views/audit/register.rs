//! A register of vendors: a row a tool and class of data.

use super::{Audit, asked, joined, wording, wrong};
use crate::model::{Citation, Question};
use crate::organisation::audit::{Judgement, Subject};
use crate::output::wording::in_a_cell;

const HEADER: &[&str] = &[
    "tool",
    "tier",
    "provider",
    "jurisdiction",
    "kind",
    "plan",
    "owner",
    "class",
    "verdict",
    "training",
    "retention",
    "human_review",
    "zero_retention",
    "agreement",
    "opted_out_on",
    "opted_out_by",
    "read",
    "source",
    "asked",
    "why",
    "exception",
    "exception_until",
    "own_source",
];

/// Returns the rows, the first with the names of the columns.
pub(super) fn register(of: &Audit<'_>) -> Vec<Vec<String>> {
    let header = HEADER.iter().map(|name| (*name).to_owned()).collect();
    std::iter::once(header).chain(of.judgements.iter().map(|one| row(of, one))).collect()
}

fn row(of: &Audit<'_>, one: &Judgement<'_>) -> Vec<String> {
    let (tool, tier) = (&of.tools[one.tool], one.subject.tier());
    let entry = |question| one.subject.entries_at(question, of.as_of).into_iter().next();
    let answer = |question| {
        let entries = one.subject.entries_at(question, of.as_of);
        (!entries.is_empty()).then(|| in_a_cell(&entries, of.as_of.day))
    };
    let cited = entry(Question::Training).and_then(|entry| Citation::carrying_first(&entry.cite).next());
    let provider = tier.and_then(|tier| of.catalog.providers.get(tier.provider()));
    let attested = tool.opted_out.as_ref();
    let exception = one.exception.as_ref();
    let own = match one.subject {
        Subject::Own(own) => Some(wording::own(own)),
        _ => None,
    };
    let row: [Option<String>; HEADER.len()] = [
        Some(tool.tool.clone()),
        tier.map(|tier| tier.id.to_string()),
        tier.map(|tier| of.catalog.provider_name(tier).to_owned()),
        provider.and_then(|of| of.jurisdiction.as_ref()).map(ToString::to_string),
        one.subject.kind().map(|kind| kind.to_string()),
        tool.plan.clone(),
        tool.owner.clone(),
        Some(one.class.clone()),
        Some(one.verdict.as_str().to_owned()),
        answer(Question::Training),
        answer(Question::Retention),
        answer(Question::HumanReview),
        answer(Question::ZeroRetention),
        answer(Question::Agreement),
        attested.map(|attested| attested.on.to_string()),
        attested.map(|attested| attested.by.clone()),
        tier.map(|tier| tier.checked.to_string()),
        tier.zip(cited).and_then(|(tier, cited)| of.catalog.source(tier, cited)).map(|source| source.url.clone()),
        Some(joined(one.reasons.iter().filter_map(asked))),
        Some(wrong(one)),
        exception.map(|exception| exception.reason.clone()),
        exception.map(|exception| exception.until.to_string()),
        own,
    ];
    row.map(Option::unwrap_or_default).to_vec()
}
