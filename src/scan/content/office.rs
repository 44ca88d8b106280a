//! The words of a document that an office program wrote: XML in a zip file (ECMA-376, ISO/IEC 26300).

use std::borrow::Cow;

/// Returns whether a part of such a document has its words between tags. Relations keep addresses in attributes, and are read as
/// they are.
pub(super) fn is_markup(name: &str) -> bool {
    name.ends_with(".xml")
}

/// Returns the words, a paragraph, a cell or a row on a line. What stands in attributes is left out.
///
/// Tags are cut away by hand, not parsed: a document that is damaged still has its words, and entities are the five of XML.
pub(super) fn text_of(xml: &[u8]) -> String {
    let xml = String::from_utf8_lossy(xml);
    let mut text = String::with_capacity(xml.len() / 4);
    let mut rest: &str = &xml;
    while let Some(open) = rest.find('<') {
        text.push_str(&plain(&rest[..open]));
        let tag = &rest[open + 1..];
        let Some(close) = tag.find('>') else { return text };
        if ends_line(&tag[..close]) {
            text.push('\n');
        }
        rest = &tag[close + 1..];
    }
    text.push_str(&plain(rest));
    text
}

/// Returns whether a line of the document ends with this tag: a paragraph, a break, a cell, a row, a shared string.
fn ends_line(tag: &str) -> bool {
    let name = |tag: &str| tag.split([' ', '/']).next().unwrap_or_default().rsplit(':').next().unwrap_or_default().to_owned();
    match tag.strip_prefix('/') {
        Some(closing) => {
            matches!(name(closing).as_str(), "p" | "h" | "c" | "row" | "si" | "tr" | "tc" | "table-cell" | "comment")
        }
        None => matches!(name(tag).as_str(), "br" | "cr" | "line-break" | "tab"),
    }
}

fn plain(words: &str) -> Cow<'_, str> {
    if !words.contains('&') {
        return Cow::Borrowed(words);
    }
    let named = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    Cow::Owned(named.replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_several_runs_is_one() {
        let xml = br#"<w:p><w:r><w:t>token: gh</w:t></w:r><w:r w:rsid="1"><w:t xml:space="preserve">p_abc</w:t></w:r></w:p><w:p><w:r><w:t>a &amp;amp; b</w:t></w:r></w:p>"#;
        assert_eq!(text_of(xml), "token: ghp_abc\na &amp; b\n");
        assert_eq!(text_of(b"<row><c><v>1</v></c><c><v>2</v></c></row>"), "1\n2\n\n");
        assert_eq!(text_of(b"cut <w:t"), "cut ");
    }
}
