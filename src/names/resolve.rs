//! Resolves words: a whole question, or a name and nothing else.

use std::borrow::Cow;
use std::ops::Range;

use super::index::{Bearers, Index};
use super::mentions::{self, Mention, is_in_place, is_joined, is_subject, is_version};
use super::rank::{self, Meant};
use super::together::{combine, is_through};
use super::tokens::{self, Text};
use super::words::{is_generic, is_ordinary as is_ordinary_word};
use super::{MOST_TIERS, NoMatch, Understood, correct, hosts, index, intent, senses, times};
use crate::diagnostic::Failure;
use crate::model::Question;
use crate::records::Library;

/// So many letters of what is not known are said.
const LONGEST_NAME: usize = 80;

/// The names of all tiers, ready to be looked up.
pub struct Names<'l> {
    pub(super) library: &'l Library,
    bytes: Cow<'l, [u8]>,
}

/// A text with the names in it.
pub(super) struct Read<'i> {
    pub(super) text: Text,
    pub(super) index: Index<'i>,
    pub(super) found: Vec<Mention>,
    pub(super) strange: Vec<usize>,
    pub(super) times: Vec<times::Time>,
    pub(super) intent: intent::Intent,
}

fn damaged(why: String) -> Failure {
    Failure::new(format!("the index of names is damaged: {why}"))
        .hint("install the program again, or name a folder with --data")
}

impl<'l> Names<'l> {
    /// Opens the names of a library: the index inside the program, or one made of a folder's records.
    ///
    /// # Errors
    /// The records inside the program are damaged.
    pub fn of(library: &'l Library) -> Result<Names<'l>, Failure> {
        let bytes = match library.embedded_names() {
            Some(bytes) => Cow::Borrowed(bytes),
            None => Cow::Owned(index::build(&library.listings()?, &library.beside()?).map_err(damaged)?),
        };
        Ok(Names { library, bytes })
    }

    fn read(&self, words: &str) -> Result<Read<'_>, Failure> {
        let text = Text::of(words);
        let index = Index::open(&self.bytes).map_err(damaged)?;
        // A product may be called by a telling word; what a name covers tells nothing, and what tells is no stranger.
        let names = mentions::mentions(&text, &index, &|_| false);
        // A name of two ordinary words counts where it leads: `read ai free`.
        let leads = |one: &Mention| one.tokens.start == 0 && one.tokens.len() > 1 && one.bearers.is_recorded();
        let times = times::times(&text, &|at| names.found.iter().any(|one| one.tokens.contains(&at)));
        // Neither does a time: the year of `last year` asks for no length.
        let is_name = |at: usize| {
            names.found.iter().any(|one| (!one.is_weak || leads(one)) && one.tokens.contains(&at))
                || times.iter().any(|one| one.tokens.contains(&at))
        };
        // A word in no list may be one of what is asked, with an error in it, unless it stands where a product would.
        let may_err = |at: usize| names.strange.contains(&at) && !is_subject(&text, at);
        let intent = intent::intent(&text, &index.phrases, &is_name, &may_err);
        let (found, mut strange) = (names.found, names.strange);
        strange.retain(|at| !intent.tells(*at));
        let found = found
            .into_iter()
            .filter(|one| !(one.is_weak && one.tokens.clone().all(|at| intent.tells(at) && !is_subject(&text, at))));
        strange.retain(|at| !times.iter().any(|one| one.tokens.contains(at)));
        Ok(Read { found: found.collect(), text, index, strange, times, intent })
    }

    /// Understands plain words or a whole question.
    ///
    /// # Errors
    /// The records inside the program are damaged. That nothing is meant is the inner result.
    pub fn understand(&self, words: &str) -> Result<Result<Understood, NoMatch>, Failure> {
        let read = self.read(words)?;
        let mut understood = Understood::default();
        let (mut known, mut strangers) = read.sorted();
        // What stands behind a name of ordinary words may be the rest of a longer one: `amazon q busness`.
        let names_nothing = known.is_empty();
        let may_end = |at: usize| known.iter().any(|one| one.is_weak && one.tokens.end == at);
        let is_free = |at: usize| names_nothing || is_joined(&read.text, &(at..at + 1));
        let correctable: Vec<usize> = read.strange.iter().copied().filter(|at| is_free(*at) || may_end(*at)).collect();
        let mut taken = Vec::new();
        if strangers.is_empty() || !known.is_empty() {
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
        // Beside words that ask nothing an ordinary word names nobody (`bolt of lightning`), and a model is somebody else's
        // (`deutsche bank gpt`), a word at the end too (`edgar allan poe`).
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
        if understood.asked.is_empty() && !left.is_empty() && known.iter().all(|one| is_ordinary(one) || is_others(one)) {
            let near = understood.tiers.into_iter().take(correct::MOST_NEAR).collect();
            return Ok(Err(NoMatch::Unknown { name: words.trim().chars().take(LONGEST_NAME).collect(), near }));
        }
        // Where nothing tells and nothing is left over, the usual thing is asked.
        if understood.asked.is_empty() && understood.not_understood.is_empty() {
            understood.asked.push(Question::Training);
        }
        Ok(Ok(understood))
    }

    /// Returns the tiers that words or an id name and nothing else: no word is corrected, and none is left over.
    ///
    /// # Errors
    /// The records inside the program are damaged. That nothing is meant is the inner result.
    pub fn exact(&self, words: &str) -> Result<Result<Vec<usize>, NoMatch>, Failure> {
        Ok(self.only(words)?.map(|meant| meant.exact.into_iter().chain(meant.wider).collect()))
    }

    /// Returns the tiers that are called just so, without those of the same provider that are called more.
    ///
    /// # Errors
    /// The records inside the program are damaged. That nothing is meant is the inner result.
    pub fn called(&self, words: &str) -> Result<Result<Vec<usize>, NoMatch>, Failure> {
        Ok(self.only(words)?.map(|meant| if meant.exact.is_empty() { meant.wider } else { meant.exact }))
    }

    /// Returns the one tier that words or an id name.
    ///
    /// # Errors
    /// The records inside the program are damaged. The inner result has no tier, or the several that the words fit.
    pub fn one(&self, words: &str) -> Result<Result<usize, Result<Vec<usize>, NoMatch>>, Failure> {
        Ok(match self.only(words)? {
            Err(none) => Err(Err(none)),
            Ok(meant) => match (meant.exact.as_slice(), meant.wider.as_slice()) {
                ([one], _) | ([], [one]) => Ok(*one),
                (exact, wider) => Err(Ok(exact.iter().chain(wider).copied().collect())),
            },
        })
    }

    /// Returns the tiers that are reached at an address, in the order of the library.
    ///
    /// # Errors
    /// The records inside the program are damaged.
    pub fn reached(&self, address: &str) -> Result<Vec<usize>, Failure> {
        let index = Index::open(&self.bytes).map_err(damaged)?;
        Ok(index.at_host(&hosts::host(address).to_lowercase()).map(|bearers| positions(&bearers.tiers)).unwrap_or_default())
    }

    fn only(&self, words: &str) -> Result<Result<Meant, NoMatch>, Failure> {
        let read = self.read(words)?;
        let unknown = |near: Vec<u32>| NoMatch::Unknown {
            name: words.trim().chars().take(LONGEST_NAME).collect(),
            near: positions(&near),
        };
        let near = || correct::near(&read.text.tokens.iter().map(|token| token.word.as_str()).collect::<String>(), &read.index);
        let [mention] = read.found.iter().filter(|one| one.bearers.is_recorded()).collect::<Vec<_>>()[..] else {
            return Ok(Err(unknown(near())));
        };
        let meant = self.meant(mention, &read)?;
        if let Some(plan) = meant.unlisted {
            let product = read.text.between(mention.tokens.clone()).to_owned();
            return Ok(Err(NoMatch::UnlistedPlan {
                plan,
                product,
                tiers: meant.exact.into_iter().chain(meant.wider).collect(),
            }));
        }
        let is_used =
            |at: usize| mention.tokens.contains(&at) || meant.used.contains(&at) || rank::is_filler(&read.text.tokens[at].word);
        if !(0..read.text.tokens.len()).all(is_used) {
            return Ok(Err(unknown(near())));
        }
        Ok(Ok(meant))
    }

    fn meant(&self, mention: &Mention, read: &Read<'_>) -> Result<Meant, Failure> {
        if let Some((_, tiers)) = mention.bearers.model.as_ref().filter(|_| !mention.bearers.is_recorded()) {
            let model = Mention { bearers: Bearers { tiers: tiers.clone(), ..Bearers::default() }, ..mention.clone() };
            let is_told = |at: usize| read.intent.tells(at);
            let mut meant = rank::meant(&model, &read.text, self.library, &is_told, &is_told)?;
            // What stands behind a model's name is a part of it more often than a plan.
            meant.unlisted = None;
            if meant.used.is_empty() {
                meant.exact = positions(tiers);
            }
            return Ok(meant);
        }
        let is_taken = |at: usize| read.intent.tells(at) || read.found.iter().any(|one| one.tokens.contains(&at));
        rank::meant(mention, &read.text, self.library, &is_taken, &|at| read.intent.tells(at))
    }

    /// Returns the name of the first who bears it.
    pub(super) fn name_of(&self, bearers: &Bearers) -> Result<Option<String>, Failure> {
        if let Some(at) = bearers.tiers.first() {
            return Ok(Some(self.library.listing(*at as usize)?.name.to_owned()));
        }
        let Some(at) = bearers.of_provider.first() else { return Ok(bearers.model.as_ref().map(|(name, _)| name.clone())) };
        Ok(self.library.listing(*at as usize)?.provider_names.first().map(|name| (*name).to_owned()))
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

/// Returns whether a word belongs to the name of a model before it: the `2.5` and the `flash` of `gemini 2.5 flash`.
fn is_version_of(text: &Text, model: &Mention, at: usize) -> bool {
    let is_part = |token: &tokens::Token| token.word.chars().any(|c| c.is_ascii_digit()) || is_version(&token.word);
    model.bearers.model.is_some()
        && at >= model.tokens.end
        && text.tokens.get(model.tokens.end..=at).is_some_and(|between| between.iter().all(is_part))
}

fn positions(tiers: &[u32]) -> Vec<usize> {
    tiers.iter().map(|at| *at as usize).collect()
}
