//! The same sentence in several documents of a provider is told once.

use std::collections::BTreeMap;

use super::Report;
use crate::model::Day;

/// Within so many days the same sentence in another document is the same change.
const SAME_DAYS: i64 = 30;

/// Leaves each sentence in the first report of a provider that has it, or in that of the same day with lost passages, and names there
/// the other documents. A report of which nothing is left goes.
pub(super) fn once(reports: &mut Vec<Report>) {
    reports.sort_by(|a, b| {
        let key = |report: &Report| (report.since, report.lost.is_empty());
        key(a).cmp(&key(b)).then_with(|| b.came.len().cmp(&a.came.len())).then_with(|| a.id.cmp(&b.id))
    });
    let mut first: BTreeMap<(String, bool, String), (Day, usize)> = BTreeMap::new();
    for at in 0..reports.len() {
        let (provider, source, since) = (reports[at].provider.clone(), reports[at].source.clone(), reports[at].since);
        let mut others = Vec::new();
        let mut is_new = |is_came: bool, words: &str| {
            let known = first.entry((provider.clone(), is_came, words.to_owned())).or_insert((since, at));
            if known.1 != at && since.days_since(known.0) > SAME_DAYS {
                *known = (since, at);
            }
            if known.1 != at {
                others.push(known.1);
            }
            known.1 == at
        };
        let mut came = std::mem::take(&mut reports[at].came);
        came.retain(|came| is_new(true, &came.now));
        let mut went = std::mem::take(&mut reports[at].went);
        went.retain(|was| is_new(false, was));
        (reports[at].came, reports[at].went) = (came, went);
        for other in others {
            if reports[other].source != source && !reports[other].also.contains(&source) {
                reports[other].also.push(source.clone());
            }
        }
    }
    reports.retain(Report::says_something);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::watch::Came;
    use crate::model::ArchivePlace;

    fn report(since: &str, provider: &str, source: &str, came: &[&str], went: &[&str]) -> Report {
        let came = came.iter().map(|now| Came { now: (*now).to_owned(), was: None }).collect();
        Report {
            id: format!("{provider}/{source}@{since}"),
            provider: provider.to_owned(),
            source: source.to_owned(),
            title: String::new(),
            url: String::new(),
            place: ArchivePlace { collection: "terms".into(), path: "a.md".into() },
            since: since.parse().unwrap(),
            version: String::new(),
            before: None,
            lost: Vec::new(),
            came,
            went: went.iter().map(|was| (*was).to_owned()).collect(),
            also: Vec::new(),
            told: false,
        }
    }

    /// Returns what is left of reports: the source, what came, what went, and where else.
    fn left(mut reports: Vec<Report>) -> Vec<String> {
        once(&mut reports);
        let shown = |report: &Report| {
            let came: Vec<&str> = report.came.iter().map(|came| came.now.as_str()).collect();
            format!("{} +{} -{} {}", report.source, came.join(","), report.went.join(","), report.also.join(","))
        };
        reports.iter().map(shown).collect()
    }

    #[test]
    fn what_came_to_several_documents_of_a_provider_is_told_once() {
        let both =
            [report("2025-01-01", "acme", "terms", &["a", "b"], &["c"]), report("2025-01-31", "acme", "dpa", &["a"], &["c"])];
        assert_eq!(left(both.to_vec()), ["terms +a,b -c dpa"]);
        let more =
            [report("2025-01-01", "acme", "terms", &["a"], &[]), report("2025-01-31", "acme", "dpa", &["a", "b"], &["a"])];
        assert_eq!(left(more.to_vec()), ["terms +a - dpa", "dpa +b -a "]);
    }

    #[test]
    fn a_month_later_or_with_another_provider_it_is_news() {
        let later = [report("2025-01-01", "acme", "terms", &["a"], &[]), report("2025-02-01", "acme", "dpa", &["a"], &[])];
        assert_eq!(left(later.to_vec()), ["terms +a - ", "dpa +a - "]);
        let other = [report("2025-01-01", "acme", "terms", &["a"], &[]), report("2025-01-01", "other", "terms", &["a"], &[])];
        assert_eq!(left(other.to_vec()), ["terms +a - ", "terms +a - "]);
    }
}
