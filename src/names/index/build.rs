//! Makes the index: the names of all records and lists, those that they imply, and who bears each.

use std::collections::{BTreeMap, BTreeSet};

use super::super::words::{is_english, is_generic, is_stop};
use super::super::{phrase_table, tokens};
use super::{Bearers, Index, MOST_WORDS, alone_key, host_key, id_key, key_of, tells_words};
use crate::records::{Beside, Listing, Table};

/// Returns the shorter names that a name implies: its parts without brackets; and these without the words of everybody at
/// the end and without the provider's at the start.
fn implied(name: &str, provider_words: &[Vec<String>]) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let bare = name.split(['(', '[']).next().unwrap_or_default().replace(" and ", ",").replace([';', '&'], ",");
    let mut parts: Vec<Vec<String>> = bare.split(',').map(|part| key_of(part).0).collect();
    let mut short = Vec::new();
    for part in &parts {
        let mut words = part.clone();
        while words.len() > 1 && words.last().is_some_and(|word| is_generic(word)) {
            words.pop();
        }
        for provider in provider_words {
            short.extend(words.strip_prefix(provider.as_slice()).map(<[String]>::to_vec));
        }
        short.push(words);
    }
    // A single word of ordinary language is not implied: `My AI` is not `my`, `Apple Intelligence` no intelligence.
    let is_own = |words: &Vec<String>| words.len() > 1 || words.iter().any(|word| !is_english(word));
    short.retain(is_own);
    // Nor is one part of a longer name: of `Tax, Audit & Accounting` no accounting.
    if parts.len() > 1 {
        parts.retain(is_own);
    }
    (parts, short)
}

#[derive(Default)]
struct Draft {
    bearers: BTreeMap<String, Bearers>,
    /// Tiers whose names are so without brackets, and shortened; tiers of providers whose names are so shortened.
    bare: BTreeMap<String, BTreeSet<u32>>,
    short: BTreeMap<String, BTreeSet<u32>>,
    of_provider: BTreeMap<String, BTreeSet<u32>>,
}

fn add(names: &mut BTreeMap<String, BTreeSet<u32>>, words: impl IntoIterator<Item = Vec<String>>, at: u32) {
    for words in words.into_iter().filter(|words| tells_words(words) && words.len() <= MOST_WORDS) {
        names.entry(words.concat()).or_default().insert(at);
    }
}

/// Adds to each name the tiers of the same providers in whose names it stands as a part.
fn relate(
    bearers: &mut BTreeMap<String, Bearers>,
    names: &BTreeMap<String, Vec<(u32, Vec<String>)>>,
    listings: &[Listing<'_>],
) {
    let of: BTreeMap<String, BTreeSet<&str>> = bearers
        .iter()
        .map(|(key, bearers)| (key.clone(), bearers.tiers.iter().map(|at| provider_of(listings[*at as usize].id)).collect()))
        .collect();
    for (provider, names) in names {
        for (at, words) in names.iter().filter(|(_, words)| words.len() <= MOST_WORDS) {
            for (from, to) in (0..words.len()).flat_map(|from| (from + 1..=words.len()).map(move |to| (from, to))) {
                let key = words[from..to].concat();
                let Some(found) = bearers.get_mut(&key).filter(|_| of[&key].contains(provider.as_str())) else { continue };
                if !found.tiers.contains(at) && !found.related.contains(at) {
                    found.related.push(*at);
                }
            }
        }
    }
}

/// Gives a name of one tier to which nothing is related what is related to the tier's other names: `gh copilot biz` is no plan of
/// the free tier, `퍼플렉시티 엔터프라이즈` none of the app.
fn share_siblings(bearers: &mut BTreeMap<String, Bearers>) {
    let mut siblings: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for found in bearers.values() {
        for at in &found.tiers {
            siblings.entry(*at).or_default().extend(&found.related);
        }
    }
    for (key, found) in bearers.iter_mut() {
        let [only] = found.tiers[..] else { continue };
        if found.related.is_empty() && found.of_provider.is_empty() && !key.starts_with(['#', '@', '=']) {
            found.siblings = siblings[&only].iter().copied().filter(|at| *at != only).collect();
        }
    }
}

fn provider_of(id: &str) -> &str {
    id.split('/').next().unwrap_or_default()
}

/// Hosts of a listing: those that programs reach, and the one of the home page if the provider has it to itself. A label that
/// may be anything is `*`.
fn hosts(listing: &Listing<'_>) -> (Vec<String>, Option<String>) {
    let endpoints = listing.endpoints.iter().map(|host| host.to_lowercase()).collect();
    let home = listing.home.split_once("://").map_or(listing.home, |(_, rest)| rest);
    let (host, path) = home.split_once('/').unwrap_or((home, ""));
    let home = path.is_empty().then(|| host.trim_start_matches("www.").to_lowercase()).filter(|host| host.contains('.'));
    (endpoints, home)
}

/// Returns the index of these names.
///
/// # Errors
/// They are too many for the form.
pub fn build(listings: &[Listing<'_>], beside: &Beside) -> Result<Vec<u8>, String> {
    let mut draft = Draft::default();
    let mut names: BTreeMap<String, Vec<(u32, Vec<String>)>> = BTreeMap::new();
    for (at, listing) in listings.iter().enumerate() {
        let at = u32::try_from(at).map_err(|_| "there are too many tiers".to_owned())?;
        let provider = provider_of(listing.id).to_owned();
        let provider_words: Vec<Vec<String>> = listing.provider_names.iter().map(|name| key_of(name).0).collect();
        for name in &listing.provider_names {
            let (words, key) = key_of(name);
            if tells_words(&words) && words.len() <= MOST_WORDS {
                let of_provider = &mut draft.bearers.entry(key).or_default().of_provider;
                if of_provider.last() != Some(&at) {
                    of_provider.push(at);
                }
            }
        }
        // The provider's name implies shorter ones; its aliases do not.
        if let Some(name) = listing.provider_names.first() {
            let (bare, short) = implied(name, &[]);
            add(&mut draft.of_provider, bare.into_iter().chain(short), at);
        }
        for name in listing.aliases.iter().copied().chain([listing.name]) {
            let (words, key) = key_of(name);
            if tells_words(&words) && words.len() <= MOST_WORDS {
                let tiers = &mut draft.bearers.entry(key).or_default().tiers;
                if tiers.last() != Some(&at) {
                    tiers.push(at);
                }
            } else if name == listing.name {
                draft.bearers.entry(alone_key(&key)).or_default().tiers.push(at);
                // Two frequent words are a name where one would stand: `does windows recall send`.
                if words.iter().filter(|word| !is_generic(word) && !is_stop(word)).count() > 1 {
                    draft.bearers.entry(key).or_default().tiers.push(at);
                }
            }
            names.entry(provider.clone()).or_default().push((at, words));
        }
        let (endpoints, home) = hosts(listing);
        for host in endpoints {
            draft.bearers.entry(host_key(&host)).or_default().tiers.push(at);
        }
        if let Some(home) = home {
            draft.bearers.entry(host_key(&home)).or_default().of_provider.push(at);
        }
        draft.bearers.entry(id_key(listing.id)).or_default().tiers.push(at);
        let (bare, short) = implied(listing.name, &provider_words);
        add(&mut draft.bare, bare, at);
        let is_maker = |words: &Vec<String>| provider_words.contains(words);
        add(&mut draft.short, short.into_iter().filter(|words| !is_maker(words)), at);
    }
    let is_model = |key: &str| beside.models.iter().any(|model| model.words.iter().any(|word| key_of(word).1 == *key));
    // What is implied by the names of two providers tells neither, and a name that somebody bears is not implied for others.
    let provider = |at: &u32| provider_of(listings[*at as usize].id);
    let is_of_one = |tiers: &BTreeSet<u32>, bearers: Option<&Bearers>| {
        let mut providers: BTreeSet<&str> = tiers.iter().map(provider).collect();
        providers.extend(bearers.into_iter().flat_map(|one| one.tiers.iter().chain(&one.of_provider)).map(provider));
        providers.len() == 1
    };
    for (key, tiers) in draft.bare.into_iter().chain(draft.short.into_iter().filter(|(key, _)| !is_model(key))) {
        if is_of_one(&tiers, draft.bearers.get(&key)) {
            let bearers = draft.bearers.entry(key).or_default();
            if bearers.tiers.is_empty() {
                bearers.tiers = tiers.into_iter().collect();
            }
        }
    }
    for (key, tiers) in draft.of_provider.into_iter().filter(|(key, _)| !is_model(key) || key.is_empty()) {
        if is_of_one(&tiers, draft.bearers.get(&key)) {
            let bearers = draft.bearers.entry(key).or_default();
            if bearers.of_provider.is_empty() {
                bearers.of_provider = tiers.into_iter().collect();
            }
        }
    }
    // A host at which two providers have their home is neither's.
    draft.bearers.retain(|key, bearers| {
        let homes: BTreeSet<&str> = bearers.of_provider.iter().map(|at| provider_of(listings[*at as usize].id)).collect();
        if key.starts_with('@') && homes.len() > 1 {
            bearers.of_provider.clear();
        }
        bearers.is_recorded()
    });
    relate(&mut draft.bearers, &names, listings);
    share_siblings(&mut draft.bearers);
    for product in &beside.unknowns {
        let names = || product.aliases.iter().chain([&product.name]);
        let with_maker = product.maker.iter().flat_map(|maker| names().map(move |name| format!("{maker} {name}")));
        for name in names().cloned().chain(with_maker) {
            let bearers = draft.bearers.entry(key_of(&name).1).or_default();
            if !bearers.is_recorded() {
                bearers.unknown = Some(product.name.clone());
            }
        }
    }
    for model in &beside.models {
        let position = |id: &String| listings.iter().position(|listing| listing.id == id).and_then(|at| u32::try_from(at).ok());
        let tiers: Vec<u32> = model.tiers.iter().filter_map(position).collect();
        for word in &model.words {
            draft.bearers.entry(key_of(word).1).or_default().model = Some((model.name.clone(), tiers.clone()));
        }
    }
    // Of a provider's tiers those come first in which its models are offered.
    let is_models = |at: &u32| beside.models.iter().any(|model| model.tiers.iter().any(|id| id == listings[*at as usize].id));
    for bearers in draft.bearers.values_mut() {
        bearers.of_provider.sort_by_key(|at| (!is_models(at), *at));
    }
    draft.bearers.remove("");
    let rows =
        draft.bearers.values().map(postcard::to_stdvec).collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
    let unspaced = draft.bearers.keys().filter(|key| key.chars().any(tokens::is_unspaced));
    let patterns = draft.bearers.keys().filter_map(|key| key.strip_prefix('@')).filter(|host| host.contains('*'));
    let index = Index {
        keys: Table::of(draft.bearers.keys())?,
        bearers: Table::of(rows)?,
        unspaced: Table::of(unspaced)?,
        patterns: Table::of(patterns)?,
        phrases: phrase_table::table()?,
    };
    postcard::to_stdvec(&index).map_err(|error| error.to_string())
}
