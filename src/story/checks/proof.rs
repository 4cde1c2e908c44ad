//! What in a result shows that it worked: numbers that can be weighed, changes that somebody saw, words
//! of others. Reads words alone; never says whether a thing is true.

use super::super::words::{holds_any, listed, sentences, words};
use super::people::people;
use super::vague::VagueWords;

/// Units of time: a number before one is a span, not a measure.
pub const TIME_UNITS: &str = "\
seconds, minute, minutes, hour, hours, day, days, week, weeks, fortnight, fortnights, month, \
months, quarter, quarters, term, terms, season, seasons, year, years, weekend, weekends, sprint, \
sprints, decade, decades";

const LARGE_NUMBERS: &str = "\
eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty, \
thirty, forty, fifty, sixty, seventy, eighty, ninety, hundred, thousand, thousands, million, \
dozen";

const SMALL_NUMBERS: &str = "\
one, two, three, four, five, six, seven, eight, nine, ten";

/// Words that set a number against what it was before.
const BASELINES: &str = "\
from, against, versus, vs, compared, instead, before, previously, previous, earlier, used to, \
had been, had run, had averaged, in place of, than, average, usual, usually, down from, up from, \
baseline, at the start, had begun, had started, halved, doubled, tripled, without, those who, the others, as many";

/// Words that set a number against a wish, which shows nothing.
const TARGETS: &str = "\
target, goal, plan, planned, schedule, business case, budget, quota, expected, competitors, \
forecast";

/// Comparisons that hold even beside a target.
const FIRM_BASELINES: &str = "\
from, before, used to, had been, previous, earlier, instead";

/// Verbs that say how a number became known.
const COUNTED: &str = "\
counted, measured, logged, recorded, weighed, audited, surveyed, tracked, sampled, timed, \
according to, stamps";

/// Where numbers come from, after a word such as "by" or "on".
const RECORDS: &str = "\
log, logs, register, record, records, report, reports, sheet, sheets, slip, slips, form, forms, \
survey, surveys, dashboard, invoice, invoices, bill, bills, ledger, payroll, reading, readings, \
statistics, data, audit, count, system, analytics, tracker, list, diary, diaries, accounts, \
meter, stamps, tickets, monitoring, telemetry, poll, code, till, database, spreadsheet, book, \
files, metrics";

const BEFORE_RECORDS: &str = "\
by, on, in, from, per, under, over, at";

/// Words for what lasted.
const LASTING: &str = "\
now, still, since, no longer, stopped, has stopped, today, these days, to this day, later, a \
year on, ever since, until, again, next, by then, afterwards, first time, every year, from then \
on, each, instead";

/// Verbs for what others did with it.
const TAKEN_UP: &str = "\
adopted, copied, took over, taken over, rolled out, asked for, uses, use, using, used, kept, \
keeps, keep, renewed, returned, came back, signed, stayed, reopened, written into, borrowed, \
runs, run, stands, hangs, covers, leads, chairs, fitted, reached, avoided, dropped, fell, rose, \
disappeared, vanished, paid, wrote, passed, teaches";

/// A sentence's numbers that measure something, as they are written.
pub fn measures(words: &[String]) -> Vec<&str> {
    (0..words.len())
        .filter(|&place| is_measure(words, place))
        .map(|place| words[place].as_str())
        .collect()
}

fn is_measure(words: &[String], place: usize) -> bool {
    let word = words[place].as_str();
    let after = |step: usize| words.get(place + step).map_or("", String::as_str);
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    let small = listed(SMALL_NUMBERS, word);
    // "6 a month" is a rate; "6 months" is a span.
    let rate = matches!(after(1), "a" | "an") && listed(TIME_UNITS, after(2));
    let share = rate
        || matches!(after(1), "percent" | "per")
        || (after(1) == "out" && after(2) == "of")
        || (after(2) == "out" && after(3) == "of");
    if !(digits || is_large(word) || (small && share)) {
        return false;
    }
    let spans_time = listed(TIME_UNITS, after(1)) || listed(TIME_UNITS, after(2));
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let ordinal = digits && word.ends_with(|c: char| c.is_ascii_alphabetic()) && is_ordinal(word);
    !(spans_time && !share || year || ordinal)
}

/// "Thirty", "thirty-four", "thirty-odd".
fn is_large(word: &str) -> bool {
    word.split('-')
        .next()
        .is_some_and(|tens| listed(LARGE_NUMBERS, tens))
}

fn is_ordinal(word: &str) -> bool {
    ["st", "nd", "rd", "th"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// Whether a sentence sets its numbers against what they were before.
pub fn has_baseline(words: &[String]) -> bool {
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let from_to = |three: &[String]| number(&three[0]) && three[1] == "to" && number(&three[2]);
    if words.windows(3).any(from_to) {
        return true;
    }
    if holds_any(words, TARGETS) {
        return is_firm(words);
    }
    holds_any(words, BASELINES)
}

fn is_firm(words: &[String]) -> bool {
    holds_any(words, FIRM_BASELINES)
}

/// Whether a sentence says where its numbers come from.
pub fn has_source(words: &[String]) -> bool {
    holds_any(words, COUNTED)
        || words.iter().enumerate().any(|(place, word)| {
            listed(RECORDS, word.as_str())
                && holds_any(&words[place.saturating_sub(5)..place], BEFORE_RECORDS)
        })
}

/// What a result shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Something shows that it worked.
    pub shown: bool,
    /// Somebody with a face is in it.
    pub somebody: bool,
    /// Numbers that measure something, in order.
    pub measures: Vec<String>,
    /// A number is set against what it was before, or its source is named.
    pub weighed: bool,
}

/// Reads a result, and what the user wrote as evidence after it.
pub fn read(result: &str, vague: &VagueWords) -> Proof {
    let mut proof = Proof::default();
    for sentence in sentences(result) {
        let words = words(sentence);
        let people = people(sentence);
        let numbers = measures(&words);
        let weighed = has_baseline(&words) || has_source(&words);
        let numbered = words
            .iter()
            .any(|word| word.contains(|c: char| c.is_ascii_digit()))
            || words.iter().any(|word| is_large(word))
            || holds_any(&words, SMALL_NUMBERS);
        proof.weighed |= weighed && numbered;
        // Praise, and words that could stand in any story, show nothing.
        let hollow = vague.is_hollow(&words) || people.praise_from_above;
        proof.somebody |= people.somebody && !hollow;
        let of_the_teller = matches!(words.first().map(String::as_str), Some("i" | "i'm" | "my"));
        let seen = holds_any(&words, LASTING) || holds_any(&words, TAKEN_UP);
        let quoted =
            sentence.contains(['"', '\u{201c}', '\u{201d}', '\u{2018}']) || sentence.contains(" '");
        // A figure about the teller shows effort, unless it says what it was before.
        let own_figure = words.first().is_some_and(|word| word == "my") && !is_firm(&words);
        proof.shown |= weighed && !numbers.is_empty() && !own_figure
            || !hollow && (people.somebody || people.speaks || quoted || seen && !of_the_teller);
        proof
            .measures
            .extend(numbers.into_iter().map(str::to_owned));
    }
    proof
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_measure_are_told_from_dates_and_spans() {
        for (text, found) in [
            ("Returns fell from 31 to 7.", &["31", "7"][..]),
            ("In 19 working days, by 2024, on the 3rd.", &[]),
            ("nine sessions out of ten", &["nine"]),
            ("two families and eighteen restaurants", &["eighteen"]),
            ("It took 6 weeks; 40% fewer.", &["40%"]),
            ("From about 6 a month to zero.", &["6"]),
            ("four an hour, in 6 long days", &["four"]),
            ("ninety per cent", &["ninety"]),
        ] {
            assert_eq!(measures(&words(text)), found, "{text}");
        }
    }

    #[test]
    fn a_number_is_weighed_by_a_before_or_a_source() {
        for (text, weighed) in [
            ("Returns fell from 31 to 7.", true),
            ("Returns are at 7, by the same form.", true),
            ("We had 900 page views in the first week.", false),
            ("71 per cent, ahead of the 65 in the business case.", false),
            ("31 to 7 a month", true),
            ("39 were live, against 33 a year earlier.", true),
            ("Eighteen signed up against a target of ten.", false),
        ] {
            let words = words(text);
            assert_eq!(
                has_baseline(&words) || has_source(&words),
                weighed,
                "{text}"
            );
        }
    }

    #[test]
    fn praise_shows_nothing() {
        let vague = VagueWords::default();
        for (text, shown) in [
            ("The board was impressed and the team was proud.", false),
            ("My manager said that I had done a great job.", false),
            ("It was a success.", false),
            ("The night porter stopped ringing us.", true),
            ("'I can sleep again,' she told me.", true),
            ("Every ward uses the card now.", true),
            ("Errors went from 12 to 4.", true),
            ("Lost orders went from about 6 a month to zero.", true),
            ("I have carried it into every project since.", false),
        ] {
            assert_eq!(read(text, &vague).shown, shown, "{text}");
        }
    }
}
