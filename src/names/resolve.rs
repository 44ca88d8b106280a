//! Looks names up: what a text holds, and which tiers a name in it means.

use std::borrow::Cow;

use super::index::{Bearers, Index};
use super::mentions::{self, Mention, is_subject};
use super::rank::{self, Meant};
use super::tokens::Text;
use super::{index, intent, times};
use crate::diagnostic::Failure;
use crate::records::Library;

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

    /// Opens the index.
    pub(super) fn index(&self) -> Result<Index<'_>, Failure> {
        Index::open(&self.bytes).map_err(damaged)
    }

    /// Reads a text: the names in it, the words in no list, the times, and what is asked.
    pub(super) fn read(&self, words: &str) -> Result<Read<'_>, Failure> {
        let text = Text::of(words);
        let index = self.index()?;
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

    /// Returns the tiers that a name in a text means.
    pub(super) fn meant(&self, mention: &Mention, read: &Read<'_>) -> Result<Meant, Failure> {
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
}

pub(super) fn positions(tiers: &[u32]) -> Vec<usize> {
    tiers.iter().map(|at| *at as usize).collect()
}
