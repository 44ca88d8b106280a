//! Understands a whole question: which tiers are meant, what is asked of them, what was not understood.

use std::ops::Range;

use super::mentions::{Mention, is_in_place, is_joined, is_subject, is_version};
use super::resolve::{Names, Read, positions};
use super::together::{combine, is_through};
use super::tokens::{self, Text};
use super::words::{is_generic, is_ordinary as is_ordinary_word};
use super::{LONGEST_NAME, MOST_TIERS, NoMatch, Understood, correct, intent, senses};
use crate::diagnostic::Failure;
use crate::model::Question;

impl Names<'_> {
    /// Understands plain words or a whole question.
    ///
    /// # Errors
    /// The records inside the program are damaged. That nothing is meant is the inner result.
    pub fn understand(&self, words: &str) -> Result<Result<Understood, NoMatch>, Failure> {
        let read = self.read(words)?;
        let mut understood = Understood::default();
        let (mut known, mut strangers) = read.sorted();
        let mut taken = Vec::new();
        if strangers.is_empty() || !known.is_empty() {
            taken = self.corrected(&read, &mut known, &mut understood)?;
        }
        known.sort_by_key(|one| one.tokens.start);
        if known.is_empty() {
            return Ok(Err(self.nothing(&read, &strangers)));
        }
        if let Some(name) = read
            .deciding_stranger(&known)
            .or_else(|| read.product_of_company(&known))
            .filter(|name| understood.corrected.is_empty() && !correct::is_near(name, &read.index))
        {
            let near = positions(&correct::near(&tokens::key(&name), &read.index));
            return Ok(Err(NoMatch::Unknown { name, near }));
        }
        strangers.retain(|(tokens, _)| {
            is_joined(&read.text, tokens) || is_subject(&read.text, tokens.start) || is_through(&read.text, tokens)
        });
        understood.strangers = strangers.into_iter().map(|(_, name)| name).collect();
        combine(&read, &mut known);
        understood.route = self.route(&read.text, &mut known)?;
        self.join(&read.text, &mut known)?;
        let mut used: Vec<usize> = Vec::new();
        let mut tiers: Vec<Vec<usize>> = Vec::new();
        for mention in &known {
            let meant = self.meant(mention, &read)?;
            used.extend(meant.used.iter().copied());
            let all: Vec<usize> = meant.exact.into_iter().chain(meant.wider).collect();
            if let Some(plan) = meant.unlisted {
                let product = read.text.between(mention.tokens.clone()).to_owned();
                return Ok(Err(NoMatch::UnlistedPlan { plan, product, tiers: all.into_iter().take(MOST_TIERS).collect() }));
            }
            tiers.push(all);
        }
        self.share_out(tiers, &mut understood)?;
        let is_used = |at: usize| {
            used.contains(&at)
                || read.times.iter().any(|one| one.tokens.contains(&at))
                || taken.contains(&at)
                || read.intent.tells(at)
                || read.found.iter().any(|one| one.tokens.contains(&at) || is_version_of(&read.text, one, at))
        };
        let is_left = |at: &usize| !is_used(*at) && !intent::is_neutral(&read.text.tokens[*at].word);
        let left: Vec<usize> = (0..read.text.tokens.len()).filter(is_left).collect();
        understood.not_understood = left.iter().map(|at| read.text.between(*at..at + 1).to_owned()).collect();
        understood.asked = read.intent.asked.clone();
        understood.times.clone_from(&read.times);
        if understood.asked.is_empty() && !left.is_empty() && is_of_nobody(&read, &known, &left) {
            let near = understood.tiers.into_iter().take(correct::MOST_NEAR).collect();
            return Ok(Err(NoMatch::Unknown { name: words.trim().chars().take(LONGEST_NAME).collect(), near }));
        }
        // Where nothing tells and nothing is left over, the usual thing is asked.
        if understood.asked.is_empty() && understood.not_understood.is_empty() {
            understood.asked.push(Question::Training);
        }
        Ok(Ok(understood))
    }

    /// Puts names for words with an error in them, and returns the places of those words.
    fn corrected(&self, read: &Read<'_>, known: &mut Vec<Mention>, understood: &mut Understood) -> Result<Vec<usize>, Failure> {
        // What stands behind a name of ordinary words may be the rest of a longer one: `amazon q busness`.
        let names_nothing = known.is_empty();
        let may_end = |at: usize| known.iter().any(|one| one.is_weak && one.tokens.end == at);
        let is_free = |at: usize| names_nothing || is_joined(&read.text, &(at..at + 1));
        let correctable: Vec<usize> = read.strange.iter().copied().filter(|at| is_free(*at) || may_end(*at)).collect();
        let mut taken = Vec::new();
        for one in correct::corrections(&read.text, &correctable, &read.index) {
            let tokens = one.at..one.at + one.count;
            let overlaps = |known: &Mention| known.tokens.start < tokens.end && tokens.start < known.tokens.end;
            if !(known.iter().any(overlaps) || names_nothing || is_joined(&read.text, &tokens)) {
                continue;
            }
            known.retain(|one| !overlaps(one));
            let name = self.name_of(&one.bearers)?.unwrap_or(one.key);
            understood.corrected.push((read.text.between(tokens.clone()).to_owned(), name));
            taken.extend(tokens.clone());
            known.push(Mention { tokens, bearers: one.bearers, is_weak: false, hint: None });
        }
        Ok(taken)
    }

    /// Takes the best tiers of each name in turn, until there are enough.
    fn share_out(&self, tiers: Vec<Vec<usize>>, understood: &mut Understood) -> Result<(), Failure> {
        let longest = tiers.iter().map(Vec::len).max().unwrap_or_default();
        let mut all: Vec<usize> = Vec::new();
        for rank in 0..longest {
            for one in tiers.iter().filter_map(|list| list.get(rank)) {
                if !all.contains(one) {
                    all.push(*one);
                }
            }
        }
        let rest = all.split_off(all.len().min(MOST_TIERS));
        if !rest.is_empty() {
            let mut providers: Vec<String> = Vec::new();
            for at in &rest {
                let provider = self.library.listing(*at)?.id.split('/').next().unwrap_or_default().to_owned();
                if !providers.contains(&provider) {
                    providers.push(provider);
                }
            }
            understood.left_out = Some((rest.len(), providers));
        }
        understood.tiers = all;
        Ok(())
    }

    /// Says why nothing is meant: a product that has no record, or none named at all.
    fn nothing(&self, read: &Read<'_>, strangers: &[(Range<usize>, String)]) -> NoMatch {
        let near = |name: &str| positions(&correct::near(&tokens::key(&name.replace(' ', "")), &read.index));
        if let Some((_, name)) = strangers.first() {
            return NoMatch::Unknown { name: name.clone(), near: near(name) };
        }
        let in_place = read
            .strange
            .iter()
            .find(|at| is_subject(&read.text, **at))
            .or_else(|| read.strange.iter().find(|at| is_in_place(&read.text, &(**at..**at + 1))));
        match in_place.or(read.strange.first()) {
            Some(at) => {
                let mut end = at + 1;
                while read.strange.contains(&end) {
                    end += 1;
                }
                let name: String = read.text.between(*at..end).chars().take(LONGEST_NAME).collect();
                NoMatch::Unknown { near: near(&name), name }
            }
            None => NoMatch::Nothing,
        }
    }
}

/// Returns whether names beside words that ask nothing mean none: an ordinary word (`bolt of lightning`), one at the end too (`edgar
/// allan poe`), and a model that is somebody else's (`deutsche bank gpt`).
fn is_of_nobody(read: &Read<'_>, known: &[Mention], left: &[usize]) -> bool {
    let has_generic = read.text.tokens.iter().any(|token| is_generic(&token.word));
    let is_ordinary = |one: &Mention| {
        let is_word = |at: &usize| is_ordinary_word(&read.text.tokens[*at].word);
        let is_two =
            read.text.tokens.len() == 2 && (left.iter().all(is_word) || senses::is_word_or_person(&read.text, &one.tokens));
        let is_free = one.tokens.start == 0 || !is_in_place(&read.text, &one.tokens);
        is_free && !has_generic && (one.is_weak || is_two)
    };
    let is_others = |one: &Mention| {
        let before = one.tokens.start.checked_sub(1);
        (one.is_weak || !one.bearers.is_recorded()) && before.is_some_and(|before| left.contains(&before))
    };
    known.iter().all(|one| is_ordinary(one) || is_others(one))
}

/// Returns whether a word belongs to the name of a model before it: the `2.5` and the `flash` of `gemini 2.5 flash`.
fn is_version_of(text: &Text, model: &Mention, at: usize) -> bool {
    let is_part = |token: &tokens::Token| token.word.chars().any(|c| c.is_ascii_digit()) || is_version(&token.word);
    model.bearers.model.is_some()
        && at >= model.tokens.end
        && text.tokens.get(model.tokens.end..=at).is_some_and(|between| between.iter().all(is_part))
}
