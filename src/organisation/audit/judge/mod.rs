//! Whether a class of data may go to a tier, or to a tool.

use super::{Asked, Reason, Standing, Subject, Verdict, Why};
use crate::model::{AllowedTiers, Answer, AsOf, Case, Collection, Entry, HumanReview, Question, Telemetry, Training};
use crate::organisation::policy::{Attested, Class, Exception};
use crate::questions::find::{Query, Wanted};

/// The verdict, why, and the exception that lets it pass.
pub(super) type Judged<'c> = (Verdict, Vec<Reason<'c>>, Option<Exception>);

/// Judges a tier or a tool on a day. What is left to the customer counts only as attested.
pub(super) fn judge<'c>(
    subject: Subject<'c>,
    class: &Class,
    query: &Query,
    as_of: &AsOf,
    attested: Attested<'c>,
) -> Judged<'c> {
    let alone = |verdict, why| (verdict, vec![Reason::plain(verdict, why)], None);
    let tier = subject.tier();
    let id = tier.map(|tier| tier.id.as_str()).unwrap_or_default();
    let is_allowed = class.allows(id);
    if class.denies_all() || class.denies(id) {
        return alone(Verdict::Refused, Why::Denied);
    }
    if tier.and_then(|tier| tier.retired).is_some_and(|retired| retired <= as_of.day) {
        return alone(Verdict::Refused, Why::Retired);
    }
    let mut reasons = Vec::new();
    match (class.tiers(), subject) {
        (AllowedTiers::None, _) => reasons.push(Reason::plain(Verdict::Refused, Why::NoTier)),
        (_, Subject::Unmatched(unmatched)) => return alone(Verdict::Unclear, Why::Unmatched(unmatched)),
        (AllowedTiers::Any, _) if is_allowed => return alone(Verdict::Allowed, Why::Listed),
        (AllowedTiers::Listed, _) if !is_allowed => reasons.push(Reason::plain(Verdict::Refused, Why::NotListed)),
        (AllowedTiers::Listed, _) => reasons.push(Reason::plain(Verdict::Allowed, Why::Listed)),
        (AllowedTiers::Any, _) if class.asks_nothing() => reasons.push(Reason::plain(Verdict::Allowed, Why::NothingAsked)),
        (AllowedTiers::Any, _) => {}
    }
    if reasons.iter().all(|reason| reason.verdict == Verdict::Allowed) {
        reasons.extend(Judge { subject, as_of, attested, cases_too: query.asks_of_cases() }.by_rules(class, query));
    }
    let verdict = reasons.iter().map(|reason| reason.verdict).max().unwrap_or(Verdict::Unclear);
    let holds = |one: &&Exception| one.tier == id && one.until >= as_of.day;
    match class.exceptions.iter().find(holds) {
        Some(exception) if verdict != Verdict::Allowed => (Verdict::Allowed, reasons, Some(exception.clone())),
        _ => (verdict, reasons, None),
    }
}

/// What is judged, when and where, and what is attested of it.
pub(super) struct Judge<'c, 'a> {
    pub(super) subject: Subject<'c>,
    pub(super) as_of: &'a AsOf,
    pub(super) attested: Attested<'c>,
    pub(super) cases_too: bool,
}

/// What a rule came to.
pub(super) type Found<'c> = (Verdict, Standing<'c>);

impl<'c> Judge<'c, '_> {
    fn by_rules(&self, class: &Class, query: &Query) -> Vec<Reason<'c>> {
        let mut reasons = Vec::new();
        let (kinds, providers) = query.among();
        for kinds in [class.kinds.as_slice(), kinds].into_iter().filter(|kinds| !kinds.is_empty()) {
            let (verdict, why) = match self.subject.kind() {
                Some(kind) if kinds.contains(&kind) => (Verdict::Allowed, Why::Among),
                Some(_) => (Verdict::Refused, Why::NotAmong),
                None => (Verdict::Unclear, self.unanswered()),
            };
            reasons.push(Reason { asked: Some(Asked::Kinds(kinds.to_vec())), ..Reason::plain(verdict, why) });
        }
        let is_of = |id: &String| self.subject.tier().is_some_and(|tier| id == tier.provider());
        if !providers.is_empty() {
            let (verdict, why) = match providers.iter().any(is_of) {
                true => (Verdict::Allowed, Why::Among),
                false => (Verdict::Refused, Why::NotAmong),
            };
            reasons.push(Reason { asked: Some(Asked::Providers(providers.to_vec())), ..Reason::plain(verdict, why) });
        }
        for (question, wanted) in query.wanted() {
            reasons.extend(self.answer(question, wanted));
        }
        if let Some(how) = class.opted_out {
            reasons.extend(self.opted_out(how));
        }
        reasons.extend(class.signed.iter().map(|agreement| self.signed(*agreement)));
        reasons
    }

    fn answer(&self, question: Question, wanted: &Wanted) -> Vec<Reason<'c>> {
        let asked = Some(Asked::Answer(wanted.clone()));
        let reason = |verdict, why, entry: Option<&'c Entry>| Reason {
            question: Some(question),
            asked: asked.clone(),
            verdict,
            why,
            entry,
            cite: entry.map_or(&[], |entry| &entry.cite),
        };
        if let Wanted::AllOf(agreements) = wanted
            && let Some(signed) = self.all_signed(agreements)
        {
            // What is signed may leave something out.
            let entries = self.subject.entries_at(question, self.as_of).into_iter();
            let cases = entries.flat_map(|entry| self.cases(question, wanted, entry));
            return [reason(Verdict::Allowed, Why::Signed(signed.0, signed.1), None)].into_iter().chain(cases).collect();
        }
        let entries = self.subject.entries_at(question, self.as_of);
        if entries.is_empty() {
            return match self.subject.is_idle(question, self.as_of) {
                true => vec![reason(Verdict::Allowed, Why::DoesNotArise, None)],
                false => vec![reason(Verdict::Unclear, self.unanswered(), None)],
            };
        }
        let mut reasons = Vec::new();
        for entry in entries {
            let (verdict, standing) = self.entry(question, entry, wanted);
            if verdict == Verdict::Unclear && standing == Standing::Silent && self.subject.is_idle(question, self.as_of) {
                reasons.push(reason(Verdict::Allowed, Why::DoesNotArise, Some(entry)));
                continue;
            }
            reasons.push(reason(verdict, Why::Answer(&entry.answer, self.places(entry), standing), Some(entry)));
            reasons.extend(self.exceptions(question, wanted, entry));
            reasons.extend(self.cases(question, wanted, entry));
        }
        if question == Question::Retention {
            reasons.extend(self.beyond_the_mode(wanted));
        }
        reasons
    }

    /// Returns the exceptions inside an answer that do not meet a rule. They decide where cases do.
    fn exceptions(&self, question: Question, wanted: &Wanted, entry: &'c Entry) -> Vec<Reason<'c>> {
        let verdict = if self.cases_too { Verdict::Refused } else { Verdict::Allowed };
        let asked = Some(Asked::Answer(wanted.clone()));
        let reason = |except| Reason {
            question: Some(question),
            asked: asked.clone(),
            verdict,
            why: Why::Except(except),
            entry: Some(entry),
            cite: &entry.cite,
        };
        let is_met = wanted.is_met_by(&entry.answer);
        wanted.exceptions_short(&entry.except).filter(|_| is_met).map(reason).collect()
    }

    /// Returns the cases inside a tier that do not meet a rule. They decide only where the policy asks for them too.
    fn cases(&self, question: Question, wanted: &Wanted, entry: &'c Entry) -> Vec<Reason<'c>> {
        wanted.cases_short(&entry.cases).map(|case| self.case(question, wanted, entry, case)).collect()
    }

    pub(super) fn case(&self, question: Question, wanted: &Wanted, entry: &'c Entry, case: &'c Case) -> Reason<'c> {
        let verdict = match (self.cases_too, is_silent(wanted, &case.answer)) {
            (false, _) => Verdict::Allowed,
            (true, true) => Verdict::Unclear,
            (true, false) => Verdict::Refused,
        };
        let (question, asked) = (Some(question), Some(Asked::Answer(wanted.clone())));
        Reason { question, asked, verdict, why: Why::Case(case), entry: Some(entry), cite: &case.cite }
    }

    /// Returns who has no answer: we, or the organisation.
    pub(super) fn unanswered(&self) -> Why<'c> {
        if self.subject.tier().is_some() { Why::Unanswered } else { Why::NotGiven }
    }

    /// Returns the places of an answer, if no place was asked for.
    pub(super) fn places(&self, entry: &'c Entry) -> &'c [crate::model::Region] {
        if self.as_of.region.is_some() { &[] } else { &entry.regions }
    }

    fn entry(&self, question: Question, entry: &'c Entry, wanted: &Wanted) -> Found<'c> {
        let answer = &entry.answer;
        if entry.has_lapsed(self.as_of.day) {
            return (Verdict::Unclear, Standing::Lapsed);
        }
        if let Some(found) = self.chosen(question, entry, wanted) {
            return found;
        }
        if !wanted.is_met_by(answer) {
            return match is_silent(wanted, answer) {
                true => (Verdict::Unclear, Standing::Silent),
                false => (Verdict::Refused, Standing::AsItIs),
            };
        }
        let has_to_be_turned_off = matches!(
            answer,
            Answer::Training(Training::OptOut)
                | Answer::HumanReview(HumanReview::OptOut)
                | Answer::Telemetry(Telemetry::OptOut)
        );
        if !has_to_be_turned_off {
            return (Verdict::Allowed, Standing::AsItIs);
        }
        let opted_out = self.attested.opted_out;
        self.seen(entry, opted_out.map(|seen| (seen.on, seen.by.as_str())))
    }
}

/// Returns whether an answer that falls short does so by silence: nothing is said of a signal, or a commitment is not named.
fn is_silent(wanted: &Wanted, answer: &Answer) -> bool {
    match (wanted, answer) {
        (Wanted::NotCollected(signals), Answer::Signals(said)) => {
            !signals.iter().any(|signal| said.get(*signal) == Collection::Collected)
        }
        (Wanted::AllOf(_), Answer::Agreement(_)) => true,
        _ => answer.is_unstated(),
    }
}

#[cfg(test)]
mod tests;
