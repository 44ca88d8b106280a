//! Looks through what a tool sent.

use serde_json::Value;

use super::parts::Parts;
use super::{Agent, Event, MOST, input};
use crate::printable::is_unsafe;
use crate::scan::{Finding, Scanner};

/// What was found in what a tool sent.
#[derive(Debug)]
pub struct Inspection {
    /// When the tool asks.
    pub event: Event,
    /// Whether it stands outside of the text itself, so that its lines say nothing.
    pub is_elsewhere: bool,
    /// What was found first: one finding is reason enough.
    pub findings: Vec<Finding>,
}

/// Looks through what a tool sent, for personal data too if asked for. The text is not kept.
///
/// # Errors
/// The input is not what the tool's documentation says, has no text where it says there is one, or is larger than [`MOST`].
pub fn inspect(agent: &Agent, input: &[u8], personal: bool) -> Result<Inspection, String> {
    inspect_with(&Scanner::new(personal, &[])?, agent, input)
}

/// As [`inspect`], with a scanner that has been made.
///
/// # Errors
/// As [`inspect`].
pub fn inspect_with(scanner: &Scanner, agent: &Agent, input: &[u8]) -> Result<Inspection, String> {
    if input.len() > MOST {
        return Err(format!("found an input of {} bytes, at most {MOST} are looked through", input.len()));
    }
    let input = input::text_of(input)?;
    if agent.settings.is_none() && !input.trim_start().starts_with('{') {
        return Ok(Inspection { event: Event::Prompt, is_elsewhere: false, findings: scanner.first_in(&input) });
    }
    let json = input::without_halves(&input);
    let value: Value = serde_json::from_str(&json).map_err(|error| format!("found no JSON: {error}"))?;
    let event = agent.event(&value).map_err(|name| unknown(agent, &name, scanner))?;
    let keys = agent.keys(event);
    let given: Vec<&Value> = keys.iter().filter_map(|key| value.get(*key)).collect();
    if given.iter().all(|value| value.is_null() || value.is_boolean()) {
        // A tool that renames its field must not switch the hook off unnoticed.
        return Err(format!("found no text under `{}`", keys.join("`, `")));
    }
    let broken = |error: serde_json::Error| format!("found no JSON: {error}");
    let (mut parts, mut all) = (Parts::default(), Parts::default());
    given.into_iter().try_for_each(|value| parts.add(value)).map_err(broken)?;
    // A model wrote what a tool is given, and could write the mark too.
    let first_in = |text: &str| if event == Event::Tool { scanner.first_whatever_marked(text) } else { scanner.first_in(text) };
    let findings = first_in(&parts.whole());
    if !findings.is_empty() {
        return Ok(Inspection { event, is_elsewhere: false, findings });
    }
    // What stands under other keys goes out too, and a key that stands twice hides what the first one held.
    all.add(&mut serde_json::Deserializer::from_str(&json)).map_err(broken)?;
    Ok(Inspection { event, is_elsewhere: true, findings: first_in(&all.whole()) })
}

/// Says which event was found. Whoever calls writes its name, so it is cut, and not said where it holds a secret.
fn unknown(agent: &Agent, event: &str, scanner: &Scanner) -> String {
    let is_secret = !scanner.first_in(event).is_empty();
    let shown: String = event.chars().filter(|c| !c.is_control() && !is_unsafe(*c)).take(40).collect();
    let found = if is_secret { "an event whose name holds a secret".to_owned() } else { format!("the event `{shown}`") };
    format!("found {found}, this hook is for {}", agent.event_names().join(", "))
}

/// Returns what a person is told of an inspection: what was found and where, never the secret itself.
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
