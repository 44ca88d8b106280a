//! An index for tests, of names that nobody has.

use super::index::build;
use crate::model::Kind;
use crate::records::{Beside, KnownUnknown, Listing, Model};

fn listing<'a>(id: &'a str, providers: &[&'a str], name: &'a str, home: &'a str) -> Listing<'a> {
    let (aliases, endpoints) = (vec![], vec![]);
    Listing { id, provider_names: providers.to_vec(), name, kind: Kind::Api, plans: vec![], aliases, endpoints, home }
}

/// Names that nobody has: of a maker with four tiers, two others, a product without a record and a model.
pub(super) fn sample() -> Vec<u8> {
    let maker = ["Zorblax AI", "Zorblax"];
    let home = "https://www.zorblax.example/";
    let mut chat = listing("zorblax/chat", &maker, "Zorblax Quibnor (Free, Plus)", home);
    chat.aliases = vec!["\u{6587}\u{5fc3}", "bim bam bom bum bem bym bap bip", "pim pam pom pum pem pym pap pip pup"];
    let mut api = listing("zorblax/api", &maker, "Zorblax API", home);
    api.endpoints = vec!["API.zorblax.example"];
    let suite = listing("zorblax/suite", &maker, "Flimp Quibnor Zedd", home);
    let near = listing("zorblax/near", &maker, "Flimpar", home);
    let other = listing("beta/near", &["Betacorpo"], "Flimpor", "https://beta.example/near");
    let guest = listing("gamma/near", &["Gammaxo"], "Vexolo", "https://zorblax.example");
    let unknown = |name: &str, alias: &str| KnownUnknown {
        name: name.into(),
        aliases: vec![alias.into()],
        maker: None,
        lists: 1,
        tried: None,
    };
    let model = Model { name: "Grox".into(), words: vec!["grox".into()], tiers: vec!["zorblax/api".into()] };
    let unknowns = vec![unknown("Wibblo", "wib lo"), unknown("Quibnor", "quibnor")];
    build(&[chat, api, suite, near, other, guest], &Beside { unknowns, models: vec![model] }).unwrap()
}
