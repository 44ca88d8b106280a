//! The index of all names: made once, when the program is built or a folder is read, and looked up where it lies.
//!
//! A name is kept as one key, its words without blanks between, so that `chat gpt`, `ChatGPT` and `chat-gpt` are one.

mod build;

use serde::{Deserialize, Serialize};

use super::tokens::Text;
use super::words::{is_frequent, is_generic, is_stop};
use crate::records::Table;

pub use build::build;

/// A name with more words than this is not looked for.
pub const MOST_WORDS: usize = 8;

/// Who bears a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bearers {
    /// Tiers that are called so: their positions.
    pub tiers: Vec<u32>,
    /// Tiers of the same providers in whose names it stands.
    pub related: Vec<u32>,
    /// Tiers that are related to other names of the one tier that is called so.
    pub siblings: Vec<u32>,
    /// All tiers of providers that are called so.
    pub of_provider: Vec<u32>,
    /// It is a product without a record: its name.
    pub unknown: Option<String>,
    /// The tiers of a model's maker, and the model's name.
    pub model: Option<(String, Vec<u32>)>,
}

impl Bearers {
    /// Returns whether a tier or a provider is called so.
    pub fn is_recorded(&self) -> bool {
        !self.tiers.is_empty() || !self.of_provider.is_empty()
    }
}

/// The index: a sorted table of keys, and who bears each.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Index<'a> {
    #[serde(borrow)]
    keys: Table<'a>,
    #[serde(borrow)]
    bearers: Table<'a>,
    /// Keys in scripts that do not part words.
    #[serde(borrow)]
    unspaced: Table<'a>,
    /// Hosts with a label that may be anything.
    #[serde(borrow)]
    patterns: Table<'a>,
    /// The phrases that tell what is asked.
    #[serde(borrow)]
    pub(super) phrases: Table<'a>,
}

impl<'a> Index<'a> {
    /// Opens what [`build()`] made.
    ///
    /// # Errors
    /// The decoder's own message.
    pub fn open(bytes: &'a [u8]) -> Result<Index<'a>, String> {
        postcard::from_bytes(bytes).map_err(|error| error.to_string())
    }

    /// Returns who bears a name.
    pub fn bearers(&self, key: &str) -> Option<Bearers> {
        self.bearers_at(self.keys.find(key.as_bytes())?)
    }

    fn bearers_at(&self, at: usize) -> Option<Bearers> {
        postcard::from_bytes(self.bearers.get(at)).ok()
    }

    /// Returns the keys that begin with a letter, with who bears them.
    pub fn beginning(&self, first: char) -> impl Iterator<Item = (&str, usize)> {
        let mut bytes = [0; 4];
        let from = self.keys.lower_bound(first.encode_utf8(&mut bytes).as_bytes());
        let keys = (from..self.keys.len()).map(|at| (std::str::from_utf8(self.keys.get(at)).unwrap_or_default(), at));
        keys.take_while(move |(key, _)| key.starts_with(first))
    }

    /// Returns who bears the key at a position that [`Index::beginning`] gave.
    pub fn at(&self, position: usize) -> Option<Bearers> {
        self.bearers_at(position)
    }

    /// Returns the longest key in a script without blanks that stands in a text.
    pub fn inside(&self, text: &str) -> Option<&str> {
        strings(&self.unspaced).filter(|key| !key.is_empty() && text.contains(key)).max_by_key(|key| key.len())
    }

    /// Returns the hosts in which a `*` stands.
    pub(super) fn patterns(&self) -> impl Iterator<Item = &str> {
        strings(&self.patterns)
    }
}

fn strings<'t>(table: &'t Table<'_>) -> impl Iterator<Item = &'t str> {
    (0..table.len()).map(|at| std::str::from_utf8(table.get(at)).unwrap_or_default())
}

/// Returns the words of a name and its key.
fn key_of(name: &str) -> (Vec<String>, String) {
    let words: Vec<String> = Text::of(name).tokens.into_iter().map(|token| token.word).collect();
    let key = words.concat();
    (words, key)
}

/// Returns a name as names are compared.
pub fn key(name: &str) -> String {
    key_of(name).1
}

/// Returns whether a name has a word that tells: not one of everybody's names, and not only frequent ones.
pub fn tells(name: &str) -> bool {
    tells_words(&key_of(name).0)
}

fn tells_words(words: &[String]) -> bool {
    let telling: Vec<&String> = words.iter().filter(|word| !is_generic(word)).collect();
    match telling.as_slice() {
        [] => false,
        // A product may be called by any one word that is not everybody's; it then needs its place in the question.
        [word] => !is_stop(word) && (words.len() > 1 || word.len() > 1 || !word.is_ascii() || word.as_str() == "x"),
        // Two frequent words are a phrase of everybody's (`deep search`); three say more.
        telling => telling.iter().any(|word| !is_frequent(word)) || words.len() > 2 && !words.iter().any(|word| is_stop(word)),
    }
}

/// The key of a host, apart from those of names.
pub fn host_key(host: &str) -> String {
    format!("@{host}")
}

/// The key of a name without a word that tells, apart from those of names: it is one where nothing else is said, `my ai`.
pub fn alone_key(key: &str) -> String {
    format!("={key}")
}

/// The key of an id, apart from those of names.
pub fn id_key(id: &str) -> String {
    format!("#{id}")
}

#[cfg(test)]
mod tests;
