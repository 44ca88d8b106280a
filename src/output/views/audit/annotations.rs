//! What is not allowed, at the lines of the tools file.

use super::{Audit, wording, wrong};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::organisation::audit::{Judgement, Verdict};
use crate::output::{Annotation, Annotations};
use crate::validate::{Located, locate};

/// The rules of what is not allowed.
const RULES: &[(&str, &str)] = &[("refused-tool", wording::REFUSED), ("unclear-tool", wording::UNCLEAR)];

/// Returns where the tools file names what is refused or unclear.
pub(super) fn annotations(of: &Audit<'_>) -> Annotations {
    let wrong: Vec<&Judgement<'_>> = of.judgements.iter().filter(|one| one.verdict != Verdict::Allowed).collect();
    let text = crate::records::read_text(of.file, "").unwrap_or_default();
    let place = |one: &&Judgement<'_>| Diagnostic::error("", "", "").at(Place::Value(format!("/tools/{}/tool", one.tool)));
    let places: Vec<Diagnostic> = wrong.iter().map(place).collect();
    let located = locate(&text, &places.iter().collect::<Vec<_>>());
    let found = wrong.iter().zip(&located).map(|(one, place)| annotation(of, one, &text, place)).collect();
    Annotations { command: "audit", guide: "docs/audit.md#verdicts", rules: RULES.to_vec(), found, unread: Vec::new() }
}

fn annotation(of: &Audit<'_>, one: &Judgement<'_>, text: &str, place: &Located) -> Annotation {
    let is_refused = one.verdict == Verdict::Refused;
    let name = one.subject.tier().map_or(of.tools[one.tool].tool.as_str(), |tier| tier.id.as_str());
    let (line, column) = (place.line as u64, place.column as u64);
    let width = text.get(place.bytes.clone()).map_or(0, |shown| shown.chars().count()) as u64;
    Annotation {
        rule: if is_refused { "refused-tool" } else { "unclear-tool" },
        severity: if is_refused { Severity::Error } else { Severity::Warning },
        message: format!("{name} is {} for {}: {}", one.verdict.as_str(), one.class, wrong(one)),
        help: None,
        file: of.file.display().to_string(),
        start: (line, column),
        end: (line, column + width),
        shown: None,
    }
}
