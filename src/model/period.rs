//! A calendar duration.

use std::fmt;
use std::str::FromStr;

/// A calendar duration as ISO 8601 writes it: `P30D`, `P18M`, `P5Y`. Never empty, no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    years: u16,
    months: u16,
    weeks: u16,
    days: u16,
}

impl Period {
    /// Returns the most days that the duration can last: a month counts 31, a year 366.
    ///
    /// A promise of one month is not a promise of 30 days, so a limit is only met by the longest reading.
    pub fn longest_days(self) -> u32 {
        let months = u32::from(self.years) * 12 + u32::from(self.months);
        months / 12 * 366 + months % 12 * 31 + u32::from(self.weeks) * 7 + u32::from(self.days)
    }

    /// Returns the fewest days that the duration can last: a month counts 28, a year 365.
    pub fn shortest_days(self) -> u32 {
        let months = u32::from(self.years) * 12 + u32::from(self.months);
        months / 12 * 365 + months % 12 * 28 + u32::from(self.weeks) * 7 + u32::from(self.days)
    }

    /// Returns the counts of years, months, weeks and days.
    pub const fn parts(self) -> [u16; 4] {
        [self.years, self.months, self.weeks, self.days]
    }
}

impl FromStr for Period {
    type Err = String;

    fn from_str(text: &str) -> Result<Period, String> {
        let fault = || format!("found `{text}`, a duration is written as ISO 8601 does: P30D, P18M, P5Y");
        let mut period = Period { years: 0, months: 0, weeks: 0, days: 0 };
        let mut rest = text.strip_prefix('P').ok_or_else(fault)?;
        let mut last = 0;
        while !rest.is_empty() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let count = rest[..digits].parse().map_err(|_| fault())?;
            let unit = rest[digits..].chars().next().ok_or_else(fault)?;
            let (rank, slot) = match unit {
                'Y' => (1, &mut period.years),
                'M' => (2, &mut period.months),
                'W' => (3, &mut period.weeks),
                'D' => (4, &mut period.days),
                _ => return Err(fault()),
            };
            if rank <= last {
                return Err(fault());
            }
            (last, *slot) = (rank, count);
            rest = &rest[digits + 1..];
        }
        if period.longest_days() == 0 { Err(fault()) } else { Ok(period) }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        for (count, unit) in [(self.years, 'Y'), (self.months, 'M'), (self.weeks, 'W'), (self.days, 'D')] {
            if count > 0 {
                write!(f, "{count}{unit}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_iso_8601_allows_and_no_more() {
        for good in ["P30D", "P18M", "P5Y", "P1Y6M", "P2W"] {
            assert_eq!(good.parse::<Period>().map(|period| period.to_string()), Ok(good.to_owned()));
        }
        for bad in ["P", "30D", "P30", "P-30D", "P1M1Y", "PT3H", "P0D", "30 days", "p30d", "P1D1D", "P99999D"] {
            assert!(bad.parse::<Period>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_year_is_twelve_months() {
        assert_eq!("P12M".parse::<Period>().unwrap().longest_days(), "P1Y".parse::<Period>().unwrap().longest_days());
    }

    #[test]
    fn counts_the_longest_that_the_calendar_allows() {
        for (text, days) in
            [("P1D", 1), ("P2W", 14), ("P1M", 31), ("P1Y", 366), ("P2Y", 732), ("P18M", 552), ("P1Y1M1W1D", 405)]
        {
            assert_eq!(text.parse::<Period>().unwrap().longest_days(), days, "{text}");
        }
    }
}
