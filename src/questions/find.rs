//! Finds the tiers that meet a set of rules. The query is a value: flags, policies and other programs build the same.

use std::collections::BTreeMap;

use crate::model::{
    Answer, AsOf, Case, Collection, Commitment, Entry, Except, Kind, Location, Period, Question, Signal, Tier, Training,
};
use crate::records::Catalog;

/// What is asked of the answer to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// One of these words.
    OneOf(Vec<Answer>),
    /// Kept no longer than this.
    Within(Period),
    /// Surely kept longer than this.
    Longer(Period),
    /// Kept not at all.
    Nothing,
    /// All of these commitments.
    AllOf(Vec<Commitment>),
    /// Stored and processed in these places alone.
    OnlyIn(Vec<Location>),
    /// None of these signals collected, as the documents commit to.
    NotCollected(Vec<Signal>),
}

/// What is asked of a tier. Each part that is absent asks nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    wanted: BTreeMap<Question, Wanted>,
    kinds: Vec<Kind>,
    providers: Vec<String>,
    with_cases: bool,
}

/// A tier that meets the query, and what inside it would not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The position of the tier in the catalog.
    pub tier: usize,
    /// What does not meet what is wanted, and of which question.
    pub short: Vec<(Question, Inside)>,
}

/// What inside an answer is not as the answer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inside {
    /// A case, by its words.
    Case(String),
    /// Content that is used all the same.
    Except(Except),
}

impl Query {
    /// Asks something of the answer to a question.
    ///
    /// # Errors
    /// The answer wanted is `unstated`: silence meets no rule.
    pub fn want(mut self, question: Question, wanted: Wanted) -> Result<Query, String> {
        let asks_for_silence = match &wanted {
            Wanted::OneOf(answers) => answers.iter().any(Answer::is_unstated),
            Wanted::AllOf(commitments) => commitments.contains(&Commitment::Unstated),
            Wanted::OnlyIn(places) => places.contains(&Location::Unstated),
            _ => false,
        };
        if asks_for_silence {
            return Err(format!("`unstated` is no answer to look for: what is not stated about {question} meets no rule"));
        }
        self.wanted.insert(question, wanted);
        Ok(self)
    }

    /// Asks for tiers of one of these kinds.
    #[must_use]
    pub fn kinds(mut self, kinds: Vec<Kind>) -> Query {
        self.kinds = kinds;
        self
    }

    /// Asks for tiers of one of these providers, by id.
    #[must_use]
    pub fn providers(mut self, providers: Vec<String>) -> Query {
        self.providers = providers;
        self
    }

    /// Asks that every case and every exception inside a tier meets what is wanted too.
    #[must_use]
    pub fn with_cases(mut self, with_cases: bool) -> Query {
        self.with_cases = with_cases;
        self
    }

    /// Returns what is asked of each question.
    pub fn wanted(&self) -> impl Iterator<Item = (Question, &Wanted)> {
        self.wanted.iter().map(|(question, wanted)| (*question, wanted))
    }

    /// Returns whether the tier is of a kind and a provider that are asked for.
    pub fn is_among(&self, tier: &Tier) -> bool {
        let is_kind = self.kinds.is_empty() || self.kinds.contains(&tier.kind);
        is_kind && (self.providers.is_empty() || self.providers.iter().any(|id| id == tier.provider()))
    }

    /// Returns the kinds and the ids of providers that are asked for; empty where any will do.
    pub fn among(&self) -> (&[Kind], &[String]) {
        (&self.kinds, &self.providers)
    }

    /// Returns whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.kinds.is_empty() && self.providers.is_empty()
    }

    /// Returns whether every case inside a tier has to meet what is wanted too.
    pub fn asks_of_cases(&self) -> bool {
        self.with_cases
    }

    /// Returns the questions that something is asked of.
    pub fn questions(&self) -> Vec<Question> {
        self.wanted.keys().copied().collect()
    }

    /// Returns what falls short inside it if the tier meets the query, `None` if it does not.
    ///
    /// A question that is unanswered or unstated is never met. Without a region, the answer must be met everywhere.
    pub fn matches(&self, tier: &Tier, as_of: &AsOf) -> Option<Vec<(Question, Inside)>> {
        let is_offered = tier.retired.is_none_or(|retired| retired > as_of.day);
        if !is_offered || !self.is_among(tier) {
            return None;
        }
        let mut short = Vec::new();
        for (question, wanted) in &self.wanted {
            let entries = tier.entries_at(*question, as_of);
            let holds = |entry: &&Entry| wanted.is_met_by(&entry.answer) && !entry.has_lapsed(as_of.day);
            if entries.is_empty() || !entries.iter().all(holds) {
                return None;
            }
            for entry in entries {
                short.extend(wanted.exceptions_short(&entry.except).map(|except| (*question, Inside::Except(except))));
                short.extend(wanted.cases_short(&entry.cases).map(|case| (*question, Inside::Case(case.when.clone()))));
            }
        }
        (short.is_empty() || !self.with_cases).then_some(short)
    }
}

impl Query {
    /// Returns whether a tier that does not meet the query might: what is asked of it is not known or not stated, and nothing else
    /// falls short.
    pub fn is_open(&self, tier: &Tier, as_of: &AsOf) -> bool {
        let is_offered = tier.retired.is_none_or(|retired| retired > as_of.day);
        let mut is_open = false;
        for (question, wanted) in &self.wanted {
            let entries = tier.entries_at(*question, as_of);
            let is_silent = |entry: &&Entry| entry.answer.is_unstated();
            let falls_short =
                |entry: &&Entry| !is_silent(entry) && (!wanted.is_met_by(&entry.answer) || entry.has_lapsed(as_of.day));
            if entries.iter().any(falls_short) {
                return false;
            }
            is_open |= entries.is_empty() || entries.iter().any(is_silent);
        }
        is_open && is_offered && self.is_among(tier)
    }
}

impl Wanted {
    /// Returns whether an answer meets it.
    pub fn is_met_by(&self, answer: &Answer) -> bool {
        match (self, answer) {
            (Wanted::OneOf(answers), answer) => !answer.is_unstated() && answers.contains(answer),
            (Wanted::Within(limit), Answer::Retention(kept) | Answer::Deletion(kept) | Answer::FlaggedRetention(kept)) => {
                kept.within(*limit)
            }
            (Wanted::Longer(limit), Answer::Retention(kept) | Answer::Deletion(kept) | Answer::FlaggedRetention(kept)) => {
                kept.beyond(*limit)
            }
            (Wanted::Nothing, Answer::Retention(kept) | Answer::Deletion(kept) | Answer::FlaggedRetention(kept)) => {
                *kept == crate::model::Retention::Zero
            }
            (Wanted::AllOf(wanted), Answer::Agreement(available)) => wanted.iter().all(|word| available.0.contains(word)),
            (Wanted::OnlyIn(allowed), Answer::Location(places)) => places.are_all_in(allowed),
            (Wanted::NotCollected(signals), Answer::Signals(said)) => {
                signals.iter().all(|signal| said.get(*signal) == Collection::NotCollected)
            }
            _ => false,
        }
    }

    /// Returns the exceptions of an answer that do not meet it: what they name trains models whatever the answer is.
    pub fn exceptions_short(&self, all: &[Except]) -> impl Iterator<Item = Except> {
        let is_met = self.is_met_by(&Answer::Training(Training::Always));
        all.iter().copied().filter(move |except| !is_met && except.takes_content())
    }

    /// Returns the cases that do not meet it, or of which something is left out that does not.
    pub fn cases_short<'c>(&self, all: &'c [Case]) -> impl Iterator<Item = &'c Case> {
        all.iter().filter(|case| !self.is_met_by(&case.answer) || self.exceptions_short(&case.except).next().is_some())
    }
}

/// Returns the tiers that meet a query, in the order of the catalog.
pub fn find(catalog: &Catalog, query: &Query, as_of: &AsOf) -> Vec<Match> {
    let found = |(position, tier)| query.matches(tier, as_of).map(|short| Match { tier: position, short });
    catalog.tiers.iter().enumerate().filter_map(found).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::sample::{on, tier};

    fn answers(question: Question, words: &[&str]) -> Wanted {
        Wanted::OneOf(words.iter().map(|word| Answer::parse(question, word).unwrap()).collect())
    }

    fn never() -> Query {
        Query::default().want(Question::Training, answers(Question::Training, &["never"])).unwrap()
    }

    #[test]
    fn a_tier_is_of_a_kind_and_of_a_provider_that_are_asked_for() {
        let tiers = [("acme/chat", "consumer"), ("acme/api", "api"), ("beta/chat", "consumer"), ("gamma/team", "team")];
        let tiers = tiers.map(|(id, kind)| tier(id, json!({"kind": kind}))).to_vec();
        let catalog = Catalog { tiers, ..Catalog::default() };
        let found = |query: Query| find(&catalog, &query, &on("2026-06-01")).iter().map(|one| one.tier).collect::<Vec<_>>();
        let (kinds, providers) = (vec![Kind::Consumer, Kind::Team], vec!["acme".to_owned(), "gamma".to_owned()]);
        assert_eq!(found(Query::default()), [0, 1, 2, 3]);
        assert_eq!(found(Query::default().kinds(kinds.clone())), [0, 2, 3]);
        assert_eq!(found(Query::default().providers(providers.clone())), [0, 1, 3]);
        assert_eq!(found(Query::default().kinds(kinds).providers(providers)), [0, 3]);
    }

    #[test]
    fn silence_is_never_asked_for_and_never_found() {
        let silent = [
            (Question::Training, answers(Question::Training, &["never", "unstated"])),
            (Question::Agreement, Wanted::AllOf(vec![Commitment::Dpa, Commitment::Unstated])),
            (Question::Location, Wanted::OnlyIn(vec![Location::Anywhere, Location::Unstated])),
        ];
        for (question, wanted) in silent {
            assert!(Query::default().want(question, wanted).is_err(), "{question}");
        }
        let unstated = Answer::parse(Question::Training, "unstated").unwrap();
        assert!(!Wanted::OneOf(vec![unstated.clone()]).is_met_by(&unstated));
        assert_eq!(never().questions(), [Question::Training]);
        let wanted = answers(Question::Training, &["never"]);
        assert_eq!(never().wanted().collect::<Vec<_>>(), [(Question::Training, &wanted)]);
    }

    #[test]
    fn each_form_of_a_wish_is_met_by_what_promises_it_and_by_nothing_else() {
        let kept = |text: &str| Answer::parse(Question::Retention, text).unwrap();
        let within = Wanted::Within("P30D".parse().unwrap());
        assert!(within.is_met_by(&kept("P30D")) && within.is_met_by(&kept("zero")) && !within.is_met_by(&kept("P31D")));
        assert!(Wanted::Nothing.is_met_by(&kept("zero")) && !Wanted::Nothing.is_met_by(&kept("P1D")));
        let agreement = |text: &str| Answer::parse(Question::Agreement, text).unwrap();
        let both = Wanted::AllOf(vec![Commitment::Dpa, Commitment::Soc2]);
        assert!(both.is_met_by(&agreement("soc2,baa,dpa")) && !both.is_met_by(&agreement("dpa")));
        let location = |text: &str| Answer::parse(Question::Location, text).unwrap();
        let in_eea = Wanted::OnlyIn(vec!["EEA".parse().unwrap()]);
        assert!(in_eea.is_met_by(&location("DE,FR")) && !in_eea.is_met_by(&location("DE,US")));
        let mut said: Value = Signal::ALL.iter().map(|signal| (signal.to_string(), json!("unstated"))).collect();
        said["voice"] = json!("not_collected");
        said["files"] = json!("collected");
        let said = Answer::Signals(serde_json::from_value(said).unwrap());
        let is_met = |signals: &[Signal]| Wanted::NotCollected(signals.to_vec()).is_met_by(&said);
        assert!(is_met(&[Signal::Voice]) && !is_met(&[Signal::Voice, Signal::Files]) && !is_met(&[Signal::Prompts]));
        assert!(!within.is_met_by(&agreement("dpa")) && !both.is_met_by(&kept("zero")));
    }

    #[test]
    fn what_is_not_offered_not_answered_lapsed_or_otherwise_somewhere_does_not_match() {
        let matches = |parts: Value| never().matches(&tier("acme/chat", parts), &on("2026-06-01")).is_some();
        assert!(matches(json!({"training": [{"answer": "never"}]})));
        assert!(matches(json!({"training": [{"answer": "never"}], "retired": "2026-06-02"})));
        assert!(!matches(json!({"training": [{"answer": "never"}], "retired": "2026-06-01"})));
        assert!(!matches(json!({})) && !matches(json!({"training": [{"answer": "opt_in"}]})));
        assert!(!matches(json!({"training": [{"answer": "never", "until": "2026-05-31"}]})));
        assert!(!matches(json!({"training": [{"answer": "never"}, {"answer": "always", "regions": ["US"]}]})));
    }

    #[test]
    fn a_tier_is_open_where_silence_alone_stands_in_the_way() {
        let query = never().want(Question::HumanReview, answers(Question::HumanReview, &["no"])).unwrap();
        let is_open = |parts: Value| query.is_open(&tier("acme/chat", parts), &on("2026-01-01"));
        let entry = |answer: &str| json!([{"answer": answer}]);
        assert!(is_open(json!({"training": entry("never")})));
        assert!(is_open(json!({"training": entry("unstated"), "human_review": entry("no")})));
        assert!(!is_open(json!({"training": entry("always")})));
        assert!(!is_open(json!({"training": entry("never"), "human_review": entry("no")})));
        assert!(!is_open(json!({"retired": "2025-01-01"})));
    }

    #[test]
    fn a_case_that_falls_short_is_told_or_excludes_the_tier() {
        let case = |when: &str, answer: &str| json!({"when": when, "answer": answer});
        let parts = json!({"training": [{"answer": "never", "cases": [case("a", "always"), case("b", "never")]}]});
        let (tier, day) = (tier("acme/chat", parts), on("2026-06-01"));
        assert_eq!(never().matches(&tier, &day), Some(vec![(Question::Training, Inside::Case("a".to_owned()))]));
        assert_eq!(never().with_cases(true).matches(&tier, &day), None);
        assert!(never().with_cases(true).asks_of_cases() && !never().asks_of_cases());
        let plain = crate::model::sample::tier("acme/api", json!({"training": [{"answer": "never"}]}));
        assert_eq!(never().with_cases(true).matches(&plain, &day), Some(vec![]));
    }

    #[test]
    fn what_is_used_all_the_same_falls_short_as_a_case_does() {
        let day = on("2026-06-01");
        let of = |query: Query, except: &str| {
            query.matches(&tier("acme/chat", json!({"training": [{"answer": "never", "except": [except]}]})), &day)
        };
        let short = vec![(Question::Training, Inside::Except(Except::DeIdentified))];
        assert_eq!(of(never(), "de_identified"), Some(short));
        assert_eq!(of(never().with_cases(true), "de_identified"), None);
        for no_content in ["feedback", "aggregated", "legal"] {
            assert_eq!(of(never().with_cases(true), no_content), Some(vec![]), "{no_content}");
        }
        let inside = json!([{"when": "a", "answer": "never", "except": ["previews"]}]);
        let inside = tier("acme/chat", json!({"training": [{"answer": "never", "cases": inside}]}));
        assert_eq!(never().matches(&inside, &day), Some(vec![(Question::Training, Inside::Case("a".to_owned()))]));
        let anything = Query::default().want(Question::Training, answers(Question::Training, &["never", "always"])).unwrap();
        let with = tier("acme/chat", json!({"training": [{"answer": "never", "except": ["previews"]}]}));
        assert_eq!(anything.with_cases(true).matches(&with, &day), Some(vec![]));
    }
}
