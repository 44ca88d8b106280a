//! A product of the list of those without a record has one.

use std::collections::{BTreeSet, HashMap};

use crate::diagnostic::{Place, Severity};
use crate::names::key;
use crate::records::{Step, UNKNOWNS, pointer_of};
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "recorded-unknown",
    severity: Severity::Error,
    about: "a product of known-unknowns.yaml has a record, or stands there twice",
    why: "The list says of which products nothing is known. A product that has a record is known; `ask` would give two answers.",
    help: "take it out of known-unknowns.yaml",
    bad: "products:\n  - {name: Acme Chat, lists: 2} # and data/acme/chat.yaml",
    good: "products:\n  - {name: Other Chat, lists: 2}",
    check: Check::Catalog(|subject, found| {
        let catalog = subject.catalog;
        let providers =
            catalog.providers.values().flat_map(|one| one.former_names.iter().chain(&one.aliases).chain([&one.name]));
        let tiers = catalog.tiers.iter().flat_map(|tier| tier.aliases.iter().chain([&tier.name]));
        let recorded: BTreeSet<String> = providers.chain(tiers).map(|name| key(name)).collect();
        let mut listed: HashMap<String, usize> = HashMap::new();
        for (index, product) in subject.beside.unknowns.iter().enumerate() {
            for name in product.aliases.iter().chain([&product.name]) {
                let key = key(name);
                let what = if recorded.contains(&key) { "which a record is called" } else { "which stands here twice" };
                let is_other = *listed.entry(key.clone()).or_insert(index) != index;
                if recorded.contains(&key) || is_other {
                    let place = Place::Value(pointer_of(&[Step::Key("products"), Step::Index(index)]));
                    found.push((UNKNOWNS.to_owned(), place, format!("found `{name}`, {what}")));
                }
            }
        }
    }),
};
