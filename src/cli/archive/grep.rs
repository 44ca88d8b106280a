//! `promptfate archive grep`

use super::{provider, source};
use crate::archive::{Version, normalise, words};
use crate::cli::arguments::ArchiveArgs;
use crate::cli::{Context, ExitStatus, Reply};
use crate::diagnostic::Failure;
use crate::model::Source;

/// Find words in the newest recorded versions of a provider's sources, whatever their case, marks and links
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A provider, or one source: provider/source
    #[arg(value_name = "PROVIDER")]
    within: String,
    /// The words, in their order
    words: String,
    /// How many words are shown on each side
    #[arg(long, default_value_t = 12)]
    around: usize,
    #[command(flatten)]
    archive: ArchiveArgs,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let sources: Vec<(String, Source)> = match args.within.split_once('/') {
        Some((_, name)) => vec![(name.to_owned(), source(&args.within, context)?)],
        None => provider(&args.within, context)?.sources.into_iter().collect(),
    };
    let wanted = normalise(&args.words);
    let wanted: Vec<&str> = wanted.split(' ').map(bare).filter(|word| !word.is_empty()).collect();
    if wanted.is_empty() {
        return Err(Failure::new("found no word to look for").hint("promptfate archive grep openai \"train our models\""));
    }
    let archive = args.archive.open()?;
    let places: Vec<_> =
        sources.iter().filter_map(|(name, source)| source.archive.first().map(|place| (name, place))).collect();
    let texts = archive.texts(&places.iter().map(|(_, place)| (*place, Version::Newest)).collect::<Vec<_>>())?;
    let mut out = String::new();
    let unread = sources.len() - texts.iter().flatten().count();
    for ((name, _), text) in places.iter().zip(texts) {
        let Some(text) = text else { continue };
        for shown in found(&text, &wanted, args.around) {
            out.push_str(&format!("{name}: {shown}\n"));
        }
    }
    // As `grep`: 1 where nothing stands; what was not looked through may hold it.
    let status = match (out.is_empty(), unread) {
        (false, _) => ExitStatus::Done,
        (true, 0) => ExitStatus::Findings,
        (true, _) => ExitStatus::Failed,
    };
    let reply = Reply { status, ..Reply::done(out) };
    Ok(if unread > 0 { reply.note(crate::output::wording::notes::not_in_archive(unread, sources.len())) } else { reply })
}

/// Returns the places where the words stand, each with so many words around them.
fn found(text: &str, wanted: &[&str], around: usize) -> Vec<String> {
    let shown = words(text);
    let normal: Vec<String> = shown.iter().map(|word| normalise(word)).collect();
    let stands = |at: &usize| normal[*at..].iter().zip(wanted).all(|(word, wanted)| bare(word) == *wanted);
    let last = (normal.len() + 1).saturating_sub(wanted.len());
    let near = |at: usize| shown[at.saturating_sub(around)..shown.len().min(at + wanted.len() + around)].join(" ");
    (0..last).filter(stands).map(near).collect()
}

/// Returns a word without the marks of a sentence.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_found_whatever_their_form() {
        let text = "We may **Train** our [Models](https://acme.example) on it.\n\nNot here.";
        assert_eq!(super::found(text, &["train", "our", "models"], 1), ["may Train our Models on"]);
        assert_eq!(super::found(text, &["our", "models"], 0), ["our Models"]);
        assert!(super::found(text, &["train", "models"], 3).is_empty());
        assert_eq!(super::found(text, &["here"], 2), ["it. Not here."]);
        assert!(super::found("", &["here"], 2).is_empty());
    }
}
