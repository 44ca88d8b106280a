//! `audit` and `advise`: who may share what with which tool, and what is said of files that are wrong.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::archive::newest_archive;
use super::program::{Run, Said};
use super::schema::assert_is_sarif;

const POLICY: &str = r#"schema: 1
organisation: Roadworks
classes:
  public: {tiers: any}
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
    insta::assert_snapshot!(said.out, @r#"
    Tool        Tier        Class     Verdict
    ─────────────────────────────────────────
    acme chat   acme/chat   public    allowed
    acme chat   acme/chat   internal  refused
    acme chat   acme/chat   secret    refused
    acme/api    acme/api    secret    unclear
    beta/local  beta/local  secret    allowed

    acme chat, internal: refused

      - Training: yes, unless turned off; no attestation that it was turned off; asked: "no"
        or "no, unless you agree" or "yes, unless turned off"
      - Would pass when turned off and attested: promptfate checklist
      - Would pass with the same provider: acme/api
      - Would pass elsewhere: beta/local

    acme chat, secret: refused

      - Training: yes, unless turned off; asked: "no"
      - Retention: 5 years; asked: at most 30 days
      - Would pass elsewhere: beta/local

    acme/api, secret: unclear

      - Retention: the documents do not say; asked: at most 30 days
      - Would pass elsewhere: beta/local
    "#);
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
fn the_inventory_says_what_goes_where_and_what_the_documents_claim() {
    let tools = "schema: 1\ntools:\n  - {tool: acme/chat, classes: [public, secret]}\n  - {tool: delta/team, classes: [secret]}\n  \
                 - {tool: beta/local, classes: [secret]}\n  - {tool: Notion AI, classes: [internal]}\n";
    let folder = folder(POLICY, tools);
    let said = audit(&folder, &["--format", "cyclonedx", "--fail-on", "never"]);
    let bom: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((&bom["bomFormat"], &bom["specVersion"]), (&"CycloneDX".into(), &"1.6".into()));
    assert_eq!(bom["metadata"]["timestamp"], "2026-11-23T00:00:00Z");
    let services = bom["services"].as_array().unwrap();
    let names: Vec<&str> = services.iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Acme Chat", "Delta Team", "Beta Runtime", "Notion AI"]);
    let classes = serde_json::json!([{"flow": "bi-directional", "classification": "public"}, {"flow": "bi-directional", "classification": "secret"}]);
    assert_eq!((&services[0]["data"], &services[0]["provider"]["name"]), (&classes, &"Acme".into()));
    let leaves: Vec<_> = services.iter().map(|one| one.get("x-trust-boundary").and_then(serde_json::Value::as_bool)).collect();
    assert_eq!(leaves, [Some(true), Some(true), Some(false), None]);
    let property = |at: usize, name: &str| -> Vec<&str> {
        let all = services[at]["properties"].as_array().unwrap();
        all.iter().filter(|one| one["name"] == name).map(|one| one["value"].as_str().unwrap()).collect()
    };
    assert_eq!(property(0, "promptfate:verdict"), ["public: allowed", "secret: refused"]);
    assert!(property(3, "promptfate:why")[0].contains("no record bears the name"), "{said:?}");
    // Of a question that nobody has looked at there is no claim.
    let (claims, evidence) =
        (bom["declarations"]["claims"].as_array().unwrap(), bom["declarations"]["evidence"].as_array().unwrap());
    let of = |service: &str, words: &str| {
        claims.iter().find(|one| one["target"] == service && one["predicate"].as_str().unwrap().contains(words))
    };
    let skipped = property(0, "promptfate:not_researched");
    assert!(!skipped.is_empty() && of("service-4", "").is_none() && of("service-1", "Location").is_none(), "{skipped:?}");
    let training = of("service-1", ": Training: yes, unless turned off").unwrap();
    assert!(training["reasoning"].as_str().unwrap().starts_with("answered; verified, copy of 2025-10-08"), "{training}");
    assert!(of("service-2", "").is_some_and(|one| one["evidence"].is_array()));
    assert!(claims.iter().any(|one| one["counterEvidence"].is_array()), "delta has a text that disagrees");
    // Each reference leads somewhere, and nothing stands there that no claim names.
    let ids =
        |list: &[serde_json::Value]| list.iter().map(|one| one["bom-ref"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let refs = |key: &'static str| claims.iter().flat_map(move |one| one[key].as_array().cloned().unwrap_or_default());
    let mut named: Vec<String> =
        ["evidence", "counterEvidence"].iter().flat_map(|key| refs(key)).map(|one| one.as_str().unwrap().to_owned()).collect();
    let mut known = ids(evidence);
    named.sort();
    known.sort();
    assert_eq!(named, known);
    assert!(claims.iter().all(|one| ids(services).contains(&one["target"].as_str().unwrap().to_owned())));
    assert!(evidence.iter().any(|one| one["data"][0]["contents"]["url"].as_str().is_some_and(|url| url.contains("#:~:text="))));
    // What is written is read again, and comes to the same.
    fs::write(folder.path().join("bom.json"), &said.out).unwrap();
    let again = audit(&folder, &["--inventory", "bom.json", "--format", "cyclonedx", "--fail-on", "never"]);
    let again: serde_json::Value = serde_json::from_str(&again.out).unwrap();
    let verdicts = |bom: &serde_json::Value| -> Vec<String> {
        let all = bom["services"].as_array().unwrap().iter().flat_map(|one| one["properties"].as_array().unwrap());
        all.filter(|one| one["name"] == "promptfate:verdict").map(|one| one["value"].to_string()).collect()
    };
    assert_eq!(verdicts(&again), verdicts(&bom));
}

#[test]
fn the_register_is_csv_in_the_words_of_the_other_pages() {
    let folder = folder(POLICY, &tools("{tool: acme/chat, classes: [public], owner: \"=1+1\"}"));
    let said = audit(&folder, &["--format", "csv"]);
    let rows: Vec<&str> = said.out.lines().collect();
    assert_eq!(rows.len(), 2);
    let begin = "acme/chat,acme/chat,Acme,US,consumer,,'=1+1,public,allowed,\"yes, unless turned off (still used: chats flagged for safety); \
                 private windows: no\",\"5 years; in EEA: 30 days\",yes,no,";
    assert!(rows[1].starts_with(begin), "{}", rows[1]);
}

#[test]
fn the_plan_decides_between_tiers_and_must_be_one_of_its_tier() {
    let policy = "schema: 1\nclasses: {c: {tiers: any}}\n";
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
    let folder =
        folder("schema: 1\nclasses: {c: {tiers: any}}\n", &tools("{tool: openai/chatgpt, plan: Enterprise, classes: [c]}"));
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
    wrong("schema: 2\nclasses: {c: {tiers: any}}\n", &good, "found schema 2, this program reads 1");
    wrong(
        POLICY,
        &tools("{tool: acme/chat, classes: [hidden]}"),
        "found the class `hidden`, the policy has internal, public, secret",
    );
    wrong(POLICY, &tools("{tool: acme/chat, classes: []}"), "found an empty list, which asks for nothing");
    wrong("schema: 1\nclasses: {c: {requires: {training: []}}}\n", &good, "ai-policy.yaml:2:36");
    wrong("schema: 1\nclasses: {c: {requires: {training: []}}}\n", &good, "found an empty list, which asks for nothing");
    wrong("schema: 1\nclasses:\n  c: {about: all}\n", &good, "ai-policy.yaml:3:6");
    wrong("schema: 1\nclasses:\n  c: {about: all}\n", &good, "says nothing");
    wrong("schema: 1\nclasses:\n  c: {about: all}\n", &good, "write `tiers: any` or `tiers: none`");
    wrong("schema: 1\nclasses: {c: {allow: [\"*\"]}}\n", &good, "found `*`, which is neither a tier nor a provider");
    wrong(POLICY, "schema: 1\ntools: &a [*a]\n", "ai-tools.yaml:2:");
}

#[test]
fn the_schema_refuses_an_empty_list_too() {
    let schema: serde_json::Value = serde_json::from_str(&Run::new(&["schema", "policy"]).out()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let is_valid = |class: serde_json::Value| validator.is_valid(&serde_json::json!({"schema": 1, "classes": {"c": class}}));
    for key in ["training", "human_review", "agreement", "location", "kind", "provider", "not_collected"] {
        assert!(!is_valid(serde_json::json!({"requires": {key: []}})), "{key}");
    }
    assert!(!is_valid(serde_json::json!({"kinds": []})) && !is_valid(serde_json::json!({"tiers": "some"})));
    assert!(is_valid(serde_json::json!({"requires": {"training": ["never"]}, "tiers": "listed", "allow": ["acme"]})));
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

/// Policies as such bodies publish them, on the real records: what each class says of a consumer's tool, of a tool with a contract, and
/// of one on one's own machine.
#[test]
fn published_policies_are_rebuilt_and_tell_tools_apart() {
    let policies = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/policies");
    let tools = |classes: &str| {
        let attested = "opted_out: {on: \"2026-11-01\", by: Ada}, signed: [{agreement: dpa, on: \"2026-11-01\", by: Ada}]";
        let lines = [
            "deepseek/chat".to_owned(),
            format!("openai/chatgpt, {attested}"),
            format!("google/gemini-education, {attested}, keeps: {{for: 1y, on: \"2026-11-01\", by: Ada}}"),
            "microsoft/microsoft-365-copilot".to_owned(),
            "Notion AI".to_owned(),
        ];
        let lines = lines.map(|line| format!("  - {{tool: {line}, classes: [{classes}]}}\n"));
        format!("schema: 1\ntools:\n{}", lines.concat())
    };
    let verdicts = |name: &str, class: &str| {
        let policy = fs::read_to_string(policies.join(format!("{name}.yaml"))).unwrap();
        assert!(policy.contains("https://") && policy.contains("(read 2026-11-30)"), "{name}");
        let folder = folder(&policy, &tools(class));
        let said = Run::new(&["audit", "--format", "json"]).within(folder.path()).said();
        let json: serde_json::Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{name}: {}", said.err));
        let verdict = |one: &serde_json::Value| one["verdict"].as_str().unwrap().chars().next().unwrap();
        json["audit"].as_array().unwrap().iter().map(verdict).collect::<String>()
    };
    // A letter a tool, in the order above: allowed, unclear, refused.
    for (name, class, expected) in [
        ("university", "unrestricted", "rraau"),
        ("university", "sensitive", "rraru"),
        ("university", "confidential", "rraru"),
        ("university", "health", "rrrrr"),
        ("hospital", "work", "rrrau"),
        ("hospital", "care_records", "rrrrr"),
        ("bank", "confidential", "rrrrr"),
        ("bank", "official", "rrrar"),
        ("bank", "private", "aaaau"),
        ("city", "publishable", "raaau"),
        ("city", "private", "rrrrr"),
        ("lawyers", "general", "aaaau"),
        ("lawyers", "client", "rraru"),
    ] {
        assert_eq!(verdicts(name, class), expected, "{name} {class}");
    }
    let said = |file: fs::DirEntry| fs::read_to_string(file.path()).unwrap().to_lowercase();
    for text in fs::read_dir(&policies).unwrap().map(|file| said(file.unwrap())) {
        assert!(!text.contains("be expressed"), "{text}");
    }
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

#[test]
fn a_tool_without_a_record_is_a_row_in_every_format_and_the_others_are_judged() {
    let tools = "schema: 1\ntools:\n  - {tool: Notion AI, classes: [internal]}\n  - {tool: beta/local, classes: [internal]}\n  \
        - {tool: Acme, classes: [internal]}\n";
    let folder = folder(POLICY, tools);
    let said = audit(&folder, &[]);
    assert_eq!(said.status, 1);
    insta::assert_snapshot!(said.out, @r#"
    Tool        Tier           Class     Verdict
    ────────────────────────────────────────────
    Notion AI   no known tier  internal  unclear
    beta/local  beta/local     internal  allowed
    Acme        no known tier  internal  unclear

    Notion AI, internal: unclear

      - no record bears the name "Notion AI"

    Acme, internal: unclear

      - "Acme" is a company, which does not say which of its tiers is meant; may be acme/api,
        acme/chat
    "#);
    insta::assert_snapshot!(said.err, @"
    1 allowed, 2 unclear, 0 refused
    not judged, as no tier is known by their names or endpoints: Acme, Notion AI
    ");
    for format in ["json", "csv", "sarif", "markdown", "html", "cyclonedx"] {
        let said = audit(&folder, &["--format", format]);
        assert_eq!(said.status, 1, "{format}");
        for part in
            ["Notion AI", "unclear", "no record bears the name", "which does not say which of its tiers", "acme/api, acme/chat"]
        {
            assert!(said.out.contains(part), "{format}: {part}\n{}", said.out);
        }
    }
    let none = audit(&self::folder(POLICY, "schema: 1\ntools: []\n"), &["--fail-on", "never"]);
    assert!(none.status == 2 && none.err.contains("found no tool in ai-tools.yaml"), "{}", none.err);
}

#[test]
fn answers_of_ones_own_are_judged_and_shown_as_such() {
    let own = "answers: {training: never, retention: P10D, source: contract of 2026-03-01, by: Ada}";
    let tools = tools(&format!("{{tool: Notion AI, classes: [secret], {own}}}"));
    let folder = folder(POLICY, &tools);
    let said = audit(&folder, &["--format", "json"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let row = &json["audit"][0];
    assert_eq!((row["tier"].as_str(), row["own"]["source"].as_str()), (None, Some("contract of 2026-03-01")));
    assert!(row["reasons"].as_array().unwrap().iter().all(|reason| reason["answer"].is_null()));
    for format in ["markdown", "html", "csv"] {
        let said = audit(&folder, &["--format", format]).out;
        assert!(said.contains("contract of 2026-03-01, as Ada says; not from our records"), "{format}: {said}");
    }
    let known = tools.replace("Notion AI", "acme/chat");
    let said = audit(&self::folder(POLICY, &known), &[]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("warning: the own answers for acme/chat are not used: acme/chat has a record"), "{}", said.err);
    let unread = tools.replace("source: contract of 2026-03-01, ", "");
    assert_eq!(audit(&self::folder(POLICY, &unread), &[]).status, 2);
}

#[test]
fn evidence_and_register_show_the_exception_and_what_the_rule_asked_in_plain_words() {
    let policy = "schema: 1\nclasses:\n  secret:\n    requires: {training: [never, opt_in], keep: 30d}\n    \
        exceptions: [{tier: acme/chat, reason: pilot of the press team, until: \"2026-12-31\"}]\n";
    let folder = folder(policy, &tools("{tool: acme/chat, classes: [secret]}"));
    let said = audit(&folder, &["--format", "markdown"]);
    assert_eq!(said.status, 0);
    for part in [
        "pilot of the press team, until 2026-12-31",
        "Training: yes, unless turned off; asked: \"no\" or \"no, unless you agree\"",
        "Retention: 5 years; asked: at most 30 days",
        "version `dc0ca63abe037554e3ad73fb84ae4e4fbdb9e7bc`",
        "digest `sha256:97b16cec6c81a7b24d17f82fde1d2821318eda0b1b35e69fe31dd9a7f6ea7f7c`",
        "no archive of the documents was there",
    ] {
        assert!(said.out.contains(part), "{part}\n{}", said.out);
    }
    let register = audit(&folder, &["--format", "csv"]).out;
    for part in ["pilot of the press team,2026-12-31", "Retention: at most 30 days", "Retention: 5 years"] {
        assert!(register.contains(part), "{part}\n{register}");
    }
    assert!(!said.out.contains("P5Y") && !register.contains("P5Y"), "{}{register}", said.out);
}

#[test]
fn evidence_quotes_the_passages_from_the_archive() {
    let folder = folder(POLICY, &tools("{tool: acme/chat, classes: [secret]}"));
    newest_archive(folder.path());
    let said = audit(&folder, &["--format", "markdown", "--archive", "archive"]);
    assert!(said.out.contains(": “We may use your conversations to train our models unless you turn this off"), "{}", said.out);
    assert!(!said.out.contains("no archive of the documents was there"), "{}", said.out);
    let said = audit(&folder, &["--format", "markdown", "--archive", "nowhere"]);
    assert_eq!((said.status, said.out.as_str()), (2, ""), "{}", said.err);
}

#[test]
fn since_a_day_tells_what_changed_for_these_tools_and_for_no_others() {
    let folder = folder(POLICY, &tools("{tool: acme/chat, classes: [public]}"));
    let said = audit(&folder, &["--since", "2025-01-01"]);
    assert!(said.out.contains("What providers changed for these tools since 2025-01-01"), "{}", said.out);
    assert!(said.out.contains("acme/chat") && !said.out.contains("delta/"), "{}", said.out);
    let json: serde_json::Value =
        serde_json::from_str(&audit(&folder, &["--since", "2025-01-01", "--format", "json"]).out).unwrap();
    let changed = json["changes"].as_array().unwrap();
    let training = changed.iter().find(|one| one["question"] == "training").unwrap();
    assert_eq!(
        (training["before"]["answer"].as_str(), training["after"]["answer"].as_str(), training["burden"].as_str()),
        (Some("opt_in"), Some("opt_out"), Some("worse"))
    );
    assert!(changed.iter().all(|one| one["tier"] == "acme/chat"));
    assert!(!audit(&folder, &["--since", "2026-11-20"]).out.contains("What providers changed"));
}

#[test]
fn sarif_tells_commands_apart_and_names_files_from_the_repository() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("in");
    fs::create_dir_all(folder.path().join(".git")).unwrap();
    fs::create_dir(&inner).unwrap();
    fs::write(inner.join("ai-policy.yaml"), POLICY).unwrap();
    fs::write(inner.join("ai-tools.yaml"), tools("{tool: acme/chat, classes: [secret]}")).unwrap();
    fs::write(inner.join("secret.txt"), format!("ghp_{}\n", "A1b2C3d4E5f6".repeat(3))).unwrap();
    let log = |arguments: &[&str]| -> serde_json::Value {
        let said = Run::new(arguments).on_fixture().within(&inner).said();
        serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}", said.err))
    };
    let absolute = inner.join("ai-tools.yaml");
    for (arguments, id, file) in [
        (&["audit", "--format", "sarif"][..], "promptfate/audit/", "in/ai-tools.yaml"),
        (&["audit", "--format", "sarif", "--tools", absolute.to_str().unwrap()], "promptfate/audit/", "in/ai-tools.yaml"),
        (&["scan", "--format", "sarif", "secret.txt"], "promptfate/scan/", "in/secret.txt"),
    ] {
        let log = log(arguments);
        assert_is_sarif(&log);
        let run = &log["runs"][0];
        assert_eq!(run["automationDetails"]["id"], id);
        assert_eq!(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], file);
        for rule in run["tool"]["driver"]["rules"].as_array().unwrap() {
            assert!(rule["helpUri"].as_str().unwrap().starts_with("https://"), "{rule}");
        }
    }
}
