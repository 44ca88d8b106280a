//! Which tier a tool is, or what was tried to find one.

use super::own::Own;
use crate::diagnostic::Failure;
use crate::names::{Names, NoMatch};
use crate::records::{Library, Listing};

/// How many ids are listed.
const MOST_NEAR: usize = 6;

/// What a tool turned out to be.
#[derive(Debug, Clone)]
pub enum Match {
    /// The tier at this position.
    Tier(usize),
    /// A tool without a record, of which the organisation has answers of its own.
    Own(Box<Own>),
    /// Nothing that can be judged.
    Unmatched(Unmatched),
}

/// A tool or a service that is no known tier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unmatched {
    /// What was tried.
    pub tried: Tried,
    /// The ids of the tiers that may be meant.
    pub near: Vec<String>,
}

/// What was tried to find a tier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tried {
    /// The words as a name, which no record bears.
    Name(String),
    /// The words as a name, which several bear.
    Several(String),
    /// The words as a name, which is that of a company with several tiers.
    Company(String),
    /// Hosts, at which no record is reached.
    Hosts(Vec<String>),
    /// Hosts of the organisation's own, and a name that no program for one's own machine bears.
    OwnHosts(Vec<String>),
    /// An address whose host is filled in elsewhere.
    Placeholder(String),
    /// A model, which does not say who runs it; and its publisher, if that is said.
    Model(Option<String>),
    /// A program that is started, of which no record says what it reaches.
    Program(String),
}

/// Returns the position of the one tier that words or an id name; or, in the inner result, what was tried.
/// Nothing is guessed: words with an error in them, or a part of a name, name no tier here.
///
/// # Errors
/// The records inside the program are damaged.
pub(super) fn one_tier(words: &str, library: &Library) -> Result<Result<usize, Unmatched>, Failure> {
    let ids = |tiers: &[usize]| {
        tiers.iter().take(MOST_NEAR).map(|at| Ok(library.listing(*at)?.id.to_owned())).collect::<Result<Vec<_>, Failure>>()
    };
    Ok(Err(match Names::of(library)?.one(words)? {
        Ok(tier) => return Ok(Ok(tier)),
        Err(Ok(several)) => Unmatched { tried: Tried::Several(words.to_owned()), near: ids(&several)? },
        Err(Err(none)) => {
            let near = match &none {
                NoMatch::Unknown { near, .. } => near.as_slice(),
                NoMatch::UnlistedPlan { tiers, .. } => tiers.as_slice(),
                NoMatch::Nothing => &[],
            };
            Unmatched { tried: Tried::Name(words.to_owned()), near: ids(near)? }
        }
    }))
}

/// As `one_tier`, with the fault and what to do about it in words.
///
/// # Errors
/// The records inside the program are damaged.
pub fn tier_of(words: &str, library: &Library) -> Result<Result<usize, (String, String)>, Failure> {
    Ok(one_tier(words, library)?.map_err(|Unmatched { tried, near }| match tried {
        Tried::Several(_) => {
            (format!("found `{words}`, which does not name one tier"), format!("write the id: {}", near.join(", ")))
        }
        _ if near.is_empty() => {
            (format!("found `{words}`, which is the whole name of no tier"), "promptfate list prints all ids".to_owned())
        }
        _ => (format!("found `{words}`, which is the whole name of no tier"), format!("did you mean {}?", near.join(", "))),
    }))
}

/// Returns the tiers of a company, if words are its name and nothing else and it has several: which one was bought, its
/// name does not say.
pub fn company(words: &str, listings: &[Listing<'_>]) -> Option<Unmatched> {
    let words = words.trim();
    let is_name = |listing: &&Listing<'_>| {
        provider(listing).eq_ignore_ascii_case(words)
            || listing.provider_names.iter().any(|name| name.to_lowercase() == words.to_lowercase())
    };
    let company = provider(listings.iter().find(is_name)?);
    let tiers: Vec<&str> = listings.iter().filter(|one| provider(one) == company).map(|one| one.id).collect();
    let near = || tiers.iter().take(MOST_NEAR).map(|id| (*id).to_owned()).collect();
    (tiers.len() > 1).then(|| Unmatched { tried: Tried::Company(words.to_owned()), near: near() })
}

fn provider<'a>(listing: &Listing<'a>) -> &'a str {
    listing.id.split('/').next().unwrap_or_default()
}
