//! A citation names a source that is not listed.

use crate::diagnostic::Severity;
use crate::records::Step;
use crate::validate::rule::each_citation;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "unlisted-source",
    severity: Severity::Error,
    about: "a citation names a source that the provider's file does not list",
    why: "Without the source there is no title, no address and no archive: nobody can go back to the passage.",
    help: "list it under `sources` in provider.yaml, or name one that is there (`provider/source` for another provider's)",
    bad: "cite: [{source: privacy-polcy, ...}]",
    good: "cite: [{source: privacy-policy, ...}]",
    check: Check::Tier(|tier, subject, findings| {
        each_citation(tier, |path, citation| {
            // Where the tier's own provider is missing, that is said once and not for every citation.
            let is_orphan = !subject.catalog.providers.contains_key(tier.provider()) && !citation.source.contains('/');
            if !is_orphan && subject.catalog.source(tier, citation).is_none() {
                let path = [path, &[Step::Key("source")]].concat();
                findings.value(&path, format!("found the source `{}`, which is not listed", citation.source));
            }
        });
    }),
};
