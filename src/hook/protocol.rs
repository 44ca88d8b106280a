//! The hook protocols of the tools, each as its documentation has it; `docs/hooks.md` names the pages.

use serde_json::{Value, json};

use super::Decision;
use crate::printable::escaped_json;

/// A tool that calls hooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agent {
    /// Claude Code.
    ClaudeCode,
    /// Cursor.
    Cursor,
    /// Gemini CLI.
    GeminiCli,
    /// Codex CLI.
    Codex,
    /// Any other: JSON with `prompt`, or plain text.
    Generic,
}

/// When a tool asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A person has submitted a prompt.
    Prompt,
    /// The model wants to use a tool.
    Tool,
}

impl Agent {
    /// Returns the name, as on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Agent::ClaudeCode => "claude-code",
            Agent::Cursor => "cursor",
            Agent::GeminiCli => "gemini-cli",
            Agent::Codex => "codex",
            Agent::Generic => "generic",
        }
    }

    /// Returns the moments at which the tool is to ask, by the names of its events.
    pub(super) const fn events(self) -> &'static [(&'static str, Moment)] {
        match self {
            Agent::ClaudeCode | Agent::Codex => &[("UserPromptSubmit", Moment::Prompt), ("PreToolUse", Moment::Tool)],
            Agent::Cursor => &[
                ("beforeSubmitPrompt", Moment::Prompt),
                ("beforeShellExecution", Moment::Tool),
                ("beforeMCPExecution", Moment::Tool),
                ("beforeReadFile", Moment::Tool),
            ],
            Agent::GeminiCli => &[("BeforeAgent", Moment::Prompt), ("BeforeTool", Moment::Tool)],
            Agent::Generic => &[],
        }
    }

    /// Returns the moment of an input, or the name of an event that is none of ours.
    pub(super) fn moment(self, input: &Value) -> Result<Moment, String> {
        if self == Agent::Generic {
            return Ok(if input.get("tool_input").is_some() { Moment::Tool } else { Moment::Prompt });
        }
        let event = input.get("hook_event_name").and_then(Value::as_str).unwrap_or_default();
        self.events().iter().find(|(name, _)| *name == event).map(|(_, moment)| *moment).ok_or_else(|| event.to_owned())
    }

    /// The keys of the input under which text stands.
    pub(super) const fn keys(self, moment: Moment) -> &'static [&'static str] {
        match (self, moment) {
            (Agent::Generic, Moment::Prompt) => &["prompt", "text", "messages"],
            (_, Moment::Prompt) => &["prompt"],
            (Agent::Cursor, Moment::Tool) => &["command", "tool_input", "content"],
            (_, Moment::Tool) => &["tool_input"],
        }
    }

    /// Returns what the tool reads on standard output. `moment` is not known where the input could not be read.
    pub fn reply(self, moment: Option<Moment>, decision: &Decision) -> String {
        let value = match (self, moment, decision) {
            (Agent::Generic, _, Decision::Pass) => json!({"decision": "pass"}),
            (Agent::Generic, _, Decision::Warn(reason)) => json!({"decision": "warn", "reason": reason}),
            (Agent::Generic, _, Decision::Block(reason)) => json!({"decision": "block", "reason": reason}),
            (Agent::Cursor, Some(Moment::Tool), Decision::Pass) => json!({"permission": "allow"}),
            (Agent::Cursor, Some(Moment::Tool), Decision::Warn(reason)) => json!({"permission": "ask", "user_message": reason}),
            (Agent::Cursor, Some(Moment::Tool), Decision::Block(reason)) => {
                json!({"permission": "deny", "user_message": reason, "agent_message": reason})
            }
            (Agent::Cursor, _, Decision::Pass) => json!({"continue": true}),
            (Agent::Cursor, _, Decision::Warn(reason)) => json!({"continue": true, "user_message": reason}),
            // Unknown input: both forms at once, so that whichever event it was stops.
            (Agent::Cursor, None, Decision::Block(reason)) => {
                json!({"continue": false, "permission": "deny", "user_message": reason})
            }
            (Agent::Cursor, _, Decision::Block(reason)) => json!({"continue": false, "user_message": reason}),
            (_, _, Decision::Pass) => json!({}),
            (_, _, Decision::Warn(reason)) => json!({"systemMessage": reason}),
            (Agent::GeminiCli, _, Decision::Block(reason)) => {
                json!({"decision": "deny", "reason": reason, "systemMessage": reason})
            }
            (_, Some(Moment::Tool), Decision::Block(reason)) => json!({"hookSpecificOutput": {
                "hookEventName": "PreToolUse", "permissionDecision": "deny", "permissionDecisionReason": reason,
            }}),
            // The prompt is not to be shown again with the secret in it.
            (Agent::ClaudeCode, _, Decision::Block(reason)) => {
                json!({"decision": "block", "reason": reason, "suppressOriginalPrompt": true})
            }
            (Agent::Codex, _, Decision::Block(reason)) => json!({"decision": "block", "reason": reason}),
        };
        format!("{}\n", escaped_json(&value.to_string()))
    }
}
