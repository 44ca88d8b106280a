//! Puts our hooks into a tool's settings and takes them out again. Comments, order and spacing of the rest stay as they are.

use jsonc_parser::cst::{CstArray, CstNode, CstObject, CstRootNode};
use jsonc_parser::{ParseOptions, json};

use super::{Agent, Moment};

/// The largest settings that are changed, in bytes: the time for it grows faster than they do.
const LARGEST: usize = 1 << 20;

/// Returns the settings with our hooks in them. Installing twice is installing once; another command replaces the first.
///
/// # Errors
/// The text is not JSON with comments, or something else stands where hooks have to.
pub fn install(agent: Agent, text: &str, command: &str) -> Result<String, String> {
    let (root, settings) = open(&uninstall(agent, text)?)?;
    if agent == Agent::Cursor && settings.get("version").is_none() {
        settings.append("version", json!(1));
    }
    let hooks = settings.object_value_or_create("hooks").ok_or("found `hooks`, but no object in it")?;
    for (event, moment) in agent.events() {
        let list = hooks.array_value_or_create(event).ok_or_else(|| format!("found `hooks.{event}`, but no list in it"))?;
        let matcher = "*";
        list.append(match (agent, moment) {
            (Agent::Cursor, _) => json!({"command": command}),
            // Milliseconds here, seconds elsewhere.
            (Agent::GeminiCli, _) => json!({
                "matcher": matcher, "hooks": [{"name": "promptfate", "type": "command", "command": command, "timeout": 5000}],
            }),
            (_, Moment::Tool) => json!({"matcher": matcher, "hooks": [{"type": "command", "command": command, "timeout": 5}]}),
            (_, Moment::Prompt) => json!({"hooks": [{"type": "command", "command": command, "timeout": 5}]}),
        });
    }
    Ok(finished(&root))
}

/// Returns the settings without our hooks. What is empty then, and was made for them, goes too.
///
/// # Errors
/// The text is not JSON with comments.
pub fn uninstall(agent: Agent, text: &str) -> Result<String, String> {
    let (root, settings) = open(text)?;
    let mut removed = false;
    if let Some(hooks) = settings.object_value("hooks") {
        for (event, _) in agent.events() {
            let Some(list) = hooks.array_value(event) else { continue };
            let ours: Vec<CstNode> = list.elements().into_iter().filter(|entry| is_ours(agent, entry)).collect();
            removed |= !ours.is_empty();
            let is_empty = ours.len() == list.elements().len();
            ours.into_iter().for_each(CstNode::remove);
            if is_empty && removed {
                remove(&hooks, event);
            }
        }
        if removed && hooks.properties().is_empty() {
            remove(&settings, "hooks");
        }
    }
    Ok(if removed { finished(&root) } else { text.to_owned() })
}

fn open(text: &str) -> Result<(CstRootNode, CstObject), String> {
    if text.len() > LARGEST {
        return Err(format!("found {} bytes, settings of at most {LARGEST} are changed", text.len()));
    }
    let root = CstRootNode::parse(text, &ParseOptions::default()).map_err(|error| error.to_string())?;
    let settings = root.object_value_or_create().ok_or("found no object at the top of the settings")?;
    Ok((root, settings))
}

fn remove(object: &CstObject, name: &str) {
    if let Some(property) = object.get(name) {
        property.remove();
    }
}

fn finished(root: &CstRootNode) -> String {
    let text = root.to_string();
    if text.ends_with('\n') { text } else { format!("{text}\n") }
}

/// Ours is the entry whose command is our hook for this tool.
fn is_ours(agent: Agent, entry: &CstNode) -> bool {
    let marker = format!("hook {}", agent.as_str());
    let Some(entry) = entry.as_object() else { return false };
    let names_us = |object: &CstObject| {
        let command = object.get("command").and_then(|property| property.value()?.as_string_lit()?.decoded_value().ok());
        command.is_some_and(|command| command.contains("promptfate") && command.contains(&marker))
    };
    let inner = |list: CstArray| {
        let entries = list.elements();
        !entries.is_empty() && entries.iter().all(|one| one.as_object().is_some_and(|one| names_us(&one)))
    };
    names_us(&entry) || entry.array_value("hooks").is_some_and(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGENTS: [Agent; 4] = [Agent::ClaudeCode, Agent::Cursor, Agent::GeminiCli, Agent::Codex];

    #[test]
    fn installing_twice_is_installing_once_and_uninstalling_undoes_it() {
        for agent in AGENTS {
            let command = format!("promptfate hook {}", agent.as_str());
            let mine = "{\n  // mine\n  \"model\": \"x\",\n  \"version\": 1\n}\n";
            for text in ["{}\n", mine, &mine.replace('\n', "\r\n")] {
                let once = install(agent, text, &command).unwrap();
                assert_ne!(once, text);
                assert_eq!(install(agent, &once, &command).unwrap(), once);
                let undone = uninstall(agent, &once).unwrap();
                let is_same = undone == text || (agent == Agent::Cursor && text == "{}\n");
                assert!(is_same, "{agent:?}: {text:?} became {undone:?}");
            }
        }
    }

    #[test]
    fn hooks_of_others_and_comments_stay() {
        let text = "{\n  \"hooks\": {\n    // lint first\n    \"PreToolUse\": [\n      {\"matcher\": \"Bash\", \"hooks\": [{\"type\": \"command\", \"command\": \"lint\"}]}\n    ]\n  }\n}\n";
        let installed = install(Agent::ClaudeCode, text, "promptfate hook claude-code").unwrap();
        assert!(
            installed.contains("// lint first") && installed.contains("\"lint\"") && installed.contains("UserPromptSubmit")
        );
        let undone = uninstall(Agent::ClaudeCode, &installed).unwrap();
        assert!(undone.contains("// lint first") && undone.contains("\"lint\"") && !undone.contains("promptfate"), "{undone}");
    }

    #[test]
    fn what_is_no_settings_file_is_refused() {
        assert!(install(Agent::ClaudeCode, "[1]", "promptfate").is_err());
        assert!(install(Agent::ClaudeCode, "{\"hooks\": 1}", "promptfate").is_err());
        assert!(install(Agent::ClaudeCode, "{\"hooks\": ", "promptfate").is_err());
    }
}
