//! No tier cites a source.

use std::collections::HashSet;

use crate::diagnostic::{Place, Severity};
use crate::records::{Step, pointer_of};
use crate::validate::rule::each_citation;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "unused-source",
    severity: Severity::Warning,
    about: "no tier cites a source",
    why: "It looks as if the document had been read. Either an answer is missing, or the source is left over.",
    help: "cite it where it answers something, also as read and silent, or take it out",
    bad: "sources:\n  privacy-policy: {...}\n  old-terms: {...} # cited nowhere",
    good: "sources:\n  privacy-policy: {...}",
    // Looks at all records at once, so that every citation is visited once and not once for each provider.
    check: Check::Catalog(|subject, found| {
        let mut cited = HashSet::new();
        for tier in &subject.catalog.tiers {
            each_citation(tier, |_, citation| {
                cited.insert(citation.names(tier.provider()));
            });
        }
        for (id, provider) in &subject.catalog.providers {
            for source in provider.sources.keys().filter(|source| !cited.contains(&(id.as_str(), source.as_str()))) {
                let place = Place::Key(pointer_of(&[Step::Key("sources"), Step::Key(source)]));
                found.push((format!("{id}/provider.yaml"), place, format!("found the source `{source}`, which no tier cites")));
            }
        }
    }),
};
