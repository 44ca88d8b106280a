//! Settings of every way of writing go in and come out as they were.

use super::*;
use crate::hook::agents::Form;
use crate::hook::{CLAUDE_CODE, CURSOR};
use proptest::prelude::*;
use proptest::sample::select;

fn form(agent: &Agent) -> Option<Lists> {
    match agent.settings?.form {
        Form::Lists(form) => Some(form),
        _ => None,
    }
}

/// Those that have such settings.
fn agents() -> Vec<&'static Agent> {
    Agent::ALL.into_iter().filter(|agent| form(agent).is_some()).collect()
}

fn install(agent: &Agent, text: &str, command: &str) -> Result<String, String> {
    super::install(agent, form(agent).unwrap(), text, command)
}

fn uninstall(agent: &Agent, text: &str, program: &str, original: Option<&str>) -> Result<String, String> {
    without_ours(agent, text, program, original)
}

fn comes_from(agent: &Agent, text: &str, program: &str, original: &str) -> bool {
    super::comes_from(agent, form(agent).unwrap(), text, program, original)
}

fn has_version(agent: &Agent) -> bool {
    form(agent).unwrap().has_version
}

fn means(agent: &Agent, one: &str, other: &str) -> bool {
    super::means(form(agent).unwrap(), one, other)
}

fn command(agent: &Agent) -> String {
    format!("'/my programs/promptfate' hook {}", agent.name)
}

fn removed(agent: &Agent, text: &str) -> String {
    uninstall(agent, text, "", None).unwrap()
}

#[test]
fn installing_twice_is_installing_once_and_uninstalling_undoes_it() {
    for agent in agents() {
        let mine = "{\n  // mine\n  \"model\": \"x\",\n  \"version\": 1\n}\n";
        for text in ["{}\n", mine, &mine.replace('\n', "\r\n"), &format!("\u{feff}{mine}")] {
            let once = install(agent, text, &command(agent)).unwrap();
            assert_ne!(once, text);
            assert_eq!(install(agent, &once, &command(agent)).unwrap(), once);
            let undone = removed(agent, &once);
            let is_same = undone == text || (has_version(agent) && text == "{}\n");
            assert!(is_same, "{}: {text:?} became {undone:?}", agent.name);
            assert!(comes_from(agent, &once, "", text));
        }
    }
}

#[test]
fn hooks_of_others_and_comments_stay() {
    let text = "{\n  \"hooks\": {\n    // lint first\n    \"PreToolUse\": [\n      {\"matcher\": \"Bash\", \"hooks\": [{\"type\": \"command\", \"command\": \"lint\"}]}\n    ]\n  }\n}\n";
    let installed = install(&CLAUDE_CODE, text, "promptfate hook claude-code").unwrap();
    assert!(installed.contains("// lint first") && installed.contains("\"lint\"") && installed.contains("UserPromptSubmit"));
    let undone = removed(&CLAUDE_CODE, &installed);
    assert!(undone.contains("// lint first") && undone.contains("\"lint\"") && !undone.contains("promptfate"), "{undone}");
}

#[test]
fn of_a_group_that_holds_ours_and_anothers_ours_goes_alone() {
    let shared = r#"{"hooks":{"PreToolUse":[{"matcher":"*","hooks":[{"type":"command","command":"promptfate hook claude-code"},{"type":"command","command":"lint"}]}]}}"#;
    let without = removed(&CLAUDE_CODE, shared);
    assert!(without.contains("lint") && !without.contains("promptfate"), "{without}");
    let again = install(&CLAUDE_CODE, shared, "promptfate hook claude-code").unwrap();
    assert_eq!((again.matches("promptfate hook").count(), again.matches("lint").count()), (5, 1), "{again}");
}

#[test]
fn another_command_replaces_the_first_and_events_of_former_versions_go() {
    let once = install(&CLAUDE_CODE, "{}", "promptfate hook claude-code").unwrap();
    let again = install(&CLAUDE_CODE, &once, "/new/promptfate hook claude-code --warn").unwrap();
    assert_eq!(again.matches("hook claude-code").count(), 5, "{again}");
    assert_eq!(again.matches("/new/promptfate hook claude-code --warn").count(), 5, "{again}");
    let former = once.replace("PreToolUse", "SomeEvent");
    let new = install(&CLAUDE_CODE, &former, "promptfate hook claude-code").unwrap();
    assert_eq!(new.matches("hook claude-code").count(), 5, "{new}");
    assert!(!removed(&CLAUDE_CODE, &former).contains("promptfate"));
}

#[test]
fn a_hook_that_stands_twice_at_one_event_is_not_installed_as_it_should_be() {
    let once = install(&CLAUDE_CODE, "{}", "promptfate hook claude-code").unwrap();
    let mut twice: Value = serde_json::from_str(&once).unwrap();
    let group = twice["hooks"]["PreToolUse"][0].clone();
    twice["hooks"]["PreToolUse"].as_array_mut().unwrap().push(group);
    let again = install(&CLAUDE_CODE, &twice.to_string(), "promptfate hook claude-code").unwrap();
    assert_eq!(again.matches("hook claude-code").count(), 5, "{again}");
}

#[test]
fn what_was_empty_before_stays() {
    for text in ["{\"hooks\": {}}\n", "{\"hooks\":{\"PreToolUse\":[]}}\n"] {
        let installed = install(&CLAUDE_CODE, text, "promptfate hook claude-code").unwrap();
        assert_eq!(install(&CLAUDE_CODE, &installed, "promptfate hook claude-code").as_ref(), Ok(&installed));
        // Changed since, so that the copy's bytes cannot come back.
        let changed = installed.replacen('{', "{\"model\": \"x\", ", 1);
        assert!(!comes_from(&CLAUDE_CODE, &changed, "", text));
        let without = uninstall(&CLAUDE_CODE, &changed, "", Some(text)).unwrap();
        let value: Value = serde_json::from_str(&without).unwrap();
        let original: Value = serde_json::from_str(text).unwrap();
        assert_eq!(value["hooks"], original["hooks"], "{without}");
    }
}

#[test]
fn what_is_no_settings_file_is_refused() {
    for text in ["[1]", "{\"hooks\": 1}", "{\"hooks\": ", "{\"hooks\": {\"PreToolUse\": 1}}", "{\"hooks\":{}, \"hooks\":{}}"] {
        assert!(install(&CLAUDE_CODE, text, "promptfate").is_err(), "{text}");
    }
}

/// What may stand between any two signs.
#[test]
fn settings_are_changed_up_to_a_number_of_values() {
    let list = |values: usize| format!("{{\"list\": [{}]}}\n", vec!["1"; values].join(","));
    assert!(open(&list(MOST_VALUES)).is_ok());
    assert!(open(&list(MOST_VALUES + 1)).is_err_and(|why| why.contains("about 2001 values")));
}

#[test]
fn a_version_means_something_only_to_the_tool_that_has_one() {
    let (with, without) = ("{\"version\": 1, \"a\": 1}", "{\"a\": 1}");
    assert!(means(&CURSOR, with, without) && !means(&CLAUDE_CODE, with, without));
    assert!(!means(&CURSOR, "{\"version\": 2, \"a\": 1}", without) && !means(&CURSOR, with, "{\"a\": 2}"));
    assert!(means(&CLAUDE_CODE, without, "{ /* one */ \"a\":1 }") && !means(&CLAUDE_CODE, without, "{"));
}

fn between() -> impl Strategy<Value = String> {
    let parts = vec!["", "", "", " ", "\n", "\n  ", "\r\n\t", " /* {\"hooks\": */ ", " // ], x\n", "// \u{e9}\r\n"];
    proptest::collection::vec(select(parts), 0..2).prop_map(|parts| parts.concat())
}

fn list(open: &'static str, items: impl Strategy<Value = String>, close: &'static str) -> impl Strategy<Value = String> {
    let item = (between(), items, between()).prop_map(|(before, item, behind)| format!("{before}{item}{behind}"));
    (proptest::collection::vec(item, 0..4), between(), any::<bool>()).prop_map(move |(items, inside, trails)| {
        let comma = if trails && !items.is_empty() { "," } else { "" };
        format!("{open}{}{comma}{inside}{close}", items.join(","))
    })
}

fn value() -> impl Strategy<Value = String> {
    let plain =
        vec!["1", "-2.5e3", "true", "null", "\"\"", "\"hooks\"", "\"lint // x\"", "\"\\u00e9\\n\"", "\"promptfate hook\""];
    select(plain).prop_map(str::to_owned).prop_recursive(3, 24, 4, |inner| {
        let numbered = (0..99_u32, inner.clone()).prop_map(|(key, value)| format!("\"k{key}\":{value}"));
        prop_oneof![list("[", inner, "]"), list("{", numbered, "}")]
    })
}

/// A group of hooks, of others or of a version of ours that was installed before.
fn group() -> impl Strategy<Value = String> {
    let hook = select(vec!["lint", "promptfate scan", "promptfate-audit hook claude-code"])
        .prop_map(|command| format!("{{\"type\":\"command\",\"command\":\"{command}\"}}"));
    prop_oneof![
        list("[", hook.clone(), "]").prop_map(|hooks| format!("{{\"matcher\":\"Bash\",\"hooks\":{hooks}}}")),
        hook,
        value()
    ]
}

fn settings() -> impl Strategy<Value = String> {
    let events = vec!["PreToolUse", "UserPromptSubmit", "beforeSubmitPrompt", "BeforeTool", "Stop"];
    let event = (select(events), list("[", group(), "]")).prop_map(|(event, groups)| format!("\"{event}\":{groups}"));
    let hooks = list("{", event, "}").prop_map(|hooks| format!("\"hooks\":{hooks}"));
    let other = (0..999_u32, value()).prop_map(|(key, value)| format!("\"s{key}\":{value}"));
    let version = Just("\"version\":1".to_owned());
    let top = list("{", prop_oneof![3 => other, 1 => hooks, 1 => version], "}");
    (select(vec!["", "\u{feff}"]), between(), top, between())
        .prop_map(|(mark, before, top, behind)| format!("{mark}{before}{top}{behind}"))
}

proptest! {
    #[test]
    fn any_settings_come_back(text in settings(), agent in select(agents())) {
        let command = command(agent);
        let once = install(agent, &text, &command);
        // Keys that stand twice are refused, and nothing else of this.
        prop_assume!(!once.as_ref().is_err_and(|why| why.ends_with("twice")));
        let once = once.unwrap();
        prop_assert!(install(agent, &once, &command).as_ref() == Ok(&once));
        prop_assert_eq!(once.matches("my programs").count(), agent.events.len());
        prop_assert!(comes_from(agent, &once, "", &text));
        prop_assert!(uninstall(agent, &text, "", None).as_ref() == Ok(&text));
        prop_assert!(!removed(agent, &once).contains("my programs"));
        let other = install(agent, &once, &format!("promptfate hook {} --warn", agent.name)).unwrap();
        prop_assert!(!other.contains("my programs") && comes_from(agent, &other, "", &text));
    }
}
