//! A time between two versions ends before it begins.

use crate::diagnostic::Severity;
use crate::model::Since;
use crate::records::Step;
use crate::validate::rule::each_entry;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "backward-span",
    severity: Severity::Error,
    about: "a time between two versions ends before it begins",
    why: "`after` is the day of the last archived version without the answer, `by` that of the first with it. The other way round no day lies \
          between them.",
    help: "`promptfate verify --dates --fix` gives both days; leave out `after` where the archive begins with the answer",
    bad: "since: {after: \"2025-02-05\", by: \"2025-01-04\"}",
    good: "since: {after: \"2025-01-04\", by: \"2025-02-05\"}",
    check: Check::Tier(|tier, _, findings| {
        each_entry(tier, |_, [question, index], entry| {
            if let Some(span) = entry.since.and_then(Since::span)
                && let Some(after) = span.after.filter(|after| *after >= span.by)
            {
                let path = [*question, *index, Step::Key("since")];
                findings.value(&path, format!("found {} by a version behind that of {after}", span.by));
            }
        });
    }),
};
