//! Words of sentences that stand between a secret and the word for it.

use super::cues::USER;
use super::words::Word;

/// Returns whether words are few letters, or say that something is so: they stand between a name and what it is.
pub(super) fn is_filler(word: &[u8]) -> bool {
    const FILLERS: &[&str] = &[
        "lautet",
        "jetzt",
        "still",
        "currently",
        "new",
        "neu",
        "neue",
        "neues",
        "nuova",
        "nueva",
        "nuevo",
        "nouveau",
        "nouvelle",
        "nova",
        "novo",
        "always",
        "just",
        "remains",
        "set",
        "changed",
        "reads",
        "laut",
        "this",
        "with",
        "then",
        "\u{442}\u{435}\u{43f}\u{435}\u{440}\u{44c}",
        "\u{44d}\u{442}\u{43e}",
        "\u{3b5}\u{3af}\u{3bd}\u{3b1}\u{3b9}",
        "olan",
        "heter",
        "marcar",
        "type",
        "press",
    ];
    let lower = word.to_ascii_lowercase();
    let letters = word.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
    letters <= 3 && word.iter().all(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii() || *byte == b'\'')
        || FILLERS.iter().any(|filler| filler.as_bytes() == lower)
}

/// Returns whether a word says that what follows is it.
pub(super) fn is_copula(word: &[u8]) -> bool {
    const COPULAS: &[&str] = &[
        "is",
        "its",
        "it's",
        "was",
        "remains",
        "lautet",
        "ist",
        "war",
        "est",
        "c'est",
        "es",
        "era",
        "\u{e8}",
        "\u{e9}",
        "jest",
        "to",
        "\u{e4}r",
        "er",
        "on",
        "je",
        "este",
        "la",
        "van",
        "naar",
        "l\u{e0}",
        "oldu",
        "von",
        "auf",
        "\u{44d}\u{442}\u{43e}",
        "\u{442}\u{435}\u{43f}\u{435}\u{440}\u{44c}",
        "\u{3b5}\u{3af}\u{3bd}\u{3b1}\u{3b9}",
        "\u{647}\u{64a}",
        "\u{647}\u{648}",
        "\u{5d4}\u{5d9}\u{5d0}",
        "\u{5d4}\u{5d5}\u{5d0}",
    ];
    let lower = word.to_ascii_lowercase();
    COPULAS.iter().any(|copula| copula.as_bytes() == lower)
}

pub(super) fn is_user(word: &[u8]) -> bool {
    let lower = word.to_ascii_lowercase();
    USER.iter().any(|user| user.as_bytes() == lower)
}

/// Returns whether a word is the name of something that gets a value: `password db_host: x`.
pub(super) fn is_named(text: &[u8], word: &Word) -> bool {
    matches!(text[word.bytes.end..], [b':' | b'=', b' ', ..] | [b'(', ..] | [b'=', ..])
}
