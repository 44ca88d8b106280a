//! `audit --inventory`: which tiers the services in files of others reach, and what is said of those that reach none.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::program::{Run, Said};

const POLICY: &str = r#"schema: 1
classes:
  public: {tiers: any}
  personal:
    also_called: [PII, PIFI]
    requires: {training: [never]}
"#;

/// Runs it on an inventory of this name, on the records of tests or on the real ones.
fn audit(name: &str, text: &[u8], more: &[&str], on_fixture: bool) -> Said {
    let folder: TempDir = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ai-policy.yaml"), POLICY).unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    let run = Run::new(&["audit", "--inventory", name]).within(folder.path());
    let run = if on_fixture { run.on_fixture() } else { run };
    more.iter().fold(run, |run, word| run.with(word)).said()
}

/// Returns a line for each row: the service, its tier or what was tried, the class and the verdict.
fn rows(said: &Said) -> Vec<String> {
    let json: Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}{}", said.out, said.err));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let row = |one: &Value| {
        let tier = one["tier"].as_str().map_or_else(|| text(&one["unmatched"]["tried"]), str::to_owned);
        format!("{} | {tier} | {} | {}", text(&one["tool"]), text(&one["class"]), text(&one["verdict"]))
    };
    json["audit"].as_array().unwrap().iter().map(row).collect()
}

fn bom(services: &Value) -> Vec<u8> {
    json!({"bomFormat": "CycloneDX", "specVersion": "1.6", "services": services}).to_string().into_bytes()
}

#[test]
fn services_are_matched_by_endpoint_and_by_name_and_what_is_not_is_a_row() {
    let services = json!([
        {"name": "completions", "endpoints": ["https://api.acme.example/v1/chat"]}, {"name": "Acme Chat"},
        {"name": "postgres", "services": [{"name": "inner", "endpoints": ["api.acme.example"]}]},
        {"name": "Acme Chat", "endpoints": ["https://llm.acme.test.example/v1"]}, {"name": "chat"}, {"name": "Acme"},
        {"name": "Beta Runtime", "endpoints": ["http://localhost:11434"]},
        {"name": "gpu", "provider": {"name": "Beta Runtime"}, "endpoints": ["http://10.0.0.7:8000"]},
        {"name": "Acme Chat 2", "endpoints": ["http://localhost:1"]},
        {"name": "half", "endpoints": ["https://api.acme.example", "https://elsewhere.example", "${BASE_URL}"]},
    ]);
    let said = audit("bom.json", &bom(&services), &["--class", "personal", "--format", "json"], true);
    assert_eq!(said.status, 1);
    assert_eq!(
        rows(&said),
        [
            "completions | acme/api | personal | allowed",
            "Acme Chat | acme/chat | personal | refused",
            "postgres | no record bears the name \"postgres\" | personal | unclear",
            "inner | acme/api | personal | allowed",
            "Acme Chat | no record is reached at llm.acme.test.example | personal | unclear",
            "chat | no record bears the name \"chat\" | personal | unclear",
            "Acme | \"Acme\" is a company, which does not say which of its tiers is meant; may be acme/api, acme/chat | personal | unclear",
            "Beta Runtime | beta/local | personal | allowed",
            "gpu | beta/local | personal | allowed",
            "Acme Chat 2 | localhost is a machine of your own, and no program that runs on one is called so | personal | unclear",
            "half | acme/api | personal | allowed",
            "half | its address is filled in elsewhere: ${BASE_URL} | personal | unclear",
            "half | no record is reached at elsewhere.example | personal | unclear",
        ]
    );
    assert!(said.err.contains("not judged, as no tier is known by their names or endpoints: Acme, "), "{}", said.err);
}

#[test]
fn each_service_is_judged_for_the_data_that_goes_in() {
    let service = |name: &str, data: Value| json!({"name": name, "endpoints": ["https://api.acme.example"], "data": data});
    let services = json!([
        service(
            "mapped",
            json!([{"flow": "inbound", "classification": "pii"}, {"flow": "bi-directional", "classification": "public"}])
        ),
        service("unmapped", json!([{"flow": "unknown", "classification": "secret"}])),
        service("out", json!([{"flow": "outbound", "classification": "PII"}])),
    ]);
    let of = |more: &[&str]| rows(&audit("bom.json", &bom(&services), &[&["--format", "json"], more].concat(), true));
    let mapped = ["mapped | acme/api | personal | allowed", "mapped | acme/api | public | allowed"];
    let unmapped = "unmapped | acme/api | secret | unclear";
    assert_eq!(of(&[]), [mapped[0], mapped[1], unmapped, "out | acme/api |  | unclear"]);
    assert_eq!(of(&["--class", "public"]), [mapped[0], mapped[1], unmapped, "out | acme/api | public | allowed"]);
}

#[test]
fn rows_that_were_not_judged_are_in_every_format() {
    let services = bom(&json!([{"name": "mystery", "endpoints": ["https://elsewhere.example"]}]));
    for format in ["text", "json", "csv", "sarif", "markdown", "html"] {
        let said = audit("bom.json", &services, &["--class", "public", "--format", format], true);
        assert_eq!(said.status, 1, "{format}");
        for part in ["mystery", "unclear", "no record is reached at elsewhere.example"] {
            assert!(said.out.contains(part), "{format}: {part}\n{}", said.out);
        }
    }
}

#[test]
fn an_inventory_in_which_nothing_could_be_judged_is_no_success() {
    let nothing = bom(&json!([]));
    let said = audit("bom.json", &nothing, &["--class", "public", "--fail-on", "never"], true);
    assert_eq!((said.status, said.out.as_str()), (2, ""));
    assert!(said.err.contains("found nothing to judge in bom.json"), "{}", said.err);
    let unknown = bom(&json!([{"name": "mystery"}]));
    let status =
        |services: &[u8], fail_on: &str| audit("bom.json", services, &["--class", "public", "--fail-on", fail_on], true).status;
    assert_eq!([status(&unknown, "unclear"), status(&unknown, "refused"), status(&unknown, "never")], [1, 1, 0]);
    let half = bom(&json!([{"name": "mystery"}, {"name": "Acme Chat"}]));
    assert_eq!([status(&half, "unclear"), status(&half, "refused")], [1, 0]);
}

#[test]
fn models_are_judged_where_a_service_of_the_inventory_offers_them() {
    let model = json!({"type": "machine-learning-model", "name": "gpt-4o", "publisher": "OpenAI"});
    let service = json!({"name": "chat", "endpoints": ["https://api.openai.com/v1"]});
    let of = |services: Value| {
        let bom = json!({"bomFormat": "CycloneDX", "specVersion": "1.5", "components": [model], "services": services});
        rows(&audit("bom.json", bom.to_string().as_bytes(), &["--class", "public", "--format", "json"], false))
    };
    let alone = of(json!([]));
    assert_eq!(alone.len(), 1);
    assert!(alone[0].starts_with("gpt-4o | it is a model of OpenAI, which does not say who runs it; may be "), "{alone:?}");
    assert_eq!(of(json!([service])), ["chat | openai/api | public | allowed", "gpt-4o | openai/api | public | allowed"]);
}

#[test]
fn xml_and_byte_order_marks_are_read_and_bombs_are_not() {
    let xml = "\u{feff}<?xml version=\"1.0\"?><bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\"><services><service>\
        <name>chat</name><endpoints><endpoint>https://api.acme.example</endpoint></endpoints><data><classification flow=\"inbound\">PII\
        </classification></data></service></services></bom>";
    let said = audit("bom.xml", xml.as_bytes(), &["--format", "json"], true);
    assert_eq!(rows(&said), ["chat | acme/api | personal | allowed"]);
    assert_eq!(said.status, 0);
    let wide: Vec<u8> = std::iter::once(0xfeff).chain(xml[3..].encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(audit("bom.xml", &wide, &[], true).status, 0);
    let bomb = "<!DOCTYPE b [<!ENTITY a \"x\">]><bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\">&a;</bom>";
    let said = audit("bom.xml", bomb.as_bytes(), &[], true);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("cannot read bom.xml") && said.err.contains("DTD"), "{}", said.err);
    for other in ["1.1", "1.8"] {
        let bom = format!("{{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"{other}\"}}");
        let said = audit("bom.json", bom.as_bytes(), &[], true);
        assert!(said.status == 2 && said.err.contains("versions 1.2 to 1.7 are read"), "{}", said.err);
    }
}

/// On the real records, whose hosts the tables name.
#[test]
fn configurations_and_packages_say_which_tiers_they_reach() {
    let list = "model_list:\n  - model_name: chat\n    litellm_params: {model: openai/gpt-4o, api_key: os.environ/KEY}\n  \
        - model_name: own\n    litellm_params: {model: ollama/llama3, api_base: 'http://localhost:11434'}\n  \
        - model_name: cloud\n    litellm_params: {model: bedrock/claude}\n  - model_name: router\n    litellm_params: {model: openrouter/x/y}\n  \
        - model_name: azure\n    litellm_params: {model: azure/gpt-4o, api_base: os.environ/BASE}\n";
    let servers = "{// as VS Code has it\n\"servers\": {\"remote\": {\"url\": \"https://api.openai.com/mcp\"}, \"local\": {\"command\": \"npx\", \
        \"args\": [\"-y\", \"@acme/files\", \"/home\"]}}}";
    let package =
        "{\"name\": \"x\", \"dependencies\": {\"@anthropic-ai/sdk\": \"1\", \"react\": \"19\", \"langchain\": \"1\"}}";
    let project = "[project]\nname = 'x'\ndependencies = ['Mistral_AI>=1', 'mistralai>=1', 'requests']\n";
    for (name, text, expected) in [
        (
            "config.yaml",
            list,
            &[
                "chat | openai/api",
                "own | ollama/local",
                "cloud | amazon/bedrock",
                "router | openrouter/api",
                "router | openrouter/enterprise",
                "azure | its address is filled in elsewhere: os.environ/BASE",
            ][..],
        ),
        ("mcp.json", servers, &["local | what npx @acme/files reaches is told elsewhere", "remote | openai/api"][..]),
        (
            "package.json",
            package,
            &["@anthropic-ai/sdk | anthropic/api", "langchain | what langchain reaches is told elsewhere"][..],
        ),
        ("pyproject.toml", project, &["mistralai | mistral/api", "mistralai | mistral/api-free"][..]),
    ] {
        let said = audit(name, text.as_bytes(), &["--class", "public", "--format", "json"], false);
        let rows: Vec<String> =
            rows(&said).into_iter().map(|row| row.split(" | ").take(2).collect::<Vec<_>>().join(" | ")).collect();
        assert_eq!(rows, expected, "{name}");
    }
    let none = audit("package.json", b"{\"dependencies\": {\"react\": \"19\"}}", &["--class", "public"], false);
    assert!(none.status == 2 && none.err.contains("found nothing to judge in package.json"), "{}", none.err);
    let other = audit("x.json", b"{\"a\": 1}", &["--class", "public"], false);
    assert!(other.status == 2 && other.err.contains("found none of the forms that are read"), "{}", other.err);
}
