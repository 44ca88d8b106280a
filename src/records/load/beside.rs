//! The two small lists that stand beside the records: products that have none, and models.

use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::load_document;
use crate::diagnostic::Diagnostic;

/// Products that people ask for and that no record speaks of.
pub const UNKNOWNS: &str = "known-unknowns.yaml";
/// Models, and who answers for them.
pub const MODELS: &str = "models.yaml";

/// The list of products without a record.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KnownUnknowns {
    /// The version of this form: 1.
    #[schemars(range(min = 1, max = 1))]
    pub schema: u32,
    /// One entry a product.
    pub products: Vec<KnownUnknown>,
}

/// A product that people ask for and that has no record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KnownUnknown {
    /// The name as the maker writes it.
    #[schemars(length(min = 1, max = 80))]
    pub name: String,
    /// Other words for it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Who makes it, where that is another name.
    #[serde(default)]
    pub maker: Option<String>,
    /// In how many lists of AI products it is named.
    pub lists: u32,
    /// What was tried to read its own text, and when.
    #[serde(default)]
    pub tried: Option<String>,
}

/// The list of models.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Models {
    /// The version of this form: 1.
    #[schemars(range(min = 1, max = 1))]
    pub schema: u32,
    /// One entry a family.
    pub models: Vec<Model>,
}

/// A family of models, and the tiers of its maker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// The name as the maker writes it.
    #[schemars(length(min = 1, max = 80))]
    pub name: String,
    /// The words that begin its names: `gpt` for GPT-5.1 and gpt4o.
    #[schemars(length(min = 1))]
    pub words: Vec<String>,
    /// The tiers in which its maker offers it, or the programs in which its weights run, the usual first.
    #[schemars(length(min = 1))]
    pub tiers: Vec<String>,
}

/// The two lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// Products that have no record.
    pub unknowns: Vec<KnownUnknown>,
    /// Models.
    pub models: Vec<Model>,
}

/// Reads the lists of a data folder; a folder without them has none.
pub(super) fn read(folder: &Path, diagnostics: &mut Vec<Diagnostic>) -> Beside {
    let mut beside = Beside::default();
    let has = |name: &str| folder.join(name).symlink_metadata().is_ok();
    if has(UNKNOWNS) {
        match load_document::<KnownUnknowns>(&folder.join(UNKNOWNS), UNKNOWNS) {
            Ok(list) => beside.unknowns = list.products,
            Err(wrong) => diagnostics.extend(wrong),
        }
    }
    if has(MODELS) {
        match load_document::<Models>(&folder.join(MODELS), MODELS) {
            Ok(list) => beside.models = list.models,
            Err(wrong) => diagnostics.extend(wrong),
        }
    }
    beside
}
