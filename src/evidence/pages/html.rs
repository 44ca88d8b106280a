//! The text of an HTML page in time that grows with its length alone.
//!
//! A parser builds a tree, and trees of hostile pages are deep or grow with the square of the page. Words in their order need none.

use memchr::{memchr, memmem};

/// Lines do not count, and no word is longer; but the time grows with the width of a line of marks.
const WIDTH: usize = 2_000;

/// Whose text is not shown.
const UNSHOWN: &[&str] = &["script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp", "template"];
/// Which part words where they begin and end; all others can stand inside a word.
const PARTING: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "img",
    "input",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "meta",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
];
const PARTED: &str = "<br>";
/// No element has a longer name, in characters.
const LONGEST_NAME: usize = 32;

/// Returns the text of a page.
///
/// # Errors
/// It is none of HTML.
pub(super) fn text(page: &[u8]) -> Result<String, String> {
    if page.starts_with(b"%PDF") || page[..page.len().min(8 << 10)].contains(&0) {
        return Err("found no text but a PDF or another binary file".to_owned());
    }
    let flat = flat(&String::from_utf8_lossy(page));
    html2text::from_read(flat.as_bytes(), WIDTH).map_err(|error| format!("the page cannot be read: {error}"))
}

/// Returns a page as text in which `<br>` is the only mark and entities are as they were.
fn flat(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = name(rest);
        if let Some(comment) = rest.strip_prefix("<!--") {
            // `<!-->` is one, too.
            let end = memmem::find(&rest.as_bytes()[2..], b"-->").map_or(comment.len() + 4, |end| end + 5);
            rest = &rest[end..];
        } else if !name.is_empty() {
            let is_end = rest.starts_with("</");
            let tag_name = name.to_ascii_lowercase();
            rest = behind_tag(&rest[name.len() + 1 + usize::from(is_end)..]);
            if !is_end && UNSHOWN.contains(&tag_name.as_str()) {
                rest = at_end_tag(rest, &tag_name);
            }
            if PARTING.contains(&tag_name.as_str()) && !out.ends_with(PARTED) {
                out.push_str(PARTED);
            }
        } else if ["<!", "<?", "</"].iter().any(|mark| rest.starts_with(mark)) {
            rest = memchr(b'>', rest.as_bytes()).map_or("", |end| &rest[end + 1..]);
        } else {
            out.push_str("&lt;");
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

/// Returns the name of the element whose tag begins here, or the beginning of a long one; nothing if none does.
fn name(tag: &str) -> &str {
    let tag = tag.strip_prefix("</").or_else(|| tag.strip_prefix('<')).unwrap_or_default();
    if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return "";
    }
    let is_of_name = |c: char| !c.is_ascii_whitespace() && c != '/' && c != '>';
    &tag[..tag.chars().take(LONGEST_NAME).take_while(|c| is_of_name(*c)).map(char::len_utf8).sum()]
}

/// Returns what stands behind a tag of which this is the rest: a `>` in a quoted value does not end it.
fn behind_tag(tag: &str) -> &str {
    let mut rest = tag;
    while let Some(at) = rest.find(['=', '>']) {
        let is_end = rest[at..].starts_with('>');
        rest = &rest[at + 1..];
        if is_end {
            return rest;
        }
        rest = rest.trim_ascii_start();
        if let Some(quote @ (b'"' | b'\'')) = rest.bytes().next() {
            rest = memchr(quote, &rest.as_bytes()[1..]).map_or("", |end| &rest[end + 2..]);
        }
    }
    ""
}

/// Returns what begins with the end tag of an element whose content has no tags.
fn at_end_tag<'t>(text: &'t str, element: &str) -> &'t str {
    let ends = memmem::find_iter(text.as_bytes(), b"</");
    let mut of_it = ends.filter(|at| name(&text[*at..]).eq_ignore_ascii_case(element));
    of_it.next().map_or("", |at| &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(html: &str) -> String {
        crate::archive::normalise(&text(html.as_bytes()).unwrap())
    }

    #[test]
    fn words_are_in_their_order_and_marks_are_not_in_them() {
        assert_eq!(
            words("<h1>Data</h1><p>Ratings help us <b>improve our</b> mod<i>els</i>,\n even&nbsp;when A&amp;B is<br>off.</p>"),
            "data ratings help us improve our models, even when a&b is off."
        );
        assert_eq!(words("<table><tr><td>a<td>b</table>c<ul><li>d<li>e</ul>"), "a b c d e");
        assert_eq!(words("1 < 2 <!-- <p>x --> 3 <!--> 4 <!doctype html> 5 </> <? x> 6"), "1 2 3 4 5 6");
        assert_eq!(words("<a title=\"x > y\" data-q='>'>a</a> <a title=it's>b</a>"), "a b");
        assert_eq!(words("<TITLE>t</title><script>if (a</b) '<p>'</SCRIPT>a<style>p</style><template>x</template>"), "a");
        assert_eq!(words("a <script>b"), "a");
        assert_eq!(words("a <!-- b c d e f g h i"), "a");
        assert_eq!(words("<a title=\"some long words\">a &gt; b</a> c"), "a > b c");
        assert_eq!(words("a <b title=\"c"), "a");
        assert_eq!(words("caf\u{e9} &eacute; &#8217;"), "caf\u{e9} \u{e9} '");
    }

    #[test]
    fn what_is_no_page_is_not_read() {
        assert!(text(b"%PDF-1.7\n").is_err() && text(b"a\0b").is_err());
    }

    #[test]
    fn hostile_pages_take_no_time() {
        let start = std::time::Instant::now();
        for part in [
            "<div>",
            "<b>",
            "<p",
            "<a b",
            "<!--",
            "<script>",
            "</",
            "<",
            "&",
            "<br>",
            "<a b='",
            "x ",
            "<font size=1>x<p>",
            "<x a ",
            "<a",
            "<script></scrip",
            "é",
        ] {
            let _ = words(&part.repeat((1 << 18) / part.len()));
        }
        let attributes: String = (0..200_000).map(|i| format!(" a{i}")).collect();
        let _ = words(&format!("<div{attributes}>"));
        assert!(start.elapsed().as_secs() < 60, "took {:?}", start.elapsed());
    }

    proptest::proptest! {
        #[test]
        fn never_panics(html in "[<>/!='\"a-c \\-&;é?]{0,60}") {
            let _ = text(html.as_bytes());
        }
    }
}
