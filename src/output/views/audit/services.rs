//! The tools of an audit as services of an inventory, with what their documents say of each question.

use super::super::parts::called;
use super::super::questionnaire::answered;
use super::{Audit, wrong};
use crate::model::{AsOf, Citation, Kind, Question, Tier};
use crate::organisation::audit::{Subject, Verdict};
use crate::output::view::{Claim, Proof, Service};
use crate::output::wording::{copies, label};
use crate::records::Catalog;

/// Returns a tool as a service; `None` where nothing was judged of it.
pub(super) fn service(of: &Audit<'_>, tool: usize) -> Option<Service> {
    let judged: Vec<_> = of.judgements.iter().filter(|one| one.tool == tool).collect();
    let (first, named) = (judged.first()?, of.tools.get(tool)?);
    let tier = first.subject.tier();
    let place = named.region.clone().or_else(|| of.as_of.region.clone());
    let as_of = AsOf { day: of.as_of.day, region: place };
    let mut properties: Vec<(&str, String)> =
        judged.iter().map(|one| ("verdict", format!("{}: {}", one.class, one.verdict.as_str()))).collect();
    let why = judged.iter().filter(|one| one.verdict != Verdict::Allowed);
    properties.extend(why.map(|one| ("why", format!("{}: {}", one.class, wrong(one)))));
    if let Subject::Own(own) = first.subject {
        properties.push(("own_answers", format!("{} ({})", own.source, own.by)));
    }
    if let Some(tier) = tier {
        properties.push(("tier", tier.id.to_string()));
        // A question without an answer makes no claim: that nobody looked is said.
        properties.extend(tier.unanswered(&as_of).iter().map(|question| ("not_researched", question.as_str().to_owned())));
    }
    let provider = tier.map(|tier| {
        let home = of.catalog.providers.get(tier.provider()).map(|provider| provider.home.clone());
        (of.catalog.provider_name(tier).to_owned(), home.unwrap_or_default())
    });
    Some(Service {
        name: tier.map_or_else(|| named.tool.clone(), |tier| tier.name.clone()),
        provider,
        endpoints: tier.map(|tier| tier.endpoints.clone()).unwrap_or_default(),
        classes: judged.iter().map(|one| one.class.clone()).collect(),
        leaves: first.subject.kind().map(|kind| kind != Kind::Local),
        properties,
        claims: tier.map(|tier| claims(of, tier, &as_of)).unwrap_or_default(),
    })
}

/// Returns what the documents of a tier say, question by question.
fn claims(of: &Audit<'_>, tier: &Tier, as_of: &AsOf) -> Vec<Claim> {
    let claim = |question: &Question| {
        let lead = *tier.entries_at(*question, as_of).first()?;
        let (status, [said, differs, about, _]) = answered(of.catalog, tier, *question, as_of, as_of.day);
        let differs = Some(differs).filter(|differs| !differs.is_empty());
        let reasoning = [status.to_owned(), about].into_iter().chain(differs);
        Some(Claim {
            predicate: format!("{}: {}: {said}", called(of.catalog, tier), label(*question)),
            reasoning: reasoning.collect::<Vec<_>>().join("; "),
            evidence: proofs(of.catalog, tier, &lead.cite),
            counter: lead.conflict.as_ref().map(|other| proofs(of.catalog, tier, &other.cite)).unwrap_or_default(),
        })
    };
    Question::ALL.iter().filter_map(claim).collect()
}

fn proofs(catalog: &Catalog, tier: &Tier, cite: &[Citation]) -> Vec<Proof> {
    let proof = |cited: &Citation| {
        let source = catalog.source(tier, cited);
        Proof {
            title: source.map_or_else(|| cited.source.clone(), |source| source.title.clone()),
            url: source.map(|source| cited.link(source)),
            about: format!("{}, {}", cited.grade(source).as_str(), copies(std::slice::from_ref(cited))),
            read: cited.read,
        }
    };
    Citation::carrying_first(cite).map(proof).collect()
}
