//! Hosts: which one an address names, and who is reached there.

use super::index::{Bearers, Index, host_key};

/// Returns the host of an address (RFC 3986), with or without a scheme before it.
pub(super) fn host(address: &str) -> &str {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default().trim_end_matches('.')
}

/// Returns whether a host is one of a pattern's, label by label; `*` stands for any part of a label. Both are in lower case.
fn is_host_of(pattern: &str, host: &str) -> bool {
    let is_label = |(pattern, label): (&str, &str)| match pattern.split_once('*') {
        None => pattern == label,
        Some((start, end)) => label.len() > start.len() + end.len() && label.starts_with(start) && label.ends_with(end),
    };
    pattern.split('.').count() == host.split('.').count() && pattern.split('.').zip(host.split('.')).all(is_label)
}

impl Index<'_> {
    /// Returns who is reached at a host, in lower case: by its own name, or by a pattern that it fits.
    pub(super) fn at_host(&self, host: &str) -> Option<Bearers> {
        let own = self.bearers(&host_key(host));
        let fitting = self.patterns().filter(|pattern| is_host_of(pattern, host));
        own.into_iter().chain(fitting.filter_map(|pattern| self.bearers(&host_key(pattern)))).reduce(|mut all, one| {
            all.tiers.extend(one.tiers);
            all.of_provider.extend(one.of_provider);
            all
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_which_host_it_is_and_no_look_alike_passes() {
        let host = |address: &str| host(address).to_lowercase();
        for address in ["https://api.acme.example/v1", "api.acme.example:443", "https://key@API.acme.example?x=//y"] {
            assert!(is_host_of("api.acme.example", &host(address)), "{address}");
        }
        for other in ["https://api.acme.example.evil.test/", "https://evil.test/api.acme.example", "https://xapi.acme.example"]
        {
            assert!(!is_host_of("api.acme.example", &host(other)), "{other}");
        }
        assert!(is_host_of("*.openai.azure.com", "shop.openai.azure.com"));
        assert!(is_host_of("*-models.acme.example", "eu-west-models.acme.example"));
        assert!(is_host_of("*.*.*.endpoints.example", "a.b.c.endpoints.example"));
        assert!(!is_host_of("*.openai.azure.com", "openai.azure.com") && !is_host_of("*.acme.example", "a.b.acme.example"));
    }
}
