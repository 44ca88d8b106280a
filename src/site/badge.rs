//! A small picture of an offer's first answer, for pages of others (SVG 1.1).

use super::Site;
use super::matrix::short;
use super::scripts::tone;
use crate::model::{Question, Tier};
use crate::output::wording::site;
use crate::output::{Tone, escaped};

/// The width of a letter of 11 pixels, and a little more: text is never wider than its box.
const LETTER: usize = 7;
const MARGIN: usize = 14;

/// Returns the badge of an offer. It says the day of the reading, since nobody knows how long it stands on a page.
pub(super) fn draw(of: &Site<'_>, tier: &Tier) -> String {
    let said = short(of, tier, Question::Training);
    let (left, right) = (site::BADGE.to_owned(), site::badge(&said.to_plain(), tier.checked));
    let color = match tone(&said) {
        Tone::Good => "#176b33",
        Tone::Caution => "#8a5300",
        Tone::Bad => "#a31515",
        Tone::Dim => "#5a5a5a",
    };
    let width = |text: &str| text.chars().count() * LETTER + MARGIN;
    let (first, second) = (width(&left), width(&right));
    let title = escaped(&format!("{} ({}): {left}: {right}", tier.name, of.catalog.provider_name(tier)));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{all}\" height=\"20\" viewBox=\"0 0 {all} 20\" role=\"img\" aria-labelledby=\"t\">\n\
         <title id=\"t\">{title}</title>\n<rect width=\"{all}\" height=\"20\" rx=\"3\" fill=\"#333\"/>\n\
         <path d=\"M{first} 0h{inner}a3 3 0 0 1 3 3v14a3 3 0 0 1 -3 3h-{inner}z\" fill=\"{color}\"/>\n\
         <g fill=\"#fff\" font-family=\"system-ui,Verdana,sans-serif\" font-size=\"11\" text-anchor=\"middle\">\n\
         <text x=\"{}\" y=\"14\">{}</text>\n<text x=\"{}\" y=\"14\">{}</text>\n</g>\n</svg>\n",
        first / 2,
        escaped(&left),
        first + second / 2,
        escaped(&right),
        all = first + second,
        inner = second - 3,
    )
}
