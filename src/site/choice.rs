//! The pages on which a person chooses: offers side by side, and one's own tools. A script shows the choice; the pages hold none.

use maud::html;

use super::Site;
use super::frame::{Frame, words};
use crate::output::wording::site;

/// What the two pages have.
const SCRIPTS: &[&str] = &["answers.js", "choice.js"];

/// Returns the page that puts offers side by side.
pub(super) fn compare(of: &Site<'_>) -> String {
    page(of, 1, "compare", site::COMPARE_LEAD)
}

/// Returns the page of one's own tools.
pub(super) fn tools(of: &Site<'_>) -> String {
    page(of, 2, "tools", site::TOOLS_LEAD)
}

fn page(of: &Site<'_>, at: usize, mode: &str, lead: &str) -> String {
    let (path, title) = site::PAGES[at];
    let frame = Frame { path, title, about: lead, scripts: SCRIPTS, feed: None };
    let main = html! {
        header.hero {
            h1 { (title) }
            p.lead { (lead) }
        }
        p.without-scripts {
            (site::CHOICE_WITHOUT_SCRIPTS) " "
            a href="providers.html" { (site::PROVIDERS) } ", "
            a href="matrix.html" { (site::PAGES[0].1) }
        }
        form #choose hidden {
            label { (site::CHOOSE) input name="name" list="names" autocomplete="off"; }
            datalist #names {}
            button { (site::CHOICE_SAYS[0].1) }
        }
        p #said role="status" {}
        div #choice data-mode=(mode) data-to-do=(site::TO_DO) {}
        (words(site::CHOICE_SAYS))
    };
    frame.around(of, &main)
}
