//! CycloneDX (ECMA-424) as XML.

use roxmltree::{Document, Node, ParsingOptions};

use super::cyclonedx::{Bom, BomService, Component, Flow, Metadata, Organisation};
use super::service::Service;

/// How the name space of a bill of materials begins; the version follows.
const SPACE: &str = "http://cyclonedx.org/schema/bom/";
/// The most nodes of a document, each of which takes memory many times its text.
const MOST_NODES: u32 = 4_000_000;
/// How deep services and components may stand in each other.
const DEEPEST: usize = 64;

/// Returns the services and models of a bill of materials. No document type is read, so no entity is ever expanded.
///
/// # Errors
/// It is no such document, too large or too deep.
pub(super) fn services(text: &str) -> Result<Vec<Service>, String> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| error.to_string())?;
    let root = document.root_element();
    let version = root.tag_name().namespace().and_then(|space| space.strip_prefix(SPACE));
    let version = version.filter(|_| is(root, "bom")).ok_or("found XML that is not CycloneDX")?.to_owned();
    let about = child(root, "metadata").and_then(|metadata| child(metadata, "component"));
    let component = about.map(|about| component(about, 0)).transpose()?;
    let (services, components) = (services_in(root, 0)?, components_in(root, 0)?);
    let bom = Bom { version, services, components, metadata: component.map(|one| Metadata { component: Some(one) }) };
    bom.into_services()
}

/// Returns whether a node is an element of this name, whatever its name space.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|node| is(*node, name))
}

/// Returns the elements of a name in a list of them, if it is there.
fn all<'a, 'i>(node: Node<'a, 'i>, list: &str, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    child(node, list).into_iter().flat_map(|list| list.children()).filter(move |node| is(*node, name))
}

fn words(node: Node<'_, '_>) -> String {
    node.text().unwrap_or_default().trim().to_owned()
}

fn said(node: Node<'_, '_>, name: &str) -> Option<String> {
    child(node, name).map(words).filter(|text| !text.is_empty())
}

fn services_in(node: Node<'_, '_>, depth: usize) -> Result<Vec<BomService>, String> {
    all(node, "services", "service").map(|node| service(node, depth)).collect()
}

fn service(node: Node<'_, '_>, depth: usize) -> Result<BomService, String> {
    let data = child(node, "data").into_iter().flat_map(|data| data.descendants());
    let flow = |node: Node<'_, '_>| Flow {
        flow: node.ancestors().take(2).find_map(|one| one.attribute("flow")).map(str::to_owned),
        classification: words(node),
    };
    Ok(BomService {
        name: said(node, "name").ok_or("found a service without a name")?,
        provider: organisation(node, "provider"),
        endpoints: all(node, "endpoints", "endpoint").map(words).collect(),
        data: data.filter(|node| is(*node, "classification")).map(flow).collect(),
        services: services_in(node, deeper(depth)?)?,
    })
}

fn components_in(node: Node<'_, '_>, depth: usize) -> Result<Vec<Component>, String> {
    all(node, "components", "component").map(|node| component(node, depth)).collect()
}

fn component(node: Node<'_, '_>, depth: usize) -> Result<Component, String> {
    Ok(Component {
        kind: node.attribute("type").unwrap_or_default().to_owned(),
        name: said(node, "name").ok_or("found a component without a name")?,
        publisher: said(node, "publisher"),
        manufacturer: organisation(node, "manufacturer"),
        supplier: organisation(node, "supplier"),
        group: said(node, "group"),
        components: components_in(node, deeper(depth)?)?,
    })
}

fn organisation(node: Node<'_, '_>, name: &str) -> Option<Organisation> {
    child(node, name).map(|node| Organisation { name: said(node, "name") })
}

fn deeper(depth: usize) -> Result<usize, String> {
    if depth < DEEPEST { Ok(depth + 1) } else { Err(format!("found services or components nested more than {DEEPEST} deep")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::inventory::service::Reach;

    fn bom(version: &str, inside: &str) -> String {
        format!("<?xml version=\"1.0\"?>\n<bom xmlns=\"http://cyclonedx.org/schema/bom/{version}\">{inside}</bom>")
    }

    #[test]
    fn it_says_the_same_as_json() {
        let inside = "
<metadata><component type=\"machine-learning-model\"><name>root</name></component></metadata>
<components><component type=\"library\"><name>x</name><components>
  <component type=\"machine-learning-model\"><publisher>Acme</publisher><name>inner model</name></component></components></component></components>
<services><service bom-ref=\"a\"><provider><name>Acme</name></provider><name>outer</name>
  <endpoints><endpoint>https://api.acme.example/v1</endpoint><endpoint>x.example</endpoint></endpoints>
  <data><classification flow=\"inbound\">PII</classification><classification flow=\"outbound\">public</classification></data>
  <services><service><name>inner &amp; last</name><data><dataflow name=\"n\"><classification flow=\"bi-directional\">PIFI</classification>
  </dataflow></data></service></services></service></services>";
        let found = services(&bom("1.5", inside)).unwrap();
        let text = |text: &str| text.to_owned();
        let addresses = vec![text("https://api.acme.example/v1"), text("x.example")];
        assert_eq!(
            found,
            [
                Service {
                    name: text("outer"),
                    data: vec![text("PII")],
                    reach: Reach::Addresses(addresses, Some(text("Acme"))),
                },
                Service { name: text("inner & last"), data: vec![text("PIFI")], reach: Reach::Name(None) },
                Service { name: text("root"), data: vec![], reach: Reach::Model(None) },
                Service { name: text("inner model"), data: vec![], reach: Reach::Model(Some(text("Acme"))) },
            ]
        );
    }

    #[test]
    fn bombs_other_documents_and_what_is_too_deep_are_refused() {
        let bomb = "<!DOCTYPE bom [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><bom>&b;</bom>";
        assert!(services(bomb).unwrap_err().contains("DTD"), "{:?}", services(bomb));
        assert!(services("<html/>").unwrap_err().contains("not CycloneDX"));
        assert!(services(&bom("1.8", "")).unwrap_err().contains("1.2 to 1.7"));
        assert!(services(&bom("1.6", "<services><service/></services>")).unwrap_err().contains("without a name"));
        let open = "<services><service><name>x</name>".repeat(80);
        let deep = bom("1.6", &format!("{open}{}", "</service></services>".repeat(80)));
        assert!(services(&deep).unwrap_err().contains("nested more than 64"));
        let (open, close) = ("<a>".repeat(200_000), "</a>".repeat(200_000));
        // Read or refused, and no overflow of the stack.
        let _ = services(&bom("1.6", &format!("{open}{close}")));
    }
}
