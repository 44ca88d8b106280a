//! Words for plans and kinds of tiers in other tongues than English: `offre gratuite`, `企业版`.

use super::mentions::has;
use super::tokens::is_unspaced;

/// The English word, and those that mean it.
const WORDS: &[(&str, &str)] = &[
    (
        "free",
        "gratis kostenlos kostenlose kostenlosen kostenloser gratuit gratuite gratuits gratuites gratuita gratuitas gratuito gratuitos",
    ),
    ("paid", "bezahlt bezahlte bezahlten bezahlter kostenpflichtig kostenpflichtige payant payante payants payantes"),
    (
        "enterprise",
        "unternehmen unternehmens entreprise entreprises empresarial empresariales empresariais corporativo corporativa aziendale aziendali",
    ),
    ("business", "geschäftlich geschäftskonto firma firmen firmenkonto empresa empresas azienda aziende"),
    ("team", "équipe équipes equipe equipes equipo equipos"),
    (
        "education",
        "bildung schule schulen école écoles escuela escuelas escola escolas scuola scuole educación educação universität université \
         universidad universidade università",
    ),
    ("personal", "privat privates privatkonto persönlich personnel personnelle pessoal personale"),
];

/// The same in scripts that do not part words: what stands in a longer run of letters.
const UNSPACED: &[(&str, &str)] = &[
    ("free", "免费 免費 無料 무료"),
    ("paid", "付费 付費 有料 유료"),
    ("enterprise", "企业 企業 法人 エンタープライズ 엔터프라이즈 기업용 기업"),
    ("business", "ビジネス 비즈니스 商业 商業"),
    ("team", "团队 團隊 チーム"),
    ("education", "教育 学校 學校 교육 학교"),
    ("personal", "个人 個人 개인"),
];

/// Returns the English word for a plan or kind, or the word itself.
pub(super) fn in_english(word: &str) -> &str {
    let stands = |list: &str| match word.chars().next() {
        Some(first) if is_unspaced(first) => list.split_whitespace().any(|one| word.contains(one)),
        _ => has(list, word),
    };
    let table = if word.chars().next().is_some_and(is_unspaced) { UNSPACED } else { WORDS };
    table.iter().find(|(_, words)| stands(words)).map_or(word, |(english, _)| english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_known_in_every_tongue_and_another_word_stays() {
        for (word, english) in [
            ("gratuite", "free"),
            ("kostenlosen", "free"),
            ("무료", "free"),
            ("엔터프라이즈", "enterprise"),
            ("企业版会用我的数据吗", "enterprise"),
            ("scuola", "education"),
            ("enterprise", "enterprise"),
            ("quibnor", "quibnor"),
            ("학습", "학습"),
        ] {
            assert_eq!(in_english(word), english, "{word}");
        }
    }
}
