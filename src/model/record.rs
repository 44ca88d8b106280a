//! A tier as it is written in a record.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::question::{by, erase, with_timelines};
use super::{Day, Entry, Kind, Question, Tier, TierId};

macro_rules! tier_record {
    ($($(#[doc = $doc:literal])+ $variant:ident $key:ident)*) => {
        /// A tier's file: who it is, and a timeline for each question.
        #[derive(Debug, Clone, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct TierRecord {
            /// The version of this format: 1.
            #[schemars(range(min = 1, max = 1))]
            pub schema: u32,
            /// The name as the provider writes it.
            #[schemars(length(min = 1, max = 80))]
            pub name: String,
            /// What sort of offer it is.
            pub kind: Kind,
            /// Price names inside this tier, all under the same answers.
            #[serde(default)]
            pub plans: Vec<String>,
            /// Other words that people use for it, old names too.
            #[serde(default)]
            pub aliases: Vec<String>,
            /// Hosts at which programs reach it, by which it is known in an inventory. `*` stands for any part of one label:
            /// `*.openai.azure.com`.
            #[serde(default)]
            #[schemars(inner(regex(pattern = r"^[a-z0-9*-]+(\.[a-z0-9*-]+)*\.[a-z]+$")))]
            pub endpoints: Vec<String>,
            /// The day on which one of us last read the sources.
            pub checked: Day,
            /// The day on which a second reader, who had not seen the record, settled it by the texts.
            #[serde(default)]
            pub confirmed: Option<Day>,
            /// The day from which it is no longer offered.
            #[serde(default)]
            pub retired: Option<Day>,
            $($(#[doc = $doc])+
            #[serde(default)]
            pub $key: Vec<Entry<by::$variant>>,)*
        }

        impl TierRecord {
            /// Returns the tier with this id, its timelines in one map.
            pub fn into_tier(self, id: TierId) -> Tier {
                let mut timelines = BTreeMap::new();
                $(if !self.$key.is_empty() {
                    timelines.insert(Question::$variant, erase(self.$key));
                })*
                Tier {
                    id,
                    name: self.name,
                    kind: self.kind,
                    plans: self.plans,
                    aliases: self.aliases,
                    endpoints: self.endpoints,
                    checked: self.checked,
                    confirmed: self.confirmed,
                    retired: self.retired,
                    timelines,
                }
            }
        }
    };
}
with_timelines!(tier_record);
