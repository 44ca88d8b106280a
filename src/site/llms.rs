//! The site for programs that read texts: what it is, how to read it, and where everything stands (llms.txt).

use super::matrix::short;
use super::{Offers, Site};
use crate::model::Question;
use crate::output::wording::site;
use crate::printable::one_line;

/// Returns the text.
pub(super) fn write(of: &Site<'_>, providers: &[Offers<'_>]) -> String {
    let [data, offers, pages] = site::LLMS_HEADS;
    let mut text = format!(
        "# {}\n\n{}\n\n{} {}\n\n## {data}\n\n",
        site::NAME,
        site::LLMS,
        site::as_of(of.today(), env!("CARGO_PKG_VERSION")),
        site::NO_ADVICE
    );
    for (file, about) in site::API {
        text += &format!("- [{file}](api/v1/{file}): {about}\n");
    }
    for (folder, about) in site::API_OF_TIER {
        text += &format!("- api/v1/{folder}/PROVIDER/TIER.json: {about}\n");
    }
    text += &format!("\n## {pages}\n\n");
    for (file, name) in site::PAGES.iter().chain(site::MORE_PAGES).filter(|(file, _)| file.ends_with(".html")) {
        text += &format!("- [{name}]({file})\n");
    }
    text += &format!("\n## {offers}\n\n");
    for tier in providers.iter().flat_map(|provider| provider.tiers) {
        let id = tier.id.as_str();
        let name = one_line(&format!("{} ({})", tier.name, of.catalog.provider_name(tier))).replace(['[', ']'], "");
        let said = short(of, tier, Question::Training).to_plain();
        text += &format!(
            "- [{name}](api/v1/tiers/{id}.json): {} {said}\n",
            crate::output::wording::label(Question::Training).to_lowercase() + ":"
        );
    }
    text
}
