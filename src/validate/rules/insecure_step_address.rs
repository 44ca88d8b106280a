//! The address at which an opt-out starts is not a plain https one.

use super::insecure_address::fault;
use crate::diagnostic::Severity;
use crate::model::Question;
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "insecure-step-address",
    severity: Severity::Error,
    about: "the address at which an opt-out starts is not a plain https one",
    why: "People sign in where it leads. Over http anyone on the way can put another page in its place.",
    help: "write the address of the page, beginning with https://",
    bad: "opt_out:\n  - answer: setting\n    url: http://example.com/settings",
    good: "opt_out:\n  - answer: setting\n    url: https://example.com/settings",
    check: Check::Tier(|tier, _, findings| {
        for (index, entry) in tier.timeline(Question::OptOut).iter().enumerate() {
            if let Some(fault) = entry.url.as_deref().and_then(fault) {
                findings.value(&[Step::Key(Question::OptOut.as_str()), Step::Index(index), Step::Key("url")], fault);
            }
        }
    }),
};
