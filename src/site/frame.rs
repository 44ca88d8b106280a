//! What stands around every page: head, ways to the other pages, foot.

use maud::{Markup, PreEscaped, html};

use super::Site;
use crate::output::wording::site;

/// Own files and nothing else: no host is asked, nothing that stands in a page is run, no form leaves it.
const POLICY: &str =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// A page.
pub(super) struct Frame<'a> {
    /// Its path in the site.
    pub path: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What it is about, in a sentence.
    pub about: &'a str,
    /// The scripts that it has.
    pub scripts: &'a [&'a str],
    /// The feed of its changes.
    pub feed: Option<&'a str>,
}

impl Frame<'_> {
    /// Returns the way from the page to the top of the site.
    pub fn root(&self) -> String {
        "../".repeat(self.path.matches('/').count())
    }

    /// Returns the page with what is on it.
    pub fn around(&self, of: &Site<'_>, main: &Markup) -> String {
        let root = self.root();
        let here = |file: &str| (self.path == file).then_some("page");
        let title = if self.path == "index.html" {
            format!("{}: {}", site::NAME, self.title)
        } else {
            format!("{} - {}", self.title, site::NAME)
        };
        let feed = self.feed.unwrap_or("feeds/all.atom");
        let document = html! {
            (PreEscaped("<!doctype html>\n"))
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    meta name="color-scheme" content="light dark";
                    title { (title) }
                    meta name="description" content=(self.about);
                    link rel="stylesheet" href={ (root) "style.css" };
                    link rel="alternate" type="application/atom+xml" title=(site::FEED) href={ (root) (feed) };
                    @for script in self.scripts { script src={ (root) (script) } defer {} }
                }
                (PreEscaped("\n"))
                body {
                    a.skip href="#content" { (site::SKIP) }
                    header.top {
                        a.name href={ (root) "index.html" } { (site::NAME) }
                        nav aria-label=(site::NAVIGATION[0]) {
                            @for (file, name) in site::PAGES { a href={ (root) (file) } aria-current=[here(file)] { (name) } }
                        }
                    }
                    (PreEscaped("\n"))
                    main #content { (main) }
                    (PreEscaped("\n"))
                    footer {
                        nav aria-label=(site::NAVIGATION[1]) {
                            @for (file, name) in site::MORE_PAGES { a href={ (root) (file) } aria-current=[here(file)] { (name) } }
                        }
                        p { (site::NO_ADVICE) }
                        p { (site::LICENCES) " " (site::as_of(of.today(), env!("CARGO_PKG_VERSION"))) }
                    }
                }
            }
        };
        document.into_string() + "\n"
    }
}

/// Returns JSON as it may stand in a page for a script of it to read.
pub(super) fn data(id: &str, json: &serde_json::Value) -> Markup {
    // No mark begins or ends in it.
    let text = json.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    html! { script type="application/json" id=(id) { (PreEscaped(text)) } }
}

/// Returns the words that a script says, by their names.
pub(super) fn words(says: &[(&str, &str)]) -> Markup {
    let words: serde_json::Map<String, serde_json::Value> =
        says.iter().map(|(name, words)| ((*name).to_owned(), (*words).into())).collect();
    data("words", &words.into())
}
