//! Values that somebody wants to be found, whatever stands around them. They are kept as digests, in memory alone.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

use sha2::{Digest, Sha256};

/// The shortest value: what is shorter stands in too many words.
pub const SHORTEST: usize = 6;
/// How many values are looked for at once.
pub const MOST: usize = 10_000;

/// Digests of values.
#[derive(Debug)]
pub struct Values {
    /// How many bytes of each tell whether it could begin here.
    window: usize,
    base: u64,
    /// `base` to the power of the window.
    power: u64,
    /// Rolling hashes of beginnings, with the lengths of the values that begin so.
    beginnings: HashMap<u64, Vec<usize>>,
    whole: HashSet<[u8; 32]>,
    salt: [u8; 8],
}

impl Values {
    /// Returns what finds these values.
    ///
    /// # Errors
    /// There is none, one is too short, or there are too many.
    pub fn new(values: &[String]) -> Result<Values, String> {
        if values.is_empty() || values.len() > MOST {
            return Err(format!("found {} values, 1 to {MOST} are allowed", values.len()));
        }
        let window = values.iter().map(String::len).min().unwrap_or_default();
        if window < SHORTEST {
            return Err(format!("a value of {window} bytes, at least {SHORTEST} are needed"));
        }
        // Random and odd: nobody can choose texts whose hashes meet.
        let random = RandomState::new().hash_one(window);
        let mut made = Values {
            window,
            base: random | 1,
            power: 1,
            beginnings: HashMap::new(),
            whole: HashSet::new(),
            salt: random.to_le_bytes(),
        };
        made.power = (1..window).fold(1_u64, |power, _| power.wrapping_mul(made.base));
        for value in values.iter().map(String::as_bytes) {
            let lengths = made.beginnings.entry(made.hash(&value[..window])).or_default();
            if !lengths.contains(&value.len()) {
                lengths.push(value.len());
                lengths.sort_unstable_by(|one, other| other.cmp(one));
            }
            made.whole.insert(made.digest(value));
        }
        Ok(made)
    }

    fn hash(&self, bytes: &[u8]) -> u64 {
        bytes.iter().fold(0_u64, |hash, byte| hash.wrapping_mul(self.base).wrapping_add(u64::from(*byte) + 1))
    }

    fn digest(&self, value: &[u8]) -> [u8; 32] {
        Sha256::new_with_prefix(self.salt).chain_update(value).finalize().into()
    }

    /// Gives the values that begin in a part of a text, the longest at each place.
    pub(super) fn find(&self, text: &[u8], part: Range<usize>, mut found: impl FnMut(Range<usize>)) {
        let Some(first) = text.get(part.start..part.start + self.window) else { return };
        let mut hash = self.hash(first);
        for at in part {
            if let Some(lengths) = self.beginnings.get(&hash) {
                let is_it =
                    |length: &&usize| text.get(at..at + **length).is_some_and(|value| self.whole.contains(&self.digest(value)));
                if let Some(length) = lengths.iter().find(is_it) {
                    found(at..at + length);
                }
            }
            let (Some(gone), Some(next)) = (text.get(at), text.get(at + self.window)) else { return };
            hash = hash
                .wrapping_sub((u64::from(*gone) + 1).wrapping_mul(self.power))
                .wrapping_mul(self.base)
                .wrapping_add(u64::from(*next) + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_wherever_they_stand() {
        let values = Values::new(&["hunter22".to_owned(), "blue harbor".to_owned(), "hunter22-long".to_owned()]).unwrap();
        let text = "xxhunter22,blue harbor hunter22-long hunter2";
        let mut all = Vec::new();
        values.find(text.as_bytes(), 0..text.len(), |bytes| all.push(&text[bytes]));
        assert_eq!(all, ["hunter22", "blue harbor", "hunter22-long"]);
        assert!(Values::new(&["short".to_owned()]).unwrap_err().contains("at least 6"));
        assert!(Values::new(&[]).is_err());
        assert!(!format!("{values:?}").contains("hunter"));
    }
}
