//! Words that name nothing: those of ordinary language, and those that stand in the names of everybody.
//!
//! `words/` holds the 3,000 most frequent English words, 34,000 more, and the 8,000 most frequent of German, French,
//! Spanish, Portuguese and Italian each that are not among those: sorted by bytes, one a line. `docs/decisions.md` has
//! where they come from.

const FREQUENT: &str = include_str!("words/frequent.txt");
const ENGLISH: &str = include_str!("words/english.txt");
const FOREIGN: &str = include_str!("words/foreign.txt");

/// Words of offers, plans and products that every provider uses.
const GENERIC: &str = "ai api apis app apps account accounts advanced agent agents assistant assistants basic beta bot browser business \
    chat chatbot cli client cloud code companion consumer console core creator dashboard desktop developer dev developers dedicated edition edu \
    education endpoint endpoints enterprise extension family features for free hobby hosted ide image individual inference \
    question unified     key license licence lite llm local max mini mobile model models office online organisation organization paid personal plan plans platform \
    playground plugin plus premium private pro professional public runtime scale school sdk search self server \
    serverless service services software standard starter student students studio subscription team teams tier tool tools trial ultimate \
    ultra unlimited user users version voice web webui website workspace writer writing";

/// Words that no product is called by, alone or beside a generic one: `My AI`.
const STOP: &str = "a about all an and any are as at be best big by can do first for from get good has have her his how i in is it its more my new no \
    not of off on one or our out own real same she so some that the their them they this to top true two up us we what when who will with you your";

/// Returns whether no product is called by a word.
pub fn is_stop(word: &str) -> bool {
    STOP.split_whitespace().any(|stop| stop == word)
}

/// Returns whether a word stands in everybody's names: plans, kinds and the nouns of the trade.
pub fn is_generic(word: &str) -> bool {
    GENERIC.split_whitespace().any(|generic| generic == word)
}

/// Returns whether a word is one of the most frequent of English.
pub fn is_frequent(word: &str) -> bool {
    stands_in(FREQUENT, word)
}

/// Returns whether a word is one of English.
pub fn is_english(word: &str) -> bool {
    stands_in(FREQUENT, word) || stands_in(ENGLISH, word)
}

/// Places, and systems on which everything runs: not names of companies through which a model is reached.
const PLACES: &str = "amsterdam barcelona beijing bruxelles dublin frankfurt hamburg hangzhou madrid milano montreal mumbai münchen munich oregon peking roma \
    seoul shanghai shenzhen stockholm sydney toronto virginia wien zurich \
    africa alemania allemagne america américa android argentina asia asien australia austria autriche belgien belgique belgium \
    berlin brasil brasile brazil california canada chile china chine chromebook cina corea deutschland eea england eu europa europe finland france \
    francia frankreich germany giappone inde india indien ios ipad iphone ireland israel italia italie italien italy japan japon korea linux london mac macbook \
    macos mexico méxico netherlands niederlande norway österreich paris poland portugal russia russland schweden schweiz singapore spain \
    spanien españa espagne suisse suiza svizzera sweden switzerland texas tokyo turkey türkei ubuntu uk ukraine us usa windows zürich";

/// Endings of German, French, Spanish, Portuguese and Italian words, and those of the word in the list.
const ENDINGS: &[(&str, &[&str])] = &[
    ("iones", &["ión"]),
    ("ion", &["ión"]),
    ("coes", &["ção"]),
    ("ções", &["ção"]),
    ("cao", &["ção"]),
    ("en", &["", "e"]),
    ("er", &["", "e"]),
    ("em", &["", "e"]),
    ("es", &["", "e"]),
    ("e", &[""]),
    ("n", &[""]),
    ("s", &[""]),
    ("i", &["o", "e"]),
];
/// A shorter word with another ending may be any other.
const SHORTEST_INFLECTED: usize = 6;

/// Returns whether a word is an ordinary one of a language that is known here, in any of its forms.
pub fn is_ordinary(word: &str) -> bool {
    is_english(word) || stands_in(FOREIGN, word) || is_generic(word) || is_place(word) || is_inflected(word)
}

/// Returns whether another form of a word stands in the list of the foreign ones: `Texten`, `conversaciones`.
fn is_inflected(word: &str) -> bool {
    word.chars().count() >= SHORTEST_INFLECTED
        && ENDINGS.iter().any(|(ending, others)| {
            let stem = word.strip_suffix(ending).filter(|stem| stem.chars().count() + 2 >= SHORTEST_INFLECTED);
            stem.is_some_and(|stem| others.iter().any(|other| stands_in(FOREIGN, &format!("{stem}{other}"))))
        })
}

/// Returns whether a word is a place, or a system on which everything runs.
pub fn is_place(word: &str) -> bool {
    PLACES.split_whitespace().any(|place| place == word)
}

/// Looks a word up in a list of lines that are sorted by their bytes.
fn stands_in(list: &str, word: &str) -> bool {
    let (bytes, mut low, mut high) = (list.as_bytes(), 0, list.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes[low..middle].iter().rposition(|byte| *byte == b'\n').map_or(low, |at| low + at + 1);
        let end = memchr(&bytes[middle..high]).map_or(high, |at| middle + at);
        match bytes[start..end].cmp(word.as_bytes()) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = (end + 1).min(high),
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

fn memchr(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| *byte == b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_list_is_found_and_no_other() {
        for list in [FREQUENT, ENGLISH, FOREIGN] {
            assert!(list.lines().zip(list.lines().skip(1)).all(|(a, b)| a.as_bytes() < b.as_bytes()));
            assert!(list.lines().step_by(97).all(|word| stands_in(list, word)));
            assert!(list.lines().next_back().is_some_and(|word| stands_in(list, word)));
            assert!(["", "\n", "qqzx", "zzzzzz", "aaaaaa"].iter().all(|word| !stands_in(list, word)));
        }
        assert!(is_english("cursor") && is_english("clause") && !is_english("claude") && is_ordinary("meine"));
    }

    #[test]
    fn each_list_has_its_own_words() {
        for (word, stop, generic, frequent, english, ordinary) in [
            ("the", true, false, true, true, true),
            ("chatbot", false, true, false, false, true),
            ("water", false, false, true, true, true),
            ("meine", false, false, false, false, true),
            ("deutschland", false, false, false, false, true),
            ("texten", false, false, false, false, true),
            ("conversaciones", false, false, false, false, true),
            ("conversacion", false, false, false, false, true),
            ("qqzx", false, false, false, false, false),
            ("quibnores", false, false, false, false, false),
        ] {
            assert_eq!(is_stop(word), stop, "{word} stop");
            assert_eq!(is_generic(word), generic, "{word} generic");
            assert_eq!(is_frequent(word), frequent, "{word} frequent");
            assert_eq!(is_english(word), english, "{word} English");
            assert_eq!(is_ordinary(word), ordinary, "{word} ordinary");
        }
    }
}
