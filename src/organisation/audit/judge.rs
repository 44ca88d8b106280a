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
            reasons.extend(self.cases(question, wanted, entry));
        }
        if question == Question::Retention {
            reasons.extend(self.beyond_the_mode(wanted));
        }
        reasons
    }

    /// Returns the cases inside a tier that do not meet a rule. They decide only where the policy asks for them too.
    fn cases(&self, question: Question, wanted: &Wanted, entry: &'c Entry) -> Vec<Reason<'c>> {
        let short = entry.cases.iter().filter(|case| !wanted.is_met_by(&case.answer));
        short.map(|case| self.case(question, wanted, entry, case)).collect()
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
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::sample::{on, tier};
    use crate::organisation::policy::Attestation;

    fn shown(why: &Why<'_>) -> String {
        match why {
            Why::Answer(answer, [], _) => answer.to_string(),
            Why::Answer(answer, regions, _) => format!("in {regions:?}: {answer}"),
            Why::Case(case) => format!("{} in this case: {}", case.answer, case.when),
            other => format!("{other:?}"),
        }
    }

    /// Returns the verdict of a class on a tier on 2026-06-01, and the reasons in one line.
    fn judged(class: Value, parts: Value, opted_out: Option<&str>) -> (Verdict, String, bool) {
        let class: Class = serde_json::from_value(class).unwrap();
        let query = class.requires.query().unwrap();
        let attested = opted_out.map(|on| Attestation { on: on.parse().unwrap(), by: "Ada".to_owned() });
        let tier = tier("acme/chat", parts);
        let attested = Attested { opted_out: attested.as_ref(), ..Attested::default() };
        let (verdict, reasons, exception) = judge(Subject::Tier(&tier), &class, &query, &on("2026-06-01"), attested);
        let why: Vec<_> = reasons.iter().map(|reason| format!("{:?}: {}", reason.verdict, shown(&reason.why))).collect();
        (verdict, why.join("; "), exception.is_some())
    }

    fn verdict(class: Value, parts: Value, opted_out: Option<&str>) -> Verdict {
        judged(class, parts, opted_out).0
    }

    fn training(answer: &str) -> Value {
        json!({"training": [{"answer": answer}]})
    }

    #[test]
    fn a_name_in_the_policy_goes_before_its_rules_and_a_denial_before_all() {
        let rules = json!({"training": ["never"]});
        for (class, parts, expected) in [
            (json!({"requires": rules, "allow": ["acme"]}), training("always"), Verdict::Allowed),
            (json!({"requires": rules, "allow": ["acme/chat"], "deny": ["acme"]}), training("never"), Verdict::Refused),
            (json!({"requires": rules, "allow": ["beta", "acme/api"]}), training("always"), Verdict::Refused),
            (json!({"allow": ["acme"]}), json!({"retired": "2026-06-01"}), Verdict::Refused),
            (json!({"allow": ["acme"]}), json!({"retired": "2026-06-02"}), Verdict::Allowed),
            (json!({"requires": {"kind": ["team"]}}), training("never"), Verdict::Refused),
            (json!({"requires": {"provider": ["acme"]}}), training("never"), Verdict::Allowed),
        ] {
            assert_eq!(verdict(class.clone(), parts, None), expected, "{class}");
        }
    }

    #[test]
    fn an_exception_counts_to_its_last_day_for_its_tier_and_only_where_it_is_needed() {
        let class = |tier: &str, until: &str| {
            let exception = json!({"tier": tier, "reason": "a pilot", "until": until});
            json!({"requires": {"training": ["never"]}, "exceptions": [exception]})
        };
        let of = |class, answer| {
            let (verdict, _, has_exception) = judged(class, training(answer), None);
            (verdict, has_exception)
        };
        assert_eq!(of(class("acme/chat", "2026-06-01"), "always"), (Verdict::Allowed, true));
        assert_eq!(of(class("acme/chat", "2026-05-31"), "always"), (Verdict::Refused, false));
        assert_eq!(of(class("acme/api", "2027-01-01"), "always"), (Verdict::Refused, false));
        assert_eq!(of(class("acme/chat", "2027-01-01"), "never"), (Verdict::Allowed, false));
    }

    #[test]
    fn an_opt_out_counts_once_somebody_has_seen_it_after_the_text_and_not_ahead_of_the_day() {
        let class = || json!({"requires": {"training": ["opt_out"], "human_review": ["opt_out"], "telemetry": ["opt_out"]}});
        let parts = |since: &str| {
            let said = json!([{"answer": "opt_out", "since": since}]);
            json!({"training": said, "human_review": said, "telemetry": said})
        };
        for (since, on, expected) in [
            ("2026-01-01", None, Verdict::Refused),
            ("2026-01-01", Some("2026-06-01"), Verdict::Allowed),
            ("2026-01-01", Some("2026-06-02"), Verdict::Refused),
            ("2026-01-01", Some("2026-01-01"), Verdict::Allowed),
            ("2026-01-01", Some("2025-12-31"), Verdict::Unclear),
        ] {
            let (found, why, _) = judged(class(), parts(since), on);
            assert_eq!((found, why.matches(&format!("{expected:?}: ")).count()), (expected, 3), "{on:?}: {why}");
        }
        let never = json!({"requires": {"training": ["never", "opt_out"]}});
        assert_eq!(verdict(never, training("never"), None), Verdict::Allowed);
    }

    #[test]
    fn silence_and_a_promise_that_has_ended_are_unclear_and_not_refused() {
        let silent = |key: &str| {
            let signals: Value = crate::model::Signal::ALL.iter().map(|one| (one.to_string(), json!("unstated"))).collect();
            if key == "voice" { json!({"signals": [{"answer": signals}]}) } else { json!({}) }
        };
        let collected = || {
            let mut parts = silent("voice");
            parts["signals"][0]["answer"]["voice"] = json!("collected");
            parts
        };
        let wants = |key: &str, value: Value| json!({"requires": {key: value}});
        let agreement = |words: &[&str]| json!({"agreement": [{"answer": words}]});
        for (class, parts, expected) in [
            (wants("training", json!(["never"])), json!({}), Verdict::Unclear),
            (wants("training", json!(["never"])), training("unstated"), Verdict::Unclear),
            (wants("training", json!(["never"])), training("opt_in"), Verdict::Refused),
            (
                wants("training", json!(["never"])),
                json!({"training": [{"answer": "never", "until": "2026-05-31"}]}),
                Verdict::Unclear,
            ),
            (wants("not_collected", json!(["voice"])), silent("voice"), Verdict::Unclear),
            (wants("not_collected", json!(["files", "voice"])), collected(), Verdict::Refused),
            (wants("agreement", json!(["dpa"])), agreement(&["soc2"]), Verdict::Unclear),
            (wants("agreement", json!(["dpa"])), agreement(&["dpa"]), Verdict::Allowed),
        ] {
            assert_eq!(verdict(class.clone(), parts.clone(), None), expected, "{class} {parts}");
        }
    }

    #[test]
    fn the_worst_place_decides_and_is_named_where_none_was_asked_for() {
        let class: Class = serde_json::from_value(json!({"requires": {"training": ["never"]}})).unwrap();
        let query = class.requires.query().unwrap();
        let tier = tier(
            "acme/chat",
            json!({"training": [{"answer": "never"}, {"answer": "always", "regions": ["US"]}, {"answer": "unstated", "regions": ["CH"]}]}),
        );
        let why = |region: Option<&str>| {
            let as_of = AsOf { region: region.map(|region| region.parse().unwrap()), ..on("2026-06-01") };
            let (verdict, reasons, _) = judge(Subject::Tier(&tier), &class, &query, &as_of, Attested::default());
            (verdict, reasons.iter().map(|reason| shown(&reason.why)).collect::<Vec<_>>())
        };
        let all = ["never", "in [US]: always", "in [CH]: unstated"].map(str::to_owned).to_vec();
        assert_eq!(why(None), (Verdict::Refused, all));
        assert_eq!(why(Some("US")), (Verdict::Refused, vec!["always".to_owned()]));
        assert_eq!(why(Some("CH")).0, Verdict::Unclear);
    }

    #[test]
    fn cases_are_told_and_count_where_the_policy_is_strict() {
        let cases = |answer: &str| json!([{"when": "agents", "answer": answer}, {"when": "files", "answer": "never"}]);
        let of = |strict: bool, answer: &str| {
            let class = json!({"requires": {"training": ["never"], "strict": strict}});
            judged(class, json!({"training": [{"answer": "never", "cases": cases(answer)}]}), None)
        };
        let told = |verdict: &str, answer: &str| format!("Allowed: never; {verdict}: {answer} in this case: agents");
        assert_eq!(of(false, "always"), (Verdict::Allowed, told("Allowed", "always"), false));
        assert_eq!(of(true, "always"), (Verdict::Refused, told("Refused", "always"), false));
        assert_eq!(of(true, "unstated"), (Verdict::Unclear, told("Unclear", "unstated"), false));
        assert_eq!(of(true, "never"), (Verdict::Allowed, "Allowed: never".to_owned(), false));
    }

    #[test]
    fn a_scope_decides_who_may_be_asked_at_all() {
        let never = || training("never");
        for (class, parts, expected) in [
            (json!({"tiers": "any"}), training("always"), Verdict::Allowed),
            (json!({"tiers": "none"}), never(), Verdict::Refused),
            (json!({"deny": ["*"]}), never(), Verdict::Refused),
            (json!({"tiers": "listed", "allow": ["acme"]}), training("always"), Verdict::Allowed),
            (json!({"tiers": "listed", "allow": ["beta"]}), never(), Verdict::Refused),
            (json!({"allow": ["beta"]}), never(), Verdict::Refused),
            (
                json!({"tiers": "listed", "allow": ["acme"], "requires": {"training": ["never"]}}),
                training("always"),
                Verdict::Refused,
            ),
            (json!({"tiers": "listed", "allow": ["acme"], "requires": {"training": ["never"]}}), never(), Verdict::Allowed),
            (json!({"kinds": ["local"]}), never(), Verdict::Refused),
            (json!({"kinds": ["local", "api"]}), never(), Verdict::Allowed),
        ] {
            assert_eq!(verdict(class.clone(), parts, None), expected, "{class}");
        }
        let pilot = json!({"tiers": "none", "exceptions": [{"tier": "acme/chat", "reason": "pilot", "until": "2027-01-01"}]});
        assert!(judged(pilot, never(), None).2);
    }

    #[test]
    fn questions_that_do_not_arise_do_not_make_it_unclear() {
        let of = |class: Value, parts: Value| verdict(json!({"requires": class}), parts, None);
        let dpa = || json!({"agreement": ["dpa"]});
        assert_eq!(of(dpa(), json!({"kind": "local"})), Verdict::Allowed);
        assert_eq!(of(dpa(), json!({"kind": "local", "agreement": [{"answer": ["unstated"]}]})), Verdict::Allowed);
        assert_eq!(of(dpa(), json!({})), Verdict::Unclear);
        let deletion = || json!({"delete_within": "30d"});
        assert_eq!(of(deletion(), json!({"retention": [{"answer": "zero"}]})), Verdict::Allowed);
        assert_eq!(
            of(deletion(), json!({"retention": [{"answer": "zero"}, {"answer": "P1Y", "regions": ["US"]}]})),
            Verdict::Unclear
        );
        assert_eq!(of(json!({"human_review": ["no"]}), json!({"kind": "local"})), Verdict::Unclear);
        // What is said counts, whether the question arises or not.
        assert_eq!(
            of(deletion(), json!({"retention": [{"answer": "zero"}], "deletion": [{"answer": "P1Y"}]})),
            Verdict::Refused
        );
    }
}
