//! The services of a CycloneDX inventory (ECMA-424), matched to tiers by their endpoints or names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use crate::diagnostic::Failure;
use crate::files::read_text;
use crate::names::Names;
use crate::organisation::policy::{Policy, Tool, Tools};
use crate::records::Library;

/// The largest inventory that is read, in bytes.
const LARGEST: u64 = 64 << 20;
/// The most different names that are looked up, each of which takes milliseconds.
const MOST_NAMES: usize = 1_000;

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

/// The name of a service, and that of its provider.
type Name<'a> = (&'a str, &'a str);

impl Service {
    fn named(&self) -> Name<'_> {
        let provider = self.provider.as_ref().and_then(|provider| provider.name.as_deref());
        (&self.name, provider.unwrap_or_default())
    }

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
pub fn inventory(path: &Path, class: &str, policy: &Policy, library: &Library) -> Result<Inventory, Failure> {
    let text = read_text(path, LARGEST).map_err(|error| Failure::new(format!("cannot read {}: {error}", path.display())))?;
    inventory_of(&text, path, class, policy, library)
}

/// As [`inventory`], for a text that has been read from `path`.
///
/// # Errors
/// It is of another form; the class is not in the policy.
pub fn inventory_of(text: &str, path: &Path, class: &str, policy: &Policy, library: &Library) -> Result<Inventory, Failure> {
    if !policy.classes.contains_key(class) {
        let known: Vec<&str> = policy.classes.keys().map(String::as_str).collect();
        return Err(Failure::new(format!("the policy has no class `{class}`")).hint(format!("it has {}", known.join(", "))));
    }
    let failure = |why: String| Failure::new(format!("cannot read {}: {why}", path.display()));
    let bom = bom(text).map_err(failure)?;
    let services: Vec<&Service> = bom.services.iter().flat_map(Service::with_inner).collect();
    let names: BTreeSet<Name<'_>> =
        services.iter().filter(|service| service.endpoints.is_empty()).map(|one| one.named()).collect();
    if names.len() > MOST_NAMES {
        let found =
            format!("found {} different names of services without endpoints, at most {MOST_NAMES} are looked up", names.len());
        return Err(failure(found).hint("add the endpoints of the services, or split the inventory"));
    }
    // The same name is looked up once, and said once.
    let all = Names::of(library)?;
    let mut by_name: BTreeMap<Name<'_>, Vec<usize>> = BTreeMap::new();
    for name in names {
        by_name.insert(name, tiers_named(name, &all)?);
    }
    let (mut tools, mut tiers, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    let mut said = BTreeSet::new();
    for service in services {
        let of_service = match by_name.get(&service.named()).filter(|_| service.endpoints.is_empty()) {
            Some(tiers) => tiers.clone(),
            None => tiers_reached(&service.endpoints, &all)?,
        };
        if of_service.is_empty() && said.insert((&service.name, None)) {
            unknown.push(service.name.clone());
        }
        for tier in of_service {
            if !said.insert((&service.name, Some(tier))) {
                continue;
            }
            let classes = vec![class.to_owned()];
            tools.push(Tool { tool: service.name.clone(), classes, plan: None, region: None, owner: None, opted_out: None });
            tiers.push(tier);
        }
    }
    Ok(Inventory { tools: Tools { schema: 1, tools }, tiers, unknown })
}

fn bom(text: &str) -> Result<Bom, String> {
    let bom: Bom = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let version = bom.version.split_once('.');
    let is_new = version.and_then(|(major, minor)| Some((major.parse::<u32>().ok()?, minor.parse::<u32>().ok()?)));
    if bom.format != "CycloneDX" || is_new < Some((1, 6)) {
        return Err(format!("found {} {}, an inventory is CycloneDX 1.6 or newer, as JSON", bom.format, bom.version));
    }
    Ok(bom)
}

/// Endpoints say where the data goes; only a service without any is taken at its name.
fn tiers_named((name, provider): Name<'_>, names: &Names<'_>) -> Result<Vec<usize>, Failure> {
    match names.called(name)? {
        Ok(tiers) => Ok(tiers),
        Err(_) => Ok(names.called(&format!("{provider} {name}"))?.unwrap_or_default()),
    }
}

fn tiers_reached(endpoints: &[String], names: &Names<'_>) -> Result<Vec<usize>, Failure> {
    let mut tiers = BTreeSet::new();
    for address in endpoints {
        tiers.extend(names.reached(address)?);
    }
    Ok(tiers.into_iter().collect())
}
