//! Names of tiers: reads words as names, with small errors forgiven, and finds the tiers that they fit.
//!
//! Names are looked at where they lie: nothing is copied for the thousands that do not fit.

use std::collections::HashMap;

use super::words_of;
use crate::records::Listing;

/// Words that stand in names of many tiers and name none.
const GENERIC: &[&str] =
    &["api", "free", "pro", "plus", "max", "team", "business", "enterprise", "education", "edu", "local", "cloud", "consumer"];

/// The names of all tiers, and which of the words that may be asked for occur in them.
pub(super) struct Vocabulary<'l> {
    listings: &'l [Listing<'l>],
    known: HashMap<String, bool>,
    /// Words that were asked for one after the other, and whether they stand so in a name.
    pairs: Vec<(String, String, bool)>,
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

fn every_word<'l>(listings: &'l [Listing<'_>]) -> impl Iterator<Item = &'l str> {
    listings.iter().flat_map(called).flat_map(words_of)
}

/// Returns whether a word of a name is this word, which is in lower case.
fn is(name: &str, word: &str) -> bool {
    name.eq_ignore_ascii_case(word) || (!name.is_ascii() && name.to_lowercase() == word)
}

impl<'l> Vocabulary<'l> {
    /// Looks once through all names for the words, for two of them glued, and for the halves of one.
    pub(super) fn of(listings: &'l [Listing<'l>], words: &[String]) -> Vocabulary<'l> {
        let mut known: HashMap<String, bool> = words.iter().map(|word| (word.clone(), false)).collect();
        known.extend(words.windows(2).map(|pair| (pair.concat(), false)));
        known.extend(
            words.iter().flat_map(|word| halves(word)).flat_map(|(a, b)| [(a.to_owned(), false), (b.to_owned(), false)]),
        );
        let lengths: u128 = known.keys().fold(0, |lengths, word| lengths | 1 << word.len().min(127));
        let mut lower = String::new();
        for word in every_word(listings) {
            // Most words are of another length than any that is looked for; only the rest is worth a look-up.
            if word.is_ascii() && lengths & 1 << word.len().min(127) == 0 {
                continue;
            }
            lower.clear();
            if word.is_ascii() {
                lower.push_str(word);
                lower.make_ascii_lowercase();
            } else {
                lower.extend(word.chars().flat_map(char::to_lowercase));
            }
            if let Some(is_known) = known.get_mut(&lower) {
                *is_known = true;
            }
        }
        let mut pairs: Vec<_> = words.windows(2).map(|pair| (pair[0].clone(), pair[1].clone(), false)).collect();
        pairs.retain(|(first, second, _)| [first, second].iter().all(|word| known.get(*word) == Some(&true)));
        for text in listings.iter().flat_map(|listing| listing.aliases.iter().copied().chain([listing.name])) {
            for (first, second) in words_of(text).zip(words_of(text).skip(1)) {
                for (a, b, stands) in pairs.iter_mut().filter(|(.., stands)| !stands) {
                    *stands = is(second, b) && is(first, a);
                }
            }
        }
        Vocabulary { listings, known, pairs }
    }

    /// Returns whether two words stand one after the other in a name, as `le chat` does.
    pub(super) fn joins(&self, first: &str, second: &str) -> bool {
        self.pairs.iter().any(|(a, b, stands)| *stands && a == first && b == second)
    }

    pub(super) fn knows(&self, word: &str) -> bool {
        self.known.get(word).copied().unwrap_or(false)
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
            } else if let Some((a, b)) = halves(word).find(|(a, b)| self.knows(a) && self.knows(b)) {
                read.names.extend([a.to_owned(), b.to_owned()]);
            } else if read.corrected.len() + read.ignored.len() >= MOST_STRANGERS {
                read.ignored.push(word.clone());
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

    /// Returns the one word that is a small error away; none where two are equally near, for a pick must not be silent.
    fn nearest(&self, word: &str) -> Option<String> {
        let length = word.chars().count();
        let allowed = match length {
            4..=5 => 1,
            6..=24 => 2,
            _ => return None,
        };
        let mut best: Option<(usize, String)> = None;
        let mut is_tie = false;
        for other in every_word(self.listings) {
            let count = other.chars().count();
            if count <= 3 || count.abs_diff(length) > allowed {
                continue;
            }
            // Swapped, added or dropped letters leave most of them in place: a cheap look before the dear one.
            let shared = |c: char| other.contains(c) || other.contains(c.to_ascii_uppercase());
            if word.chars().filter(|c| !shared(*c)).count() > allowed {
                continue;
            }
            let other = other.to_lowercase();
            let distance = if is_swap(word, &other) { 1 } else { strsim::osa_distance(word, &other) };
            match &best {
                _ if distance > allowed => {}
                Some((least, near)) if distance == *least => is_tie |= *near != other,
                Some((least, _)) if distance > *least => {}
                _ => (best, is_tie) = (Some((distance, other)), false),
            }
        }
        best.filter(|_| !is_tie).map(|(_, near)| near)
    }
}

/// So many words are looked up with errors; a flood of them is no question.
const MOST_STRANGERS: usize = 12;

fn halves(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let longest = if word.len() <= 24 { word.len() } else { 0 };
    (2..longest.saturating_sub(1)).filter(|at| word.is_char_boundary(*at)).map(|at| word.split_at(at))
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
    let mut wanted: Vec<&str> = names.iter().map(String::as_str).collect();
    wanted.sort_unstable();
    wanted.dedup();
    wanted.truncate(MOST_WANTED);
    let fits: Vec<Fit> = listings.iter().map(|listing| fit(&wanted, listing)).collect();
    let best = fits.iter().map(|fit| fit.met).max().unwrap_or(0);
    if best == 0 || is_only_a_plan(&wanted, &fits) {
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

/// As many words can name a tier: one bit each.
const MOST_WANTED: usize = 64;

/// How well words fit a tier.
struct Fit {
    /// How many of the words the best of its names has, together with one plan, its kind and its provider.
    met: u32,
    /// How many words that name has beyond them.
    surplus: u32,
    /// Which of the words stand in its names or its provider's, one bit each.
    names: u64,
    /// Which of the words stand in its plans or its kind.
    plans: u64,
}

/// Which wanted words a text has, one bit each, and how many others.
fn share(wanted: &[&str], text: &str) -> (u64, u32) {
    words_of(text).fold((0, 0), |(met, others), word| match wanted.iter().position(|wanted| is(word, wanted)) {
        Some(bit) => (met | 1 << bit, others),
        None => (met, others + 1),
    })
}

fn fit(wanted: &[&str], listing: &Listing<'_>) -> Fit {
    let bits = |texts: &[&str]| texts.iter().fold(0, |bits, text| bits | share(wanted, text).0);
    let (provider, kind) = (bits(&listing.provider_names), bits(&[listing.kind.as_str()]));
    let plans: Vec<(u64, u32)> = listing.plans.iter().map(|plan| share(wanted, plan)).chain([(0, 0)]).collect();
    let of_plans = plans.iter().fold(kind, |bits, (plan, _)| bits | plan);
    let mut best = Fit { met: 0, surplus: u32::MAX, names: provider, plans: of_plans };
    for (name, is_id) in listing.aliases.iter().map(|alias| (*alias, false)).chain([(listing.name, false), (listing.id, true)])
    {
        let (name, others) = share(wanted, name);
        if !is_id {
            best.names |= name;
        }
        for (plan, more) in &plans {
            let met = (name | plan | provider | kind).count_ones();
            // A plan that adds nothing wanted only adds words beyond.
            let surplus = others + more + (wanted.len() as u32 - met);
            if met > best.met || (met == best.met && surplus < best.surplus) {
                (best.met, best.surplus) = (met, surplus);
            }
        }
    }
    best
}

/// Returns whether the words name only plans or kinds, such as `free` or `api`, which every provider has.
fn is_only_a_plan(wanted: &[&str], fits: &[Fit]) -> bool {
    let all = u64::MAX >> (64 - wanted.len().clamp(1, 64));
    let generic =
        wanted.iter().enumerate().filter(|(_, word)| GENERIC.contains(word)).fold(0, |bits, (bit, _)| bits | 1 << bit);
    let (names, plans) = fits.iter().fold((0, 0), |(names, plans), fit| (names | fit.names, plans | fit.plans));
    plans & (!names | generic) & all == all
}

/// Returns the nearest names, best first, for words that fit none.
pub(super) fn nearest(words: &[String], listings: &[Listing<'_>]) -> Vec<String> {
    let asked: String = words.join(" ").chars().take(100).collect();
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
