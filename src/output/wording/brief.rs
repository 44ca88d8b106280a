//! Answers in few words, with what is left out.

use super::answers::verdict;
use super::ask::lapsed;
use super::number::counted;
use super::places::{locations, regions};
use super::time::period;
use super::words::still_used;
use crate::model::{
    Answer, Case, Collection, Day, Entry, Feedback, HumanReview, OptOut, Retention, Telemetry, Training, ZeroRetention,
};
use crate::output::Line;

fn in_few_words(kept: Retention) -> String {
    match kept {
        Retention::Zero => "not kept".to_owned(),
        Retention::For(time) => period(time),
        Retention::CustomerSet => "as the customer sets".to_owned(),
        Retention::UntilDeleted => "until deleted".to_owned(),
        Retention::Indefinite => "without limit".to_owned(),
        Retention::Unstated => "not said".to_owned(),
    }
}

/// Returns an answer as a few words, without what is around it.
pub fn few_words(answer: &Answer) -> String {
    let words = match answer {
        Answer::Training(Training::Never) | Answer::Telemetry(Telemetry::None) => "no",
        Answer::Training(Training::OptIn) | Answer::Telemetry(Telemetry::OptIn) => "no, unless you agree",
        Answer::Training(Training::OptOut)
        | Answer::HumanReview(HumanReview::OptOut)
        | Answer::Telemetry(Telemetry::OptOut) => "yes, unless turned off",
        Answer::Training(Training::Always) | Answer::Telemetry(Telemetry::Always) => "yes, always",
        Answer::Feedback(Feedback::Used) => "yes",
        Answer::Feedback(Feedback::Licensed) => "any use allowed, training not named",
        Answer::Feedback(Feedback::NotUsed) => "no",
        Answer::Retention(kept) | Answer::Deletion(kept) | Answer::FlaggedRetention(kept) => return in_few_words(*kept),
        Answer::Location(places) if !answer.is_unstated() => return locations(places),
        Answer::ZeroRetention(ZeroRetention::Default) => "yes, by default",
        Answer::OptOut(OptOut::None) => "no way",
        Answer::OptOut(OptOut::Admin) => "by an admin",
        Answer::OptOut(OptOut::Contract) => "by contract",
        Answer::Signals(signals) if !answer.is_unstated() => {
            let count = |collection| signals.that_are(collection).len();
            let (collected, not) = (count(Collection::Collected), count(Collection::NotCollected));
            let not = if not > 0 { format!(", {not} not") } else { String::new() };
            return format!("{}{not}", counted(collected, "kind"));
        }
        _ if answer.is_unstated() => "not said",
        answer => return answer.to_string().replace('_', " "),
    };
    words.to_owned()
}

/// Returns the few words with the first in capitals, so that a list of them is read without colour.
pub fn loud(answer: &Answer) -> String {
    let words = few_words(answer);
    match words.split_once(", ") {
        _ if answer.is_unstated() => "NOT SAID".to_owned(),
        Some((first @ ("yes" | "no"), rest)) => format!("{}, {rest}", first.to_uppercase()),
        None if matches!(words.as_str(), "yes" | "no") => words.to_uppercase(),
        _ => words,
    }
}

/// Returns an answer as a few words with what it leaves out, for a cell of a table.
pub fn brief(entry: &Entry) -> Line {
    let mut line = toned(&entry.answer).text(still_used(&entry.except));
    if !entry.cases.is_empty() {
        let cases: Vec<String> = entry.cases.iter().map(|case| format!("{}: {}", case.when, few_words(&case.answer))).collect();
        line = line.text(format!("; {}", cases.join("; ")));
    }
    line
}

/// Returns all answers to a question on a day as one text, each with its place, what it leaves out and whether its promise has ended.
pub fn in_a_cell(entries: &[&Entry], day: Day) -> String {
    let of = |entry: &&Entry| {
        let place = if entry.regions.is_empty() { String::new() } else { format!("in {}: ", regions(&entry.regions)) };
        let ended = entry.until.filter(|_| entry.has_lapsed(day)).map(|until| format!("{} Until then: ", lapsed(until)));
        format!("{place}{}{}", ended.unwrap_or_default(), brief(entry).to_plain())
    };
    entries.iter().map(of).collect::<Vec<_>>().join("; ")
}

/// Returns an answer as a few words, with the numbers of its exceptions and of the cases in which it is another.
pub fn briefest(entry: &Entry) -> Line {
    let line = match entry.except.len() {
        0 => toned(&entry.answer),
        count => toned(&entry.answer).text(format!("; {}", counted(count, "exception"))),
    };
    match entry.cases.iter().filter(|case| differs(entry, case)).count() {
        0 => line,
        1 => line.text("; 1 case differs"),
        count => line.text(format!("; {count} cases differ")),
    }
}

/// Returns an answer as a few words, coloured by what it means.
pub fn toned(answer: &Answer) -> Line {
    Line::toned(verdict(answer).0, few_words(answer))
}

/// Returns whether a case says something else than the answer around it.
pub fn differs(entry: &Entry, case: &Case) -> bool {
    case.answer != entry.answer || case.except.iter().any(|word| !entry.except.contains(word))
}

/// Returns an answer beside others as a line: a few words, cases in which another is given, other places; many cases, and those of
/// which nothing is said, are counted. `mark` weakens the first.
pub fn brief_facts(lead: &Entry, others: &[&Entry], mark: &str) -> Line {
    let (told, silent): (Vec<&Case>, Vec<&Case>) =
        lead.cases.iter().filter(|case| differs(lead, case)).partition(|case| !case.answer.is_unstated());
    let is_short = told.len() <= FEW_CASES;
    let mut line = if is_short { toned(&lead.answer) } else { briefest(lead) }.text(mark);
    if !lead.regions.is_empty() {
        line = line.text(format!(" in {}", regions(&lead.regions)));
    }
    if is_short {
        line = line.text(told.iter().map(|case| format!("; {}: {}", case.when, few_words(&case.answer))).collect::<String>());
        line = line.text(not_said_for(silent.len()));
    }
    for other in others.iter().filter(|other| other.answer != lead.answer) {
        line = line.text(format!("; in {}: ", regions(&other.regions)));
        line.0.extend(toned(&other.answer).0);
    }
    line
}

fn not_said_for(cases: usize) -> String {
    if cases == 0 { String::new() } else { format!("; not said for {}", counted(cases, "case")) }
}

/// So many cases stand beside an answer; more are counted.
const FEW_CASES: usize = 2;

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::Question;
    use crate::model::sample::{on, tier};

    #[test]
    fn a_cell_leaves_out_no_exception_no_place_and_no_end() {
        let cell = |timeline: serde_json::Value| {
            let (tier, as_of) = (tier("acme/chat", json!({"training": timeline})), on("2026-06-01"));
            in_a_cell(&tier.entries_at(Question::Training, &as_of), as_of.day)
        };
        let case = json!({"when": "previews", "answer": "always"});
        assert_eq!(
            cell(json!([
                {"answer": "never", "except": ["de_identified"], "cases": [case]},
                {"answer": "opt_out", "regions": ["EEA"]},
            ])),
            "no (still used: de-identified copies); previews: yes, always; in EEA: yes, unless turned off"
        );
        let ended = cell(json!([{"answer": "never", "until": "2026-05-01"}]));
        assert_eq!(ended, "LAPSED. The promise ended on 2026-05-01. Until then: no");
    }
}
