//! The tiers that a name means, with the plans, kinds and other words that stand beside it.

use std::ops::Range;

use super::mentions::Mention;
use super::plans::in_english;
use super::tokens::Text;
use super::words::{is_generic, is_ordinary, is_stop};
use crate::diagnostic::Failure;
use crate::model::Kind;
use crate::records::{Library, Listing};

/// Words that name a plan, whoever sells it.
const PLANS: &str = "pro plus max ultra lite premium platinum gold silver bronze diamond titanium elite deluxe basic starter standard advanced enterprise edu education ultimate hobby mega \
    unlimited gov free";
/// Words that name a plan only where they stand as one: `team plan`, `for government` at an end.
const PLANS_IN_PLACE: &str =
    "team teams family student students teachers government startup individual go scale growth business school kids university";
/// Words that name one only before the noun: `dev plan`.
const PLANS_BEFORE_A_NOUN: &str = "dev developer developers creator creators studio core agent dedicated professional";
/// Words that may stand between a name and its plan.
const FILLERS: &str = "for plan plans tier account accounts the in with version edition subscription from of my our at a an on \
    abo konto tarif mit für von der die das offre formule compte pour avec du de la le cuenta versión para el conta plano versão do da conto \
    piano versione il";
/// Words of a plan's company.
const PLAN_NOUNS: &str = "plan plans tier account accounts version edition subscription licence license";
/// Words that tell a kind of tier wherever they stand.
const KINDS_ANYWHERE: &str = "api enterprise edu workspace paid";

/// The name of a plan has no more words.
const MOST_PLAN_WORDS: usize = 5;

/// What a name means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Meant {
    /// The tiers that are called so, the nearest first.
    pub exact: Vec<usize>,
    /// The others of the same provider that the words fit.
    pub wider: Vec<usize>,
    /// A plan that none of them has, as it was typed.
    pub unlisted: Option<String>,
    /// The words that were used beside the name.
    pub used: Vec<usize>,
}

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|one| one == word)
}

/// Returns whether a word may stand between a name and its plan and says nothing.
pub(super) fn is_filler(word: &str) -> bool {
    has(FILLERS, word)
}

/// Returns the words by which a kind of tier is asked for.
fn kind_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Consumer => "free personal consumer individual",
        Kind::Team => "team teams business biz work company",
        Kind::Enterprise => "enterprise business biz work company corporate",
        Kind::Education => "edu education school university student students teacher teachers",
        Kind::Api => "api apis developer paid",
        Kind::Cloud => "cloud api paid",
        Kind::Local => "local selfhosted offline desktop",
    }
}

/// A tier with the words of its names, plans and kind.
struct Candidate {
    at: usize,
    kind: Kind,
    words: Vec<String>,
    name_words: usize,
    has_plans: bool,
}

impl Candidate {
    /// Returns how much a word speaks for the tier: its names and its kind alike.
    fn weight(&self, word: &str) -> usize {
        let is_kind = has(kind_words(self.kind), word);
        // `personal` in a name only describes.
        let is_named = self.words.iter().any(|own| own == word) && !(is_kind && has("personal individual consumer", word));
        2 * usize::from(is_named) + 2 * usize::from(is_kind)
    }
}

/// The order in which the kinds of a provider are meant where nothing is said of them.
fn usual(kind: Kind) -> u8 {
    match kind {
        Kind::Consumer => 0,
        Kind::Api => 1,
        Kind::Cloud | Kind::Local => 2,
        Kind::Team => 3,
        Kind::Enterprise => 4,
        Kind::Education => 5,
    }
}

fn candidate(at: usize, listing: &Listing<'_>) -> Candidate {
    // A longer plan describes: `Included with Microsoft 365 work or school accounts`.
    let plans = listing.plans.iter().filter(|plan| plan.split_whitespace().count() <= MOST_PLAN_WORDS);
    let texts = listing.aliases.iter().chain(plans).copied().chain([listing.name]);
    let words: Vec<String> = texts.flat_map(|text| Text::of(text).tokens.into_iter().map(|token| token.word)).collect();
    let name_words = Text::of(listing.name).tokens.len();
    Candidate { at, kind: listing.kind, words, name_words, has_plans: !listing.plans.is_empty() }
}

/// Returns what a mention means in a text. `is_told` says of a token that it is a part of what is asked or of a name, `is_asked`
/// that it is a part of what is asked.
///
/// # Errors
/// The records inside the program are damaged.
pub(super) fn meant(
    mention: &Mention,
    text: &Text,
    library: &Library,
    is_told: &dyn Fn(usize) -> bool,
    is_asked: &dyn Fn(usize) -> bool,
) -> Result<Meant, Failure> {
    let positions = |list: &[u32]| list.iter().map(|at| *at as usize).collect::<Vec<_>>();
    let bearers = &mention.bearers;
    let model =
        bearers.model.as_ref().filter(|_| bearers.tiers.is_empty()).map(|(_, tiers)| positions(tiers)).unwrap_or_default();
    let own: Vec<usize> = if model.is_empty() { positions(&bearers.tiers) } else { model };
    let mut pool = own.clone();
    let siblings_of_it = positions(&bearers.siblings);
    for at in positions(&bearers.related).into_iter().chain(positions(&bearers.of_provider)).chain(siblings_of_it.clone()) {
        if !pool.contains(&at) {
            pool.push(at);
        }
    }
    let mut candidates = Vec::new();
    for at in &pool {
        candidates.push(candidate(*at, &library.listing(*at)?));
    }
    // A kind that none of them is may be another offer of the same provider.
    let asks_kind = |word: &str| text.tokens.iter().any(|token| token.word == word);
    for kind in ["api"].into_iter().filter(|kind| asks_kind(kind) || mention.hint == Some(kind)) {
        if !candidates.iter().any(|one| one.weight(kind) > 0) {
            for at in siblings(&pool, library)? {
                let one = candidate(at, &library.listing(at)?);
                if has(kind_words(one.kind), kind) {
                    candidates.push(one);
                }
            }
        }
    }
    let (wanted, unlisted) = beside(mention, text, &candidates, is_told, is_asked);
    let is_own = |one: &Candidate| own.contains(&one.at);
    // How many of the words speak for it, and how much they say.
    let met = |one: &Candidate| {
        let words = wanted.iter().map(|at| in_english(&text.tokens[*at].word)).chain(mention.hint);
        let weights: Vec<usize> = words.map(|word| one.weight(word)).collect();
        let count = weights.iter().filter(|weight| **weight > 0).count();
        (count, weights.iter().sum::<usize>())
    };
    let best = candidates.iter().map(met).max().unwrap_or_default();
    candidates.retain(|one| met(one) == best);
    // They are only meant where a word says so that the others do not bear: `gh copilot biz`.
    let is_meant = |one: &Candidate| !siblings_of_it.contains(&one.at);
    if best.0 == 0 || candidates.iter().any(is_meant) {
        candidates.retain(is_meant);
    }
    candidates.sort_by_key(|one| {
        (
            !is_own(one),
            own.iter().position(|at| *at == one.at).filter(|_| bearers.tiers.is_empty()),
            usual(one.kind),
            bearers.of_provider.iter().position(|at| *at as usize == one.at),
            one.name_words,
            one.at,
        )
    });
    let (exact, wider): (Vec<_>, Vec<_>) = candidates.into_iter().partition(is_own);
    let at = |list: Vec<Candidate>| list.into_iter().map(|one| one.at).collect::<Vec<_>>();
    let (exact, wider) = (at(exact), at(wider));
    // A plan that picks tiers of the provider has named them as well as their names would.
    let (exact, wider) = if exact.is_empty() && best.0 > 0 { (wider, Vec::new()) } else { (exact, wider) };
    Ok(Meant { exact, wider, unlisted, used: wanted })
}

/// Returns the other tiers of the providers of these.
fn siblings(pool: &[usize], library: &Library) -> Result<Vec<usize>, Failure> {
    let mut found = Vec::new();
    for at in pool {
        let provider = library.listing(*at)?.id.split('/').next().unwrap_or_default().to_owned();
        // The tiers are in the order of their ids, so those of a provider stand side by side.
        let is_sibling = |at: &usize| library.listing(*at).is_ok_and(|one| one.id.split('/').next() == Some(provider.as_str()));
        let before = (0..*at).rev().take_while(is_sibling);
        let after = (at + 1..).take_while(is_sibling);
        found.extend(before.chain(after).filter(|one| !pool.contains(one)));
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Returns the words beside a name that choose among its tiers, and a plan that none of them has.
fn beside(
    mention: &Mention,
    text: &Text,
    pool: &[Candidate],
    is_told: &dyn Fn(usize) -> bool,
    is_asked: &dyn Fn(usize) -> bool,
) -> (Vec<usize>, Option<String>) {
    let word = |at: usize| text.tokens.get(at).map_or("", |token| in_english(&token.word));
    let is_borne = |word: &str| pool.iter().any(|one| one.weight(word) > 0);
    let is_name = |word: &str| mention.tokens.clone().any(|at| text.tokens[at].word == word);
    let has_plans = pool.iter().any(|one| one.has_plans) && pool.iter().any(|one| !matches!(one.kind, Kind::Api | Kind::Cloud));
    let own_key: String = mention.tokens.clone().map(|at| text.tokens[at].word.as_str()).collect();
    let (mut wanted, mut unlisted) = (Vec::new(), None);
    let is_plan_here = |at: usize, forward: bool| {
        if has(PLANS, word(at)) {
            return true;
        }
        let noun = has(PLAN_NOUNS, word(at + 1));
        let ends = at + 1 >= text.tokens.len() || (forward && is_asked(at + 1)) || has("privacy data policy", word(at + 1));
        (has(PLANS_IN_PLACE, word(at)) && (noun || ends) || has(PLANS_BEFORE_A_NOUN, word(at)) && noun) && forward
    };
    let mut look = |at: usize, forward: bool| -> bool {
        let one = word(at);
        if is_borne(one)
            && !is_stop(one)
            && !is_name(one)
            && (is_generic(one) || has(PLANS_IN_PLACE, one) || !is_told(at))
            && !has(FILLERS, one)
        {
            wanted.push(at);
            return true;
        }
        // `Premium+` and `c.ai+` are one word where the plan is listed.
        let glued = [format!("{}{one}", word(at.wrapping_sub(1))), format!("{own_key}{one}")];
        if glued.iter().any(|one| is_borne(one)) {
            return true;
        }
        if is_plan_here(at, forward) && !is_name(one) {
            let is_adjective = one == "free" && (!forward || is_generic(word(at + 1)) && !has(PLAN_NOUNS, word(at + 1)));
            if is_adjective {
                return true;
            }
            // `pro` and `max` may be a model's beside an API.
            let is_said = matches!(one, "free" | "enterprise") || has(PLAN_NOUNS, word(at + 1));
            if has_plans || (is_said && pool.iter().any(|one| one.has_plans)) {
                unlisted.get_or_insert_with(|| {
                    text.tokens.get(at).and_then(|token| text.typed.get(token.bytes.clone())).unwrap_or_default().to_owned()
                });
            }
            return true;
        }
        has(FILLERS, one)
    };
    let after: Range<usize> = mention.tokens.end..text.tokens.len().min(mention.tokens.end + 5);
    // A version number ends the name of a model; what follows is the model's.
    let is_version = word(mention.tokens.end).chars().any(|c| c.is_ascii_digit()) && !is_borne(word(mention.tokens.end));
    if !is_version {
        for at in after {
            if !look(at, true) {
                break;
            }
        }
    }
    for at in (mention.tokens.start.saturating_sub(4)..mention.tokens.start).rev() {
        if !look(at, false) {
            break;
        }
    }
    for at in 0..text.tokens.len() {
        let one = word(at);
        let is_plan = (has(PLANS, one) || has(PLANS_IN_PLACE, one)) && has(PLAN_NOUNS, word(at + 1));
        // A rare word that stands in the names of some of them says which: `our own VPC`.
        let is_rare = !is_told(at)
            && !is_ordinary(one)
            && !super::intent::is_neutral(one)
            && !pool.iter().all(|tier| tier.weight(one) > 0);
        // What a place is for says which kind: `in Google Workspace for Education`.
        let is_purpose = has("education business enterprise schools government", one) && word(at.wrapping_sub(1)) == "for";
        // `gemini 2.5 flash free api`
        let is_of_kind = has(PLANS, one) && has(KINDS_ANYWHERE, word(at + 1));
        // In a script without blanks nothing tells beside what a word stands.
        let is_english = one == text.tokens[at].word;
        let is_unspaced = !is_english && text.tokens[at].word.starts_with(super::tokens::is_unspaced);
        let counts = is_english && has(KINDS_ANYWHERE, one) || is_plan || is_rare || is_purpose || is_of_kind || is_unspaced;
        if counts && is_borne(one) && !is_name(one) && !wanted.contains(&at) {
            wanted.push(at);
        }
    }
    (wanted, unlisted)
}
