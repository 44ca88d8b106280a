//! `promptfate ask`

use super::arguments::{When, fail_on, formats};
use super::{Context, ExitStatus, Reply};
use crate::diagnostic::Failure;
use crate::model::{Question, Region};
use crate::names::Names;
use crate::output::views::{Answers, Unknown};
use crate::output::{Format, View};

/// Ask in plain words what happens to your prompts
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate ask chatgpt plus
  promptfate ask \"does claude pro train on my chats?\"
  promptfate ask how long does gemini keep my chats --region DE
  promptfate ask github copilot --at 2025-06-01
  promptfate ask chatgpt --fail-on opt_out,always,unstated   exit status 1 if it trains")]
pub(super) struct Args {
    /// A provider, tier or plan, or a whole question
    #[arg(required = true, num_args = 1..)]
    words: Vec<String>,
    /// Every tier that fits, each in short, and not the personal ones alone
    #[arg(long)]
    all: bool,
    /// Exit with status 1 if the answer to what is asked is one of these
    #[arg(long, value_name = "ANSWER", value_delimiter = ',')]
    fail_on: Vec<String>,
    /// How to write the answer
    #[arg(long, value_parser = formats(Answers::FORMATS), default_value = "text")]
    format: Format,
    #[command(flatten)]
    when: When,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let mut as_of = args.when.as_of(context)?;
    let library = context.library()?;
    let understood = match Names::of(&library)?.understand(&args.words.join(" "))? {
        Ok(understood) => understood,
        // That something is not known is an answer, in every format.
        Err(none) => {
            let unknown = Unknown::of(&none, &library, context.today)?;
            if args.format == Format::Text {
                return Err(unknown.failure);
            }
            return Ok(Reply { status: ExitStatus::Failed, ..context.reply(&unknown, args.format) });
        }
    };
    let catalog = library.pick(&library.with_siblings(&understood.tiers))?;
    let meant = catalog.tiers.get(..understood.tiers.len()).unwrap_or_default();
    let questions = if understood.asked.is_empty() { &[Question::Training][..] } else { &understood.asked };
    let found = questions.iter().map(|question| fail_on(&args.fail_on, *question, meant, &as_of));
    let found = found.collect::<Result<Vec<_>, _>>()?.contains(&true);
    let is_read = args.format == Format::Text && context.terminal && as_of.region.is_none();
    let guessed = if is_read { region(|name| std::env::var(name).ok()) } else { None };
    let guessed_region = guessed.is_some();
    as_of.region = as_of.region.or(guessed);
    let knows = |question: &Question| meant.iter().any(|tier| !tier.entries_at(*question, &as_of).is_empty());
    let is_known = questions.iter().any(knows);
    let answers = Answers {
        catalog: &catalog,
        understood: &understood,
        as_of: &as_of,
        today: context.today,
        all: args.all,
        guessed_region,
    };
    let mut reply = context.reply(&answers, args.format).findings_if(found).left_out(library.errors().count());
    // Where nothing that was asked is known of any tier, that is no success, as for a product without a record.
    if !is_known && !found {
        reply.status = ExitStatus::Failed;
    }
    Ok(reply)
}

/// Returns the place that the environment's locale names, as POSIX ranks its variables. `en_US` names none: systems and containers
/// all over the world are set up with it.
fn region(variable: impl Fn(&str) -> Option<String>) -> Option<Region> {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| variable(name).filter(|value| !value.is_empty()))?;
    let name = locale.split(['.', '@']).next()?;
    let (_, territory) = name.split_once(['_', '-']).filter(|_| name != "en_US")?;
    territory.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::region;

    #[test]
    fn the_locale_names_a_place_or_none() {
        let of = |set: &[(&str, &str)]| {
            region(|name| set.iter().find(|(one, _)| *one == name).map(|(_, value)| (*value).to_owned()))
                .map(|one| one.to_string())
        };
        assert_eq!(of(&[("LANG", "de_DE.UTF-8")]).as_deref(), Some("DE"));
        assert_eq!(of(&[("LC_ALL", ""), ("LC_MESSAGES", "en_GB"), ("LANG", "de_DE")]).as_deref(), Some("UK"));
        assert_eq!(of(&[("LC_ALL", "C.UTF-8"), ("LANG", "de_DE")]), None);
        for none in ["", "C", "POSIX", "en_US.UTF-8", "de", "eo", "x_YY", "de_\u{1b}[2J"] {
            assert_eq!(of(&[("LANG", none)]), None, "{none}");
        }
    }
}
