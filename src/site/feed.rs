//! Feeds of changes: Atom (RFC 4287). All days are those of the changes, so that the same records give the same bytes.

use sha2::{Digest, Sha256};

use super::changes::{Change, direction, title};
use super::{Offers, Site};
use crate::output::escaped;
use crate::output::wording::site;

/// The feed of all providers has so many entries.
pub(super) const MOST: usize = 200;

/// Returns the feed of a provider, or of all.
pub(super) fn write<'c, 'a: 'c>(
    of: &Site<'a>,
    provider: Option<&Offers<'_>>,
    changes: impl Iterator<Item = &'c Change<'a>>,
) -> String {
    let (name, of_whom) = provider.map_or(("all", String::new()), |one| (one.id, format!(" ({})", one.name)));
    let mut updated = None;
    let mut entries = String::new();
    for change in changes {
        updated = updated.max(Some(change.point.day));
        entries += &entry(of, change);
    }
    // Nothing has changed: what is known was known on the day of the records' last reading.
    let day =
        updated.or_else(|| provider.and_then(|one| one.tiers.iter().map(|tier| tier.checked).max())).unwrap_or(of.today());
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n<title>{}</title>\n\
         <id>{}</id>\n<updated>{day}T00:00:00Z</updated>\n<author><name>{}</name></author>\n<link rel=\"self\" href=\"{name}.atom\"/>\n\
         <link href=\"../changes.html\"/>\n<rights>{}</rights>\n{entries}</feed>\n",
        escaped(&format!("{}{of_whom}", site::FEED)),
        id(&format!("feed {name}")),
        site::NAME,
        escaped(site::LICENCES),
    )
}

fn entry(of: &Site<'_>, change: &Change<'_>) -> String {
    let (title, tier) = (title(of, change), change.tier.id.as_str());
    let point = &change.point;
    let summary = format!("{}: {} ({})", point.when, point.words, direction(point.tone));
    format!(
        "<entry><title>{}</title><id>{}</id><updated>{}T00:00:00Z</updated><link href=\"../tiers/{tier}.html#history\"/>\
         <summary>{}</summary></entry>\n",
        escaped(&title),
        id(&format!("{tier} {} {} {}", change.question, point.when, point.words)),
        point.day,
        escaped(&summary),
    )
}

/// Returns a name that stays, wherever the site stands: a UUID of the eighth sort (RFC 9562), whose bits are those of a digest.
fn id(of: &str) -> String {
    let mut bits = [0; 16];
    bits.copy_from_slice(&Sha256::digest(of.as_bytes())[..16]);
    bits[6] = bits[6] & 0x0f | 0x80;
    bits[8] = bits[8] & 0x3f | 0x80;
    let hex: String = bits.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_stays_and_has_the_form_of_a_uuid() {
        assert_eq!(super::id("feed all"), super::id("feed all"));
        assert_ne!(super::id("feed all"), super::id("feed a"));
        let id = super::id("x");
        assert_eq!((id.len(), &id[..9], &id[23..24]), (45, "urn:uuid:", "8"));
    }
}
