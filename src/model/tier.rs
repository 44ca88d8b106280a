//! A tier as it is used: its answers on a day, in a place.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{AsOf, Day, Entry, Kind, Question, Region};

/// An offer under one data policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// The path of its file in `data/`, without the ending.
    pub id: TierId,
    /// The name as the provider writes it.
    pub name: String,
    /// What sort of offer it is.
    pub kind: Kind,
    /// Price names inside it.
    pub plans: Vec<String>,
    /// Other words for it.
    pub aliases: Vec<String>,
    /// Hosts at which programs reach it; `*` stands for any part of one label.
    pub endpoints: Vec<String>,
    /// The day on which one of us last read the sources.
    pub checked: Day,
    /// The day on which a second reader, who had not seen the record, settled it by the texts.
    pub confirmed: Option<Day>,
    /// The day from which it is no longer offered.
    pub retired: Option<Day>,
    /// The answers to each question, newest first. A question that is not in it is unanswered.
    pub timelines: BTreeMap<Question, Vec<Entry>>,
}

impl Entry {
    /// Returns the first day for which the entry speaks: `since`, or else the first day of a copy that proves it; not
    /// later than the day on which the promise ended.
    pub fn speaks_from(&self) -> Day {
        let first_read = self.cite.iter().map(|citation| citation.read).min();
        let first = first_read.min(self.until).or(first_read);
        self.since.or(first).unwrap_or(Day::LAST)
    }

    /// Returns whether the promise ended before `day`.
    pub fn has_lapsed(&self, day: Day) -> bool {
        self.until.is_some_and(|until| until < day)
    }
}

impl Tier {
    /// A reading or a copy older than this many days is called old, in every verdict and wherever gaps are listed.
    pub const OLD_DAYS: i64 = 180;

    /// Returns the id of its provider.
    pub fn provider(&self) -> &str {
        self.id.provider()
    }

    /// Returns the timeline of a question, newest first; empty when unanswered.
    pub fn timeline(&self, question: Question) -> &[Entry] {
        self.timelines.get(&question).map_or(&[], Vec::as_slice)
    }

    /// Returns the entries that speak for a day: in a region the one that holds there, otherwise the general one first
    /// and then one for each set of regions that differs. Empty when nothing is known for that day.
    pub fn entries_at(&self, question: Question, as_of: &AsOf) -> Vec<&Entry> {
        let (day, region) = (as_of.day, as_of.region.as_ref());
        let spoken: Vec<&Entry> = self.timeline(question).iter().filter(|entry| entry.speaks_from() <= day).collect();
        let general = spoken.iter().copied().find(|entry| entry.regions.is_empty());
        if let Some(region) = region {
            let holds_there =
                |entry: &&&Entry| !entry.has_lapsed(day) && entry.regions.iter().any(|wide| Region::covers(wide, region));
            return spoken.iter().find(holds_there).copied().or(general).into_iter().collect();
        }
        let mut entries: Vec<&Entry> = general.into_iter().collect();
        for entry in spoken.into_iter().filter(|entry| !entry.regions.is_empty() && !entry.has_lapsed(day)) {
            if !entries.iter().any(|seen| seen.regions == entry.regions) {
                entries.push(entry);
            }
        }
        entries
    }

    /// Returns the questions to which nothing is known for that day and place.
    pub fn unanswered(&self, as_of: &AsOf) -> Vec<Question> {
        Question::ALL.iter().copied().filter(|question| self.entries_at(*question, as_of).is_empty()).collect()
    }

    /// Returns how many days ago the sources were read; negative when that lies ahead of `today`.
    pub fn days_since_read(&self, today: Day) -> i64 {
        today.days_since(self.checked)
    }
}

/// A tier's id: `provider/tier`, in lower-case words joined by hyphens.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct TierId(String);

impl TierId {
    /// Returns the whole id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the part before the slash.
    pub fn provider(&self) -> &str {
        self.0.split_once('/').map_or("", |(provider, _)| provider)
    }

    /// Returns the part after the slash.
    pub fn slug(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, slug)| slug)
    }

    /// Returns whether `text` can be one half of an id.
    pub fn is_slug(text: &str) -> bool {
        !text.is_empty()
            && text.len() <= 60
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    }
}

impl FromStr for TierId {
    type Err = String;

    fn from_str(text: &str) -> Result<TierId, String> {
        match text.split_once('/') {
            Some((provider, slug)) if TierId::is_slug(provider) && TierId::is_slug(slug) => Ok(TierId(text.to_owned())),
            _ => Err(format!("found `{text}`, an id is provider/tier in lower-case letters, digits and hyphens")),
        }
    }
}

impl fmt::Display for TierId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for TierId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
