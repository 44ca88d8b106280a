//! How several names in one question go together: a model and its host, a product and its maker, names that make one.

use std::ops::Range;

use super::index::Bearers;
use super::mentions::{Mention, is_joined};
use super::resolve::{Names, Read};
use super::tokens::Text;
use crate::diagnostic::Failure;
use crate::model::Kind;

/// Returns whether a name is of the company that offers these tiers.
fn is_of(one: &Mention, tiers: &[u32]) -> bool {
    one.bearers.of_provider.iter().chain(&one.bearers.tiers).any(|at| tiers.contains(at))
}

/// Returns whether a name stands behind a word that says through what something is reached.
pub(super) fn is_through(text: &Text, tokens: &Range<usize>) -> bool {
    const THROUGH: &str =
        "on via through thru in at from by inside under into within über bei auf sur chez dans en por su no na em tramite";
    let before = (1..=2).filter_map(|back| tokens.start.checked_sub(back)).filter_map(|at| text.tokens.get(at));
    before
        .take_while(|token| token.word != "and" && token.word != "or")
        .any(|token| THROUGH.split_whitespace().any(|word| word == token.word))
}

impl Names<'_> {
    /// Leaves of a model and the company through which it is reached the company, whose terms decide.
    pub(super) fn route(&self, text: &Text, known: &mut Vec<Mention>) -> Result<Option<(String, String)>, Failure> {
        // `claude on bedrock` may be a name of its own; its maker beside it is no second product.
        let elsewhere = known.iter().find(|one| {
            one.bearers.model.as_ref().is_some_and(|(_, tiers)| {
                one.bearers.is_recorded()
                    && !one.bearers.tiers.iter().any(|at| tiers.contains(at))
                    && one.bearers.of_provider.is_empty()
            })
        });
        if let Some(one) = elsewhere.cloned() {
            let maker = one.bearers.model.as_ref().map(|(_, tiers)| tiers.clone()).unwrap_or_default();
            known.retain(|other| *other == one || !is_of(other, &maker));
            if known.len() == 1 && !self.is_one_provider(&maker, &one.bearers.tiers)? {
                let model = one.bearers.model.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
                return Ok(Some((model, self.name_of(&one.bearers)?.unwrap_or_default())));
            }
        }
        let models: Vec<u32> =
            known.iter().flat_map(|one| one.bearers.model.iter().flat_map(|(_, tiers)| tiers.clone())).collect();
        let mut hosts = Vec::new();
        for (at, one) in known.iter().enumerate().filter(|(_, one)| one.bearers.is_recorded()) {
            if (is_through(text, &one.tokens) && !is_of(one, &models)) || (self.is_host(one)? && !is_joined(text, &one.tokens))
            {
                hosts.push(at);
            }
        }
        let is_bare_model = |one: &Mention| !one.bearers.is_recorded();
        let host = match hosts.as_slice() {
            [.., host] if known.iter().enumerate().any(|(at, one)| at != *host && one.bearers.model.is_some()) => *host,
            // A model beside a product: the product's terms hold, whatever model runs in it.
            _ if known.iter().any(is_bare_model) && known.iter().filter(|one| !is_bare_model(one)).count() == 1 => {
                known.iter().position(|one| !is_bare_model(one)).unwrap_or_default()
            }
            _ => return Ok(None),
        };
        let Some(model) =
            known.iter().enumerate().find(|(at, one)| *at != host && one.bearers.model.is_some()).map(|(_, one)| one.clone())
        else {
            return Ok(None);
        };
        // `claude 3.5 sonnet` is the model of the product itself.
        let own = model.bearers.model.as_ref().map(|(_, tiers)| tiers.as_slice()).unwrap_or_default();
        if !self.is_host(&known[host])? && known[host].bearers.tiers.iter().any(|at| own.contains(at)) {
            known.retain(|one| one.bearers.is_recorded());
            return Ok(None);
        }
        let model_name = model.bearers.model.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
        let host_name = self.name_of(&known[host].bearers)?.unwrap_or_default();
        let host = known[host].clone();
        let maker = model.bearers.model.map(|(_, tiers)| tiers).unwrap_or_default();
        known.retain(|one| *one == host || !(one.bearers.model.is_some() || is_of(one, &maker)));
        Ok(Some((model_name, host_name)))
    }

    /// Returns whether one provider has tiers of both.
    fn is_one_provider(&self, a: &[u32], b: &[u32]) -> Result<bool, Failure> {
        let providers = |tiers: &[u32]| -> Result<Vec<&str>, Failure> {
            let of = |at: &u32| Ok(self.library.listing(*at as usize)?.id.split('/').next().unwrap_or_default());
            tiers.iter().map(of).collect()
        };
        let others = providers(b)?;
        Ok(providers(a)?.iter().any(|one| others.contains(one)))
    }

    /// Returns whether a name is of a program or cloud that runs the models of others.
    fn is_host(&self, mention: &Mention) -> Result<bool, Failure> {
        if mention.bearers.model.is_some() {
            return Ok(false);
        }
        let Some(at) = mention.bearers.tiers.first().or(mention.bearers.of_provider.first()) else { return Ok(false) };
        Ok(matches!(self.library.listing(*at as usize)?.kind, Kind::Local | Kind::Cloud))
    }

    /// Leaves of several names of one provider the one that says most: a product beside its maker, or the tiers that are called
    /// by both (`Meta AI` in `WhatsApp`). Names that are joined (`a or b`) are two.
    pub(super) fn join(&self, text: &Text, known: &mut Vec<Mention>) -> Result<(), Failure> {
        let provider = |one: &Mention| -> Result<Option<String>, Failure> {
            let Some(at) = one.bearers.tiers.first().or(one.bearers.of_provider.first()) else { return Ok(None) };
            Ok(self.library.listing(*at as usize)?.id.split('/').next().map(str::to_owned))
        };
        let mut kept: Vec<(Option<String>, Mention)> = Vec::new();
        for one in std::mem::take(known) {
            let of = provider(&one)?;
            let Some((_, other)) = kept.iter_mut().find(|(provider, other)| *provider == of && of.is_some() && *other != one)
            else {
                kept.push((of, one));
                continue;
            };
            let both = |list: &[u32], other: &Mention| -> Vec<u32> {
                let named = |at: &&u32| other.bearers.tiers.contains(at) || other.bearers.related.contains(at);
                list.iter().filter(named).copied().collect()
            };
            if other.bearers.tiers.is_empty() {
                *other = one;
            } else if !one.bearers.tiers.is_empty() {
                let tiers =
                    both(&one.bearers.tiers, other).into_iter().chain(both(&one.bearers.related, other)).collect::<Vec<_>>();
                if is_joined(text, &one.tokens) {
                    kept.push((of, one));
                } else if !tiers.is_empty() {
                    *other = Mention { bearers: Bearers { tiers, ..Bearers::default() }, ..one };
                } else {
                    kept.push((of, one));
                }
            }
        }
        *known = kept.into_iter().map(|(_, one)| one).collect();
        Ok(())
    }
}

/// Takes names that stand apart for the one name that they make: `copilot de github`, `grok inside the X app`.
pub(super) fn combine(read: &Read<'_>, known: &mut Vec<Mention>) {
    let words = |from: usize, to: usize| {
        read.text.tokens.get(from..to).map(|tokens| tokens.iter().map(|one| one.word.as_str()).collect::<String>())
    };
    let recorded = |key: String| read.index.bearers(&key).filter(|found| !found.tiers.is_empty());
    for (a, b) in (0..known.len()).flat_map(|a| (0..known.len()).map(move |b| (a, b))).filter(|(a, b)| a != b) {
        let (product, other) = (&known[a], &known[b]);
        if is_joined(&read.text, &product.tokens) || is_joined(&read.text, &other.tokens) {
            continue;
        }
        let Some(product_words) = words(product.tokens.start, product.tokens.end) else { continue };
        // A number may belong to the maker's part: `copilot do microsoft 365`.
        let of_maker = || {
            let ends = (other.tokens.end..other.tokens.end + 2).filter(|_| !other.bearers.of_provider.is_empty());
            ends.filter_map(|end| words(other.tokens.start, end)).find_map(|maker| recorded(format!("{maker}{product_words}")))
        };
        let inside = || {
            let place = words(other.tokens.start, other.tokens.end).filter(|_| is_through(&read.text, &other.tokens))?;
            ["in", "on"].iter().find_map(|joint| recorded(format!("{product_words}{joint}{place}")))
        };
        if let Some(mut bearers) = of_maker().or_else(inside) {
            // With its maker's name it is still what it is called alone: `gemini in workspace, does google`.
            let related =
                product.bearers.related.iter().filter(|at| !bearers.tiers.contains(at) && !bearers.related.contains(at));
            let related: Vec<u32> = related.copied().collect();
            bearers.related.extend(related);
            let one = Mention { bearers, is_weak: false, ..product.clone() };
            let (a, b) = (a.min(b), a.max(b));
            known.remove(b);
            known[a] = one;
            return;
        }
    }
}
