//! Answers in plain words.

use super::{Line, Span, Tone};
use crate::model::{
    Answer, Case, Collection, Entry, Except, Feedback, Granted, HumanReview, OptOut, Question, Region, Retention, Sharing,
    Telemetry, Training, ZeroRetention,
};

/// Returns an answer as a sentence, and what it means for the person.
pub fn sentence(answer: &Answer) -> (Tone, String) {
    let (tone, words) = match answer {
        Answer::Training(training) => match training {
            Training::Never => (Tone::Good, "No: training on it is excluded."),
            Training::OptIn => (Tone::Good, "No, unless you give permission."),
            Training::OptOut => (Tone::Caution, "Yes, by default; it can be turned off."),
            Training::Always => (Tone::Bad, "Yes, and there is no way to stop it."),
            Training::Unstated => (Tone::Dim, "The documents do not say."),
        },
        Answer::Feedback(feedback) => match feedback {
            Feedback::Used => (Tone::Caution, "Feedback, and what it is given on, may be used freely, to train models too."),
            Feedback::NotUsed => (Tone::Good, "Feedback does not train models."),
            Feedback::Unstated => (Tone::Dim, "The documents do not say whether feedback trains."),
        },
        Answer::Signals(signals) => {
            let names =
                |collection| signals.that_are(collection).iter().map(|signal| signal.as_str()).collect::<Vec<_>>().join(", ");
            let (collected, not) = (names(Collection::Collected), names(Collection::NotCollected));
            let words = match (collected.is_empty(), not.is_empty()) {
                (true, true) => "The documents do not say what is collected.".to_owned(),
                (false, true) => format!("Collected: {collected}."),
                (true, false) => format!("Not collected: {not}."),
                (false, false) => format!("Collected: {collected}. Not collected: {not}."),
            };
            return (Tone::Dim, words);
        }
        Answer::Retention(kept) => return duration(*kept, "Kept", "how long it is kept"),
        Answer::Deletion(kept) => return duration(*kept, "After deleting, kept", "how long copies remain after deleting"),
        Answer::FlaggedRetention(kept) => {
            return duration(*kept, "If flagged or reviewed, kept", "how long flagged copies are kept");
        }
        Answer::ZeroRetention(zero) => match zero {
            ZeroRetention::Default => (Tone::Good, "Nothing is kept by default."),
            ZeroRetention::Available => (Tone::Good, "A mode in which nothing is kept can be had."),
            ZeroRetention::No => (Tone::Bad, "There is no mode in which nothing is kept."),
            ZeroRetention::Unstated => (Tone::Dim, "The documents name no mode in which nothing is kept."),
        },
        Answer::HumanReview(review) => match review {
            HumanReview::Yes => (Tone::Caution, "People may read conversations."),
            HumanReview::OptOut => (Tone::Caution, "People may read conversations unless it is turned off."),
            HumanReview::No => (Tone::Good, "People do not read conversations."),
            HumanReview::Unstated => (Tone::Dim, "The documents do not say whether people read conversations."),
        },
        Answer::OptOut(way) => match way {
            OptOut::NotNeeded => (Tone::Good, "There is nothing to turn off."),
            OptOut::Setting => (Tone::Caution, "A setting stops training."),
            OptOut::Form => (Tone::Caution, "A form stops training."),
            OptOut::Email => (Tone::Caution, "A mail to the provider stops training."),
            OptOut::Admin => (Tone::Caution, "An admin of the organisation can stop training."),
            OptOut::Contract => (Tone::Caution, "A contract can stop training."),
            OptOut::None => (Tone::Bad, "There is no way to stop training."),
            OptOut::Unstated => (Tone::Dim, "The documents name no way to stop training."),
        },
        Answer::Sharing(sharing) => match sharing {
            Sharing::Yes => (Tone::Bad, "Given to others for their own training or advertising."),
            Sharing::No => (Tone::Good, "Not given to others for their own training or advertising."),
            Sharing::Unstated => (Tone::Dim, "The documents do not say whether others get it."),
        },
        Answer::Agreement(_) if answer.is_unstated() => (Tone::Dim, "The documents name no agreements."),
        Answer::Agreement(commitments) => {
            return (Tone::Good, format!("Available: {}.", commitments.to_string().replace('_', " ")));
        }
        Answer::Telemetry(telemetry) => match telemetry {
            Telemetry::None => (Tone::Good, "The program reports nothing."),
            Telemetry::OptIn => (Tone::Good, "The program reports only with permission."),
            Telemetry::OptOut => (Tone::Caution, "The program reports unless it is turned off."),
            Telemetry::Always => (Tone::Bad, "The program always reports."),
            Telemetry::Unstated => (Tone::Dim, "The documents do not say whether the program reports."),
        },
    };
    (tone, words.to_owned())
}

fn duration(kept: Retention, verb: &str, unstated: &str) -> (Tone, String) {
    match kept {
        Retention::Zero => (Tone::Good, format!("{verb}: not at all.")),
        Retention::For(duration) => (Tone::Caution, format!("{verb} for {}.", duration.in_words())),
        Retention::CustomerSet => (Tone::Good, format!("{verb} as long as the customer sets.")),
        Retention::UntilDeleted => (Tone::Caution, format!("{verb} until you or the account's owner delete it.")),
        Retention::Indefinite => (Tone::Bad, format!("{verb} without limit.")),
        Retention::Unstated => (Tone::Dim, format!("The documents do not say {unstated}.")),
    }
}

/// Returns an answer as a few words, for a cell of a table.
pub fn brief(entry: &Entry) -> Line {
    let (tone, _) = sentence(&entry.answer);
    let words = few_words(&entry.answer);
    let mut line = Line::toned(tone, words);
    if !entry.except.is_empty() {
        line = line.text(format!(" (except {})", exceptions(&entry.except)));
    }
    if !entry.cases.is_empty() {
        let cases: Vec<String> = entry.cases.iter().map(|case| format!("{}: {}", case.when, few_words(&case.answer))).collect();
        line = line.text(format!("; {}", cases.join("; ")));
    }
    line
}

/// Returns an answer as a few words, with the number of its special cases instead of the cases.
pub fn briefest(entry: &Entry) -> Line {
    let (tone, _) = sentence(&entry.answer);
    let line = Line::toned(tone, few_words(&entry.answer));
    match entry.cases.len() {
        0 => line,
        1 => line.text("; 1 case differs"),
        count => line.text(format!("; {count} cases differ")),
    }
}

/// Returns an answer as a few words, without what is around it.
fn few_words(answer: &Answer) -> String {
    match answer {
        Answer::Retention(Retention::For(duration))
        | Answer::Deletion(Retention::For(duration))
        | Answer::FlaggedRetention(Retention::For(duration)) => duration.in_words(),
        answer => answer.to_string().replace('_', " "),
    }
}

/// Returns exceptions in words.
pub fn exceptions(except: &[Except]) -> String {
    except.iter().map(|except| except.as_str().replace("de_", "de-").replace('_', " ")).collect::<Vec<_>>().join(", ")
}

/// Returns a case as a line: when, and what then.
pub fn case(case: &Case) -> Line {
    let (tone, words) = sentence(&case.answer);
    let mut line = Line::plain(format!("{}: ", case.when)).and(Span::Toned(tone, words));
    if !case.except.is_empty() {
        line = line.text(format!(" Used even so: {}.", exceptions(&case.except)));
    }
    match &case.note {
        Some(note) => line.text(format!(" {note}")),
        None => line,
    }
}

/// Returns regions in words.
pub fn regions(regions: &[Region]) -> String {
    regions.iter().map(Region::as_str).collect::<Vec<_>>().join(", ")
}

/// Returns how a mode is granted, in words.
pub fn granted(granted: Granted) -> &'static str {
    match granted {
        Granted::Toggle => "by a switch",
        Granted::Request => "on request",
        Granted::Approval => "after approval",
        Granted::Contract => "by contract",
    }
}

/// Returns a question's name in words, for the head of a row.
pub fn label(question: Question) -> &'static str {
    match question {
        Question::Training => "Training",
        Question::Feedback => "Feedback",
        Question::Signals => "Collected",
        Question::Retention => "Kept",
        Question::Deletion => "After deleting",
        Question::FlaggedRetention => "If flagged",
        Question::ZeroRetention => "Zero retention",
        Question::HumanReview => "People read",
        Question::OptOut => "How to stop",
        Question::Sharing => "Given to others",
        Question::Agreement => "Agreements",
        Question::Telemetry => "Telemetry",
    }
}
