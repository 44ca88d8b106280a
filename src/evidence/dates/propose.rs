//! Proposes the beginning of an entry with the right time, as `cite` writes citations.

use super::{Dates, Finding, Kind};
use crate::archive::{Archive, Stands};
use crate::evidence::cite::{block, cite};
use crate::records::Catalog;

/// Returns for each finding what would stand in its entry, where editions show when the answer began: the time, and the first
/// edition that has all it cites.
pub fn propose(catalog: &Catalog, archive: &Archive, dates: &Dates) -> Vec<Option<String>> {
    dates.findings.iter().map(|finding| entry(catalog, archive, finding)).collect()
}

fn entry(catalog: &Catalog, archive: &Archive, finding: &Finding) -> Option<String> {
    let span = finding.span.filter(|_| finding.kind == Kind::Earlier)?;
    let tier = catalog.tiers.iter().find(|tier| tier.id == finding.place.tier)?;
    let position: usize = finding.place.pointer.rsplit('/').next()?.parse().ok()?;
    let entry = tier.timeline(finding.question).get(position)?;
    let mut blocks: Vec<String> = Vec::new();
    for citation in &entry.cite {
        let (source, passage) = (catalog.source(tier, citation)?, citation.passage.as_ref()?);
        let of_source = finding.proofs.iter().filter(|proof| proof.shows == Stands::Has && proof.source == citation.source);
        let version = of_source.max_by_key(|proof| proof.day)?.version.as_str();
        // Another wording of a later version is not in this one, and says nothing of the beginning.
        let proven = cite(archive, &citation.source, source, &passage.from, &passage.to, Some(version))
            .ok()
            .map(|(citation, _)| citation);
        blocks.extend(proven.filter(|proven| proven.digest == citation.digest).map(|proven| block(&proven)));
    }
    blocks.dedup();
    let after = span.after.map(|after| format!("after: \"{after}\", ")).unwrap_or_default();
    let since = format!("  - since: {{{after}by: \"{}\"}}", span.by);
    let place = format!("# {}.yaml{}", tier.id, finding.place.pointer);
    Some(format!("{place}\n{since}\n    answer: {}\n    cite:\n{}", entry.answer, blocks.concat()))
}
