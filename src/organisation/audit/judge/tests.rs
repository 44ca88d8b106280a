//! What a class comes to on a tier.

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
fn what_is_used_all_the_same_counts_as_a_case_does() {
    let of = |strict: bool, except: &str| {
        let class = json!({"requires": {"training": ["never"], "strict": strict}});
        judged(class, json!({"training": [{"answer": "never", "except": ["feedback", except]}]}), None)
    };
    let told = |verdict: &str| format!("Allowed: never; {verdict}: Except(DeIdentified)");
    assert_eq!(of(false, "de_identified"), (Verdict::Allowed, told("Allowed"), false));
    assert_eq!(of(true, "de_identified"), (Verdict::Refused, told("Refused"), false));
    assert_eq!(of(true, "aggregated"), (Verdict::Allowed, "Allowed: never".to_owned(), false));
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
    assert_eq!(of(deletion(), json!({"retention": [{"answer": "zero"}], "deletion": [{"answer": "P1Y"}]})), Verdict::Refused);
}
