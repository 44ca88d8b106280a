//! The tools that call hooks, a file for each, each as its documentation has it; `docs/hooks.md` names the pages.

mod claude_code;
mod codex;
mod copilot;
mod cursor;
mod gemini_cli;
mod generic;
mod kimi_code;
mod kiro;
mod opencode;
mod qwen_code;
mod settings;
mod windsurf;

use serde_json::Value;

use super::{Asked, Decision};
use crate::printable::escaped_json;

pub use self::claude_code::CLAUDE_CODE;
pub use self::codex::CODEX;
pub use self::copilot::COPILOT;
pub use self::cursor::CURSOR;
pub use self::gemini_cli::GEMINI_CLI;
pub use self::generic::GENERIC;
pub use self::kimi_code::KIMI_CODE;
pub use self::kiro::KIRO;
pub use self::opencode::OPENCODE;
pub use self::qwen_code::QWEN_CODE;
pub(in crate::hook) use self::settings::{Comments, Form, Lists, OPEN};
use self::settings::{Moves, Project, USUAL};
pub use self::settings::{Settings, Switch};
pub use self::windsurf::WINDSURF;

/// A tool that calls hooks.
#[derive(Debug, Clone, Copy)]
pub struct Agent {
    /// The name, as on the command line.
    pub name: &'static str,
    /// The name, as people know it.
    pub title: &'static str,
    /// Where it keeps its hooks; nothing for what is no tool of its own.
    pub settings: Option<Settings>,
    /// The names of the events at which it is to ask.
    pub(in crate::hook) events: &'static [(&'static str, Event)],
    /// The key under which its input names the event; nothing where the other keys tell it.
    pub(in crate::hook) named_at: Option<&'static str>,
    /// The keys of its input under which text stands, of a prompt.
    prompt: &'static [&'static str],
    /// The same, of what the model gives to a tool.
    tool: &'static [&'static str],
    /// The same, of what a tool gave back.
    output: &'static [&'static str],
    /// Its tools, or events, that read a file which nothing looks through afterwards.
    pub(in crate::hook) reads: &'static [&'static str],
    /// Its tools, or events, that run a command whose output nothing can keep back.
    pub(in crate::hook) shells: &'static [&'static str],
    /// Its tools, or events, that put a new text in the place of an old one.
    pub(in crate::hook) edits: &'static [&'static str],
    /// Whether a file that a prompt names behind `@` goes with it, unseen by the hook.
    pub(in crate::hook) sends_mentions: bool,
    /// The files that it sends with each prompt, in the folder of the work and those above it; of a folder, which ends in `/`, those
    /// in Markdown at any depth.
    pub(in crate::hook) context: &'static [&'static str],
    /// The same, in the folder of the user's settings.
    pub(in crate::hook) user_context: &'static [&'static str],
    /// Whether these bring along what they name behind `@`.
    pub(in crate::hook) has_imports: bool,
    /// What its conversations keep, from which nothing takes it out.
    pub(in crate::hook) remembers: Remembers,
    /// What becomes of an output that is blocked.
    kept: fn(&Asked) -> Kept,
    /// What it reads. The event is not known where the input could not be read.
    reply: fn(&Asked, &Decision) -> Answer,
}

/// What becomes of a tool's output that is blocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// The model gets it with placeholders.
    Masked,
    /// The model gets the reason in its place.
    Withheld,
    /// The session stops with it in it, and would send it if it went on.
    Stopped,
    /// The model gets it: the tool takes no answer that keeps it back.
    Sent,
    /// The model gets it: a policy lets it go.
    Allowed,
}

/// What of a conversation is looked through at each prompt, since it would be sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::hook) enum Remembers {
    /// Nothing.
    Nothing,
    /// The outputs of what failed, by the log that the input names.
    Failures,
    /// Prompts that were stopped, by the log below the folder of the user's settings.
    Prompts,
}

/// What nothing is known of: each tool says where it differs.
const PLAIN: Agent = Agent {
    name: "",
    title: "",
    settings: None,
    events: &[],
    named_at: Some("hook_event_name"),
    prompt: &["prompt"],
    tool: &["tool_input"],
    output: &["tool_response"],
    reads: &[],
    shells: &[],
    edits: &[],
    sends_mentions: false,
    context: &[],
    user_context: &[],
    has_imports: false,
    remembers: Remembers::Nothing,
    kept: |_| Kept::Withheld,
    reply: |_, _| Answer::json(&Value::Null),
};

/// When a tool asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A person has submitted a prompt.
    Prompt,
    /// The model wants to use a tool.
    Tool,
    /// A tool has given something back, which is to go to the model.
    Output,
}

/// What a tool reads of the hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// On standard output.
    pub out: String,
    /// On standard error.
    pub err: Option<String>,
    /// Whether the exit status is 2, by which some tools are told to stop.
    pub is_refusal: bool,
}

impl Answer {
    /// Returns an answer on standard output.
    fn json(value: &Value) -> Answer {
        Answer { out: format!("{}\n", escaped_json(&value.to_string())), err: None, is_refusal: false }
    }

    /// Returns an answer by exit status and standard error: what such a tool finds on standard output it gives to the model.
    fn status(decision: &Decision) -> Answer {
        let (err, is_refusal) = match decision {
            Decision::Pass => (None, false),
            Decision::Warn(reason) => (Some(reason.clone()), false),
            Decision::Block(reason) => (Some(reason.clone()), true),
        };
        Answer { out: String::new(), err, is_refusal }
    }
}

impl PartialEq for Agent {
    fn eq(&self, other: &Agent) -> bool {
        self.name == other.name
    }
}

impl Agent {
    /// All of them, as help lists them.
    pub const ALL: [&'static Agent; 11] =
        [&CLAUDE_CODE, &CURSOR, &GEMINI_CLI, &CODEX, &COPILOT, &OPENCODE, &QWEN_CODE, &KIMI_CODE, &WINDSURF, &KIRO, &GENERIC];

    /// Returns the names of the events at which the tool is to ask.
    pub fn event_names(&self) -> Vec<&'static str> {
        self.events.iter().map(|(name, _)| *name).collect()
    }

    /// Returns the event of an input and its name, or the name of one that is none of ours.
    pub(in crate::hook) fn event(&self, input: &Value) -> Result<(String, Event), String> {
        let Some(key) = self.named_at else { return Ok(self.told_by_keys(input)) };
        let name = input.get(key).and_then(Value::as_str).unwrap_or_default();
        self.named(name).ok_or_else(|| name.to_owned())
    }

    fn named(&self, name: &str) -> Option<(String, Event)> {
        self.events.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(name, event)| ((*name).to_owned(), *event))
    }

    fn told_by_keys(&self, input: &Value) -> (String, Event) {
        let has = |keys: &[&str]| keys.iter().any(|key| input.get(*key).is_some());
        let event = match () {
            () if has(self.output) => Event::Output,
            () if has(self.tool) => Event::Tool,
            () => Event::Prompt,
        };
        (String::new(), event)
    }

    /// Returns the event that an input which could not be read seems to be: a tool writes the name near the beginning, and what people
    /// and models write stands in it with its quotes escaped.
    pub fn event_in(&self, input: &[u8]) -> Option<(String, Event)> {
        let key = format!("\"{}\"", self.named_at?);
        let at = memchr::memmem::find_iter(input, &key).find(|at| *at == 0 || input[at - 1] != b'\\')?;
        let rest = std::str::from_utf8(input[at + key.len()..].get(..80).unwrap_or(&input[at + key.len()..])).ok()?;
        let name = rest.trim_start_matches([' ', ':', '\n']).strip_prefix('"')?.split('"').next()?;
        self.named(name)
    }

    /// The keys of the input under which text stands.
    pub(in crate::hook) const fn keys(&self, event: Event) -> &'static [&'static str] {
        match event {
            Event::Prompt => self.prompt,
            Event::Tool => self.tool,
            Event::Output => self.output,
        }
    }

    /// Returns what the tool reads.
    pub fn reply(&self, asked: &Asked, decision: &Decision) -> Answer {
        (self.reply)(asked, decision)
    }

    /// Returns what becomes of an output that is blocked.
    pub fn kept(&self, asked: &Asked) -> Kept {
        (self.kept)(asked)
    }

    /// What follows our command where it is to stop what it could not look at.
    pub fn otherwise(&self) -> &'static str {
        self.settings.map_or("", |settings| settings.otherwise)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn tools_are_told_apart_by_their_names() {
        for (at, one) in Agent::ALL.iter().enumerate() {
            for (other_at, other) in Agent::ALL.iter().enumerate() {
                assert_eq!(one == other, at == other_at, "{} {}", one.name, other.name);
            }
        }
    }

    #[test]
    fn an_event_is_known_by_its_name_and_no_other_is() {
        for agent in Agent::ALL.iter().filter(|agent| agent.named_at.is_some()) {
            let key = agent.named_at.unwrap();
            for (name, event) in agent.events {
                let input = json!({"other": "\"hook_event_name\": \"x\"", key: name});
                assert_eq!(agent.event(&input), Ok(((*name).to_owned(), *event)));
                assert_eq!(agent.event_in(input.to_string().as_bytes()), Some(((*name).to_owned(), *event)));
                assert!(agent.event_names().contains(name));
            }
            assert_eq!(agent.event_names().len(), agent.events.len());
            assert_eq!(agent.event(&json!({key: "Stop"})), Err("Stop".to_owned()));
            assert_eq!(agent.event(&json!({})), Err(String::new()));
            assert_eq!(agent.event_in(format!("{{\"{key}\":\"Stop\"").as_bytes()), None);
        }
        let event = |input: Value| GENERIC.event(&input).unwrap().1;
        assert_eq!(event(json!({"tool_input": "x"})), Event::Tool);
        assert_eq!(event(json!({"tool_input": "x", "tool_output": "x"})), Event::Output);
        assert_eq!(event(json!({"prompt": "x"})), Event::Prompt);
    }

    #[test]
    fn every_tool_is_told_to_stop_in_its_own_words_and_never_to_stop_when_it_may_pass() {
        let stops = [
            r#""decision":"block""#,
            r#""permissionDecision":"deny""#,
            r#""permission":"deny""#,
            r#""continue":false"#,
            r#""decision":"deny""#,
            "updatedToolOutput",
            "updated_mcp_tool_output",
        ];
        let is_stop = |said: &Answer| said.is_refusal || stops.iter().any(|stop| said.out.contains(stop));
        let says = |said: &Answer| said.out.contains("a key") || said.err.as_deref() == Some("a key");
        for agent in Agent::ALL {
            let events: Vec<_> = agent.events.iter().map(|(name, event)| (*name, Some(*event))).collect();
            for (name, event) in events.into_iter().chain([("", None)]) {
                for masked in [None, Some(json!("{}"))] {
                    let asked = Asked { event, name: name.to_owned(), tool: "MCP:x".to_owned(), masked };
                    let block = agent.reply(&asked, &Decision::Block("a key".to_owned()));
                    assert!(is_stop(&block) && says(&block), "{} {name}: {block:?}", agent.name);
                    let warn = agent.reply(&asked, &Decision::Warn("a key".to_owned()));
                    assert!(!is_stop(&warn) && says(&warn), "{} {name}: {warn:?}", agent.name);
                    assert!(!is_stop(&agent.reply(&asked, &Decision::Pass)), "{} {name}", agent.name);
                }
            }
        }
        let shell = Asked { event: Some(Event::Output), tool: "Shell".to_owned(), ..Asked::default() };
        assert_eq!((CURSOR.kept(&shell), CLAUDE_CODE.kept(&shell)), (Kept::Sent, Kept::Stopped));
    }
}
