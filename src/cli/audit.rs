//! `promptfate audit`

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::arguments::{ArchiveArgs, formats};
use super::init::init;
use super::{Context, Reply};
use crate::archive::Archive;
use crate::diagnostic::{Diagnostic, Failure};
use crate::evidence::quote::Quotes;
use crate::model::{AsOf, Day, TierId};
use crate::organisation::audit::{Judgement, Rules, Subject, Verdict, audit};
use crate::organisation::inventory::{Inventory, inventory};
use crate::organisation::policy::{Match, Policy, Tools};
use crate::output::wording::files::INIT_HINT;
use crate::output::wording::notes;
use crate::output::{Format, View, views};
use crate::printable::one_line;
use crate::questions::diff::{Change, What, diff};
use crate::records::Catalog;

/// How many names are listed in a note.
const MOST_LISTED: usize = 100;

/// Check the AI tools in use against a policy
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate audit --init                       write ai-policy.yaml and ai-tools.yaml to begin with
  promptfate audit
  promptfate audit --since 2026-06-01           what changes of providers broke since the last review
  promptfate audit --format markdown > evidence.md
  promptfate audit --inventory bom.json         the services of an inventory instead of ai-tools.yaml

What is unstated, unanswered or no known tool is `unclear` and never passes; an opt-out counts only when it is attested.
Exit status 1 unless everything is allowed; see --fail-on.")]
pub(super) struct Args {
    /// The policy
    #[arg(long, default_value = "ai-policy.yaml", value_name = "FILE")]
    policy: PathBuf,
    /// The tools in use
    #[arg(long, default_value = "ai-tools.yaml", value_name = "FILE")]
    tools: PathBuf,
    /// An inventory whose services are the tools in use: CycloneDX 1.2 to 1.7 (JSON, XML), a list of models (LiteLLM), a
    /// configuration of MCP servers, package.json, pyproject.toml
    #[arg(long, value_name = "FILE", conflicts_with = "tools")]
    inventory: Option<PathBuf>,
    /// The class of data for services of which the inventory gives none
    #[arg(long, value_name = "CLASS", requires = "inventory")]
    class: Option<String>,
    /// Write templates of both files, where there are none, and their schemas for an editor
    #[arg(long)]
    init: bool,
    /// Judge by what the documents said on this day
    #[arg(long, value_name = "DATE")]
    at: Option<Day>,
    /// Say what has changed since this day
    #[arg(long, value_name = "DATE")]
    since: Option<Day>,
    /// What makes the exit status 1
    #[arg(long, value_enum, default_value = "unclear", value_name = "VERDICT")]
    fail_on: FailOn,
    /// How to write it: markdown and html hold the evidence, which is every rule, answer and source; csv is a register of vendors; sarif names
    /// the lines of the tools file
    #[arg(long, value_parser = formats(views::Audit::FORMATS), default_value = "text")]
    format: Format,
    #[command(flatten)]
    archive: ArchiveArgs,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum FailOn {
    /// Anything that is not allowed
    Unclear,
    /// Refusals
    Refused,
    /// Nothing
    Never,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    if args.init {
        return init();
    }
    let day = args.at.unwrap_or(context.today);
    if let Some(ahead) = [args.at, args.since].into_iter().flatten().find(|one| *one > context.today) {
        return Err(Failure::new(format!(
            "{ahead} is in the future: the records know what the documents said until {}",
            context.today
        )));
    }
    let library = context.library()?;
    let listings = library.listings()?;
    let (policy, queries) = match Policy::load(&args.policy, &name(&args.policy), &listings) {
        Ok(read) => read,
        Err(wrong) => return Ok(refused_file(&args.policy, &wrong, context)),
    };
    let (file, tools, matches) = match &args.inventory {
        Some(file) => {
            let Inventory { tools, matches } = inventory(file, args.class.as_deref(), &policy, &library)?;
            (file, tools, matches)
        }
        None => match Tools::load(&args.tools, &name(&args.tools), &policy, &listings, &library, context.today)? {
            Ok((tools, matches)) => (&args.tools, tools, matches),
            Err(wrong) => return Ok(refused_file(&args.tools, &wrong, context)),
        },
    };
    if tools.tools.is_empty() {
        return Err(Failure::new(format!("found no tool in {}: nothing was judged", file.display())));
    }
    drop(listings);
    let catalog = library.whole()?;
    let rules = Rules { policy: &policy, queries: &queries };
    let judgements = audit(&catalog, &rules, &tools.tools, &matches, day, args.since);
    let as_of = AsOf { day, region: policy.region.clone() };
    let changes = args.since.map(|since| changes(&catalog, &judgements, since, &as_of)).unwrap_or_default();
    let quotes = match args.format {
        Format::Markdown | Format::Html => args.archive.open_if_there()?.map(|archive| quotes(&catalog, &judgements, &archive)),
        _ => None,
    };
    let quotes = quotes.transpose()?;
    let view = views::Audit {
        catalog: &catalog,
        policy: &policy,
        tools: &tools.tools,
        judgements: &judgements,
        as_of: &as_of,
        since: args.since,
        changes: &changes,
        quotes: quotes.as_ref(),
        file,
    };
    let count = |verdict| judgements.iter().filter(|one| one.verdict == verdict).count();
    let (allowed, unclear, refused) = (count(Verdict::Allowed), count(Verdict::Unclear), count(Verdict::Refused));
    let mut reply = context.reply(&view, args.format).note(notes::verdicts(allowed, unclear, refused));
    let is_unknown = |one: &Judgement<'_>| matches!(one.subject, Subject::Unmatched(_));
    let unknown = judgements.iter().filter(|one| is_unknown(one)).map(|one| tools.tools[one.tool].tool.as_str());
    let unknown: BTreeSet<&str> = unknown.collect();
    if !unknown.is_empty() {
        reply = reply.note(notes::not_judged(&listed(&unknown)));
    }
    for (tool, found) in tools.tools.iter().zip(&matches) {
        if let (Some(_), Match::Tier(at)) = (&tool.answers, found) {
            reply = reply.note(notes::own_not_used(&tool.tool, catalog.tiers[*at].id.as_str()));
        }
    }
    if args.since.is_some() {
        let broken = judgements.iter().filter(|one| one.before == Some(Verdict::Allowed) && one.verdict != Verdict::Allowed);
        reply = reply.note(notes::broken(broken.count()));
    }
    for (class, exception) in
        policy.classes.iter().flat_map(|(name, class)| class.exceptions.iter().map(move |one| (name, one)))
    {
        if exception.until < day {
            reply = reply.note(notes::exception_ended(class, exception));
        }
    }
    Ok(reply.findings_if(match args.fail_on {
        FailOn::Unclear => unclear + refused > 0,
        // What nobody could judge is no success, even where the unclear may pass.
        FailOn::Refused => refused > 0 || judgements.iter().all(is_unknown),
        FailOn::Never => false,
    }))
}

/// Returns what changed for the tiers of tools.
fn changes(catalog: &Catalog, judgements: &[Judgement<'_>], since: Day, as_of: &AsOf) -> Vec<Change> {
    let ids: BTreeSet<&TierId> = judgements.iter().filter_map(|one| Some(&one.subject.tier()?.id)).collect();
    let before = AsOf { day: since, region: as_of.region.clone() };
    let mut changes = diff(catalog, &before, catalog, as_of).changes;
    changes.retain(|change| ids.contains(&change.tier) && (change.is_of_the_answer() || change.what == What::Withdrawn));
    changes
}

/// Returns the passages that prove judgements.
fn quotes(catalog: &Catalog, judgements: &[Judgement<'_>], archive: &Archive) -> Result<Quotes, Failure> {
    let reasons = judgements
        .iter()
        .flat_map(|one| one.subject.tier().into_iter().flat_map(|tier| one.reasons.iter().map(move |reason| (tier, reason))));
    let all = reasons.flat_map(|(tier, reason)| reason.cite.iter().map(move |citation| (tier, citation)));
    Quotes::read(catalog, all, archive)
}

/// Returns the first names of a list, and how many more there are.
fn listed(names: &BTreeSet<&str>) -> String {
    let more = names.len().saturating_sub(MOST_LISTED);
    let shown = names.iter().take(MOST_LISTED).map(|name| one_line(name)).collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{shown} and {more} more") } else { shown }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What is wrong with a file that people wrote is shown with its lines, and nothing is judged.
pub(super) fn refused_file(path: &Path, wrong: &[Diagnostic], context: &Context) -> Reply {
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut reply = Reply::done("");
    reply.status = super::ExitStatus::Failed;
    let missing = !path.exists();
    // What goes to standard error is without colour.
    let context = Context { color: false, is_asked_by_program: false, ..context.clone() };
    let drawn = context.reply(&views::Diagnostics::of(folder, wrong, context.today), Format::Text);
    reply = reply.note(drawn.out.cleaned().trim_end().to_owned());
    if missing { reply.note(INIT_HINT) } else { reply }
}
