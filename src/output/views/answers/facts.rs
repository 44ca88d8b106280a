//! What people ask for next, a line each.

use super::Answers;
use super::full::is_way;
use crate::model::{Answer, AsOf, Entry, Except, Feedback, Impact, Question, Tier, Training};
use crate::output::views::parts::weak;
use crate::output::wording::{ask, brief_facts, changes, exceptions, few_words, label, reach, regions, since, toned};
use crate::output::{Line, Span, Tone};
use crate::questions::checklist::{Checklist, Need};
use crate::questions::history::{Step, history};

/// What people ask for next, a line each.
pub(super) fn facts(of: &Answers<'_>, tier: &Tier, asked: &[Question], list: &Checklist<'_>) -> Vec<(String, Line)> {
    let (catalog, as_of) = (of.catalog, of.as_of);
    let mut facts = Vec::new();
    if asked.iter().any(is_way) {
        if list.need == Need::Steps {
            facts.push(("Past chats".to_owned(), Line::plain(reach(list.opt_out.and_then(|entry| entry.reach)))));
        }
        if !asked.contains(&Question::OptOut) {
            let elsewhere = tier.entries_at(Question::OptOut, as_of).into_iter().filter(|entry| !entry.regions.is_empty());
            facts.extend(elsewhere.map(|entry| {
                let region = regions(&entry.regions);
                let mut line = Line::plain(ask::WAY_TO_STOP);
                line.0.extend(toned(&entry.answer).0);
                (format!("In {region}"), line.text("; ").and(Span::Code("--region".to_owned())).text(ask::HAS_THE_STEPS))
            }));
        }
        let mut except = list.training.map(|entry| entry.except.clone()).unwrap_or_default();
        let feedback = tier.entries_at(Question::Feedback, as_of);
        let is_used = feedback.iter().any(|entry| entry.answer == Answer::Feedback(Feedback::Used));
        let is_all = list.training.is_some_and(|entry| entry.answer == Answer::Training(Training::Always));
        if is_used && !except.contains(&Except::Feedback) && !is_all && list.need != Need::NotPossible {
            except.push(Except::Feedback);
        }
        if !except.is_empty() {
            facts.push(("Still used".to_owned(), Line::plain(exceptions(&except))));
        }
    } else if let Some(entry) =
        asked.iter().find_map(|one| tier.entries_at(*one, as_of).first().copied()).filter(|one| !one.except.is_empty())
    {
        facts.push(("Still used".to_owned(), Line::plain(exceptions(&entry.except))));
    }
    for question in [Question::Training, Question::Retention, Question::Deletion, Question::HumanReview] {
        let entries = tier.entries_at(question, as_of);
        if let Some((lead, others)) = entries.split_first().filter(|_| !asked.contains(&question)) {
            let lapsed = if lead.has_lapsed(as_of.day) { " (lapsed)" } else { "" };
            let mark = format!("{lapsed}{}", weak(catalog, tier, &lead.cite));
            facts.push((label(question).to_owned(), brief_facts(lead, others, &mark)));
        }
    }
    for question in asked {
        let label = if asked.len() > 1 { format!("{} changed", label(*question)) } else { "Changed".to_owned() };
        facts.extend(last_change(tier, *question, as_of).map(|change| (label, change)));
    }
    facts
}

/// Returns what the last change that weighs was.
fn last_change(tier: &Tier, question: Question, as_of: &AsOf) -> Option<Line> {
    let lead = *tier.entries_at(question, as_of).first()?;
    let steps = history(tier);
    let weighs = |step: &&Step<'_>| {
        step.question == question
            && step.regions == lead.regions
            && step.is_change()
            && step.impact != Impact::Neither
            && step.after.speaks_from() <= as_of.day
    };
    let step = steps.iter().filter(weighs).min_by_key(|step| step.at)?;
    let (word, tone) = if step.impact == Impact::Worse { ("Worse", Tone::Bad) } else { ("Better", Tone::Good) };
    let when = step.after.began().map_or_else(|| changes::NOT_KNOWN_WHEN.to_owned(), since);
    Some(Line::toned(tone, format!("{word} {when}.")).text(format!(" {}", what_was_else(step.before?, step.after))))
}

/// Returns what was otherwise: the answer, or else what is still used, which is what weighs where the answers are the same.
fn what_was_else(before: &Entry, after: &Entry) -> String {
    if before.answer != after.answer {
        return changes::before(&few_words(&before.answer));
    }
    let alone = |one: &Entry, other: &Entry| -> Vec<Except> {
        one.except.iter().copied().filter(|word| !other.except.contains(word)).collect()
    };
    match alone(after, before).as_slice() {
        [] => changes::no_longer_used(&exceptions(&alone(before, after))),
        added => changes::used_too(&exceptions(added)),
    }
}
