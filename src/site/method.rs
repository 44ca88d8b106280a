//! The page on how the records are made.

use maud::html;

use super::Site;
use super::frame::Frame;
use crate::output::wording::site::{METHOD, PAGES, Said, TITLE};

/// Returns the page.
pub(super) fn page(of: &Site<'_>) -> String {
    let (path, title) = PAGES[4];
    let frame = Frame { path, title, about: TITLE, scripts: &[], feed: None };
    let main = html! {
        header.hero { h1 { (title) } }
        div.prose {
            @for group in METHOD.chunk_by(|a, b| matches!((a, b), (Said::Word(..), Said::Word(..)))) {
                @match group {
                    [Said::Head(text)] => h2 { (text) },
                    [Said::Text(text)] => p { (text) },
                    words => dl { @for one in words { @if let Said::Word(word, meaning) = one { dt { (word) } dd { (meaning) } } } },
                }
            }
        }
    };
    frame.around(of, &main)
}
