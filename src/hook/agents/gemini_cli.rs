//! Gemini CLI.

use serde_json::{Value, json};

use super::{Agent, Answer, Asked, Comments, Decision, Event, Form, Lists, Moves, PLAIN, Settings, Switch, USUAL};
use crate::hook::command::for_powershell;

/// Gemini CLI.
pub static GEMINI_CLI: Agent = Agent {
    name: "gemini-cli",
    title: "Gemini CLI",
    settings: Some(Settings {
        folder: ".gemini",
        variable: Some(("GEMINI_CLI_HOME", Moves::Home)),
        form: Form::Lists(Lists { has_version: false, entry }),
        // It stops by itself where the program is missing.
        otherwise: "",
        on_windows: for_powershell,
        comments: Comments::Read,
        switch: Some(Switch {
            own: &["settings.json"],
            project: &[".gemini/settings.json"],
            machine: &["/etc/gemini-cli/settings.json", "/Library/Application Support/GeminiCli/settings.json"],
            json: &[("/hooksConfig/enabled", false), ("/hooks/enabled", false), ("/tools/enableHooks", false)],
            toml: None,
        }),
        programs: &["gemini"],
        ..USUAL
    }),
    events: &[("BeforeAgent", Event::Prompt), ("BeforeTool", Event::Tool), ("AfterTool", Event::Output)],
    edits: &["replace"],
    context: &["GEMINI.md", ".gemini/GEMINI.md"],
    user_context: &["GEMINI.md"],
    has_imports: true,
    reply,
    ..PLAIN
};

/// Its time is in milliseconds, that of others in seconds.
pub(super) fn entry(_: &str, _: Event, command: &str) -> Value {
    json!({"matcher": "*", "hooks": [{"name": "promptfate", "type": "command", "command": command, "timeout": 5000}]})
}

fn reply(_: &Asked, decision: &Decision) -> Answer {
    Answer::json(&match decision {
        Decision::Pass => json!({}),
        Decision::Warn(reason) => json!({"systemMessage": reason}),
        // An output that is denied is replaced by the reason.
        Decision::Block(reason) => json!({"decision": "deny", "reason": reason, "systemMessage": reason}),
    })
}
