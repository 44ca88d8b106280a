//! What a person is told by a hook.

use crate::hook::{Event, Inspection};

/// Returns what was found and where, never the secret itself.
pub fn reason(inspection: &Inspection, about_tier: Option<&str>) -> String {
    let mut found: Vec<String> = Vec::new();
    for finding in &inspection.findings {
        let one = match inspection.event {
            Event::Prompt if !inspection.is_elsewhere => format!("{} (line {})", finding.rule.about, finding.start.line),
            Event::Prompt | Event::Tool => finding.rule.about.to_owned(),
        };
        if !found.contains(&one) {
            found.push(one);
        }
    }
    let more = found.len().saturating_sub(5);
    found.truncate(5);
    let what = match inspection.event {
        Event::Prompt => "The prompt",
        Event::Tool => "What the tool is given",
    };
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let tier = about_tier.map(|about| format!(" {about}")).unwrap_or_default();
    // The model reads what is said of a tool, and is not to learn how a line is let through.
    let or_allow = match inspection.event {
        Event::Prompt => format!(", or put {} on its line if it is none", crate::scan::ALLOW),
        Event::Tool => String::new(),
    };
    format!("{what} holds {}{more}.{tier} Take it out{or_allow}.", found.join(", "))
}

/// Returns what becomes of prompts on a tier.
pub fn in_a_sentence(tier: &str, trains: &str, kept: &str) -> String {
    format!("{tier}: does it train on it? {trains} {kept}")
}

/// Returns that it could not be looked through.
pub fn not_looked(why: &str, passes: bool) -> String {
    if passes {
        format!("promptfate could not look, and let it pass: {why}")
    } else {
        format!("promptfate could not look: {why}")
    }
}
