//! Services of an inventory as tools: for each the tiers that it may be, or what was tried to find one.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::address::{Address, read};
use super::service::{Reach, Service};
use crate::diagnostic::Failure;
use crate::model::Kind;
use crate::names::Names;
use crate::organisation::inventory::Inventory;
use crate::organisation::policy::{Match, Policy, Tool, Tools, Tried, Unmatched, company};
use crate::records::{Library, Listing};

/// The most different names that are looked up, each of which takes milliseconds.
const MOST_NAMES: usize = 1_000;
/// How many ids are listed.
const MOST_NEAR: usize = 6;

/// Returns a tool for each service, tier and class of data.
///
/// # Errors
/// There are too many names to look up; the records inside the program are damaged.
pub(super) fn matched(
    services: &[Service],
    class: Option<&str>,
    policy: &Policy,
    library: &Library,
) -> Result<Inventory, Failure> {
    let named = services.iter().filter(|service| is_named(service)).map(|one| (one.name.as_str(), &one.reach));
    let names: BTreeSet<(&str, &Reach)> = named.collect();
    if names.len() > MOST_NAMES {
        let found =
            format!("found {} different names of services without endpoints, at most {MOST_NAMES} are looked up", names.len());
        return Err(Failure::new(found).hint("add the endpoints of the services, or split the inventory"));
    }
    let listings = library.listings()?;
    let room = Room { names: Names::of(library)?, listings: &listings };
    // The same service is looked up once.
    let mut known: BTreeMap<(&str, &Reach), Vec<Match>> = BTreeMap::new();
    let (models, others): (Vec<&Service>, Vec<&Service>) =
        services.iter().partition(|one| matches!(one.reach, Reach::Model(_)));
    for service in others {
        if let Entry::Vacant(place) = known.entry((&service.name, &service.reach)) {
            place.insert(room.reached(service)?);
        }
    }
    // A model is accounted for where a service of the same inventory offers it.
    let reached: BTreeSet<usize> = known.values().flatten().filter_map(tier).collect();
    for service in models {
        if let Entry::Vacant(place) = known.entry((&service.name, &service.reach)) {
            place.insert(room.offered(service, &reached)?);
        }
    }
    let (mut tools, mut matches, mut said) = (Vec::new(), Vec::new(), BTreeSet::new());
    for service in services {
        for found in known.get(&(service.name.as_str(), &service.reach)).into_iter().flatten() {
            for class in classes(service, class, policy) {
                if said.insert((&service.name, tier(found), tried(found), class.clone())) {
                    tools.push(Tool::named(service.name.clone(), vec![class]));
                    matches.push(found.clone());
                }
            }
        }
    }
    Ok(Inventory { tools: Tools { schema: 1, tools }, matches })
}

/// Returns whether names are looked up for a service: where its addresses do not tell.
fn is_named(service: &Service) -> bool {
    match &service.reach {
        Reach::Addresses(addresses, _) => addresses.iter().any(|address| matches!(read(address), Address::Own(_))),
        Reach::Unknown(_) => false,
        Reach::Name(_) | Reach::Model(_) | Reach::OwnProgram(_) => true,
    }
}

fn tier(found: &Match) -> Option<usize> {
    match found {
        Match::Tier(position) => Some(*position),
        Match::Own(_) | Match::Unmatched(_) => None,
    }
}

fn tried(found: &Match) -> Option<&Unmatched> {
    match found {
        Match::Unmatched(unmatched) => Some(unmatched),
        Match::Tier(_) | Match::Own(_) => None,
    }
}

/// Returns the classes of data that go in, as the policy calls them: of the service itself, or else the one that was asked for.
/// One that the policy does not know stays as it is, and nothing is not left out.
fn classes(service: &Service, class: Option<&str>, policy: &Policy) -> Vec<String> {
    if service.data.is_empty() {
        return vec![class.unwrap_or_default().to_owned()];
    }
    service.data.iter().map(|data| policy.class_called(data).unwrap_or(data).to_owned()).collect()
}

/// Where names are looked up.
struct Room<'l> {
    names: Names<'l>,
    listings: &'l [Listing<'l>],
}

impl Room<'_> {
    fn reached(&self, service: &Service) -> Result<Vec<Match>, Failure> {
        match &service.reach {
            Reach::Addresses(addresses, maker) => self.at(addresses, &service.name, maker.as_deref()),
            Reach::Name(maker) => self.named(&service.name, maker.as_deref()),
            Reach::OwnProgram(name) => {
                let tiers = self.own_programs(&[name])?;
                Ok(or_unmatched(tiers, Tried::Program(name.clone()), Vec::new()))
            }
            Reach::Unknown(program) => Ok(vec![unmatched(Tried::Program(program.clone()), Vec::new())]),
            Reach::Model(_) => Ok(Vec::new()),
        }
    }

    /// Endpoints say where data goes. Each must lead to a tier: what goes to a host that nobody knows is not judged.
    fn at(&self, addresses: &[String], name: &str, maker: Option<&str>) -> Result<Vec<Match>, Failure> {
        let (mut tiers, mut strange, mut own, mut others) = (BTreeSet::new(), Vec::new(), Vec::new(), Vec::new());
        for address in addresses {
            match read(address) {
                Address::Host(host) => {
                    let reached = self.names.reached(&host)?;
                    if reached.is_empty() && !strange.contains(&host) {
                        strange.push(host);
                    } else {
                        tiers.extend(reached);
                    }
                }
                Address::Own(host) => own.push(host),
                Address::Placeholder(what) => others.push(unmatched(Tried::Placeholder(what), Vec::new())),
            }
        }
        if !own.is_empty() {
            let named = maker.map(|maker| format!("{maker} {name}"));
            let words: Vec<&str> = [Some(name), named.as_deref(), maker].into_iter().flatten().collect();
            others.extend(or_unmatched(self.own_programs(&words)?, Tried::OwnHosts(own), Vec::new()));
        }
        if !strange.is_empty() {
            others.push(unmatched(Tried::Hosts(strange), Vec::new()));
        }
        Ok(tiers.into_iter().map(Match::Tier).chain(others).collect())
    }

    /// Returns the programs for one's own machine that are called by the first of these words that calls any.
    fn own_programs(&self, words: &[&str]) -> Result<Vec<usize>, Failure> {
        for words in words {
            let called = self.names.called(words)?.unwrap_or_default();
            let own: Vec<usize> = called.into_iter().filter(|at| self.listings[*at].kind == Kind::Local).collect();
            if !own.is_empty() {
                return Ok(own);
            }
        }
        Ok(Vec::new())
    }

    /// Only a service without any endpoint is taken at its name; that of a company names none of its tiers.
    fn named(&self, name: &str, maker: Option<&str>) -> Result<Vec<Match>, Failure> {
        if let Some(company) = company(name, self.listings) {
            return Ok(vec![Match::Unmatched(company)]);
        }
        let mut tiers = self.names.called(name)?.unwrap_or_default();
        let words = maker.map_or_else(|| name.to_owned(), |maker| format!("{maker} {name}"));
        if tiers.is_empty() && maker.is_some() {
            tiers = self.names.called(&words)?.unwrap_or_default();
        }
        let near = maker.and_then(|maker| company(maker, self.listings)).map(|company| company.near).unwrap_or_default();
        Ok(or_unmatched(tiers, Tried::Name(words), near))
    }

    /// Returns the tiers among `reached` that offer a model, or those that are known to.
    fn offered(&self, service: &Service, reached: &BTreeSet<usize>) -> Result<Vec<Match>, Failure> {
        let Reach::Model(maker) = &service.reach else { return Ok(Vec::new()) };
        let understood = self.names.understand(&service.name)?.unwrap_or_default();
        let offer = if understood.corrected.is_empty() { understood.tiers } else { Vec::new() };
        let (judged, rest): (Vec<usize>, Vec<usize>) = offer.into_iter().partition(|at| reached.contains(at));
        let near = rest.iter().take(MOST_NEAR).map(|at| self.listings[*at].id.to_owned()).collect();
        Ok(or_unmatched(judged, Tried::Model(maker.clone()), near))
    }
}

fn unmatched(tried: Tried, near: Vec<String>) -> Match {
    Match::Unmatched(Unmatched { tried, near })
}

fn or_unmatched(tiers: Vec<usize>, tried: Tried, near: Vec<String>) -> Vec<Match> {
    if tiers.is_empty() { vec![unmatched(tried, near)] } else { tiers.into_iter().map(Match::Tier).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_counted_where_they_are_looked_up() {
        let service = |reach| is_named(&Service { name: "x".to_owned(), data: Vec::new(), reach });
        let at = |address: &str| Reach::Addresses(vec![address.to_owned()], Some("Acme".to_owned()));
        assert!(!service(at("https://api.acme.example")) && !service(Reach::Unknown("npx".to_owned())));
        assert!(service(at("http://localhost")) && service(Reach::Name(None)) && service(Reach::Model(None)));
    }
}
