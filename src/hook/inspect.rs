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
    let shown: String = event.chars().filter(|c| !c.is_control() && !is_unsafe(*c)).take(40).collect();
    let ours = agent.event_names().join(", ");
    match scanner.first_in(event).is_empty() {
        true => format!("found the event `{shown}`, this hook is for {ours}"),
        false => format!("found an event whose name holds a secret, this hook is for {ours}"),
    }
}
