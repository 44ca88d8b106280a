//! The services of a CycloneDX inventory (ECMA-424), matched to tiers by their endpoints or names.

use std::path::Path;

use serde::Deserialize;

use crate::diagnostic::Failure;
use crate::files::read_text;
use crate::names::Names;
use crate::organisation::policy::{Policy, Tool, Tools};
use crate::records::{Library, Listing};

/// The largest inventory that is read, in bytes.
const LARGEST: u64 = 64 << 20;

#[derive(Deserialize)]
struct Bom {
    #[serde(rename = "bomFormat")]
    format: String,
    #[serde(rename = "specVersion")]
    version: String,
    #[serde(default)]
    services: Vec<Service>,
}

#[derive(Deserialize)]
struct Service {
    name: String,
    #[serde(default)]
    provider: Option<Organisation>,
    #[serde(default)]
    endpoints: Vec<String>,
    /// Services inside it.
    #[serde(default)]
    services: Vec<Service>,
}

impl Service {
    /// Returns this service and all inside it.
    fn with_inner(&self) -> Vec<&Service> {
        [self].into_iter().chain(self.services.iter().flat_map(Service::with_inner)).collect()
    }
}

#[derive(Deserialize)]
struct Organisation {
    #[serde(default)]
    name: Option<String>,
}

/// What an inventory came to.
pub struct Inventory {
    /// One tool for each tier that a service may be, each for one class of data.
    pub tools: Tools,
    /// The positions of their tiers.
    pub tiers: Vec<usize>,
    /// The names of the services that are no tier of the knowledge base.
    pub unknown: Vec<String>,
}

/// Reads an inventory. A service that fits several tiers is taken for each of them: which one it is, an address does not say.
///
/// # Errors
/// It cannot be read or is of another form; the class is not in the policy.
pub fn inventory(
    path: &Path,
    class: &str,
    policy: &Policy,
    listings: &[Listing<'_>],
    library: &Library,
) -> Result<Inventory, Failure> {
    if !policy.classes.contains_key(class) {
        let known: Vec<&str> = policy.classes.keys().map(String::as_str).collect();
        return Err(Failure::new(format!("the policy has no class `{class}`")).hint(format!("it has {}", known.join(", "))));
    }
    let bom = read(path)?;
    let names = Names::of(library)?;
    let (mut tools, mut tiers, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for service in bom.services.iter().flat_map(Service::with_inner) {
        let of_service = tiers_of_service(service, listings, &names)?;
        if of_service.is_empty() {
            unknown.push(service.name.clone());
        }
        for tier in of_service {
            let classes = vec![class.to_owned()];
            tools.push(Tool { tool: service.name.clone(), classes, plan: None, region: None, owner: None, opted_out: None });
            tiers.push(tier);
        }
    }
    Ok(Inventory { tools: Tools { schema: 1, tools }, tiers, unknown })
}

fn read(path: &Path) -> Result<Bom, Failure> {
    let failure = |why: String| Failure::new(format!("cannot read {}: {why}", path.display()));
    let text = read_text(path, LARGEST).map_err(|error| failure(error.to_string()))?;
    let bom: Bom = serde_json::from_str(&text).map_err(|error| failure(error.to_string()))?;
    let version = bom.version.split_once('.');
    let is_new = version.and_then(|(major, minor)| Some((major.parse::<u32>().ok()?, minor.parse::<u32>().ok()?)));
    if bom.format != "CycloneDX" || is_new < Some((1, 6)) {
        let found = format!("found {} {}, an inventory is CycloneDX 1.6 or newer, as JSON", bom.format, bom.version);
        return Err(failure(found));
    }
    Ok(bom)
}

/// Endpoints say where the data goes; only a service without any is taken at its name.
fn tiers_of_service(service: &Service, listings: &[Listing<'_>], names: &Names<'_>) -> Result<Vec<usize>, Failure> {
    if service.endpoints.is_empty() {
        let provider = service.provider.as_ref().and_then(|provider| provider.name.as_deref()).unwrap_or_default();
        if let Ok(tiers) = names.called(&service.name)? {
            return Ok(tiers);
        }
        return Ok(names.called(&format!("{provider} {}", service.name))?.unwrap_or_default());
    }
    let hosts: Vec<&str> = service.endpoints.iter().map(|address| host(address)).collect();
    let is_reached =
        |listing: &Listing<'_>| listing.endpoints.iter().any(|pattern| hosts.iter().any(|host| is_host_of(pattern, host)));
    Ok((0..listings.len()).filter(|at| is_reached(&listings[*at])).collect())
}

/// Returns the host of an address (RFC 3986), with or without a scheme before it.
fn host(address: &str) -> &str {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default().trim_end_matches('.')
}

/// Returns whether a host is one of a pattern's, label by label; `*` stands for any part of a label.
fn is_host_of(pattern: &str, host: &str) -> bool {
    let is_label = |(pattern, label): (&str, &str)| match pattern.split_once('*') {
        None => pattern.eq_ignore_ascii_case(label),
        Some((start, end)) => {
            let label = label.to_ascii_lowercase();
            label.len() > start.len() + end.len() && label.starts_with(start) && label.ends_with(end)
        }
    };
    pattern.split('.').count() == host.split('.').count() && pattern.split('.').zip(host.split('.')).all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_which_host_it_is_and_no_look_alike_passes() {
        for address in ["https://api.acme.example/v1", "api.acme.example:443", "https://key@API.acme.example?x=//y"] {
            assert!(is_host_of("api.acme.example", host(address)), "{address}");
        }
        for other in ["https://api.acme.example.evil.test/", "https://evil.test/api.acme.example", "https://xapi.acme.example"]
        {
            assert!(!is_host_of("api.acme.example", host(other)), "{other}");
        }
        assert!(is_host_of("*.openai.azure.com", "shop.openai.azure.com"));
        assert!(is_host_of("*-models.acme.example", "eu-west-models.acme.example"));
        assert!(!is_host_of("*.openai.azure.com", "openai.azure.com") && !is_host_of("*.acme.example", "a.b.acme.example"));
    }
}
