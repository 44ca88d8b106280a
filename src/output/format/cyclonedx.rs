//! CycloneDX 1.6 (ECMA-424): services with what goes to them, and what their documents say as claims with evidence.

use serde_json::{Value, json};

use super::is_followed;
use crate::model::Day;
use crate::output::view::{Claim, Proof, Service, Services};
use crate::printable::escaped_json;

/// Returns a bill of services.
pub(super) fn write(services: &Services) -> String {
    let mut declarations = (Vec::new(), Vec::new());
    let all = services.all.iter().enumerate().map(|(at, one)| service(at, one, &mut declarations)).collect::<Vec<_>>();
    let (claims, evidence) = declarations;
    let program = json!({"type": "application", "name": "promptfate", "version": env!("CARGO_PKG_VERSION")});
    let mut bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"timestamp": midnight(services.day), "tools": {"components": [program]}},
        "services": all,
    });
    if let Some(members) = bill.as_object_mut().filter(|_| !claims.is_empty()) {
        members.insert("declarations".to_owned(), json!({"claims": claims, "evidence": evidence}));
    }
    format!("{}\n", escaped_json(&format!("{bill:#}")))
}

fn service(at: usize, one: &Service, (claims, evidence): &mut (Vec<Value>, Vec<Value>)) -> Value {
    let id = format!("service-{}", at + 1);
    for said in &one.claims {
        claims.push(claim(&id, said, claims.len() + 1, evidence));
    }
    let data = one.classes.iter().map(|class| json!({"flow": "bi-directional", "classification": class}));
    let property = |(name, value): &(&str, String)| json!({"name": format!("promptfate:{name}"), "value": value});
    let mut service = json!({
        "bom-ref": id,
        "name": one.name,
        "data": data.collect::<Vec<_>>(),
        "properties": one.properties.iter().map(property).collect::<Vec<_>>(),
    });
    let Some(members) = service.as_object_mut() else { return service };
    if let Some((name, home)) = &one.provider {
        let home = Some(home).filter(|home| is_followed(home));
        members.insert("provider".to_owned(), home.map_or(json!({"name": name}), |home| json!({"name": name, "url": [home]})));
    }
    if !one.endpoints.is_empty() {
        members.insert("endpoints".to_owned(), one.endpoints.iter().map(|host| format!("https://{host}")).collect());
    }
    members.extend(one.leaves.map(|leaves| ("x-trust-boundary".to_owned(), json!(leaves))));
    service
}

fn claim(service: &str, one: &Claim, number: usize, evidence: &mut Vec<Value>) -> Value {
    let mut add = |proofs: &[Proof]| -> Vec<String> {
        let add = |proof: &Proof| {
            let id = format!("evidence-{}", evidence.len() + 1);
            let mut data = json!({"name": proof.title});
            if let Some((members, url)) = data.as_object_mut().zip(proof.url.as_ref().filter(|url| is_followed(url))) {
                members.insert("contents".to_owned(), json!({"url": url}));
            }
            evidence.push(json!({"bom-ref": id, "description": proof.about, "created": midnight(proof.read), "data": [data]}));
            id
        };
        proofs.iter().map(add).collect()
    };
    let (for_it, against) = (add(&one.evidence), add(&one.counter));
    let mut claim = json!({
        "bom-ref": format!("claim-{number}"),
        "target": service,
        "predicate": one.predicate,
        "reasoning": one.reasoning,
        "evidence": for_it,
    });
    if let Some(members) = claim.as_object_mut().filter(|_| !against.is_empty()) {
        members.insert("counterEvidence".to_owned(), json!(against));
    }
    claim
}

/// Returns a day as a moment: nobody knows the hour, and the same input gives the same bytes.
fn midnight(day: Day) -> String {
    format!("{day}T00:00:00Z")
}
