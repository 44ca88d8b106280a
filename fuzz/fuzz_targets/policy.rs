//! Any text as a policy: no panic, and every class of a policy that is taken has a query.
#![no_main]

use std::sync::LazyLock;

use promptfate::organisation::policy::Policy;
use promptfate::records::{Listing, document_of};
use promptfate::validate::schema_of;
use promptfate_fuzz::{LIBRARY, as_yaml, text_of};
use serde_json::Value;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| schema_of::<Policy>("policy"));
static LISTINGS: LazyLock<Vec<Listing<'static>>> = LazyLock::new(|| LIBRARY.listings().unwrap());

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some(text) = text_of(input, &SCHEMA, as_yaml) else { return };
    let Ok(policy) = document_of::<Policy>(&text, "ai-policy.yaml") else { return };
    match Policy::judged(policy, "ai-policy.yaml", &LISTINGS) {
        Ok((policy, queries)) => assert_eq!(policy.classes.len(), queries.len()),
        Err(wrong) => assert!(!wrong.is_empty()),
    }
});
