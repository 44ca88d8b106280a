//! Codex CLI, which took its hooks from Claude Code.

use super::claude_code::{blocking, entry};
use super::{Agent, Answer, Event, Form, Lists, Moves, PLAIN, Settings, Switch, USUAL};

/// Codex CLI.
pub static CODEX: Agent = Agent {
    name: "codex",
    title: "Codex CLI",
    settings: Some(Settings {
        folder: ".codex",
        file: "hooks.json",
        variable: Some(("CODEX_HOME", Moves::Folder)),
        form: Form::Lists(Lists { has_version: false, entry }),
        after: Some(
            "nothing is protected yet: Codex runs this hook only once you trust it. Start codex and type /hooks; \
             `codex exec` never asks, and sends every prompt unchecked until then",
        ),
        switch: Some(Switch {
            own: &["config.toml"],
            project: &[".codex/config.toml"],
            machine: &["/etc/codex/config.toml"],
            json: &[],
            toml: Some("features.hooks = false"),
        }),
        trusts_in: Some("config.toml"),
        programs: &["codex"],
        ..USUAL
    }),
    // A blocked output is replaced by the reason; another output is refused.
    events: &[("UserPromptSubmit", Event::Prompt), ("PreToolUse", Event::Tool), ("PostToolUse", Event::Output)],
    edits: &["apply_patch"],
    context: &["AGENTS.md", "AGENTS.override.md", ".codex/skills/", ".agents/skills/"],
    user_context: &["AGENTS.md", "AGENTS.override.md", "skills/", "prompts/"],
    reply: |asked, decision| Answer::json(&blocking(asked, decision)),
    ..PLAIN
};
