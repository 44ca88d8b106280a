//! An organisation's rules for AI tools, and the tools it uses: two files that people write.

mod attested;
mod class;
mod matched;
mod own;
mod tools;

use std::collections::BTreeMap;
use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;

use self::class::names_any;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::Region;
use crate::questions::find::Query;
use crate::records::{Listing, load_document};

pub use attested::{Attestation, Attested, Kept, Signed};
pub use class::{Class, Exception};
pub use matched::{Match, Tried, Unmatched, company, tier_of};
pub use own::{Own, OwnAnswers};
pub use tools::{Tool, Tools};

/// What may be shared with which AI tool.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// The version of this form: 1.
    pub schema: u32,
    /// Whose policy it is.
    #[serde(default)]
    pub organisation: Option<String>,
    /// Where the people are whose data it is, if it is one region: EEA, UK, a country such as CH, a state such as US-CA.
    #[serde(default)]
    pub region: Option<Region>,
    /// The classes of data, from the least to the most sensitive.
    #[schemars(length(min = 1))]
    pub classes: BTreeMap<String, Class>,
}

impl Policy {
    /// Returns the class that an inventory means by a classification, whatever the case of its letters.
    pub fn class_called(&self, classification: &str) -> Option<&str> {
        let is_it = |word: &str| word.eq_ignore_ascii_case(classification);
        let found = self.classes.iter().find(|(name, class)| is_it(name) || class.also_called.iter().any(|word| is_it(word)));
        found.map(|(name, _)| name.as_str())
    }

    /// Reads a policy, with the query of each class, in the order of their names.
    ///
    /// # Errors
    /// Everything that is wrong with it: form, unknown tiers, rules that ask for silence.
    pub fn load(
        path: &Path,
        name: &str,
        listings: &[Listing<'_>],
    ) -> Result<(Policy, BTreeMap<String, Query>), Vec<Diagnostic>> {
        Policy::judged(load_document(path, name)?, name, listings)
    }

    /// Returns a policy that has been read with its queries, if all that it names is there.
    ///
    /// # Errors
    /// As [`Policy::load`], but for the form.
    pub fn judged(
        policy: Policy,
        name: &str,
        listings: &[Listing<'_>],
    ) -> Result<(Policy, BTreeMap<String, Query>), Vec<Diagnostic>> {
        let mut wrong = wrong_version(policy.schema, name);
        let mut queries = BTreeMap::new();
        for (class, rules) in &policy.classes {
            let place = |key: &str| {
                let pointer = format!("/classes/{}/{key}", class.replace('~', "~0").replace('/', "~1"));
                Place::Value(pointer.trim_end_matches('/').to_owned())
            };
            match rules.requires.query() {
                Ok(query) => {
                    queries.insert(class.clone(), query);
                }
                Err(why) => wrong.push(Diagnostic::error("wrong-form", name, why).at(place("requires"))),
            }
            for (key, message, help) in rules.faults() {
                wrong.push(Diagnostic::error("wrong-form", name, message).at(place(key)).help(help));
            }
            let providers =
                rules.requires.provider.iter().enumerate().map(|(at, id)| (place(&format!("requires/provider/{at}")), id));
            let listed = |key: &'static str, ids: &'_ [String]| {
                ids.iter().cloned().enumerate().map(|(at, id)| (place(&format!("{key}/{at}")), id)).collect::<Vec<_>>()
            };
            let exceptions =
                rules.exceptions.iter().enumerate().map(|(at, one)| (place(&format!("exceptions/{at}/tier")), &one.tier));
            let named = providers.chain(exceptions).map(|(place, id)| (place, id.clone()));
            let allowed = named.chain(listed("allow", &rules.allow)).map(|(place, id)| (place, id, false));
            for (place, id, is_denied) in allowed.chain(listed("deny", &rules.deny).into_iter().map(|(at, id)| (at, id, true)))
            {
                if !names_any(&id, is_denied, listings.iter().map(|listing| listing.id)) {
                    let message = format!("found `{id}`, which is neither a tier nor a provider");
                    wrong.push(
                        Diagnostic::error("unknown-tier", name, message).at(place).help("promptfate list prints all ids"),
                    );
                }
            }
        }
        if wrong.is_empty() { Ok((policy, queries)) } else { Err(wrong) }
    }
}

fn wrong_version(schema: u32, name: &str) -> Vec<Diagnostic> {
    let wrong = || Diagnostic::error("wrong-form", name, format!("found schema {schema}, this program reads 1"));
    (schema != 1).then(|| wrong().at(Place::Value("/schema".to_owned()))).into_iter().collect()
}
