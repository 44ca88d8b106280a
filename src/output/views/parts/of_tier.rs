//! Which tier something is said of, as programs read it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::TierId;

/// A tier by its id, with that of its provider beside it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OfTier<'a> {
    tier: &'a TierId,
    provider_id: &'a str,
}

impl<'a> From<&'a TierId> for OfTier<'a> {
    fn from(tier: &'a TierId) -> OfTier<'a> {
        OfTier { tier, provider_id: tier.provider() }
    }
}
