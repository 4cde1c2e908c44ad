//! The plan as a calendar file (RFC 5545): the interview and a whole-day event for every day of practice.
//! Never reads a clock. Written here and not by a library: it is one kind of event, without zones,
//! recurrence or reading, and an identifier must stay the same from one writing to the next.

use std::fmt::Write;

use crate::app::plan::{PlanDay, PlanView};
use crate::engine::day::{Day, Moment};

/// A line holds so many octets; a longer one goes on in the next, after a blank.
const LINE: usize = 75;

/// One event.
struct Event {
    uid: String,
    day: Day,
    summary: String,
    description: String,
    cancelled: bool,
}

/// The calendar at this instant. Days of practice that stand in `before`, the file as it was, and are
/// none any more are written as cancelled, so that a calendar takes them out.
pub fn text(plan: &PlanView, now: i64, before: &str) -> String {
    let events = events(plan, before);
    let stamp = stamp(now);
    // Later writings must count as newer; minutes since 2020 fit the 32 bits that calendars keep.
    let sequence = (now.div_euclid(60_000) - 26_297_280).max(0);
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//retell//plan//EN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
    ];
    for event in events {
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", event.uid),
            format!("DTSTAMP:{stamp}"),
            format!("SEQUENCE:{sequence}"),
            format!("DTSTART;VALUE=DATE:{}", date(event.day)),
            format!("DTEND;VALUE=DATE:{}", date(event.day + 1)),
            format!("SUMMARY:{}", escaped(&event.summary)),
            format!("DESCRIPTION:{}", escaped(&event.description)),
            "TRANSP:TRANSPARENT".to_owned(),
            format!(
                "STATUS:{}",
                if event.cancelled {
                    "CANCELLED"
                } else {
                    "CONFIRMED"
                }
            ),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn events(plan: &PlanView, before: &str) -> Vec<Event> {
    let interview = &plan.view.interview;
    let mut events: Vec<Event> = plan
        .days
        .iter()
        .filter(|day| !day.off)
        .map(|day| Event {
            uid: uid(&interview.uuid, day.day),
            day: day.day,
            summary: format!("retell: {:.0} minutes", day.minutes.round()),
            description: description(day),
            cancelled: false,
        })
        .collect();
    let first = plan.view.today;
    for day in days_of(before, &interview.uuid) {
        if day >= first && events.iter().all(|event| event.day != day) {
            events.push(Event {
                uid: uid(&interview.uuid, day),
                day,
                summary: "retell".to_owned(),
                description: "no practice on this day any more".to_owned(),
                cancelled: true,
            });
        }
    }
    if let Some(day) = interview.day {
        events.push(Event {
            uid: format!("{}@retell", interview.uuid),
            day,
            summary: format!("Interview: {}", plan.view.name()),
            description: "retell sheet prints your cues on one page".to_owned(),
            cancelled: false,
        });
    }
    events
}

fn description(day: &PlanDay) -> String {
    let mut text = format!(
        "{:.0} new, {:.0} tellings, {:.0} picks",
        day.new.round(),
        day.tellings.round(),
        day.picks.round()
    );
    if day.last_look {
        text.push_str("\nthe last look at everything");
    }
    if day.mock {
        text.push_str("\na mock with one interviewer: retell mock");
    }
    text
}

fn uid(interview: &str, day: Day) -> String {
    format!("{interview}-{day}@retell")
}

/// The days of practice in a calendar that was written before.
fn days_of(before: &str, interview: &str) -> Vec<Day> {
    before
        .lines()
        .filter_map(|line| {
            let rest = line.strip_prefix("UID:")?.strip_prefix(interview)?;
            rest.strip_prefix('-')?
                .strip_suffix("@retell")?
                .parse()
                .ok()
        })
        .collect()
}

fn date(day: Day) -> String {
    day.to_string().replace('-', "")
}

fn stamp(now: i64) -> String {
    let whole = now.div_euclid(1_000) * 1_000;
    Moment::rfc3339(whole).replace(['-', ':'], "")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\n' => escaped.push_str("\\n"),
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// A line as the format wants it: no longer than its octets, ended by both signs.
fn folded(line: &str) -> String {
    let mut folded = String::new();
    let mut octets = 0;
    for character in line.chars() {
        if octets + character.len_utf8() > LINE {
            folded.push_str("\r\n ");
            octets = 1;
        }
        octets += character.len_utf8();
        let _ = write!(folded, "{character}");
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_letters() {
        let long = format!("SUMMARY:{}", "é".repeat(80));
        let folded = folded(&long);
        for line in folded.split("\r\n") {
            assert!(line.len() <= LINE, "{line}");
        }
        let joined = folded.replace("\r\n ", "");
        assert_eq!(joined.trim_end(), long);
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne\u{7}"), "a\\, b\\; c\\\\d\\ne");
    }

    #[test]
    fn days_written_before_are_found_again() {
        let uuid = "01a2";
        let day = Day::new(20_780);
        let before = format!(
            "UID:{}\r\nUID:01a2@retell\r\nUID:other-2026-12-01@retell\r\n",
            uid(uuid, day)
        );
        assert_eq!(days_of(&before, uuid), [day]);
    }
}
