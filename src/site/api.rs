//! The same contract as `--format json`, as files that any server can give out, and their description (OpenAPI 3.1).

use serde_json::{Map, Value, json};

use super::Site;
use super::counts::products;
use crate::model::Tier;
use crate::output::views::{Checklists, Conflicts, Coverage, Histories, Listings, Tiers, Wanted};
use crate::output::wording::site;
use crate::output::{Format, Style, View, schema, write};
use crate::questions::checklist::checklist;
use crate::questions::conflicts::conflicts;
use crate::questions::coverage::coverage;
use crate::questions::history::history;

/// Where the files stand; a contract of another version stands beside.
const FOLDER: &str = "api/v1";

/// Which command gives the same as a file.
const COMMANDS: &[(&str, &str)] = &[
    ("tiers.json", "list"),
    ("coverage.json", "stats"),
    ("conflicts.json", "conflicts"),
    ("wanted.json", "list-wanted"),
    ("tiers", "show"),
    ("history", "history"),
    ("checklists", "checklist"),
];

fn json_of(of: &Site<'_>, view: &impl View) -> String {
    // How a page is drawn says nothing of JSON.
    let style = Style { color: false, links: false, width: 100, is_piped: true };
    write(view, Format::Json, style, Some(of.library.edition())).cleaned()
}

/// Returns the files of an offer.
pub(super) fn of_tier(of: &Site<'_>, tier: &Tier) -> [(String, String); 3] {
    let path = |folder: &str| format!("{FOLDER}/{folder}/{}.json", tier.id.as_str());
    let (catalog, as_of, today) = (of.catalog, &of.as_of, of.today());
    [
        (path("tiers"), json_of(of, &Tiers { catalog, tiers: std::slice::from_ref(tier), as_of, today, quotes: None })),
        (path("history"), json_of(of, &Histories { catalog, histories: &[(tier, history(tier))], in_full: false, today })),
        (path("checklists"), json_of(of, &Checklists { catalog, lists: &[checklist(catalog, tier, as_of)], as_of })),
    ]
}

/// Returns the files that are there once.
pub(super) fn of_all(of: &Site<'_>) -> [(String, String); 5] {
    let (catalog, today) = (of.catalog, of.today());
    let found: Vec<_> = catalog.tiers.iter().flat_map(|tier| conflicts(tier, &of.as_of)).collect();
    let tallies = coverage(catalog, today);
    let (listings, products) = (catalog.listings(), products(of));
    let path = |name: &str| format!("{FOLDER}/{name}");
    [
        (path("tiers.json"), json_of(of, &Listings { listings: &listings, today })),
        (path("coverage.json"), json_of(of, &Coverage { catalog, tallies: &tallies, today, by_provider: true })),
        (path("conflicts.json"), json_of(of, &Conflicts { catalog, found: &found, day: today })),
        (path("wanted.json"), json_of(of, &Wanted { products: &products, today })),
        (path("openapi.json"), format!("{:#}\n", description())),
    ]
}

/// Returns the description of all files: what each gives is the published schema of the command that gives the same.
fn description() -> Value {
    let mut paths = Map::new();
    for (file, about) in site::API.iter().filter(|(file, _)| *file != "openapi.json") {
        paths.insert(format!("/{file}"), json!({"get": operation(file, about)}));
    }
    let halves =
        ["provider", "tier"].map(|name| json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}}));
    for (folder, about) in site::API_OF_TIER {
        let path = format!("/{folder}/{{provider}}/{{tier}}.json");
        paths.insert(path, json!({"parameters": halves, "get": operation(folder, about)}));
    }
    json!({
        "openapi": "3.1.0",
        "info": {"title": site::API_TITLE, "summary": site::NO_ADVICE, "version": "1", "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"}},
        "servers": [{"url": "."}],
        "paths": paths,
        "components": {"schemas": schemas()},
    })
}

fn operation(file: &str, about: &str) -> Value {
    let command = COMMANDS.iter().find(|(name, _)| *name == file).map_or("", |(_, command)| command);
    let name = file.trim_end_matches(".json");
    let id = if file == name { format!("{name}-of-tier") } else { name.to_owned() };
    let content = json!({"application/json": {"schema": {"$ref": format!("#/components/schemas/{command}")}}});
    json!({"operationId": id, "summary": about, "responses": {"200": {"description": about, "content": content}}})
}

/// Returns the schemas of the commands that have files, and of what those use, at the place where a description has them.
fn schemas() -> Value {
    let mut all = schema();
    let all = all.get_mut("$defs").map(Value::take).unwrap_or_default();
    let mut wanted: Vec<String> = COMMANDS.iter().map(|(_, command)| (*command).to_owned()).collect();
    let mut schemas = Map::new();
    while let Some(name) = wanted.pop() {
        if !schemas.contains_key(&name)
            && let Some(one) = all.get(&name)
        {
            let text = one.to_string();
            wanted.extend(text.split("\"#/$defs/").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
            let moved = text.replace("\"#/$defs/", "\"#/components/schemas/");
            schemas.insert(name, serde_json::from_str(&moved).unwrap_or_default());
        }
    }
    // In one order, whatever led to each.
    let sorted: std::collections::BTreeMap<String, Value> = schemas.into_iter().collect();
    json!(sorted)
}
