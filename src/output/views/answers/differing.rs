//! What differs inside a tier, and the passages that say so.

use crate::model::{Answer, Case, Citation, Entry, Except, Impact, Tier};
use crate::output::views::parts::{source, weak};
use crate::output::wording::{ask, differs, exceptions, loud, regions, verdict};
use crate::output::{Line, Page, Span};
use crate::records::Catalog;

/// So many passages stand with the answers of a tier; `show` has them all.
const FEW: usize = 3;

/// What differs inside the tier and in regions, a line each, worst first; what does not is named only.
pub(super) fn differing(page: &mut Page, catalog: &Catalog, tier: &Tier, lead: &Entry, others: &[&Entry]) {
    let weak = |cite: &[Citation]| weak(catalog, tier, cite);
    let line = |answer: &Answer, when: &str, except: &[Except], cite: &[Citation]| {
        let line = Line::toned(verdict(answer).0, format!("{}: ", loud(answer))).text(format!("{when}{}", weak(cite)));
        if except.is_empty() { line } else { line.text(format!("; still used: {}", exceptions(except))) }
    };
    let mut lines: Vec<Line> = others
        .iter()
        .map(|other| line(&other.answer, &format!("in {}", regions(&other.regions)), &other.except, &other.cite))
        .collect();
    let (mut apart, same): (Vec<&Case>, Vec<&Case>) = lead.cases.iter().partition(|case| differs(lead, case));
    apart.sort_by_key(|case| worst_first(&lead.answer, &case.answer));
    lines.extend(apart.iter().map(|case| line(&case.answer, &case.when, &case.except, &case.cite)));
    for other in others {
        let place = regions(&other.regions);
        let cases = other.cases.iter().filter(|case| differs(other, case));
        lines.extend(cases.map(|case| line(&case.answer, &format!("in {place}: {}", case.when), &case.except, &case.cite)));
    }
    if !lines.is_empty() {
        page.heading(3, Line::strong(ask::DIFFERS_FOR));
    }
    if !same.is_empty() {
        let names: Vec<String> = same.iter().map(|case| format!("{}{}", case.when, weak(&case.cite))).collect();
        lines.push(Line::plain(format!("Also covers: {}.", names.join("; "))));
    }
    page.list(lines);
}

fn worst_first(lead: &Answer, case: &Answer) -> u8 {
    match (Impact::of_change(lead, case), case.is_unstated()) {
        (Impact::Worse, false) => 0,
        (_, true) => 1,
        (Impact::Neither, _) => 2,
        (Impact::Better, _) => 3,
    }
}

/// The first passage for each question, and how many more there are.
pub(super) fn sources(page: &mut Page, catalog: &Catalog, tier: &Tier, cited: &[Vec<&Citation>]) {
    let mut seen: Vec<&Citation> = Vec::new();
    for citation in cited.iter().flatten() {
        if !seen.iter().any(|other| other.source == citation.source && other.passage == citation.passage) {
            seen.push(citation);
        }
    }
    let firsts = cited.iter().filter_map(|of| of.first()).take(FEW);
    let mut lines: Vec<Line> = firsts.filter_map(|citation| source(catalog, tier, citation)).collect();
    lines.dedup();
    let more = seen.len().saturating_sub(lines.len());
    let all = Line::plain(ask::more_passages(more));
    lines.push(all.and(Span::Code(format!("promptfate show {}", tier.id))));
    page.list(lines);
}
