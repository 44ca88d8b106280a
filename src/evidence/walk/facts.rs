//! Sentences that state what becomes of what people write, told by their words: training, how long it is kept, ways out, none kept at
//! all, people who read it, selling it or giving it away, where it lies, what it is licensed for, what is signed.

use std::collections::HashMap;

use regex::Regex;

use crate::archive::Lines;

/// What a sentence must hold to state one of them: each of these expressions, on the normal form.
const FACTS: &[&[&str]] = &[
    // Training of models.
    &[
        r"\b(re)?train(s|ed|ing)?\b|fine-?tun",
        r"model|\bai\b|artificial|machine|algorithm|content|\bdata\b|input|prompt|conversation|information",
    ],
    &[
        r"\b(improv|develop|enhanc|build|creat)\w*\b.{0,80}\b(models?|ai|artificial intelligence|machine learning|algorithms?|llms?)\b",
    ],
    // A time for which it is kept.
    &[
        r"\b(retain\w*|retention|stor(e|ed|es|ing|age)|kept|keeps?|delet\w+|eras\w+|purg\w+|remov\w+|logg?(s|ed|ing)?|saved?)\b",
        r"\b(\d+|one|two|three|six|seven|ten|twelve|eighteen|thirty|sixty|ninety)\)?[- ](calendar |business |rolling )?(hour|day|week|month|year)s?\b",
    ],
    // An event until which it is kept, and what is deleted.
    &[
        r"\b(retain\w*|retention|stor(e|ed|es|ing|age)|kept|keeps?|saved?)\b",
        r"\b(until|as long as|for the duration|indefinitely|after|upon)\b",
        r"\b(inputs?|outputs?|prompts?|content|conversations?|chats?|customer data|user data|your data)\b",
    ],
    &[
        r"\b(delet|eras)\w*\b",
        r"\b(your|the) (account|history|conversations?|chats?|prompts?|inputs?|outputs?|memories|content)\b|\bcustomer data\b",
    ],
    // What is remembered of people.
    &[r"\bmemor(y|ies)\b", r"\b(sav|stor|delet|edit|turn|personal|conversation|chat|input)\w*\b"],
    // A way out.
    &[
        r"\bopt(s|ed|ing)?[- ]?(out|in)\b|\bturn\w* (it |this |them )?(on|off)\b|\bdisabl|\btoggl|\bobject to\b|\bsettings?\b",
        r"train|improv|\bmodels?\b|\bai\b",
    ],
    &[r"\b(advertising controls?|ads? (settings|preferences))\b|\b(opt\w*|turn\w*|disabl\w*)\b.{0,60}\b(ads?|advertising)\b"],
    &[r"\bopt(s|ed|ing)?[- ]?(out|in)\b", r"\b(data|information|content|processing|inputs?|outputs?|prompts?)\b"],
    // None kept.
    &[r"zero[- ](data[- ])?retention|\bzdr\b|\b(do|does|will|shall) not (store|retain|log|keep|save)\b"],
    // People who read it.
    &[
        r"\b(human|humans|manual|manually|reviewers?|annotat\w+|moderators?|personnel|employees|contractors|staff)\b",
        r"\b(review|read|access|annotat|label|inspect|listen)\w*\b",
        r"\b(conversation|prompt|input|output|content|chat|message|interaction|transcript|recording)s?\b",
    ],
    &[r"\b(automated|automatic|automatically)\b", r"\b(human|manual|manually)\b", r"\b(review|process|moderat|analy[sz])\w*\b"],
    &[r"\b(reviewed by|reviewers?|annotators?)\b|\bwant reviewed\b"],
    // Selling it, or giving it to others for ends of their own.
    &[r"\b(sell|sells|sold|selling|sale of|rent)\b", r"\b(data|information|content)\b"],
    &[r"\b(shar|disclos|provid)\w*\b.{0,160}\b(advertis\w+|their own|train\w*)\b"],
    // Giving it to others, where it lies, what it is licensed for, what is signed.
    &[
        r"\b(shar(e|es|ed|ing)|disclos\w+)\b",
        r"\b(third part(y|ies)|affiliates?|partners?|subprocessors?|sub-processors?)\b",
        r"\b(data|information|content|inputs?|prompts?|conversations?)\b",
    ],
    &[
        r"\b(send|sends|sent|transmit\w*|pass(es|ed)? on|forward\w*)\b",
        r"\b(third[- ]part(y|ies)|partners?|providers?|extensions?|plug-?ins?|connectors?|integrations?|mcp)\b",
        r"\b(inputs?|outputs?|prompts?|content|conversations?|customer data)\b",
    ],
    // Those who process it for the provider, as lists of them have it, and where.
    &[
        r"\b(inference|hosting|colocation|baremetal|gpu|cloud|network|interpreter|search|infrastructure)\b",
        r"\b(provides services to|(service|inference|infrastructure|cloud|hosting) provider|sub-?processors?|purpose:|customer data is only processed)\b",
    ],
    &[r"^(data )?location ?:|\bdata location\b|\bprocessing location\b"],
    &[
        r"\b(stored|processed|hosted|hosting|transfer\w*|located|servers?|residency)\b",
        r"\b(united states|european|eea|eu|china|singapore|regions?|country|countries|data cent(er|re)s?)\b",
        r"\b(data|information|content|inputs?|prompts?)\b",
    ],
    &[r"\blicen[sc]es?\b|\bright to use\b", r"\b(inputs?|outputs?|prompts?|feedback|suggestions|your content|user content)\b"],
    &[
        r"\bdata processing (addendum|agreement)\b|\bbusiness associate\b|\bbaa\b|\bstandard contractual clauses\b|\bsoc 2\b|\biso 27001\b",
    ],
    // Which terms hold for whom.
    &[
        r"\b(only appl(y|ies)|do(es)? not apply)\b",
        r"\b(terms|agreement|addendum|policy|notice)\b",
        r"\b(business|businesses|enterprise|consumers?|individuals?|team|api|apis|education|edu)\b",
    ],
    &[r"\bhow (we|it) (handles?|treats?)\b.{0,40}\b(content|data|inputs?|prompts?|conversations?)\b"],
    // The same in Chinese.
    &["训练|(优化|改进|改善|提升).{0,12}(模型|算法)|(模型|算法).{0,8}(优化|改进|改善)"],
    &["(保存|保留|存储|留存|删除|匿名)", "([0-9]+|[一二三四五六七八九十百]+) ?(小时|天|日|个月|个工作日|年)"],
    &["(关闭|退出|拒绝|撤回|取消)", "训练|改进|优化|体验"],
    &["人工.{0,4}(审核|审查|标注|复核|处理)|审核员|标注员"],
    &["(出售|出租|售卖)|(共享|提供给|披露).{0,16}(广告|第三方|合作方)|(第三方|合作方|广告主).{0,16}(共享|披露)"],
    &["(注销|删除)", "(账号|账户|内容|对话|数据|文档|信息)"],
    &["(不会|不做|不对|不进行).{0,10}(存储|留存|保存|记录|备份)"],
    &["记忆", "(关闭|删除|存储|对话|个性化)"],
    &["(存储|处理|服务器).{0,20}(境内|境外|中国|位于)"],
];

/// The fewest and the most bytes of a sentence that is looked at: a heading states nothing, a table is no sentence.
const BYTES: std::ops::RangeInclusive<usize> = 19..=1_500;

/// Returns the expressions of [`FACTS`]; they are tried by the program's own tests.
fn expressions() -> Vec<Vec<Regex>> {
    FACTS.iter().map(|all| all.iter().filter_map(|one| Regex::new(one).ok()).collect()).collect()
}

thread_local! {
    /// A thread's own: each has one memory to work in, and who borrows that of another waits.
    static EXPRESSIONS: Vec<Vec<Regex>> = expressions();
}

/// Returns whether a sentence in normal form states one of them.
fn states(sentence: &str) -> bool {
    let is_one = |of: &Vec<Vec<Regex>>| of.iter().any(|all| all.iter().all(|one| one.is_match(sentence)));
    BYTES.contains(&sentence.len()) && EXPRESSIONS.with(is_one)
}

/// Returns the sentences of a line in normal form.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let ends = line.char_indices().filter_map(|(at, c)| {
        let after = at + c.len_utf8();
        let is_end = match c {
            '.' | '!' | '?' | ';' => line[after..].starts_with(' '),
            '。' | '！' | '？' | '；' => true,
            _ => false,
        };
        is_end.then_some(after)
    });
    let ends: Vec<usize> = ends.chain([line.len()]).collect();
    ends.into_iter().map(move |end| line[std::mem::replace(&mut start, end)..end].trim())
}

/// The lines of the versions of a document, of each of which is known what it states.
#[derive(Debug, Default)]
pub(super) struct Sentences {
    of_lines: Lines<Vec<usize>>,
    known: HashMap<Box<str>, usize>,
}

impl Sentences {
    /// Returns the positions in `facts` of what lines state; what is new is added to it.
    pub fn positions<'l>(&mut self, lines: impl Iterator<Item = &'l str>, facts: &mut Vec<String>) -> Vec<usize> {
        let (mut positions, mut before) = (Vec::new(), None);
        for line in lines {
            let known = &mut self.known;
            positions.extend(self.of_lines.of(line, &mut before, |line| {
                let position = |sentence: &str| {
                    *known.entry(sentence.into()).or_insert_with(|| {
                        facts.push(sentence.to_owned());
                        facts.len() - 1
                    })
                };
                sentences(line).filter(|sentence| states(sentence)).map(position).collect()
            }));
        }
        positions.sort_unstable();
        positions.dedup();
        positions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_states_what_becomes_of_content_is_told_by_its_words() {
        assert!(expressions().iter().zip(FACTS).all(|(read, written)| read.len() == written.len()));
        for fact in [
            "we may use your content to train our models",
            "we use what you submit to improve and develop our artificial intelligence",
            "inputs are deleted within 30 days",
            "api data is retained for thirty (30) days",
            "you can opt out of training in your settings",
            "you can turn it off, and new chats are no longer used to improve models",
            "zero data retention is available for eligible endpoints",
            "we do not store prompts or completions",
            "trained reviewers may read some conversations",
            "screenshots are looked at by trained reviewers",
            "the services may include both automated and manual processing of data",
            "access, delete or edit your memories at all times",
            "you permit us to send your input to the third-party service",
            "customer data is only processed by them if the customer opts-in.",
            "you can use the advertising controls in your settings, or opt out of ads",
            "user input data is retained until the account is closed",
            "you can delete your conversations at any time",
            "inference provider, eea, cloud infrastructure",
            "this agreement only applies to the use of apis by businesses",
            "see this article for how we handle your content.",
            "data location: eea.",
            "we do not sell your personal information to anybody",
            "we share data with partners for advertising",
            "we disclose personal data to our affiliates and to others",
            "your data is processed on servers in the united states",
            "you grant us a licence to use your feedback for any purpose",
            "the data processing addendum is part of these terms",
            "我们会将您输入的内容用于训练我们的模型",
            "我们会在您注销账号后保存三十天后删除您的信息",
            "您可以在设置中关闭用于改进模型的选项",
            "请放心，前述素材内容不会与第三方共享",
            "你可以在设置中注销账号",
            "我们不做任何留存或备份",
            "您可通过设置的记忆处关闭",
            "部分对话内容可能会由人工进行审核后用于其他目的",
        ] {
            assert!(states(fact), "{fact}");
        }
        for other in [
            "we train our staff every year in security",
            "your privacy matters to us and we take it seriously",
            "we answer requests within 30 days of receiving them",
            "training of models",
            "you can change the settings of your account at any time",
        ] {
            assert!(!states(other), "{other}");
        }
    }

    #[test]
    fn lines_are_parted_into_sentences_and_each_is_kept_once() {
        let line = "we keep chats for 30 days. we like you; we train models on content! bye";
        assert_eq!(
            sentences(line).collect::<Vec<_>>(),
            ["we keep chats for 30 days.", "we like you;", "we train models on content!", "bye"]
        );
        assert_eq!(sentences("一。二").collect::<Vec<_>>(), ["一。", "二"]);
        let (mut of, mut facts) = (Sentences::default(), Vec::new());
        assert_eq!(of.positions([line, line].into_iter(), &mut facts), [0, 1]);
        assert_eq!(of.positions(["we train models on content!"].into_iter(), &mut facts), [1]);
        assert_eq!(facts, ["we keep chats for 30 days.", "we train models on content!"]);
    }
}
