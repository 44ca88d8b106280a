//! What differs inside a tier, and the passages that say so.

use crate::model::{Answer, Case, Citation, Entry, Except, Grade, Impact, Tier};
use crate::output::views::parts::{source as full_source, weak};
use crate::output::wording::{ask, differs, exceptions, loud, regions, verdict};
use crate::output::{Line, Page, Span};
use crate::records::Catalog;

/// So many passages stand with the answers of a tier; `show` has them all.
const FEW: usize = 3;

/// So many names of what an answer covers too are shown; more are counted.
const FEW_NAMES: usize = 2;

/// What differs inside the tier and in regions, worst first, one line for all that say the same; what does not is named only.
pub(super) fn differing(page: &mut Page, catalog: &Catalog, tier: &Tier, lead: &Entry, others: &[&Entry]) {
    let weak = |cite: &[Citation]| weak(catalog, tier, cite);
    let place = |other: &Entry| format!("in {}", regions(&other.regions));
    let mut said: Vec<(&Answer, &[Except], Vec<String>)> = Vec::new();
    let mut say = |answer, except, when: String| match said.iter_mut().find(|(one, two, _)| (*one, *two) == (answer, except)) {
        Some((_, _, places)) => places.push(when),
        None => said.push((answer, except, vec![when])),
    };
    for other in others {
        say(&other.answer, other.except.as_slice(), format!("{}{}", place(other), weak(&other.cite)));
    }
    let (mut apart, same): (Vec<&Case>, Vec<&Case>) = lead.cases.iter().partition(|case| differs(lead, case));
    apart.sort_by_key(|case| worst_first(&lead.answer, &case.answer));
    for case in apart {
        say(&case.answer, case.except.as_slice(), format!("{}{}", case.when, weak(&case.cite)));
    }
    for other in others {
        for case in other.cases.iter().filter(|case| differs(other, case)) {
            say(&case.answer, case.except.as_slice(), format!("{}: {}{}", place(other), case.when, weak(&case.cite)));
        }
    }
    let line = |(answer, except, when): &(&Answer, &[Except], Vec<String>)| {
        let line = Line::toned(verdict(answer).0, format!("{}: ", loud(answer))).text(when.join("; "));
        if except.is_empty() { line } else { line.text(format!("; still used: {}", exceptions(except))) }
    };
    let mut lines: Vec<Line> = said.iter().map(line).collect();
    if !lines.is_empty() {
        page.heading(3, Line::strong(ask::DIFFERS_FOR));
    }
    if !same.is_empty() {
        let names: Vec<String> = same.iter().take(FEW_NAMES).map(|case| format!("{}{}", case.when, weak(&case.cite))).collect();
        lines.push(Line::plain(ask::also_covers(&names, same.len() - names.len())));
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
    let mut lines: Vec<Line> = firsts.filter_map(|citation| in_short(catalog, tier, citation)).collect();
    lines.dedup();
    let more = seen.len().saturating_sub(lines.len());
    let all = Line::plain(ask::more_passages(more));
    lines.push(all.and(Span::Code(format!("promptfate show {}", tier.id))));
    page.list(lines);
}

/// A passage that is proven needs no more than its link: grade and days stand at the top.
fn in_short(catalog: &Catalog, tier: &Tier, citation: &Citation) -> Option<Line> {
    let source = catalog.source(tier, citation)?;
    match citation.grade(Some(source)) {
        Grade::Verified => Some(Line::default().and(Span::Link { text: source.title.clone(), url: citation.link(source) })),
        Grade::Cited | Grade::Secondary => full_source(catalog, tier, citation),
    }
}
