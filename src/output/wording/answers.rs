//! Answers as sentences.

use super::places::locations;
use super::time::period;
use crate::model::{Answer, Collection, Feedback, HumanReview, OptOut, Retention, Sharing, Telemetry, Training, ZeroRetention};
use crate::output::Tone;

/// Returns an answer as a sentence that stands by itself, and what it means for the person.
pub fn sentence(answer: &Answer) -> (Tone, String) {
    let (tone, word, rest) = verdict(answer);
    (
        tone,
        if matches!(word.as_str(), "YES" | "NO") {
            format!("{}{}. {rest}", &word[..1], word[1..].to_lowercase())
        } else {
            rest
        },
    )
}

/// Returns an answer as a verdict: what it means for the person, a word or two in capitals, and a sentence.
pub fn verdict(answer: &Answer) -> (Tone, String, String) {
    let (tone, word, words) = match answer {
        Answer::Training(training) => match training {
            Training::Never => (Tone::Good, "NO", "Your content is not used for training."),
            Training::OptIn => (Tone::Good, "NO", "Your content is used for training only if you agree to it."),
            Training::OptOut => (Tone::Caution, "YES", "Your content is used for training, unless that is turned off."),
            Training::Always => (Tone::Bad, "YES", "Your content is used for training, and no way to stop it is offered."),
            Training::Unstated => (Tone::Dim, "", "The documents do not say whether your content is used for training."),
        },
        Answer::Feedback(feedback) => match feedback {
            Feedback::Used => {
                (Tone::Caution, "YES", "Feedback you give, and the chat it is about, is used for training, or may be.")
            }
            Feedback::Licensed => (
                Tone::Caution,
                "PERHAPS",
                "Feedback you give, and the chat it is about, may be used for any purpose; training is not named.",
            ),
            Feedback::NotUsed => (Tone::Good, "NO", "Feedback is not used for training."),
            Feedback::Unstated => (Tone::Dim, "", "The documents do not say whether feedback is used for training."),
        },
        Answer::Signals(signals) => {
            let names =
                |collection| signals.that_are(collection).iter().map(|signal| signal.as_str()).collect::<Vec<_>>().join(", ");
            let (collected, not) = (names(Collection::Collected), names(Collection::NotCollected));
            let (word, words) = match (collected.is_empty(), not.is_empty()) {
                (true, true) => ("", "The documents do not say what is collected.".to_owned()),
                (false, true) => ("COLLECTED", format!("Collected: {collected}.")),
                (true, false) => ("NOT COLLECTED", format!("Not collected: {not}.")),
                (false, false) => ("COLLECTED", format!("Collected: {collected}. Not collected: {not}.")),
            };
            return (Tone::Dim, if word.is_empty() { "NOT SAID".to_owned() } else { word.to_owned() }, words);
        }
        Answer::Retention(kept) => return duration(*kept, "", "how long it is kept"),
        Answer::Deletion(kept) => return duration(*kept, "After deleting, ", "how long copies remain after deleting"),
        Answer::FlaggedRetention(kept) => return duration(*kept, "If flagged, ", "how long flagged content is kept"),
        Answer::ZeroRetention(zero) => match zero {
            ZeroRetention::Default => (Tone::Good, "YES", "Nothing is kept by default."),
            ZeroRetention::Available => (Tone::Good, "YES", "Zero data retention is available."),
            ZeroRetention::No => (Tone::Bad, "NO", "There is no zero-data-retention option."),
            ZeroRetention::Unstated => (Tone::Dim, "", "The documents name no zero-data-retention option."),
        },
        Answer::HumanReview(review) => match review {
            HumanReview::Yes => (Tone::Caution, "YES", "People may read conversations."),
            HumanReview::OptOut => (Tone::Caution, "YES", "People may read conversations, unless that is turned off."),
            HumanReview::No => (Tone::Good, "NO", "People do not read conversations."),
            HumanReview::Unstated => (Tone::Dim, "", "The documents do not say whether people read conversations."),
        },
        Answer::OptOut(way) => match way {
            OptOut::NotNeeded => (Tone::Good, "NOT NEEDED", "There is nothing to turn off."),
            OptOut::Setting => (Tone::Caution, "YES", "A setting stops training."),
            OptOut::Form => (Tone::Caution, "YES", "A form stops training."),
            OptOut::Email => (Tone::Caution, "YES", "An email to the provider stops training."),
            OptOut::Admin => (Tone::Caution, "YES", "An admin of the organisation can stop training."),
            OptOut::Contract => (Tone::Caution, "YES", "A contract can stop training."),
            OptOut::None => (Tone::Bad, "NO", "There is no way to stop training."),
            OptOut::Unstated => (Tone::Dim, "", "The documents name no way to stop training."),
        },
        Answer::Sharing(sharing) => match sharing {
            Sharing::Yes => (Tone::Bad, "YES", "Shared with third parties for their own training or advertising."),
            Sharing::No => (Tone::Good, "NO", "Not shared with third parties for their own training or advertising."),
            Sharing::Unstated => (Tone::Dim, "", "The documents do not say whether it is shared with third parties."),
        },
        Answer::Agreement(_) if answer.is_unstated() => (Tone::Dim, "", "The documents name no agreements."),
        Answer::Agreement(commitments) => {
            return (Tone::Good, "YES".to_owned(), format!("Available: {}.", commitments.to_string().replace('_', " ")));
        }
        Answer::Location(_) if answer.is_unstated() => (Tone::Dim, "", "The documents do not say where content is stored."),
        Answer::Location(places) => {
            let words = locations(places);
            return (Tone::Dim, words.to_uppercase(), format!("Stored or processed {words}."));
        }
        Answer::Telemetry(telemetry) => match telemetry {
            Telemetry::None => (Tone::Good, "NO", "The program sends no usage reports."),
            Telemetry::OptIn => (Tone::Good, "NO", "The program sends usage reports only if you agree to it."),
            Telemetry::OptOut => (Tone::Caution, "YES", "The program sends usage reports, unless that is turned off."),
            Telemetry::Always => (Tone::Bad, "YES", "The program always sends usage reports."),
            Telemetry::Unstated => (Tone::Dim, "", "The documents do not say whether the program sends usage reports."),
        },
    };
    (tone, if word.is_empty() { "NOT SAID" } else { word }.to_owned(), words.to_owned())
}

/// Of a duration the sentence is the verdict.
fn duration(kept: Retention, when: &str, unstated: &str) -> (Tone, String, String) {
    let (tone, words) = match kept {
        Retention::Zero => (Tone::Good, format!("{when}not kept.")),
        Retention::For(time) => (Tone::Caution, format!("{when}kept for {}.", period(time))),
        Retention::CustomerSet => (Tone::Good, format!("{when}kept as long as the customer sets.")),
        Retention::UntilDeleted => (Tone::Caution, format!("{when}kept until you or the account's owner delete it.")),
        Retention::Indefinite => (Tone::Bad, format!("{when}kept without limit.")),
        Retention::Unstated => return (Tone::Dim, "NOT SAID".to_owned(), format!("The documents do not say {unstated}.")),
    };
    let words = words[..1].to_uppercase() + &words[1..];
    (tone, words.to_uppercase(), words)
}
