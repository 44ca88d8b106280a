//! Any words as a question: no panic.
#![no_main]

libfuzzer_sys::fuzz_target!(|words: &str| {
    let listing = promptfate::records::Listing {
        id: "acme/chat",
        provider_names: vec!["Acme"],
        name: "Acme Chat",
        kind: promptfate::model::Kind::Consumer,
        plans: vec!["Free", "Plus"],
        aliases: vec!["road runner"],
        endpoints: vec!["api.acme.example"],
    };
    let _ = promptfate::names::understand(words, &[listing]);
});
