//! Whether a tool's hook protects: what its settings say, and what the installed command answers to an invented key.

use std::path::PathBuf;

use jsonc_parser::ParseOptions;
use jsonc_parser::cst::CstRootNode;
use serde_json::{Value, json};

use super::Agent;
use super::agents::{Comments, Event, Switch};
use super::command::program_of;

/// How a tool's hook stands.
#[derive(Debug)]
pub struct Standing {
    /// The tool.
    pub agent: &'static Agent,
    /// The settings in which the hook stands, or would.
    pub settings: PathBuf,
    /// Whether they are those of the current folder.
    pub is_project: bool,
    /// What keeps it from protecting, or from being known to.
    pub problems: Vec<Problem>,
    /// What the installed command answered, at each event.
    pub tried: Vec<Tried>,
}

/// What the installed command answered at one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// The event, as the tool calls it.
    pub event: String,
    /// Whether an invented key was stopped, or masked.
    pub stops_secret: bool,
    /// Whether a text without one passed.
    pub passes_clean: bool,
}

/// What a standing comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The settings are as they should be, and the command stops an invented key at each event.
    Protected,
    /// Something keeps it from protecting.
    NotProtected,
    /// Something is not known.
    Unclear,
}

/// What keeps a hook from protecting, or from being known to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The settings hold no hook of ours.
    NotInstalled,
    /// A file cannot be read, or is not of the form that the tool reads.
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        why: String,
        /// Whether it is the one in which the hook stands.
        is_own: bool,
    },
    /// The tool refuses a file with comments or commas at an end.
    Comments {
        /// Why, as a strict reader says it.
        why: String,
        /// Whether the tool was seen to refuse it; if not, that is not known.
        is_refused: bool,
    },
    /// Events at which the tool does not ask.
    NotAsked(Vec<String>),
    /// A switch turns hooks off.
    SwitchedOff {
        /// The file in which it stands.
        file: String,
        /// The key.
        key: String,
    },
    /// The tool has not been told to trust the hook.
    NotTrusted,
    /// The tool was told to trust a hook there; whether it was this one is not known.
    TrustUnknown,
    /// The program of the command is not there.
    MissingProgram {
        /// The program.
        program: String,
        /// Whether everything is stopped then.
        stops: bool,
    },
    /// The command names another program than this one, in settings that may have come with a clone, and was not run.
    OtherProgram(String),
    /// The command gave no answer.
    NoAnswer {
        /// The event.
        event: String,
        /// Why.
        why: String,
    },
    /// It let an invented key pass.
    Passes(String),
    /// It stopped a text without a secret.
    StopsAll(String),
    /// It only warns.
    WarnsOnly,
}

impl Problem {
    /// Returns its name, which does not change.
    pub const fn code(&self) -> &'static str {
        match self {
            Problem::NotInstalled => "not_installed",
            Problem::Unreadable { .. } => "unreadable",
            Problem::Comments { .. } => "comments",
            Problem::NotAsked(_) => "not_asked",
            Problem::SwitchedOff { .. } => "switched_off",
            Problem::NotTrusted => "not_trusted",
            Problem::TrustUnknown => "trust_unknown",
            Problem::MissingProgram { .. } => "missing_program",
            Problem::OtherProgram(_) => "other_program",
            Problem::NoAnswer { .. } => "no_answer",
            Problem::Passes(_) => "passes",
            Problem::StopsAll(_) => "stops_all",
            Problem::WarnsOnly => "warns_only",
        }
    }

    /// Returns whether the hook may protect all the same.
    const fn is_unclear(&self) -> bool {
        match self {
            Problem::Unreadable { is_own, .. } => !*is_own,
            Problem::Comments { is_refused, .. } => !*is_refused,
            Problem::TrustUnknown | Problem::OtherProgram(_) | Problem::StopsAll(_) => true,
            _ => false,
        }
    }
}

impl Standing {
    /// Returns what it comes to.
    pub fn verdict(&self) -> Verdict {
        match self.problems.as_slice() {
            [] => Verdict::Protected,
            all if all.iter().all(Problem::is_unclear) => Verdict::Unclear,
            _ => Verdict::NotProtected,
        }
    }
}

/// Returns what is wrong with the text of the settings in which a hook stands, given its commands.
pub fn in_settings(agent: &Agent, text: &str, commands: &[(Option<String>, String)]) -> Vec<Problem> {
    if commands.is_empty() {
        return vec![Problem::NotInstalled];
    }
    let mut problems = Vec::new();
    problems.extend(comments(agent, text));
    if commands.iter().all(|(event, _)| event.is_some()) {
        let is_asked = |name: &str| commands.iter().any(|(event, _)| event.as_deref() == Some(name));
        let missing: Vec<String> = agent.event_names().into_iter().filter(|name| !is_asked(name)).map(str::to_owned).collect();
        if !missing.is_empty() {
            problems.push(Problem::NotAsked(missing));
        }
    }
    let warns = |command: &str| command.split(' ').any(|word| word == "--warn");
    if commands.iter().any(|(_, command)| warns(command)) {
        problems.push(Problem::WarnsOnly);
    }
    problems
}

/// Returns that settings have what JSON has not, where the tool refuses that or may.
pub fn comments(agent: &Agent, text: &str) -> Option<Problem> {
    let comments = agent.settings.as_ref().filter(|settings| settings.is_json())?.comments;
    let strict = serde_json::from_str::<serde::de::IgnoredAny>(text.trim_start_matches('\u{feff}'));
    let why = strict.err().filter(|_| comments != Comments::Read)?.to_string();
    Some(Problem::Comments { why, is_refused: comments == Comments::Refused })
}

/// Returns the key by which a file turns hooks off, if one does.
///
/// # Errors
/// The text is not of the form that the tool reads.
pub fn switched_off(switch: &Switch, text: &str) -> Result<Option<&'static str>, String> {
    let text = text.trim_start_matches('\u{feff}');
    if let Some(key) = switch.toml {
        return Ok(has_line(text, key).then_some(key));
    }
    let root = CstRootNode::parse(text, &ParseOptions::default()).map_err(|error| error.to_string())?;
    let value = root.to_serde_value();
    let is_off = |(pointer, off): &&(&str, bool)| value.as_ref().and_then(|value| value.pointer(pointer)) == Some(&json!(off));
    Ok(switch.json.iter().find(is_off).map(|(pointer, _)| *pointer))
}

/// Returns whether `[table]` of a TOML text sets a key, given as `table.key = value`.
fn has_line(text: &str, wanted: &str) -> bool {
    let mut table = String::new();
    let plain = |text: &str| text.split('#').next().unwrap_or_default().replace([' ', '\t'], "");
    text.lines().map(plain).any(|line| {
        if let Some(name) = line.strip_prefix('[') {
            table = format!("{}.", name.trim_end_matches(']'));
            return false;
        }
        format!("{table}{line}") == plain(wanted)
    })
}

/// Returns whether Codex was told to trust a hook in a file: its configuration has a key that begins with the file's path.
pub fn trust_of_codex(config: &str, files: &[String]) -> Problem {
    let has = |file: &String| {
        let begins =
            [Value::from(format!("{file}:")).to_string(), format!("'{file}:'")].map(|key| key[..key.len() - 1].to_owned());
        config.lines().any(|line| line.contains("hooks.state") && begins.iter().any(|begin| line.contains(begin)))
    };
    if files.iter().any(has) { Problem::TrustUnknown } else { Problem::NotTrusted }
}

/// Returns the program that an installed command runs; an empty text where it is no single command.
pub fn program(agent: &Agent, command: &str) -> String {
    program_of(command, agent)
}

/// Returns what the tool would send at one of its events, with a text in it.
pub fn sample(agent: &Agent, name: &str, text: &str) -> Value {
    let event = agent.events.iter().find(|(known, _)| *known == name).map_or(Event::Prompt, |(_, event)| *event);
    let key = match agent.keys(event) {
        // What several tools gave back at once has a key of its own.
        [.., last] if name == "PostToolBatch" => *last,
        keys => keys.first().copied().unwrap_or_default(),
    };
    let value = match (event, key) {
        (Event::Prompt, "tool_info") => json!({"user_prompt": text}),
        (Event::Prompt, _) => json!(text),
        (Event::Tool, "command") => json!(text),
        (Event::Tool, _) => json!({"command": text}),
        (Event::Output, "tool_calls") => json!([{"tool_name": "Bash", "tool_input": {}, "tool_response": text}]),
        (Event::Output, "tool_output") => json!(json!({"content": [{"type": "text", "text": text}]}).to_string()),
        (Event::Output, _) => json!({"stdout": text}),
    };
    let mut input = json!({"session_id": "promptfate-check", "cwd": "/", key: value});
    if event != Event::Prompt {
        // The one that Cursor lets hooks change the output of.
        input["tool_name"] = json!(if key == "tool_output" { "MCP:check" } else { "Bash" });
    }
    agent.named_at.into_iter().for_each(|at| input[at] = json!(name));
    input
}

/// Returns whether an answer stops, or changes, what the tool asked about.
pub fn stops(out: &str, status: i32) -> bool {
    let Ok(answer) = serde_json::from_str::<Value>(out) else { return status == 2 };
    let is = |pointer: &str, words: &[&str]| {
        answer.pointer(pointer).and_then(Value::as_str).is_some_and(|word| words.contains(&word))
    };
    status == 2
        || is("/decision", &["block", "deny"])
        || is("/permission", &["deny"])
        || is("/hookSpecificOutput/permissionDecision", &["deny"])
        || answer.get("continue") == Some(&json!(false))
        || answer.pointer("/hookSpecificOutput/updatedToolOutput").is_some()
        || answer.get("updated_mcp_tool_output").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hook::{CLAUDE_CODE, CODEX, COPILOT, Decision, GEMINI_CLI, inspect};

    fn key() -> String {
        format!("ghp_{}", "a1B2c3D4e5".repeat(4).split_at(36).0)
    }

    #[test]
    fn each_sample_is_what_its_event_reads_and_each_answer_is_told_apart() {
        for agent in Agent::ALL {
            for name in agent.event_names() {
                for (text, wanted) in [(key(), true), ("What is a monad?".to_owned(), false)] {
                    let seen = inspect(agent, sample(agent, name, &text).to_string().as_bytes(), false).unwrap();
                    assert_eq!(seen.found.is_some(), wanted, "{} {name}", agent.name);
                    let decision = if wanted { Decision::Block("x".to_owned()) } else { Decision::Pass };
                    let answer = agent.reply(&seen.asked, &decision);
                    let status = if answer.is_refusal { 2 } else { 0 };
                    assert_eq!(stops(&answer.out, status), wanted, "{} {name}: {answer:?}", agent.name);
                }
            }
        }
    }

    #[test]
    fn a_switch_is_seen_in_json_and_in_toml() {
        let off = |agent: &Agent, text: &str| switched_off(&agent.settings.unwrap().switch.unwrap(), text);
        assert_eq!(off(&CLAUDE_CODE, "\u{feff}{\"disableAllHooks\": true, // x\n}"), Ok(Some("/disableAllHooks")));
        assert_eq!(off(&CLAUDE_CODE, "{\"disableAllHooks\": false}"), Ok(None));
        assert_eq!(off(&CLAUDE_CODE, ""), Ok(None));
        assert!(off(&CLAUDE_CODE, "{").is_err());
        assert_eq!(off(&GEMINI_CLI, "{\"hooksConfig\": {\"enabled\": false}}"), Ok(Some("/hooksConfig/enabled")));
        assert!(off(&CODEX, "a = 1\n[features] # x\nhooks=false # y\n").unwrap().is_some());
        assert!(off(&CODEX, "[other]\nhooks = false\n[features]\nhooks = true\n").unwrap().is_none());
        assert!(off(&COPILOT, "{\"disableAllHooks\": true}").unwrap().is_some());
    }

    #[test]
    fn trust_is_never_known_for_sure() {
        let file = ["/h/.codex/hooks.json".to_owned()];
        let config = "[hooks.state.\"/h/.codex/hooks.json:user_prompt_submit:0:0\"]\ntrusted_hash = \"sha256:1\"\n";
        assert_eq!(trust_of_codex(config, &file), Problem::TrustUnknown);
        assert_eq!(trust_of_codex("[hooks.state.\"/x/h/.codex/hooks.json:stop:0:0\"]\n", &file), Problem::NotTrusted);
        assert_eq!(trust_of_codex("", &file), Problem::NotTrusted);
    }

    #[test]
    fn what_is_unclear_is_no_protection_and_no_lack_of_it() {
        let standing =
            |problems| Standing { agent: &CODEX, settings: PathBuf::new(), is_project: false, problems, tried: Vec::new() };
        assert_eq!(standing(vec![]).verdict(), Verdict::Protected);
        assert_eq!(standing(vec![Problem::TrustUnknown]).verdict(), Verdict::Unclear);
        assert_eq!(standing(vec![Problem::TrustUnknown, Problem::WarnsOnly]).verdict(), Verdict::NotProtected);
    }
}
