//! Where the records come from: the copy inside the program, or a folder that is named.

use std::borrow::Cow;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Failure, Severity};
use crate::records::{Blob, Catalog, Listing, Loaded, accept, load};

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/records.bin"));

/// Records that can be searched by name, and decoded when they are asked for.
pub struct Library {
    holds: Holds,
}

enum Holds {
    Embedded(Blob<'static>),
    Folder(Box<Loaded>),
}

impl Library {
    /// Opens a data folder, or without one the records inside the program.
    ///
    /// # Errors
    /// The folder cannot be read, or not one of its records can.
    pub fn open(folder: Option<&Path>) -> Result<Library, Failure> {
        match folder {
            None => Ok(Library { holds: Holds::Embedded(Blob::open(EMBEDDED).map_err(damaged)?) }),
            Some(folder) => {
                let hint = format!("promptfate validate {} says what is wrong", folder.display());
                Library::of(load(folder, &accept)?, &folder.display().to_string()).map_err(|failure| failure.hint(hint))
            }
        }
    }

    /// Takes records that have been read from what is called `place`.
    ///
    /// # Errors
    /// Not one tier could be read.
    pub fn of(loaded: Loaded, place: &str) -> Result<Library, Failure> {
        if loaded.catalog.tiers.is_empty() {
            return Err(Failure::new(format!("could not read a single tier in {place}")));
        }
        Ok(Library { holds: Holds::Folder(Box::new(loaded)) })
    }

    /// Returns what is needed to match tiers by name, in the order of their ids.
    pub fn listings(&self) -> Cow<'_, [Listing<'_>]> {
        match &self.holds {
            Holds::Embedded(blob) => Cow::Borrowed(&blob.listings),
            Holds::Folder(loaded) => Cow::Owned(loaded.catalog.listings()),
        }
    }

    /// Returns the tiers at these positions of the listings, in that order, with all providers that they name.
    ///
    /// # Errors
    /// The records inside the program are damaged.
    pub fn pick(&self, positions: &[usize]) -> Result<Catalog, Failure> {
        match &self.holds {
            Holds::Embedded(blob) => blob.pick(positions.iter().copied()).map_err(damaged),
            Holds::Folder(loaded) => Ok(Catalog {
                providers: loaded.catalog.providers.clone(),
                tiers: positions.iter().filter_map(|position| loaded.catalog.tiers.get(*position).cloned()).collect(),
            }),
        }
    }

    /// Returns every tier and provider.
    ///
    /// # Errors
    /// The records inside the program are damaged.
    pub fn whole(self) -> Result<Catalog, Failure> {
        match self.holds {
            Holds::Embedded(blob) => blob.pick(0..blob.listings.len()).map_err(damaged),
            Holds::Folder(loaded) => Ok(loaded.catalog),
        }
    }

    /// Returns what is wrong with records that had to be left out.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        let diagnostics = match &self.holds {
            Holds::Embedded(_) => &[][..],
            Holds::Folder(loaded) => &loaded.diagnostics,
        };
        diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

fn damaged(why: String) -> Failure {
    Failure::new(format!("the records inside the program are damaged: {why}"))
        .hint("install it again, or name a folder with --data")
}
