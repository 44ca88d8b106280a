//! How the records are made, for people who ask whether to believe them.

/// A part of a text.
#[derive(Debug, Clone, Copy)]
pub enum Said {
    /// A head.
    Head(&'static str),
    /// A paragraph.
    Text(&'static str),
    /// A word and what it means.
    Word(&'static str, &'static str),
}

/// The whole text.
pub const METHOD: &[Said] = &[
    Said::Text("Never say more than is known. That is the first rule here, and all others follow from it."),
    Said::Head("What is asked"),
    Said::Text(
        "The same thirteen questions of every offer. An offer is what stands under one data policy: one provider's \
         consumer chat, its business plan and its API are three. Price plans inside an offer share its answers; the day \
         one answer differs, they become two offers.",
    ),
    Said::Head("Where answers come from"),
    Said::Text(
        "From the provider's own documents, read by people. Each answer names the document, the day of the copy that was \
         read, and the passage: its link opens the page at those words. The passages themselves are not stored, only \
         where they begin and end, and a digest by which any edit of them is noticed.",
    ),
    Said::Head("How well an answer is proven"),
    Said::Word("verified", "A program found the passage in an archived version of the provider's own document."),
    Said::Word("cited", "The provider's own page says so and was read; no archive holds it."),
    Said::Word("secondary", "Somebody else says so. Used only where nothing better was found, with the reason beside it."),
    Said::Head("Words that are no good news"),
    Said::Word("not said", "The documents were read and do not say. It is an answer of its own, and not a good one."),
    Said::Word("not researched", "Nobody has looked yet. It is a gap and never an answer."),
    Said::Word(
        "not in the knowledge base",
        "There is no record of the product. What is known of another product says \
                                             nothing about it.",
    ),
    Said::Head("What the colours and signs mean"),
    Said::Word("\u{2713}", "Nothing is asked of you."),
    Said::Word("!", "Something to act on, or to know before you type."),
    Said::Word("\u{2717}", "Bad for you, and no way around it is offered."),
    Said::Word("\u{2013}", "Not said, not researched, or neither good nor bad."),
    Said::Head("Days"),
    Said::Text(
        "\"Since\" a day means that a text states that day. Where none does, the days are those of two archived copies: \
         the last that does not say so and the first that does. A reading older than 180 days is called old.",
    ),
    Said::Head("Where documents disagree"),
    Said::Text(
        "The answer that is worse for you is shown, and the other stands beside it. Which of its texts a provider \
                follows nobody knows.",
    ),
    Said::Head("Limits"),
    Said::Text(
        "A document is a promise, not a proof: what a provider really does cannot be seen from outside. Contracts that an \
         organisation signed may say something else. Answers limited to a region or a special case say so; read the \
         offer's page before you rely on one word of a table.",
    ),
];
