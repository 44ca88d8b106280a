//! Names of tiers: reads words as names, with small errors forgiven, and finds the tiers that they fit.

use std::collections::{BTreeSet, HashSet};

use super::tokens;
use crate::load::Listing;

/// The words that occur in names.
pub(super) struct Vocabulary {
    words: HashSet<String>,
}

/// Words read as names.
pub(super) struct Read {
    pub(super) names: Vec<String>,
    pub(super) corrected: Vec<(String, String)>,
    pub(super) ignored: Vec<String>,
}

/// Returns every text by which a tier may be called.
fn called<'l>(listing: &'l Listing<'_>) -> impl Iterator<Item = &'l str> {
    let texts = listing.provider_names.iter().chain(&listing.plans).chain(&listing.aliases).copied();
    texts.chain([listing.name, listing.id, listing.kind.as_str()])
}

impl Vocabulary {
    pub(super) fn of(listings: &[Listing<'_>]) -> Vocabulary {
        Vocabulary { words: listings.iter().flat_map(called).flat_map(tokens).collect() }
    }

    pub(super) fn knows(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Reads words as names: as they are, glued or split (`chat gpt`, `lechat`), or with a small error.
    pub(super) fn read(&self, words: &[String]) -> Read {
        let mut read = Read { names: Vec::new(), corrected: Vec::new(), ignored: Vec::new() };
        let mut i = 0;
        while i < words.len() {
            let word = &words[i];
            let glued = words.get(i + 1).map(|next| format!("{word}{next}")).filter(|glued| self.knows(glued));
            if let Some(glued) = glued.filter(|_| !self.knows(word) || !self.knows(&words[i + 1])) {
                read.names.push(glued);
                i += 1;
            } else if self.knows(word) {
                read.names.push(word.clone());
            } else if let Some((a, b)) = self.split(word) {
                read.names.extend([a, b]);
            } else if let Some(near) = self.nearest(word) {
                read.corrected.push((word.clone(), near.clone()));
                read.names.push(near);
            } else {
                read.ignored.push(word.clone());
            }
            i += 1;
        }
        read
    }

    fn split(&self, word: &str) -> Option<(String, String)> {
        (2..word.len().saturating_sub(1)).filter(|at| word.is_char_boundary(*at)).find_map(|at| {
            let (a, b) = word.split_at(at);
            (self.knows(a) && self.knows(b)).then(|| (a.to_owned(), b.to_owned()))
        })
    }

    /// Returns the one word that is a small error away; none where two are equally near, for a pick must not be silent.
    fn nearest(&self, word: &str) -> Option<String> {
        let length = word.chars().count();
        let allowed = match length {
            0..=3 => return None,
            4..=5 => 1,
            6..=24 => 2,
            _ => return None,
        };
        let near = |other: &&String| other.chars().count().abs_diff(length) <= allowed && other.chars().count() > 3;
        let mut found: Vec<(usize, &String)> = self
            .words
            .iter()
            .filter(near)
            .map(|other| (if is_swap(word, other) { 1 } else { strsim::osa_distance(word, other) }, other))
            .filter(|(distance, _)| *distance <= allowed)
            .collect();
        found.sort();
        match found.as_slice() {
            [(_, only)] => Some((*only).clone()),
            [(first, best), (second, _), ..] if first < second => Some((*best).clone()),
            _ => None,
        }
    }
}

fn is_swap(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut chars: Vec<char> = text.chars().collect();
        chars.sort_unstable();
        chars
    };
    a.len() == b.len() && strsim::osa_distance(a, b) <= 2 && sorted(a) == sorted(b)
}

/// Returns the positions of the tiers that the most of these words fit, the closest names first.
pub(super) fn matching(names: &[String], listings: &[Listing<'_>]) -> Vec<usize> {
    let wanted: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    let fits: Vec<Fit> = listings.iter().map(|listing| fit(&wanted, listing)).collect();
    let best = fits.iter().map(|fit| fit.met).max().unwrap_or(0);
    if best == 0 || is_only_a_plan(&wanted, listings) {
        return Vec::new();
    }
    let mut found: Vec<usize> = (0..listings.len()).filter(|position| fits[*position].met == best).collect();
    // Several words that are just one tier's name leave nothing to guess; a single one, such as a product's, begins many.
    let is_exact = |position: &usize| fits[*position].surplus == 0;
    if wanted.len() > 1 && found.iter().any(is_exact) {
        found.retain(is_exact);
    }
    found.sort_by_key(|position| (fits[*position].surplus, listings[*position].kind, *position));
    found
}

/// How well words fit a tier.
struct Fit {
    /// How many of the words the best of its names has, together with one plan, its kind and its provider.
    met: usize,
    /// How many words that name has beyond them.
    surplus: usize,
}

fn fit(wanted: &BTreeSet<&str>, listing: &Listing<'_>) -> Fit {
    let around: BTreeSet<String> = listing.provider_names.iter().copied().chain([listing.kind.as_str()]).flat_map(tokens).collect();
    let id = listing.id.replace('/', " ");
    let names = listing.aliases.iter().copied().chain([listing.name, id.as_str()]);
    let mut best = Fit { met: 0, surplus: usize::MAX };
    for name in names {
        let name: BTreeSet<String> = tokens(name).into_iter().collect();
        for plan in listing.plans.iter().copied().map(Some).chain([None]) {
            let words: BTreeSet<String> = name.iter().cloned().chain(plan.into_iter().flat_map(tokens)).collect();
            let met = wanted.iter().filter(|word| words.contains(**word) || around.contains(**word)).count();
            let surplus = words.iter().filter(|word| !wanted.contains(word.as_str())).count() + (wanted.len() - met);
            if met > best.met || (met == best.met && surplus < best.surplus) {
                best = Fit { met, surplus };
            }
        }
    }
    best
}

/// Returns whether the words name only plans or kinds, such as `free` or `api`, which every provider has.
fn is_only_a_plan(wanted: &BTreeSet<&str>, listings: &[Listing<'_>]) -> bool {
    let names: HashSet<String> = listings
        .iter()
        .flat_map(|listing| listing.provider_names.iter().chain(&listing.aliases).copied().chain([listing.name]))
        .flat_map(tokens)
        .collect();
    let plans: HashSet<String> =
        listings.iter().flat_map(|listing| listing.plans.iter().copied().chain([listing.kind.as_str()])).flat_map(tokens).collect();
    wanted.iter().all(|word| plans.contains(*word) && (!names.contains(*word) || GENERIC.contains(word)))
}

/// Words that stand in names of many tiers and name none.
const GENERIC: &[&str] = &["api", "free", "pro", "plus", "max", "team", "business", "enterprise", "education", "edu", "local", "cloud", "consumer"];

/// Returns the nearest names, best first, for words that fit none.
pub(super) fn nearest(words: &[String], listings: &[Listing<'_>]) -> Vec<String> {
    let asked = words.join(" ");
    let mut names: Vec<(f64, &str)> = listings
        .iter()
        .flat_map(|listing| listing.aliases.iter().copied().chain([listing.name]))
        .map(|name| (strsim::sorensen_dice(&asked, &name.to_lowercase()), name))
        .collect();
    names.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let mut nearest: Vec<String> = Vec::new();
    for (_, name) in names.into_iter().filter(|(score, _)| *score > 0.2) {
        if nearest.len() < 5 && !nearest.iter().any(|other| other.eq_ignore_ascii_case(name)) {
            nearest.push(name.to_owned());
        }
    }
    nearest
}
