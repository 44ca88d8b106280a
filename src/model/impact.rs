//! How two answers compare for the person whose data it is.

use std::cmp::Ordering;

use serde::Serialize;

use super::{
    Answer, Collection, Commitment, Commitments, Feedback, HumanReview, OptOut, Retention, Sharing, Signal, Signals, Telemetry,
    Training, ZeroRetention,
};

/// What a change of an answer means for the person: the direction of `diff` and `history`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
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
        match (Weight::of(old), Weight::of(new)) {
            (Weight::Time(a), Weight::Time(b)) => b.compare(a).map_or(Impact::Neither, Impact::from),
            (Weight::Signals(a), Weight::Signals(b)) => of_signals(a, b),
            (Weight::Commitments(a), Weight::Commitments(b)) => of_commitments(a, b),
            (Weight::Rank(Some(a)), Weight::Rank(Some(b))) => b.cmp(&a).into(),
            // A commitment that is gone is a loss, one that was not there before a gain; other silence says nothing.
            (Weight::Rank(Some(0)), Weight::Rank(None)) => Impact::Worse,
            (Weight::Rank(None), Weight::Rank(Some(0))) => Impact::Better,
            // The answers to two questions.
            _ => Impact::Neither,
        }
    }
}

/// By what answers to a question are compared.
enum Weight<'a> {
    /// The place between the lightest, 0, and the heaviest; `None` for `unstated`.
    Rank(Option<u8>),
    Time(Retention),
    Signals(&'a Signals),
    Commitments(&'a Commitments),
}

impl Weight<'_> {
    /// Every answer to every question stands here by name, so that a new one is not left without a direction.
    const fn of(answer: &Answer) -> Weight<'_> {
        Weight::Rank(match answer {
            Answer::Training(Training::Never)
            | Answer::Feedback(Feedback::NotUsed)
            | Answer::ZeroRetention(ZeroRetention::Default)
            | Answer::HumanReview(HumanReview::No)
            | Answer::OptOut(OptOut::NotNeeded)
            | Answer::Sharing(Sharing::No)
            | Answer::Telemetry(Telemetry::None) => Some(0),
            Answer::Training(Training::OptIn)
            | Answer::Feedback(Feedback::Licensed)
            | Answer::ZeroRetention(ZeroRetention::Available)
            | Answer::HumanReview(HumanReview::OptOut)
            | Answer::OptOut(OptOut::Setting)
            | Answer::Sharing(Sharing::Yes)
            | Answer::Telemetry(Telemetry::OptIn) => Some(1),
            Answer::Training(Training::OptOut)
            | Answer::Feedback(Feedback::Used)
            | Answer::ZeroRetention(ZeroRetention::No)
            | Answer::HumanReview(HumanReview::Yes)
            | Answer::OptOut(OptOut::Form | OptOut::Email | OptOut::Admin)
            | Answer::Telemetry(Telemetry::OptOut) => Some(2),
            Answer::Training(Training::Always) | Answer::OptOut(OptOut::Contract) | Answer::Telemetry(Telemetry::Always) => {
                Some(3)
            }
            Answer::OptOut(OptOut::None) => Some(4),
            Answer::Training(Training::Unstated)
            | Answer::Feedback(Feedback::Unstated)
            | Answer::ZeroRetention(ZeroRetention::Unstated)
            | Answer::HumanReview(HumanReview::Unstated)
            | Answer::OptOut(OptOut::Unstated)
            | Answer::Sharing(Sharing::Unstated)
            | Answer::Telemetry(Telemetry::Unstated)
            // Whether one place is better than another depends on the person.
            | Answer::Location(_) => None,
            Answer::Retention(time) | Answer::Deletion(time) | Answer::FlaggedRetention(time) => return Weight::Time(*time),
            Answer::Signals(signals) => return Weight::Signals(signals),
            Answer::Agreement(commitments) => return Weight::Commitments(commitments),
        })
    }
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

    #[test]
    fn one_signal_more_outweighs_others_that_are_collected_no_longer() {
        let signals = |said: &[(Signal, Collection)]| {
            let word = |signal: &Signal| said.iter().find(|(of, _)| of == signal).map_or("unstated", |(_, word)| word.as_str());
            let pairs = Signal::ALL.iter().map(|signal| (signal.to_string(), word(signal).into()));
            Answer::Signals(serde_json::from_value(serde_json::Value::Object(pairs.collect())).unwrap())
        };
        let (yes, no) = (Collection::Collected, Collection::NotCollected);
        for (old, new, impact) in [
            ([(Signal::Prompts, no), (Signal::Files, no)], [(Signal::Prompts, yes), (Signal::Files, no)], Impact::Worse),
            ([(Signal::Prompts, yes), (Signal::Files, yes)], [(Signal::Prompts, yes), (Signal::Files, no)], Impact::Better),
            ([(Signal::Prompts, yes), (Signal::Files, yes)], [(Signal::Prompts, no), (Signal::Files, yes)], Impact::Better),
            ([(Signal::Prompts, yes), (Signal::Files, no)], [(Signal::Prompts, no), (Signal::Files, yes)], Impact::Worse),
            ([(Signal::Prompts, no), (Signal::Files, yes)], [(Signal::Prompts, yes), (Signal::Files, no)], Impact::Worse),
            ([(Signal::Prompts, yes), (Signal::Files, no)], [(Signal::Prompts, yes), (Signal::Files, no)], Impact::Neither),
            ([(Signal::Prompts, yes), (Signal::Files, no)], [(Signal::Prompts, yes), (Signal::Voice, yes)], Impact::Neither),
        ] {
            assert_eq!(Impact::of_change(&signals(&old), &signals(&new)), impact, "{old:?} {new:?}");
        }
    }

    #[test]
    fn a_commitment_for_another_is_neither_and_silence_is_none() {
        assert_eq!(change(Question::Agreement, "dpa", "soc2"), Impact::Neither);
        assert_eq!(change(Question::Agreement, "dpa", "dpa"), Impact::Neither);
        assert_eq!(change(Question::Agreement, "unstated", "dpa"), Impact::Better);
        assert_eq!(change(Question::Agreement, "unstated", "unstated"), Impact::Neither);
    }
}
