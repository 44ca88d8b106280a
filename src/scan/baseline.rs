//! What is known already: digests of secrets, by which a later scan leaves them out. No secret can be read from them.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// How often a digest is taken of itself: guessing a weak password costs so much more.
const ROUNDS: u32 = 1_000;

/// A baseline, as its file holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    /// Random, so that the digests of two files tell nothing of each other.
    salt: String,
    known: BTreeSet<String>,
}

impl Baseline {
    /// Returns an empty one. Its salt is as random as the keys of the standard library's maps: it has to be another in each file, no secret.
    pub fn empty() -> Baseline {
        use std::hash::{BuildHasher, RandomState};
        let half = || RandomState::new().hash_one(std::time::SystemTime::now()).to_le_bytes();
        Baseline { version: 1, salt: HEXLOWER.encode(&[half(), half()].concat()), known: BTreeSet::new() }
    }

    /// Reads one.
    ///
    /// # Errors
    /// It is none, or of another version: what is wrong, with line and column.
    pub fn parse(text: &str) -> Result<Baseline, String> {
        let baseline: Baseline = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if baseline.version != 1 {
            return Err(format!("version {} is not known, only 1", baseline.version));
        }
        Ok(baseline)
    }

    /// Returns it as a file holds it.
    pub fn text(&self) -> String {
        // It has nothing that JSON cannot hold.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Returns the digest of a secret that a rule found.
    pub(super) fn digest(&self, rule: &str, secret: &[u8]) -> String {
        let mut digest =
            Sha256::new_with_prefix(self.salt.as_bytes()).chain_update(rule).chain_update([0]).chain_update(secret).finalize();
        for _ in 1..ROUNDS {
            digest = Sha256::digest(digest);
        }
        HEXLOWER.encode(&digest[..16])
    }

    /// Returns whether a digest is in it.
    pub fn knows(&self, digest: &str) -> bool {
        self.known.contains(digest)
    }

    /// Adds a digest.
    pub fn add(&mut self, digest: &str) {
        self.known.insert(digest.to_owned());
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Returns whether there is none.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_baseline_knows_a_secret_by_its_digest_alone() {
        let mut baseline = Baseline::empty();
        let digest = baseline.digest("generic-password", b"Maple44!x9Qrt");
        assert!(!baseline.knows(&digest));
        baseline.add(&digest);
        let read = Baseline::parse(&baseline.text()).unwrap();
        assert_eq!(read, baseline);
        assert!(read.knows(&read.digest("generic-password", b"Maple44!x9Qrt")));
        assert!(!read.knows(&read.digest("generic-secret", b"Maple44!x9Qrt")));
        assert_ne!(Baseline::empty().digest("generic-password", b"Maple44!x9Qrt"), digest);
        assert!(!baseline.text().contains("Maple44"));
        assert!(Baseline::parse("{\"version\":2,\"salt\":\"\",\"known\":[]}").unwrap_err().contains("version 2"));
        assert!(Baseline::parse("[]").unwrap_err().contains("line 1"));
    }
}
