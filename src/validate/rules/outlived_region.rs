//! An answer for a region is older than the one that holds everywhere else.

use super::timeline::newest;
use crate::diagnostic::Severity;
use crate::model::Since;
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "outlived-region",
    severity: Severity::Warning,
    about: "an answer for a region is older than the one that holds everywhere else",
    why: "When the general answer changed, the exception may have ended with it. It is still shown to people of that region, who \
          rely on it.",
    help: "read whether it still holds there: cite a version read since then, or say with `until` when it ended",
    bad: "- since: \"2025-10-08\"\n  answer: opt_out\n- since: \"2024-02-15\"\n  regions: [EEA]\n  answer: never\n  cite: [{..., read: \"2024-03-01\"}]",
    good: "- since: \"2025-10-08\"\n  answer: opt_out\n- since: \"2024-02-15\"\n  regions: [EEA]\n  answer: never\n  cite: [{..., read: \"2026-08-22\"}]",
    check: Check::Tier(|tier, subject, findings| {
        for (question, timeline) in &tier.timelines {
            // A change that is only announced has ended nothing yet.
            let mut general = timeline.iter().filter(|entry| entry.regions.is_empty());
            let in_force = general.find(|entry| entry.since.is_none_or(|since| since.day() <= subject.today));
            let Some(changed) = in_force.and_then(|entry| entry.since).map(Since::day) else { continue };
            for (index, entry) in newest(timeline).filter(|(_, entry)| !entry.regions.is_empty() && entry.until.is_none()) {
                let is_read_since = entry.cite.iter().any(|citation| citation.read >= changed);
                if let Some(since) = entry.since.map(Since::day).filter(|since| *since < changed && !is_read_since) {
                    let path = [Step::Key(question.as_str()), Step::Index(index), Step::Key("since")];
                    findings.value(&path, format!("found {since}, but the general answer changed on {changed}"));
                }
            }
        }
    }),
};
