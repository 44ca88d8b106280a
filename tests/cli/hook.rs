//! `hook`: recorded inputs of the tools, answers in their protocols, and settings that are changed without loss.

use std::io::Write;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::program::{Run, Said, ended_soon};

fn token() -> String {
    format!("ghp_{}", "a1B2c3D4e5".repeat(4).split_at(36).0)
}

/// However busy the machine is that runs the tests.
const UNHURRIED: &[&str] = &["--within", "600000"];

fn hook_reading(arguments: &[&str], input: &[u8]) -> Said {
    Run::new(&[&["hook"], arguments, UNHURRIED].concat()).on_fixture().reading(input).said()
}

fn hook(arguments: &[&str], input: &Value) -> Said {
    hook_reading(arguments, input.to_string().as_bytes())
}

fn said(arguments: &[&str], input: &Value) -> Value {
    let said = hook(arguments, input);
    assert!(!said.out.contains("a1B2") && !said.err.contains("a1B2"), "{}", said.out);
    serde_json::from_str(&said.out).unwrap()
}

/// As Claude Code and Codex send them.
fn prompt(text: &str) -> Value {
    json!({
        "session_id": "9f2c", "transcript_path": "/home/ada/.claude/projects/shop/9f2c.jsonl", "cwd": "/home/ada/shop",
        "permission_mode": "default", "hook_event_name": "UserPromptSubmit", "prompt": text,
    })
}

fn tool(command: &str) -> Value {
    json!({
        "session_id": "9f2c", "transcript_path": null, "cwd": "/home/ada/shop", "permission_mode": "default",
        "hook_event_name": "PreToolUse", "tool_name": "Bash", "tool_input": {"command": command, "description": "upload"},
        "tool_use_id": "toolu_01",
    })
}

#[test]
fn claude_code_is_told_to_block_and_not_to_show_the_prompt_again() {
    let answer = said(&["claude-code"], &prompt(&format!("Deploy with\nGITHUB_TOKEN={}", token())));
    assert_eq!(answer["decision"], "block");
    // The one place in which Claude Code reads it; at the top it shows the prompt again, with the secret.
    assert_eq!(answer["hookSpecificOutput"], json!({"hookEventName": "UserPromptSubmit", "suppressOriginalPrompt": true}));
    insta::assert_snapshot!(answer["reason"].as_str().unwrap(), @"The prompt holds GitHub personal access token (line 2). Take it out, or put promptfate:allow on its line if it is none.");
    assert_eq!(said(&["claude-code"], &prompt("What is a monad?")), json!({}));
    let answer = said(&["claude-code"], &tool(&format!("curl -H 'Authorization: token {}' https://api.github.com", token())));
    assert_eq!(answer["hookSpecificOutput"]["permissionDecision"], "deny");
    assert_eq!(answer["hookSpecificOutput"]["hookEventName"], "PreToolUse");
}

#[test]
fn a_warning_lets_it_pass() {
    let input = prompt(&token());
    assert!(said(&["claude-code", "--warn"], &input)["systemMessage"].as_str().unwrap().contains("GitHub"));
    assert!(said(&["codex", "--warn"], &input)["systemMessage"].as_str().unwrap().contains("GitHub"));
    let cursor = json!({"hook_event_name": "beforeSubmitPrompt", "conversation_id": "1", "generation_id": "2", "workspace_roots": ["/home/ada/shop"], "prompt": token(), "attachments": []});
    assert_eq!(said(&["cursor", "--warn"], &cursor)["continue"], true);
}

#[test]
fn codex_and_gemini_cli_are_told_in_their_own_words() {
    let answer = said(&["codex"], &prompt(&token()));
    assert_eq!(answer["decision"], "block");
    // Its schema allows no other keys.
    assert_eq!(answer.as_object().unwrap().keys().collect::<Vec<_>>(), ["decision", "reason"]);
    let gemini = |event: &str, more: Value| {
        let mut input = json!({"session_id": "1", "transcript_path": "/tmp/t.json", "cwd": "/home/ada", "timestamp": "2026-11-23T10:00:00Z", "hook_event_name": event});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    let answer = said(&["gemini-cli"], &gemini("BeforeAgent", json!({"prompt": token()})));
    assert_eq!(answer["decision"], "deny");
    let call =
        json!({"tool_name": "write_file", "tool_input": {"file_path": "/home/ada/.env", "content": format!("T={}", token())}});
    assert_eq!(said(&["gemini-cli"], &gemini("BeforeTool", call))["decision"], "deny");
}

#[test]
fn cursor_is_told_in_its_own_words() {
    let cursor = |event: &str, key: &str, text: &str| json!({"conversation_id": "1", "generation_id": "2", "hook_event_name": event, "workspace_roots": ["/home/ada/shop"], key: text});
    let answer = said(&["cursor"], &cursor("beforeSubmitPrompt", "prompt", &token()));
    assert_eq!(answer["continue"], false);
    assert!(answer["user_message"].as_str().unwrap().contains("GitHub"));
    for (event, key) in
        [("beforeShellExecution", "command"), ("beforeMCPExecution", "tool_input"), ("beforeReadFile", "content")]
    {
        assert_eq!(said(&["cursor"], &cursor(event, key, &token()))["permission"], "deny", "{event}");
        assert_eq!(said(&["cursor"], &cursor(event, key, "ls"))["permission"], "allow", "{event}");
    }
}

#[test]
fn the_generic_form_takes_json_or_text_and_fails_with_a_status() {
    let stopped = hook(&["generic"], &json!({"prompt": token()}));
    assert_eq!(stopped.status, 1);
    assert!(stopped.out.contains("\"decision\":\"block\""), "{}", stopped.out);
    let text = hook_reading(&["generic"], format!("use {}", token()).as_bytes());
    assert_eq!(text.status, 1);
    let fine = hook_reading(&["generic"], b"What is a monad?");
    assert_eq!((fine.status, fine.out.as_str()), (0, "{\"decision\":\"pass\"}\n"));
}

#[test]
fn what_becomes_of_it_on_the_tier_in_use_is_said() {
    let answer = said(&["claude-code", "--tier", "acme/chat"], &prompt(&token()));
    let reason = answer["reason"].as_str().unwrap();
    assert!(
        reason.contains("Acme Chat: does it train on it? Yes. Your content is used for training, unless that is turned off."),
        "{reason}"
    );
}

#[test]
fn what_could_not_be_looked_through_is_stopped_unless_told_otherwise() {
    let broken = |arguments: &[&str]| hook_reading(arguments, b"{not json");
    for open in [broken(&["claude-code", "--fail-open"]), broken(&["claude-code", "--warn"])] {
        assert_eq!(open.status, 0);
        assert!(open.out.contains("systemMessage") && open.out.contains("let it pass"), "{}", open.out);
    }
    for closed in [broken(&["claude-code", "--fail-closed"]).out, broken(&["claude-code"]).out] {
        // Of which event it is, is not known, and a wrong name would void the reply.
        assert!(closed.contains("\"decision\":\"block\"") && !closed.contains("hookSpecificOutput"), "{closed}");
        assert!(closed.contains("could not look"), "{closed}");
    }
    assert!(broken(&["cursor"]).out.contains("\"continue\":false"));
    for (agent, status) in [("kimi-code", 2), ("windsurf", 2), ("kiro", 2), ("copilot", 0)] {
        let said = broken(&[agent]);
        assert_eq!(said.status, status, "{agent}");
        assert!(said.out.contains("could not look") || said.err.contains("could not look"), "{agent}");
    }
    let huge = json!({"hook_event_name": "UserPromptSubmit", "prompt": "a ".repeat(9 << 20)});
    assert!(hook(&["claude-code", "--fail-open"], &huge).out.contains("let it pass"));
    assert_eq!(said(&["claude-code"], &huge)["decision"], "block");
    let deep = format!("{{\"hook_event_name\": \"UserPromptSubmit\", \"prompt\": {}1{}}}", "[".repeat(5000), "]".repeat(5000));
    assert!(hook_reading(&["claude-code"], deep.as_bytes()).out.contains("\"decision\":\"block\""));
    // Stopping an event of others could make the tool go on for ever.
    let foreign = said(&["claude-code"], &json!({"hook_event_name": "Stop"}));
    assert!(foreign["systemMessage"].as_str().unwrap().contains("found the event `Stop`") && foreign.get("decision").is_none());
}

#[test]
fn what_was_cut_off_is_answered_in_the_words_of_its_event() {
    let cut = |event: &str| hook_reading(&["claude-code"], format!("{{\"hook_event_name\":\"{event}\",\"x\":").as_bytes()).out;
    assert!(cut("PreToolUse").contains("\"permissionDecision\":\"deny\""));
    assert!(cut("PostToolUse").contains("\"continue\":false"), "{}", cut("PostToolUse"));
    assert!(cut("UserPromptSubmit").contains("suppressOriginalPrompt"));
}

#[test]
fn a_field_that_is_missing_is_not_taken_for_a_harmless_text() {
    let renamed = serde_json::json!({"hook_event_name": "UserPromptSubmit", "user_prompt": token()});
    let open = said(&["claude-code", "--fail-open"], &renamed);
    assert!(open["systemMessage"].as_str().unwrap().contains("could not look"), "{open}");
    assert_eq!(said(&["claude-code"], &renamed)["decision"], "block");
}

#[test]
fn a_model_cannot_let_its_own_line_through() {
    let marked = |text: &str| format!("{text} # promptfate:allow");
    assert_eq!(said(&["claude-code"], &prompt(&marked(&token()))), serde_json::json!({}));
    let tool = said(&["claude-code"], &tool(&marked(&token())));
    let why = tool["hookSpecificOutput"]["permissionDecisionReason"].as_str().unwrap();
    assert!(!why.contains("promptfate:allow"), "{why}");
}

#[test]
fn what_is_short_is_looked_through_whatever_the_clock_says() {
    let input = prompt(&token()).to_string();
    let said = Run::new(&["hook", "claude-code", "--within", "0"]).reading(input.as_bytes()).said();
    assert!(said.out.contains("\"decision\":\"block\""), "{}", said.out);
}

#[test]
fn what_takes_too_long_is_as_if_something_went_wrong() {
    let input = prompt(&"let token = key; ".repeat(200_000)).to_string();
    let late =
        |more: &[&str]| Run::new(&[&["hook", "claude-code", "--within", "0"], more].concat()).reading(input.as_bytes()).said();
    insta::assert_snapshot!(late(&["--fail-open"]).out.trim(), @r#"{"systemMessage":"promptfate could not look, and let it pass: it takes longer than 0 ms (--within)"}"#);
    assert!(late(&[]).out.contains("\"decision\":\"block\"") && late(&[]).out.contains("could not look: it takes"));
}

/// The first find is reason enough: what stands behind it is not looked through. A debug build on a busy machine;
/// `docs/benchmarks.md` has the figures of the release.
#[test]
fn the_longest_inputs_take_no_time_to_speak_of() {
    for text in ["let token = key; ".repeat(200_000), format!("{} ", token()).repeat(100_000)] {
        let start = Instant::now();
        said(&["claude-code"], &prompt(&text));
        assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    }
}

#[test]
fn no_depth_hides_a_secret_or_what_stands_behind_it() {
    for depth in [1, 63, 66, 120] {
        let deep = format!("{}\"x\"{}", "[".repeat(depth), "]".repeat(depth));
        let hidden = format!("{}\"{}\"{}", "[".repeat(depth), token(), "]".repeat(depth));
        for input in [format!("{{\"a\":{deep},\"content\":\"{}\"}}", token()), hidden] {
            let input = format!("{{\"hook_event_name\":\"PreToolUse\",\"tool_input\":{input}}}");
            let said = hook_reading(&["claude-code", "--fail-closed"], input.as_bytes());
            assert!(said.out.contains("GitHub"), "{depth}: {}", said.out);
        }
    }
    let deeper = format!("{{\"hook_event_name\":\"PreToolUse\",\"tool_input\":{}{}}}", "[".repeat(200), "]".repeat(200));
    assert!(hook_reading(&["claude-code", "--fail-open"], deeper.as_bytes()).out.contains("let it pass"));
    assert!(hook_reading(&["claude-code"], deeper.as_bytes()).out.contains("\"permissionDecision\":\"deny\""));
}

#[test]
fn what_a_second_key_hides_and_what_stands_under_others_is_looked_at() {
    let key = token();
    for input in [
        format!("{{\"hook_event_name\":\"UserPromptSubmit\",\"prompt\":\"{key}\",\"prompt\":\"clean\"}}"),
        format!("{{\"hook_event_name\":\"UserPromptSubmit\",\"prompt\":\"clean\",\"prompt\":\"{key}\"}}"),
        format!("{{\"hook_event_name\":\"UserPromptSubmit\",\"prompt\":\"clean\",\"attachments\":[{{\"text\":\"{key}\"}}]}}"),
        format!("{{\"hook_event_name\":\"UserPromptSubmit\",\"prompt\":\"\",\"system\":\"{key}\"}}"),
    ] {
        let said = hook_reading(&["claude-code"], input.as_bytes());
        assert!(said.out.contains("\"decision\":\"block\"") && said.out.contains("GitHub"), "{input}: {}", said.out);
        assert!(!said.out.contains(&key), "{}", said.out);
    }
    for value in ["null", "true"] {
        let input = format!("{{\"hook_event_name\":\"UserPromptSubmit\",\"prompt\":{value}}}");
        assert!(hook_reading(&["claude-code"], input.as_bytes()).out.contains("found no text under `prompt`"));
        assert!(hook_reading(&["claude-code"], input.as_bytes()).out.contains("\"decision\":\"block\""));
    }
}

#[test]
fn names_and_numbers_are_looked_at_too() {
    let call = |input: Value| json!({"hook_event_name": "PreToolUse", "tool_name": "x", "tool_input": input});
    let mut named = serde_json::Map::new();
    named.insert(token(), json!(1));
    let answer = said(&["claude-code"], &call(named.into()));
    assert_eq!(answer["hookSpecificOutput"]["permissionDecision"], "deny");
    let answer = said(&["claude-code", "--personal"], &call(json!({"n": 4111111111111111_u64})));
    assert_eq!(answer["hookSpecificOutput"]["permissionDecision"], "deny");
    // A text's lines are those that its author sees.
    let messages = json!({"messages": [{"role": "user", "content": format!("a\n{}", token())}]});
    assert!(hook(&["generic"], &messages).out.contains("line 2"), "{}", hook(&["generic"], &messages).out);
}

#[test]
fn half_characters_marks_and_wide_texts_hide_nothing() {
    let key = token();
    let input = format!("{{\"hook_event_name\":\"UserPromptSubmit\",\"prompt\":\"\\ud83d {key} \\udc00\"}}");
    let wide = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
        mark.into_iter().chain(prompt(&key).to_string().encode_utf16().flat_map(unit)).collect::<Vec<u8>>()
    };
    let marked = format!("\u{feff}{}", prompt(&key));
    for input in
        [input.into_bytes(), marked.into_bytes(), wide([0xFF, 0xFE], u16::to_le_bytes), wide([0xFE, 0xFF], u16::to_be_bytes)]
    {
        let said = hook_reading(&["claude-code"], &input);
        assert!(said.out.contains("\"decision\":\"block\""), "{}", said.out);
    }
    let unmarked: Vec<u8> = format!("use {key}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(hook_reading(&["generic"], &unmarked).out.contains("could not look"));
}

#[test]
fn an_input_without_end_is_answered() {
    let open = |arguments: &[&str], input: &str| {
        let mut child = Run::new(&[&["hook"], arguments].concat()).reading_a_pipe().spawn();
        let mut pipe = child.stdin.take().unwrap();
        pipe.write_all(input.as_bytes()).unwrap();
        (child, pipe)
    };
    let clean = prompt("What is a monad?").to_string();
    let runs = [
        (open(&["claude-code"], &prompt(&token()).to_string()), "GitHub"),
        (open(&["claude-code", "--fail-open", "--within", "100"], &clean), "let it pass: standard input did not end"),
        (open(&["claude-code", "--within", "100"], &clean), "\"decision\":\"block\""),
        (open(&["claude-code", "--within", "100"], ""), "\"decision\":\"block\""),
        (open(&["generic"], &format!("use {}", token())), "GitHub"),
    ];
    for ((child, pipe), words) in runs {
        let out = ended_soon(child).out;
        assert!(out.contains(words), "wanted {words}\n{out}");
        drop(pipe);
    }
}

#[test]
fn an_unknown_event_is_named_in_few_words_and_never_with_a_secret() {
    let event =
        |name: &str| said(&["claude-code"], &json!({"hook_event_name": name, "prompt": "x"}))["systemMessage"].to_string();
    assert!(event(&token()).contains("an event whose name holds a secret"), "{}", event(&token()));
    let long = event(&format!("\u{1b}[31m{}", "a ".repeat(500)));
    assert!(long.len() < 250 && !long.contains("u001b"), "{long}");
}
