//! The site: every record as pages for people and files for programs, made of the results that the commands show too.
//!
//! The same records and the same day give the same bytes. Nothing in it asks another host, and no page runs anything but its own
//! few scripts, without which it can be read.

mod api;
mod badge;
mod changes;
mod choice;
mod counts;
mod feed;
mod folder;
mod frame;
mod llms;
mod matrix;
mod method;
mod names;
mod provider;
mod scripts;
mod start;
mod tier;

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diagnostic::Failure;
use crate::model::{AsOf, Day, Tier};
use crate::printable::printable;
use crate::records::{Beside, Catalog, Library};

pub use folder::publish;

/// What the site is made of.
pub struct Site<'a> {
    library: &'a Library,
    catalog: &'a Catalog,
    beside: &'a Beside,
    as_of: AsOf,
}

/// The offers of a provider, which stand together in a catalog.
#[derive(Clone, Copy)]
struct Offers<'a> {
    id: &'a str,
    name: &'a str,
    tiers: &'a [Tier],
}

/// Takes the files of a site: the path of each with `/` between its parts, and what is in it.
type Put<'p> = dyn Fn(&str, &[u8]) -> Result<(), Failure> + Sync + 'p;

/// How much was written.
#[derive(Debug, Default)]
pub struct Written {
    /// How many files.
    pub files: AtomicUsize,
    /// How many bytes are in them.
    pub bytes: AtomicU64,
}

impl<'a> Site<'a> {
    /// Returns the site of all records of a library, for a day.
    pub fn of(library: &'a Library, catalog: &'a Catalog, beside: &'a Beside, today: Day) -> Site<'a> {
        Site { library, catalog, beside, as_of: AsOf { day: today, region: None } }
    }

    fn today(&self) -> Day {
        self.as_of.day
    }

    /// Returns the providers that have offers, in the order of their ids.
    fn providers(&self) -> Vec<Offers<'a>> {
        let of = |tiers: &'a [Tier]| {
            let id = tiers[0].provider();
            Offers { id, name: self.catalog.provider_name(&tiers[0]), tiers }
        };
        self.catalog.tiers.chunk_by(|a, b| a.provider() == b.provider()).map(of).collect()
    }

    /// Makes all files. No more than a few are held in memory at a time, whatever the number of records.
    fn write(&self, put: &Put<'_>) -> Result<Written, Failure> {
        let written = Written::default();
        let put = |path: &str, bytes: &[u8]| {
            written.files.fetch_add(1, Ordering::Relaxed);
            written.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
            put(path, bytes)
        };
        let text = |path: &str, text: String| put(path, printable(&text).as_bytes());
        let providers = self.providers();
        let changes = changes::all(self);
        self.catalog.tiers.par_iter().try_for_each(|tier| {
            let id = tier.id.as_str();
            text(&format!("tiers/{id}.html"), tier::page(self, tier))?;
            text(&format!("badges/{id}.svg"), badge::draw(self, tier))?;
            api::of_tier(self, tier).into_iter().try_for_each(|(path, json)| put(&path, json.as_bytes()))
        })?;
        providers.par_iter().try_for_each(|provider| {
            text(&format!("providers/{}.html", provider.id), provider::page(self, provider))?;
            let of = changes.iter().filter(|change| change.tier.provider() == provider.id);
            text(&format!("feeds/{}.atom", provider.id), feed::write(self, Some(provider), of))
        })?;
        type Make<'m> = &'m (dyn Fn() -> Result<String, Failure> + Sync);
        let single: [(&str, Make<'_>); 14] = [
            ("index.html", &|| start::page(self, &providers, &changes)),
            ("providers.html", &|| Ok(provider::list(self, &providers))),
            ("matrix.html", &|| Ok(matrix::page(self))),
            ("compare.html", &|| Ok(choice::compare(self))),
            ("tools.html", &|| Ok(choice::tools(self))),
            ("changes.html", &|| Ok(changes::page(self, &changes))),
            ("feeds/all.atom", &|| Ok(feed::write(self, None, changes.iter().take(feed::MOST)))),
            ("coverage.html", &|| Ok(counts::coverage(self))),
            ("conflicts.html", &|| Ok(counts::conflicts(self))),
            ("wanted.html", &|| Ok(counts::wanted(self))),
            ("method.html", &|| Ok(method::page(self))),
            ("llms.txt", &|| Ok(llms::write(self, &providers))),
            ("answers.js", &|| Ok(scripts::answers(self))),
            ("style.css", &|| Ok(scripts::STYLE.to_owned())),
        ];
        single.par_iter().try_for_each(|(path, make)| text(path, make()?))?;
        scripts::SCRIPTS.iter().try_for_each(|(path, script)| put(path, script.as_bytes()))?;
        api::of_all(self).into_iter().try_for_each(|(path, json)| put(&path, json.as_bytes()))?;
        put(folder::MARK, folder::mark(self.today()).as_bytes())?;
        Ok(written)
    }
}
