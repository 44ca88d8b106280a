//! OpenCode, which has plugins instead of hooks.

use serde_json::Value;

use super::generic::reply;
use super::{Agent, Event, Form, Kept, Moves, PLAIN, Project, Settings, USUAL};

/// OpenCode.
pub static OPENCODE: Agent = Agent {
    name: "opencode",
    title: "OpenCode",
    settings: Some(Settings {
        folder: ".config/opencode",
        file: "plugin/promptfate.js",
        project: Project::Other(".opencode/plugin/promptfate.js"),
        variable: Some(("XDG_CONFIG_HOME", Moves::Parent)),
        form: Form::Whole(plugin),
        // The plugin stops by itself where the program does not answer.
        otherwise: "",
        programs: &["opencode"],
        ..USUAL
    }),
    events: &[("chat.message", Event::Prompt), ("tool.execute.before", Event::Tool), ("tool.execute.after", Event::Output)],
    named_at: None,
    output: &["tool_output"],
    edits: &["edit", "apply_patch", "patch"],
    context: &["AGENTS.md", "CLAUDE.md"],
    user_context: &["AGENTS.md"],
    kept: |asked| if asked.masked.is_some() { Kept::Masked } else { Kept::Withheld },
    reply,
    ..PLAIN
};

fn plugin(_: &Agent, command: &str) -> String {
    let is_open = command.ends_with(super::OPEN);
    include_str!("opencode.js")
        .replace("\"COMMAND\"", &Value::from(command).to_string())
        .replace("\"OTHERWISE\"", if is_open { "\"warn\"" } else { "\"block\"" })
}
