//! The names that the search of the start page knows: each with what `ask` makes of it, word for word.
//!
//! The rules of `names` rest on lists of words of a megabyte, which no page can carry. So the page holds their results for whole names, and
//! whatever is not among them it leaves to the command line. A name may stand in a question if it is no word of ordinary language, and if
//! the other words of the question are [`JOINING`] or [`ASKED`] and choose among no tiers of its provider.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde_json::{Value, json};

use super::Site;
use super::matrix::short;
use super::scripts::tone;
use crate::diagnostic::Failure;
use crate::model::{Kind, Question, Tier};
use crate::names::{Names, NoMatch, is_ordinary, key};
use crate::output::class;
use crate::records::Listing;

/// Words that join others, and choose nothing wherever they stand.
const JOINING: &str = "a after an and any anything are as at be before by can could do does dont for from get had has have how i if in into is it many me \
     much my no not now of off on or our out really see should still that the their them there they to too turn until up was we what when \
     where which who will with would you your";

/// Words of what is asked.
const ASKED: &str = "ads advertisers baa chats conversations country data day days delete deleted disable down dpa employees feedback flagged gdpr gone \
     happen happens home human humans input inputs keep keeps kept know learn learning learns location log logs long messages opt \
     parties party people phone privacy private prompts rating read region report retain retained retention review safe safely \
     secure sell sells send sends sent server servers share shared shares soc2 sold staff stop store stored switch telemetry third \
     thumbs train trained training trains type usage use used uses using zdr zero";

/// Returns the words that people put behind a name for an offer of a kind.
const fn behind(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Consumer => &["free", "pro"],
        Kind::Team => &["team", "business"],
        Kind::Enterprise => &["enterprise"],
        Kind::Education => &["edu"],
        Kind::Api => &["api"],
        Kind::Cloud | Kind::Local => &[],
    }
}

/// What `ask` makes of a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    /// These tiers, and whether more fit.
    Tiers(Vec<usize>, bool),
    /// A product without a record.
    Unknown(String),
}

/// Names of one meaning: those that stand alone, and those that may stand in a question.
#[derive(Debug, Default)]
struct Group {
    alone: Vec<String>,
    anywhere: Vec<String>,
}

/// Returns what the search reads.
///
/// # Errors
/// The records inside the program are damaged.
pub(super) fn index(of: &Site<'_>) -> Result<Value, Failure> {
    let tiers = of.catalog.tiers.iter().map(|tier| {
        let said = [Question::Training, Question::Retention].map(|question| short(of, tier, question));
        let [training, kept] = said.map(|said| json!([class(tone(&said)), said.to_plain()]));
        json!([tier.id, tier.name, of.catalog.provider_name(tier), training, kept])
    });
    let mut groups: BTreeMap<Meaning, Group> = BTreeMap::new();
    for (phrase, meaning, is_anywhere) in meanings(of)? {
        let group = groups.entry(meaning).or_default();
        if is_anywhere { &mut group.anywhere } else { &mut group.alone }.push(phrase);
    }
    let (mut names, mut unknown) = (Vec::new(), Vec::new());
    for (meaning, group) in groups {
        match meaning {
            Meaning::Tiers(tiers, more) => names.push(json!([tiers, u8::from(more), group.alone, group.anywhere])),
            Meaning::Unknown(name) => unknown.push(json!([name, group.alone])),
        }
    }
    let tiers: Vec<Value> = tiers.collect();
    Ok(json!({"tiers": tiers, "names": names, "unknown": unknown, "words": plain().collect::<Vec<_>>()}))
}

/// Returns each name with what `ask` makes of it, and whether it may stand in a question.
fn meanings(of: &Site<'_>) -> Result<Vec<(String, Meaning, bool)>, Failure> {
    let names = Names::of(of.library)?;
    let chosen = chosen(of);
    let phrases: Vec<String> = phrases(of).into_values().collect();
    let found: Vec<Option<(String, Meaning, bool)>> = phrases
        .into_par_iter()
        .map(|phrase| {
            let Some(meaning) = meaning(&names, &phrase)? else { return Ok(None) };
            let is_anywhere = match &meaning {
                Meaning::Tiers(tiers, _) => {
                    let is_own = || phrase.split_whitespace().any(|word| word.len() > 1 && !is_ordinary(&key(word)));
                    !is_address(&phrase)
                        && is_own()
                        && !tiers.iter().any(|at| chosen.contains(of.catalog.tiers[*at].provider()))
                }
                Meaning::Unknown(_) => false,
            };
            Ok(Some((phrase, meaning, is_anywhere)))
        })
        .collect::<Result<_, Failure>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// Returns the words that may stand around a name.
fn plain() -> impl Iterator<Item = &'static str> {
    JOINING.split(' ').chain(ASKED.split(' '))
}

/// Returns the providers among whose tiers a word of what is asked may choose, since it stands in their names.
fn chosen<'a>(of: &Site<'a>) -> BTreeSet<&'a str> {
    let is_plain = |name: &str| name.split_whitespace().any(|word| ASKED.split(' ').any(|asked| asked == key(word)));
    let names = |tier: &Tier| tier.aliases.iter().chain(&tier.plans).chain([&tier.name]).any(|name| is_plain(name));
    of.catalog.tiers.iter().filter(|tier| names(tier)).map(Tier::provider).collect()
}

/// Returns what `ask` makes of words, where it is sure of all of them.
fn meaning(names: &Names<'_>, words: &str) -> Result<Option<Meaning>, Failure> {
    Ok(match names.understand(words)? {
        Ok(one) => {
            let is_sure =
                one.corrected.is_empty() && one.strangers.is_empty() && one.not_understood.is_empty() && one.route.is_none();
            is_sure.then(|| Meaning::Tiers(one.tiers, one.left_out.is_some()))
        }
        Err(NoMatch::Unknown { name, .. }) => Some(Meaning::Unknown(name)),
        Err(_) => None,
    })
}

/// Returns whether a name is looked up as it is typed: of an address every mark counts.
fn is_address(phrase: &str) -> bool {
    phrase.contains(['.', '/', '@', ':'])
}

/// Returns the names that are tried, one for each key.
fn phrases(of: &Site<'_>) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |phrase: String| {
        let phrase = phrase.to_lowercase();
        let key = if is_address(&phrase) { format!("@{phrase}") } else { key(&phrase) };
        if !key.is_empty() {
            found.entry(key).or_insert(phrase);
        }
    };
    for listing in of.catalog.listings() {
        of_listing(&listing).into_iter().for_each(&mut add);
    }
    for product in &of.beside.unknowns {
        product.aliases.iter().chain([&product.name]).cloned().for_each(&mut add);
    }
    for model in &of.beside.models {
        model.words.iter().chain([&model.name]).cloned().for_each(&mut add);
    }
    found
}

fn of_listing(listing: &Listing<'_>) -> Vec<String> {
    let own: Vec<&str> = listing.aliases.iter().copied().chain([listing.name]).collect();
    let mut phrases: Vec<String> = own.iter().chain(&listing.provider_names).map(|name| (*name).to_owned()).collect();
    phrases.extend(listing.endpoints.iter().filter(|host| !host.contains('*')).map(|host| (*host).to_owned()));
    phrases.push(listing.id.to_owned());
    let provider = listing.provider_names.first().copied().unwrap_or_default();
    phrases.push(format!("{provider} {}", listing.name));
    for name in [provider, listing.name] {
        phrases.extend(listing.plans.iter().map(|plan| format!("{name} {plan}")));
        phrases.extend(behind(listing.kind).iter().map(|word| format!("{name} {word}")));
    }
    let home = listing.home.split("://").last().unwrap_or_default().trim_start_matches("www.").trim_end_matches('/');
    phrases.push(home.to_owned());
    phrases
}
