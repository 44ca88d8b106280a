//! Where the records are thin: what is not researched yet, what rests on weak evidence, what was read long ago.

use crate::model::{AsOf, Day, Grade, Kind, Question, Tier};
use crate::records::Catalog;

/// What is missing in a tier's answers.
#[derive(Debug, PartialEq, Eq)]
pub struct Gap<'c> {
    /// The tier.
    pub tier: &'c Tier,
    /// Questions to which nothing is known.
    pub unanswered: Vec<Question>,
    /// Questions whose answer leans on someone else's text.
    pub secondary: Vec<Question>,
    /// Questions whose answer no program can go back to: the provider's page, in no archive.
    pub cited: Vec<Question>,
    /// Those of `secondary` and `cited` whose newest copy is older than [`Tier::OLD_DAYS`]; all questions where the tier
    /// itself was last read before that.
    pub old: Vec<Question>,
}

impl Gap<'_> {
    /// Returns how bad it is, worst greatest: an answer that is missing outweighs one from second hand, that one a record
    /// that one reader alone has read, that one an old copy, and that one a page in no archive.
    fn weight(&self) -> [usize; 5] {
        let [unanswered, secondary, old, cited] = [&self.unanswered, &self.secondary, &self.old, &self.cited].map(Vec::len);
        [unanswered, secondary, usize::from(self.tier.confirmed.is_none()), old, cited]
    }
}

/// Returns the gaps of a catalog on a day, worst first; tiers without any are left out.
pub fn gaps(catalog: &Catalog, today: Day) -> Vec<Gap<'_>> {
    let mut gaps: Vec<_> = catalog.tiers.iter().map(|tier| gap(catalog, tier, today)).collect();
    gaps.retain(|gap| gap.weight() != [0; 5]);
    gaps.sort_by(|a, b| b.weight().cmp(&a.weight()).then_with(|| a.tier.id.cmp(&b.tier.id)));
    gaps
}

/// Returns what is missing in one tier.
pub fn gap<'c>(catalog: &Catalog, tier: &'c Tier, today: Day) -> Gap<'c> {
    let mut gap = Gap { tier, unanswered: Vec::new(), secondary: Vec::new(), cited: Vec::new(), old: Vec::new() };
    let was_read_long_ago = tier.days_since_read(today) > Tier::OLD_DAYS;
    for question in Question::ALL.iter().copied().filter(|question| concerns(*question, tier)) {
        let entries = tier.entries_at(question, &AsOf { day: today, region: None });
        let weakest = entries.iter().filter_map(|entry| catalog.grade(tier, &entry.cite)).max();
        match weakest {
            None => gap.unanswered.push(question),
            Some(Grade::Secondary) => gap.secondary.push(question),
            Some(Grade::Cited) => gap.cited.push(question),
            Some(Grade::Verified) => {}
        }
        let newest = entries.iter().flat_map(|entry| &entry.cite).map(|citation| citation.read).max();
        let is_old_copy = newest.is_some_and(|read| today.days_since(read) > Tier::OLD_DAYS);
        if was_read_long_ago || (is_old_copy && weakest > Some(Grade::Verified)) {
            gap.old.push(question);
        }
    }
    gap
}

/// Returns whether a question is asked of this tier. Of those that may be left out, a program on one's own machine is asked
/// whether it reports, a service what happens to the data there, and what organisations buy where it is stored.
fn concerns(question: Question, tier: &Tier) -> bool {
    let is_asked = match question {
        Question::Telemetry => tier.kind == Kind::Local,
        Question::Location => matches!(tier.kind, Kind::Api | Kind::Cloud | Kind::Team | Kind::Enterprise),
        _ => question.is_required() || tier.kind != Kind::Local,
    };
    is_asked || !tier.timeline(question).is_empty()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::sample::tier;

    /// Answers every question that is required, with one citation, and says what else the tier is.
    fn answered(id: &str, cite: &Value, mut parts: Value) -> Tier {
        let signals: Value = crate::model::Signal::ALL.iter().map(|signal| (signal.to_string(), json!("unstated"))).collect();
        for question in Question::ALL.iter().filter(|question| question.is_required()) {
            let answer = if *question == Question::Signals { signals.clone() } else { json!("unstated") };
            parts[question.as_str()] = json!([{"answer": answer, "cite": [cite]}]);
        }
        for (question, answer) in
            [("flagged_retention", json!("P30D")), ("sharing", json!("no")), ("agreement", json!(["dpa"]))]
        {
            parts[question] = json!([{"answer": answer, "cite": [cite]}]);
        }
        tier(id, parts)
    }

    fn cited(source: &str, is_archived: bool, read: &str) -> Value {
        json!({"source": source, "version": is_archived.then(|| "a".repeat(40)), "read": read})
    }

    fn catalog(tiers: Vec<Tier>) -> Catalog {
        let paper = json!({"title": "A paper", "url": "https://paper.example", "kind": "secondary"});
        let provider = json!({"schema": 1, "name": "Acme", "home": "https://acme.example", "sources": {"paper": paper}});
        Catalog { providers: [("acme".to_owned(), serde_json::from_value(provider).unwrap())].into(), tiers }
    }

    /// Returns the numbers of questions not researched yet, that lean on others, are in no archive, and are old.
    fn counts(tier: Tier, today: &str) -> [usize; 4] {
        let catalog = catalog(vec![tier]);
        let gap = gap(&catalog, &catalog.tiers[0], today.parse().unwrap());
        [&gap.unanswered, &gap.secondary, &gap.cited, &gap.old].map(Vec::len)
    }

    #[test]
    fn each_answer_is_in_the_list_of_its_weakest_proof() {
        let of = |cite: Value| counts(answered("acme/chat", &cite, json!({"kind": "consumer"})), "2026-01-10");
        assert_eq!(of(cited("terms", true, "2026-01-01")), [0, 0, 0, 0]);
        assert_eq!(of(cited("terms", false, "2026-01-01")), [0, 0, 12 - 1, 0]);
        assert_eq!(of(cited("paper", true, "2026-01-01")), [0, 12 - 1, 0, 0]);
    }

    #[test]
    fn a_copy_is_old_after_half_a_year_unless_it_is_archived() {
        let read = |is_archived, today: &str| {
            let cite = cited("terms", is_archived, "2026-01-01");
            counts(answered("acme/chat", &cite, json!({"kind": "consumer", "checked": "2026-06-01"})), today)
        };
        // 180 days after the copy, then 181.
        assert_eq!(read(false, "2026-06-30")[3], 0);
        assert_eq!(read(false, "2026-07-01")[3], 11);
        assert_eq!(read(true, "2026-07-01")[3], 0);
    }

    #[test]
    fn a_tier_that_was_read_long_ago_is_old_in_everything_that_is_asked() {
        let cite = cited("terms", true, "2026-01-01");
        let old = |today: &str| counts(answered("acme/chat", &cite, json!({"kind": "consumer"})), today)[3];
        assert_eq!((old("2026-06-30"), old("2026-07-01")), (0, 11));
    }

    #[test]
    fn the_kind_of_a_tier_decides_what_is_asked() {
        let asked = |kind: &str, parts: Value| {
            let tier = tier("acme/chat", json!({"kind": kind, "telemetry": parts}));
            Question::ALL.iter().copied().filter(|question| concerns(*question, &tier)).collect::<Vec<_>>()
        };
        let has = |kind: &str, question| asked(kind, json!([])).contains(&question);
        for (kind, of_location) in [("consumer", false), ("team", true), ("enterprise", true), ("api", true), ("cloud", true)] {
            assert!(has(kind, Question::Training) && has(kind, Question::Sharing) && !has(kind, Question::Telemetry), "{kind}");
            assert_eq!(has(kind, Question::Location), of_location, "{kind}");
        }
        assert!(has("local", Question::Training) && has("local", Question::Telemetry));
        assert!(!has("local", Question::Sharing) && !has("local", Question::Location));
        assert!(asked("api", json!([{"answer": "none"}])).contains(&Question::Telemetry));
    }

    #[test]
    fn the_worst_comes_first_and_what_lacks_nothing_is_left_out() {
        let (good, page) = (cited("terms", true, "2026-01-01"), cited("terms", false, "2026-01-01"));
        let twice = json!({"kind": "consumer", "confirmed": "2026-01-01"});
        let once = json!({"kind": "consumer"});
        let catalog = catalog(vec![
            answered("acme/whole", &good, twice.clone()),
            answered("acme/page", &page, twice.clone()),
            answered("acme/once-b", &good, once.clone()),
            answered("acme/once-a", &good, once),
            answered("acme/paper", &cited("paper", true, "2026-01-01"), twice),
            tier("acme/empty", json!({"confirmed": "2026-01-01"})),
        ]);
        let ids: Vec<_> = gaps(&catalog, "2026-01-10".parse().unwrap()).iter().map(|gap| gap.tier.id.slug()).collect();
        assert_eq!(ids, ["empty", "paper", "once-a", "once-b", "page"]);
    }
}
