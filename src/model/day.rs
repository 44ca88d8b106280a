//! A day of the calendar.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day that exists, written `YYYY-MM-DD`. It can only be made by parsing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(jiff::civil::Date);

impl Day {
    /// The day from which programs count.
    pub const EPOCH: Day = Day(jiff::civil::Date::constant(1970, 1, 1));

    /// The last day of the calendar.
    pub const LAST: Day = Day(jiff::civil::Date::MAX);

    /// Returns how many days lie between `earlier` and this day; negative if it is later.
    pub fn days_since(self, earlier: Day) -> i64 {
        self.0.since(earlier.0).map_or(0, |span| i64::from(span.get_days()))
    }

    /// Returns the day `days` after this one, or the last day of the calendar.
    pub fn plus_days(self, days: i64) -> Day {
        Day(jiff::Span::new().try_days(days).map_or(jiff::civil::Date::MAX, |span| self.0.saturating_add(span)))
    }

    /// Returns the year it lies in.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Returns the day it is now in UTC. Only the command line's entry may ask; everything below it is told.
    ///
    /// # Errors
    /// The clock stands outside of the years 1 to 9999.
    pub fn today() -> Result<Day, String> {
        Day::at(std::time::SystemTime::now())
    }

    fn at(moment: std::time::SystemTime) -> Result<Day, String> {
        let day = jiff::Timestamp::try_from(moment).map(|moment| jiff::tz::Offset::UTC.to_datetime(moment).date());
        let day = day.ok().filter(|day| day.year() >= 1);
        day.map(Day).ok_or_else(|| "the clock stands outside of the years 1 to 9999".to_owned())
    }
}

impl FromStr for Day {
    type Err = String;

    /// Accepts `YYYY-MM-DD` alone: other forms of ISO 8601 would let one day be written in many ways.
    fn from_str(text: &str) -> Result<Day, String> {
        let shape = text.len() == 10
            && text.bytes().enumerate().all(|(i, byte)| if i == 4 || i == 7 { byte == b'-' } else { byte.is_ascii_digit() });
        if !shape {
            return Err(format!("found `{text}`, a day is written YYYY-MM-DD"));
        }
        text.parse().map(Day).map_err(|_| format!("found `{text}`, there is no such day"))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "date",
            "pattern": r"^\d{4}-\d{2}-\d{2}$",
            "description": "A day, quoted: \"YYYY-MM-DD\".",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_days_that_do_not_exist() {
        for odd in ["2025-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "20250101", "2025-01-01T00:00", "", "today"] {
            assert!(odd.parse::<Day>().is_err(), "{odd}");
        }
        assert_eq!("2024-02-29".parse::<Day>().map(|day| day.to_string()), Ok("2024-02-29".to_owned()));
    }

    #[test]
    fn a_clock_outside_of_the_calendar_is_an_error() {
        use std::time::{Duration, UNIX_EPOCH};
        let years = |years: u64| Duration::from_secs(years * 31_556_952);
        assert_eq!(Day::at(UNIX_EPOCH), "1970-01-01".parse());
        assert_eq!(Day::at(UNIX_EPOCH - Duration::from_secs(1)), "1969-12-31".parse());
        for outside in [UNIX_EPOCH + years(8_100), UNIX_EPOCH + years(200_000), UNIX_EPOCH - years(2_000)] {
            assert!(Day::at(outside).unwrap_err().contains("years 1 to 9999"));
        }
        // The system may not count so far back.
        assert!(UNIX_EPOCH.checked_sub(years(20_000)).is_none_or(|outside| Day::at(outside).is_err()));
    }

    #[test]
    fn counts_days_across_months() {
        let (a, b): (Day, Day) = ("2026-01-31".parse().unwrap(), "2026-03-01".parse().unwrap());
        assert_eq!(b.days_since(a), 29);
        assert_eq!(a.days_since(b), -29);
        assert_eq!(a.plus_days(29), b);
    }

    #[test]
    fn says_whether_the_form_is_wrong_or_the_day() {
        assert!("2025/01/01".parse::<Day>().unwrap_err().contains("is written YYYY-MM-DD"));
        assert!("2025-02-30".parse::<Day>().unwrap_err().contains("no such day"));
    }

    #[test]
    fn knows_its_year_and_shows_itself_alike() {
        let day: Day = "2024-02-29".parse().unwrap();
        assert_eq!((day.year(), format!("{day:?}")), (2024, day.to_string()));
    }
}
