//! A provider's file still has an address of the template.

use crate::diagnostic::Severity;
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "left-placeholder",
    severity: Severity::Warning,
    about: "an address is still the template's",
    why: "`promptfate new` writes a record that can be read at once, with addresses that belong to nobody. Published, they would send \
          people to a page that proves nothing.",
    help: "put the provider's own address there, and its name above",
    bad: "home: https://example.com",
    good: "home: https://openai.com",
    check: Check::Provider(|_, provider, _, findings| {
        let mut look = |path: &[Step<'_>], url: &str| {
            if url.trim_start_matches("https://").split('/').next() == Some("example.com") {
                findings.value(path, format!("found the template's address `{url}`"));
            }
        };
        look(&[Step::Key("home")], &provider.home);
        for (id, source) in &provider.sources {
            look(&[Step::Key("sources"), Step::Key(id), Step::Key("url")], &source.url);
        }
    }),
};
