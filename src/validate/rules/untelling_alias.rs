//! An alias has no word by which a product is known.

use crate::diagnostic::Severity;
use crate::names::tells;
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "untelling-alias",
    severity: Severity::Error,
    about: "an alias has no word by which a product is known",
    why: "Words such as `ai assistant` or `writing tools` stand in everybody's questions. Were they a name, `ask` would answer \
          for this tier whoever asks about another.",
    help: "add the product's own word, or leave the alias out",
    bad: "aliases: [ai assistant]",
    good: "aliases: [acme ai assistant]",
    check: Check::Tier(|tier, _, findings| {
        for (index, alias) in tier.aliases.iter().enumerate().filter(|(_, alias)| !tells(alias)) {
            findings.value(&[Step::Key("aliases"), Step::Index(index)], format!("found `{alias}`"));
        }
    }),
};
