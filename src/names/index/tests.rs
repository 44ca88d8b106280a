//! Tests of the index of names.

use super::super::sample::sample;
use super::*;

#[test]
fn a_name_is_borne_whole_without_brackets_and_without_its_maker() {
    let bytes = sample();
    let index = Index::open(&bytes).unwrap();
    let tiers = |key: &str| index.bearers(key).map(|found| found.tiers).unwrap_or_default();
    for key in ["zorblaxquibnorfreeplus", "zorblaxquibnor", "quibnor", "#zorblax/chat", "bimbambombumbembymbapbip"] {
        assert_eq!(tiers(key), [0], "{key}");
    }
    assert_eq!((tiers("zorblaxapi"), tiers("@api.zorblax.example")), (vec![1], vec![1]));
    for key in ["api", "free", "", "zorblaxchat", "pimpampompumpempympappippup"] {
        assert_eq!(index.bearers(key), None, "{key}");
    }
    assert_eq!(index.bearers("quibnor").unwrap().related, [2]);
    assert_eq!(index.bearers("flimpar").unwrap().related, [] as [u32; 0]);
    assert!(index.bearers("quibnor").unwrap().is_recorded());
}

#[test]
fn a_maker_bears_all_its_tiers_those_of_its_models_first() {
    let bytes = sample();
    let index = Index::open(&bytes).unwrap();
    for key in ["zorblax", "zorblaxai"] {
        let found = index.bearers(key).unwrap();
        assert_eq!((found.of_provider, found.tiers), (vec![1, 0, 2, 3], vec![]), "{key}");
    }
    assert_eq!(index.bearers("betacorpo").unwrap().of_provider, [4]);
    // Of two makers with their home at one host it is neither's; one behind a path has no host to itself.
    assert_eq!((index.bearers("@zorblax.example"), index.bearers("@beta.example")), (None, None));
    assert_eq!(host_key("a.example"), "@a.example");
}

#[test]
fn products_without_a_record_and_models_are_known_as_such() {
    let bytes = sample();
    let index = Index::open(&bytes).unwrap();
    for key in ["wibblo", "wiblo"] {
        let found = index.bearers(key).unwrap();
        assert_eq!((found.unknown.as_deref(), found.is_recorded()), (Some("Wibblo"), false), "{key}");
    }
    assert_eq!(index.bearers("quibnor").unwrap().unknown, None);
    assert_eq!(index.bearers("grox").unwrap().model, Some(("Grox".to_owned(), vec![1])));
}

#[test]
fn keys_are_found_by_their_first_letter_and_inside_texts_without_blanks() {
    let bytes = sample();
    let index = Index::open(&bytes).unwrap();
    let keys: Vec<&str> = index.beginning('f').map(|(key, _)| key).collect();
    assert_eq!(keys, ["flimpar", "flimpor", "flimpquibnorzedd"]);
    assert!(index.beginning('f').all(|(key, at)| index.at(at) == index.bearers(key)));
    assert_eq!(index.beginning('\u{e9}').count(), 0);
    assert_eq!(index.inside("\u{8bf7}\u{6587}\u{5fc3}\u{5417}"), Some("\u{6587}\u{5fc3}"));
    assert_eq!(index.inside("\u{8bf7}\u{6587}"), None);
}

#[test]
fn a_name_tells_by_a_word_that_is_not_everybodys() {
    for name in ["Quibnor", "x", "Deep Search", "Water Zorblax", "Water World People", "Quibnor AI"] {
        assert!(tells(name), "{name}");
    }
    for name in ["", "AI", "Chat Assistant", "the", "b", "My AI", "Water World", "Water World the"] {
        assert!(!tells(name), "{name}");
    }
    assert_eq!(key("Chat-GPT Pro+"), "chatgptproplus");
}
