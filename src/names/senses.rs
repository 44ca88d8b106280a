//! Where the word of a name means something else: a phrase of everybody's, a person, a word of ordinary language.

use std::ops::Range;

use super::mentions::has;
use super::tokens::Text;
use super::words::{is_generic, is_ordinary};

/// Phrases in which a product's word means something else.
const PHRASES: &[&str] = &[
    "vibe coding",
    "vibe code",
    "mouse cursor",
    "text cursor",
    "blinking cursor",
    "linear regression",
    "linear algebra",
    "arc welding",
    "claude shannon",
    "claude monet",
    "claude debussy",
    "claude levi strauss",
    "claude lévi strauss",
    "claude chabrol",
    "claude giroux",
    "claude van damme",
    "allan poe",
    "jan van eyck",
    "jan vermeer",
    "jan hus",
    "jan ullrich",
    "flash of perplexity",
    "sense of perplexity",
    "state of perplexity",
    "moment of perplexity",
    "look of perplexity",
];
/// First names that products have too.
const FIRST_NAMES: &str = "ada alexa aria claude clyde cody devin gemma harvey hugo jan jasper julius kai leo lex luna max maya nova otis poe rufus sage sam siri";
/// Who is called by a first name.
const PERSONS: &str = "friend friends mate buddy pal colleague colleagues coworker worker teammate boss manager intern neighbor neighbour brother sister \
    uncle aunt dad mom mum father mother husband wife son daughter cousin nephew niece grandson grandpa grandma teacher professor lawyer \
    doctor roommate flatmate boyfriend girlfriend partner ex mr mrs ms dr uncle \
    freund freundin kollege kollegin kollegen chef chefin nachbar nachbarin bruder schwester onkel tante vater mutter mann frau sohn tochter \
    lehrer lehrerin arzt mitbewohner herr herrn ami amie collègue patron voisin voisine frère soeur oncle tante père mère mari femme fils \
    fille monsieur madame amigo amiga colega compañero compañera jefe jefa vecino vecina hermano hermana tío tía padre madre marido esposa \
    hijo hija señor señora chefe vizinho vizinha irmão irmã pai mãe filho filha senhor amico amica collega capo vicino fratello sorella zio \
    zia moglie figlio figlia signor signora";
/// Words between a person and a name: `a colleague named Jan`.
const CALLED: &str = "named called namens heißt nommé appelé llamado llamada chamado chamada";
/// Where persons are from.
const DEPARTMENTS: &str = "accounting hr sales marketing finance legal payroll support engineering work school church vertrieb buchhaltung personal compta \
    contabilidad contabilidade contabilità";

/// Returns how many words of a text, from one on, are a phrase in which a name means nobody's product; none: it means one.
pub(super) fn other_sense(text: &Text, at: usize) -> usize {
    let word = |at: usize| text.tokens.get(at).map_or("", |token| token.word.as_str());
    let stands = |phrase: &&&str| phrase.split(' ').zip(at..).all(|(one, at)| one == word(at));
    match PHRASES.iter().find(stands) {
        Some(phrase) => phrase.split(' ').count(),
        None => usize::from(is_person(text, at)),
    }
}

/// Returns whether a name of one word is a person's or a word of some language too: `harvey norman`, `mistral wind`.
pub(super) fn is_word_or_person(text: &Text, tokens: &Range<usize>) -> bool {
    let Some([only]) = text.tokens.get(tokens.clone()) else { return false };
    has(FIRST_NAMES, &only.word) || is_ordinary(&only.word)
}

/// Returns whether a word is the first name of a person: `my colleague Jan`, `Jan from accounting`.
fn is_person(text: &Text, at: usize) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| text.tokens.get(at)).map_or("", |token| token.word.as_str());
    let before = |back: usize| word(at.checked_sub(back));
    if !has(FIRST_NAMES, word(Some(at))) || is_generic(word(Some(at + 1))) {
        return false;
    }
    let is_called = has(CALLED, before(1)) && (2..=4).any(|back| has(PERSONS, before(back)));
    let is_from = matches!(word(Some(at + 1)), "from" | "aus" | "vom" | "de" | "da" | "del" | "dalla")
        && (2..=4).any(|ahead| has(DEPARTMENTS, word(Some(at + ahead))));
    let is_apposed =
        matches!(word(Some(at + 1)), "my" | "our" | "mein" | "meine" | "mon" | "ma" | "mi" | "meu" | "minha" | "mio" | "mia")
            && has(PERSONS, word(Some(at + 2)));
    has(PERSONS, before(1)) || is_called || is_from || is_apposed
}

/// Returns whether a word is one of ordinary language where it stands: behind an article (`the cursor on my laptop`) without a
/// noun of the trade behind it, or a verb (`to scribe down`).
pub(super) fn is_common_here(text: &Text, tokens: &Range<usize>) -> bool {
    const ARTICLES: &str = "the a an this these those my our your his her their no some any every";
    const PARTICLES: &str = "down up out off the a an my this that these it";
    let word = |at: Option<usize>| at.and_then(|at| text.tokens.get(at)).map_or("", |token| token.word.as_str());
    let (before, after) = (word(tokens.start.checked_sub(1)), word(Some(tokens.end)));
    (has(ARTICLES, before) && (!is_generic(after) || after == "for")) || (before == "to" && has(PARTICLES, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_name_is_a_persons_where_a_person_stands() {
        let is_other = |text: &str, word: &str| {
            let text = Text::of(text);
            let at = text.tokens.iter().position(|token| token.word == word).unwrap();
            other_sense(&text, at) > 0
        };
        for (text, name) in [
            ("my colleague Jan pasted a contract", "jan"),
            ("Jan from accounting did it", "jan"),
            ("a colleague named Claude", "claude"),
            ("Claude Monet prints", "claude"),
            ("mein Kollege Jan speichert alles", "jan"),
            ("ma collègue Claude dit que", "claude"),
            ("claude, my boss, says", "claude"),
            ("in one flash of perplexity", "flash"),
        ] {
            assert!(is_other(text, name), "{text}");
        }
        for (text, name) in [
            ("does claude train", "claude"),
            ("my friend uses claude", "claude"),
            ("my boss Claude Code", "claude"),
            ("jan from menlo on a laptop", "jan"),
            ("the free plan of perplexity", "perplexity"),
        ] {
            assert!(!is_other(text, name), "{text}");
        }
    }
}
