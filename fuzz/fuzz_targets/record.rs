//! Any text as a record: no panic in reading, judging and answering, and formatting twice changes nothing.
#![no_main]

use std::sync::LazyLock;

use promptfate::model::{AsOf, Day};
use promptfate::questions::{checklist::checklist, gaps::gaps, history::history, risks::risks};
use promptfate::records::{format::format, load_each, parse};
use promptfate::validate::{locate, sense, tier_schema};
use promptfate_fuzz::{as_yaml, text_of};
use serde_json::Value;

static SCHEMA: LazyLock<Value> = LazyLock::new(tier_schema);
const PROVIDER: &str = include_str!("../../tests/data/acme/provider.yaml");

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some(text) = text_of(input, &SCHEMA, as_yaml) else { return };
    if parse(&text).is_ok() {
        let once = format(&text).unwrap();
        assert_eq!(format(&once).as_deref(), Some(once.as_str()));
    }
    let files = [("acme/chat.yaml", text.as_str()), ("acme/provider.yaml", PROVIDER), ("zed/provider.yaml", text.as_str())];
    let files = files.map(|(name, text)| Ok((name.to_owned(), Ok(text.as_bytes().to_vec()))));
    let loaded = load_each(files.into_iter()).unwrap();
    let today = "2026-11-30".parse::<Day>().unwrap();
    let mut found = sense(&loaded, today);
    found.extend(loaded.diagnostics);
    let found: Vec<_> = found.iter().collect();
    assert_eq!(locate(&text, &found).len(), found.len());
    let as_of = AsOf { day: today, region: None };
    gaps(&loaded.catalog, today);
    for tier in &loaded.catalog.tiers {
        history(tier);
        risks(tier, &as_of);
        checklist(&loaded.catalog, tier, &as_of);
    }
});
