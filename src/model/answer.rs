//! The answers that are more than one word, and how two answers compare for the person whose data it is.

use std::cmp::Ordering;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Answer, Collection, Commitment, Feedback, HumanReview, OptOut, Sharing, Signal, Telemetry, Training, ZeroRetention,
};

/// What is collected, signal by signal. All ten are always written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is the signal of its name")]
pub struct Signals {
    pub prompts: Collection,
    pub responses: Collection,
    pub files: Collection,
    pub voice: Collection,
    pub feedback: Collection,
    pub timing: Collection,
    pub length: Collection,
    pub model: Collection,
    pub device: Collection,
    pub location: Collection,
}

impl Signals {
    /// Returns what is said of one signal.
    pub fn get(&self, signal: Signal) -> Collection {
        match signal {
            Signal::Prompts => self.prompts,
            Signal::Responses => self.responses,
            Signal::Files => self.files,
            Signal::Voice => self.voice,
            Signal::Feedback => self.feedback,
            Signal::Timing => self.timing,
            Signal::Length => self.length,
            Signal::Model => self.model,
            Signal::Device => self.device,
            Signal::Location => self.location,
        }
    }

    /// Returns the signals of which `collection` is said, in the order of the plan.
    pub fn that_are(&self, collection: Collection) -> Vec<Signal> {
        Signal::ALL.iter().copied().filter(|signal| self.get(*signal) == collection).collect()
    }
}

impl fmt::Display for Signals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        for collection in [Collection::Collected, Collection::NotCollected] {
            let names: Vec<_> = self.that_are(collection).iter().map(|signal| signal.as_str()).collect();
            if !names.is_empty() {
                parts.push(format!("{}: {}", collection.as_str().replace('_', " "), names.join(", ")));
            }
        }
        if parts.is_empty() { f.write_str("unstated") } else { f.write_str(&parts.join("; ")) }
    }
}

/// The commitments available on a tier; `unstated` stands alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Commitments(#[schemars(length(min = 1))] pub Vec<Commitment>);

impl fmt::Display for Commitments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<_> = self.0.iter().map(|commitment| commitment.as_str()).collect();
        f.write_str(&words.join(", "))
    }
}

/// What a change of an answer means for the person: the direction of `diff` and `history`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Burden {
    /// The person is better off.
    Better,
    /// The person is worse off.
    Worse,
    /// Neither, or it cannot be said.
    Neither,
}

impl From<Ordering> for Burden {
    fn from(ordering: Ordering) -> Burden {
        match ordering {
            Ordering::Less => Burden::Better,
            Ordering::Greater => Burden::Worse,
            Ordering::Equal => Burden::Neither,
        }
    }
}

impl Burden {
    /// Compares a new answer with the old one to the same question. The rules stand in `docs/risks.md`.
    pub fn of_change(old: &Answer, new: &Answer) -> Burden {
        match (old, new) {
            (Answer::Retention(a), Answer::Retention(b))
            | (Answer::Deletion(a), Answer::Deletion(b))
            | (Answer::FlaggedRetention(a), Answer::FlaggedRetention(b)) => b.compare(*a).map_or(Burden::Neither, Burden::from),
            (Answer::Signals(a), Answer::Signals(b)) => of_signals(a, b),
            (Answer::Agreement(a), Answer::Agreement(b)) => of_commitments(a, b),
            _ => match (rank(old), rank(new)) {
                (Some(a), Some(b)) => b.cmp(&a).into(),
                // A commitment that is gone is a loss, one that was not there before a gain; other silence says nothing.
                (Some(0), None) => Burden::Worse,
                (None, Some(0)) => Burden::Better,
                _ => Burden::Neither,
            },
        }
    }
}

/// Returns the place of a one-word answer between the lightest, 0, and the heaviest; `None` for `unstated`.
fn rank(answer: &Answer) -> Option<u8> {
    Some(match answer {
        Answer::Training(Training::Never)
        | Answer::Feedback(Feedback::NotUsed)
        | Answer::ZeroRetention(ZeroRetention::Default)
        | Answer::HumanReview(HumanReview::No)
        | Answer::OptOut(OptOut::NotNeeded)
        | Answer::Sharing(Sharing::No)
        | Answer::Telemetry(Telemetry::None) => 0,
        Answer::Training(Training::OptIn)
        | Answer::Feedback(Feedback::Used)
        | Answer::ZeroRetention(ZeroRetention::Available)
        | Answer::HumanReview(HumanReview::OptOut)
        | Answer::OptOut(OptOut::Setting)
        | Answer::Sharing(Sharing::Yes)
        | Answer::Telemetry(Telemetry::OptIn) => 1,
        Answer::Training(Training::OptOut)
        | Answer::ZeroRetention(ZeroRetention::No)
        | Answer::HumanReview(HumanReview::Yes)
        | Answer::OptOut(OptOut::Form | OptOut::Email | OptOut::Admin)
        | Answer::Telemetry(Telemetry::OptOut) => 2,
        Answer::Training(Training::Always) | Answer::OptOut(OptOut::Contract) | Answer::Telemetry(Telemetry::Always) => 3,
        Answer::OptOut(OptOut::None) => 4,
        _ => return None,
    })
}

fn of_signals(old: &Signals, new: &Signals) -> Burden {
    let rank = |collection| match collection {
        Collection::NotCollected => Some(0),
        Collection::Collected => Some(1),
        Collection::Unstated => None,
    };
    let steps = Signal::ALL.iter().filter_map(|signal| Some(rank(new.get(*signal))?.cmp(&rank(old.get(*signal))?)));
    steps.fold(Burden::Neither, |sum, step| {
        if step == Ordering::Greater || sum == Burden::Worse {
            Burden::Worse
        } else if step == Ordering::Less {
            Burden::Better
        } else {
            sum
        }
    })
}

fn of_commitments(old: &Commitments, new: &Commitments) -> Burden {
    let lost = old.0.iter().any(|word| *word != Commitment::Unstated && !new.0.contains(word));
    let gained = new.0.iter().any(|word| *word != Commitment::Unstated && !old.0.contains(word));
    match (lost, gained) {
        (true, false) => Burden::Worse,
        (false, true) => Burden::Better,
        _ => Burden::Neither,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Question;

    fn change(question: Question, old: &str, new: &str) -> Burden {
        Burden::of_change(&Answer::parse(question, old).unwrap(), &Answer::parse(question, new).unwrap())
    }

    #[test]
    fn names_the_direction_for_the_person() {
        assert_eq!(change(Question::Training, "opt_in", "opt_out"), Burden::Worse);
        assert_eq!(change(Question::Training, "always", "opt_out"), Burden::Better);
        assert_eq!(change(Question::Training, "never", "unstated"), Burden::Worse);
        assert_eq!(change(Question::Training, "unstated", "opt_out"), Burden::Neither);
        assert_eq!(change(Question::Retention, "P30D", "P5Y"), Burden::Worse);
        assert_eq!(change(Question::Retention, "until_deleted", "P18M"), Burden::Better);
        assert_eq!(change(Question::Retention, "customer_set", "P18M"), Burden::Neither);
        assert_eq!(change(Question::Agreement, "dpa", "dpa,soc2"), Burden::Better);
        assert_eq!(change(Question::Agreement, "dpa,soc2", "unstated"), Burden::Worse);
        assert_eq!(change(Question::OptOut, "setting", "none"), Burden::Worse);
    }
}
