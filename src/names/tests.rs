//! What a name should give, on records that nobody has.

use std::sync::LazyLock;

use super::*;
use crate::records::Library;

/// The tiers: id, name, kind, plans, other words, hosts.
const TIERS: &[(&str, &str, &str, &str, &str, &str)] = &[
    ("flimp/local", "Flimpar", "local", "", "", ""),
    ("lantern/app", "Lantern", "consumer", "Free, Team", "", ""),
    ("mekko/ai", "Mekko AI", "consumer", "", "mekko in wuzzap, mekko deletes", ""),
    ("mekko/wuzzap", "Wuzzap", "consumer", "", "", ""),
    ("vexolo/cloud", "Vexolo Cloud", "cloud", "", "", "\"*.vexolo.example\""),
    ("zorblax/api", "Zorblax API", "api", "", "", "api.zorblax.example"),
    ("zorblax/business", "Quibnor Business", "team", "Business", "", ""),
    ("zorblax/chat", "Quibnor", "consumer", "Free, Plus, Pro", "blue heron", ""),
    ("zorblax/code", "Quibnor Code", "consumer", "Pro, Max", "", ""),
    ("zorblax/enterprise", "Quibnor Enterprise", "enterprise", "", "", ""),
];

/// Products without a record, and models.
const BESIDE: [(&str, &str); 2] = [
    (
        "known-unknowns.yaml",
        "schema: 1\nproducts:\n  - {name: Wibblo, aliases: [wibblo ai], lists: 1}\n  - {name: Drumba, maker: Zorblax, lists: 1}\n  - {name: Vexopad, lists: 1}\n",
    ),
    (
        "models.yaml",
        "schema: 1\nmodels:\n  - {name: Grox, words: [grox, grox flash], tiers: [zorblax/chat, zorblax/api]}\n  - {name: Plonk, words: [plonk], tiers: [flimp/local]}\n",
    ),
];

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    for (id, name, kind, plans, aliases, endpoints) in TIERS {
        let (provider, _) = id.split_once('/').unwrap();
        let maker = provider[..1].to_uppercase() + &provider[1..];
        write(
            &format!("{provider}/provider.yaml"),
            &format!("schema: 1\nname: {maker}\nhome: https://{provider}.example\nsources: {{}}\n"),
        );
        let text = format!(
            "schema: 1\nname: {name}\nkind: {kind}\nplans: [{plans}]\naliases: [{aliases}]\nendpoints: [{endpoints}]\nchecked: \"2026-01-01\"\n"
        );
        write(&format!("{id}.yaml"), &text);
    }
    BESIDE.iter().for_each(|(path, text)| write(path, text));
    let library = Library::open(Some(folder.path())).unwrap();
    assert_eq!((library.errors().count(), library.listings().unwrap().len()), (0, TIERS.len()));
    library
});

static NAMES: LazyLock<Names<'static>> = LazyLock::new(|| Names::of(&LIBRARY).unwrap());

fn ids(tiers: &[usize]) -> String {
    let ids = tiers.iter().map(|at| TIERS[*at].0.replace("zorblax/", "z/")).collect::<Vec<_>>().join(" ");
    ids.replace("z/chat z/code z/business z/enterprise", "quibnor*")
}

fn none(none: &NoMatch) -> String {
    match none {
        NoMatch::Unknown { name, near } => {
            format!("unknown: {name}{}", if near.is_empty() { String::new() } else { format!("; near {}", ids(near)) })
        }
        NoMatch::UnlistedPlan { plan, product, tiers } => format!("no plan {plan} of {product}: {}", ids(tiers)),
        NoMatch::Nothing => "nothing".to_owned(),
    }
}

/// Returns what a question is taken for, in one line.
fn understood(words: &str) -> String {
    let one = match NAMES.understand(words).unwrap() {
        Err(no) => return none(&no),
        Ok(one) => one,
    };
    let asked: Vec<&str> = one.asked.iter().map(|question| question.as_str()).collect();
    let mut said = format!("{}: {}", ids(&one.tiers), asked.join(", "));
    for (typed, read) in &one.corrected {
        said.push_str(&format!("; {typed} is {read}"));
    }
    if let Some((model, host)) = &one.route {
        said.push_str(&format!("; {model} through {host}"));
    }
    if !one.strangers.is_empty() {
        said.push_str(&format!("; beside {}", one.strangers.join(", ")));
    }
    if !one.not_understood.is_empty() {
        said.push_str(&format!("; left {}", one.not_understood.join(" ")));
    }
    said
}

/// Holds a table against what is understood: a question, and behind an arrow what it shall be taken for.
fn hold(table: &str, of: fn(&str) -> String) {
    let rows = table.lines().filter_map(|line| line.trim().split_once(" -> "));
    let wrong: Vec<String> = rows
        .filter_map(|(words, wanted)| Some((words, wanted, of(words))).filter(|(_, wanted, found)| found != wanted))
        .map(|(words, wanted, found)| format!("{words}\n  wanted {wanted}\n  found  {found}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn exact(words: &str) -> String {
    let list = |found: Result<Vec<usize>, NoMatch>| found.map_or_else(|no| none(&no), |tiers| ids(&tiers));
    let one = match NAMES.one(words).unwrap() {
        Ok(at) => ids(&[at]),
        Err(Ok(several)) => format!("several {}", ids(&several)),
        Err(Err(no)) => none(&no),
    };
    format!("{} | called {} | one {one}", list(NAMES.exact(words).unwrap()), list(NAMES.called(words).unwrap()))
}

#[test]
fn a_name_means_its_tiers_and_a_plan_chooses_among_them() {
    hold(
        "
        quibnor -> quibnor*: training
        does quibnor train -> quibnor*: training
        Quibnor's training -> quibnor*: training
        quibnor pro -> z/chat z/code: training
        quibnor plus plan -> z/chat: training
        does quibnor free train -> z/chat: training
        quibnor business -> z/business: training
        quibnor enterprise -> z/enterprise: training
        quibnor code -> z/code: training
        quibnor code max -> z/code: training
        zorblax -> z/chat z/code z/api z/business z/enterprise: training
        zorblax api -> z/api: training
        zorblax enterprise -> z/enterprise: training
        zorblax team -> z/business: training
        zorblax pro -> z/chat z/code: training
        quibnor api -> z/api: training
        the quibnor api -> z/api: training
        quibnor for business -> z/business: training
        quibnor für unternehmen -> z/enterprise: training
        quibnor gratuit -> z/chat: training
        flimpar -> flimp/local: training
        flimp -> flimp/local: training
        vexolo -> vexolo/cloud: training
        quibnor ultra -> no plan ultra of quibnor: quibnor*
        quibnor team plan -> z/business: training
        quibnor gold plan -> no plan gold of quibnor: quibnor*
        zorblax platinum -> unknown: zorblax platinum; near z/api
        quibnor student plan -> no plan student of quibnor: quibnor*
        flimpar pro -> flimp/local: ; left pro
        quibnor free trial -> z/chat: ; left trial
        is the free plan of quibnor used for training -> z/chat: training
        quibnor on a free plan -> z/chat: training
        my company pays for quibnor business -> z/business: ; left pays
        quibnor dev plan -> no plan dev of quibnor: quibnor*
        ",
        understood,
    );
}

#[test]
fn an_id_or_an_address_names_whoever_it_belongs_to() {
    hold(
        "
        zorblax/chat -> z/chat: training
        zorblax/nosuch -> unknown: zorblax/nosuch; near z/api
        https://api.zorblax.example/v1 -> z/api: training
        api.zorblax.example -> z/api: training
        zorblax.example -> z/chat z/code z/api z/business z/enterprise: training
        chat.zorblax.example -> z/chat z/code: training
        www.zorblax.example -> z/chat z/code z/api z/business z/enterprise: training
        foo.zorblax.example -> unknown: foo.zorblax.example
        eu.vexolo.example -> vexolo/cloud: training
        https://evil.example/zorblax -> unknown: evil.example
        me@zorblax.example -> unknown: zorblax.example; near z/api
        quibnor.zorblax.example -> quibnor*: training
        1.2.3.4 quibnor -> quibnor*: training
        ",
        understood,
    );
}

#[test]
fn an_error_in_a_name_is_mended_and_said() {
    hold(
        "
        quibnro -> quibnor*: training; quibnro is Quibnor
        does quibnro train -> quibnor*: training; quibnro is Quibnor
        zorblx api -> z/api: training; zorblx is Zorblax
        quib nor -> quibnor*: training
        quibnro or wuzzap -> z/chat mekko/wuzzap z/code mekko/ai z/business z/enterprise: training; quibnro is Quibnor
        wuzap -> mekko/wuzzap mekko/ai: training; wuzap is Wuzzap
        lantrn -> lantern/app: training; lantrn is Lantern
        ",
        understood,
    );
}

#[test]
fn an_ordinary_word_is_a_name_where_a_name_would_stand() {
    hold(
        "
        lantern -> lantern/app: training
        does lantern train -> lantern/app: training
        the lantern on my desk -> nothing
        lantern of hope -> unknown: lantern of hope; near lantern/app
        bring a lantern -> nothing
        to lantern down the hill -> nothing
        lantern ai train -> lantern/app: training
        lantern free -> lantern/app: training
        lantern team -> lantern/app: training
        blue heron -> z/chat: training
        blue heron train -> z/chat: training
        ",
        understood,
    );
}

#[test]
fn of_several_names_each_counts_that_is_not_set_aside() {
    hold(
        "
        quibnor or wuzzap -> z/chat mekko/wuzzap z/code mekko/ai z/business z/enterprise: training
        quibnor and lantern -> z/chat lantern/app z/code z/business z/enterprise: training
        quibnor vs flimpar -> z/chat flimp/local z/code z/business z/enterprise: training
        wuzzap instead of quibnor -> mekko/wuzzap mekko/ai: ; left instead
        quibnor 말고 wuzzap -> mekko/wuzzap mekko/ai: training
        rather than quibnor use wuzzap -> mekko/wuzzap mekko/ai: ; left rather
        mekko ai in wuzzap -> mekko/ai: training
        wuzzap mekko ai -> mekko/ai: training
        mekko ai inside wuzzap -> mekko/ai: training
        mekko -> mekko/ai mekko/wuzzap: training
        does mekko train in wuzzap -> mekko/ai: training
        quibnor, wuzzap, lantern -> z/chat mekko/wuzzap lantern/app z/code mekko/ai z/business z/enterprise: training
        quibnor zorblax -> quibnor*: training
        zorblax quibnor -> quibnor*: training
        zorblax or quibnor -> quibnor*: training
        ",
        understood,
    );
}

#[test]
fn a_model_means_its_maker_or_the_company_through_which_it_is_reached() {
    hold(
        "
        grox -> z/chat z/api: training
        grox 3 -> z/chat z/api: training
        grox3 -> z/chat z/api: training
        grox flash -> z/chat z/api: training
        grox4o -> z/chat z/api: training
        grox on vexolo -> vexolo/cloud: training; Grox through Vexolo
        grox via quibnor -> quibnor*: training
        grox in flimpar -> flimp/local: training; Grox through Flimpar
        plonk -> flimp/local: training
        plonk on flimpar -> flimp/local: training; Plonk through Flimpar
        plonk on vexolo -> vexolo/cloud: training; Plonk through Vexolo
        grox on foobar -> unknown: foobar
        foobar grox -> unknown: foobar
        grox through wibblo -> unknown: Wibblo
        grox plonk -> z/chat flimp/local z/api: training
        quibnor grox -> quibnor*: training
        zorblax grox -> z/chat z/code z/api z/business z/enterprise: training; Grox through Zorblax
        does vexolo train grox -> vexolo/cloud: training; Grox through Vexolo
        grox api -> z/api: training
        grox pro -> z/chat: training
        plonk pro -> flimp/local: ; left pro
        ",
        understood,
    );
}

#[test]
fn a_product_without_a_record_is_no_other_product() {
    hold(
        "
        wibblo -> unknown: Wibblo
        wibblo ai -> unknown: Wibblo
        does wibblo train -> unknown: Wibblo
        quibnor or wibblo -> quibnor*: training; beside Wibblo
        wibblo in quibnor -> quibnor*: training; beside Wibblo
        wibblo on zorblax -> unknown: Wibblo
        drumba -> unknown: Drumba
        zorblax drumba -> unknown: Drumba
        foobar -> unknown: foobar
        does foobar train -> unknown: foobar
        foobar quibnor -> quibnor*: ; left foobar
        quibnor foobar -> quibnor*: ; left foobar
        foobar in wuzzap -> mekko/wuzzap mekko/ai: ; left foobar
        does foobar in wuzzap train -> unknown: foobar
        Zorblax Podcasts -> unknown: Zorblax Podcasts; near z/api
        zorblax podcasts -> unknown: zorblax podcasts; near z/api
        zorblax fabrikam -> unknown: zorblax fabrikam; near z/api
        zorblax, does it train -> z/chat z/code z/api z/business z/enterprise: training
        vexopad on vexolo -> unknown: Vexopad; near vexolo/cloud
        does drumba or quibnor train -> quibnor*: training; beside Drumba
        ",
        understood,
    );
}

#[test]
fn what_is_asked_is_told_from_what_is_not_understood() {
    hold(
        "
        does it train -> nothing
        my data -> nothing
        hello -> nothing
        ?! -> nothing
        quibnor retention -> quibnor*: retention
        how long does quibnor keep chats -> quibnor*: retention
        quibnor opt out -> quibnor*: opt_out
        quibnor weather tomorrow -> quibnor*: ; left weather tomorrow
        sue quibnor -> quibnor*: ; left sue
        quibnor 2025 -> quibnor*: training
        quibnor train and keep -> quibnor*: training, retention
        bolt of quibnor -> quibnor*: ; left bolt
        deutsche bank grox -> unknown: deutsche bank grox; near z/chat z/api
        edgar allan quibnor -> quibnor*: ; left edgar allan
        quibnor rocket ship -> quibnor*: ; left rocket ship
        quibnorは学習しますか -> quibnor*: training
        quibnor会用我的数据训练吗 -> quibnor*: training
        ",
        understood,
    );
}

#[test]
fn a_bare_name_is_taken_whole_or_not_at_all() {
    hold(
        "
        quibnor -> quibnor* | called z/chat | one z/chat
        zorblax/chat -> z/chat | called z/chat | one z/chat
        zorblax -> z/chat z/code z/api z/business z/enterprise | called z/chat z/code z/api z/business z/enterprise | one several z/chat z/code z/api z/business z/enterprise
        quibnor pro -> z/chat z/code | called z/chat | one z/chat
        quibnor plus -> z/chat | called z/chat | one z/chat
        quibnor train -> unknown: quibnor train; near z/chat z/code z/business | called unknown: quibnor train; near z/chat z/code z/business | one unknown: quibnor train; near z/chat z/code z/business
        quibnro -> unknown: quibnro; near z/chat | called unknown: quibnro; near z/chat | one unknown: quibnro; near z/chat
        quibnor ultra -> no plan ultra of quibnor: quibnor* | called no plan ultra of quibnor: quibnor* | one no plan ultra of quibnor: quibnor*
        quibnor code -> z/code | called z/code | one z/code
        quibnor or wuzzap -> unknown: quibnor or wuzzap; near z/chat | called unknown: quibnor or wuzzap; near z/chat | one unknown: quibnor or wuzzap; near z/chat
        quibnor plan -> quibnor* | called z/chat | one z/chat
        grox -> unknown: grox | called unknown: grox | one unknown: grox
        wibblo -> unknown: wibblo | called unknown: wibblo | one unknown: wibblo
        api.zorblax.example -> z/api | called z/api | one z/api
        quibnor for my account -> quibnor* | called z/chat | one z/chat
        ",
        exact,
    );
    assert_eq!(exact(""), "unknown:  | called unknown:  | one unknown: ");
}

#[test]
fn an_address_reaches_the_tier_whose_host_it_has() {
    for (address, tiers) in [
        ("https://api.zorblax.example/v1", "z/api"),
        ("API.zorblax.example", "z/api"),
        ("shop.vexolo.example", "vexolo/cloud"),
        ("vexolo.example", ""),
        ("zorblax.example", ""),
        ("a.b.vexolo.example", ""),
    ] {
        assert_eq!(ids(&NAMES.reached(address).unwrap()), tiers, "{address}");
    }
}

#[test]
fn what_is_said_around_a_name_does_not_take_it_away_or_make_it_another() {
    hold(
        "
        flimpar 말고 -> flimp/local: training
        flimpar 말고 quibnor -> quibnor*: training
        zorblax garden quibnor -> unknown: zorblax garden quibnor
        zorblax in quibnor -> quibnor*: training
        zorblax free quibnor -> z/chat: training
        blue heron free -> z/chat: training
        does blue heron keep my chats -> z/chat: retention
        we are on a business plan with quibnor -> z/business: training
        for our pro plan, does quibnor train -> z/chat z/code: training
        how long is the retntion of quibnor -> quibnor*: retention
        quibnor deleton -> quibnor*: deletion
        quibnor reviwed by humans -> quibnor*: human_review
        how long is the rettention of quibnor -> quibnor*: retention
        mekko deletes -> mekko/ai: training
        blue heron business -> z/business: training
        ",
        understood,
    );
}
