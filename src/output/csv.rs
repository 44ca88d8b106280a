//! A register of vendors as CSV (RFC 4180): one row a tool and class.

use crate::model::{AsOf, Question};
use crate::organisation::audit::Judgement;
use crate::organisation::policy::Tool;
use crate::output::Output;
use crate::printable::printable;
use crate::records::Catalog;

const HEADER: &[&str] = &[
    "tool",
    "tier",
    "provider",
    "jurisdiction",
    "kind",
    "plan",
    "owner",
    "class",
    "verdict",
    "training",
    "retention",
    "human_review",
    "zero_retention",
    "agreement",
    "opted_out_on",
    "opted_out_by",
    "read",
    "source",
];

/// Returns the register.
pub fn register(catalog: &Catalog, tools: &[Tool], judgements: &[Judgement<'_>], as_of: &AsOf) -> Output {
    let mut text = line(HEADER.iter().map(|name| (*name).to_owned()));
    for one in judgements {
        let (tool, tier) = (&tools[one.tool], one.tier);
        let entry = |question| tier.entries_at(question, as_of).into_iter().next();
        let answer = |question| entry(question).map_or_else(String::new, |entry| entry.answer.to_string());
        let cited =
            entry(Question::Training).and_then(|entry| entry.cite.first()).and_then(|cited| catalog.source(tier, cited));
        let attested = tool.opted_out.as_ref();
        let owned = |text: &Option<String>| text.clone().unwrap_or_default();
        text.push_str(&line([
            tool.tool.clone(),
            tier.id.to_string(),
            catalog.provider_name(tier).to_owned(),
            catalog
                .providers
                .get(tier.provider())
                .and_then(|of| of.jurisdiction.as_ref())
                .map(ToString::to_string)
                .unwrap_or_default(),
            tier.kind.to_string(),
            owned(&tool.plan),
            owned(&tool.owner),
            one.class.clone(),
            one.verdict.as_str().to_owned(),
            answer(Question::Training),
            answer(Question::Retention),
            answer(Question::HumanReview),
            answer(Question::ZeroRetention),
            answer(Question::Agreement),
            attested.map(|attested| attested.on.to_string()).unwrap_or_default(),
            attested.map(|attested| attested.by.clone()).unwrap_or_default(),
            tier.checked.to_string(),
            cited.map(|source| source.url.clone()).unwrap_or_default(),
        ]));
    }
    Output::Text(text)
}

fn line(fields: impl IntoIterator<Item = String>) -> String {
    let fields: Vec<String> = fields.into_iter().map(|field| quoted(&field)).collect();
    format!("{}\r\n", fields.join(","))
}

/// A spreadsheet takes a field that begins so for a formula, whatever blanks stand before it and however wide it is written; an
/// apostrophe makes it text.
fn quoted(field: &str) -> String {
    let field = printable(field);
    let begins = field.trim_start();
    let is_formula = begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || field.starts_with(['\t', '\r', '\n']);
    let field = format!("{}{field}", if is_formula { "'" } else { "" });
    // Where a comma is for decimals, spreadsheets part fields at semicolons.
    if field.contains([',', ';', '\t', '"', '\n', '\r']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_field_can_hold_anything_and_is_no_formula() {
        assert_eq!(super::quoted("a,\"b\""), "\"a,\"\"b\"\"\"");
        for begin in
            ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\n=", " \t=", "\u{3000}＝", "\u{200b}=", "\r=", "\r\n=", "\t"]
        {
            assert!(super::quoted(&format!("{begin}1")).trim_start_matches('"').starts_with('\''), "{begin:?}");
        }
        assert_eq!(super::quoted("a\n=1;\u{9b}2"), "\"a\n=1;2\"");
        assert_eq!(super::quoted("plain"), "plain");
    }
}
