//! The site: heads, buttons, and what stands around the answers.

mod method;

use super::counted;
use crate::model::{Day, Kind, Question, Tier};
use crate::output::Tone;
use crate::questions::checklist::Need;

pub use method::{METHOD, Said};

/// The name.
pub const NAME: &str = "promptfate";
/// What the whole site is about.
pub const TITLE: &str = "What happens to your prompts?";
/// The pages that every page leads to: file, name.
pub const PAGES: &[(&str, &str)] = &[
    ("matrix.html", "All answers"),
    ("compare.html", "Compare"),
    ("tools.html", "My tools"),
    ("changes.html", "Changes"),
    ("method.html", "Method"),
];
/// The pages that the foot leads to.
pub const MORE_PAGES: &[(&str, &str)] = &[
    ("providers.html", "Providers"),
    ("coverage.html", "Coverage"),
    ("conflicts.html", "Conflicts"),
    ("wanted.html", "Not recorded yet"),
    ("api/v1/openapi.json", "JSON"),
    ("feeds/all.atom", "Feed"),
    ("llms.txt", "llms.txt"),
];
/// Leads past the top of a page.
pub const SKIP: &str = "Skip to the content";
/// The names of the two lists of pages.
pub const NAVIGATION: [&str; 2] = ["Main", "More"];
/// What the site is not.
pub const NO_ADVICE: &str = "What stands here is what the providers' documents said on the day they were read. It is not legal advice, and nobody \
     but a provider knows what it really does.";
/// Whose work it is.
pub const LICENCES: &str = "Records: CC BY 4.0. Archived documents: Open Terms Archive, ODC-BY. No cookies, nothing is sent anywhere: your \
     searches and choices stay in this browser.";

/// Returns of which day the records are.
pub fn as_of(day: Day, version: &str) -> String {
    format!("As of {day}, made by promptfate {version}.")
}

/// The start page: what there is, in one sentence.
pub fn lead(tiers: usize, providers: usize) -> String {
    format!(
        "Whether what you type trains a model, how long it is kept, who reads it and how to stop it: {tiers} offers of \
         {providers} providers, each answer with the passage that says so."
    )
}

/// The field of the search.
pub const SEARCH: &str = "Name a product, plan or provider";
/// What may stand in it.
pub const SEARCH_EXAMPLE: &str = "ChatGPT Plus";
/// Its button.
pub const FIND: &str = "Find";
/// The search without scripts.
pub const SEARCH_WITHOUT_SCRIPTS: &str = "The search needs JavaScript. Without it: all providers are listed below.";
/// What the script of the search says; `{}` is put in there.
pub const SEARCH_SAYS: &[(&str, &str)] = &[
    ("unknown", "{} is not in the knowledge base. Nothing is known of it here, neither good nor bad."),
    ("rest", "Names alone are found here, not whole questions. Ask on the command line, which understands more:"),
    ("more", "More offers fit."),
    ("near", "Names that begin so:"),
    ("many", "{} offers fit"),
    ("one", "1 offer fits"),
    ("training", "Training"),
    ("retention", "Kept"),
];
/// The head of what many people ask for.
pub const WELL_KNOWN: &str = "Often asked for";
/// The head of the newest changes.
pub const NEWEST: &str = "Lately changed";
/// Leads to all of them.
pub const ALL_CHANGES: &str = "All changes";
/// The head of all providers.
pub const PROVIDERS: &str = "All providers";
/// What an overview of providers is.
pub const PROVIDERS_LEAD: &str =
    "Each with its offers: a provider often treats its consumer chat, its business plans and its API differently.";

/// Returns a number of offers.
pub fn offers(count: usize) -> String {
    counted(count, "offer")
}

/// Returns the sort of an offer, as a person calls it.
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Consumer => "for persons",
        Kind::Team => "for teams",
        Kind::Enterprise => "for organisations",
        Kind::Education => "for education",
        Kind::Api => "API",
        Kind::Cloud => "cloud platform",
        Kind::Local => "on your machine",
    }
}

/// The heads of the parts of an offer's page.
pub const HOW_TO_STOP: &str = "How to stop training";
/// All that is known.
pub const ANSWERS: &str = "All answers";
/// What was before.
pub const HISTORY: &str = "What changed";
/// For programs and pages of others.
pub const USE_IT: &str = "Use this record";
/// A question that nobody has researched.
pub const NOT_RESEARCHED: &str = "Not researched yet: a gap, not an answer.";
/// A cell of the same.
pub const NOT_RESEARCHED_CELL: &str = "not researched";

/// Returns when the documents of an offer were read, and by whom.
pub fn read(tier: &Tier, today: Day) -> String {
    let age = tier.days_since_read(today);
    let old = if age > Tier::OLD_DAYS { format!(", {}", super::ask::is_old(age)) } else { String::new() };
    let by = tier.confirmed.map_or_else(|| "one reader".to_owned(), |day| format!("settled by a second reader on {day}"));
    format!("Documents read on {}, {by}{old}.", tier.checked)
}

/// Returns how many passages there are besides.
pub fn more_passages(count: usize) -> String {
    counted(count, "more passage")
}

/// What one can take along: heads of links.
pub const LINKS: [&str; 4] = ["This record as JSON", "Its history as JSON", "Feed of the provider's changes", "Badge"];
/// The same on the command line.
pub const ON_THE_COMMAND_LINE: &str = "On the command line: ";
/// Leads from an offer to the page that puts it beside others.
pub const COMPARE_IT: &str = "Compare with others";

/// The page of a provider.
pub const SIDE_BY_SIDE: &str = "Side by side";
/// What the marks of that table mean.
pub const SIDE_BY_SIDE_MEANING: &str = "A star marks what differs.";
/// Its web site.
pub const HOME: &str = "Home page";
/// Where the company sits.
pub const JURISDICTION: &str = "Contracts under the law of";
/// What it was called.
pub const FORMERLY: &str = "Formerly";
/// Its documents.
pub const DOCUMENTS: &str = "Documents read";

/// The page with all answers.
pub const MATRIX_LEAD: &str = "One line an offer, one column a question. An answer in few words hides its special cases: the number of them stands \
     beside it, the offer's page has them.";
/// Its controls: search, reset, and what stands first in a choice.
pub const MATRIX_CONTROLS: [&str; 3] = ["Name", "Show all", "any"];
/// How many are shown.
pub const MATRIX_COUNT: &str = "{} of {} offers";
/// The head of the first column, and of the second.
pub const MATRIX_HEADS: [&str; 2] = ["Offer", "For whom"];
/// What a click on the head of a column does.
pub const SORTS: &str = "Sort by this column";

/// The page that puts offers side by side.
pub const COMPARE_LEAD: &str =
    "Up to six offers, question by question. The choice stands in the address of this page: copy it to share it.";
/// The page of one's own tools.
pub const TOOLS_LEAD: &str = "The tools you use, and what to do about each. The list stays in this browser and in the address of this page; nobody \
     else has it.";
/// What the two pages say and ask; `{}` is put in there.
pub const CHOICE_SAYS: &[(&str, &str)] = &[
    ("add", "Add"),
    ("remove", "Remove {}"),
    ("none", "Nothing is chosen yet."),
    ("unknown", "No offer is called so: take one of the list."),
    ("full", "Six are the most."),
    ("differs", "differs"),
    ("command", "The same on the command line:"),
    ("clear", "Remove all"),
    ("not", "not researched"),
    ("question", "Question"),
    ("offer", "Offer"),
];
/// The head of what is to be done about a tool.
pub const TO_DO: &str = "What to do";

/// Returns what is to be done about a tool, in a few words.
pub const fn to_do(need: Need) -> (Tone, &'static str) {
    match need {
        Need::NotNeeded => (Tone::Good, "nothing to turn off"),
        Need::Steps => (Tone::Caution, "turn training off: the steps"),
        Need::NotPossible => (Tone::Bad, "no way to stop training is offered"),
        Need::Unknown => (Tone::Dim, "not known how; treat it as not possible"),
    }
}

/// The field of a choice.
pub const CHOOSE: &str = "Offer";
/// The choice without scripts.
pub const CHOICE_WITHOUT_SCRIPTS: &str = "Choosing needs JavaScript. Without it: the page of each provider has its offers side by side, and \"All answers\" \
     has every one.";

/// The page of changes.
pub const CHANGES_LEAD: &str = "What an answer was and what it became, newest first. A day is one that a text of the provider states; where none \
     does, the days are those of the copies between which it changed.";
/// The directions of a change: better, worse, neither.
pub const DIRECTIONS: [&str; 3] = ["better for you", "worse for you", "neither"];
/// Leads to the feed of all changes.
pub const ALL_FEED: &str = "Feed of the newest changes (Atom)";
/// The title of the feed.
pub const FEED: &str = "promptfate: what changed";

/// Returns how a change of an offer is called in a feed.
pub fn change(tier: &str, question: Question, words: &str) -> String {
    format!("{tier}, {}: {words}", super::label(question))
}

/// The page of what is counted.
pub const COVERAGE_LEAD: &str = "How much the records hold, how well it is proven, and what is missing.";
/// The page of disagreements.
pub const CONFLICTS_LEAD: &str = "Where two documents of one provider say different things.";
/// The page of products without a record.
pub const WANTED_LEAD: &str =
    "People ask for these, and no record speaks of them yet. Nothing is known of them here, neither good nor bad.";

/// What a badge says on its left.
pub const BADGE: &str = "trains on prompts";

/// Returns what a badge says of how old a reading is.
pub fn badge(words: &str, read: Day) -> String {
    format!("{words} ({read})")
}

/// Returns how much of the places of an answer is another.
pub fn elsewhere(count: usize) -> String {
    if count == 1 { "; another in 1 region".to_owned() } else { format!("; others in {count} regions") }
}

/// What is said of the site to a program that reads texts.
pub const LLMS: &str = "> What AI providers' own documents say happens to prompts: training, retention, human review, opting out. Each \
     answer has a citation, a grade (verified, cited, secondary) and a day. `unstated` means that the documents were read \
     and do not say; a question under `unanswered` was not researched. Neither is a good answer. A product that is not \
     listed here is not known: do not answer with another's record.";
/// Its heads: data, offers, pages.
pub const LLMS_HEADS: [&str; 3] = ["Data", "Offers", "Pages"];
/// What the files are for: path, what is in it.
pub const API: &[(&str, &str)] = &[
    ("openapi.json", "description of all files (OpenAPI 3.1)"),
    ("tiers.json", "all offers by name"),
    ("coverage.json", "how much the records hold"),
    ("conflicts.json", "where two documents of a provider disagree"),
    ("wanted.json", "products without a record"),
];
/// The same for the files that are there once for each offer.
pub const API_OF_TIER: &[(&str, &str)] = &[
    ("tiers", "an offer with all answers"),
    ("history", "what changed in an offer"),
    ("checklists", "how to stop training in an offer"),
];
/// What the description says of itself.
pub const API_TITLE: &str = "What happens to prompts";

/// Returns what was written.
pub fn written(files: usize, bytes: u64, place: &str) -> String {
    format!("wrote {files} files, {:.1} MB, to {place}", bytes as f64 / 1e6)
}
