//! Codex CLI, which took its hooks from Claude Code.

use super::claude_code::{blocking, entry};
use super::{Agent, Event, Moves, Settings, for_cmd};

/// Codex CLI.
pub static CODEX: Agent = Agent {
    name: "codex",
    title: "Codex CLI",
    settings: Some(Settings {
        folder: ".codex",
        file: "hooks.json",
        variable: Some(("CODEX_HOME", Moves::Folder)),
        has_version: false,
        entry,
        on_windows: for_cmd,
        after: Some(
            "nothing is protected yet: Codex runs this hook only once you trust it. Start codex and type /hooks; \
             `codex exec` never asks, and sends every prompt unchecked until then",
        ),
    }),
    events: &[("UserPromptSubmit", Event::Prompt), ("PreToolUse", Event::Tool)],
    prompt: &["prompt"],
    tool: &["tool_input"],
    reply: blocking,
};
