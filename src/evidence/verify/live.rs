//! Citations against the pages as they are now.

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, SHORTEST, Status, Task, status, tasks};
use crate::archive::normalise;
use crate::evidence::pages::{Pages, Unread};
use crate::model::{Citation, Day};
use crate::records::Catalog;

/// Checks the passages of today's answers on the pages as they are now, and adds what was found to `checks`.
///
/// `progress` is told how many pages are done, of how many. Each page is fetched once, and what it shows is given to `each`. Returns the
/// pages that could not be read, and why.
pub fn verify_live(
    catalog: &Catalog,
    pages: &Pages,
    today: Day,
    checks: &mut [Check],
    mut each: impl FnMut(&str, &str),
    progress: impl Fn(usize),
) -> Vec<(String, String)> {
    let tasks: Vec<Task<'_>> = catalog.tiers.iter().flat_map(|tier| tasks(catalog, tier, today)).collect();
    let is_asked = |task: &&Task<'_>| task.current && task.citation.passage.is_some();
    let addresses: BTreeSet<&str> = tasks.iter().filter(is_asked).filter_map(|task| Some(task.source?.url.as_str())).collect();
    let mut texts = BTreeMap::new();
    for address in &addresses {
        progress(addresses.len());
        let shown = pages.shown(address);
        if let Ok(text) = &shown {
            each(address, text);
        }
        texts.insert(*address, shown.map(|text| normalise(&text)));
    }
    for (check, task) in checks.iter_mut().zip(&tasks).filter(|(_, task)| is_asked(task)) {
        let Some(source) = task.source else { continue };
        check.live = Some(match texts.get(source.url.as_str()) {
            Some(Ok(text)) => on_page(text, task.citation),
            Some(Err(Unread::NotReadable(_))) => Status::NotReadable,
            Some(Err(Unread::Unreachable(_))) | None => Status::Unreachable,
        });
    }
    let why = |(address, text): (&str, Result<String, Unread>)| match text.err()? {
        Unread::NotReadable(why) | Unread::Unreachable(why) => Some((address.to_owned(), why)),
    };
    texts.into_iter().filter_map(why).collect()
}

/// Returns how a citation stands on the text of a page.
fn on_page(text: &str, citation: &Citation) -> Status {
    match status(text, citation) {
        // Without a digest there is nothing to compare with but the ends.
        Status::Changed if citation.digest.is_none() => Status::Holds,
        // An error page, or one that a script has yet to fill.
        status if status.is_lost() && text.len() < SHORTEST => Status::NotReadable,
        status => status,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;

    use super::*;
    use crate::archive::digest;
    use crate::model::sample::tier;

    fn citation(digest: Option<String>) -> Citation {
        serde_json::from_value(json!({
            "source": "terms", "passage": {"from": "we keep", "to": "a year"}, "digest": digest, "read": "2026-01-01",
        }))
        .unwrap()
    }

    #[test]
    fn what_is_not_on_the_page_is_gone_unless_there_is_hardly_a_page() {
        let long = |words: &str| format!("{words}{}", " x".repeat(150));
        let (with, without) = (citation(Some(digest("we keep it for a year"))), citation(None));
        assert_eq!(on_page("we keep it for a year", &with), Status::Holds);
        assert_eq!(on_page("we keep it for a year", &without), Status::Holds);
        assert_eq!(on_page(&long("we keep it for half a year"), &with), Status::Changed);
        assert_eq!(on_page(&long("we keep it for half a year"), &without), Status::Holds);
        assert_eq!(on_page(&long("nothing"), &without), Status::Gone);
        assert_eq!(on_page("nothing", &without), Status::NotReadable);
        assert_eq!(on_page(&"x".repeat(SHORTEST), &with), Status::Gone);
        assert_eq!(on_page(&"x".repeat(SHORTEST - 1), &with), Status::NotReadable);
    }

    #[test]
    fn only_passages_that_hold_today_are_looked_for_and_what_cannot_be_read_is_said() {
        let address = |name: &str| format!("http://127.0.0.1:1/{name}");
        let source = |name: &str| json!({"title": name, "url": address(name), "kind": "contract"});
        let provider = json!({
            "schema": 1, "name": "Acme", "home": "https://acme.example",
            "sources": {"terms": source("terms"), "help": source("help")},
        });
        let cite = |source: &str, passage: bool| {
            let passage = passage.then(|| json!({"from": "we keep", "to": "a year"}));
            json!([{"source": source, "passage": passage, "read": "2026-01-01"}])
        };
        let chat = json!({
            "training": [
                {"answer": "never", "since": "2026-01-01", "cite": cite("terms", true)},
                {"answer": "always", "since": "2025-01-01", "cite": cite("terms", true)},
            ],
            "feedback": [{"answer": "used", "cite": cite("terms", false)}],
            "human_review": [{"answer": "no", "cite": cite("help", true)}],
        });
        let catalog = Catalog {
            providers: [("acme".to_owned(), serde_json::from_value(provider).unwrap())].into(),
            tiers: vec![tier("acme/chat", chat)],
        };
        let today = "2026-06-01".parse().unwrap();
        let (folder, mut checks) = (tempfile::tempdir().unwrap(), Vec::new());
        for task in tasks(&catalog, &catalog.tiers[0], today) {
            checks.push(Check {
                tier: task.tier.id.clone(),
                question: task.question,
                pointer: task.pointer,
                source: task.citation.source.clone(),
                version: None,
                named: Status::NotArchived,
                newest: None,
                live: None,
            });
        }
        let pages = Pages::new(folder.path(), Duration::from_secs(5));
        std::fs::write(pages.copy_of(&address("terms")), "we keep it for a year").unwrap();
        let failed = verify_live(&catalog, &pages, today, &mut checks, |_, _| {}, |_| {});
        let live: Vec<_> = checks.iter().map(|check| (check.pointer.as_str(), check.live)).collect();
        let expected = [
            ("/training/0/cite/0", Some(Status::Holds)),
            ("/training/1/cite/0", None),
            ("/feedback/0/cite/0", None),
            ("/human_review/0/cite/0", Some(Status::Unreachable)),
        ];
        assert_eq!(live, expected);
        assert_eq!(failed.iter().map(|(address, _)| address.as_str()).collect::<Vec<_>>(), [address("help")]);
    }
}
