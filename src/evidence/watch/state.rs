//! What was told and what is done, kept in a file between runs: ids and days, never a text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Report;
use crate::model::Day;

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    version: u32,
    /// Reports, and the day on which each was told first.
    told: BTreeMap<String, Day>,
    /// Reports that a person has dealt with, and when.
    done: BTreeMap<String, Day>,
}

impl State {
    /// Returns a state in which nothing was told.
    pub fn empty() -> State {
        State { version: 1, ..State::default() }
    }

    /// Reads one.
    ///
    /// # Errors
    /// It is none, or of another version: what is wrong, with line and column.
    pub fn parse(text: &str) -> Result<State, String> {
        let state: State = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if state.version != 1 {
            return Err(format!("version {} is not known, only 1", state.version));
        }
        Ok(state)
    }

    /// Returns it as a file holds it.
    pub fn text(&self) -> String {
        // It has nothing that JSON cannot hold.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Takes out what is done, and marks what was told.
    pub fn sort(&self, reports: &mut Vec<Report>) {
        reports.retain(|report| !self.done.contains_key(&report.id));
        for report in reports {
            report.told = self.told.contains_key(&report.id);
        }
    }

    /// Remembers that these were told.
    pub fn tell(&mut self, reports: &[Report], today: Day) {
        for report in reports {
            self.told.entry(report.id.clone()).or_insert(today);
        }
    }

    /// Marks a report as done, or with `all` every one that was told. Returns how many are new; `None` where none of that name was told.
    pub fn finish(&mut self, id: &str, today: Day) -> Option<usize> {
        let ids: Vec<String> = self.told.keys().filter(|told| id == "all" || *told == id).cloned().collect();
        let before = self.done.len();
        (!ids.is_empty()).then(|| {
            for id in ids {
                self.done.entry(id).or_insert(today);
            }
            self.done.len() - before
        })
    }
}
