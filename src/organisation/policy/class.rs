//! A class of data, and what a tool must promise before data of this class may go there.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{AllowedTiers, Commitment, Day, Kind, OptedOut};
use crate::questions::constraints::{Constraints, some};

/// The word of a list that stands for every tier.
const EVERY: &str = "*";

/// A class of data, and what a tier must answer before data of this class may go there.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Class {
    /// What belongs to the class.
    pub about: Option<String>,
    /// How else inventories call data of this class: the classifications of a CycloneDX service.
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub also_called: Vec<String>,
    /// Which tiers may be used at all. Without it: any that meet what is asked, or those of `allow` if nothing is asked.
    pub tiers: Option<AllowedTiers>,
    /// Tiers of these kinds alone.
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub kinds: Vec<Kind>,
    /// What a tier must answer.
    pub requires: Constraints,
    /// Whether what can be turned off has to be, as the tool attests.
    pub opted_out: Option<OptedOut>,
    /// What has to be signed with the provider, as the tool attests.
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub signed: Vec<Commitment>,
    /// Tiers, or providers with all their tiers, that are allowed whatever they answer; with `tiers: listed`, if they meet what is asked.
    pub allow: Vec<String>,
    /// Tiers, or providers with all their tiers, that are refused whatever they answer; `*` for all.
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

/// Something wrong with a class: the key, what was found, and what to do.
pub(super) type Fault = (&'static str, &'static str, &'static str);

impl Class {
    /// Returns which tiers may be used at all. A list of those that are allowed, and nothing else, is meant to be whole.
    pub fn tiers(&self) -> AllowedTiers {
        match self.tiers {
            Some(tiers) => tiers,
            None if self.asks_nothing() && !self.allow.is_empty() => AllowedTiers::Listed,
            None => AllowedTiers::Any,
        }
    }

    /// Returns whether nothing is asked of a tier.
    pub fn asks_nothing(&self) -> bool {
        let asks = self.requires.query().is_ok_and(|query| query.is_empty());
        asks && self.kinds.is_empty() && self.opted_out.is_none() && self.signed.is_empty()
    }

    /// Returns whether a tier is allowed by name.
    pub fn allows(&self, tier: &str) -> bool {
        self.allow.iter().any(|listed| covers(listed, tier))
    }

    /// Returns whether a tier is denied by name.
    pub fn denies(&self, tier: &str) -> bool {
        self.denies_all() || self.deny.iter().any(|listed| covers(listed, tier))
    }

    /// Returns whether every tier is denied.
    pub fn denies_all(&self) -> bool {
        self.deny.iter().any(|listed| listed == EVERY)
    }

    /// Returns what makes the class say nothing, or two things at once. Whoever forgot a rule must not allow everything.
    pub(super) fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let (asks_nothing, lists_nothing) = (self.asks_nothing(), self.allow.is_empty() && self.deny.is_empty());
        match self.tiers {
            None if asks_nothing && lists_nothing => {
                faults.push(("", "found a class that says nothing", "write `tiers: any` or `tiers: none`"));
            }
            Some(AllowedTiers::Listed) if self.allow.is_empty() => {
                faults.push(("tiers", "found `listed` without a list", "name tiers under `allow`, or write `tiers: none`"));
            }
            Some(AllowedTiers::None) if !asks_nothing || !self.allow.is_empty() => {
                let help = "leave the other rules out, or write `tiers: any` or `tiers: listed`";
                faults.push(("tiers", "found `none` beside rules by which some would be allowed", help));
            }
            _ => {}
        }
        if self.denies_all() && !self.allow.is_empty() {
            faults.push(("deny", "found `*`, which goes before all that `allow` lists", "write `tiers: listed` instead"));
        }
        faults
    }
}

/// Returns whether an id of a list, of a tier or of a provider, covers a tier.
fn covers(listed: &str, tier: &str) -> bool {
    listed == tier || tier.split_once('/').is_some_and(|(provider, _)| provider == listed)
}

/// Returns whether a word of a list names one of these tiers; in a list of what is denied all may be meant.
pub(super) fn names_any<'a>(listed: &str, is_denied: bool, mut tiers: impl Iterator<Item = &'a str>) -> bool {
    (is_denied && listed == EVERY) || tiers.any(|tier| covers(listed, tier))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn class(class: Value) -> Class {
        serde_json::from_value(class).unwrap()
    }

    #[test]
    fn a_class_that_says_nothing_or_two_things_is_wrong() {
        for (rules, expected) in [
            (json!({}), Some("")),
            (json!({"about": "all", "requires": {}, "allow": [], "deny": []}), Some("")),
            (json!({"requires": {"strict": true}}), Some("")),
            (json!({"exceptions": [{"tier": "acme/chat", "reason": "pilot", "until": "2027-01-01"}]}), Some("")),
            (json!({"tiers": "any"}), None),
            (json!({"tiers": "none"}), None),
            (json!({"tiers": "any", "requires": {"training": ["never"]}}), None),
            (json!({"tiers": "none", "deny": ["*"]}), None),
            (json!({"deny": ["*"]}), None),
            (json!({"allow": ["acme"]}), None),
            (json!({"kinds": ["local"]}), None),
            (json!({"opted_out": "required"}), None),
            (json!({"signed": ["baa"]}), None),
            (json!({"tiers": "listed"}), Some("tiers")),
            (json!({"tiers": "none", "allow": ["acme"]}), Some("tiers")),
            (json!({"tiers": "none", "kinds": ["local"]}), Some("tiers")),
            (json!({"requires": {"training": ["never"]}, "allow": ["acme"], "deny": ["*"]}), Some("deny")),
        ] {
            let found: Vec<&str> = class(rules.clone()).faults().iter().map(|(key, ..)| *key).collect();
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{rules}");
        }
    }

    #[test]
    fn a_list_and_nothing_else_is_meant_to_be_whole() {
        assert_eq!(class(json!({"allow": ["acme"]})).tiers(), AllowedTiers::Listed);
        assert_eq!(class(json!({"allow": ["acme"], "requires": {"training": ["never"]}})).tiers(), AllowedTiers::Any);
        assert_eq!(class(json!({"allow": ["acme"], "tiers": "any"})).tiers(), AllowedTiers::Any);
        assert_eq!(class(json!({"deny": ["acme"]})).tiers(), AllowedTiers::Any);
    }

    #[test]
    fn an_empty_list_of_rules_is_refused() {
        for key in ["kinds", "signed", "also_called"] {
            let said = serde_json::from_value::<Class>(json!({key: []})).unwrap_err().to_string();
            assert!(said.contains("found an empty list"), "{key}: {said}");
        }
    }
}
