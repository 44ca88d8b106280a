//! `audit` and `advise`: who may share what with which tool, and what is said of files that are wrong.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::program::{Run, Said};
use super::schema::assert_is_sarif;

const POLICY: &str = r#"schema: 1
organisation: Roadworks
classes:
  public: {}
  internal:
    requires: {training: [never, opt_in, opt_out]}
  secret:
    requires: {training: [never], keep: 30d}
"#;

fn folder(policy: &str, tools: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ai-policy.yaml"), policy).unwrap();
    fs::write(folder.path().join("ai-tools.yaml"), tools).unwrap();
    folder
}

fn audit(folder: &TempDir, more: &[&str]) -> Said {
    let arguments: Vec<&str> = ["audit"].iter().chain(more).copied().collect();
    Run::new(&arguments).on_fixture().within(folder.path()).said()
}

fn verdicts(policy: &str, tools: &str) -> Vec<(String, String)> {
    let json: serde_json::Value = serde_json::from_str(&audit(&folder(policy, tools), &["--format", "json"]).out).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    json["audit"].as_array().unwrap().iter().map(|one| (text(&one["class"]), text(&one["verdict"]))).collect()
}

fn tools(one: &str) -> String {
    format!("schema: 1\ntools:\n  - {one}\n")
}

fn verdict(policy: &str, tool: &str) -> String {
    verdicts(policy, &tools(tool)).remove(0).1
}

#[test]
fn every_tool_gets_a_verdict_for_each_class_with_what_would_make_it_pass() {
    let tools = "schema: 1\ntools:\n  - {tool: acme chat, classes: [public, internal, secret]}\n  - {tool: acme/api, classes: [secret]}\n  - {tool: beta/local, classes: [secret]}\n";
    let said = audit(&folder(POLICY, tools), &[]);
    assert_eq!(said.status, 1);
    insta::assert_snapshot!(said.out, @"
    Tool        Tier        Class     Verdict
    ─────────────────────────────────────────
    acme chat   acme/chat   public    allowed
    acme chat   acme/chat   internal  refused
    acme chat   acme/chat   secret    refused
    acme/api    acme/api    secret    unclear
    beta/local  beta/local  secret    allowed

    acme chat, internal: refused

      - Training: yes, unless turned off; no attestation that it was turned off
      - Would pass when turned off and attested: promptfate checklist
      - Would pass with the same provider: acme/api
      - Would pass elsewhere: beta/local

    acme chat, secret: refused

      - Training: yes, unless turned off
      - Retention: 5 years
      - Would pass elsewhere: beta/local

    acme/api, secret: unclear

      - Retention: the documents do not say
      - Would pass elsewhere: beta/local
    ");
    insta::assert_snapshot!(said.err, @"2 allowed, 1 unclear, 2 refused");
}

#[test]
fn an_opt_out_counts_only_when_it_is_attested_and_not_before_the_text_it_is_about() {
    assert_eq!(verdict(POLICY, "{tool: acme/chat, classes: [internal]}"), "refused");
    let attested = |day: &str| format!("{{tool: acme/chat, classes: [internal], opted_out: {{on: \"{day}\", by: Ada}}}}");
    assert_eq!(verdict(POLICY, &attested("2026-10-01")), "allowed");
    assert_eq!(verdict(POLICY, &attested("2025-01-01")), "unclear");
    let said = audit(&folder(POLICY, &tools(&attested("2027-01-01"))), &[]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("ai-tools.yaml:3:") && said.err.contains("2027-01-01, which lies ahead"), "{}", said.err);
}

#[test]
fn silence_never_passes_and_a_gap_neither() {
    let of = |rule: &str| format!("schema: 1\nclasses: {{c: {{requires: {{{rule}}}}}}}\n");
    assert_eq!(verdict(&of("keep: 30d"), "{tool: acme/api, classes: [c]}"), "unclear");
    assert_eq!(verdict(&of("agreement: [dpa]"), "{tool: acme/api, classes: [c]}"), "unclear");
    assert_eq!(verdict(&of("not_collected: [timing]"), "{tool: acme/chat, classes: [c]}"), "unclear");
    assert_eq!(verdict(&of("not_collected: [prompts]"), "{tool: acme/chat, classes: [c]}"), "refused");
}

#[test]
fn lists_go_before_rules_and_denials_before_permissions() {
    let of = |lists: &str| format!("schema: 1\nclasses: {{c: {{requires: {{training: [never]}}, {lists}}}}}\n");
    assert_eq!(verdict(&of("allow: [acme/chat]"), "{tool: acme/chat, classes: [c]}"), "allowed");
    assert_eq!(verdict(&of("deny: [beta]"), "{tool: beta/local, classes: [c]}"), "refused");
    assert_eq!(verdict(&of("allow: [acme/chat], deny: [acme]"), "{tool: acme/chat, classes: [c]}"), "refused");
}

#[test]
fn the_region_decides_and_so_does_the_day() {
    let policy = "schema: 1\nclasses: {c: {requires: {keep: 30d}}}\n";
    assert_eq!(verdict(policy, "{tool: acme/chat, classes: [c]}"), "refused");
    assert_eq!(verdict(policy, "{tool: acme/chat, classes: [c], region: FR}"), "allowed");
    let folder = folder(policy, &tools("{tool: acme/chat, classes: [c]}"));
    assert_eq!(audit(&folder, &["--at", "2025-01-01"]).status, 0);
    let said = audit(&folder, &["--since", "2025-01-01"]);
    assert!(
        said.out.contains("On 2025-01-01") && said.err.contains("1 were allowed then and are not now"),
        "{}{}",
        said.out,
        said.err
    );
}

#[test]
fn an_exception_holds_until_its_last_day() {
    let of = |until: &str| {
        format!(
            "schema: 1\nclasses: {{c: {{requires: {{training: [never]}}, exceptions: [{{tier: acme/chat, reason: pilot, until: \"{until}\"}}]}}}}\n"
        )
    };
    assert_eq!(verdict(&of("2026-11-23"), "{tool: acme/chat, classes: [c]}"), "allowed");
    let said = audit(&folder(&of("2026-11-22"), &tools("{tool: acme/chat, classes: [c]}")), &[]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("warning: the exception of acme/chat for c ended on 2026-11-22: pilot"), "{}", said.err);
}

#[test]
fn what_makes_a_run_fail_can_be_chosen() {
    let unclear = folder("schema: 1\nclasses: {c: {requires: {keep: 30d}}}\n", &tools("{tool: acme/api, classes: [c]}"));
    assert_eq!(audit(&unclear, &[]).status, 1);
    assert_eq!(audit(&unclear, &["--fail-on", "refused"]).status, 0);
    let refused = folder(POLICY, &tools("{tool: acme/chat, classes: [secret]}"));
    assert_eq!(audit(&refused, &["--fail-on", "refused"]).status, 1);
    assert_eq!(audit(&refused, &["--fail-on", "never"]).status, 0);
}

#[test]
fn the_evidence_names_the_rule_the_answer_and_the_passage() {
    let folder = folder(POLICY, &tools("{tool: acme/chat, classes: [secret], owner: ada@acme.example}"));
    let said = audit(&folder, &["--format", "markdown"]);
    for part in [
        "# AI tools against the policy of Roadworks",
        "ada@acme.example",
        "Training: yes, unless turned off",
        "https://acme.example/terms#:~:text=",
    ] {
        assert!(said.out.contains(part), "{part}\n{}", said.out);
    }
}

#[test]
fn sarif_points_to_the_lines_of_the_tools_file() {
    let folder = folder(POLICY, &tools("{tool: acme/chat, classes: [secret]}"));
    let log: serde_json::Value = serde_json::from_str(&audit(&folder, &["--format", "sarif"]).out).unwrap();
    assert_eq!(
        (log["version"].as_str(), log["runs"][0]["tool"]["driver"]["name"].as_str()),
        (Some("2.1.0"), Some("promptfate"))
    );
    assert_is_sarif(&log);
    let result = &log["runs"][0]["results"][0];
    assert_eq!((result["ruleId"].as_str(), result["level"].as_str()), (Some("refused-tool"), Some("error")));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "ai-tools.yaml");
    assert_eq!((place["region"]["startLine"].as_u64(), place["region"]["startColumn"].as_u64()), (Some(3), Some(12)));
}

#[test]
fn the_register_is_csv() {
    let folder = folder(POLICY, &tools("{tool: acme/chat, classes: [public], owner: \"=1+1\"}"));
    let said = audit(&folder, &["--format", "csv"]);
    let rows: Vec<&str> = said.out.lines().collect();
    assert_eq!(rows.len(), 2);
    assert!(rows[1].starts_with("acme/chat,acme/chat,Acme,US,consumer,,'=1+1,public,allowed,opt_out,P5Y,"), "{}", rows[1]);
}

#[test]
fn an_inventory_of_services_is_matched_by_endpoint_and_by_name() {
    let folder = folder(POLICY, "");
    let bom = r#"{"bomFormat": "CycloneDX", "specVersion": "1.6", "services": [
        {"name": "completions", "endpoints": ["https://api.acme.example/v1/chat"]}, {"name": "Acme Chat"},
        {"name": "postgres", "services": [{"name": "inner", "endpoints": ["api.acme.example"]}]},
        {"name": "Acme Chat", "endpoints": ["https://llm.intern/v1"]}, {"name": "chat"}]}"#;
    fs::write(folder.path().join("bom.json"), bom).unwrap();
    let said = audit(&folder, &["--inventory", "bom.json", "--class", "internal", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let tiers: Vec<&str> = json["audit"].as_array().unwrap().iter().map(|one| one["tier"].as_str().unwrap()).collect();
    assert_eq!(tiers, ["acme/api", "acme/chat", "acme/api"]);
    assert!(
        said.err.contains("not judged, as no tier is known by their names or endpoints: postgres, Acme Chat, chat"),
        "{}",
        said.err
    );
    fs::write(folder.path().join("bom.json"), r#"{"bomFormat": "CycloneDX", "specVersion": "1.4"}"#).unwrap();
    let said = audit(&folder, &["--inventory", "bom.json", "--class", "internal"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("found CycloneDX 1.4, an inventory is CycloneDX 1.6 or newer"), "{}", said.err);
}

#[test]
fn the_plan_decides_between_tiers_and_must_be_one_of_its_tier() {
    let policy = "schema: 1\nclasses: {c: {}}\n";
    assert_eq!(verdict(policy, "{tool: acme, plan: Plus, classes: [c]}"), "allowed");
    let said = audit(&folder(policy, &tools("{tool: acme/chat, plan: Enterprise, classes: [c]}")), &[]);
    assert_eq!(said.status, 2);
    insta::assert_snapshot!(said.err, @r"
    error: ai-tools.yaml:3:29 [unknown-plan] found the plan `Enterprise`, acme/chat has Free, Plus
      |
    3 |   - {tool: acme/chat, plan: Enterprise, classes: [c]}
      |                             ^^^^^^^^^^
      |
      = help: write the plan as the provider does, or leave it out
    ");
}

/// On the real records, where the words of an id and of a plan together would name another tier.
#[test]
fn a_plan_does_not_turn_an_id_into_another_tier() {
    let folder = folder("schema: 1\nclasses: {c: {}}\n", &tools("{tool: openai/chatgpt, plan: Enterprise, classes: [c]}"));
    let said = Run::new(&["audit"]).within(folder.path()).said();
    assert_eq!(said.status, 2);
    assert!(said.err.contains("[unknown-plan]") && said.err.contains("belongs to openai/chatgpt-enterprise"), "{}", said.err);
}

#[test]
fn advice_ranks_what_the_class_allows_and_puts_local_tiers_last() {
    let folder = folder("schema: 1\nclasses: {c: {requires: {training: [never]}}}\n", "");
    let said = Run::new(&["advise", "--class", "c", "--format", "json"]).on_fixture().within(folder.path()).said();
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let ids: Vec<&str> = json["tiers"].as_array().unwrap().iter().map(|tier| tier["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["acme/api", "beta/local"]);
    let said = Run::new(&["advise", "--class", "d"]).on_fixture().within(folder.path()).said();
    assert_eq!((said.status, said.err.as_str()), (2, "error: the policy has no class `d`\n  hint: it has c\n"));
}

#[test]
fn wrong_files_are_shown_with_their_lines_and_nothing_is_judged() {
    let wrong = |policy: &str, tools: &str, expected: &str| {
        let said = audit(&folder(policy, tools), &[]);
        assert_eq!((said.status, said.out.as_str()), (2, ""), "{}", said.err);
        assert!(said.err.contains(expected), "{expected}\n{}", said.err);
    };
    let good = tools("{tool: acme/chat, classes: [public]}");
    wrong("schema: 1\nclasses: [\n", &good, "ai-policy.yaml:");
    wrong("schema: 1\nclasses: {c: {requires: {trainng: [never]}}}\n", &good, "ai-policy.yaml:2:");
    wrong("schema: 1\nclasses: {c: {requires: {training: [sometimes]}}}\n", &good, "found `sometimes`, allowed are never");
    wrong("schema: 1\nclasses: {c: {requires: {training: [unstated]}}}\n", &good, "meets no rule");
    wrong("schema: 1\nclasses: {c: {requires: {keep: soon}}}\n", &good, "a limit is written 30d");
    wrong("schema: 1\nclasses: {c: {deny: [nobody]}}\n", &good, "found `nobody`, which is neither a tier nor a provider");
    wrong("schema: 2\nclasses: {c: {}}\n", &good, "found schema 2, this program reads 1");
    wrong(
        POLICY,
        &tools("{tool: acme/chat, classes: [hidden]}"),
        "found the class `hidden`, the policy has internal, public, secret",
    );
    wrong(POLICY, &tools("{tool: acme, classes: [public]}"), "found `acme`, which does not name one tier");
    wrong(POLICY, &tools("{tool: zzzzzz, classes: [public]}"), "found `zzzzzz`, which is the whole name of no tier");
    wrong(POLICY, "schema: 1\ntools: &a [*a]\n", "ai-tools.yaml:2:");
}

#[test]
fn templates_are_written_once_and_pass_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let init = || Run::new(&["audit", "--init"]).within(folder.path()).said();
    insta::assert_snapshot!(init().err, @r"
    wrote ai-policy.yaml
    wrote ai-policy.schema.json, with which an editor completes it
    wrote ai-tools.yaml
    wrote ai-tools.schema.json, with which an editor completes it
    edit both, then run: promptfate audit
    ");
    let policy = fs::read_to_string(folder.path().join("ai-policy.yaml")).unwrap();
    let named = policy.lines().next().unwrap().split_once("$schema=").unwrap().1;
    let schema = fs::read_to_string(folder.path().join(named)).unwrap();
    assert_eq!(schema, Run::new(&["schema", "policy"]).out());
    fs::write(folder.path().join("ai-policy.yaml"), POLICY).unwrap();
    assert!(init().err.starts_with("ai-policy.yaml is there and was left as it is\n"));
    assert_eq!(fs::read_to_string(folder.path().join("ai-policy.yaml")).unwrap(), POLICY);
    fs::remove_file(folder.path().join("ai-policy.yaml")).unwrap();
    init();
    assert!(Run::new(&["audit"]).within(folder.path()).said().status <= 1);
}

#[test]
fn the_example_policies_are_in_order_and_allow_something() {
    let policies = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/policies");
    for (name, classes) in [
        ("small-company", ["public", "internal", "customer"]),
        ("practice", ["general", "office", "client"]),
        ("open-source", ["code", "community", "embargoed"]),
    ] {
        for class in classes {
            let file = policies.join(format!("{name}.yaml"));
            let said = Run::new(&["advise", "--class", class, "--policy"]).with(&file).said();
            assert_eq!(said.status, 0, "{name} {class}: {}", said.err);
            assert!(!said.out.is_empty(), "{name} allows nothing for {class}");
        }
    }
}
