//! A tier, how well an answer is proven, and what proves it, as people read them.

use crate::model::{AsOf, Citation, Day, Entry, Grade, SourceKind, Tier};
use crate::output::wording::{ask, copies, since};
use crate::output::{Line, Span};
use crate::records::Catalog;

/// Returns the name of a tier with its provider.
pub fn head(catalog: &Catalog, tier: &Tier) -> Line {
    Line::plain(format!("{} ({})", tier.name, catalog.provider_name(tier)))
}

/// Returns the name of a tier with its provider and its id, by which it is found again.
pub fn called(catalog: &Catalog, tier: &Tier) -> String {
    format!("{} ({}), {}", tier.name, catalog.provider_name(tier), tier.id)
}

/// Returns how well an answer is proven, of which day, and all that weakens it.
pub fn about(catalog: &Catalog, tier: &Tier, entry: &Entry, as_of: &AsOf, today: Day) -> String {
    let mut about = Vec::new();
    about.extend(catalog.grade(tier, &entry.cite).map(|grade| grade.as_str().to_owned()));
    about.push(copies(&entry.cite));
    about.extend(entry.since.map(since));
    about.extend(tier.overtaken(entry, as_of.day).map(ask::overtaken));
    about.extend(
        entry.until.map(|until| if until < as_of.day { format!("LAPSED on {until}") } else { format!("lapses on {until}") }),
    );
    about.extend(tier.retired.filter(|retired| *retired <= as_of.day).map(ask::retired));
    if tier.confirmed.is_none() {
        about.push("one reviewer".to_owned());
    }
    let age = tier.days_since_read(today);
    if age > Tier::OLD_DAYS {
        about.push(ask::is_old(age));
    }
    about.join(", ")
}

/// Returns a mark for an answer that rests on someone else's words.
pub fn weak(catalog: &Catalog, tier: &Tier, cite: &[Citation]) -> &'static str {
    if catalog.grade(tier, cite) == Some(Grade::Secondary) { " (secondary)" } else { "" }
}

/// Returns a citation as a line: the document, how well it proves, the day of the copy, and the link to the passage.
pub fn source(catalog: &Catalog, tier: &Tier, citation: &Citation) -> Option<Line> {
    let source = catalog.source(tier, citation)?;
    let grade = citation.grade(Some(source)).as_str();
    let sort = if source.kind == SourceKind::Secondary { ask::SECONDARY } else { "" };
    let line = Line::plain(format!("{grade}, {}{sort}: ", copies(std::slice::from_ref(citation))));
    Some(line.and(Span::Link { text: source.title.clone(), url: citation.link(source) }))
}
