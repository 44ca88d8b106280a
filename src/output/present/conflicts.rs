//! Where two texts of one provider disagree.

use super::answers::{head, source};
use super::{Line, Page, Tone};
use crate::output::wording::{conflict, label, regions, sentence};
use crate::questions::conflicts::Disagreement;
use crate::records::Catalog;

/// Returns each disagreement with both answers and where each stands.
pub fn conflicts(catalog: &Catalog, found: &[Disagreement<'_>]) -> Page {
    let mut page = Page::titled("Conflicts");
    for (at, one) in found.iter().enumerate() {
        if at == 0 || found[at - 1].tier.id != one.tier.id {
            page.heading(1, head(catalog, one.tier));
        }
        let (tone, words) = sentence(&one.entry.answer);
        let place = if one.entry.regions.is_empty() { String::new() } else { format!(" in {}", regions(&one.entry.regions)) };
        page.heading(2, Line::strong(format!("{}{place}: ", label(one.question))).and(super::Span::Toned(tone, words)));
        page.paragraph(conflict(one.conflict));
        let cited = one.entry.cite.iter().take(1).chain(&one.conflict.cite);
        page.list(cited.filter_map(|citation| source(catalog, one.tier, citation)).collect());
    }
    if found.is_empty() {
        page.paragraph("No texts of these providers are known to disagree.");
    }
    page.paragraph(Line::toned(
        Tone::Dim,
        "Shown is the answer that is worse for the person; which text a provider follows nobody knows.",
    ));
    page
}
