//! What changed in documents that are watched.

use crate::evidence::watch::{Loss, Report, Watch};
use crate::model::Day;

/// The title.
pub const TITLE: &str = "Changes in cited documents";
/// Nothing is to be told.
pub const NONE: &str = "No cited passage went for three days, and no sentence on what becomes of prompts came or went.";
/// What went is shown, then what came.
pub const WAS: &str = "was: ";
/// See [`WAS`].
pub const NOW: &str = "now: ";
/// Nothing in the new version is like it.
pub const NOTHING_NEAR: &str = "now: nothing that is like it";
/// A sentence came where nothing was cited.
pub const CAME: &str = "new: ";
/// A sentence went that nothing was cited from.
pub const WENT: &str = "no longer: ";
/// Other documents in which the same came or went.
pub const ALSO: &str = "the same in: ";
/// The one that it replaced.
pub const INSTEAD_OF: &str = "instead of: ";
/// What to do.
pub const TO_DO: &str = "Read it again, and cite it again:";
/// The labels of the facts.
pub const FACTS: [&str; 5] = ["reports", "told before", "documents", "cited passages", "archive read until"];
/// What an issue says first.
pub const ISSUE: &str = "Each box is a version of a document with which a cited passage went, or a sentence on what becomes of prompts came or went. Read the version, \
                         mend the records that rest on it, cite again. What is cited again or marked as done goes from this list with the next run.";

/// Returns how a passage was lost, in a word or two.
pub fn loss(how: Loss, to: Option<&str>, is_wording: bool) -> String {
    let what = match (how, to) {
        (Loss::Moved, Some(to)) => format!("moved to {to}"),
        (Loss::Moved, None) => "moved".to_owned(),
        (Loss::Reworded, _) => "other words between its ends".to_owned(),
        (Loss::Gone, _) => "gone".to_owned(),
    };
    if is_wording { format!("{what}, perhaps in wording alone") } else { what }
}

/// Returns the head of a report.
pub fn head(report: &Report, provider: &str) -> String {
    format!("{provider}: {}", report.title)
}

/// Returns since when a document is so.
pub fn since(report: &Report) -> String {
    format!(
        "since {}, version {}{}",
        report.since,
        report.version.get(..10).unwrap_or(&report.version),
        if report.told { ", told before" } else { "" }
    )
}

/// Returns what rests on what was lost: for each tier the questions.
pub fn rests(report: &Report) -> Vec<String> {
    let mut tiers: Vec<(&str, Vec<String>)> = Vec::new();
    for rest in report.lost.iter().flat_map(|lost| &lost.rests) {
        let question = rest.question.to_string();
        match tiers.iter_mut().find(|(tier, _)| *tier == rest.tier.as_str()) {
            Some((_, questions)) if questions.contains(&question) => {}
            Some((_, questions)) => questions.push(question),
            None => tiers.push((rest.tier.as_str(), vec![question])),
        }
    }
    tiers.iter().map(|(tier, questions)| format!("{tier}: {}", questions.join(", "))).collect()
}

/// Returns the label of what rests on it.
pub const RESTS: &str = "rests on it: ";
/// Nothing cited rests on it.
pub const RESTS_NOTHING: &str = "no cited passage went";

/// Returns how many reports there are that were told before, and are not listed.
pub fn told(count: usize, listed: bool) -> String {
    format!("{count}{}", if count > 0 && !listed { " (--all lists them)" } else { "" })
}

/// Returns that a list is cut.
pub fn more(count: usize) -> String {
    format!("and {count} more: promptfate watch --all")
}

/// Returns the day until which the archive was recorded.
pub fn until(until: Option<Day>) -> String {
    until.map_or_else(|| "nothing was read".to_owned(), |day| day.to_string())
}

/// Returns how many reports were marked as done.
pub fn done(count: usize) -> String {
    format!("{count} marked as done")
}

/// Returns that the archive lacks what records cite.
pub fn absent(watch: &Watch) -> String {
    format!("warning: not watched: {} cited places of which this archive holds nothing", watch.absent.len())
}

/// Returns the commands with which the version is found, and cited again.
pub fn commands(report: &Report) -> Vec<String> {
    let source = format!("{}/{}", report.provider, report.source);
    let cite = |now: &str| {
        let words: Vec<&str> = now.split_whitespace().collect();
        let (from, to) =
            (words[..words.len().min(CITED_WORDS)].join(" "), words[words.len().saturating_sub(CITED_WORDS)..].join(" "));
        // What others wrote must not become a part of the command.
        let quoted = |text: String| text.replace(['"', '\\', '$', '`', '!'], "");
        format!("promptfate cite {source} \"{}\" \"{}\" --version {}", quoted(from), quoted(to), report.version)
    };
    let again = report.lost.iter().filter_map(|lost| lost.now.as_deref()).map(cite);
    let show = |version: &String| format!("promptfate archive show {source} --version {version}");
    let mut commands: Vec<String> = report.before.iter().chain([&report.version]).map(show).collect();
    commands.extend(again.take(MOST_CITED));
    commands
}

/// So many words stand at each end of what is to be cited.
const CITED_WORDS: usize = 6;
/// So many passages of one report get a command.
const MOST_CITED: usize = 3;
