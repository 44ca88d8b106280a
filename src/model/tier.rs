//! A tier as it is used: its answers on a day, in a place.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{AsOf, Day, Entry, Kind, Question, Region, Since, Span};

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
        self.since.map(Since::day).or(first).unwrap_or(Day::LAST)
    }

    /// Returns when it began, as far as that is known: by its `since`, or else by the first dated copy that says so. `None` where it
    /// is known from undated pages alone, whose day of reading says nothing.
    pub fn began(&self) -> Option<Since> {
        let dated = self.cite.iter().filter(|citation| !citation.undated).map(|citation| citation.read).min();
        self.since.or_else(|| dated.map(|by| Since::By(Span { after: None, by: by.min(self.until.unwrap_or(by)) })))
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

    /// Returns the time in which the answer came that follows an entry, if this day lies in it: that answer may have held already.
    pub fn overtaken(&self, entry: &Entry, day: Day) -> Option<Span> {
        let timeline = self.timeline(entry.answer.question());
        let newer = timeline.iter().take_while(|other| !std::ptr::eq(*other, entry));
        newer
            .filter(|newer| newer.regions == entry.regions)
            .find_map(|newer| newer.since?.span().filter(|span| span.holds(day)))
    }

    /// Returns the questions to which nothing is known for that day and place.
    pub fn unanswered(&self, as_of: &AsOf) -> Vec<Question> {
        Question::ALL.iter().copied().filter(|question| self.entries_at(*question, as_of).is_empty()).collect()
    }

    /// Returns whether anything is known for that day and place.
    pub fn is_known_at(&self, as_of: &AsOf) -> bool {
        Question::ALL.iter().any(|question| !self.entries_at(*question, as_of).is_empty())
    }

    /// Returns the first day of which anything is known.
    pub fn known_from(&self) -> Option<Day> {
        Question::ALL.iter().flat_map(|question| self.timeline(*question)).map(Entry::speaks_from).min()
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::Answer;
    use crate::model::sample::{entry, on, tier};

    #[test]
    fn ids_have_two_parts_of_few_characters() {
        let id: TierId = "acme-2/chat-plus".parse().unwrap();
        assert_eq!((id.provider(), id.slug(), format!("{id:?}")), ("acme-2", "chat-plus", id.to_string()));
        for bad in ["acme", "acme/", "/chat", "Acme/chat", "acme/Chat", "acme/c_t", "a/b/c", "acme/ch at", ""] {
            assert!(bad.parse::<TierId>().is_err(), "{bad}");
        }
        let (long, longer) = ("a".repeat(60), "a".repeat(61));
        assert!(TierId::is_slug(&long) && !TierId::is_slug(&longer));
    }

    /// Returns the answers that hold on a day in a place, each as a word.
    fn said(tier: &Tier, day: &str, region: Option<&str>) -> Vec<String> {
        let as_of = AsOf { region: region.map(|region| region.parse().unwrap()), ..on(day) };
        tier.entries_at(Question::Training, &as_of).iter().map(|entry| entry.answer.to_string()).collect()
    }

    #[test]
    fn the_newest_that_speaks_holds_and_a_region_has_its_own_until_it_lapses() {
        let tier = tier(
            "acme/chat",
            json!({"training": [
                {"answer": "opt_out", "since": "2025-10-08"},
                {"answer": "never", "since": "2025-06-01", "until": "2025-12-31", "regions": ["EEA"]},
                {"answer": "always", "since": "2024-01-01", "regions": ["EEA"]},
                {"answer": "opt_in", "since": "2023-01-01"},
            ]}),
        );
        assert_eq!(said(&tier, "2022-12-31", None), Vec::<String>::new());
        assert_eq!(said(&tier, "2023-01-01", None), ["opt_in"]);
        assert_eq!(said(&tier, "2025-10-07", None), ["opt_in", "never"]);
        assert_eq!(said(&tier, "2025-10-08", None), ["opt_out", "never"]);
        assert_eq!(said(&tier, "2025-12-31", Some("DE")), ["never"]);
        assert_eq!(said(&tier, "2026-01-01", Some("DE")), ["always"]);
        assert_eq!(said(&tier, "2026-01-01", None), ["opt_out", "always"]);
        assert_eq!(said(&tier, "2026-01-01", Some("US")), ["opt_out"]);
        assert!(tier.unanswered(&on("2026-01-01")).contains(&Question::Feedback));
        assert!(!tier.unanswered(&on("2026-01-01")).contains(&Question::Training));
    }

    #[test]
    fn an_entry_without_a_day_speaks_from_its_first_reading_or_before_its_end() {
        let read = |days: &[&str]| days.iter().map(|day| json!({"source": "terms", "read": day})).collect::<Vec<_>>();
        let entry = |parts| entry(Question::Training, parts);
        let undated = entry(json!({"answer": "never", "cite": read(&["2026-03-01", "2026-02-01"])}));
        assert_eq!(undated.speaks_from().to_string(), "2026-02-01");
        let ended = entry(json!({"answer": "never", "until": "2025-12-31", "cite": read(&["2026-02-01"])}));
        assert_eq!(ended.speaks_from().to_string(), "2025-12-31");
        let dated = entry(json!({"answer": "never", "since": "2025-01-01", "cite": read(&["2026-02-01"])}));
        assert_eq!(dated.speaks_from().to_string(), "2025-01-01");
        let until = |day: &str| ended.has_lapsed(day.parse().unwrap());
        assert!(until("2026-01-01") && !until("2025-12-31") && !dated.has_lapsed(Day::LAST));
        assert_eq!(dated.answer, Answer::parse(Question::Training, "never").unwrap());
    }

    #[test]
    fn counts_the_days_since_it_was_read() {
        assert_eq!(tier("acme/chat", json!({})).days_since_read("2026-01-31".parse().unwrap()), 30);
    }
}
