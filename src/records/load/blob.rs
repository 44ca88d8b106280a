//! The copy of the records inside the program: an index, and records decoded one by one.
//!
//! Written by the build script, read by the program, both from this file, so that the two cannot differ.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Catalog;
use crate::model::{Kind, Provider, Tier};

/// What is needed to match a tier by its names.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Listing<'a> {
    /// The tier's id.
    pub id: &'a str,
    /// The provider's name, former names and other words.
    pub provider_names: Vec<&'a str>,
    /// The tier's name.
    pub name: &'a str,
    /// What sort of offer it is.
    pub kind: Kind,
    /// Price names inside it.
    pub plans: Vec<&'a str>,
    /// Other words for it.
    pub aliases: Vec<&'a str>,
    /// Hosts at which programs reach it.
    pub endpoints: Vec<&'a str>,
}

impl Catalog {
    /// Returns what is needed to match the tiers by name, in their order.
    pub fn listings(&self) -> Vec<Listing<'_>> {
        fn strs(words: &[String]) -> Vec<&str> {
            words.iter().map(String::as_str).collect()
        }
        let listing = |tier| {
            let tier: &Tier = tier;
            let mut provider_names = vec![self.provider_name(tier)];
            if let Some(provider) = self.providers.get(tier.provider()) {
                provider_names.extend(provider.former_names.iter().chain(&provider.aliases).map(String::as_str));
            }
            let (plans, aliases, endpoints) = (strs(&tier.plans), strs(&tier.aliases), strs(&tier.endpoints));
            Listing { id: tier.id.as_str(), provider_names, name: &tier.name, kind: tier.kind, plans, aliases, endpoints }
        };
        self.tiers.iter().map(listing).collect()
    }

    /// Returns the catalog as the bytes that [`Blob::open`] reads.
    ///
    /// # Errors
    /// The encoder's own message.
    pub fn to_bytes(&self) -> Result<Vec<u8>, String> {
        let encode = |error: postcard::Error| error.to_string();
        let tiers: Vec<Vec<u8>> = self.tiers.iter().map(postcard::to_stdvec).collect::<Result<_, _>>().map_err(encode)?;
        let providers: Vec<(&str, Vec<u8>)> = self
            .providers
            .iter()
            .map(|(id, provider)| Ok((id.as_str(), postcard::to_stdvec(provider)?)))
            .collect::<Result<_, _>>()
            .map_err(encode)?;
        let blob = Blob {
            listings: self.listings(),
            tiers: tiers.iter().map(Vec::as_slice).collect(),
            providers: providers.iter().map(|(id, bytes)| (*id, bytes.as_slice())).collect(),
        };
        postcard::to_stdvec(&blob).map_err(encode)
    }
}

/// The embedded records: names are read at once, everything else when it is asked for.
#[derive(Debug, Serialize, Deserialize)]
pub struct Blob<'a> {
    /// One listing for each tier.
    #[serde(borrow)]
    pub listings: Vec<Listing<'a>>,
    tiers: Vec<&'a [u8]>,
    providers: Vec<(&'a str, &'a [u8])>,
}

impl<'a> Blob<'a> {
    /// Opens what [`Catalog::to_bytes`] wrote.
    ///
    /// # Errors
    /// The decoder's own message: the bytes are not a catalog of this version of the program.
    pub fn open(bytes: &'a [u8]) -> Result<Blob<'a>, String> {
        postcard::from_bytes(bytes).map_err(|error| error.to_string())
    }

    /// Decodes the tiers at these positions, in that order, and the providers that they name.
    ///
    /// # Errors
    /// The decoder's own message.
    pub fn pick(&self, positions: impl IntoIterator<Item = usize>) -> Result<Catalog, String> {
        let mut tiers = Vec::new();
        for position in positions {
            let bytes = self.tiers.get(position).ok_or("no such position")?;
            tiers.push(postcard::from_bytes::<Tier>(bytes).map_err(|error| error.to_string())?);
        }
        let mut named: BTreeSet<&str> = tiers.iter().map(Tier::provider).collect();
        for tier in &tiers {
            let entries = tier.timelines.values().flatten();
            let citations = entries.flat_map(|entry| entry.cite.iter().chain(entry.cases.iter().flat_map(|case| &case.cite)));
            named.extend(citations.map(|citation| citation.names(tier.provider()).0));
        }
        let mut providers = BTreeMap::new();
        for (id, bytes) in self.providers.iter().filter(|(id, _)| named.contains(id)) {
            let provider: Provider = postcard::from_bytes(bytes).map_err(|error| error.to_string())?;
            providers.insert((*id).to_owned(), provider);
        }
        Ok(Catalog { providers, tiers })
    }
}
