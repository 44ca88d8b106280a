//! How two answers compare for the person whose data it is.

use std::cmp::Ordering;

use serde::Serialize;

use super::{
    Answer, Collection, Commitment, Commitments, Feedback, HumanReview, OptOut, Sharing, Signal, Signals, Telemetry, Training,
    ZeroRetention,
};

/// What a change of an answer means for the person: the direction of `diff` and `history`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Impact {
    /// The person is better off.
    Better,
    /// The person is worse off.
    Worse,
    /// Neither, or it cannot be said.
    Neither,
}

impl From<Ordering> for Impact {
    fn from(ordering: Ordering) -> Impact {
        match ordering {
            Ordering::Less => Impact::Better,
            Ordering::Greater => Impact::Worse,
            Ordering::Equal => Impact::Neither,
        }
    }
}

impl Impact {
    /// Compares a new answer with the old one to the same question. The rules stand in `docs/risks.md`.
    pub fn of_change(old: &Answer, new: &Answer) -> Impact {
        match (old, new) {
            (Answer::Retention(a), Answer::Retention(b))
            | (Answer::Deletion(a), Answer::Deletion(b))
            | (Answer::FlaggedRetention(a), Answer::FlaggedRetention(b)) => b.compare(*a).map_or(Impact::Neither, Impact::from),
            (Answer::Signals(a), Answer::Signals(b)) => of_signals(a, b),
            (Answer::Agreement(a), Answer::Agreement(b)) => of_commitments(a, b),
            _ => match (rank(old), rank(new)) {
                (Some(a), Some(b)) => b.cmp(&a).into(),
                // A commitment that is gone is a loss, one that was not there before a gain; other silence says nothing.
                (Some(0), None) => Impact::Worse,
                (None, Some(0)) => Impact::Better,
                _ => Impact::Neither,
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

fn of_signals(old: &Signals, new: &Signals) -> Impact {
    let rank = |collection| match collection {
        Collection::NotCollected => Some(0),
        Collection::Collected => Some(1),
        Collection::Unstated => None,
    };
    let steps = Signal::ALL.iter().filter_map(|signal| Some(rank(new.get(*signal))?.cmp(&rank(old.get(*signal))?)));
    steps.fold(Impact::Neither, |sum, step| {
        if step == Ordering::Greater || sum == Impact::Worse {
            Impact::Worse
        } else if step == Ordering::Less {
            Impact::Better
        } else {
            sum
        }
    })
}

fn of_commitments(old: &Commitments, new: &Commitments) -> Impact {
    let lost = old.0.iter().any(|word| *word != Commitment::Unstated && !new.0.contains(word));
    let gained = new.0.iter().any(|word| *word != Commitment::Unstated && !old.0.contains(word));
    match (lost, gained) {
        (true, false) => Impact::Worse,
        (false, true) => Impact::Better,
        _ => Impact::Neither,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Question;

    fn change(question: Question, old: &str, new: &str) -> Impact {
        Impact::of_change(&Answer::parse(question, old).unwrap(), &Answer::parse(question, new).unwrap())
    }

    #[test]
    fn names_the_direction_for_the_person() {
        assert_eq!(change(Question::Training, "opt_in", "opt_out"), Impact::Worse);
        assert_eq!(change(Question::Training, "always", "opt_out"), Impact::Better);
        assert_eq!(change(Question::Training, "never", "unstated"), Impact::Worse);
        assert_eq!(change(Question::Training, "unstated", "opt_out"), Impact::Neither);
        assert_eq!(change(Question::Retention, "P30D", "P5Y"), Impact::Worse);
        assert_eq!(change(Question::Retention, "until_deleted", "P18M"), Impact::Better);
        assert_eq!(change(Question::Retention, "customer_set", "P18M"), Impact::Neither);
        assert_eq!(change(Question::Agreement, "dpa", "dpa,soc2"), Impact::Better);
        assert_eq!(change(Question::Agreement, "dpa,soc2", "unstated"), Impact::Worse);
        assert_eq!(change(Question::OptOut, "setting", "none"), Impact::Worse);
    }
}
