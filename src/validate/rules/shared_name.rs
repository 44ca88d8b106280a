//! Two tiers go by one name.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::diagnostic::{Place, Severity};
use crate::model::TierId;
use crate::records::{Step, pointer_of};
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "shared-name",
    severity: Severity::Error,
    about: "two tiers go by one name",
    why: "`ask` finds a tier by what people call it. If two share a word, the answer for one is taken for that of the other.",
    help: "give each a name of its own; a word that means both belongs to neither",
    bad: "aliases: [gpt] # and the same in another tier",
    good: "aliases: [gpt plus]",
    check: Check::Catalog(|subject, found| {
        let tiers = &subject.catalog.tiers;
        let mut names: HashMap<(&str, Cow<'_, str>), &TierId> = HashMap::with_capacity(tiers.len());
        for tier in tiers {
            if let Some(other) = names.insert((tier.provider(), folded(&tier.name)), &tier.id) {
                let place = Place::Value(pointer_of(&[Step::Key("name")]));
                found.push((
                    format!("{}.yaml", tier.id),
                    place,
                    format!("found the name `{}`, which is that of `{other}`", tier.name),
                ));
            }
        }
        let mut aliases: HashMap<Cow<'_, str>, &TierId> = HashMap::with_capacity(tiers.len());
        for tier in tiers {
            for (index, alias) in tier.aliases.iter().enumerate() {
                let word = folded(alias);
                let named = names.get(&(tier.provider(), word.clone())).copied();
                let other = named.into_iter().chain(aliases.get(&word).copied()).find(|other| **other != tier.id);
                if let Some(other) = other {
                    let place = Place::Value(pointer_of(&[Step::Key("aliases"), Step::Index(index)]));
                    found.push((
                        format!("{}.yaml", tier.id),
                        place,
                        format!("found the alias `{alias}`, which means `{other}`"),
                    ));
                }
                aliases.entry(word).or_insert(&tier.id);
            }
        }
    }),
};

/// Returns a name in lower case; aliases are written so, and then nothing is copied.
fn folded(name: &str) -> Cow<'_, str> {
    if name.chars().any(char::is_uppercase) { Cow::Owned(name.to_lowercase()) } else { Cow::Borrowed(name) }
}
