//! Arguments that several commands share, and how they are made sense of.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::Context;
use crate::archive::Archive;
use crate::diagnostic::Failure;
use crate::evidence::Kept;
use crate::files;
use crate::model::{Answer, AsOf, Day, Question, Region, Tier};
use crate::names::{Names, NoMatch};
use crate::output::{Format, views};
use crate::records::{Library, Listing};

/// Returns a parser of the formats that a result has.
pub(super) fn formats(offered: &'static [Format]) -> impl TypedValueParser<Value = Format> {
    let value = |format: &Format| PossibleValue::new(format.as_str()).help(about(*format));
    let named = |name: String| offered.iter().copied().find(|format| format.as_str() == name).ok_or("no such format");
    PossibleValuesParser::new(offered.iter().map(value)).try_map(named)
}

const fn about(format: Format) -> &'static str {
    match format {
        Format::Text => "For a terminal",
        Format::Markdown => "For a document or a comment",
        Format::Html => "For a browser or a printer",
        Format::Json => "For a program: promptfate/v1",
        Format::Yaml => "The same as YAML",
        Format::Svg => "A picture, for a page or a document",
        Format::Csv => "For a spreadsheet",
        Format::Sarif => "SARIF 2.1.0, for code hosts and editors",
        Format::CycloneDx => "CycloneDX 1.6: services, data, claims with evidence",
        Format::Github => "Annotations that GitHub shows beside the lines",
        Format::Atom => "A feed, for a reader of news",
        Format::Issue => "The body of an issue, to be kept up to date",
    }
}

#[derive(Debug, Args)]
pub(super) struct ArchiveArgs {
    /// The archive: a folder of collections [default: $PROMPTFATE_ARCHIVE, or the one that `archive sync` keeps]
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
}

impl ArchiveArgs {
    pub(super) fn open(&self) -> Result<Archive, Failure> {
        Archive::open(&archive_folder(self.archive.clone())?, &cache()?.join("bundles"))
    }

    /// Opens the archive, if one is named or the usual one is there.
    pub(super) fn open_if_there(&self) -> Result<Option<Archive>, Failure> {
        let is_named = self.archive.is_some() || setting("PROMPTFATE_ARCHIVE").is_some();
        let is_there = is_named || archive_folder(None).is_ok_and(|folder| folder.is_dir());
        is_there.then(|| self.open()).transpose()
    }
}

/// What a look through an archive gave is kept for the next one.
#[derive(Debug, Args)]
pub(super) struct KeptArgs {
    /// Read all archived versions anew, and keep nothing of what they show for the next run
    #[arg(long)]
    no_cache: bool,
}

impl KeptArgs {
    pub(super) fn open(&self) -> Result<Option<Kept>, Failure> {
        (!self.no_cache).then(|| Ok(Kept::below(&cache()?.join("evidence")))).transpose()
    }
}

/// Returns the folder in which this user's caches are kept.
pub(super) fn cache() -> Result<PathBuf, Failure> {
    use etcetera::BaseStrategy;
    if let Some(folder) = setting("PROMPTFATE_CACHE") {
        return Ok(PathBuf::from(folder));
    }
    etcetera::choose_base_strategy()
        .map(|base| base.cache_dir().join("promptfate"))
        .map_err(|error| Failure::new(format!("found no cache folder: {error}")).hint("set PROMPTFATE_CACHE to one"))
}

/// Returns the folder in which newer records are installed; `None` where this user has no folder for what programs keep.
pub(super) fn installed_folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    Some(etcetera::choose_base_strategy().ok()?.data_dir().join("promptfate"))
}

/// Returns the folder of the archive: the one that is named, or the one of the environment, or the one that `archive sync` keeps.
pub(super) fn archive_folder(named: Option<PathBuf>) -> Result<PathBuf, Failure> {
    let named = named.or_else(|| setting("PROMPTFATE_ARCHIVE").map(PathBuf::from));
    named.map_or_else(|| Ok(cache()?.join("archive")), Ok)
}

/// Returns a variable of the environment. An empty one is unset, as scripts and CI systems have it.
pub(super) fn setting(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

impl Context {
    /// Returns the data folder that a record writer works in: the one that is named, or `data` below the current folder.
    pub(super) fn data_folder(&self, named: Option<PathBuf>) -> Result<PathBuf, Failure> {
        let folder = named.or_else(|| self.data.clone()).unwrap_or_else(|| PathBuf::from("data"));
        if folder.is_dir() {
            return Ok(folder);
        }
        Err(Failure::new(format!("found no data folder at {}", folder.display()))
            .hint("run this where `data/` is, or name the folder with --data"))
    }
}

/// Splits the path of a record into its data folder and its name in it.
pub(super) fn record_name(path: &Path) -> Option<(PathBuf, String)> {
    let file = path.file_name()?.to_str()?;
    let folder = path.parent()?;
    let provider = folder.file_name()?.to_str()?;
    let data = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some((data.to_owned(), format!("{provider}/{file}")))
}

/// Puts a record's new text in the place of the one that was read.
pub(super) fn replace(path: &Path, before: &str, after: &str) -> Result<(), Failure> {
    // A cloned folder of records may hold a link in the place of a provider's folder: what it leads to is nobody's record.
    let is_link = |folder: &Path| folder.symlink_metadata().is_ok_and(|about| about.is_symlink());
    if let Some(folder) = path.parent().filter(|folder| is_link(folder)) {
        return Err(Failure::new(format!("cannot write {}: found a symbolic link at {}", path.display(), folder.display()))
            .hint("records are plain files in plain folders; name the file where it lies"));
    }
    files::replace(path, before.as_bytes(), after.as_bytes())
        .map_err(|error| Failure::new(format!("cannot write {}: {error}", path.display())).hint("the file is as it was"))
}

/// The day and the place for which something is asked.
#[derive(Debug, Args)]
pub(super) struct When {
    /// What the documents said on this day
    #[arg(long, value_name = "DATE")]
    at: Option<Day>,
    /// What holds in this region: EEA, UK, a country such as CH, a state such as US-CA
    #[arg(long)]
    region: Option<Region>,
}

impl When {
    pub(super) fn as_of(&self, context: &Context) -> Result<AsOf, Failure> {
        let day = self.at.map_or(Ok(context.today), |at| spoken_of(at, context))?;
        Ok(AsOf { day, region: self.region.clone() })
    }
}

/// Returns a day of which the records can speak.
///
/// # Errors
/// It has not come.
pub(super) fn spoken_of(day: Day, context: &Context) -> Result<Day, Failure> {
    if day > context.today {
        let until = context.today;
        return Err(Failure::new(format!("{day} is in the future: the records know what the documents said until {until}")));
    }
    Ok(day)
}

/// Returns the positions of the tiers that each of these names, by id or in words; words that fit several name them all.
/// No word is corrected: what is not a name is not known.
pub(super) fn named(names: &[String], library: &Library) -> Result<Vec<usize>, Failure> {
    let all = Names::of(library)?;
    resolved(names, library, |name| all.exact(name))
}

/// Returns the positions of the tiers that are called just so, or of those that the words fit where none is.
pub(super) fn called(names: &[String], library: &Library) -> Result<Vec<usize>, Failure> {
    let all = Names::of(library)?;
    resolved(names, library, |name| all.called(name))
}

fn resolved(
    names: &[String],
    library: &Library,
    resolve: impl Fn(&str) -> Result<Result<Vec<usize>, NoMatch>, Failure>,
) -> Result<Vec<usize>, Failure> {
    // What names nothing by itself belongs to the word before it, as the shell takes quotes away: `chatgpt plus claude pro`.
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for name in names.iter().map(|name| name.trim_end_matches(',')) {
        let none = match resolve(name)? {
            Ok(found) => {
                groups.push((name.to_owned(), found));
                continue;
            }
            Err(none) => none,
        };
        let Some(last) = groups.last_mut() else { return Err(views::no_match(&none, library)?) };
        let whole = format!("{} {name}", last.0);
        *last = match resolve(&whole)? {
            Ok(found) => (whole, found),
            Err(NoMatch::Unknown { .. } | NoMatch::Nothing) => return Err(views::no_match(&none, library)?),
            Err(unlisted) => return Err(views::no_match(&unlisted, library)?),
        };
    }
    let mut positions = Vec::new();
    for position in groups.into_iter().flat_map(|(_, found)| found) {
        if !positions.contains(&position) {
            positions.push(position);
        }
    }
    Ok(positions)
}

/// Refuses ids of providers that are not there.
pub(super) fn known_providers(ids: &[String], listings: &[Listing<'_>]) -> Result<(), Failure> {
    let known: std::collections::BTreeSet<&str> = listings.iter().filter_map(|listing| listing.id.split('/').next()).collect();
    match ids.iter().find(|id| !known.contains(id.as_str())) {
        None => Ok(()),
        Some(id) => {
            let all: Vec<&str> = known.into_iter().collect();
            Err(Failure::new(format!("there is no provider `{id}`")).hint(format!("the providers are {}", all.join(", "))))
        }
    }
}

/// Returns whether the answer of any tier is one of the words for which a run shall fail.
pub(super) fn fail_on(words: &[String], question: Question, tiers: &[Tier], as_of: &AsOf) -> Result<bool, Failure> {
    let answers = words.iter().map(|word| Answer::parse(question, word)).collect::<Result<Vec<_>, _>>();
    let answers = answers.map_err(|why| Failure::new(format!("--fail-on: {why}")))?;
    Ok(tiers.iter().any(|tier| {
        let entries = tier.entries_at(question, as_of);
        // Nothing known is not a pass: whoever fails on silence fails on a gap too.
        let is_gap = entries.is_empty() && answers.iter().any(Answer::is_unstated);
        is_gap
            || entries
                .iter()
                .any(|entry| answers.contains(&entry.answer) || entry.cases.iter().any(|case| answers.contains(&case.answer)))
    }))
}
