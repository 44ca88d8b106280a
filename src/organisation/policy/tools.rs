//! The AI tools in use: a file that people write.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Policy, wrong_version};
use crate::diagnostic::{Diagnostic, Failure, Place};
use crate::model::{Day, Region};
use crate::names::{Names, NoMatch};
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
}

/// Somebody has seen that what can be turned off is turned off.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attestation {
    /// On which day.
    pub on: Day,
    /// Who.
    pub by: String,
}

impl Tools {
    /// Reads the tools in use, with the position of each tool's tier.
    ///
    /// # Errors
    /// The records inside the program are damaged. The inner result has everything that is wrong with the file: form, unknown
    /// classes, tools that fit no tier or several, attestations from the future.
    pub fn load(
        path: &Path,
        name: &str,
        policy: &Policy,
        listings: &[Listing<'_>],
        library: &Library,
        today: Day,
    ) -> Result<Judged<(Tools, Vec<usize>)>, Failure> {
        match load_document(path, name) {
            Ok(tools) => Tools::judged(tools, name, policy, listings, library, today),
            Err(wrong) => Ok(Err(wrong)),
        }
    }

    /// Returns tools that have been read with the position of each tool's tier.
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
    ) -> Result<Judged<(Tools, Vec<usize>)>, Failure> {
        let mut wrong = wrong_version(tools.schema, name);
        let mut tiers = Vec::new();
        // The same words are looked up once.
        let mut known = HashMap::new();
        for (at, tool) in tools.tools.iter().enumerate() {
            if known.len() > MOST_NAMES || wrong.len() >= MOST_WRONG {
                let message = format!("found {MOST_WRONG} faults or {MOST_NAMES} different tools, no more are looked up");
                wrong.push(Diagnostic::error("unknown-tier", name, message).at(Place::Value(format!("/tools/{at}"))));
                break;
            }
            let error = |code, message, key: &str| {
                Diagnostic::error(code, name, message).at(Place::Value(format!("/tools/{at}/{key}")))
            };
            let tier = match known.entry((&tool.tool, &tool.plan)) {
                Entry::Occupied(found) => found.into_mut(),
                Entry::Vacant(place) => place.insert(tool.tier(listings, library)?),
            };
            match tier.clone() {
                Ok(position) => {
                    tiers.push(position);
                    if let Some((message, help)) = tool.wrong_plan(&listings[position], listings) {
                        wrong.push(error("unknown-plan", message, "plan").help(help));
                    }
                }
                Err((message, help)) => wrong.push(error("unknown-tier", message, "tool").help(help)),
            }
            for (which, class) in tool.classes.iter().enumerate().filter(|(_, class)| !policy.classes.contains_key(*class)) {
                let known: Vec<&str> = policy.classes.keys().map(String::as_str).collect();
                let message = format!("found the class `{class}`, the policy has {}", known.join(", "));
                wrong.push(error("unknown-class", message, &format!("classes/{which}")));
            }
            if let Some(attested) = tool.opted_out.as_ref().filter(|attested| attested.on > today) {
                wrong.push(error("future-reading", format!("found {}, which lies ahead", attested.on), "opted_out/on"));
            }
        }
        Ok(if wrong.is_empty() { Ok((tools, tiers)) } else { Err(wrong) })
    }
}

impl Tool {
    /// Returns the position of its tier: an id is what it is, and of words that fit several the plan decides.
    fn tier(&self, listings: &[Listing<'_>], library: &Library) -> Result<Result<usize, (String, String)>, Failure> {
        let is_id = listings.iter().any(|listing| listing.id == self.tool);
        if let Some(plan) = self.plan.as_ref().filter(|_| !is_id)
            && let Ok(tier) = tier_of(&format!("{} {plan}", self.tool), library)?
        {
            return Ok(Ok(tier));
        }
        tier_of(&self.tool, library)
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

/// Returns the position of the one tier that words or an id name; or, in the inner result, what is wrong and what to do.
/// Nothing is guessed: words with an error in them, or a part of a name, name no tier here.
///
/// # Errors
/// The records inside the program are damaged.
pub fn tier_of(words: &str, library: &Library) -> Result<Result<usize, (String, String)>, Failure> {
    let ids = |tiers: &[usize]| {
        tiers.iter().take(6).map(|at| Ok(library.listing(*at)?.id.to_owned())).collect::<Result<Vec<_>, Failure>>()
    };
    Ok(Err(match Names::of(library)?.one(words)? {
        Ok(tier) => return Ok(Ok(tier)),
        Err(Ok(several)) => {
            (format!("found `{words}`, which does not name one tier"), format!("write the id: {}", ids(&several)?.join(", ")))
        }
        Err(Err(none)) => {
            let near = match &none {
                NoMatch::Unknown { near, .. } => near.as_slice(),
                NoMatch::UnlistedPlan { tiers, .. } => tiers.as_slice(),
                NoMatch::Nothing => &[],
            };
            let help = if near.is_empty() {
                "promptfate list prints all ids".to_owned()
            } else {
                format!("did you mean {}?", ids(near)?.join(", "))
            };
            (format!("found `{words}`, which is the whole name of no tier"), help)
        }
    }))
}
