//! Which state of the records a result is made of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Beside;
use crate::model::{Day, Tier};

/// A state of the records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edition {
    /// Its date and a sum of its files: the same where these are the same, in a folder or inside the program.
    pub version: String,
    /// The newest day on which the documents of a tier were read.
    pub date: Option<Day>,
}

impl Edition {
    /// Returns the state of records whose files have these sums.
    pub(super) fn of(tiers: &[Tier], beside: &Beside, files: impl Iterator<Item = Sum>) -> Edition {
        let lists = postcard::to_stdvec(beside).unwrap_or_default();
        // A folder and a revision of git give files in orders of their own.
        let sum = files.fold(Sum::of("", &lists), |all, file| Sum(all.0.wrapping_add(file.0)));
        let date = tiers.iter().map(|tier| tier.checked).max();
        let day = date.map(|day| format!("{day}-")).unwrap_or_default();
        Edition { version: format!("{day}{:016x}", sum.0), date }
    }
}

/// A sum of a file's name and bytes (FNV-1a): it tells states apart, and proves nothing against somebody who wants two alike.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sum(u64);

impl Sum {
    /// Returns the sum of a file.
    pub(super) fn of(name: &str, bytes: &[u8]) -> Sum {
        let all = name.bytes().chain([0]).chain(bytes.iter().copied());
        Sum(all.fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_changes_with_every_byte_and_name_and_not_with_the_order() {
        let version = |files: &[(&str, &str)]| {
            let sums = files.iter().map(|(name, text)| Sum::of(name, text.as_bytes()));
            Edition::of(&[], &Beside::default(), sums).version
        };
        let known = version(&[("acme/chat.yaml", "a: 1"), ("acme/api.yaml", "a: 2")]);
        assert_eq!(known, version(&[("acme/api.yaml", "a: 2"), ("acme/chat.yaml", "a: 1")]));
        assert_eq!((known.len(), known.bytes().all(|byte| byte.is_ascii_hexdigit())), (16, true));
        for other in [
            &[("acme/chat.yaml", "a: 2"), ("acme/api.yaml", "a: 1")][..],
            &[("acme/chat.yaml", "a: 1"), ("acme/api.yaml", "a: 3")],
            &[("acme/chat.yaml", "a: 1")],
            &[("acme/chat.yaml", "a: 1"), ("acme/apis.yaml", "a: 2")],
        ] {
            assert_ne!(version(other), known, "{other:?}");
        }
    }
}
