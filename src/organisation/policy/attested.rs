//! What somebody in the organisation has seen to be so: what a provider's documents leave to the customer.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{Commitment, Day};
use crate::questions::constraints::Limit;

/// Somebody has seen that it is so.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attestation {
    /// On which day.
    pub on: Day,
    /// Who.
    pub by: String,
}

/// For how long conversations are kept, where the customer sets it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// The time that is set.
    #[serde(rename = "for")]
    pub time: Limit,
    /// On which day somebody saw it.
    pub on: Day,
    /// Who.
    pub by: String,
}

/// An agreement that has been signed with the provider.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// Which.
    pub agreement: Commitment,
    /// On which day.
    pub on: Day,
    /// Who signed it, or has seen it.
    pub by: String,
}

/// All that is attested of one tool.
#[derive(Debug, Clone, Copy, Default)]
pub struct Attested<'t> {
    /// Training and the like are turned off.
    pub opted_out: Option<&'t Attestation>,
    /// The time for which conversations are kept is set.
    pub keeps: Option<&'t Kept>,
    /// The mode that keeps nothing is switched on.
    pub zero_retention: Option<&'t Attestation>,
    /// Agreements that are signed.
    pub signed: &'t [Signed],
}

impl<'t> Attested<'t> {
    /// Returns each day on which something was seen, with the key under which it stands.
    pub(super) fn days(&self) -> Vec<(String, Day)> {
        let opted_out = self.opted_out.map(|one| ("opted_out/on".to_owned(), one.on));
        let keeps = self.keeps.map(|one| ("keeps/on".to_owned(), one.on));
        let zero = self.zero_retention.map(|one| ("zero_retention/on".to_owned(), one.on));
        let signed = self.signed.iter().enumerate().map(|(at, one)| (format!("signed/{at}/on"), one.on));
        [opted_out, keeps, zero].into_iter().flatten().chain(signed).collect()
    }

    /// Returns the agreement of this kind, if it was signed by that day.
    pub fn signed(&self, agreement: Commitment, day: Day) -> Option<&'t Signed> {
        self.signed.iter().find(|one| one.agreement == agreement && one.on <= day)
    }
}
