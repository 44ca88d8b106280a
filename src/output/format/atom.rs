//! A feed of news, as RFC 4287 (Atom) has it.

use super::is_followed;
use crate::output::{Feed, News};
use crate::printable::printable;

pub(super) fn write(feed: &Feed) -> String {
    let updated = feed.updated.map(|day| format!("  <updated>{day}T00:00:00Z</updated>\n")).unwrap_or_default();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n  <id>{}</id>\n  <title>{}</title>\n{updated}  \
         <author><name>promptfate</name></author>\n{}</feed>\n",
        escaped(&feed.id),
        escaped(&feed.title),
        feed.entries.iter().map(entry).collect::<String>()
    )
}

fn entry(news: &News) -> String {
    let link = if is_followed(&news.url) { format!("    <link href=\"{}\"/>\n", escaped(&news.url)) } else { String::new() };
    format!(
        "  <entry>\n    <id>{}</id>\n    <title>{}</title>\n{link}    <updated>{}T00:00:00Z</updated>\n    <content type=\"text\">{}</content>\n  \
         </entry>\n",
        escaped(&news.id),
        escaped(&news.title),
        news.day,
        escaped(&news.text)
    )
}

/// XML has no way to write most of the characters that command a terminal, so they are taken out.
fn escaped(text: &str) -> String {
    let text: String = printable(text).chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_stays_text() {
        let news = News {
            id: "urn:x".into(),
            title: "<script>&\u{1b}[2J".into(),
            url: "javascript:alert(1)".into(),
            day: "2026-01-02".parse().unwrap(),
            text: "a\"</content>".into(),
        };
        let feed = Feed { id: "urn:promptfate".into(), title: "News".into(), updated: Some(news.day), entries: vec![news] };
        let xml = write(&feed);
        let read = roxmltree::Document::parse(&xml).unwrap();
        let text = |name: &str| {
            read.descendants()
                .rfind(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", name)))
                .unwrap()
                .text()
                .unwrap_or_default()
                .to_owned()
        };
        assert_eq!(
            (text("title").as_str(), text("content").as_str(), text("updated").as_str()),
            ("<script>&[2J", "a\"</content>", "2026-01-02T00:00:00Z")
        );
        assert!(!xml.contains("javascript"), "{xml}");
    }
}
