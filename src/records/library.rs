//! Where the records come from: the copy inside the program, a newer one that is installed, or a folder that is named.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use crate::diagnostic::{Diagnostic, Failure, Severity};
use crate::records::{Beside, Catalog, Edition, Embedded, Installed, Listing, Loaded, accept, load};

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/records.bin"));

/// Records that can be searched by name, and decoded when they are asked for.
pub struct Library {
    backend: Backend,
}

enum Backend {
    Embedded(Box<Embedded<'static>>),
    Folder(Box<Loaded>),
}

impl Library {
    /// Opens a data folder, or without one the records inside the program.
    ///
    /// # Errors
    /// The folder cannot be read, or not one of its records can.
    pub fn open(folder: Option<&Path>) -> Result<Library, Failure> {
        match folder {
            None => Ok(Library { backend: Backend::Embedded(Box::new(Embedded::open(EMBEDDED).map_err(damaged)?)) }),
            Some(folder) => {
                let hint = format!("promptfate validate {} says what is wrong", folder.display());
                Library::of(load(folder, &accept)?, &folder.display().to_string()).map_err(|failure| failure.hint(hint))
            }
        }
    }

    /// Opens the newer of the records inside the program and those that are installed in a folder, and says why installed ones are not
    /// taken that cannot be trusted or read. They are read once, so that a server gives all its answers from one state.
    ///
    /// # Errors
    /// The records inside the program are damaged.
    pub fn newest(installed: &Path) -> Result<(Library, Option<String>), Failure> {
        static READ: OnceLock<Result<Option<Installed>, String>> = OnceLock::new();
        let embedded = Library::open(None)?;
        let records = match READ.get_or_init(|| Installed::read(installed)) {
            Ok(None) => return Ok((embedded, None)),
            Ok(Some(installed)) => installed.records().and_then(Embedded::open),
            Err(why) => Err(why.clone()),
        };
        Ok(match records {
            Ok(records) if records.edition.date >= embedded.edition().date => {
                (Library { backend: Backend::Embedded(Box::new(records)) }, None)
            }
            Ok(_) => (embedded, None),
            Err(why) => (embedded, Some(why)),
        })
    }

    /// Takes records that have been read from what is called `place`.
    ///
    /// # Errors
    /// Not one tier could be read.
    pub fn of(loaded: Loaded, place: &str) -> Result<Library, Failure> {
        if loaded.catalog.tiers.is_empty() {
            return Err(Failure::new(format!("could not read a single tier in {place}")));
        }
        Ok(Library { backend: Backend::Folder(Box::new(loaded)) })
    }

    /// Returns which state of the records this is.
    pub fn edition(&self) -> &Edition {
        match &self.backend {
            Backend::Embedded(embedded) => &embedded.edition,
            Backend::Folder(loaded) => &loaded.edition,
        }
    }

    /// Returns the names of all tiers, in the order of their ids.
    ///
    /// # Errors
    /// The records inside the program are damaged.
    pub fn listings(&self) -> Result<Vec<Listing<'_>>, Failure> {
        match &self.backend {
            Backend::Embedded(embedded) => {
                (0..embedded.len()).map(|at| embedded.listing(at)).collect::<Result<_, _>>().map_err(damaged)
            }
            Backend::Folder(loaded) => Ok(loaded.catalog.listings()),
        }
    }

    /// Returns the index of the names that was made when the program was built; `None` for records of a folder.
    pub fn embedded_names(&self) -> Option<&[u8]> {
        match &self.backend {
            Backend::Embedded(embedded) => Some(embedded.names),
            Backend::Folder(_) => None,
        }
    }

    /// Returns the names of the tier at a position.
    ///
    /// # Errors
    /// The records inside the program are damaged.
    pub fn listing(&self, position: usize) -> Result<Listing<'_>, Failure> {
        match &self.backend {
            Backend::Embedded(embedded) => embedded.listing(position).map_err(damaged),
            Backend::Folder(loaded) => loaded.catalog.listing(position).ok_or_else(|| damaged("no such tier".to_owned())),
        }
    }

    /// Returns these positions, and behind them those of the other tiers of the same providers.
    pub fn with_siblings(&self, wanted: &[usize]) -> Vec<usize> {
        let provider = |position: usize| self.id(position).split('/').next().unwrap_or_default();
        // Ids are sorted and begin with the provider's, so its tiers stand together.
        let is_beside = |one: usize| move |other: &usize| provider(*other) == provider(one);
        let before = |one: &usize| (0..*one).rev().take_while(is_beside(*one)).collect::<Vec<_>>();
        let behind = |one: &usize| (*one + 1..self.len()).take_while(is_beside(*one)).collect::<Vec<_>>();
        let beside: BTreeSet<usize> = wanted.iter().flat_map(|one| [before(one), behind(one)]).flatten().collect();
        wanted.iter().copied().chain(beside.into_iter().filter(|other| !wanted.contains(other))).collect()
    }

    fn len(&self) -> usize {
        match &self.backend {
            Backend::Embedded(embedded) => embedded.len(),
            Backend::Folder(loaded) => loaded.catalog.tiers.len(),
        }
    }

    fn id(&self, position: usize) -> &str {
        match &self.backend {
            Backend::Embedded(embedded) => embedded.id(position),
            Backend::Folder(loaded) => loaded.catalog.tiers.get(position).map_or("", |tier| tier.id.as_str()),
        }
    }

    /// Returns the lists that stand beside the records.
    ///
    /// # Errors
    /// The records inside the program are damaged.
    pub fn beside(&self) -> Result<Beside, Failure> {
        match &self.backend {
            Backend::Embedded(embedded) => embedded.beside().map_err(damaged),
            Backend::Folder(loaded) => Ok(loaded.beside.clone()),
        }
    }

    /// Returns the tiers at these positions of the listings, in that order, with all providers that they name.
    ///
    /// # Errors
    /// The records inside the program are damaged.
    pub fn pick(&self, positions: &[usize]) -> Result<Catalog, Failure> {
        match &self.backend {
            Backend::Embedded(embedded) => embedded.pick(positions.iter().copied()).map_err(damaged),
            Backend::Folder(loaded) => Ok(Catalog {
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
        match self.backend {
            Backend::Embedded(embedded) => embedded.pick(0..embedded.len()).map_err(damaged),
            Backend::Folder(loaded) => Ok(loaded.catalog),
        }
    }

    /// Returns what is wrong with records that had to be left out.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        let diagnostics = match &self.backend {
            Backend::Embedded(_) => &[][..],
            Backend::Folder(loaded) => &loaded.diagnostics,
        };
        diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

fn damaged(why: String) -> Failure {
    Failure::new(format!("the records inside the program are damaged: {why}"))
        .hint("install it again, or name a folder with --data")
}
