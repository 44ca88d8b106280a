//! A tier stands in a folder without a provider.

use crate::diagnostic::{Place, Severity};
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "missing-provider",
    severity: Severity::Error,
    about: "a tier stands in a folder without a provider",
    why: "The provider's file has its name and its documents. Without it no citation of the tier leads anywhere.",
    help: "write provider.yaml in the same folder (`promptfate new` makes one), or mend it if it is there",
    bad: "data/example/chat.yaml",
    good: "data/example/chat.yaml\ndata/example/provider.yaml",
    check: Check::Catalog(|subject, found| {
        for tier in &subject.catalog.tiers {
            if !subject.catalog.providers.contains_key(tier.provider()) {
                let message = format!("found no provider.yaml that can be read in `{}`", tier.provider());
                found.push((format!("{}.yaml", tier.id), Place::File, message));
            }
        }
    }),
};
