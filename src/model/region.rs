//! Places in which an answer holds.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A place: a country by ISO 3166-1, a part of one by ISO 3166-2 (`US-CA`), or `EU`, `EEA`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(String);

const EU: &str = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";
const EEA_BESIDE_EU: &str = "IS LI NO";
const ELSEWHERE: &str = "AD AE AF AG AI AL AM AO AQ AR AS AU AW AX AZ BA BB BD BF BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC \
    CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX DJ DM DO DZ EC EG EH ER ET FJ FK FM FO GA GB GD GE GF GG GH GI GL GM GN GP \
    GQ GS GT GU GW GY HK HM HN HT ID IL IM IN IO IQ IR JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LK LR LS LY MA \
    MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MU MV MW MX MY MZ NA NC NE NF NG NI NP NR NU NZ OM PA PE PF PG PH PK PM PN \
    PR PS PW PY QA RE RS RU RW SA SB SC SD SG SH SJ SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT \
    TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";
const STATES: &str = "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR \
    PA RI SC SD TN TX UT VA VT WA WI WV WY";

fn lists(list: &str, code: &str) -> bool {
    list.split_whitespace().any(|known| known == code)
}

impl Region {
    /// Returns the code, such as `EEA` or `US-CA`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether what holds in this place also holds in `other`: the EEA covers Germany, the US California.
    pub fn covers(&self, other: &Region) -> bool {
        let (wide, narrow) = (self.as_str(), other.as_str());
        wide == narrow
            || narrow.split_once('-').is_some_and(|(country, _)| country == wide)
            || match wide {
                "EU" => lists(EU, narrow),
                "EEA" => narrow == "EU" || lists(EU, narrow) || lists(EEA_BESIDE_EU, narrow),
                _ => false,
            }
    }
}

impl FromStr for Region {
    type Err = String;

    /// Accepts codes in any case; `UK` means `GB`, as policies write it.
    fn from_str(text: &str) -> Result<Region, String> {
        let code = match text.to_ascii_uppercase().as_str() {
            "GB" => "UK".to_owned(),
            code => code.to_owned(),
        };
        let known = match code.split_once('-') {
            Some((country, state)) => country == "US" && lists(STATES, state),
            None => {
                ["EU", "EEA", "UK"].contains(&code.as_str())
                    || [EU, EEA_BESIDE_EU, ELSEWHERE].iter().any(|list| lists(list, &code))
            }
        };
        if known {
            Ok(Region(code))
        } else {
            Err(format!(
                "found `{text}`, a region is EEA, EU, UK, a country code such as CH, US, KR, BR, or a state such as US-CA"
            ))
        }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Region {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Region {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Region, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Region {
    fn schema_name() -> Cow<'static, str> {
        "Region".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A place: EEA, EU, UK, an ISO 3166-1 country code, or a state such as US-CA.",
            "pattern": "^([A-Z]{2}|EEA|US-[A-Z]{2})$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_lies_inside_what() {
        let region = |code: &str| code.parse::<Region>().unwrap();
        assert!(region("EEA").covers(&region("DE")));
        assert!(region("EEA").covers(&region("NO")));
        assert!(!region("EU").covers(&region("NO")));
        assert!(!region("EEA").covers(&region("CH")));
        assert!(region("EU").covers(&region("DE")) && region("EEA").covers(&region("EU")));
        assert!(!region("EU").covers(&region("EEA")) && !region("DE").covers(&region("EU")));
        assert!(region("US").covers(&region("us-ca")));
        assert!(!region("US-CA").covers(&region("US")));
        assert_eq!(region("gb"), region("UK"));
        assert!("XX".parse::<Region>().is_err());
        assert!("US-XX".parse::<Region>().is_err());
    }

    #[test]
    fn shows_itself_as_it_is_written() {
        let region: Region = "us-ca".parse().unwrap();
        assert_eq!((region.to_string(), format!("{region:?}")), ("US-CA".to_owned(), "US-CA".to_owned()));
    }
}
