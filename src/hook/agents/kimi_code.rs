//! Kimi Code, which is told to stop by exit status 2.

use super::{Agent, Answer, Event, Form, Moves, PLAIN, Project, Remembers, Settings, USUAL};

/// Kimi Code.
pub static KIMI_CODE: Agent = Agent {
    name: "kimi-code",
    title: "Kimi Code",
    settings: Some(Settings {
        folder: ".kimi-code",
        file: "config.toml",
        project: Project::None,
        variable: Some(("KIMI_CODE_HOME", Moves::Folder)),
        form: Form::Part(part),
        after: Some("what tools give back cannot be kept from the model in Kimi Code: docs/hooks.md says what is protected"),
        programs: &["kimi"],
        ..USUAL
    }),
    // What tools give back is only shown to hooks, so a file is looked through before it is read.
    events: &[("UserPromptSubmit", Event::Prompt), ("PreToolUse", Event::Tool)],
    reads: &["Read", "ReadFile", "ReadMediaFile"],
    edits: &["Edit", "StrReplaceFile"],
    shells: &["Bash", "Shell"],
    remembers: Remembers::Prompts,
    context: &["AGENTS.md"],
    user_context: &["AGENTS.md"],
    reply: |_, decision| Answer::status(decision),
    ..PLAIN
};

/// It refuses a file with a key that it does not know, so there are no others than these.
fn part(agent: &Agent, command: &str) -> String {
    let hook = |(name, _): &(&str, Event)| {
        format!("[[hooks]]\nevent = \"{name}\"\ncommand = {}\ntimeout = 5\n", serde_json::Value::from(command))
    };
    agent.events.iter().map(hook).collect::<Vec<_>>().join("\n")
}
