//! The entries of a timeline are not newest first.

use super::timeline::above;
use crate::diagnostic::Severity;
use crate::model::Since;
use crate::records::Step;
use crate::validate::rule::each_entry;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "unordered-timeline",
    severity: Severity::Error,
    about: "the entries of a timeline are not newest first",
    why: "The first entry is read as today's answer. An old one on top is shown as if it held now, and of two that begin on one day \
          nobody can say which holds.",
    help: "put the newest entry first; only entries for different regions may begin on one day",
    bad: "training:\n  - since: \"2023-03-01\"\n    answer: never\n  - since: \"2025-10-08\"\n    answer: opt_out",
    good: "training:\n  - since: \"2025-10-08\"\n    answer: opt_out\n  - since: \"2023-03-01\"\n    answer: never",
    check: Check::Tier(|tier, _, findings| {
        each_entry(tier, |question, [key, index], entry| {
            let Step::Index(at) = *index else { return };
            // Next to its dated neighbour above is enough: if every neighbour is newer, all are.
            let newer = above(tier.timeline(question), at).find_map(|entry| entry.since).map(Since::day);
            if let (Some(since), Some(newer)) = (entry.since.map(Since::day), newer)
                && since >= newer
            {
                let message = format!("found {since} below {newer}, wanted an earlier day");
                findings.value(&[*key, *index, Step::Key("since")], message);
            }
        });
    }),
};
