//! The services of a CycloneDX inventory (ECMA-424), matched to tiers by their endpoints or names.

use std::path::Path;

use serde::Deserialize;

use crate::diagnostic::Failure;
use crate::load::Listing;
use crate::model::Kind;
use crate::policy::{Policy, Tool, Tools, tier_of};

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
}

#[derive(Deserialize)]
struct Organisation {
    #[serde(default)]
    name: Option<String>,
}

/// Reads an inventory as a list of tools, each for one class of data, with the positions of their tiers. Services that are no AI
/// tool of the knowledge base are left out.
///
/// # Errors
/// The file cannot be read, is not CycloneDX 1.6 or newer, the class is unknown, or no service is known.
pub fn inventory(path: &Path, class: &str, policy: &Policy, listings: &[Listing<'_>]) -> Result<(Tools, Vec<usize>), Failure> {
    if !policy.classes.contains_key(class) {
        let known: Vec<&str> = policy.classes.keys().map(String::as_str).collect();
        return Err(Failure::new(format!("the policy has no class `{class}`")).hint(format!("it has {}", known.join(", "))));
    }
    let failure = |why: String| Failure::new(format!("cannot read {}: {why}", path.display()));
    let size = std::fs::metadata(path).map_err(|error| failure(error.to_string()))?.len();
    if size > LARGEST {
        return Err(failure(format!("found {size} bytes, an inventory has at most {LARGEST}")));
    }
    let text = std::fs::read_to_string(path).map_err(|error| failure(error.to_string()))?;
    let bom: Bom = serde_json::from_str(&text).map_err(|error| failure(error.to_string()))?;
    let is_new =
        bom.version.split_once('.').and_then(|(major, minor)| Some((major.parse::<u32>().ok()?, minor.parse::<u32>().ok()?)));
    if bom.format != "CycloneDX" || is_new < Some((1, 6)) {
        let found = format!("found {} {}, an inventory is CycloneDX 1.6 or newer, as JSON", bom.format, bom.version);
        return Err(failure(found));
    }
    let known = bom.services.iter().filter_map(|service| Some((service, tier_of_service(service, listings)?)));
    let tool = |service: &Service| Tool {
        tool: service.name.clone(),
        classes: vec![class.to_owned()],
        plan: None,
        region: None,
        owner: None,
        opted_out: None,
    };
    let (tools, tiers): (Vec<Tool>, Vec<usize>) = known.map(|(service, tier)| (tool(service), tier)).unzip();
    if tools.is_empty() {
        return Err(failure(format!("none of its {} services is a tier of the knowledge base", bom.services.len()))
            .hint("give a service the name or id of a tier, or the endpoint of an API"));
    }
    Ok((Tools { schema: 1, tools }, tiers))
}

/// An endpoint says which provider it is, and that it is an API; names say the rest.
fn tier_of_service(service: &Service, listings: &[Listing<'_>]) -> Option<usize> {
    let hosts = service.endpoints.iter().filter_map(|address| address.split("//").nth(1)?.split(['/', ':', '?']).next());
    for host in hosts {
        let parts: Vec<&str> = host.split('.').collect();
        let [.., name, _] = parts.as_slice() else { continue };
        let of_provider = |listing: &&Listing<'_>| listing.id.split('/').next() == Some(*name) && listing.kind == Kind::Api;
        let mut apis = (0..listings.len()).filter(|at| of_provider(&&listings[*at]));
        if let (Some(one), None) = (apis.next(), apis.next()) {
            return Some(one);
        }
    }
    let provider = service.provider.as_ref().and_then(|provider| provider.name.as_deref()).unwrap_or_default();
    tier_of(&service.name, listings).or_else(|_| tier_of(&format!("{provider} {}", service.name), listings)).ok()
}
