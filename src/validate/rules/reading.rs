//! The faults that are found while a record is read, before any rule sees it.

use crate::diagnostic::Severity::{Error, Warning};
use crate::validate::{Check, Rule};

pub(super) const BROKEN_YAML: Rule = Rule {
    code: "broken-yaml",
    severity: Error,
    about: "the file is not YAML, or uses more of YAML than records do",
    why: "Readers of YAML disagree on duplicate keys, anchors, tags and merge keys. A record has to mean the same to every program.",
    help: "mend the line that is shown; write every value out, every key once, one document to a file",
    bad: "name: Example Chat\nname: Example Chat Plus",
    good: "name: Example Chat Plus",
    check: Check::Reading,
};

pub(super) const MISNAMED_FILE: Rule = Rule {
    code: "misnamed-file",
    severity: Error,
    about: "the name of a file or its folder cannot be an id",
    why: "The path is the id: people type it, and it stands in addresses. Other characters have to be quoted there.",
    help: "rename the file or its folder, with lower-case letters, digits and hyphens alone",
    bad: "data/example/Example_Chat.yaml",
    good: "data/example/example-chat.yaml",
    check: Check::Reading,
};

pub(super) const MISSING_KEY: Rule = Rule {
    code: "missing-key",
    severity: Error,
    about: "a key that has to be there is missing",
    why: "A record without a name, a kind or a day of reading cannot be shown, and an entry without an answer or a citation says \
          nothing.",
    help: "add the key; `promptfate new` writes a record with all of them",
    bad: "training:\n  - answer: never",
    good: "training:\n  - answer: never\n    cite: [...]",
    check: Check::Reading,
};

pub(super) const STRAY_FILE: Rule = Rule {
    code: "stray-file",
    severity: Warning,
    about: "something in the data folder is not a record",
    why: "Only files that end in .yaml are read. A record under another ending looks as if it counted.",
    help: "rename it to end in .yaml, or move it out of the data folder",
    bad: "data/example/chat.yml",
    good: "data/example/chat.yaml",
    check: Check::Reading,
};

pub(super) const UNKNOWN_KEY: Rule = Rule {
    code: "unknown-key",
    severity: Error,
    about: "a key has no meaning where it stands",
    why: "It is read by nobody. Mostly it is a slip of the pen, and what it was meant to say is missing.",
    help: "take one of the keys that the message lists, or delete it",
    bad: "- answer: never\n  sinse: \"2025-10-08\"",
    good: "- answer: never\n  since: \"2025-10-08\"",
    check: Check::Reading,
};

pub(super) const UNKNOWN_WORD: Rule = Rule {
    code: "unknown-word",
    severity: Error,
    about: "an answer is not one of the words for it",
    why: "Answers are compared across tiers, so all records use the same few words. What they leave out goes into a case or a note.",
    help: "take the word of the message's list that fits; say what it leaves out in `cases` or `note`",
    bad: "training:\n  - answer: sometimes",
    good: "training:\n  - answer: opt_out",
    check: Check::Reading,
};

pub(super) const UNREADABLE_FILE: Rule = Rule {
    code: "unreadable-file",
    severity: Error,
    about: "a file cannot be read as text",
    why: "A file that is not UTF-8, is larger than 1 MiB, holds control characters or is a link is not what a person wrote as a \
          record.",
    help: "save it as UTF-8 text, as a plain file in its provider's folder",
    bad: "name: Caf\\xe9   # the byte E9, Latin 1",
    good: "name: Café",
    check: Check::Reading,
};

pub(super) const WRONG_FORM: Rule = Rule {
    code: "wrong-form",
    severity: Error,
    about: "a value is not written the way that it has to be",
    why: "A day, a duration, a commit or an address in another form cannot be compared, counted or followed.",
    help: "write it in the form that the message names",
    bad: "since: \"8 October 2025\"\nanswer: 30 days",
    good: "since: \"2025-10-08\"\nanswer: P30D",
    check: Check::Reading,
};

pub(super) const WRONG_TYPE: Rule = Rule {
    code: "wrong-type",
    severity: Error,
    about: "a value is of another type than it has to be",
    why: "A list of one is still a list, and a name of digits is still text. Programs that read records rely on it.",
    help: "put text in quotes, a list in brackets or after hyphens",
    bad: "plans: Free\nname: 42",
    good: "plans: [Free]\nname: \"42\"",
    check: Check::Reading,
};
