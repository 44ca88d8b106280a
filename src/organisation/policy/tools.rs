//! The AI tools in use: a file that people write.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;

use super::attested::{Attestation, Attested, Kept, Signed};
use super::matched::{Match, Tried, Unmatched, company, one_tier};
use super::own::OwnAnswers;
use super::{Policy, wrong_version};
use crate::diagnostic::{Diagnostic, Failure, Place};
use crate::model::{Day, Region};
use crate::questions::constraints::some;
use crate::records::{Library, Listing, load_document};

/// What a file holds, or everything that is wrong with it.
pub type Judged<T> = Result<T, Vec<Diagnostic>>;

/// The most different tools that are looked up, each of which takes milliseconds.
const MOST_NAMES: usize = 500;
/// What is wrong with so many tools is wrong with the file.
const MOST_WRONG: usize = 50;

/// The AI tools in use.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tools {
    /// The version of this form: 1.
    pub schema: u32,
    /// One entry a tool.
    pub tools: Vec<Tool>,
}

/// A tool in use.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// The tier: its id, or a name that no other has.
    pub tool: String,
    /// The classes of data that are shared with it.
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub classes: Vec<String>,
    /// The plan that was bought.
    #[serde(default)]
    pub plan: Option<String>,
    /// Where the people are whose data it is, if other than the policy says.
    #[serde(default)]
    pub region: Option<Region>,
    /// Who answers for it.
    #[serde(default)]
    pub owner: Option<String>,
    /// Who has seen, and when, that training and the like are turned off.
    #[serde(default)]
    pub opted_out: Option<Attestation>,
    /// For how long conversations are kept, where the customer sets it.
    #[serde(default)]
    pub keeps: Option<Kept>,
    /// Who has seen, and when, that the mode that keeps nothing is switched on.
    #[serde(default)]
    pub zero_retention: Option<Attestation>,
    /// The agreements that have been signed.
    #[serde(default)]
    pub signed: Vec<Signed>,
    /// The organisation's own answers, for a tool that no record speaks of.
    #[serde(default)]
    pub answers: Option<OwnAnswers>,
}

impl Tools {
    /// Reads the tools in use, with what each turned out to be.
    ///
    /// # Errors
    /// The records inside the program are damaged. The inner result has everything that is wrong with the file: form, unknown
    /// classes, plans of other tiers, attestations from the future.
    pub fn load(
        path: &Path,
        name: &str,
        policy: &Policy,
        listings: &[Listing<'_>],
        library: &Library,
        today: Day,
    ) -> Result<Judged<(Tools, Vec<Match>)>, Failure> {
        match load_document(path, name) {
            Ok(tools) => Tools::judged(tools, name, policy, listings, library, today),
            Err(wrong) => Ok(Err(wrong)),
        }
    }

    /// Returns tools that have been read with what each turned out to be.
    ///
    /// # Errors
    /// As [`Tools::load`], but for the form.
    pub fn judged(
        tools: Tools,
        name: &str,
        policy: &Policy,
        listings: &[Listing<'_>],
        library: &Library,
        today: Day,
    ) -> Result<Judged<(Tools, Vec<Match>)>, Failure> {
        let mut wrong = wrong_version(tools.schema, name);
        let mut matches = Vec::new();
        // The same words are looked up once.
        let mut known = HashMap::new();
        for (at, tool) in tools.tools.iter().enumerate() {
            if known.len() > MOST_NAMES || wrong.len() >= MOST_WRONG {
                let message = format!("found {MOST_WRONG} faults or {MOST_NAMES} different tools, no more are looked up");
                wrong.push(Diagnostic::error("wrong-form", name, message).at(Place::Value(format!("/tools/{at}"))));
                break;
            }
            let error = |code, message, key: &str| {
                Diagnostic::error(code, name, message).at(Place::Value(format!("/tools/{at}/{key}")))
            };
            let tier = match known.entry((&tool.tool, &tool.plan)) {
                Entry::Occupied(found) => found.into_mut(),
                Entry::Vacant(place) => place.insert(tool.tier(listings, library)?),
            };
            if let Ok(position) = tier
                && let Some((message, help)) = tool.wrong_plan(&listings[*position], listings)
            {
                wrong.push(error("unknown-plan", message, "plan").help(help));
            }
            matches.push(match (tier.clone(), &tool.answers) {
                (Ok(position), _) => Match::Tier(position),
                (Err(Unmatched { tried: Tried::Name(_), .. }), Some(own)) => Match::Own(Box::new(own.into())),
                (Err(unmatched), _) => Match::Unmatched(unmatched),
            });
            for (which, class) in tool.classes.iter().enumerate().filter(|(_, class)| !policy.classes.contains_key(*class)) {
                let known: Vec<&str> = policy.classes.keys().map(String::as_str).collect();
                let message = format!("found the class `{class}`, the policy has {}", known.join(", "));
                wrong.push(error("unknown-class", message, &format!("classes/{which}")));
            }
            for (key, day) in tool.attested().days().into_iter().filter(|(_, day)| *day > today) {
                wrong.push(error("future-reading", format!("found {day}, which lies ahead"), &key));
            }
        }
        Ok(if wrong.is_empty() { Ok((tools, matches)) } else { Err(wrong) })
    }
}

impl Tool {
    /// Returns a tool of which nothing is said but its name and the classes of data that it gets.
    pub fn named(tool: String, classes: Vec<String>) -> Tool {
        Tool {
            tool,
            classes,
            plan: None,
            region: None,
            owner: None,
            opted_out: None,
            keeps: None,
            zero_retention: None,
            signed: Vec::new(),
            answers: None,
        }
    }

    /// Returns what is attested of it.
    pub fn attested(&self) -> Attested<'_> {
        Attested {
            opted_out: self.opted_out.as_ref(),
            keeps: self.keeps.as_ref(),
            zero_retention: self.zero_retention.as_ref(),
            signed: &self.signed,
        }
    }

    /// Returns the position of its tier: an id is what it is, of words that fit several the plan decides, and the bare name of a
    /// company with several tiers is none of them.
    fn tier(&self, listings: &[Listing<'_>], library: &Library) -> Result<Result<usize, Unmatched>, Failure> {
        let is_id = listings.iter().any(|listing| listing.id == self.tool);
        match &self.plan {
            _ if is_id => {}
            None => {
                if let Some(company) = company(&self.tool, listings) {
                    return Ok(Err(company));
                }
            }
            Some(plan) => {
                if let Ok(tier) = one_tier(&format!("{} {plan}", self.tool), library)? {
                    return Ok(Ok(tier));
                }
            }
        }
        one_tier(&self.tool, library)
    }

    /// Returns what is wrong with the plan, if the tier has plans and this is none of them: the answers of the tier would be
    /// taken for those of a plan that has others.
    fn wrong_plan(&self, tier: &Listing<'_>, listings: &[Listing<'_>]) -> Option<(String, String)> {
        let plan = self.plan.as_deref()?;
        let has = |listing: &Listing<'_>| listing.plans.iter().any(|one| one.eq_ignore_ascii_case(plan));
        if tier.plans.is_empty() || has(tier) {
            return None;
        }
        let is_sibling = |other: &&Listing<'_>| other.id.split('/').next() == tier.id.split('/').next();
        let others: Vec<&str> = listings.iter().filter(is_sibling).filter(|one| has(one)).map(|one| one.id).collect();
        let help = if others.is_empty() {
            "write the plan as the provider does, or leave it out".to_owned()
        } else {
            format!("this plan belongs to {}", others.join(", "))
        };
        Some((format!("found the plan `{plan}`, {} has {}", tier.id, tier.plans.join(", ")), help))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// Judges tools on 2026-06-01 by a policy with one class; returns what each is, or the codes and places of faults.
    fn judged(tools: Value) -> Result<Vec<String>, Vec<String>> {
        let library = Library::open(Some(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data")))).unwrap();
        let policy: Policy = serde_json::from_value(json!({"schema": 1, "classes": {"secret": {}}})).unwrap();
        let tools: Tools = serde_json::from_value(json!({"schema": 1, "tools": tools})).unwrap();
        let (listings, today) = (library.listings().unwrap(), "2026-06-01".parse().unwrap());
        let judged = Tools::judged(tools, "tools.yaml", &policy, &listings, &library, today).unwrap();
        let fault = |fault: Diagnostic| match fault.place {
            Place::Value(place) => format!("{} {place}", fault.code),
            place => format!("{} {place:?}", fault.code),
        };
        let shown = |one: &Match| match one {
            Match::Tier(position) => listings[*position].id.to_owned(),
            Match::Own(own) => format!("own, {}", own.source),
            Match::Unmatched(Unmatched { tried, near }) => format!("{tried:?}; {}", near.join(", ")),
        };
        judged.map(|(_, found)| found.iter().map(shown).collect()).map_err(|wrong| wrong.into_iter().map(fault).collect())
    }

    fn one(mut tool: Value) -> Result<Vec<String>, Vec<String>> {
        tool["classes"] = json!(["secret"]);
        judged(json!([tool]))
    }

    #[test]
    fn each_tool_is_its_tier_and_each_fault_has_its_place() {
        assert_eq!(one(json!({"tool": "acme/chat"})).unwrap(), ["acme/chat"]);
        assert_eq!(one(json!({"tool": "acme", "plan": "Plus"})).unwrap(), ["acme/chat"]);
        for key in ["opted_out", "zero_retention"] {
            let attested = |on: &str| one(json!({"tool": "acme/chat", key: {"on": on, "by": "Ada"}}));
            assert_eq!(attested("2026-06-01").unwrap(), ["acme/chat"]);
            assert_eq!(attested("2026-06-02").unwrap_err(), [format!("future-reading /tools/0/{key}/on")]);
        }
        let signed = |on: &str| one(json!({"tool": "acme/chat", "signed": [{"agreement": "dpa", "on": on, "by": "Ada"}]}));
        assert_eq!(signed("2026-06-02").unwrap_err(), ["future-reading /tools/0/signed/0/on"]);
        let wrong = json!([{"tool": "acme/chat", "classes": ["secret", "other"]}]);
        assert_eq!(judged(wrong).unwrap_err(), ["unknown-class /tools/0/classes/1"]);
    }

    #[test]
    fn what_is_no_tier_says_what_was_tried() {
        assert_eq!(one(json!({"tool": "nothing"})).unwrap(), ["Name(\"nothing\"); "]);
        assert_eq!(one(json!({"tool": "acme chat pro"})).unwrap(), ["Name(\"acme chat pro\"); acme/chat"]);
        assert_eq!(one(json!({"tool": "Acme"})).unwrap(), ["Company(\"Acme\"); acme/api, acme/chat"]);
        assert_eq!(one(json!({"tool": "Zenith"})).unwrap(), ["Company(\"Zenith\"); acme/api, acme/chat"]);
        assert_eq!(one(json!({"tool": "Beta Runtime"})).unwrap(), ["beta/local"]);
    }

    #[test]
    fn answers_of_ones_own_are_for_what_no_record_speaks_of() {
        let own = json!({"training": "never", "source": "contract", "by": "Ada"});
        let of = |tool: &str| one(json!({"tool": tool, "answers": own})).unwrap();
        assert_eq!(of("nothing"), ["own, contract"]);
        assert_eq!(of("acme/chat"), ["acme/chat"]);
        assert_eq!(of("acme"), ["Company(\"acme\"); acme/api, acme/chat"]);
    }

    #[test]
    fn a_tool_that_gets_nothing_is_refused() {
        let tool = json!({"schema": 1, "tools": [{"tool": "acme/chat", "classes": []}]});
        assert!(serde_json::from_value::<Tools>(tool).unwrap_err().to_string().contains("found an empty list"));
    }

    #[test]
    fn faults_are_counted_up_to_a_number() {
        let tools: Vec<Value> = (0..60).map(|_| json!({"tool": "acme/chat", "classes": ["other"]})).collect();
        let wrong = judged(json!(tools)).unwrap_err();
        assert_eq!((wrong.len(), wrong[MOST_WRONG].as_str()), (MOST_WRONG + 1, "wrong-form /tools/50"));
    }
}
