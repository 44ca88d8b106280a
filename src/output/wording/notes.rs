//! What goes to standard error beside a result: how much there was, what was left out, what to do.

use super::{ask, counted};
use crate::archive::Added;
use crate::model::{AsOf, Day};
use crate::organisation::policy::Exception;

/// What to do about findings of `validate`.
pub const EXPLAIN: &str = "promptfate explain CODE says why a rule exists and what to do";
/// What to do about a secret.
pub const REVOKE: &str = "what has been pasted is known to others: revoke it where it was issued, and make a new one";
/// That versions are on their way.
pub const FETCHING: &str = "fetching the versions";
/// That a text is awaited.
pub const READING: &str = "reading standard input; end it with Ctrl-D, or name files";

/// Returns how many records had to be left out.
pub fn left_out(errors: usize) -> String {
    format!("warning: {} in records, which were left out; promptfate validate says which", counted(errors, "error"))
}

/// Returns how many rows a table has.
pub fn rows_written(count: usize) -> String {
    counted(count, "row")
}

/// That no archive keeps a source.
pub const NO_ARCHIVE: &str = "no archive";

/// Returns how many sources could not be looked through.
pub fn not_in_archive(count: usize, all: usize) -> String {
    format!("{count} of {all} sources are in no archive and were not looked through")
}

/// All of them.
pub const EVERY_TIER: &str = "every tier";

/// Returns that nothing is known of a tier; `begins` is the day of the first that is known.
pub fn nothing_known(tier: &str, begins: Option<Day>, as_of: &AsOf) -> String {
    format!("{tier}: {}", ask::not_known(begins, as_of))
}

/// Returns how many tiers meet rules, and of how many it is open.
pub fn matches(count: usize, all: usize, open: usize) -> String {
    let open = if open > 0 { format!("; of {open} it is not known or not stated") } else { String::new() };
    format!("{count} of {all} tiers meet the rules{open}")
}

/// Returns how many tiers a class allows.
pub fn advice(count: usize, all: usize, class: &str) -> String {
    format!("{count} of {all} tiers are allowed for {class}")
}

/// Returns how many products have no record.
pub fn wanted(count: usize) -> String {
    format!("{} without a record", counted(count, "product"))
}

/// Returns how many tiers have gaps.
pub fn gaps(count: usize, all: usize) -> String {
    format!("{count} of {all} tiers with gaps")
}

/// Returns how many judgements there are of each verdict.
pub fn verdicts(allowed: usize, unclear: usize, refused: usize) -> String {
    format!("{allowed} allowed, {unclear} unclear, {refused} refused")
}

/// Returns what was not judged.
pub fn not_judged(names: &str) -> String {
    format!("not judged, as no tier is known by their names or endpoints: {names}")
}

/// Returns that an organisation's own answers are not used.
pub fn own_not_used(tool: &str, tier: &str) -> String {
    format!("warning: the own answers for {tool} are not used: {tier} has a record")
}

/// Returns how many tools providers broke.
pub fn broken(count: usize) -> String {
    format!("{count} were allowed then and are not now")
}

/// Returns that an exception has ended.
pub fn exception_ended(class: &str, exception: &Exception) -> String {
    let Exception { tier, until, reason, .. } = exception;
    format!("warning: the exception of {tier} for {class} ended on {until}: {reason}")
}

/// Returns what `validate` found.
pub fn validated(files: usize, place: &str, errors: usize, warnings: usize) -> String {
    format!("{}{place}: {}, {}", counted(files, "file"), counted(errors, "error"), counted(warnings, "warning"))
}

/// Returns that more was found than is shown.
pub fn first_findings(text: &str, count: usize, shown: usize) -> String {
    format!("{text}: {count} findings, of which the first {shown} are shown")
}

/// Returns what `scan` found.
pub fn scanned(count: usize, found: usize, texts: usize, bytes: u64) -> String {
    format!("{count} found in {found} of {}, {} read", counted(texts, "text"), size(bytes))
}

/// Returns how many files were not read, and why.
pub fn not_read(count: usize, why: &str) -> String {
    format!(", {count} not read ({why})")
}

/// Returns how many files a list leaves out.
pub fn ignored(count: usize) -> String {
    format!(", {count} left out by .gitignore")
}

/// Returns how many findings a baseline knows.
pub fn known(count: usize) -> String {
    format!(", {count} known by the baseline")
}

/// Returns how many texts somebody wanted left out.
pub fn allowed(count: usize) -> String {
    format!(", {count} left out by --allow-path or a file of rules")
}

/// Returns what was written into a baseline.
pub fn baseline_written(found: usize, known: usize, path: &str) -> String {
    format!("{found} found, {known} different ones written to {path} as known")
}

fn size(bytes: u64) -> String {
    match bytes {
        0..=9_999 => format!("{bytes} bytes"),
        10_000..=9_999_999 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

/// Returns that commits of other repositories were not looked at.
pub fn submodules(count: usize) -> String {
    format!("submodules left out: {count}; what is staged of one is a commit of another repository")
}

/// That a page is on its way.
pub const FETCHING_PAGE: &str = "fetching the page";

/// Returns what became of a copy of a page, and what to do with its place.
pub fn added(added: &Added, day: Day) -> String {
    match added {
        Added::New(commit) => format!("added: {day} {commit}; a source names the place as one of its `archive`"),
        Added::Same => "nothing was added: it is as in the newest copy".to_owned(),
    }
}

/// Returns how many pages were kept.
pub fn pages_kept(all: usize, new: usize) -> String {
    format!("kept {}: {new} new, {} as before", counted(all, "page"), all - new)
}

/// Returns that a collection is there.
pub fn synced(collection: &str) -> String {
    format!("{collection}: up to date")
}

/// Returns where a secret was found that stands in a file's name.
pub fn the_name_itself(masked: &str) -> String {
    format!("{masked} (the name itself)")
}
