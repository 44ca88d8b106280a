//! Understands a question in plain words: which tiers are meant, and what is asked of them.
//!
//! Works on names alone, so that only the records that are meant have to be decoded.

mod intent;
mod tiers;

use crate::model::Question;
use crate::records::Listing;

/// What was understood of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// What is asked.
    pub question: Question,
    /// The positions of the tiers that are meant, best first.
    pub tiers: Vec<usize>,
    /// Words that were taken for others: as typed, as read.
    pub corrected: Vec<(String, String)>,
    /// Words that mean nothing here.
    pub ignored: Vec<String>,
}

/// Understands plain words or a whole question.
///
/// # Errors
/// No tier fits: the nearest names, best first.
pub fn understand(words: &str, listings: &[Listing<'_>]) -> Result<Understood, Vec<String>> {
    let tokens = tokens(words);
    let vocabulary = tiers::Vocabulary::of(listings, &tokens);
    let (question, rest) = intent::take(&tokens, &vocabulary);
    let read = vocabulary.read(&rest);
    let tiers = tiers::matching(&read.names, listings);
    if tiers.is_empty() {
        Err(tiers::nearest(&rest, listings))
    } else {
        Ok(Understood { question, tiers, corrected: read.corrected, ignored: read.ignored })
    }
}

/// Splits a question into words of letters and digits, in lower case.
pub fn tokens(text: &str) -> Vec<String> {
    words_of(text).map(str::to_lowercase).take(MOST_WORDS).collect()
}

/// Returns the words of letters and digits in a text. `4.5` and `m365` stay whole.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_alphanumeric() || c == '.' || c == '+';
    text.split(move |c: char| !is_part(c)).map(|word| word.trim_matches('.')).filter(|word| !word.is_empty())
}

/// A question has no more words than this; the rest is not read.
const MOST_WORDS: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    fn listings() -> Vec<Listing<'static>> {
        let tier = |id, provider: &[&'static str], name, kind, plans: &[&'static str], aliases: &[&'static str]| Listing {
            id,
            provider_names: provider.to_vec(),
            name,
            kind,
            plans: plans.to_vec(),
            aliases: aliases.to_vec(),
            endpoints: Vec::new(),
        };
        let openai = &["OpenAI"][..];
        let anthropic = &["Anthropic"][..];
        vec![
            tier("amazon/bedrock", &["Amazon"], "Amazon Bedrock", Kind::Cloud, &[], &["claude on bedrock"]),
            tier("anthropic/api", anthropic, "Claude API", Kind::Api, &[], &["anthropic api"]),
            tier("anthropic/claude", anthropic, "Claude", Kind::Consumer, &["Free", "Pro", "Max"], &["claude.ai"]),
            tier("anthropic/claude-team", anthropic, "Claude Team", Kind::Team, &["Team"], &[]),
            tier("google/gemini", &["Google"], "Gemini Apps", Kind::Consumer, &["Free", "AI Pro"], &["bard"]),
            tier("mistral/le-chat", &["Mistral AI"], "Le Chat", Kind::Consumer, &["Free", "Pro"], &["vibe"]),
            tier("openai/api", openai, "OpenAI API", Kind::Api, &[], &["chatgpt api", "gpt api"]),
            tier("openai/chatgpt", openai, "ChatGPT", Kind::Consumer, &["Free", "Plus", "Pro"], &["chat gpt"]),
            tier("openai/chatgpt-business", openai, "ChatGPT Business", Kind::Team, &["Business"], &["chatgpt team"]),
        ]
    }

    fn ask(words: &str) -> (Question, Vec<&'static str>) {
        let listings = listings();
        let understood = understand(words, &listings).unwrap();
        (understood.question, understood.tiers.iter().map(|position| listings[*position].id).collect())
    }

    #[test]
    fn takes_plain_words_plans_and_old_names() {
        assert_eq!(ask("chatgpt plus"), (Question::Training, vec!["openai/chatgpt"]));
        assert_eq!(ask("chatgpt team"), (Question::Training, vec!["openai/chatgpt-business"]));
        assert_eq!(ask("ChatGPT").1, ["openai/chatgpt", "openai/chatgpt-business", "openai/api"]);
        assert_eq!(ask("bard").1, ["google/gemini"]);
        assert_eq!(ask("le chat").1, ["mistral/le-chat"]);
        assert_eq!(ask("openai/api").1, ["openai/api"]);
        assert_eq!(ask("anthropic").1.len(), 3);
    }

    #[test]
    fn takes_whole_questions() {
        assert_eq!(ask("does claude pro train on my chats?"), (Question::Training, vec!["anthropic/claude"]));
        assert_eq!(ask("is claude on bedrock trained on").1, ["amazon/bedrock"]);
        assert_eq!(ask("how long does gemini keep my conversations"), (Question::Retention, vec!["google/gemini"]));
        assert_eq!(ask("How do I opt out of training in ChatGPT Free?"), (Question::OptOut, vec!["openai/chatgpt"]));
        assert_eq!(ask("who reads what I type into claude team"), (Question::HumanReview, vec!["anthropic/claude-team"]));
        assert_eq!(ask("what does le chat collect?"), (Question::Signals, vec!["mistral/le-chat"]));
        assert_eq!(ask("what happens when I delete a claude max chat").0, Question::Deletion);
        assert_eq!(ask("is there a DPA for the openai api").0, Question::Agreement);
    }

    #[test]
    fn forgives_small_errors_and_says_so() {
        let listings = listings();
        let understood = understand("chatgtp plsu", &listings).unwrap();
        assert_eq!(listings[understood.tiers[0]].id, "openai/chatgpt");
        assert_eq!(understood.corrected, [("chatgtp".into(), "chatgpt".into()), ("plsu".into(), "plus".into())]);
    }

    #[test]
    fn says_what_it_ignores_and_gives_up_on_strangers() {
        let listings = listings();
        assert_eq!(understand("claude zanzibar", &listings).unwrap().ignored, ["zanzibar"]);
        assert!(understand("grammarly", &listings).is_err());
        assert!(understand("does it train", &listings).is_err());
        assert!(understand("", &listings).is_err());
    }

    #[test]
    fn a_flood_of_words_costs_no_time() {
        let _ = understand(&"claud x9 ".repeat(50_000), &listings());
    }

    #[test]
    fn a_telling_word_in_one_product_s_name_still_tells_elsewhere() {
        let mut listings = listings();
        let team = listings.iter_mut().find(|listing| listing.id == "anthropic/claude-team").unwrap();
        team.aliases.push("claude zero retention");
        assert_eq!(understand("claude pro retention", &listings).unwrap().question, Question::Retention);
        assert_eq!(understand("claude zero retention", &listings).unwrap().question, Question::ZeroRetention);
    }
}
