//! Resolves a name and nothing else: no word is corrected, and none is left over.

use super::rank::{self, Meant};
use super::resolve::{Names, positions};
use super::{LONGEST_NAME, NoMatch, correct, hosts};
use crate::diagnostic::Failure;

impl Names<'_> {
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
        let index = self.index()?;
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
}
