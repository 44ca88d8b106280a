//! What is asked of a tier: the options of `find`, and the keys of a policy.

use std::borrow::Cow;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use crate::model::{
    Answer, Commitment, Feedback, HumanReview, Kind, Location, OptOut, Period, Question, Sharing, Signal, Telemetry, Training,
    ZeroRetention,
};
use crate::questions::find::{Query, Wanted};

/// Rules for the answers of a tier. What is unstated or unanswered never meets a rule.
#[derive(Debug, Clone, Default, clap::Args, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Constraints {
    /// never, opt_in, opt_out, always
    #[arg(long, value_delimiter = ',', value_name = "ANSWER")]
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub training: Vec<Training>,
    /// used, licensed, not_used
    #[arg(long, value_delimiter = ',', value_name = "ANSWER")]
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub feedback: Vec<Feedback>,
    /// Signals that are not collected: prompts, responses, files, voice, ...
    #[arg(long, value_delimiter = ',', value_name = "SIGNAL")]
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub not_collected: Vec<Signal>,
    /// Kept no longer than this: 30d, 6m, 2y, P30D, 0
    #[arg(long, value_name = "DURATION")]
    pub keep: Option<Limit>,
    /// Surely kept longer than this, to find what to look at: '>30d'
    #[arg(long, value_name = ">DURATION", conflicts_with = "keep")]
    #[serde(skip)]
    #[schemars(skip)]
    pub retention: Option<Longer>,
    /// Gone no later than this after deleting
    #[arg(long, value_name = "DURATION")]
    pub delete_within: Option<Limit>,
    /// Flagged copies kept no longer than this
    #[arg(long, value_name = "DURATION")]
    pub keep_flagged: Option<Limit>,
    /// default, available, no
    #[arg(long, value_delimiter = ',', value_name = "ANSWER")]
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub zero_retention: Vec<ZeroRetention>,
    /// no, opt_out, yes
    #[arg(long, value_delimiter = ',', value_name = "ANSWER")]
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub human_review: Vec<HumanReview>,
    /// not_needed, setting, form, email, admin, contract, none
    #[arg(long, value_delimiter = ',', value_name = "ANSWER")]
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub opt_out: Vec<OptOut>,
    /// no, yes
    #[arg(long, value_delimiter = ',', value_name = "ANSWER")]
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub sharing: Vec<Sharing>,
    /// All of: dpa, baa, no_training_clause, residency, soc2, iso27001, ...
    #[arg(long, value_delimiter = ',', value_name = "COMMITMENT")]
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub agreement: Vec<Commitment>,
    /// Stored and processed in these places alone: EEA, US, CH, ..., customer_choice
    #[arg(long, value_delimiter = ',', value_name = "PLACE")]
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub location: Vec<Location>,
    /// none, opt_in, opt_out, always
    #[arg(long, value_delimiter = ',', value_name = "ANSWER")]
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub telemetry: Vec<Telemetry>,
    /// consumer, team, enterprise, education, api, cloud, local
    #[arg(long, value_delimiter = ',')]
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub kind: Vec<Kind>,
    /// Only these providers, by id
    #[arg(long, value_delimiter = ',', value_name = "ID")]
    #[serde(deserialize_with = "some")]
    #[schemars(length(min = 1))]
    pub provider: Vec<String>,
    /// Leave out tiers in which a special case or an exception falls short
    #[arg(long)]
    pub strict: bool,
}

/// A limit as people write it: `30d`, `6m`, `2y`, `P30D`, `0`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit(pub Wanted);

impl FromStr for Limit {
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
        let period: Period = iso.parse().map_err(|_| format!("found `{text}`, a limit is written 30d, 6m, 2y, P30D or 0"))?;
        Ok(Limit(Wanted::Within(period)))
    }
}

/// A time to be longer than, as people write it: `>30d`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Longer(pub Period);

impl FromStr for Longer {
    type Err = String;

    fn from_str(text: &str) -> Result<Longer, String> {
        let limit = text.trim().strip_prefix('>').and_then(|rest| rest.parse().ok());
        match limit {
            Some(Limit(Wanted::Within(period))) => Ok(Longer(period)),
            _ => Err(format!("found `{text}`, a time to be longer than is written '>30d'; --keep is for no longer than")),
        }
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Limit, D::Error> {
        // A plain `0` is a number to YAML.
        let value = serde_json::Value::deserialize(deserializer)?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Reads a list of what is allowed. An empty one would read as if nothing were, and ask for nothing.
///
/// # Errors
/// It is empty, or something in it is not what it lists.
pub fn some<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let list = Vec::deserialize(deserializer)?;
    if list.is_empty() {
        return Err(serde::de::Error::custom(
            "found an empty list, which asks for nothing: name what is allowed, or leave the key out",
        ));
    }
    Ok(list)
}

impl JsonSchema for Limit {
    fn schema_name() -> Cow<'static, str> {
        "Limit".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "description": "The longest time that is allowed: 30d, 6m, 2y, an ISO 8601 duration (P30D), or 0.",
        })
    }
}

impl Constraints {
    /// Returns the query that asks for all of it.
    ///
    /// # Errors
    /// Silence is asked for: what is unstated meets no rule.
    pub fn query(&self) -> Result<Query, String> {
        let query = Query::default().kinds(self.kind.clone()).providers(self.provider.clone()).with_cases(self.strict);
        let asked = Question::ALL.iter().filter_map(|question| Some((*question, self.wanted(*question)?)));
        asked.into_iter().try_fold(query, |query, (question, wanted)| query.want(question, wanted))
    }

    /// Returns what is asked of a question, if anything. Each question stands here by name, so that a new one gets its option.
    fn wanted(&self, question: Question) -> Option<Wanted> {
        fn any<T: Copy>(words: &[T], answer: fn(T) -> Answer) -> Option<Wanted> {
            (!words.is_empty()).then(|| Wanted::OneOf(words.iter().map(|word| answer(*word)).collect()))
        }
        let limit = |limit: &Option<Limit>| limit.as_ref().map(|limit| limit.0.clone());
        match question {
            Question::Training => any(&self.training, Answer::Training),
            Question::Feedback => any(&self.feedback, Answer::Feedback),
            Question::Signals => (!self.not_collected.is_empty()).then(|| Wanted::NotCollected(self.not_collected.clone())),
            Question::Retention => limit(&self.keep).or_else(|| self.retention.as_ref().map(|longer| Wanted::Longer(longer.0))),
            Question::Deletion => limit(&self.delete_within),
            Question::FlaggedRetention => limit(&self.keep_flagged),
            Question::ZeroRetention => any(&self.zero_retention, Answer::ZeroRetention),
            Question::HumanReview => any(&self.human_review, Answer::HumanReview),
            Question::OptOut => any(&self.opt_out, Answer::OptOut),
            Question::Sharing => any(&self.sharing, Answer::Sharing),
            Question::Agreement => (!self.agreement.is_empty()).then(|| Wanted::AllOf(self.agreement.clone())),
            Question::Location => (!self.location.is_empty()).then(|| Wanted::OnlyIn(self.location.clone())),
            Question::Telemetry => any(&self.telemetry, Answer::Telemetry),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn limit(text: &str) -> Result<Wanted, String> {
        text.parse::<Limit>().map(|limit| limit.0)
    }

    #[test]
    fn limits_are_read_as_people_write_them() {
        let within = |iso: &str| Ok(Wanted::Within(iso.parse().unwrap()));
        for (text, iso) in
            [("30d", "P30D"), ("30 days", "P30D"), ("6 Months", "P6M"), ("2y", "P2Y"), ("1week", "P1W"), ("P1Y6M", "P1Y6M")]
        {
            assert_eq!(limit(text), within(iso), "{text}");
        }
        for nothing in ["0", "0d", "zero", " 0 "] {
            assert_eq!(limit(nothing), Ok(Wanted::Nothing), "{nothing}");
        }
        for wrong in ["", "d", "30", "30 hours", "0m", "soon", "-1d"] {
            assert!(limit(wrong).unwrap_err().contains("30d, 6m, 2y"), "{wrong}");
        }
        assert_eq!(serde_json::from_value::<Limit>(json!(0)).map(|limit| limit.0).ok(), Some(Wanted::Nothing));
        assert_eq!(serde_json::from_value::<Limit>(json!("30d")).map(|limit| limit.0).ok(), limit("30d").ok());
    }

    #[test]
    fn a_time_to_be_longer_than_is_read_too() {
        assert_eq!("> 30 days".parse::<Longer>(), Ok(Longer("P30D".parse().unwrap())));
        for wrong in ["30d", ">", ">0", "<30d", ">soon"] {
            assert!(wrong.parse::<Longer>().unwrap_err().contains("'>30d'"), "{wrong}");
        }
    }

    #[test]
    fn each_key_asks_its_own_question_and_an_empty_one_none() {
        let asked = |rules: serde_json::Value| {
            let query = serde_json::from_value::<Constraints>(rules).unwrap().query()?;
            Ok::<_, String>(query.wanted().map(|(question, wanted)| (question, wanted.clone())).collect::<Vec<_>>())
        };
        let answer = |question, text: &str| Wanted::OneOf(vec![Answer::parse(question, text).unwrap()]);
        let within = Wanted::Within("P30D".parse().unwrap());
        for (key, value, question, wanted) in [
            ("training", json!(["never"]), Question::Training, answer(Question::Training, "never")),
            ("feedback", json!(["not_used"]), Question::Feedback, answer(Question::Feedback, "not_used")),
            ("not_collected", json!(["voice"]), Question::Signals, Wanted::NotCollected(vec![Signal::Voice])),
            ("keep", json!("30d"), Question::Retention, within.clone()),
            ("delete_within", json!("30d"), Question::Deletion, within.clone()),
            ("keep_flagged", json!("30d"), Question::FlaggedRetention, within),
            ("zero_retention", json!(["default"]), Question::ZeroRetention, answer(Question::ZeroRetention, "default")),
            ("human_review", json!(["no"]), Question::HumanReview, answer(Question::HumanReview, "no")),
            ("opt_out", json!(["setting"]), Question::OptOut, answer(Question::OptOut, "setting")),
            ("sharing", json!(["no"]), Question::Sharing, answer(Question::Sharing, "no")),
            ("agreement", json!(["dpa"]), Question::Agreement, Wanted::AllOf(vec![Commitment::Dpa])),
            ("location", json!(["EEA"]), Question::Location, Wanted::OnlyIn(vec!["EEA".parse().unwrap()])),
            ("telemetry", json!(["none"]), Question::Telemetry, answer(Question::Telemetry, "none")),
        ] {
            assert_eq!(asked(json!({key: value})), Ok(vec![(question, wanted)]), "{key}");
        }
        assert_eq!(asked(json!({})), Ok(vec![]));
        for (key, value) in [("training", "unstated"), ("agreement", "unstated"), ("location", "unstated")] {
            assert!(asked(json!({key: [value]})).is_err(), "{key}");
        }
    }
}
