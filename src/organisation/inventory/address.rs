//! Addresses as configurations have them: with places to be filled in, and of machines of one's own.

use std::net::IpAddr;
use std::sync::LazyLock;

use regex::Regex;

/// What an address says of where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// To this host of somebody else.
    Host(String),
    /// To a machine of one's own.
    Own(String),
    /// To a host that is filled in elsewhere.
    Placeholder(String),
}

/// Ways to write what is filled in later: `${REGION}`, `{{region}}`, `{region}`, `<region>`, `%REGION%`, `$REGION`.
#[allow(clippy::unwrap_used, reason = "a test compiles it")]
static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\$\{[^{}]*\}|\$\([^()]*\)|\{\{[^{}]*\}\}|\{[^{}]*\}|<[^<>]*>|%[A-Za-z_]\w*%|\$[A-Za-z_]\w*").unwrap()
});
/// What stands in place of something to be filled in, so that it fits a `*` of a record's pattern and nothing else.
const FILLED: &str = "filled-in";
/// Endings of hosts that no public name server knows (RFC 6761, RFC 6762, RFC 8375, and what networks use).
const OWN_ENDINGS: &[&str] =
    &[".localhost", ".local", ".internal", ".intranet", ".intern", ".lan", ".home.arpa", ".corp", ".private", ".test"];

/// Returns where an address leads.
pub(super) fn read(address: &str) -> Address {
    let filled = PLACEHOLDER.replace_all(address.trim(), FILLED);
    // LiteLLM reads the environment so.
    let is_from_elsewhere = address.trim().starts_with("os.environ/");
    let host = host(&filled).to_lowercase();
    let has_literal = host.split('.').any(|label| !label.is_empty() && label != FILLED);
    if is_from_elsewhere || (host.contains(FILLED) && !has_literal) {
        // Not the whole address, which may hold a key.
        let what = PLACEHOLDER.find(address).map_or_else(|| address.trim(), |found| found.as_str());
        return Address::Placeholder(what.to_owned());
    }
    if is_own(&host) { Address::Own(host) } else { Address::Host(host) }
}

/// Returns the host of an address (RFC 3986), with or without a scheme before it; nothing of what else stands there.
fn host(address: &str) -> &str {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((six, _)) => six,
        None => host.split(':').next().unwrap_or_default().trim_end_matches('.'),
    }
}

/// Returns whether a host is a machine of one's own: this one, one of a private network, or a name without a domain.
fn is_own(host: &str) -> bool {
    match host.parse::<IpAddr>() {
        Ok(IpAddr::V4(four)) => four.is_loopback() || four.is_private() || four.is_link_local() || four.is_unspecified(),
        Ok(IpAddr::V6(six)) => {
            six.is_loopback() || six.is_unspecified() || six.is_unique_local() || six.is_unicast_link_local()
        }
        Err(_) => !host.is_empty() && (!host.contains('.') || OWN_ENDINGS.iter().any(|ending| host.ends_with(ending))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_others_are_told_from_ones_own() {
        for (address, expected) in [
            ("https://api.acme.example/v1", "api.acme.example"),
            ("API.acme.example:443", "api.acme.example"),
            ("https://user:key@api.acme.example?x=//y", "api.acme.example"),
            ("https://localhost.acme.example", "localhost.acme.example"),
            ("8.8.8.8:11434", "8.8.8.8"),
        ] {
            assert_eq!(read(address), Address::Host(expected.to_owned()), "{address}");
        }
        for address in [
            "http://localhost:11434/v1",
            "127.0.0.1",
            "http://[::1]:1234",
            "http://[fd00::1]/v1",
            "http://10.1.2.3:8000",
            "http://192.168.0.4",
            "http://172.16.9.9",
            "http://ollama:11434",
            "http://host.docker.internal:11434",
            "http://gpu.lan",
        ] {
            assert!(matches!(read(address), Address::Own(_)), "{address}");
        }
    }

    #[test]
    fn what_is_filled_in_later_fits_a_part_of_a_host_and_is_never_a_whole_one() {
        for (address, expected) in [
            ("https://bedrock-runtime.${AWS_REGION}.amazonaws.com", "bedrock-runtime.filled-in.amazonaws.com"),
            ("https://bedrock-runtime.${AWS_REGION:-us-east-1}.amazonaws.com/x", "bedrock-runtime.filled-in.amazonaws.com"),
            ("https://{resource}.openai.azure.com/openai", "filled-in.openai.azure.com"),
            ("https://<resource>.openai.azure.com", "filled-in.openai.azure.com"),
            ("https://{{ region }}-aiplatform.googleapis.com", "filled-in-aiplatform.googleapis.com"),
            ("https://api.acme.example/${PATH}", "api.acme.example"),
        ] {
            assert_eq!(read(address), Address::Host(expected.to_owned()), "{address}");
        }
        for (address, shown) in [
            ("${OPENAI_BASE_URL}", "${OPENAI_BASE_URL}"),
            ("https://user:key@$HOST/v1", "$HOST"),
            ("https://${A}.${B}/", "${A}"),
            ("os.environ/AZURE_API_BASE", "os.environ/AZURE_API_BASE"),
            ("%BASE%", "%BASE%"),
        ] {
            assert_eq!(read(address), Address::Placeholder(shown.to_owned()));
        }
    }
}
