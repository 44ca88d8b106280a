//! CycloneDX (ECMA-424) as JSON: services, and models among the components.

use serde::Deserialize;
use serde_json::Value;

use super::service::{Maker, Reach, Service};

/// The versions that are read. Services came with the first of them, models with 1.5, and no key that is read has changed since.
const VERSIONS: std::ops::RangeInclusive<u32> = 2..=7;
/// The type of a component that is a model.
const MODEL: &str = "machine-learning-model";
/// Data that leaves a service, and does not go in.
const OUT: &str = "outbound";

/// What is read of a bill of materials.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Bom {
    #[serde(rename = "specVersion")]
    pub version: String,
    #[serde(default)]
    pub services: Vec<BomService>,
    #[serde(default)]
    pub components: Vec<Component>,
    #[serde(default)]
    pub metadata: Option<Metadata>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Metadata {
    #[serde(default)]
    pub component: Option<Component>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct BomService {
    pub name: String,
    #[serde(default)]
    pub provider: Option<Organisation>,
    #[serde(default)]
    pub endpoints: Vec<String>,
    #[serde(default)]
    pub data: Vec<Flow>,
    /// Services inside it.
    #[serde(default)]
    pub services: Vec<BomService>,
}

/// Data that goes in or out.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Flow {
    #[serde(default)]
    pub flow: Option<String>,
    pub classification: String,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Component {
    #[serde(rename = "type")]
    pub kind: String,
    pub name: String,
    #[serde(default)]
    pub publisher: Option<String>,
    #[serde(default)]
    pub manufacturer: Option<Organisation>,
    #[serde(default)]
    pub supplier: Option<Organisation>,
    #[serde(default)]
    pub group: Option<String>,
    /// Components inside it.
    #[serde(default)]
    pub components: Vec<Component>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Organisation {
    #[serde(default)]
    pub name: Option<String>,
}

/// Returns the services and models of a bill of materials.
///
/// # Errors
/// It is of another form, or of a version that is not read.
pub(super) fn services(value: Value) -> Result<Vec<Service>, String> {
    let format = value.get("bomFormat").and_then(Value::as_str).unwrap_or_default().to_owned();
    if format != "CycloneDX" {
        return Err(format!("found `bomFormat` {format}, which is not CycloneDX"));
    }
    serde_json::from_value::<Bom>(value).map_err(|error| error.to_string())?.into_services()
}

impl Bom {
    /// Returns the services and models, those inside others too.
    ///
    /// # Errors
    /// The version is not read.
    pub(super) fn into_services(self) -> Result<Vec<Service>, String> {
        let minor = self.version.strip_prefix("1.").and_then(|minor| minor.parse::<u32>().ok());
        if !minor.is_some_and(|minor| VERSIONS.contains(&minor)) {
            return Err(format!("found CycloneDX {}, versions 1.2 to 1.7 are read", self.version));
        }
        let mut services = Vec::new();
        self.services.into_iter().for_each(|service| service.add_to(&mut services));
        let components = self.metadata.and_then(|metadata| metadata.component).into_iter().chain(self.components);
        components.for_each(|component| component.add_to(&mut services));
        Ok(services)
    }
}

impl BomService {
    /// Adds it and all inside it. How deep it may go, the reader bounds.
    fn add_to(self, services: &mut Vec<Service>) {
        let maker = self.provider.and_then(|provider| provider.name);
        let into = self.data.into_iter().filter(|data| data.flow.as_deref() != Some(OUT));
        let mut data: Vec<String> = into.map(|data| data.classification.trim().to_owned()).collect();
        data.dedup();
        let reach = if self.endpoints.is_empty() { Reach::Name(maker) } else { Reach::Addresses(self.endpoints, maker) };
        services.push(Service { name: self.name, data, reach });
        self.services.into_iter().for_each(|inner| inner.add_to(services));
    }
}

impl Component {
    /// Adds it, if it is a model, and all models inside it.
    fn add_to(self, services: &mut Vec<Service>) {
        if self.kind == MODEL {
            let of = |organisation: Option<Organisation>| organisation.and_then(|one| one.name);
            let maker: Maker = self.publisher.or(of(self.manufacturer)).or(of(self.supplier)).or(self.group);
            services.push(Service { name: self.name, data: Vec::new(), reach: Reach::Model(maker) });
        }
        self.components.into_iter().for_each(|inner| inner.add_to(services));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn services_inside_others_are_services_with_what_goes_in() {
        let bom = json!({"bomFormat": "CycloneDX", "specVersion": "1.2", "services": [{
            "name": "outer", "provider": {"name": "Acme"},
            "data": [{"flow": "inbound", "classification": "PII"}, {"flow": "outbound", "classification": "public"}],
            "services": [{"name": "inner", "endpoints": ["https://api.acme.example"], "data": [{"classification": "PIFI"}]}],
        }]});
        let found = services(bom).unwrap();
        let acme = Some("Acme".to_owned());
        assert_eq!(
            found,
            [
                Service { name: "outer".to_owned(), data: vec!["PII".to_owned()], reach: Reach::Name(acme) },
                Service {
                    name: "inner".to_owned(),
                    data: vec!["PIFI".to_owned()],
                    reach: Reach::Addresses(vec!["https://api.acme.example".to_owned()], None),
                },
            ]
        );
    }

    #[test]
    fn models_are_found_wherever_they_are_and_other_components_are_not() {
        let model = |name: &str, publisher: Value| {
            let mut model = json!({"type": "machine-learning-model", "name": name});
            model.as_object_mut().unwrap().extend(publisher.as_object().unwrap().clone());
            model
        };
        let bom = json!({"bomFormat": "CycloneDX", "specVersion": "1.6",
            "metadata": {"component": {"type": "application", "name": "x", "components": [model("a", json!({"publisher": "Acme"}))]}},
            "components": [model("b", json!({"manufacturer": {"name": "Acme"}})), model("c", json!({"supplier": {"name": "Acme"}})),
                model("d", json!({"group": "acme"})), model("e", json!({})), {"type": "library", "name": "f"}]});
        let found: Vec<_> = services(bom).unwrap().into_iter().map(|one| (one.name, one.reach)).collect();
        let of = |name: &str, maker: Option<&str>| (name.to_owned(), Reach::Model(maker.map(str::to_owned)));
        assert_eq!(
            found,
            [of("a", Some("Acme")), of("b", Some("Acme")), of("c", Some("Acme")), of("d", Some("acme")), of("e", None)]
        );
    }

    #[test]
    fn other_versions_and_formats_are_refused() {
        let of = |format: &str, version: &str| services(json!({"bomFormat": format, "specVersion": version}));
        for version in ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"] {
            assert_eq!(of("CycloneDX", version), Ok(Vec::new()), "{version}");
        }
        for version in ["1.1", "1.8", "2.0", "1", "1.6.1", ""] {
            assert!(of("CycloneDX", version).is_err(), "{version}");
        }
        assert!(of("SPDX", "1.6").is_err());
    }
}
