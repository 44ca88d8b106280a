//! What a person is told by a hook.

use crate::hook::{Event, Found, Inspection, Kept, Place};

/// Returns what was found and where, never the secret itself.
pub fn reason(inspection: &Inspection, found: &Found, kept: Kept, about_tier: Option<&str>) -> String {
    let event = inspection.asked.event.unwrap_or(Event::Prompt);
    let has_lines = matches!((event, &found.place), (Event::Prompt, Place::Text) | (_, Place::File(_)));
    let mut kinds: Vec<String> = Vec::new();
    for finding in &found.findings {
        let one = if has_lines {
            format!("{} (line {})", finding.rule.about, finding.start.line)
        } else {
            finding.rule.about.to_owned()
        };
        if !kinds.contains(&one) {
            kinds.push(one);
        }
    }
    let more = kinds.len().saturating_sub(5);
    kinds.truncate(5);
    let what = match (event, &found.place) {
        (_, Place::File(name)) => format!("The file {name}, which would go out too,"),
        (Event::Prompt, _) => "The prompt".to_owned(),
        (Event::Tool, _) => "What the tool is given".to_owned(),
        (Event::Output, _) => "What the tool gave back".to_owned(),
    };
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let tier = about_tier.map(|about| format!(" {about}")).unwrap_or_default();
    // The model reads what is said of a tool, and is not to learn how a line is let through.
    let to_do = match event {
        Event::Prompt => format!("Take it out, or put {} on its line if it is none.", crate::scan::ALLOW),
        Event::Tool => "Take it out.".to_owned(),
        Event::Output => kept_words(kept).to_owned(),
    };
    format!("{what} holds {}{more}.{tier} {to_do}", kinds.join(", "))
}

const fn kept_words(kept: Kept) -> &'static str {
    match kept {
        Kept::Masked => "A placeholder stands in its place.",
        Kept::Withheld => "It was kept from the model.",
        Kept::Stopped => "The session was stopped with it in it: begin a new one, since going on with this one would send it.",
        Kept::Sent => "It could not be kept from the model: the tool takes no answer that does. Change the secret.",
    }
}

/// Returns that files that go out were not looked through.
pub fn files_not_looked(files: &[(String, String)]) -> String {
    let files: Vec<String> = files.iter().map(|(name, why)| format!("{name} ({why})")).collect();
    format!("promptfate did not look through {}", files.join(", "))
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
