//! An organisation's rules for AI tools, and the tools it uses: two files that people write.

mod tools;

use std::collections::BTreeMap;
use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Day, Region};
use crate::questions::constraints::Constraints;
use crate::questions::find::Query;
use crate::records::{Listing, load_document};

pub use tools::{Attestation, Tool, Tools, tier_of};

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

/// A class of data, and what a tier must answer before data of this class may go there.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Class {
    /// What belongs to the class.
    pub about: Option<String>,
    /// What a tier must answer.
    pub requires: Constraints,
    /// Tiers, or providers with all their tiers, that are allowed whatever they answer.
    pub allow: Vec<String>,
    /// Tiers, or providers with all their tiers, that are refused whatever they answer.
    pub deny: Vec<String>,
    /// Tiers that are allowed for a while although they fall short.
    pub exceptions: Vec<Exception>,
}

/// A tier that is allowed for a while although it falls short.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The id of the tier.
    pub tier: String,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Day,
}

impl Policy {
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
            let place = |key: &str| Place::Value(format!("/classes/{}/{key}", class.replace('~', "~0").replace('/', "~1")));
            match rules.requires.query() {
                Ok(query) => {
                    queries.insert(class.clone(), query);
                }
                Err(why) => wrong.push(Diagnostic::error("wrong-form", name, why).at(place("requires"))),
            }
            let providers =
                rules.requires.provider.iter().enumerate().map(|(at, id)| (place(&format!("requires/provider/{at}")), id));
            let listed = |key: &'static str, ids: &'_ [String]| {
                ids.iter().cloned().enumerate().map(|(at, id)| (place(&format!("{key}/{at}")), id)).collect::<Vec<_>>()
            };
            let exceptions =
                rules.exceptions.iter().enumerate().map(|(at, one)| (place(&format!("exceptions/{at}/tier")), &one.tier));
            let named = providers.chain(exceptions).map(|(place, id)| (place, id.clone()));
            for (place, id) in named.chain(listed("allow", &rules.allow)).chain(listed("deny", &rules.deny)) {
                if !listings.iter().any(|listing| covers(&id, listing.id)) {
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

/// Returns whether an id of a list, of a tier or of a provider, covers a tier.
pub fn covers(listed: &str, tier: &str) -> bool {
    listed == tier || tier.split_once('/').is_some_and(|(provider, _)| provider == listed)
}

fn wrong_version(schema: u32, name: &str) -> Vec<Diagnostic> {
    let wrong = || Diagnostic::error("wrong-form", name, format!("found schema {schema}, this program reads 1"));
    (schema != 1).then(|| wrong().at(Place::Value("/schema".to_owned()))).into_iter().collect()
}
