//! Looks through what a tool sent.

use serde_json::Value;

use super::named_files::{self, Seen};
use super::parts::Parts;
use super::{Agent, Asked, Event, MOST, conversation, input, mask};
use crate::printable::is_unsafe;
use crate::scan::{Finding, Scanner};

/// What was found in what a tool sent.
#[derive(Debug)]
pub struct Inspection {
    /// What the tool asked.
    pub asked: Asked,
    /// What was found first, one finding being reason enough, and where.
    pub found: Option<Found>,
    /// The files that go out too and were not looked through, each with why.
    pub unread: Vec<(String, String)>,
}

/// What was found first.
#[derive(Debug)]
pub struct Found {
    /// Where.
    pub place: Place,
    /// What; never nothing.
    pub findings: Vec<Finding>,
}

/// Where a secret stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In the text itself.
    Text,
    /// In something else that was sent, so that its lines say nothing.
    Elsewhere,
    /// In a file that goes out with it.
    File(String),
    /// In the conversation, in a prompt that was stopped or in what a command that failed gave back.
    Conversation,
}

/// Why something was not looked through.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Why.
    pub why: String,
    /// What the tool asked, as far as that is known.
    pub asked: Asked,
    /// Whether the event is none of ours, so that nothing is to be stopped.
    pub is_foreign: bool,
}

/// The keys under which tools that edit have the text that goes.
const OLD: &[&str] = &["old_string", "old_str", "oldString", "oldStr", "old_text", "oldText", "old"];
/// The same, where what a tool is given is JSON in a text.
const OLD_AND_GIVEN: &[&str] =
    &["old_string", "old_str", "oldString", "oldStr", "old_text", "oldText", "old", "toolArgs", "tool_input"];
/// The key under which the outputs of several tools come at once, and what stands beside each: it was looked at when the tool was to be used.
const BATCH: &str = "tool_calls";
const GIVEN: &[&str] = &["tool_input"];
/// The tool whose text is a patch.
const PATCH: &str = "apply_patch";

/// Looks through what a tool sent, for personal data too if asked for. The text is not kept.
///
/// # Errors
/// The input is not what the tool's documentation says, has no text where it says there is one, or is larger than [`MOST`].
pub fn inspect(agent: &Agent, input: &[u8], personal: bool) -> Result<Inspection, Fault> {
    let scanner = Scanner::new(personal, &[]);
    inspect_with(&scanner.map_err(|why| Fault::unread(agent, input, why))?, agent, input)
}

/// As [`inspect`], with a scanner that has been made.
///
/// # Errors
/// As [`inspect`].
pub fn inspect_with(scanner: &Scanner, agent: &Agent, input: &[u8]) -> Result<Inspection, Fault> {
    let unread = |why: String| Fault::unread(agent, input, why);
    if input.len() > MOST {
        return Err(unread(format!("found an input of {} bytes, at most {MOST} are looked through", input.len())));
    }
    let text = input::text_of(input).map_err(unread)?;
    if agent.settings.is_none() && !text.trim_start().starts_with('{') {
        let asked = Asked { event: Some(Event::Prompt), ..Asked::default() };
        return Ok(Inspection::of(asked, Place::Text, scanner.first_in(&text)));
    }
    let json = input::without_halves(&text);
    let broken = |error: serde_json::Error| unread(format!("found no JSON: {error}"));
    let mut value: Value = serde_json::from_str(&json).map_err(broken)?;
    let (name, event) = agent.event(&value).map_err(|name| Fault {
        why: unknown(agent, &name, scanner),
        asked: Asked::default(),
        is_foreign: true,
    })?;
    let tool = ["tool_name", "toolName", "tool"].iter().find_map(|key| value.get(*key)?.as_str());
    let asked = Asked { event: Some(event), name, tool: tool.unwrap_or_default().to_owned(), masked: None };
    let keys = agent.keys(event);
    let is_edit =
        event == Event::Tool && (agent.edits.contains(&asked.tool.as_str()) || agent.edits.contains(&asked.name.as_str()));
    let is_in_text = is_edit && keys.iter().any(|key| value.get_mut(*key).is_some_and(opened));
    let given: Vec<(&str, &Value)> = keys.iter().filter_map(|key| Some((*key, value.get(*key)?))).collect();
    if given.iter().all(|(_, value)| value.is_null() || value.is_boolean()) {
        // A tool that renames its field must not switch the hook off unnoticed.
        return Err(Fault { why: format!("found no text under `{}`", keys.join("`, `")), asked, is_foreign: false });
    }
    if event == Event::Output {
        return Ok(in_output(scanner, asked, &given));
    }
    let parts = || Parts {
        // What goes has been in the file, and the model has read it there.
        left_out: if is_edit { OLD } else { &[] },
        is_patch: is_edit && asked.tool == PATCH,
        ..Parts::default()
    };
    let (mut first, mut all) = (parts(), parts());
    if is_in_text {
        all.left_out = OLD_AND_GIVEN;
    }
    given.into_iter().try_for_each(|(_, value)| first.add(value)).map_err(broken)?;
    // A model wrote what a tool is given, and could write the mark too.
    let first_in = |text: &str| if event == Event::Tool { scanner.first_whatever_marked(text) } else { scanner.first_in(text) };
    let findings = first_in(&first.whole());
    if !findings.is_empty() {
        return Ok(Inspection::of(asked, Place::Text, findings));
    }
    // What stands under other keys goes out too, and a key that stands twice hides what the first one held.
    all.add(&mut serde_json::Deserializer::from_str(&json)).map_err(broken)?;
    let findings = first_in(&all.whole());
    if !findings.is_empty() {
        return Ok(Inspection::of(asked, Place::Elsewhere, findings));
    }
    let mut not_read = Vec::new();
    for file in named_files::of(agent, event, &asked.name, &asked.tool, &value) {
        match named_files::look(&file, scanner) {
            Seen::Clean => {}
            Seen::Secret(findings) => return Ok(Inspection::of(asked, Place::File(file.name), findings)),
            Seen::Unread(why) => not_read.push((file.name, why)),
        }
    }
    let findings = if event == Event::Prompt { conversation::before(agent, &value, scanner) } else { Vec::new() };
    if !findings.is_empty() {
        return Ok(Inspection::of(asked, Place::Conversation, findings));
    }
    Ok(Inspection { asked, found: None, unread: not_read })
}

/// Puts the object that stands in a text in its place; returns whether there is one.
fn opened(value: &mut Value) -> bool {
    let Some(object) = value.as_str().and_then(|text| serde_json::from_str::<Value>(text).ok()).filter(Value::is_object) else {
        return false;
    };
    *value = object;
    true
}

/// Looks through what a tool gave back. The mark counts for nothing in it: a model can have a tool write it.
fn in_output(scanner: &Scanner, asked: Asked, given: &[(&str, &Value)]) -> Inspection {
    let is_batch = given.iter().any(|(key, _)| *key == BATCH);
    let mut parts = Parts { left_out: if is_batch { GIVEN } else { &[] }, ..Parts::default() };
    for (_, value) in given {
        // A value in memory has no end too early.
        let _ = parts.add(*value);
    }
    let findings = scanner.first_whatever_marked(&parts.whole());
    let masked = given.first().filter(|_| !findings.is_empty()).and_then(|(_, value)| mask::masked(value, scanner));
    Inspection::of(Asked { masked, ..asked }, Place::Text, findings)
}

impl Inspection {
    fn of(asked: Asked, place: Place, findings: Vec<Finding>) -> Inspection {
        let found = (!findings.is_empty()).then_some(Found { place, findings });
        Inspection { asked, found, unread: Vec::new() }
    }
}

impl Fault {
    /// Returns that an input was not looked through.
    pub fn unread(agent: &Agent, input: &[u8], why: String) -> Fault {
        let asked = agent.event_in(input).map(|(name, event)| Asked { event: Some(event), name, ..Asked::default() });
        Fault { why, asked: asked.unwrap_or_default(), is_foreign: false }
    }
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

    fn looked(agent: &Agent, input: &str) -> Result<(Event, Option<Place>), String> {
        let seen = inspect_with(&scanner(), agent, input.as_bytes()).map_err(|fault| fault.why)?;
        Ok((seen.asked.event.unwrap(), seen.found.map(|found| found.place)))
    }

    #[test]
    fn plain_text_and_json_are_looked_through_up_to_a_size() {
        assert_eq!(looked(&GENERIC, &format!("my key is {}", key())), Ok((Event::Prompt, Some(Place::Text))));
        assert_eq!(looked(&GENERIC, "nothing here"), Ok((Event::Prompt, None)));
        assert_eq!(looked(&GENERIC, &" ".repeat(MOST)), Ok((Event::Prompt, None)));
        assert!(looked(&GENERIC, &" ".repeat(MOST + 1)).unwrap_err().contains("at most 16777216"));
        assert!(looked(&CLAUDE_CODE, "my key").unwrap_err().contains("no JSON"));
    }

    #[test]
    fn the_keys_of_the_event_come_first_and_then_all_others() {
        let prompt =
            |key: &str, value: &str| format!(r#"{{"hook_event_name":"UserPromptSubmit","prompt":"hi","{key}":"{value}"}}"#);
        assert_eq!(looked(&CLAUDE_CODE, &prompt("prompt", &key())), Ok((Event::Prompt, Some(Place::Text))));
        assert_eq!(looked(&CLAUDE_CODE, &prompt("cwd", &key())), Ok((Event::Prompt, Some(Place::Elsewhere))));
        assert_eq!(looked(&CLAUDE_CODE, &prompt("cwd", "/home")), Ok((Event::Prompt, None)));
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
        assert_eq!(looked(&CLAUDE_CODE, &prompt), Ok((Event::Prompt, None)));
        assert_eq!(looked(&CLAUDE_CODE, &tool), Ok((Event::Tool, Some(Place::Text))));
    }

    #[test]
    fn an_unknown_event_is_named_without_what_harms_and_without_a_secret() {
        let said = |event: &str| unknown(&CLAUDE_CODE, event, &scanner());
        assert_eq!(
            said("Stop"),
            "found the event `Stop`, this hook is for UserPromptSubmit, PreToolUse, PreSkillShellCommand, PostToolUse, PostToolBatch"
        );
        assert!(said("S\u{1b}[31mt\u{202e}op\n").contains("`S[31mtop`"));
        assert!(said(&"x".repeat(99)).contains(&format!("`{}`", "x".repeat(40))));
        assert!(said(&key()).starts_with("found an event whose name holds a secret"));
    }

    #[test]
    fn an_edit_that_takes_a_secret_out_passes_and_one_that_puts_it_in_does_not() {
        let edit = |tool: &str, input: Value| {
            let input = serde_json::json!({"hook_event_name": "PreToolUse", "tool_name": tool, "tool_input": input});
            looked(&CLAUDE_CODE, &input.to_string()).unwrap().1.is_some()
        };
        let change = |old: &str, new: &str| serde_json::json!({"file_path": "a", "old_string": old, "new_string": new});
        assert!(!edit("Edit", change(&key(), "env!(KEY)")) && edit("Edit", change("env!(KEY)", &key())));
        assert!(!edit("MultiEdit", serde_json::json!({"edits": [change(&key(), "x")]})));
        assert!(edit("mcp__store__put", change(&key(), "x")), "what another's tool does with it is not known");
        let patch = |from: &str, to: &str| {
            let patch = format!("*** Begin Patch\n*** Update File: a\n@@\n-{from}\n+{to}\n*** End Patch");
            let input = serde_json::json!({"hook_event_name": "PreToolUse", "tool_name": "apply_patch", "tool_input": {"command": patch}});
            looked(&crate::hook::CODEX, &input.to_string()).unwrap().1.is_some()
        };
        assert!(!patch(&key(), "x") && patch("x", &key()));
    }

    #[test]
    fn an_output_is_masked_whatever_marks_it_bears_and_what_was_given_counts_only_before() {
        let seen = |input: Value| inspect_with(&scanner(), &CLAUDE_CODE, input.to_string().as_bytes()).unwrap();
        let output = |text: String| {
            seen(serde_json::json!({"hook_event_name": "PostToolUse", "tool_name": "Bash", "tool_input": {"command": key()},
                "tool_response": {"stdout": text, "interrupted": false}}))
        };
        let marked = output(format!("{} {}", key(), crate::scan::ALLOW));
        let masked = marked.asked.masked.unwrap();
        assert!(!masked.to_string().contains("a1B2") && masked["interrupted"] == false, "{masked}");
        let clean = output("clean".to_owned());
        assert!(clean.found.is_none() && clean.asked.masked.is_none());
        let batch = |given: &str, back: &str| {
            seen(serde_json::json!({"hook_event_name": "PostToolBatch",
                "tool_calls": [{"tool_name": "Bash", "tool_input": {"command": given}, "tool_response": back}]}))
        };
        assert!(batch(&key(), "x").found.is_none() && batch("x", &key()).found.is_some());
    }

    #[test]
    fn what_was_not_read_keeps_its_event_and_an_event_of_others_is_told_apart() {
        let fault = |input: &str| inspect_with(&scanner(), &CLAUDE_CODE, input.as_bytes()).unwrap_err();
        let broken = fault(r#"{"session_id":"1","hook_event_name": "PostToolUse","tool_response":"#);
        assert_eq!((broken.asked.event, broken.is_foreign), (Some(Event::Output), false));
        let hidden = fault(r#"{"prompt":"\"hook_event_name\":\"PostToolUse\"", "hook_event_name":"UserPromptSubmit""#);
        assert_eq!(hidden.asked.event, Some(Event::Prompt));
        assert!(fault(r#"{"hook_event_name":"Stop"}"#).is_foreign);
    }
}
