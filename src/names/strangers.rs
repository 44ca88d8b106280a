//! Which names in a question count, and which product without a record decides.

use std::ops::Range;

use super::intent::is_neutral;
use super::mentions::{Mention, is_in_place, is_joined, is_set_aside, is_subject};
use super::resolve::Read;
use super::senses::is_common_here;
use super::together::is_through;
use super::tokens::{Text, Token};
use super::words::{is_english, is_frequent, is_generic, is_ordinary, is_place};

impl Read<'_> {
    /// Returns the names that count, and the products without a record, each with its place.
    ///
    /// A name that is also ordinary language counts only where a name would stand, and not beside a word that is in no
    /// list: `linear regression`, `foobar spark`.
    pub(super) fn sorted(&self) -> (Vec<Mention>, Vec<(Range<usize>, String)>) {
        let is_strange = |at: usize| self.strange.contains(&at);
        let is_strong = |one: &Mention| !one.is_weak && (one.bearers.is_recorded() || one.bearers.model.is_some());
        let has_strong = self.found.iter().any(is_strong);
        let beside = |tokens: &Range<usize>| is_strange(tokens.end) || tokens.start.checked_sub(1).is_some_and(is_strange);
        let has_strange_subject = self.strange.iter().any(|at| is_subject(&self.text, *at));
        let (mut known, mut strangers) = (Vec::new(), Vec::new());
        for one in &self.found {
            let is_place = is_in_place(&self.text, &one.tokens) || self.is_alone(one, has_strong);
            let subject = is_subject(&self.text, one.tokens.start);
            if let Some(name) = &one.bearers.unknown {
                let is_named = is_joined(&self.text, &one.tokens) || is_through(&self.text, &one.tokens);
                if !one.is_weak || subject || is_named || (is_place && !has_strong) {
                    strangers.push((one.tokens.clone(), name.clone()));
                }
                continue;
            }
            let is_strange_before = one.tokens.start.checked_sub(1).is_some_and(is_strange);
            let has_version =
                self.text.tokens.get(one.tokens.end).is_some_and(|next| next.word.chars().any(|c| c.is_ascii_digit()));
            let begins_bare =
                || self.index.bearers(&self.text.tokens[one.tokens.start].word).is_none_or(|first| !first.is_recorded());
            if one.is_weak && one.tokens.len() == 1 && is_common_here(&self.text, &one.tokens) {
                continue;
            }
            // A name of two words that leads is one, whatever follows: `windows recall screenshots`.
            let leads = one.tokens.start == 0 && one.tokens.len() > 1;
            let counts = if one.bearers.is_recorded() {
                // `foobar gpt api` is foobar's.
                !(is_strange_before && one.bearers.model.is_some() && begins_bare())
                    && (!one.is_weak || (is_place && (leads || !beside(&one.tokens)) && (!has_strange_subject || subject)))
            } else {
                (!one.is_weak || has_version || has_strong || is_place) && !is_strange_before
            };
            if counts {
                known.push(one.clone());
            }
        }
        // `chatgpt 말고 claude`: of several, those that are set aside are not meant.
        if known.iter().any(|one| !is_set_aside(&self.text, &one.tokens)) {
            known.retain(|one| !is_set_aside(&self.text, &one.tokens));
        }
        // A stranger whose name begins beside a weak one is the one that was meant.
        if !known.iter().any(|one| !one.is_weak)
            && strangers.iter().any(|(at, _)| known.iter().any(|one| one.tokens.end == at.start || at.end == one.tokens.start))
        {
            known.clear();
        }
        (known, strangers)
    }

    /// Returns whether nothing else in the text can be a name, and this is no verb: `replicate the`.
    fn is_alone(&self, one: &Mention, has_strong: bool) -> bool {
        const OBJECTS: &str = "the a an my this that these it its your our all";
        let next = self.text.tokens.get(one.tokens.end).map_or("", |token| token.word.as_str());
        let is_rare = !one.tokens.clone().all(|at| is_frequent(&self.text.tokens[at].word));
        let is_only = self.found.len() == 1;
        !has_strong && is_only && self.strange.is_empty() && is_rare && !OBJECTS.split(' ').any(|word| word == next)
    }

    /// Returns the stranger that decides: a company through which a model is reached (`llama on foobar`), or the subject of a
    /// question in which the known ones are only the place (`does foobar in slack train`).
    pub(super) fn deciding_stranger(&self, known: &[Mention]) -> Option<String> {
        // What a model's maker says does not hold where another company runs it.
        let is_model_alone = known.iter().all(|one| one.bearers.model.is_some());
        let is_place = known.iter().all(|one| is_through(&self.text, &one.tokens));
        let leads = |at: usize| {
            let is_long = self.text.tokens[at].word.chars().count() > 4;
            at == 0 && is_long && known.iter().any(|one| one.tokens.start == 1)
        };
        let named = |at: usize| self.text.between(at..at + 1).to_owned();
        let strange = self.strange.iter().copied().find(|at| {
            (is_model_alone && (is_behind(&self.text, *at) || leads(*at)))
                || (is_place && *at > 0 && is_subject(&self.text, *at))
        });
        // A company without a record that stands beside a model alone, in whatever way, is the one that runs it.
        let listed = self.found.iter().filter(|one| {
            is_model_alone && !is_joined(&self.text, &one.tokens) && (!one.is_weak || is_through(&self.text, &one.tokens))
        });
        // A company answers for its products that have records, and not for this one: `capcut, does bytedance train`.
        let is_company = known.iter().all(is_company);
        let is_name = |one: &Mention| !one.is_weak || one.tokens.len() > 1;
        let product = self.found.iter().filter(|one| is_company && is_name(one) && !is_joined(&self.text, &one.tokens));
        strange.map(named).or_else(|| listed.chain(product).find_map(|one| one.bearers.unknown.clone()))
    }

    /// Returns the product that a company's name and the word behind it make, where no record and no list has it:
    /// `microsoft fabrikam`, `Google Podcasts`. In other tongues than English capitals and long words are no names.
    pub(super) fn product_of_company(&self, known: &[Mention]) -> Option<String> {
        if let [a, b] = known {
            return self.product_of_both(a, b);
        }
        let [one] = known else { return None };
        let at = one.tokens.end;
        let next = self.text.tokens.get(at).filter(|_| is_company(one) && !self.intent.tells(at))?;
        let typed = |token: &Token| self.text.typed.get(token.bytes.clone()).unwrap_or_default().to_owned();
        let is_capital = |token: &Token| typed(token).starts_with(char::is_uppercase);
        let is_telling = !is_generic(&next.word) && !is_neutral(&next.word) && !is_place(&next.word);
        let capitals = self.text.tokens.iter().filter(|token| is_capital(token)).count();
        let is_title = is_telling && is_capital(next) && capitals * 2 < self.text.tokens.len();
        let is_all = is_telling && one.tokens.start == 0 && at + 1 == self.text.tokens.len();
        let is_free = !self.found.iter().any(|one| one.tokens.contains(&at));
        let is_english = self.text.tokens.iter().all(|token| is_english(&token.word) || !is_ordinary(&token.word));
        let together = self.text.between(one.tokens.start..at + 1);
        let is_beside = !together.contains([',', '?', '!', ':', ';', '.', '\'']);
        (is_beside && is_english && is_free && (self.strange.contains(&at) || is_title || is_all)).then(|| together.to_owned())
    }

    /// Returns the product that a maker's name, a word and a product's name make, where no record has it: `microsoft security
    /// copilot` is not Copilot.
    fn product_of_both(&self, a: &Mention, b: &Mention) -> Option<String> {
        let (maker, product) = if a.tokens.start < b.tokens.start { (a, b) } else { (b, a) };
        let between = self.text.tokens.get(maker.tokens.end).filter(|_| product.tokens.start == maker.tokens.end + 1)?;
        let is_of_it = is_company(maker) && product.bearers.tiers.iter().any(|at| maker.bearers.of_provider.contains(at));
        let is_telling = is_english(&between.word)
            && !is_generic(&between.word)
            && !is_neutral(&between.word)
            && !is_place(&between.word)
            && !self.intent.tells(maker.tokens.end)
            && !self.found.iter().any(|one| one.tokens.contains(&maker.tokens.end));
        let together = self.text.between(maker.tokens.start..product.tokens.end);
        let is_one = !together.contains([',', '?', '!', ':', ';', '.', '\'']);
        (is_of_it && is_telling && is_one).then(|| together.to_owned())
    }
}

/// Returns whether a name is a company's, and no product's.
fn is_company(one: &Mention) -> bool {
    one.bearers.tiers.is_empty() && one.bearers.model.is_none() && !one.bearers.of_provider.is_empty()
}

/// Returns whether a word stands directly behind one that says through what something is reached.
fn is_behind(text: &Text, at: usize) -> bool {
    at > 0 && is_through(text, &(at..at + 1)) && !is_through(text, &(at - 1..at))
}
