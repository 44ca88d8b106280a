//! A day of which the records cannot speak: said, and no success.

use crate::program::ask;

#[test]
fn a_tier_of_which_nothing_is_known_on_a_day_is_no_success() {
    for command in ["show", "compare", "checklist", "risks"] {
        let before = ask(&format!("{command} acme/chat --at 2001-01-01"));
        assert_eq!(before.status, 2, "{command}: {}", before.out);
        assert!(before.err.contains("nothing is known for 2001-01-01; the records begin on"), "{command}: {}", before.err);
        assert!(!before.out.contains("Training  not researched"), "{command}: {}", before.out);
        let json = ask(&format!("{command} acme/chat --at 2001-01-01 --format json"));
        assert_eq!((json.status, json.out.starts_with('{')), (2, true), "{command}");
        let now = ask(&format!("{command} acme/chat"));
        assert_eq!(now.status, 0, "{command}: {}", now.err);
    }
}

#[test]
fn what_nobody_knew_is_not_the_same_as_what_did_not_change() {
    let before = ask("diff 2001-01-01 2002-01-01");
    assert_eq!((before.status, before.out.as_str()), (2, ""));
    assert!(before.err.contains("nothing is known for 2002-01-01"), "{}", before.err);
    assert!(ask("diff 2026-01-01 2025-01-01").err.contains("name the older day first"));
    assert!(ask("diff 2025-01-01 2999-01-01").err.contains("is in the future"));
}

#[test]
fn tiers_that_cannot_be_judged_are_counted() {
    let found = ask("find --training never --at 2001-01-01");
    assert!(found.err.starts_with("0 of 5 tiers meet the rules; of 5 it is not known or not stated"), "{}", found.err);
}
