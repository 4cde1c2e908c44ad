//! `retell readiness`: every theme and prompt with its state, today and on the interview day, and with
//! `--why` the reason behind each number. Shows no percentage before it can be known.

mod json;
mod why;

use std::io::Write;

use super::{Context, day_meant, in_words};
use crate::app::loops::{About, Advice, Loop};
use crate::app::readiness::{Prompt, Readiness, Theme};
use crate::app::{App, Failure};
use crate::cli::Readiness as Arguments;
use crate::engine::day::Day;
use crate::engine::memory::KNOWN_FROM;
use crate::engine::readiness::{PromptReadiness, State, ThemeReadiness, ThemeState};
use crate::term::{Align, Screen, Table, one_line, pad_right, width};
use json::print as print_json;

/// More dots than this are harder to read than counts.
const MOST_DOTS: usize = 12;

/// Shows how ready the user is.
pub fn run(context: &Context, arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut app = context.read()?;
    let (on, theme) = day_and_theme(arguments, app.now().day)?;
    let readiness = app.readiness(on, theme)?;
    let whole = theme.is_none();
    let it = if whole {
        app.interview_loop(&readiness)?
    } else {
        None
    };
    let advice = match &it {
        Some(it) => app.advice(&readiness, it)?,
        None => Advice::default(),
    };
    if arguments.json {
        let criteria = app.criteria(theme)?;
        return print_json(out, &readiness, &criteria, it.as_ref(), &advice);
    }
    let screen = context.screen();
    let explained = arguments.why && !readiness.is_the_day();
    let lines = match readiness.themes.as_slice() {
        [] => screen.wrap(super::queue::NOTHING_ACTIVE, "", ""),
        [theme] if !whole => one_theme(&screen, &mut app, &readiness, theme, explained)?,
        _ => {
            let mut lines = all_themes(&screen, &readiness);
            lines.extend(summary(&screen, &readiness, it.as_ref(), &advice));
            if explained {
                lines.push(String::new());
                lines.extend(why::numbers(&screen, &readiness, it.as_ref(), &advice));
            }
            lines.extend(legend(&screen, explained || readiness.is_the_day()));
            lines
        }
    };
    for line in lines {
        writeln!(out, "{}", screen.style.marks(&line))?;
    }
    Ok(())
}

/// The day and the theme that are asked for. A day may be several words, so that a theme typed after it is
/// the last of them: "--on 15 Dec ownership".
fn day_and_theme(
    arguments: &Arguments,
    today: Day,
) -> Result<(Option<Day>, Option<&str>), Failure> {
    let theme = arguments.theme.as_deref();
    let words = arguments.on.as_slice();
    if words.is_empty() {
        return Ok((None, theme));
    }
    let whole = day_meant(words, today);
    if let ([day @ .., last], None, Err(_)) = (words, theme, &whole)
        && let Ok(day) = day_meant(day, today)
    {
        return Ok((Some(day), Some(last)));
    }
    Ok((Some(whole?), theme))
}

/// The sign of a theme's state.
pub(super) const fn theme_mark(state: ThemeState) -> char {
    match state {
        ThemeState::Ready => '●',
        ThemeState::Shaky => '◐',
        ThemeState::NotReady | ThemeState::Short => '○',
    }
}

/// The sign of a prompt's state.
pub(super) const fn prompt_mark(state: State) -> char {
    match state {
        State::Ready => '●',
        State::Shaky | State::Fading => '◐',
        State::NoStory | State::New => '○',
    }
}

/// A line a theme.
fn all_themes(screen: &Screen, readiness: &Readiness) -> Vec<String> {
    let known = numbers(readiness);
    let mut columns = vec![("", Align::Left)];
    let on = heading(readiness);
    if known {
        columns.push((&on, Align::Left));
        if readiness.day.is_some() {
            columns.push(("on the day", Align::Left));
        }
        columns.push(("expected", Align::Right));
    }
    columns.push(("prompts", Align::Left));
    columns.push(("", Align::Left));
    let mut table = Table::new(&columns);
    for theme in &readiness.themes {
        let mut cells = vec![one_line(&theme.title).into_owned()];
        if known {
            cells.push(chance(&theme.readiness));
            if readiness.day.is_some() {
                cells.push(theme.on_the_day.as_ref().map_or_else(String::new, chance));
            }
            cells.push(expected(theme));
        }
        cells.push(dots(theme));
        cells.push(theme.remark());
        table.row(cells);
    }
    table.lines(screen)
}

/// What the first column of numbers holds for.
fn heading(readiness: &Readiness) -> String {
    if readiness.on == readiness.today {
        "today".to_owned()
    } else {
        readiness.on.short()
    }
}

/// "● 0.94". Nothing is certain, so no chance is rounded up to 1.
fn chance(readiness: &ThemeReadiness) -> String {
    let probability = readiness.probability.min(0.99);
    format!("{} {probability:.2}", theme_mark(readiness.state))
}

fn expected(theme: &Theme) -> String {
    format!(
        "{:.1} of {}",
        theme.last_look().expected,
        theme.prompts.len()
    )
}

/// A dot a prompt, strongest first; counts where those would be too many.
fn dots(theme: &Theme) -> String {
    let count = |mark: char| {
        let states = theme.prompts.iter().map(|it| it.readiness.state);
        states.filter(|state| prompt_mark(*state) == mark).count()
    };
    ['●', '◐', '○']
        .into_iter()
        .map(|mark| match count(mark) {
            0 => String::new(),
            many if theme.prompts.len() > MOST_DOTS => format!("{mark}{many} "),
            few => mark.to_string().repeat(few),
        })
        .collect::<String>()
        .trim_end()
        .to_owned()
}

/// What it comes to, in a few lines.
fn summary(
    screen: &Screen,
    readiness: &Readiness,
    it: Option<&Loop>,
    advice: &Advice,
) -> Vec<String> {
    let mut lines = vec![String::new()];
    if !numbers(readiness) {
        lines.extend(screen.wrap(&why_none(readiness), " ", " "));
        return lines;
    }
    let mut told = vec![ready(readiness)];
    if let Some(it) = it {
        told.push(expect(it));
    }
    lines.extend(screen.wrap(&told.join(" · "), " ", " "));
    if let Some(it) = it {
        if let Some((theme, _)) = it.costs_most() {
            lines.extend(labelled(screen, "Costs most", &costs(readiness, theme)));
        }
        lines.extend(advised(screen, readiness, advice));
    }
    lines
}

/// Whether numbers are shown: not before they can be known, and not on the day itself.
fn numbers(readiness: &Readiness) -> bool {
    readiness.known() && !readiness.is_the_day()
}

/// Why there are none.
fn why_none(readiness: &Readiness) -> String {
    if readiness.is_the_day() {
        "Today is the day: no numbers. Your cues are on one page: retell sheet".to_owned()
    } else {
        cannot_tell(readiness)
    }
}

/// Why there is no number yet.
pub(super) fn cannot_tell(readiness: &Readiness) -> String {
    format!(
        "cannot tell yet: {} of {KNOWN_FROM} observations. Each prompt practised again on a later day is one",
        readiness.fit.observations
    )
}

/// "11 of 16 themes ready today, 14 on the day".
fn ready(readiness: &Readiness) -> String {
    let when = if readiness.on == readiness.today {
        "today".to_owned()
    } else {
        format!("on {}", readiness.on.short())
    };
    let all = readiness.in_scope().count();
    let themes = if all == 1 { "theme" } else { "themes" };
    let now = format!("{} of {all} {themes} ready {when}", readiness.ready());
    match (readiness.ready_on_the_day(), readiness.day) {
        (Some(later), Some(day)) => format!("{now}, {later} on the day, {}", day.short()),
        _ => now,
    }
}

/// "expect to answer 8 of 10 questions".
pub(super) fn expect(it: &Loop) -> String {
    format!(
        "expect to answer {:.0} of {:.0} questions",
        it.outcome.answered, it.outcome.questions
    )
}

/// The theme that costs most, and what weakens it.
pub(super) fn costs(readiness: &Readiness, theme: usize) -> String {
    let theme = &readiness.themes[theme];
    let title = one_line(&theme.title);
    match theme.remark() {
        remark if remark.is_empty() => title.into_owned(),
        remark => format!("{title}: {remark}"),
    }
}

/// What would raise the expected answers most, the practice and the story each on a line.
fn advised(screen: &Screen, readiness: &Readiness, advice: &Advice) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(practice) = &advice.practice {
        let theme = &readiness.themes[practice.theme];
        let text = format!(
            "{:.0} minutes on {}: {:+.1} questions",
            practice.minutes.max(1.0),
            one_line(&theme.title),
            practice.gain
        );
        lines.extend(labelled(screen, "Practice", &text));
    }
    if let Some(story) = &advice.story {
        let about = match &story.about {
            About::Topic(topic) => format!("about {topic}"),
            About::Theme(theme) => format!("for {}", one_line(&readiness.themes[*theme].title)),
        };
        let prompts = match story.prompts {
            1 => "one prompt".to_owned(),
            many => format!("{} prompts", in_words(many)),
        };
        let text = format!(
            "one more {about}, for {prompts}: {:+.1} questions",
            story.gain
        );
        lines.extend(labelled(screen, "Story", &text));
    }
    lines
}

/// A line that begins with its name.
pub(super) fn labelled(screen: &Screen, label: &str, text: &str) -> Vec<String> {
    let first = format!(" {}", pad_right(label, 12));
    let rest = " ".repeat(width(&first));
    screen.wrap(text, &first, &rest)
}

fn legend(screen: &Screen, explained: bool) -> Vec<String> {
    let marks = " ● ready  ◐ shaky or fading  ○ new or without a story";
    let hint = if explained {
        ""
    } else {
        "retell readiness THEME --why explains"
    };
    let mut lines = vec![String::new()];
    lines.extend(screen.wrap(marks, "", " "));
    if !hint.is_empty() {
        lines.extend(
            screen
                .wrap(hint, " ", " ")
                .iter()
                .map(|line| screen.style.dim(line)),
        );
    }
    lines
}

/// One theme, a prompt a line.
fn one_theme(
    screen: &Screen,
    app: &mut App,
    readiness: &Readiness,
    theme: &Theme,
    explained: bool,
) -> anyhow::Result<Vec<String>> {
    let known = numbers(readiness);
    let title = screen.style.bold(&one_line(&theme.title));
    let mut lines = vec![format!(" {title}")];
    let told = if known {
        standing(readiness, theme)
    } else {
        why_none(readiness)
    };
    lines.extend(screen.wrap(&told, " ", " "));
    if !theme.remark().is_empty() {
        lines.extend(screen.wrap(&theme.remark(), " ", " "));
    }
    lines.push(String::new());
    for prompt in &theme.prompts {
        lines.extend(prompt_lines(screen, readiness, prompt));
        if explained {
            let reviews = app.reviews_of(&prompt.card)?;
            lines.extend(why::prompt(screen, prompt, &reviews));
        }
    }
    if explained {
        lines.push(String::new());
        lines.extend(why::theme(screen, readiness, theme));
        for theme in app.criteria(Some(&theme.deck))? {
            lines.extend(why::criteria(screen, &theme));
        }
    }
    lines.extend(legend(screen, explained || readiness.is_the_day()));
    Ok(lines)
}

/// "● 0.94 today · ◐ 0.66 on the day · 5.6 of 7 prompts expected to come out well".
fn standing(readiness: &Readiness, theme: &Theme) -> String {
    let mut parts = vec![format!(
        "{} {}",
        chance(&theme.readiness),
        heading(readiness)
    )];
    if let Some(later) = &theme.on_the_day {
        parts.push(format!("{} on the day", chance(later)));
    }
    parts.push(format!(
        "{} prompts expected to come out well",
        expected(theme)
    ));
    parts.join(" · ")
}

fn prompt_lines(screen: &Screen, readiness: &Readiness, prompt: &Prompt) -> Vec<String> {
    let mut facts = vec![prompt.readiness.state.name().to_owned()];
    if numbers(readiness) && prompt.readiness.known {
        let recall = |it: &PromptReadiness| format!("{:.2}", it.recall);
        facts.push(format!(
            "recall {} {}",
            recall(&prompt.readiness),
            heading(readiness)
        ));
        if let Some(later) = &prompt.on_the_day {
            facts.push(format!("{} on the day", recall(later)));
        }
    }
    if let Some((_, title)) = prompt.stories.first() {
        let more = match prompt.stories.len() {
            1 => String::new(),
            many => format!(" (+{})", many - 1),
        };
        facts.push(format!("\"{}\"{more}", one_line(title)));
    }
    let mark = prompt_mark(prompt.readiness.state);
    let mut lines = screen.wrap(&one_line(&prompt.front), &format!(" {mark} "), "   ");
    let facts = screen.wrap(&facts.join(" · "), "   ", "   ");
    lines.extend(facts.iter().map(|line| screen.style.dim(line)));
    lines
}
