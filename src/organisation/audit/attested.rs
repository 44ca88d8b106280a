//! What is left to the customer, and counts only as somebody attests it: switches, times that are set, agreements.

use super::judge::{Found, Judge};
use super::{Asked, Reason, Standing, Verdict, Why};
use crate::model::{Answer, Commitment, Day, Entry, OptOut, OptedOut, Question, Retention, Since, ZeroRetention};
use crate::questions::find::Wanted;

impl<'c> Judge<'c, '_> {
    /// Returns what a setting that the customer chooses comes to, where the documents leave it to the customer: a time for which
    /// all is kept, and the mode that keeps nothing.
    pub(super) fn chosen(&self, question: Question, entry: &'c Entry, wanted: &Wanted) -> Option<Found<'c>> {
        let zero = self.attested.zero_retention.map(|seen| (seen.on, seen.by.as_str()));
        let on_by_choice = zero.is_some() && self.subject.has_zero_retention(self.as_of);
        match (question, &entry.answer) {
            (Question::Retention, _) if on_by_choice && is_limit(wanted) => {
                // The mode has a text of its own, which may be younger than what was seen.
                let modes = self.subject.entries_at(Question::ZeroRetention, self.as_of);
                modes.into_iter().chain([entry]).map(|entry| self.seen(entry, zero)).max_by_key(|(verdict, _)| *verdict)
            }
            (Question::ZeroRetention, Answer::ZeroRetention(ZeroRetention::Available))
                if zero.is_some() && wanted.is_met_by(&Answer::ZeroRetention(ZeroRetention::Default)) =>
            {
                Some(self.seen(entry, zero))
            }
            (Question::Retention, answer) if is_limit(wanted) && has_choice(entry) => {
                let Some(kept) = self.attested.keeps else {
                    // Without a choice the default holds.
                    return is_choice(answer).then_some((Verdict::Refused, Standing::NotAttested));
                };
                if !is_within(&kept.time.0, wanted) {
                    return Some((Verdict::Refused, Standing::SetTo(kept)));
                }
                Some(match self.seen(entry, Some((kept.on, kept.by.as_str()))) {
                    (Verdict::Allowed, _) => (Verdict::Allowed, Standing::SetTo(kept)),
                    other => other,
                })
            }
            _ => None,
        }
    }

    /// Returns what an attestation of something comes to, or its absence. It says nothing of a later text.
    pub(super) fn seen(&self, entry: &'c Entry, seen: Option<(Day, &'c str)>) -> Found<'c> {
        match seen {
            None => (Verdict::Refused, Standing::NotAttested),
            Some((on, _)) if on > self.as_of.day => (Verdict::Refused, Standing::AttestedAfter(on)),
            Some((on, by)) => match entry.since.map(Since::day).filter(|since| *since > on) {
                Some(since) => (Verdict::Unclear, Standing::AttestedBefore(on, since)),
                None => (Verdict::Allowed, Standing::Attested(on, by)),
            },
        }
    }

    /// Returns whether what can be turned off is, by what the record says of the way.
    pub(super) fn opted_out(&self, how: OptedOut) -> Vec<Reason<'c>> {
        let (question, asked) = (Some(Question::OptOut), Some(Asked::OptedOut(how)));
        let entries = self.subject.entries_at(Question::OptOut, self.as_of);
        if entries.is_empty() {
            return vec![Reason { question, asked, ..Reason::plain(Verdict::Unclear, self.unanswered()) }];
        }
        let mut reasons = Vec::new();
        for entry in entries {
            let by_way = |answer: &Answer| match answer {
                _ if entry.has_lapsed(self.as_of.day) => (Verdict::Unclear, Standing::Lapsed),
                Answer::OptOut(OptOut::NotNeeded) => (Verdict::Allowed, Standing::AsItIs),
                Answer::OptOut(OptOut::None) if how == OptedOut::WherePossible => (Verdict::Allowed, Standing::AsItIs),
                Answer::OptOut(OptOut::None) => (Verdict::Refused, Standing::AsItIs),
                answer if answer.is_unstated() => (Verdict::Unclear, Standing::Silent),
                _ => self.seen(entry, self.attested.opted_out.map(|seen| (seen.on, seen.by.as_str()))),
            };
            let reason = |verdict, why, cite| Reason { question, asked: asked.clone(), verdict, why, entry: Some(entry), cite };
            let (verdict, standing) = by_way(&entry.answer);
            reasons.push(reason(verdict, Why::Answer(&entry.answer, self.places(entry), standing), &entry.cite));
            reasons.extend(entry.cases.iter().map(|case| (by_way(&case.answer).0, case)).filter_map(|(verdict, case)| {
                let counted = if self.cases_too { verdict } else { Verdict::Allowed };
                (verdict != Verdict::Allowed).then(|| reason(counted, Why::Case(case), &case.cite))
            }));
        }
        reasons
    }

    /// Returns where the mode that keeps nothing does not reach, for a rule that it would meet.
    pub(super) fn beyond_the_mode(&self, wanted: &Wanted) -> Vec<Reason<'c>> {
        if self.attested.zero_retention.is_none() || !is_limit(wanted) || !self.subject.has_zero_retention(self.as_of) {
            return Vec::new();
        }
        let is_on =
            |answer: &Answer| matches!(answer, Answer::ZeroRetention(ZeroRetention::Default | ZeroRetention::Available));
        let entries = self.subject.entries_at(Question::ZeroRetention, self.as_of);
        let cases = |entry: &'c Entry| entry.cases.iter().filter(|case| !is_on(&case.answer)).map(move |case| (entry, case));
        entries
            .into_iter()
            .flat_map(cases)
            .map(|(entry, case)| self.case(Question::ZeroRetention, wanted, entry, case))
            .collect()
    }

    pub(super) fn signed(&self, agreement: Commitment) -> Reason<'c> {
        let (verdict, why) = match self.attested.signed(agreement, self.as_of.day) {
            Some(signed) => (Verdict::Allowed, Why::Signed(signed.on, &signed.by)),
            None if self.subject.is_idle(Question::Agreement, self.as_of) => (Verdict::Allowed, Why::DoesNotArise),
            None => (Verdict::Refused, Why::NotSigned),
        };
        let (question, asked) = (Some(Question::Agreement), Some(Asked::Signed(agreement)));
        Reason { question, asked, ..Reason::plain(verdict, why) }
    }

    /// Returns the last day on which all of these agreements were signed, and who says so; `None` if one is missing.
    pub(super) fn all_signed(&self, agreements: &[Commitment]) -> Option<(Day, &'c str)> {
        let signed = agreements.iter().map(|one| self.attested.signed(*one, self.as_of.day));
        let signed = signed.collect::<Option<Vec<_>>>()?;
        signed.into_iter().map(|one| (one.on, one.by.as_str())).max_by_key(|(on, _)| *on)
    }
}

fn is_choice(answer: &Answer) -> bool {
    *answer == Answer::Retention(Retention::CustomerSet)
}

/// Returns whether the customer sets the time, or may set one instead of the default. A case that is narrower, one assistant or one
/// kind of chat, says nothing of what is kept beside it.
fn has_choice(entry: &Entry) -> bool {
    is_choice(&entry.answer) || entry.cases.iter().any(|case| case.general && is_choice(&case.answer))
}

fn is_limit(wanted: &Wanted) -> bool {
    matches!(wanted, Wanted::Within(_) | Wanted::Nothing)
}

/// Returns whether a time that was set is no longer than what is asked.
fn is_within(time: &Wanted, wanted: &Wanted) -> bool {
    match time {
        Wanted::Nothing => true,
        Wanted::Within(period) => wanted.is_met_by(&Answer::Retention(Retention::For(*period))),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::Subject;
    use super::super::judge::judge;
    use super::*;
    use crate::model::sample::{on, tier};
    use crate::organisation::policy::{Attestation, Attested, Class, Kept, Signed};

    /// Returns the verdict of rules on a tier on 2026-06-01, with what is attested.
    fn chosen(class: Value, parts: Value, attested: Attested<'_>) -> Verdict {
        let class: Class = serde_json::from_value(class).unwrap();
        let query = class.requires.query().unwrap();
        judge(Subject::Tier(&tier("acme/chat", parts)), &class, &query, &on("2026-06-01"), attested).0
    }

    #[test]
    fn a_time_that_the_customer_sets_counts_as_attested() {
        let kept =
            |time: &str, on: &str| -> Kept { serde_json::from_value(json!({"for": time, "on": on, "by": "Ada"})).unwrap() };
        let set = || json!({"retention": [{"answer": "customer_set", "since": "2026-01-01"}]});
        let of = |kept: Option<Kept>, parts: Value| {
            let attested = Attested { keeps: kept.as_ref(), ..Attested::default() };
            chosen(json!({"requires": {"keep": "30d"}}), parts, attested)
        };
        assert_eq!(of(None, set()), Verdict::Refused);
        assert_eq!(of(Some(kept("30d", "2026-03-01")), set()), Verdict::Allowed);
        assert_eq!(of(Some(kept("0", "2026-03-01")), set()), Verdict::Allowed);
        assert_eq!(of(Some(kept("31d", "2026-03-01")), set()), Verdict::Refused);
        assert_eq!(of(Some(kept("30d", "2026-06-02")), set()), Verdict::Refused);
        assert_eq!(of(Some(kept("30d", "2025-12-31")), set()), Verdict::Unclear);
        // A time that may be set instead of the default counts once it is attested.
        let may = || json!({"retention": [{"answer": "until_deleted", "cases": [{"when": "a period is set", "answer": "customer_set", "general": true}]}]});
        assert_eq!(of(Some(kept("30d", "2026-03-01")), may()), Verdict::Allowed);
        assert_eq!(of(Some(kept("31d", "2026-03-01")), may()), Verdict::Refused);
        assert_eq!(of(None, may()), Verdict::Refused);
        // One for temporary chats says nothing of the others.
        let narrow = json!({"retention": [{"answer": "until_deleted", "cases": [{"when": "temporary chats", "answer": "customer_set"}]}]});
        assert_eq!(of(Some(kept("30d", "2026-03-01")), narrow), Verdict::Refused);
        // What the provider sets is not the customer's to attest.
        assert_eq!(of(Some(kept("30d", "2026-03-01")), json!({"retention": [{"answer": "P1Y"}]})), Verdict::Refused);
    }

    #[test]
    fn a_mode_that_keeps_nothing_counts_once_switched_on_and_only_where_there_is_one() {
        let seen = Attestation { on: "2026-03-01".parse().unwrap(), by: "Ada".to_owned() };
        let on = Attested { zero_retention: Some(&seen), ..Attested::default() };
        let parts = |mode: &str| json!({"retention": [{"answer": "P30D"}], "zero_retention": [{"answer": mode}]});
        for class in [json!({"requires": {"keep": 0}}), json!({"requires": {"zero_retention": ["default"]}})] {
            assert_eq!(chosen(class.clone(), parts("available"), on), Verdict::Allowed, "{class}");
            assert_eq!(chosen(class.clone(), parts("available"), Attested::default()), Verdict::Refused, "{class}");
            assert_eq!(chosen(class.clone(), parts("no"), on), Verdict::Refused, "{class}");
            assert_ne!(chosen(class.clone(), parts("unstated"), on), Verdict::Allowed, "{class}");
        }
    }

    #[test]
    fn a_strict_class_asks_how_far_the_mode_the_agreement_and_the_way_out_reach() {
        let seen = Attestation { on: "2026-03-01".parse().unwrap(), by: "Ada".to_owned() };
        let signed: Vec<Signed> =
            serde_json::from_value(json!([{"agreement": "baa", "on": "2026-03-01", "by": "Ada"}])).unwrap();
        let on = Attested { zero_retention: Some(&seen), opted_out: Some(&seen), signed: &signed, ..Attested::default() };
        let case = |answer: Value| json!([{"when": "files", "answer": answer}]);
        let mode = |answer: &str| json!({"retention": [{"answer": "P30D"}], "zero_retention": [{"answer": "available", "cases": case(json!(answer))}]});
        let way = |answer: &str| json!({"opt_out": [{"answer": "setting", "cases": case(json!(answer))}]});
        for (class, parts, strict) in [
            (json!({"requires": {"keep": 0}}), mode("no"), Verdict::Refused),
            (json!({"requires": {"keep": 0}}), mode("unstated"), Verdict::Unclear),
            (json!({"requires": {"keep": 0}}), mode("default"), Verdict::Allowed),
            (
                json!({"requires": {"agreement": ["baa"]}}),
                json!({"agreement": [{"answer": ["baa"], "cases": case(json!(["unstated"]))}]}),
                Verdict::Unclear,
            ),
            (json!({"requires": {}, "opted_out": "required"}), way("none"), Verdict::Refused),
            (json!({"requires": {}, "opted_out": "required"}), way("form"), Verdict::Allowed),
            (json!({"requires": {}, "opted_out": "where_possible"}), way("none"), Verdict::Allowed),
        ] {
            assert_eq!(chosen(class.clone(), parts.clone(), on), Verdict::Allowed, "{class} {parts}");
            let mut asks = class;
            asks["requires"]["strict"] = json!(true);
            assert_eq!(chosen(asks.clone(), parts.clone(), on), strict, "{asks} {parts}");
        }
        // The text on the mode came after it was seen.
        let younger =
            json!({"retention": [{"answer": "P30D"}], "zero_retention": [{"answer": "available", "since": "2026-04-01"}]});
        assert_eq!(chosen(json!({"requires": {"keep": 0}}), younger, on), Verdict::Unclear);
    }

    #[test]
    fn an_agreement_counts_once_signed_and_may_be_asked_for() {
        let signed =
            |on: &str| -> Vec<Signed> { serde_json::from_value(json!([{"agreement": "baa", "on": on, "by": "Ada"}])).unwrap() };
        let of =
            |class: Value, parts: Value, signed: &[Signed]| chosen(class, parts, Attested { signed, ..Attested::default() });
        let available = |words: Value| json!({"agreement": [{"answer": words}]});
        let wants = || json!({"requires": {"agreement": ["baa"]}});
        assert_eq!(of(wants(), available(json!(["soc2"])), &[]), Verdict::Unclear);
        assert_eq!(of(wants(), available(json!(["soc2"])), &signed("2026-03-01")), Verdict::Allowed);
        assert_eq!(of(wants(), json!({}), &signed("2026-03-01")), Verdict::Allowed);
        assert_eq!(of(wants(), json!({}), &signed("2026-06-02")), Verdict::Unclear);
        let asks = || json!({"signed": ["baa"]});
        assert_eq!(of(asks(), available(json!(["baa"])), &[]), Verdict::Refused);
        assert_eq!(of(asks(), available(json!(["baa"])), &signed("2026-03-01")), Verdict::Allowed);
        assert_eq!(of(asks(), json!({"kind": "local"}), &[]), Verdict::Allowed);
    }

    #[test]
    fn what_can_be_turned_off_may_have_to_be() {
        let seen = Attestation { on: "2026-03-01".parse().unwrap(), by: "Ada".to_owned() };
        let off = Attested { opted_out: Some(&seen), ..Attested::default() };
        let parts = |way: &str| json!({"opt_out": [{"answer": way, "since": "2026-01-01"}]});
        let (must, may) = (json!({"opted_out": "required"}), json!({"opted_out": "where_possible"}));
        for (way, attested, required, where_possible) in [
            ("not_needed", Attested::default(), Verdict::Allowed, Verdict::Allowed),
            ("setting", Attested::default(), Verdict::Refused, Verdict::Refused),
            ("setting", off, Verdict::Allowed, Verdict::Allowed),
            ("contract", Attested::default(), Verdict::Refused, Verdict::Refused),
            ("none", off, Verdict::Refused, Verdict::Allowed),
            ("unstated", off, Verdict::Unclear, Verdict::Unclear),
        ] {
            assert_eq!(chosen(must.clone(), parts(way), attested), required, "{way}");
            assert_eq!(chosen(may.clone(), parts(way), attested), where_possible, "{way}");
        }
        assert_eq!(chosen(must, json!({}), off), Verdict::Unclear);
    }
}
