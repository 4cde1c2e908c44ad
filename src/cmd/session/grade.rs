//! The six grades as they are asked for. Never grades by itself.

use crate::app::face::Next;
use crate::engine::card::Grade;
use crate::engine::day::Day;
use crate::term::{Key, Screen, pad_left, pad_right, width};

/// The columns from which on a grade's next interval stands beside its meaning.
const WIDE: usize = 68;

/// The grades, best first, each with its meaning and, dim, when it brings the card back.
pub fn lines(screen: Screen, next: &Next, cursor: Option<Grade>) -> Vec<String> {
    let mut lines = vec![" How well could you recall it?".to_owned()];
    let longest = Grade::ALL
        .map(|grade| width(grade.meaning()))
        .into_iter()
        .max()
        .unwrap_or(0);
    for grade in Grade::ALL.into_iter().rev() {
        let mark = if cursor == Some(grade) { '›' } else { ' ' };
        let digit = screen.style.accent(&grade.to_string());
        let days = next.days(grade);
        if screen.width < WIDE {
            let interval = days.map_or_else(String::new, |days| pad_left(&briefly(days), 4) + "  ");
            let indent = " ".repeat(6 + width(&interval));
            let wrapped = screen.wrap(grade.meaning(), &indent, &indent);
            for (index, line) in wrapped.iter().enumerate() {
                lines.push(if index == 0 {
                    let rest = line.trim_start();
                    format!(" {mark} {digit}  {}{rest}", screen.style.dim(&interval))
                } else {
                    line.clone()
                });
            }
        } else {
            let days = days.map(in_words).unwrap_or_default();
            let meaning = pad_right(grade.meaning(), longest);
            let line = format!(" {mark} {digit}  {meaning}   {}", screen.style.dim(&days));
            lines.push(line.trim_end().to_owned());
        }
    }
    match next {
        Next::Days(_) => {}
        Next::Planned {
            today,
            interview,
            about,
        } => {
            let about = match about {
                None => "The plan decides when it comes back.".to_owned(),
                Some(day) if day >= interview => {
                    "Not again before the interview, as the plan looks now.".to_owned()
                }
                Some(day) => match when(*today, *day) {
                    tomorrow if *day == *today + 1 => {
                        format!("Again {tomorrow}, as the plan looks now.")
                    }
                    about => format!("Again about {about}, as the plan looks now."),
                },
            };
            let wrapped = screen.wrap(&about, "   ", "   ");
            lines.extend(wrapped.iter().map(|line| screen.style.dim(line)));
        }
        Next::Repeat => lines.push(screen.style.dim("   Today's repeat: its next day stays.")),
        Next::Drill => lines.push(screen.style.dim("   Only a drill: its next day stays.")),
    }
    lines
}

/// The grade a key means, given where the cursor stands.
pub fn chosen(key: Key, cursor: Option<Grade>) -> Option<Grade> {
    match key {
        Key::Enter => cursor,
        Key::Char(digit) => digit.encode_utf8(&mut [0; 4]).parse().ok(),
        _ => None,
    }
}

/// Where the cursor stands after an arrow; the best grade is on top.
pub fn moved(key: Key, cursor: Option<Grade>) -> Option<Grade> {
    let value = cursor.map_or(3, |grade| usize::from(grade.value()));
    match key {
        Key::Up => Some(Grade::ALL[(value + 1).min(5)]),
        Key::Down => Some(Grade::ALL[value.saturating_sub(1)]),
        _ => cursor,
    }
}

/// A day to come in the fewest words: tomorrow, a weekday, a date.
pub fn when(today: Day, day: Day) -> String {
    match day.elapsed_since(today) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=6 => day.weekday(),
        7..=300 => day.short(),
        _ => day.to_string(),
    }
}

fn in_words(days: u32) -> String {
    match days {
        1 => "1 day".to_owned(),
        2..=99 => format!("{days} days"),
        100..=729 => format!("{} months", (days + 15) / 30),
        _ => format!("{} years", (days + 180) / 365),
    }
}

/// The same where there is little room.
fn briefly(days: u32) -> String {
    match days {
        0..=99 => format!("{days} d"),
        100..=729 => format!("{} mo", (days + 15) / 30),
        _ => format!("{} y", (days + 180) / 365),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_among_the_grades() {
        let [none, _, two, three, four, five] = Grade::ALL;
        for (key, before, after) in [
            (Key::Up, None, Some(four)),
            (Key::Down, None, Some(two)),
            (Key::Up, Some(five), Some(five)),
            (Key::Down, Some(none), Some(none)),
            (Key::Left, Some(three), Some(three)),
        ] {
            assert_eq!(moved(key, before), after, "{key:?} {before:?}");
        }
    }

    #[test]
    fn a_digit_is_a_grade_and_enter_takes_the_cursors() {
        assert_eq!(chosen(Key::Char('4'), None), Some(Grade::ALL[4]));
        assert_eq!(chosen(Key::Char('6'), None), None);
        assert_eq!(chosen(Key::Char(' '), None), None);
        assert_eq!(chosen(Key::Enter, None), None);
        assert_eq!(chosen(Key::Enter, Some(Grade::ALL[2])), Some(Grade::ALL[2]));
    }

    #[test]
    fn days_to_come_are_named_shortly() {
        let today = Day::new(20_779);
        for (after, name) in [
            (0, "today"),
            (1, "tomorrow"),
            (3, "Wednesday"),
            (9, "Tue 1 Dec"),
            (400, "2027-12-27"),
        ] {
            assert_eq!(when(today, today + after), name);
        }
    }

    #[test]
    fn intervals_are_rounded_as_people_say_them() {
        for (count, text) in [
            (1, "1 day"),
            (15, "15 days"),
            (120, "4 months"),
            (900, "2 years"),
        ] {
            assert_eq!(in_words(count), text);
        }
    }

    #[test]
    fn grades_stand_beside_their_intervals() {
        let next = Next::Days([1, 1, 1, 6, 6, 6]);
        let wide = lines(Screen::paper(80), &next, Some(Grade::ALL[2]));
        assert_eq!(
            wide[1],
            "   5  the right story at once, nothing important missing   6 days"
        );
        assert_eq!(
            wide[4],
            format!(" › 2  {:50}   1 day", "the cues were needed")
        );
        let narrow = lines(Screen::paper(40), &next, None);
        assert_eq!(
            narrow[1..3],
            [
                "   5   6 d  the right story at once,",
                "            nothing important missing"
            ]
        );
    }
}
