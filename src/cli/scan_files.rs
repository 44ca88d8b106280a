//! The files that tell `scan` what to look for and what is known.

use std::path::Path;

use crate::diagnostic::Failure;
use crate::files;
use crate::scan::{Baseline, OwnRules, Values, own_rules};

/// Returns what a file of rules holds.
pub(super) fn own_of(path: Option<&Path>) -> Result<OwnRules, Failure> {
    let Some(path) = path else { return Ok(OwnRules::default()) };
    own_rules(&text_of(path)?)
        .map_err(|why| Failure::new(format!("{}:{why}", path.display())).hint("docs/scan.md shows the form of a file of rules"))
}

/// Returns what a baseline knows.
pub(super) fn baseline_of(path: &Path) -> Result<Baseline, Failure> {
    Baseline::parse(&text_of(path)?).map_err(|why| {
        Failure::new(format!("{} is no baseline: {why}", path.display()))
            .hint("promptfate scan --write-baseline FILE writes one")
    })
}

/// Returns what finds the values of a file and of the environment. They are dropped once it is made.
pub(super) fn values_of(path: Option<&Path>, names: &[String]) -> Result<Option<Values>, Failure> {
    if path.is_none() && names.is_empty() {
        return Ok(None);
    }
    let mut values = Vec::new();
    if let Some(path) = path {
        values.extend(text_of(path)?.lines().filter(|line| !line.is_empty()).map(str::to_owned));
    }
    for name in names {
        let value = std::env::var(name).map_err(|_| {
            Failure::new(format!("there is no variable `{name}` with a text in it"))
                .hint("--values-env takes names, separated by commas")
        })?;
        values.push(value);
    }
    let made = Values::new(&values).map_err(|why| Failure::new(why).hint("--values takes one value on a line"))?;
    Ok(Some(made))
}

/// The largest of these files, in bytes.
const LARGEST: u64 = 16 << 20;

fn text_of(path: &Path) -> Result<String, Failure> {
    files::read_text(path, LARGEST).map_err(|error| Failure::new(format!("cannot read {}: {error}", path.display())))
}
