//! Citations against the pages as they are now.

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, SHORTEST, Status, Task, status, tasks};
use crate::evidence::pages::{Pages, Unread};
use crate::model::Day;
use crate::records::Catalog;

/// Checks the passages of today's answers on the pages as they are now, and adds what was found to `checks`.
///
/// `progress` is told how many pages are done, of how many. Each page is fetched once. Returns the pages that could not be read, and
/// why.
pub fn verify_live(
    catalog: &Catalog,
    pages: &Pages,
    today: Day,
    checks: &mut [Check],
    progress: impl Fn(usize),
) -> Vec<(String, String)> {
    let tasks: Vec<Task<'_>> = catalog.tiers.iter().flat_map(|tier| tasks(catalog, tier, today)).collect();
    let is_asked = |task: &&Task<'_>| task.current && task.citation.passage.is_some();
    let addresses: BTreeSet<&str> = tasks.iter().filter(is_asked).filter_map(|task| Some(task.source?.url.as_str())).collect();
    let mut texts = BTreeMap::new();
    for address in &addresses {
        progress(addresses.len());
        texts.insert(*address, pages.text(address));
    }
    for (check, task) in checks.iter_mut().zip(&tasks).filter(|(_, task)| is_asked(task)) {
        let Some(source) = task.source else { continue };
        check.live = Some(match texts.get(source.url.as_str()) {
            Some(Ok(text)) => match status(text, task.citation) {
                // Without a digest there is nothing to compare with but the ends.
                Status::Changed if task.citation.digest.is_none() => Status::Holds,
                // An error page, or one that a script has yet to fill.
                status if status.is_lost() && text.len() < SHORTEST => Status::NotReadable,
                status => status,
            },
            Some(Err(Unread::NotReadable(_))) => Status::NotReadable,
            Some(Err(Unread::Unreachable(_))) | None => Status::Unreachable,
        });
    }
    let why = |(address, text): (&str, Result<String, Unread>)| match text.err()? {
        Unread::NotReadable(why) | Unread::Unreachable(why) => Some((address.to_owned(), why)),
    };
    texts.into_iter().filter_map(why).collect()
}
