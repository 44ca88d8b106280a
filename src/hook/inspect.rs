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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hook::{CLAUDE_CODE, GENERIC};

    fn key() -> String {
        format!("ghp_{}", "a1B2c3D4e5".repeat(4).split_at(36).0)
    }

    fn scanner() -> Scanner {
        Scanner::new(false, &[]).unwrap()
    }

    fn looked(agent: &Agent, input: &str) -> Result<(Event, bool, usize), String> {
        let found = inspect_with(&scanner(), agent, input.as_bytes())?;
        Ok((found.event, found.is_elsewhere, found.findings.len()))
    }

    #[test]
    fn plain_text_and_json_are_looked_through_up_to_a_size() {
        assert_eq!(looked(&GENERIC, &format!("my key is {}", key())), Ok((Event::Prompt, false, 1)));
        assert_eq!(looked(&GENERIC, "nothing here"), Ok((Event::Prompt, false, 0)));
        assert_eq!(looked(&GENERIC, &" ".repeat(MOST)), Ok((Event::Prompt, false, 0)));
        assert!(looked(&GENERIC, &" ".repeat(MOST + 1)).unwrap_err().contains("at most 4194304"));
        assert!(looked(&CLAUDE_CODE, "my key").unwrap_err().contains("no JSON"));
    }

    #[test]
    fn the_keys_of_the_event_come_first_and_then_all_others() {
        let prompt =
            |key: &str, value: &str| format!(r#"{{"hook_event_name":"UserPromptSubmit","prompt":"hi","{key}":"{value}"}}"#);
        assert_eq!(looked(&CLAUDE_CODE, &prompt("prompt", &key())), Ok((Event::Prompt, false, 1)));
        assert_eq!(looked(&CLAUDE_CODE, &prompt("cwd", &key())), Ok((Event::Prompt, true, 1)));
        assert_eq!(looked(&CLAUDE_CODE, &prompt("cwd", "/home")), Ok((Event::Prompt, true, 0)));
        for silent in ["{}", r#"{"prompt":null}"#, r#"{"prompt":true}"#] {
            let input = silent.replacen('{', r#"{"hook_event_name":"UserPromptSubmit","x":1,"#, 1).replace(",}", "}");
            assert_eq!(looked(&CLAUDE_CODE, &input), Err("found no text under `prompt`".to_owned()));
        }
    }

    #[test]
    fn a_mark_lets_a_prompts_line_through_and_never_what_a_model_wrote() {
        let marked = format!("{} {}", key(), crate::scan::ALLOW);
        let prompt = format!(r#"{{"hook_event_name":"UserPromptSubmit","prompt":"{marked}"}}"#);
        let tool = format!(r#"{{"hook_event_name":"PreToolUse","tool_input":{{"command":"{marked}"}}}}"#);
        assert_eq!(looked(&CLAUDE_CODE, &prompt), Ok((Event::Prompt, true, 0)));
        assert_eq!(looked(&CLAUDE_CODE, &tool), Ok((Event::Tool, false, 1)));
    }

    #[test]
    fn an_unknown_event_is_named_without_what_harms_and_without_a_secret() {
        let said = |event: &str| unknown(&CLAUDE_CODE, event, &scanner());
        assert_eq!(said("Stop"), "found the event `Stop`, this hook is for UserPromptSubmit, PreToolUse");
        assert!(said("S\u{1b}[31mt\u{202e}op\n").contains("`S[31mtop`"));
        assert!(said(&"x".repeat(99)).contains(&format!("`{}`", "x".repeat(40))));
        assert!(said(&key()).starts_with("found an event whose name holds a secret"));
    }
}
