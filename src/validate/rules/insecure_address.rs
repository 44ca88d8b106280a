//! An address of a provider is not a plain https one.

use fluent_uri::Uri;

use crate::diagnostic::Severity;
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "insecure-address",
    severity: Severity::Error,
    about: "an address of a provider is not a plain https one",
    why: "People follow these addresses. Over http anyone on the way can change the page, and the link to a passage is made from the \
          plain address and the passage.",
    help: "write the address of the page itself, beginning with https://",
    bad: "home: http://example.com\nurl: https://example.com/terms#:~:text=we%20may",
    good: "home: https://example.com\nurl: https://example.com/terms",
    check: Check::Provider(|_, provider, _, findings| {
        if let Some(fault) = fault(&provider.home) {
            findings.value(&[Step::Key("home")], fault);
        }
        for (id, source) in &provider.sources {
            if let Some(fault) = fault(&source.url) {
                findings.value(&[Step::Key("sources"), Step::Key(id), Step::Key("url")], fault);
            }
        }
    }),
};

/// Returns what is wrong with an address that people or `verify` are to follow.
pub fn fault(address: &str) -> Option<&'static str> {
    if !address.starts_with("https://") {
        return Some("found an address that does not begin with https://");
    } else if address.contains(":~:") {
        return Some("found a text fragment in an address; the passage is written in the citation");
    } else if address.contains(char::is_whitespace) {
        return Some("found a blank in an address");
    }
    let Ok(uri) = Uri::parse(address) else {
        return Some("found an address with a character that has another meaning there (RFC 3986); write it as %XX");
    };
    match uri.authority() {
        Some(place) if place.userinfo().is_some() => Some("found a name before the host of an address, which hides the host"),
        Some(place) if !place.host().is_empty() => None,
        _ => Some("found an address without a host"),
    }
}
