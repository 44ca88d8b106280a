//! The server for assistants, spoken to as clients do: a line of JSON-RPC each.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout};

use serde_json::{Value, json};

use super::program::{Run, ended_soon};

/// A client in the middle of a conversation.
struct Client {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    next: u64,
}

impl Client {
    /// Starts the server on the records of these tests.
    fn new() -> Client {
        Client::of(Run::new(&["mcp"]).on_fixture())
    }

    fn of(run: Run) -> Client {
        let mut child = run.reading_a_pipe().spawn();
        let input = child.stdin.take().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let mut client = Client { child, input, output, next: 0 };
        let asked =
            json!({"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "test", "version": "0"}});
        let told = client.asks("initialize", &asked);
        assert_eq!((&told["protocolVersion"], &told["serverInfo"]["name"]), (&json!("2025-11-25"), &json!("promptfate")));
        client.sends(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"}).to_string());
        client
    }

    fn sends(&mut self, line: &str) {
        writeln!(self.input, "{line}").unwrap();
        self.input.flush().unwrap();
    }

    fn reads(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"))
    }

    /// Asks for something, and returns the answer with all that is around it.
    fn answer(&mut self, method: &str, params: &Value) -> Value {
        self.next += 1;
        self.sends(&json!({"jsonrpc": "2.0", "id": self.next, "method": method, "params": params}).to_string());
        let answer = self.reads();
        assert_eq!(answer["id"], self.next, "{answer}");
        answer
    }

    fn asks(&mut self, method: &str, params: &Value) -> Value {
        let answer = self.answer(method, params);
        assert!(answer["error"].is_null(), "{answer}");
        answer["result"].clone()
    }

    fn calls(&mut self, tool: &str, arguments: Value) -> Value {
        self.asks("tools/call", &json!({"name": tool, "arguments": arguments}))
    }

    /// Calls a tool that does it, and returns its first sentence and what it gives.
    fn gets(&mut self, tool: &str, arguments: Value) -> (String, Value) {
        let result = self.calls(tool, arguments);
        assert_eq!(result["isError"], false, "{result}");
        (first(&result), result["structuredContent"].clone())
    }

    /// Calls a tool that cannot do it, and returns what it says.
    fn fails(&mut self, tool: &str, arguments: Value) -> String {
        let result = self.calls(tool, arguments);
        assert_eq!(result["isError"], true, "{result}");
        text(&result).to_owned()
    }

    fn leaves(self) -> super::program::Said {
        let Client { mut child, input, output, .. } = self;
        drop((input, output));
        child.stdout = None;
        ended_soon(child)
    }
}

fn text(result: &Value) -> &str {
    result["content"][0]["text"].as_str().unwrap()
}

fn first(result: &Value) -> String {
    text(result).lines().next().unwrap().to_owned()
}

const POLICY: &str = "schema: 1\nclasses: {open: {tiers: any}, closed: {requires: {training: [never]}}}\n";
const TOOLS: &str = "schema: 1\ntools: [{tool: acme/chat, classes: [open, closed]}]\n";

/// Starts the server in a folder that has a policy.
fn with_policy(folder: &Path) -> Client {
    fs::write(folder.join("ai-policy.yaml"), POLICY).unwrap();
    fs::write(folder.join("ai-tools.yaml"), TOOLS).unwrap();
    Client::of(Run::new(&["mcp"]).on_fixture().within(folder))
}

#[test]
fn every_tool_says_what_it_gives_and_keeps_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = with_policy(folder.path());
    let tools = client.asks("tools/list", &json!({}))["tools"].as_array().unwrap().clone();
    let calls = [
        ("ask", json!({"question": "does acme chat train"})),
        ("find", json!({"training": ["never", "opt_in"], "limit": 1})),
        ("compare", json!({"tiers": ["acme/chat", "acme/api"]})),
        ("checklist", json!({"tiers": ["acme/chat"]})),
        ("history", json!({"tiers": ["acme/chat"], "limit": 2})),
        ("changes", json!({"since": "2024-06-01", "until": "2026-06-01", "tier": ["acme/chat"]})),
        ("risks", json!({"tiers": "acme/chat"})),
        ("scan", json!({"text": format!("token ghp_{}", "A1b2C3d4E5f6".repeat(3)), "personal": true})),
        ("audit", json!({})),
    ];
    let names: Vec<&str> = tools.iter().map(|tool| tool["name"].as_str().unwrap()).collect();
    assert_eq!(names, calls.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    for (tool, (name, arguments)) in tools.iter().zip(calls) {
        let hints =
            ["readOnlyHint", "destructiveHint", "openWorldHint"].map(|hint| tool["annotations"][hint].as_bool().unwrap());
        assert_eq!(hints, [true, false, false], "{name}");
        assert_eq!((&tool["inputSchema"]["type"], &tool["outputSchema"]["type"]), (&json!("object"), &json!("object")));
        let takes = jsonschema::validator_for(&tool["inputSchema"]).unwrap();
        let as_listed = arguments["tiers"].as_str().map_or_else(|| arguments.clone(), |tier| json!({"tiers": [tier]}));
        assert!(takes.is_valid(&as_listed) && !takes.is_valid(&json!({"nonsense": 1})), "{name}");
        let (_, given) = client.gets(name, arguments);
        let gives = jsonschema::validator_for(&tool["outputSchema"]).unwrap();
        let wrong: Vec<String> = gives.iter_errors(&given).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty() && given["schema"] == "promptfate/v1", "{name}: {wrong:?}");
    }
    assert_eq!(client.leaves().status, 0);
}

#[test]
fn the_first_sentence_is_true_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = with_policy(folder.path());
    let mut said = |tool: &str, arguments: Value| client.gets(tool, arguments).0;
    let sentences = [
        said("ask", json!({"question": "does acme chat train on my prompts"})),
        said("ask", json!({"question": "how long does acme chat keep prompts", "at": "2025-12-01"})),
        said("ask", json!({"question": "acme chat training, nightcafe"})),
        said("find", json!({"training": ["never"]})),
        said("compare", json!({"tiers": ["acme/chat", "beta/local"]})),
        said("checklist", json!({"tiers": ["acme/chat"]})),
        said("history", json!({"tiers": ["acme/chat"]})),
        said("changes", json!({"since": "2024-06-01"})),
        said("risks", json!({"tiers": ["beta/local"]})),
        said("scan", json!({"text": "nothing here"})),
        said("audit", json!({"tools": ["acme chat", "xyzzy"], "classes": ["closed"]})),
    ];
    insta::assert_snapshot!(sentences.join("\n"), @r"
    As of 2026-11-23, Acme Chat (Acme), acme/chat: training: yes, unless turned off (still used: chats flagged for safety); 1 special case differs (verified, copy of 2025-10-08, since 2025-10-08).
    As of 2025-12-01, Acme Chat (Acme), acme/chat: retention: 5 years; in EEA: 30 days (verified, copy of 2025-10-08, since 2025-10-08).
    As of 2026-11-23, Acme Chat (Acme), acme/chat: training: yes, unless turned off (still used: chats flagged for safety); 1 special case differs (verified, copy of 2025-10-08, since 2025-10-08).
    As of 2026-11-23, 2 tiers meet these rules by their documents: acme/api, beta/local.
    As of 2026-11-23, Acme Chat (Acme), acme/chat, Beta Runtime (Beta), beta/local differ in 8 of 9 questions; each answer has its own grade.
    As of 2026-11-23, Acme Chat (Acme), acme/chat: training: yes, unless turned off (still used: chats flagged for safety); 1 special case differs (verified, copy of 2025-10-08, since 2025-10-08); there are 2 steps to stop it.
    As of 2026-11-23, Acme Chat (Acme), acme/chat: 2 changes of answers are known, the newest 2025-10-08 (training).
    From 2024-06-01 to 2026-11-23, 2 answers changed as far as the records know: 2 worse and 0 better for the person.
    As of 2026-11-23, Beta Runtime (Beta), beta/local: training: no (cited, copy of 2026-10-30, one reviewer); memorisation low, aggregation low, irreversibility low, competitive exposure low.
    Nothing was found that the rules know, which is no proof that there is no secret.
    As of 2026-11-23, by this policy 0 allowed, 1 unclear, 1 refused: acme chat (Acme Chat (Acme), acme/chat) refused for closed, xyzzy (no known tier) unclear for closed.
    ");
}

#[test]
fn what_is_not_known_is_an_error_that_says_so() {
    let mut client = Client::new();
    let unknown = client.calls("ask", json!({"question": "does xyzzy train on my chats"}));
    assert_eq!((&unknown["isError"], first(&unknown).as_str()), (&json!(true), "xyzzy is not in the knowledge base."));
    assert_eq!(unknown["structuredContent"]["understood"]["unknown"], json!(["xyzzy"]));
    assert!(client.fails("compare", json!({"tiers": ["acme/chat", "xyzzy"]})).contains("xyzzy is not in the knowledge base"));
    // Known product, nothing known to the question.
    let gap = client.fails("ask", json!({"question": "acme chat training", "at": "2001-01-01"}));
    assert!(gap.starts_with("As of 2001-01-01, Acme Chat") && gap.contains("NOT KNOWN"), "{gap}");
}

#[test]
fn wrong_arguments_are_answered_and_the_next_call_is_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::of(Run::new(&["mcp"]).on_fixture().within(folder.path()));
    for (tool, arguments, why) in [
        ("ask", json!({}), "found no `question`: it is a text"),
        ("ask", json!({"question": 7.5, "at": 3}), "cannot read `at`: it is a day"),
        ("ask", json!({"question": ["a"]}), "cannot read `question`: it is a text"),
        ("ask", json!({"question": "acme", "qestion": "x"}), "found `qestion`, ask takes question, at, region"),
        ("ask", json!({"question": "acme", "format": "html"}), "found `format`"),
        ("ask", json!({"question": "acme", "at": "2999-01-01"}), "2999-01-01 is in the future"),
        ("ask", json!({"question": "acme", "region": "Atlantis"}), "invalid value 'Atlantis'"),
        ("compare", json!({"tiers": []}), "found no `tiers`"),
        ("compare", json!({"tiers": vec!["acme/chat"; 101]}), "found 101 texts in `tiers`"),
        ("find", json!({"training": ["sometimes"]}), "invalid value 'sometimes'"),
        ("find", json!({"strict": "yes"}), "cannot read `strict`: it is true or false"),
        ("changes", json!({"since": "/etc"}), "cannot read `since`: it is a day"),
        ("changes", json!({"since": "2024-01-01", "git": true}), "found `git`"),
        ("scan", json!({"text": null}), "cannot read `text`"),
        ("scan", json!({"text": "x", "paths": ["/etc/passwd"]}), "found `paths`"),
        ("audit", json!({"policy": "/etc/passwd"}), "found `policy`"),
        ("audit", json!({"tools": ["acme"]}), "found no `classes`"),
        ("audit", json!({}), "ai-policy.yaml"),
    ] {
        let said = client.fails(tool, arguments.clone());
        assert!(said.contains(why), "{tool} {arguments}: {said}");
    }
    for (method, params, code) in [
        ("tools/call", json!({"name": "nonsense", "arguments": {}}), -32602),
        ("nonsense/list", json!({}), -32601),
        ("resources/read", json!({"uri": "promptfate://tier/acme/nothing"}), -32002),
        ("resources/read", json!({"uri": "file:///etc/passwd"}), -32002),
    ] {
        let answer = client.answer(method, &params);
        assert_eq!(answer["error"]["code"], code, "{method} {params}: {answer}");
    }
    // A message that is none is answered without its number.
    client.sends(&json!({"jsonrpc": "2.0", "id": 1_000, "method": "tools/call", "params": {"arguments": {}}}).to_string());
    assert!(!client.reads()["error"].is_null());
    // What looks like an option is a word of the question.
    assert!(client.gets("ask", json!({"question": "--help acme chat training"})).0.contains("acme/chat"));
}

#[test]
fn garbage_and_ten_megabytes_on_the_line_do_no_harm() {
    let mut client = Client::new();
    for garbage in ["", "nonsense", "{", "[1, 2", "\u{0}\u{1b}[2J", &"(".repeat(100_000), &"[".repeat(100_000)] {
        client.sends(garbage);
    }
    client.input.write_all(b"\xff\xfe\x00{\n").unwrap();
    assert!(client.gets("ask", json!({"question": "acme chat training"})).0.contains("acme/chat"));
    let mut long = "harmless words, ".repeat(10 << 16);
    assert!(long.len() > 10_000_000);
    assert!(client.fails("ask", json!({"question": long})).contains("bytes in `question`, at most 10000"));
    long.push_str(&format!("token ghp_{}", "A1b2C3d4E5f6".repeat(3)));
    let (first, found) = client.gets("scan", json!({"text": long}));
    assert!(first.starts_with("1 secret was found") && found["secrets"][0]["rule"] == "github-token", "{first} {found}");
    assert!(!found.to_string().contains("A1b2C3d4E5f6"));
    // A line of ten megabytes that is no message.
    client.sends(&"x".repeat(10 << 20));
    assert!(client.gets("ask", json!({"question": "acme chat training"})).0.contains("acme/chat"));
}

#[test]
fn a_client_that_vanishes_is_not_waited_for() {
    // Before it has said anything, in the middle of a line, and with an answer on its way.
    let mut mute = Run::new(&["mcp"]).on_fixture().reading_a_pipe().spawn();
    drop(mute.stdin.take());
    assert_eq!(ended_soon(mute).status, 0);
    let mut halfway = Client::new();
    halfway.input.write_all(b"{\"jsonrpc\": \"2.0\", \"id\": 5, \"meth").unwrap();
    assert_eq!(halfway.leaves().status, 0);
    let mut busy = Client::new();
    for id in 100..200 {
        busy.sends(
            &json!({"jsonrpc": "2.0", "id": id, "method": "tools/call", "params": {"name": "find", "arguments": {}}})
                .to_string(),
        );
    }
    assert_eq!(busy.leaves().status, 0);
}

#[test]
fn a_thousand_calls_in_a_row_are_answered_alike() {
    let mut client = Client::new();
    let asked = json!({"question": "does acme chat train"});
    let before = client.gets("ask", asked.clone());
    for _ in 0..1_000 {
        assert_eq!(client.gets("ask", asked.clone()), before);
    }
    assert_eq!(client.leaves().status, 0);
}

#[test]
fn requests_need_no_handshake_where_the_protocol_has_none() {
    let mut child = Run::new(&["mcp"]).on_fixture().reading_a_pipe().spawn();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let meta = json!({
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "0"},
        "io.modelcontextprotocol/clientCapabilities": {},
    });
    let mut asks = |id: u64, method: &str, mut params: Value| -> Value {
        params["_meta"] = meta.clone();
        writeln!(input, "{}", json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params})).unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        serde_json::from_str::<Value>(&line).unwrap()["result"].clone()
    };
    assert!(asks(1, "server/discover", json!({}))["supportedVersions"].as_array().unwrap().contains(&json!("2026-07-28")));
    let called = asks(2, "tools/call", json!({"name": "ask", "arguments": {"question": "acme chat training"}}));
    assert_eq!((&called["resultType"], &called["isError"]), (&json!("complete"), &json!(false)));
    drop((input, output));
    assert_eq!(ended_soon(child).status, 0);
}

#[test]
fn every_record_is_a_resource_with_all_its_citations() {
    let mut client = Client::new();
    let listed = client.asks("resources/list", &json!({}))["resources"].clone();
    let uris: Vec<&str> = listed.as_array().unwrap().iter().map(|one| one["uri"].as_str().unwrap()).collect();
    assert!(uris.contains(&"promptfate://tier/acme/chat") && uris.len() == 5, "{uris:?}");
    let read = client.asks("resources/read", &json!({"uri": "promptfate://tier/acme/chat"}));
    let record: Value = serde_json::from_str(read["contents"][0]["text"].as_str().unwrap()).unwrap();
    let shown = Run::new(&["show", "acme/chat", "--format", "json"]).on_fixture().json();
    assert_eq!((record, &read["contents"][0]["mimeType"]), (shown, &json!("application/json")));
    let templates = client.asks("resources/templates/list", &json!({}));
    assert_eq!(templates["resourceTemplates"][0]["uriTemplate"], "promptfate://tier/{provider}/{tier}");
}

#[test]
fn what_is_left_out_is_counted() {
    let mut client = Client::new();
    let (_, all) = client.gets("find", json!({}));
    let (_, one) = client.gets("find", json!({"limit": 1}));
    let count = |found: &Value| found["tiers"].as_array().unwrap().len();
    assert_eq!((count(&one), one["cut"]["tiers"].as_u64()), (1, Some(count(&all) as u64 - 1)));
    let (_, asked) = client.gets("ask", json!({"question": "does acme chat train"}));
    let answers: Vec<&String> = asked["tiers"][0]["answers"].as_object().unwrap().keys().collect();
    assert_eq!(answers, ["training"]);
    assert!(asked["cut"]["answers"].as_u64().unwrap() > 0);
    let said = client.calls("find", json!({"limit": 1}));
    assert!(text(&said).contains("Left out here: "), "{said}");
}

#[test]
fn a_server_that_runs_for_days_knows_which_day_it_is() {
    // The day comes from the environment here, and is asked for at each call; one that is named stays.
    let mut client = Client::of(Run::new(&["mcp", "--today", "2026-11-20"]).on_fixture());
    assert_eq!(client.gets("ask", json!({"question": "acme chat training"})).1["as_of"], "2026-11-20");
}

#[test]
fn it_is_put_into_the_settings_of_each_assistant_and_taken_out_again() {
    let home = tempfile::tempdir().unwrap();
    let at = |path: &str| home.path().join(path);
    let run = |words: &[&str]| Run::new(words).env("HOME", home.path().to_str().unwrap()).within(home.path()).said();
    for (client, file, project) in [
        ("claude-code", ".claude.json", ".mcp.json"),
        ("claude-desktop", ".config/Claude/claude_desktop_config.json", ""),
        ("cursor", ".cursor/mcp.json", ".cursor/mcp.json"),
        ("vscode", ".config/Code/User/mcp.json", ".vscode/mcp.json"),
        ("gemini-cli", ".gemini/settings.json", ".gemini/settings.json"),
        ("codex", ".codex/config.toml", ".codex/config.toml"),
    ] {
        if cfg!(not(target_os = "linux")) && (client == "claude-desktop" || client == "vscode") {
            continue;
        }
        let before = if client == "codex" { "model = \"x\"\n" } else { "{\n  // mine\n  \"theme\": \"dark\"\n}\n" };
        fs::create_dir_all(at(file).parent().unwrap()).unwrap();
        fs::write(at(file), before).unwrap();
        let dry = run(&["mcp", "install", client, "--dry-run"]);
        assert!(dry.status == 0 && dry.out.contains("promptfate") && fs::read_to_string(at(file)).unwrap() == before);
        assert_eq!(run(&["mcp", "install", client]).status, 0);
        let after = fs::read_to_string(at(file)).unwrap();
        assert_eq!(after, dry.out);
        assert!(after.contains(env!("CARGO_BIN_EXE_promptfate")) && after.contains("\"mcp\""), "{client}: {after}");
        assert!(run(&["mcp", "install", client]).err.contains("is as it should be"), "{client}");
        assert_eq!(run(&["mcp", "uninstall", client]).status, 0);
        let gone = fs::read_to_string(at(file)).unwrap();
        let read = |text: &str| serde_json::from_str::<Value>(&text.replace("// mine", "")).ok();
        assert!(
            if client == "codex" { gone == before } else { read(&gone) == read(before) && gone.contains("// mine") },
            "{gone}"
        );
        let in_project = run(&["mcp", "install", client, "--project"]);
        assert_eq!(in_project.status, if project.is_empty() { 2 } else { 0 }, "{}", in_project.err);
        assert!(project.is_empty() || fs::read_to_string(at(project)).unwrap().contains("\"mcp\""));
    }
    fs::write(at(".cursor/mcp.json"), "[").unwrap();
    let broken = run(&["mcp", "install", "cursor"]);
    assert!(
        broken.status == 2
            && broken.err.contains("cannot change")
            && fs::read_to_string(at(".cursor/mcp.json")).unwrap() == "["
    );
    assert_eq!(run(&["mcp", "install", "nonsense"]).status, 2);
}
