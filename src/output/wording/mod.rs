//! What people are told, in plain words.

use crate::model::{
    Answer, Case, Citation, Collection, Conflict, Entry, Except, Feedback, Granted, HumanReview, OptOut, OptOutReach, Question,
    Region, Retention, Sharing, Telemetry, Training, ZeroRetention,
};
use crate::output::{Line, Span, Tone};

mod places;

use places::{locations, place};

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
        Retention::For(duration) => (Tone::Caution, format!("{when}kept for {}.", duration.in_words())),
        Retention::CustomerSet => (Tone::Good, format!("{when}kept as long as the customer sets.")),
        Retention::UntilDeleted => (Tone::Caution, format!("{when}kept until you or the account's owner delete it.")),
        Retention::Indefinite => (Tone::Bad, format!("{when}kept without limit.")),
        Retention::Unstated => return (Tone::Dim, "NOT SAID".to_owned(), format!("The documents do not say {unstated}.")),
    };
    let words = words[..1].to_uppercase() + &words[1..];
    (tone, words.to_uppercase(), words)
}

fn in_few_words(kept: Retention) -> String {
    match kept {
        Retention::Zero => "not kept".to_owned(),
        Retention::For(duration) => duration.in_words(),
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
            return format!("{collected} kinds{not}");
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
    let mut line = toned(&entry.answer);
    if !entry.except.is_empty() {
        line = line.text(format!(" (still used: {})", exceptions(&entry.except)));
    }
    if !entry.cases.is_empty() {
        let cases: Vec<String> = entry.cases.iter().map(|case| format!("{}: {}", case.when, few_words(&case.answer))).collect();
        line = line.text(format!("; {}", cases.join("; ")));
    }
    line
}

/// Returns an answer as a few words, with the numbers of its exceptions and of the cases in which it is another.
pub fn briefest(entry: &Entry) -> Line {
    let line = match entry.except.len() {
        0 => toned(&entry.answer),
        1 => toned(&entry.answer).text("; 1 exception"),
        count => toned(&entry.answer).text(format!("; {count} exceptions")),
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

/// Returns exceptions in words.
pub fn exceptions(except: &[Except]) -> String {
    let word = |except: &Except| match except {
        Except::SafetyFlagged => "chats flagged for safety",
        Except::Feedback => "your feedback",
        Except::DeIdentified => "de-identified copies",
        Except::Aggregated => "statistics",
        Except::HumanReviewed => "chats that people reviewed",
        Except::Previews => "previews and betas",
        Except::PublicContent => "what was made public",
        Except::ConnectedApps => "what reaches connected apps",
        Except::Legal => "what the law requires",
    };
    except.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// Returns a case as a line: when, and what then.
pub fn case(case: &Case) -> Line {
    let (tone, words) = sentence(&case.answer);
    let mut line = Line::plain(format!("{}: ", case.when)).and(Span::Toned(tone, words));
    if !case.except.is_empty() {
        line = line.text(format!(" Still used: {}.", exceptions(&case.except)));
    }
    match &case.note {
        Some(note) => line.text(format!(" {note}")),
        None => line,
    }
}

/// Returns what another text of the provider says, and how the two disagree.
pub fn conflict(conflict: &Conflict) -> Line {
    let line = Line::toned(Tone::Caution, "CONFLICT. ").text("Another text of the provider says: ");
    line.text(format!("{}. {}", few_words(&conflict.answer), conflict.why))
}

/// Returns what an opt-out does about the past, in a sentence.
pub const fn reach(reach: Option<OptOutReach>) -> &'static str {
    match reach {
        Some(OptOutReach::FutureAndPast) => "Covered too. What a model has already learned stays learned.",
        Some(OptOutReach::Future) => "Not covered: only what you type from then on is.",
        Some(OptOutReach::Unstated) | None => "Perhaps not covered: the documents do not say.",
    }
}

/// Returns the days of the copies that were read.
pub fn copies(citations: &[Citation]) -> String {
    let days = || citations.iter().map(|citation| citation.read);
    let is_undated = citations.iter().any(|citation| citation.undated);
    match (days().min(), days().max()) {
        (Some(first), Some(last)) if first != last && is_undated => format!("copies of {first} to {last}, not all dated"),
        (Some(first), Some(last)) if first != last => format!("copies of {first} to {last}"),
        (Some(day), _) if is_undated => format!("undated copy, read {day}"),
        (Some(day), _) => format!("copy of {day}"),
        _ => "no copy".to_owned(),
    }
}

/// Returns an answer beside others as a line: a few words, what is still used, other places, and how many cases differ.
pub fn brief_facts(lead: &Entry, others: &[&Entry]) -> Line {
    let apart: Vec<&Case> = lead.cases.iter().filter(|case| differs(lead, case)).collect();
    let mut line = if apart.len() > FEW_CASES { briefest(lead) } else { toned(&lead.answer) };
    if !lead.regions.is_empty() {
        line = line.text(format!(" in {}", regions(&lead.regions)));
    }
    if apart.len() <= FEW_CASES {
        line = line.text(apart.iter().map(|case| format!("; {}: {}", case.when, few_words(&case.answer))).collect::<String>());
    }
    for other in others.iter().filter(|other| other.answer != lead.answer) {
        line = line.text(format!("; in {}: ", regions(&other.regions)));
        line.0.extend(toned(&other.answer).0);
    }
    line
}

/// So many cases stand beside an answer; more are counted.
const FEW_CASES: usize = 2;

/// Returns that a place was taken from this machine's settings.
pub fn guessed(region: &Region) -> String {
    format!("For {}, by this computer's settings; --region overrides.", place(region))
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
        Question::Retention => "Retention",
        Question::Deletion => "After deleting",
        Question::FlaggedRetention => "Flagged content",
        Question::ZeroRetention => "Zero retention",
        Question::HumanReview => "Human review",
        Question::OptOut => "How to stop",
        Question::Sharing => "Third parties",
        Question::Agreement => "Agreements",
        Question::Location => "Location",
        Question::Telemetry => "Telemetry",
    }
}

/// Returns the letter that stands for a question where there is no room for its name.
pub const fn letter(question: Question) -> char {
    match question {
        Question::Training => 'T',
        Question::Feedback => 'F',
        Question::Signals => 'C',
        Question::Retention => 'R',
        Question::Deletion => 'D',
        Question::FlaggedRetention => 'X',
        Question::ZeroRetention => 'Z',
        Question::HumanReview => 'H',
        Question::OptOut => 'O',
        Question::Sharing => 'P',
        Question::Agreement => 'A',
        Question::Location => 'L',
        Question::Telemetry => 'U',
    }
}
