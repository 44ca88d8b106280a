//! Windsurf, which is told to stop by exit status 2.

use serde_json::json;

use super::{Agent, Answer, Event, Form, Lists, PLAIN, Project, Settings, USUAL};

/// Windsurf.
pub static WINDSURF: Agent = Agent {
    name: "windsurf",
    title: "Windsurf",
    settings: Some(Settings {
        folder: ".codeium/windsurf",
        file: "hooks.json",
        project: Project::Other(".windsurf/hooks.json"),
        form: Form::Lists(Lists {
            has_version: false,
            entry: |_, _, command| json!({"command": command, "show_output": true}),
        }),
        after: Some(
            "what commands and MCP tools give back cannot be kept from the model in Windsurf: docs/hooks.md says what is protected",
        ),
        programs: &["windsurf"],
        ..USUAL
    }),
    events: &[
        ("pre_user_prompt", Event::Prompt),
        ("pre_read_code", Event::Tool),
        ("pre_write_code", Event::Tool),
        ("pre_run_command", Event::Tool),
        ("pre_mcp_tool_use", Event::Tool),
    ],
    named_at: Some("agent_action_name"),
    prompt: &["tool_info"],
    tool: &["tool_info"],
    reads: &["pre_read_code"],
    edits: &["pre_write_code"],
    sends_mentions: true,
    shells: &["pre_run_command"],
    context: &["AGENTS.md", ".windsurfrules", ".windsurf/rules/"],
    user_context: &["memories/global_rules.md"],
    reply: |_, decision| Answer::status(decision),
    ..PLAIN
};
