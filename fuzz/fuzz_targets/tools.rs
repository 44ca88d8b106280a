//! Any text as the list of tools in use: no panic, each tool has a tier, and all of them can be judged.
#![no_main]

use std::sync::LazyLock;

use promptfate::model::Day;
use promptfate::organisation::audit::{Rules, audit};
use promptfate::organisation::policy::{Policy, Tools};
use promptfate::records::{Catalog, Listing, document_of};
use promptfate::validate::schema_of;
use promptfate_fuzz::{LIBRARY, as_yaml, text_of};
use serde_json::Value;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| schema_of::<Tools>("tools"));
static LISTINGS: LazyLock<Vec<Listing<'static>>> = LazyLock::new(|| LIBRARY.listings().unwrap());
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| LIBRARY.pick(&[0, 1, 2]).unwrap());
const POLICY: &str =
    "schema: 1\nclasses:\n  public: {tiers: any}\n  internal: {requires: {training: [never, opt_out], keep: 30d}, deny: [beta]}\n";

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some(text) = text_of(input, &SCHEMA, as_yaml) else { return };
    let Ok(tools) = document_of::<Tools>(&text, "ai-tools.yaml") else { return };
    let (policy, queries) = Policy::judged(document_of(POLICY, "policy").unwrap(), "policy", &LISTINGS).unwrap();
    let today = "2026-11-30".parse::<Day>().unwrap();
    match Tools::judged(tools, "ai-tools.yaml", &policy, &LISTINGS, &LIBRARY, today).unwrap() {
        Ok((tools, matches)) => {
            assert_eq!(tools.tools.len(), matches.len());
            audit(&CATALOG, &Rules { policy: &policy, queries: &queries }, &tools.tools, &matches, today, Some(today));
        }
        Err(wrong) => assert!(!wrong.is_empty()),
    }
});
