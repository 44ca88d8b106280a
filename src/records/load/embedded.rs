//! The copy of the records inside the program: an index, and records decoded one by one.
//!
//! Written by the build script, read by the program, both from this file, so that the two cannot differ.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Beside, Catalog, Edition, Table};
use crate::model::{Entry, Kind, Provider, Tier};

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
    /// The provider's home page.
    pub home: &'a str,
}

impl Catalog {
    /// Returns what is needed to match the tiers by name, in their order.
    pub fn listings(&self) -> Vec<Listing<'_>> {
        (0..self.tiers.len()).filter_map(|at| self.listing(at)).collect()
    }

    /// Returns the names of the tier at a position.
    pub fn listing(&self, position: usize) -> Option<Listing<'_>> {
        fn strs(words: &[String]) -> Vec<&str> {
            words.iter().map(String::as_str).collect()
        }
        let tier = self.tiers.get(position)?;
        let mut provider_names = vec![self.provider_name(tier)];
        let provider = self.providers.get(tier.provider());
        if let Some(provider) = provider {
            provider_names.extend(provider.former_names.iter().chain(&provider.aliases).map(String::as_str));
        }
        Some(Listing {
            id: tier.id.as_str(),
            provider_names,
            name: &tier.name,
            kind: tier.kind,
            plans: strs(&tier.plans),
            aliases: strs(&tier.aliases),
            endpoints: strs(&tier.endpoints),
            home: provider.map_or("", |provider| provider.home.as_str()),
        })
    }

    /// Returns the catalog as the bytes that [`Embedded::open`] reads, with the index of its names.
    ///
    /// # Errors
    /// The encoder's own message.
    pub fn to_bytes(&self, names: &[u8], beside: &Beside, edition: &Edition) -> Result<Vec<u8>, String> {
        fn rows<T: Serialize>(items: impl Iterator<Item = T>) -> Result<Table<'static>, String> {
            let rows = items.map(|item| postcard::to_stdvec(&item)).collect::<Result<Vec<_>, _>>();
            Table::of(rows.map_err(|error| error.to_string())?)
        }
        let embedded = Embedded {
            edition: edition.clone(),
            names,
            beside: &postcard::to_stdvec(beside).map_err(|error| error.to_string())?,
            ids: Table::of(self.tiers.iter().map(|tier| tier.id.as_str()))?,
            listings: rows(self.listings().iter())?,
            tiers: rows(self.tiers.iter())?,
            provider_ids: Table::of(self.providers.keys())?,
            providers: rows(self.providers.values())?,
        };
        postcard::to_stdvec(&embedded).map_err(|error| error.to_string())
    }
}

/// The embedded records: sorted by id, each decoded when it is asked for.
#[derive(Debug, Serialize, Deserialize)]
pub struct Embedded<'a> {
    /// Which state of the records this is.
    pub edition: Edition,
    /// The index of the names.
    pub names: &'a [u8],
    beside: &'a [u8],
    #[serde(borrow)]
    ids: Table<'a>,
    #[serde(borrow)]
    listings: Table<'a>,
    #[serde(borrow)]
    tiers: Table<'a>,
    #[serde(borrow)]
    provider_ids: Table<'a>,
    #[serde(borrow)]
    providers: Table<'a>,
}

impl<'a> Embedded<'a> {
    /// Opens what [`Catalog::to_bytes`] wrote.
    ///
    /// # Errors
    /// The decoder's own message: the bytes are not a catalog of this version of the program.
    pub fn open(bytes: &'a [u8]) -> Result<Embedded<'a>, String> {
        postcard::from_bytes(bytes).map_err(|error| error.to_string())
    }

    /// Returns how many tiers there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Returns whether there is no tier.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Returns the id of the tier at a position; empty where there is none.
    pub fn id(&self, position: usize) -> &str {
        std::str::from_utf8(self.ids.get(position)).unwrap_or_default()
    }

    /// Returns the names of the tier at a position.
    ///
    /// # Errors
    /// The decoder's own message.
    pub fn listing(&self, position: usize) -> Result<Listing<'_>, String> {
        postcard::from_bytes(self.listings.get(position)).map_err(|error| error.to_string())
    }

    /// Decodes the lists that stand beside the records.
    ///
    /// # Errors
    /// The decoder's own message.
    pub fn beside(&self) -> Result<Beside, String> {
        postcard::from_bytes(self.beside).map_err(|error| error.to_string())
    }

    /// Decodes the tiers at these positions, in that order, and the providers that they name.
    ///
    /// # Errors
    /// The decoder's own message.
    pub fn pick(&self, positions: impl IntoIterator<Item = usize>) -> Result<Catalog, String> {
        let mut tiers = Vec::new();
        for position in positions {
            tiers.push(postcard::from_bytes::<Tier>(self.tiers.get(position)).map_err(|error| error.to_string())?);
        }
        let mut named: BTreeSet<&str> = tiers.iter().map(Tier::provider).collect();
        for tier in &tiers {
            let citations = tier.timelines.values().flatten().flat_map(Entry::citations);
            named.extend(citations.map(|citation| citation.names(tier.provider()).0));
        }
        let mut providers = BTreeMap::new();
        for id in named {
            if let Some(at) = self.provider_ids.find(id.as_bytes()) {
                let provider: Provider = postcard::from_bytes(self.providers.get(at)).map_err(|error| error.to_string())?;
                providers.insert(id.to_owned(), provider);
            }
        }
        Ok(Catalog { providers, tiers })
    }
}
