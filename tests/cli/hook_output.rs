//! `hook`: what tools give back, the files that go out with a prompt, and edits, in the words of each tool.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::program::{Run, Said};

fn token() -> String {
    format!("ghp_{}", "a1B2c3D4e5".repeat(4).split_at(36).0)
}

fn hook(arguments: &[&str], input: &Value) -> Said {
    let said = Run::new(&[&["hook"], arguments, &["--within", "600000"]].concat())
        .on_fixture()
        .reading(input.to_string().as_bytes())
        .said();
    assert!(!said.out.contains("a1B2") && !said.err.contains("a1B2"), "{}{}", said.out, said.err);
    said
}

fn answer(arguments: &[&str], input: &Value) -> Value {
    serde_json::from_str(&hook(arguments, input).out).unwrap()
}

fn given_back(event: &str, response: Value) -> Value {
    json!({"session_id": "1", "cwd": "/", "hook_event_name": event, "tool_name": "Bash", "tool_input": {"command": "cat .env"},
        "tool_response": response, "tool_use_id": "toolu_1"})
}

#[test]
fn claude_code_gets_the_output_of_the_same_shape_with_the_secret_masked() {
    let response = json!({"stdout": format!("KEY={}\nPORT=80", token()), "stderr": "", "interrupted": false, "isImage": false});
    let said = answer(&["claude-code"], &given_back("PostToolUse", response));
    let output = &said["hookSpecificOutput"];
    assert_eq!(output["hookEventName"], "PostToolUse");
    let stdout = output["updatedToolOutput"]["stdout"].as_str().unwrap();
    assert!(stdout.starts_with("KEY=[") && stdout.ends_with("-1]\nPORT=80"), "{stdout}");
    assert_eq!(output["updatedToolOutput"]["isImage"], false);
    // With it Claude Code adds the reason and sends the output as it was.
    assert!(said.get("decision").is_none(), "{said}");
    insta::assert_snapshot!(said["systemMessage"].as_str().unwrap(), @"What the tool gave back holds GitHub personal access token. A placeholder stands in its place.");
    let mcp = json!([{"type": "text", "text": token()}, {"type": "image", "data": "iVBOR"}]);
    let said = answer(&["claude-code"], &given_back("PostToolUse", mcp));
    assert_eq!(said["hookSpecificOutput"]["updatedToolOutput"][1], json!({"type": "image", "data": "iVBOR"}));
    assert_eq!(answer(&["claude-code"], &given_back("PostToolUse", json!({"stdout": "clean"}))), json!({}));
}

#[test]
fn claude_code_stops_where_a_failed_command_gave_a_secret_back() {
    let batch = |back: &str| {
        json!({"hook_event_name": "PostToolBatch", "cwd": "/", "tool_calls": [
            {"tool_name": "Bash", "tool_input": {"command": token()}, "tool_use_id": "1", "tool_response": back}]})
    };
    let said = answer(&["claude-code"], &batch(&format!("Exit code 1\n{}", token())));
    assert_eq!(said["continue"], false);
    assert!(said["stopReason"].as_str().unwrap().contains("begin a new one"), "{said}");
    assert_eq!(answer(&["claude-code"], &batch("Exit code 1")), json!({}));
}

#[test]
fn each_tool_is_told_what_it_obeys_of_an_output() {
    let said = answer(&["codex"], &given_back("PostToolUse", json!(format!("KEY={}", token()))));
    assert_eq!(said.as_object().unwrap().keys().collect::<Vec<_>>(), ["decision", "reason"]);
    assert_eq!(said["decision"], "block");
    let gemini = json!({"llmContent": format!("KEY={}", token()), "returnDisplay": "x"});
    assert_eq!(answer(&["gemini-cli"], &given_back("AfterTool", gemini))["decision"], "deny");
    let said = answer(&["qwen-code"], &given_back("PostToolUse", json!({"output": token()})));
    assert_eq!(said["continue"], false, "whatever else it is told, it sends the output");
    let failed =
        json!([{"tool_name": "shell", "tool_input": {}, "tool_response": {"response_parts": [{"functionResponse": token()}]}}]);
    let said = answer(&["qwen-code"], &json!({"hook_event_name": "PostToolBatch", "cwd": "/", "tool_calls": failed}));
    assert_eq!(said["continue"], false, "a command that failed comes with the batch alone");
    let copilot = json!({"sessionId": "1", "cwd": "/", "toolName": "bash", "toolArgs": {"command": "cat .env"},
        "toolResult": {"resultType": "success", "textResultForLlm": token()}});
    assert_eq!(answer(&["copilot"], &copilot)["decision"], "block");
    let generic = json!({"tool_output": format!("KEY={}", token())});
    let stopped = hook(&["generic"], &generic);
    assert_eq!(stopped.status, 1);
    assert!(stopped.out.contains("\"output\":\"KEY=["), "{}", stopped.out);
}

#[test]
fn of_cursor_only_what_mcp_tools_give_back_is_masked_and_that_the_rest_goes_out_is_said() {
    let cursor = |tool: &str, output: Value| {
        json!({"conversation_id": "1", "hook_event_name": "postToolUse", "workspace_roots": ["/"], "tool_name": tool,
            "tool_input": {"command": "cat .env"}, "tool_output": output.to_string()})
    };
    let said = answer(&["cursor"], &cursor("MCP:read", json!({"content": [{"type": "text", "text": token()}]})));
    let text = said["updated_mcp_tool_output"]["content"][0]["text"].as_str().unwrap();
    assert!(text.starts_with('['), "{said}");
    let said = answer(&["cursor"], &cursor("Shell", json!({"output": token(), "exitCode": 0})));
    assert!(said.get("updated_mcp_tool_output").is_none());
    assert!(said["additional_context"].as_str().unwrap().contains("was not kept from the model"), "{said}");
    assert_eq!(answer(&["cursor"], &cursor("Shell", json!({"output": "clean"}))), json!({}));
}

#[test]
fn a_warning_changes_no_output() {
    let said = answer(&["claude-code", "--warn"], &given_back("PostToolUse", json!({"stdout": token()})));
    assert!(said.get("hookSpecificOutput").is_none() && said["systemMessage"].as_str().unwrap().contains("GitHub"), "{said}");
}

/// A folder with a secret file, a clean one and a picture.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("secret.env"), format!("PORT=80\nKEY={}\n", token())).unwrap();
    fs::write(folder.path().join("marked.env"), format!("KEY={} # promptfate:allow\n", token())).unwrap();
    fs::write(folder.path().join("clean.txt"), "nothing").unwrap();
    fs::write(folder.path().join("shot.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0").unwrap();
    folder
}

fn prompt(folder: &Path, text: &str) -> Value {
    json!({"hook_event_name": "UserPromptSubmit", "cwd": folder, "prompt": text})
}

#[test]
fn a_file_that_a_prompt_names_is_looked_through_before_it_goes() {
    let folder = folder();
    for text in ["look at @secret.env", "@secret.env, please", "(@\"secret.env\")", "@./secret.env#L1-2"] {
        let said = answer(&["claude-code"], &prompt(folder.path(), text));
        assert_eq!(said["decision"], "block", "{text}");
        assert!(said["reason"].as_str().unwrap().contains("secret.env, which would go out too, holds GitHub"), "{said}");
        assert!(said["reason"].as_str().unwrap().contains("(line 2)"), "{said}");
    }
    for text in ["look at @clean.txt", "ask @ghost about secret.env", "@marked.env", "mail ada@secret.env"] {
        assert_eq!(answer(&["claude-code"], &prompt(folder.path(), text)), json!({}), "{text}");
    }
    // What could not be read is said, and is no secret.
    let said = answer(&["claude-code"], &prompt(folder.path(), "see @shot.png"));
    assert!(said["systemMessage"].as_str().unwrap().contains("did not look through shot.png (an image)"), "{said}");
}

#[test]
fn an_attachment_and_a_file_of_instructions_are_looked_through() {
    let folder = folder();
    let cursor = json!({"hook_event_name": "beforeSubmitPrompt", "workspace_roots": [folder.path()], "prompt": "see this",
        "attachments": [{"type": "file", "file_path": folder.path().join("secret.env")}]});
    assert_eq!(answer(&["cursor"], &cursor)["continue"], false);
    let below = folder.path().join("a/b");
    fs::create_dir_all(&below).unwrap();
    for (agent, event, name) in [
        ("claude-code", "UserPromptSubmit", "CLAUDE.md"),
        ("codex", "UserPromptSubmit", "AGENTS.md"),
        ("gemini-cli", "BeforeAgent", "GEMINI.md"),
    ] {
        let input = json!({"hook_event_name": event, "cwd": below, "prompt": "go on"});
        let file = folder.path().join(name);
        assert!(!hook(&[agent], &input).out.contains("GitHub"), "{agent}");
        fs::write(&file, format!("use {}", token())).unwrap();
        let said = hook(&[agent], &input).out;
        assert!(said.contains(name) && said.contains("GitHub"), "{agent}: {said}");
        fs::remove_file(&file).unwrap();
    }
}

#[test]
fn what_claude_code_sends_by_itself_is_looked_through() {
    let folder = folder();
    let user = tempfile::tempdir().unwrap();
    let said = |input: &Value| {
        let run =
            Run::new(&["hook", "claude-code", "--within", "600000"]).env("CLAUDE_CONFIG_DIR", user.path().to_str().unwrap());
        run.reading(input.to_string().as_bytes()).said().out
    };
    let prompt = prompt(folder.path(), "go on");
    for place in [
        user.path().join("CLAUDE.md"),
        user.path().join("rules/a.md"),
        folder.path().join(".claude/rules/deep/a.md"),
        folder.path().join(".claude/commands/x.md"),
        folder.path().join(".claude/skills/s/SKILL.md"),
        folder.path().join(".claude/output-styles/s.md"),
    ] {
        assert_eq!(said(&prompt), "{}\n");
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, format!("use {}", token())).unwrap();
        let out = said(&prompt);
        assert!(out.contains("\"decision\":\"block\"") && out.contains("GitHub"), "{}: {out}", place.display());
        fs::remove_file(&place).unwrap();
    }
    // What a file of instructions names comes along, and those of a folder with what a tool reads in it.
    fs::write(folder.path().join("CLAUDE.md"), "see @secret.env").unwrap();
    assert!(said(&prompt).contains("secret.env"));
    fs::write(folder.path().join("CLAUDE.md"), "see @clean.txt").unwrap();
    assert_eq!(said(&prompt), "{}\n");
    let below = folder.path().join("sub/deep");
    fs::create_dir_all(&below).unwrap();
    fs::write(folder.path().join("sub/CLAUDE.md"), token()).unwrap();
    let read = json!({"hook_event_name": "PreToolUse", "cwd": folder.path(), "tool_name": "Read",
        "tool_input": {"file_path": below.join("a.txt")}});
    assert!(said(&read).contains("\"permissionDecision\":\"deny\""), "{}", said(&read));
    // A command in a slash command, whose output goes into the prompt.
    let skill = |command: &str| json!({"hook_event_name": "PreSkillShellCommand", "cwd": folder.path(), "tool_input": {"command": command}});
    let out = said(&skill("cat ./secret.env | head"));
    assert!(out.contains("\"hookEventName\":\"PreSkillShellCommand\"") && out.contains("\"deny\""), "{out}");
    assert_eq!(said(&skill("cat clean.txt")), "{}\n");
}

#[test]
fn a_conversation_that_holds_what_a_failed_command_gave_back_does_not_go_on() {
    let folder = folder();
    let log = folder.path().join("log.jsonl");
    let mut input = prompt(folder.path(), "go on");
    input["transcript_path"] = json!(log);
    let line = |is_error: bool| {
        json!({"type": "user", "message": {"role": "user", "content": [
            {"type": "tool_result", "tool_use_id": "1", "is_error": is_error, "content": format!("Exit code 1\n{}", token())}]}})
    };
    fs::write(&log, format!("{}\n", line(false))).unwrap();
    assert_eq!(answer(&["claude-code"], &input), json!({}), "what succeeded was masked when it came");
    fs::write(&log, format!("{}\n{}\n", line(false), line(true))).unwrap();
    let said = answer(&["claude-code"], &input);
    assert_eq!(said["decision"], "block");
    insta::assert_snapshot!(said["reason"].as_str().unwrap(), @"What this conversation keeps of a prompt that was stopped, or of a command that failed, holds GitHub personal access token. Begin a new one.");
}

#[test]
fn a_session_of_kimi_code_that_keeps_a_stopped_prompt_does_not_go_on() {
    let home = tempfile::tempdir().unwrap();
    let log = home.path().join("sessions/project/session_1/agents/main/wire.jsonl");
    fs::create_dir_all(log.parent().unwrap()).unwrap();
    let said = |id: &str| {
        let input = json!({"hook_event_name": "UserPromptSubmit", "cwd": "/", "session_id": id, "prompt": "go on"});
        let run = Run::new(&["hook", "kimi-code", "--within", "600000"]).env("KIMI_CODE_HOME", home.path().to_str().unwrap());
        run.reading(input.to_string().as_bytes()).said()
    };
    fs::write(&log, "{\"type\":\"turn\",\"prompt\":\"hello\"}\n").unwrap();
    assert_eq!(said("session_1").status, 0);
    fs::write(&log, json!({"type": "turn", "prompt": token()}).to_string()).unwrap();
    let stopped = said("session_1");
    assert!(stopped.status == 2 && stopped.err.contains("Begin a new one"), "{}", stopped.err);
    assert_eq!(said("session_2").status, 0);
    assert_eq!(said("../project/session_1").status, 0);
}

#[test]
fn where_an_output_cannot_be_kept_back_the_file_is_looked_through_before_it_is_read() {
    let folder = folder();
    let read = |file: &str| json!({"hook_event_name": "PreToolUse", "cwd": folder.path(), "tool_name": "Read", "tool_input": {"path": file}});
    for agent in ["kimi-code", "kiro"] {
        for file in ["secret.env", "marked.env"] {
            let said = hook(&[agent], &read(file));
            assert_eq!((said.status, said.out.as_str()), (2, ""), "{agent} {file}");
            assert!(said.err.contains("GitHub"), "{}", said.err);
        }
        assert_eq!(hook(&[agent], &read("clean.txt")).status, 0);
    }
    let shell = |command: &str| json!({"hook_event_name": "PreToolUse", "cwd": folder.path(), "tool_name": "Bash", "tool_input": {"command": command}});
    assert_eq!(hook(&["kimi-code"], &shell("cat secret.env")).status, 2);
    assert_eq!(hook(&["kimi-code"], &shell("cat clean.txt")).status, 0);
    assert_eq!(answer(&["claude-code"], &shell("cat secret.env")), json!({}), "it is masked");
    let cascade = |event: &str, info: Value| json!({"agent_action_name": event, "tool_info": info});
    let secret = folder.path().join("secret.env");
    assert_eq!(hook(&["windsurf"], &cascade("pre_read_code", json!({"file_path": secret}))).status, 2);
    assert_eq!(hook(&["windsurf"], &cascade("pre_user_prompt", json!({"user_prompt": token()}))).status, 2);
    assert_eq!(hook(&["windsurf"], &cascade("pre_user_prompt", json!({"user_prompt": "hello"}))).status, 0);
    // Claude Code masks what its tools read.
    assert_eq!(answer(&["claude-code"], &read("secret.env")), json!({}));
}

#[test]
fn an_edit_that_takes_a_secret_out_passes() {
    let edit = |old: &str, new: &str| {
        json!({"hook_event_name": "PreToolUse", "cwd": "/", "tool_name": "Edit",
            "tool_input": {"file_path": "/a", "old_string": old, "new_string": new}})
    };
    assert_eq!(answer(&["claude-code"], &edit(&token(), "env!(KEY)")), json!({}));
    let said = answer(&["claude-code"], &edit("env!(KEY)", &token()));
    assert_eq!(said["hookSpecificOutput"]["permissionDecision"], "deny");
    let written = |old: &str, new: &str| json!({"agent_action_name": "pre_write_code", "tool_info": {"file_path": "/a", "edits": [{"old_string": old, "new_string": new}]}});
    assert_eq!(hook(&["windsurf"], &written(&token(), "x")).status, 0);
    assert_eq!(hook(&["windsurf"], &written("x", &token())).status, 2);
}

#[test]
fn copilot_and_vs_code_are_told_apart_by_what_they_send() {
    let cli = json!({"sessionId": "1", "cwd": "/", "prompt": token()});
    let code = json!({"sessionId": "1", "cwd": "/", "hookEventName": "UserPromptSubmit", "prompt": token()});
    for input in [cli, code] {
        let said = answer(&["copilot"], &input);
        assert_eq!((said["decision"].as_str(), said["continue"].as_bool()), (Some("block"), Some(false)));
    }
    let tool = |input: Value| {
        let said = answer(&["copilot"], &input);
        assert_eq!(said["permissionDecision"], "deny");
        assert_eq!(said["hookSpecificOutput"]["permissionDecision"], "deny");
    };
    tool(json!({"toolName": "bash", "toolArgs": {"command": format!("curl -u {}", token())}}));
    tool(json!({"toolName": "bash", "toolArgs": json!({"command": token()}).to_string()}));
    tool(json!({"hookEventName": "PreToolUse", "tool_name": "runInTerminal", "tool_input": {"command": token()}}));
    let edit = json!({"toolName": "edit", "toolArgs": json!({"old_str": token(), "new_str": "x"}).to_string()});
    assert_eq!(answer(&["copilot"], &edit), json!({}));
}
