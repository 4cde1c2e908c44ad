//! Dates as people type them: "10 Dec", "in 18 days", "Friday". Never reads the clock.

use chrono::{Datelike, NaiveDate, Weekday};

use super::day::Day;

/// Text that means no one day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is no date in any of the ways in which people write one.
    #[error("\"{0}\" is no date: write 10 Dec, 2026-12-10 or in 18 days")]
    NoDate(String),
    /// Some write the day first, some the month.
    #[error("\"{0}\" may be two days: write the month as a word, as in 10 Dec")]
    TwoDays(String),
}

/// The day that is meant, seen from `today`. A date without a year, and a weekday, is the next such day.
pub fn read(text: &str, today: Day) -> Result<Day, Unreadable> {
    let typed = || text.trim().to_owned();
    if let Ok(day) = text.parse() {
        return Ok(day);
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split([' ', '.', ',', '/'])
        .filter(|word| !word.is_empty() && !["in", "on", "the", "of", "next"].contains(word))
        .collect();
    if lower.contains('/') {
        return slashed(&words, today).ok_or_else(|| match words.as_slice() {
            [one, other, ..] if is_month(one) && is_month(other) => Unreadable::TwoDays(typed()),
            _ => Unreadable::NoDate(typed()),
        });
    }
    relative(&words, today)
        .or_else(|| weekday(&words, today))
        .or_else(|| calendar(&words, today))
        .ok_or_else(|| Unreadable::NoDate(typed()))
}

/// As in 25/12, 12/25 and 2026/12/25: `None` where day and month may be either.
fn slashed(words: &[&str], today: Day) -> Option<Day> {
    match words {
        [year, month, day] if year.len() == 4 => {
            of(year.parse().ok()?, number(month)?, number(day)?)
        }
        [one, other, ..] if one != other && is_month(one) && is_month(other) => None,
        [month, day, year @ ..] if is_month(month) => {
            calendar(&[&[*day, *month], year].concat(), today)
        }
        _ => calendar(words, today),
    }
}

fn is_month(word: &str) -> bool {
    number(word).is_some_and(|number| (1..=12).contains(&number))
}

fn relative(words: &[&str], today: Day) -> Option<Day> {
    let (count, unit) = match words {
        ["today"] => return Some(today),
        ["tomorrow"] => return Some(today + 1),
        ["yesterday"] => return Some(today - 1),
        [unit @ ("week" | "month")] | ["a" | "one", unit] => (1, *unit),
        [count, unit] => (count.parse::<u32>().ok()?, *unit),
        _ => return None,
    };
    let days = match unit.trim_end_matches('s') {
        "day" => 1,
        "week" => 7,
        "month" => 30,
        _ => return None,
    };
    Some(today + count.checked_mul(days)?)
}

fn weekday(words: &[&str], today: Day) -> Option<Day> {
    let [word] = words else { return None };
    let wanted: Weekday = word.parse().ok()?;
    (1..=7)
        .map(|days| today + days)
        .find(|day| date(*day).is_some_and(|date| date.weekday() == wanted))
}

/// Day and month, in words or as in 10.12., and the year where there is one.
fn calendar(words: &[&str], today: Day) -> Option<Day> {
    let (day, month, year) = match words {
        [day, month] => (*day, *month, None),
        [day, month, year] => (*day, *month, Some(year.parse::<i32>().ok()?)),
        _ => return None,
    };
    // "Dec 10" as well as "10 Dec".
    let (day, month) = match number(day) {
        Some(day) => (day, number(month).or_else(|| named(month))?),
        None => (number(month)?, named(day)?),
    };
    if let Some(year) = year {
        return of(year, month, day);
    }
    let this_year = date(today)?.year();
    [this_year, this_year + 1]
        .into_iter()
        .filter_map(|year| of(year, month, day))
        .find(|day| *day >= today)
}

fn number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|end: char| end.is_alphabetic());
    let ending = &word[digits.len()..];
    ["", "st", "nd", "rd", "th"]
        .contains(&ending)
        .then(|| digits.parse().ok())
        .flatten()
}

fn named(word: &str) -> Option<u32> {
    word.parse::<chrono::Month>()
        .ok()
        .map(|month| month.number_from_month())
}

fn of(year: i32, month: u32, day: u32) -> Option<Day> {
    NaiveDate::from_ymd_opt(year, month, day).map(|date| Day::new(date.to_epoch_days()))
}

fn date(day: Day) -> Option<NaiveDate> {
    NaiveDate::from_epoch_days(day.number())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn today() -> Day {
        "2026-11-22".parse().unwrap()
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, day) in [
            ("2026-12-10", "2026-12-10"),
            (" 10 Dec ", "2026-12-10"),
            ("10 december", "2026-12-10"),
            ("Dec 10", "2026-12-10"),
            ("10th of December", "2026-12-10"),
            ("10 Dec 2027", "2027-12-10"),
            ("December 10, 2027", "2027-12-10"),
            ("10.12.", "2026-12-10"),
            ("10.12.2026", "2026-12-10"),
            ("25/12", "2026-12-25"),
            ("12/25", "2026-12-25"),
            ("12/25/2027", "2027-12-25"),
            ("12/12", "2026-12-12"),
            ("2026/12/10", "2026-12-10"),
            ("next Friday", "2026-11-27"),
            ("3 Jan", "2027-01-03"),
            ("22 Nov", "2026-11-22"),
            ("21 Nov", "2027-11-21"),
            ("in 18 days", "2026-12-10"),
            ("18 days", "2026-12-10"),
            ("in a week", "2026-11-29"),
            ("next week", "2026-11-29"),
            ("in 3 weeks", "2026-12-13"),
            ("tomorrow", "2026-11-23"),
            ("today", "2026-11-22"),
            ("yesterday", "2026-11-21"),
            ("Thursday", "2026-11-26"),
            ("next thu", "2026-11-26"),
            ("sunday", "2026-11-29"),
        ] {
            assert_eq!(
                read(text, today()).map(|day| day.to_string()),
                Ok(day.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        for text in [
            "",
            "soon",
            "10",
            "30 Feb",
            "10 Dez",
            "13/13",
            "in x days",
            "in 9999999999 days",
        ] {
            assert!(read(text, today()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_that_may_be_a_month_is_asked_for_again() {
        for text in ["12/10", "1/2", "03/04/2027", "12/10 2026"] {
            let refused = read(text, today());
            assert_eq!(refused, Err(Unreadable::TwoDays(text.to_owned())), "{text}");
        }
        for text in ["2026/13/10", "13/13", "/", "10/"] {
            let refused = read(text, today());
            assert_eq!(refused, Err(Unreadable::NoDate(text.to_owned())), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_date_or_none(text in any::<String>(), day in any::<i32>()) {
            let _ = read(&text, Day::new(day));
        }

        #[test]
        fn numbers_and_words_never_overflow(text in "(in )?[0-9]{1,12}[ ./](days|weeks|dec|12)([ .][0-9]{1,12})?", day in any::<i32>()) {
            let _ = read(&text, Day::new(day));
        }
    }
}
