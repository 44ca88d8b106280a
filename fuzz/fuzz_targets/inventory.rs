//! Any text as an inventory of services: no panic, and each tool that comes of it is something.
#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use promptfate::organisation::inventory::inventory_of;
use promptfate::organisation::policy::{Match, Policy};
use promptfate::records::document_of;
use promptfate_fuzz::{LIBRARY, as_json, text_of};
use serde_json::{Value, json};

/// The part of CycloneDX (ECMA-424) that is read.
static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    json!({
        "type": "object", "required": ["bomFormat", "specVersion", "services"],
        "properties": {
            "bomFormat": {"const": "CycloneDX"}, "specVersion": {"enum": ["1.6", "1.7", "1.10", "1.5", "2", "1.6.1"]},
            "services": {"type": "array", "items": {"$ref": "#/service"}},
        },
        "service": {
            "type": "object", "required": ["name"],
            "properties": {
                "name": {"type": "string"},
                "provider": {"type": "object", "properties": {"name": {"type": ["string", "null"]}}},
                "endpoints": {"type": "array", "items": {"type": "string"}},
                "services": {"type": "array", "items": {"$ref": "#/service"}},
                "data": {"type": "array", "items": {"type": "object", "required": ["classification"], "properties": {
                    "classification": {"type": "string"}, "flow": {"enum": ["inbound", "outbound", "bi-directional", "unknown"]},
                }}},
            },
        },
    })
});
static TIERS: LazyLock<usize> = LazyLock::new(|| LIBRARY.listings().unwrap().len());
static POLICY: LazyLock<Policy> = LazyLock::new(|| document_of("schema: 1\nclasses: {public: {tiers: any}}\n", "policy").unwrap());

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some(text) = text_of(input, &SCHEMA, as_json) else { return };
    for name in ["bom.json", "pyproject.toml"] {
        for class in [None, Some("public")] {
            let Ok(found) = inventory_of(&text, Path::new(name), class, &POLICY, &LIBRARY) else { continue };
            assert!(!found.matches.is_empty() && found.tools.tools.len() == found.matches.len());
            assert!(found.matches.iter().all(|one| !matches!(one, Match::Tier(tier) if *tier >= *TIERS)));
        }
    }
});
