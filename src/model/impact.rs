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
    /// Compares a new answer with the old one to the same question: what is better one way is worse the other. The whole table stands in
    /// `docs/changes.md`.
    pub fn of_change(old: &Answer, new: &Answer) -> Impact {
        match (Weight::of(old), Weight::of(new)) {
            (Weight::Time(a), Weight::Time(b)) => of_times(a, b),
            (Weight::Signals(a), Weight::Signals(b)) => of_signals(a, b),
            (Weight::Commitments(a), Weight::Commitments(b)) => of_commitments(a, b),
            (Weight::Rank(a), Weight::Rank(b)) => b.cmp(&a).into(),
            // Places, and the answers to two questions.
            _ => Impact::Neither,
        }
    }
}

/// By what answers to a question are compared.
enum Weight<'a> {
    /// The place between the lightest, 0, and the heaviest.
    Rank(u8),
    Time(Retention),
    Signals(&'a Signals),
    Commitments(&'a Commitments),
    /// Whether one place is better than another depends on the person.
    Place,
}

impl Weight<'_> {
    /// Every answer to every question stands here by name, so that a new one is not left without a direction. Silence is heavier than
    /// every promise, and lighter than what is said to be done.
    const fn of(answer: &Answer) -> Weight<'_> {
        Weight::Rank(match answer {
            Answer::Training(Training::Never)
            | Answer::Feedback(Feedback::NotUsed)
            | Answer::ZeroRetention(ZeroRetention::Default)
            | Answer::HumanReview(HumanReview::No)
            | Answer::OptOut(OptOut::NotNeeded)
            | Answer::Sharing(Sharing::No)
            | Answer::Telemetry(Telemetry::None) => 0,
            Answer::Training(Training::OptIn)
            | Answer::Feedback(Feedback::Unstated)
            | Answer::ZeroRetention(ZeroRetention::Available)
            | Answer::HumanReview(HumanReview::Unstated)
            | Answer::OptOut(OptOut::Setting)
            | Answer::Sharing(Sharing::Unstated)
            | Answer::Telemetry(Telemetry::OptIn) => 1,
            Answer::Training(Training::Unstated)
            | Answer::Feedback(Feedback::Licensed)
            | Answer::ZeroRetention(ZeroRetention::Unstated)
            | Answer::HumanReview(HumanReview::OptOut)
            | Answer::OptOut(OptOut::Form | OptOut::Email | OptOut::Admin)
            | Answer::Sharing(Sharing::Yes)
            | Answer::Telemetry(Telemetry::Unstated) => 2,
            Answer::Training(Training::OptOut)
            | Answer::Feedback(Feedback::Used)
            | Answer::ZeroRetention(ZeroRetention::No)
            | Answer::HumanReview(HumanReview::Yes)
            | Answer::OptOut(OptOut::Contract)
            | Answer::Telemetry(Telemetry::OptOut) => 3,
            Answer::Training(Training::Always) | Answer::OptOut(OptOut::Unstated) | Answer::Telemetry(Telemetry::Always) => 4,
            Answer::OptOut(OptOut::None) => 5,
            Answer::Location(_) => return Weight::Place,
            Answer::Retention(time) | Answer::Deletion(time) | Answer::FlaggedRetention(time) => return Weight::Time(*time),
            Answer::Signals(signals) => return Weight::Signals(signals),
            Answer::Agreement(commitments) => return Weight::Commitments(commitments),
        })
    }
}

/// An end that is stated is lighter than silence, which is lighter than no end. What the customer sets compares with nothing.
fn of_times(old: Retention, new: Retention) -> Impact {
    let rank = |time| match time {
        Retention::Zero | Retention::For(_) | Retention::UntilDeleted => Some(0),
        Retention::Unstated => Some(1),
        Retention::Indefinite => Some(2),
        Retention::CustomerSet => None,
    };
    let Some((a, b)) = rank(old).zip(rank(new)) else { return Impact::Neither };
    if a == b { new.compare(old).map_or(Impact::Neither, Impact::from) } else { b.cmp(&a).into() }
}

fn of_signals(old: &Signals, new: &Signals) -> Impact {
    let rank = |collection| match collection {
        Collection::NotCollected => 0,
        Collection::Unstated => 1,
        Collection::Collected => 2,
    };
    let steps = Signal::ALL.iter().map(|signal| rank(new.get(*signal)).cmp(&rank(old.get(*signal))));
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
        assert_eq!(change(Question::Training, "unstated", "opt_out"), Impact::Worse);
        assert_eq!(change(Question::Retention, "P30D", "P5Y"), Impact::Worse);
        assert_eq!(change(Question::Retention, "until_deleted", "P18M"), Impact::Better);
        assert_eq!(change(Question::Retention, "customer_set", "P18M"), Impact::Neither);
        assert_eq!(change(Question::Agreement, "dpa", "dpa,soc2"), Impact::Better);
        assert_eq!(change(Question::Agreement, "dpa,soc2", "unstated"), Impact::Worse);
        assert_eq!(change(Question::OptOut, "setting", "none"), Impact::Worse);
    }

    /// Reads the rows `| questions | lightest < ... = ... < heaviest |` of the documentation.
    fn documented() -> Vec<(Question, Vec<(usize, String)>)> {
        let rows = include_str!("../../docs/changes.md").lines().filter(|line| line.starts_with("| `") && line.contains(" < "));
        let mut found = Vec::new();
        for row in rows {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            let words = cells[2].split(" < ").enumerate();
            let ranked: Vec<(usize, String)> = words
                .flat_map(|(rank, alike)| alike.split(" = ").map(move |word| (rank, word.trim_matches('`').to_owned())))
                .collect();
            let questions = cells[1].split(", ").map(|key| key.trim_matches('`').parse().unwrap());
            found.extend(questions.map(|question: Question| (question, ranked.clone())));
        }
        found
    }

    #[test]
    fn the_whole_table_is_the_documented_one_and_symmetrical() {
        let documented = documented();
        let named: Vec<Question> = documented.iter().map(|(question, _)| *question).collect();
        for question in Question::ALL {
            let is_list = matches!(question, Question::Signals | Question::Agreement | Question::Location);
            assert_eq!(named.iter().filter(|known| *known == question).count(), usize::from(!is_list), "{question}");
        }
        for (question, words) in &documented {
            for (a, old) in words {
                for (b, new) in words {
                    assert_eq!(change(*question, old, new), Impact::from(b.cmp(a)), "{question}: {old} -> {new}");
                }
                if matches!(question, Question::Retention | Question::Deletion | Question::FlaggedRetention) {
                    assert_eq!(change(*question, old, "customer_set"), Impact::Neither);
                    assert_eq!(change(*question, "customer_set", old), Impact::Neither);
                }
            }
        }
        // No word is left out of the table.
        let count = |question: Question| documented.iter().find(|(of, _)| *of == question).map_or(0, |(_, words)| words.len());
        assert_eq!(count(Question::Training), Training::ALL.len());
        assert_eq!(count(Question::Feedback), Feedback::ALL.len());
        assert_eq!(count(Question::ZeroRetention), ZeroRetention::ALL.len());
        assert_eq!(count(Question::HumanReview), HumanReview::ALL.len());
        assert_eq!(count(Question::OptOut), OptOut::ALL.len());
        assert_eq!(count(Question::Sharing), Sharing::ALL.len());
        assert_eq!(count(Question::Telemetry), Telemetry::ALL.len());
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
            ([(Signal::Prompts, yes), (Signal::Files, no)], [(Signal::Prompts, yes), (Signal::Voice, no)], Impact::Worse),
            ([(Signal::Prompts, yes), (Signal::Files, yes)], [(Signal::Prompts, yes), (Signal::Voice, no)], Impact::Better),
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
