//! Providers and the documents they publish.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Region, SourceKind};

/// An organisation that offers tiers, with the documents that bind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// The version of this format: 1.
    #[schemars(range(min = 1, max = 1))]
    pub schema: u32,
    /// The name as the provider writes it.
    #[schemars(length(min = 1, max = 80))]
    pub name: String,
    /// Names it had before.
    #[serde(default)]
    pub former_names: Vec<String>,
    /// Other words for it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its home page.
    #[schemars(url)]
    pub home: String,
    /// Where the contracting company sits; absent for a project without one.
    #[serde(default)]
    pub jurisdiction: Option<Region>,
    /// Its documents by id.
    pub sources: BTreeMap<String, Source>,
}

/// A document: title, address, and where an archive keeps its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The title as shown to a reader.
    #[schemars(length(min = 1, max = 160))]
    pub title: String,
    /// The address that a person opens.
    #[schemars(url)]
    pub url: String,
    /// What sort of document it is.
    pub kind: SourceKind,
    /// Where archives keep it, the present place first, then former ones.
    #[serde(default)]
    pub archive: Vec<ArchivePlace>,
}

/// A path in a collection of an archive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArchivePlace {
    /// The collection, such as `genai-contrib`; or `github:owner/name`, the provider's own repository.
    #[schemars(regex(pattern = r"^([a-z0-9-]+|github:[A-Za-z0-9-]+/[A-Za-z0-9_.-]*[A-Za-z0-9_-])$"))]
    pub collection: String,
    /// The path, `Service/Terms type.md`.
    #[schemars(regex(pattern = r"^[^/\x00-\x1f][^\x00-\x1f]*\.(md|mdx|txt)$"))]
    pub path: String,
}

impl ArchivePlace {
    /// How the collections begin that are repositories of providers themselves.
    pub const REPOSITORY: &str = "github:";

    /// Returns the owner and name of the provider's own repository, if this is a path in one.
    pub fn repository(&self) -> Option<&str> {
        self.collection.strip_prefix(Self::REPOSITORY)
    }
}
