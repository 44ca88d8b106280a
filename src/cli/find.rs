//! `promptfate find`

use super::arguments::{Format, When};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::find::{Query, Wanted, find};
use crate::library::Library;
use crate::model::{Answer, Commitment, Duration, Kind, Question, Signal};
use crate::{json, present, render};

/// Find the tiers that meet your rules
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate find --training never,opt_in --keep 30d
  promptfate find --zero-retention available,default --kind api --agreement dpa
  promptfate find --training never --strict --region EEA

What is unstated or unanswered never meets a rule. Without --region, a rule must be met everywhere.")]
pub(super) struct Args {
    /// never, opt_in, opt_out, always
    #[arg(long, value_delimiter = ',', value_name = "ANSWER")]
    training: Vec<String>,
    /// used, not_used
    #[arg(long, value_delimiter = ',', value_name = "ANSWER")]
    feedback: Vec<String>,
    /// Signals that are not collected: prompts, responses, files, voice, ...
    #[arg(long, value_delimiter = ',', value_name = "SIGNAL")]
    not_collected: Vec<Signal>,
    /// Kept no longer than this: 30d, 6m, 2y, P30D, 0
    #[arg(long, value_name = "DURATION")]
    keep: Option<Limit>,
    /// Gone no later than this after deleting
    #[arg(long, value_name = "DURATION")]
    delete_within: Option<Limit>,
    /// Flagged copies kept no longer than this
    #[arg(long, value_name = "DURATION")]
    keep_flagged: Option<Limit>,
    /// default, available, no
    #[arg(long, value_delimiter = ',', value_name = "ANSWER")]
    zero_retention: Vec<String>,
    /// no, opt_out, yes
    #[arg(long, value_delimiter = ',', value_name = "ANSWER")]
    human_review: Vec<String>,
    /// not_needed, setting, form, email, admin, contract, none
    #[arg(long, value_delimiter = ',', value_name = "ANSWER")]
    opt_out: Vec<String>,
    /// no, yes
    #[arg(long, value_delimiter = ',', value_name = "ANSWER")]
    sharing: Vec<String>,
    /// All of: dpa, baa, no_training_clause, residency, soc2, iso27001, ...
    #[arg(long, value_delimiter = ',', value_name = "COMMITMENT")]
    agreement: Vec<Commitment>,
    /// none, opt_in, opt_out, always
    #[arg(long, value_delimiter = ',', value_name = "ANSWER")]
    telemetry: Vec<String>,
    /// consumer, team, enterprise, education, api, cloud, local
    #[arg(long, value_delimiter = ',')]
    kind: Vec<Kind>,
    /// Only these providers, by id
    #[arg(long, value_delimiter = ',', value_name = "ID")]
    provider: Vec<String>,
    /// Leave out tiers in which a special case falls short
    #[arg(long)]
    strict: bool,
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    when: When,
}

/// A limit as people write it.
#[derive(Debug, Clone)]
struct Limit(Wanted);

impl std::str::FromStr for Limit {
    type Err = String;

    fn from_str(text: &str) -> Result<Limit, String> {
        let compact = text.trim().to_uppercase().replace(' ', "");
        if ["0", "0D", "ZERO"].contains(&compact.as_str()) {
            return Ok(Limit(Wanted::Nothing));
        }
        let unit = compact.trim_start_matches(|c: char| c.is_ascii_digit());
        let iso = match unit {
            "D" | "DAY" | "DAYS" | "W" | "WEEK" | "WEEKS" | "M" | "MONTH" | "MONTHS" | "Y" | "YEAR" | "YEARS" => {
                format!("P{}{}", &compact[..compact.len() - unit.len()], &unit[..1])
            }
            _ => compact.clone(),
        };
        let duration: Duration =
            iso.parse().map_err(|_| format!("found `{text}`, a limit is written 30d, 6m, 2y, P30D or 0"))?;
        Ok(Limit(Wanted::Within(duration)))
    }
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let as_of = args.when.as_of(context)?;
    let library = Library::open(context.data.as_deref())?;
    super::arguments::known_providers(&args.provider, &library.listings())?;
    let format = args.format;
    let query = query(args).map_err(|why| Failure::new(why).hint("promptfate find --help lists what can be asked"))?;
    let reply_to = |reply| super::arguments::left_out(reply, &library);
    let positions: Vec<usize> = (0..library.listings().len()).collect();
    let catalog = library.pick(&positions)?;
    let found = find(&catalog, &query, &as_of);
    let out = match format {
        Format::Json => json::matches(&catalog, &found, &as_of),
        _ if found.is_empty() => String::new(),
        format => render::page(&present::matches(&catalog, &found, &query.questions(), &as_of), format.into(), context.style()),
    };
    Ok(reply_to(Reply::done(out).note(format!("{} of {} tiers meet the rules", found.len(), catalog.tiers.len()))))
}

fn query(args: Args) -> Result<Query, String> {
    let words = [
        (Question::Training, args.training),
        (Question::Feedback, args.feedback),
        (Question::ZeroRetention, args.zero_retention),
        (Question::HumanReview, args.human_review),
        (Question::OptOut, args.opt_out),
        (Question::Sharing, args.sharing),
        (Question::Telemetry, args.telemetry),
    ];
    let mut query = Query::default().kinds(args.kind).providers(args.provider).with_cases(args.strict);
    for (question, words) in words.into_iter().filter(|(_, words)| !words.is_empty()) {
        let answers = words.iter().map(|word| Answer::parse(question, word)).collect::<Result<_, _>>();
        query = query.want(
            question,
            Wanted::OneOf(answers.map_err(|why| format!("--{}: {why}", question.as_str().replace('_', "-")))?),
        )?;
    }
    let limits = [
        (Question::Retention, args.keep),
        (Question::Deletion, args.delete_within),
        (Question::FlaggedRetention, args.keep_flagged),
    ];
    for (question, limit) in limits {
        if let Some(Limit(wanted)) = limit {
            query = query.want(question, wanted)?;
        }
    }
    if !args.agreement.is_empty() {
        query = query.want(Question::Agreement, Wanted::AllOf(args.agreement))?;
    }
    if !args.not_collected.is_empty() {
        query = query.want(Question::Signals, Wanted::NotCollected(args.not_collected))?;
    }
    Ok(query)
}
