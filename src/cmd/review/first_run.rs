//! The first run: an interview, some minutes, ten nudges, and the first telling. Five minutes in all;
//! every question may be left unanswered. Each answer is kept once it is given.

use std::io;

use crate::app::App;
use crate::app::queue::Ask;
use crate::cmd::Context;
use crate::cmd::session::{self, First};
use crate::config;
use crate::deck::company::{self, Profile};
use crate::engine::day::Day;
use crate::engine::typed_day;
use crate::story::Story;
use crate::story::topics::NUDGES;
use crate::term::{Key, Terminal, note, one_line, pad_right};

/// No plan looks further ahead, in days.
const FURTHEST: u32 = 1_000;

/// The columns of the longest nudge.
const NUDGE_COLUMNS: usize = 28;

/// The interview ahead, as answered.
#[derive(Default)]
struct Ahead {
    company: Option<String>,
    profile: Option<Profile>,
    day: Option<Day>,
}

/// Asks what retell needs to begin, then goes on to the first telling.
pub fn run(context: &Context, terminal: Terminal, ask: Ask) -> anyhow::Result<()> {
    say(&terminal, "");
    say(
        &terminal,
        "retell keeps your interview stories ready to be told. Enter skips a question.",
    );
    say(&terminal, "");
    let Some(ahead) = ask_interview(context, &terminal)? else {
        return nothing_kept(&terminal);
    };
    if !ask_minutes(context, &terminal)? {
        return nothing_kept(&terminal);
    }
    let mut app = context.write()?;
    let themes = ahead
        .profile
        .as_ref()
        .map(|profile| profile.decks.clone())
        .unwrap_or_default();
    app.begin(ahead.company.as_deref(), ahead.day, &themes)?;
    let first = ask_stories(&mut app, &terminal)?;
    say_what_they_touch(&mut app, &terminal, &ahead)?;
    let first = match first {
        Some(story) => first_prompt(&mut app, &story)?,
        None => None,
    };
    drop(app);
    let question = if first.is_some() {
        "Tell the first one aloud now?   enter yes · q later"
    } else {
        "The first prompt asks for a story of yours. Begin?   enter yes · q later"
    };
    say(&terminal, question);
    if !agrees(&terminal)? {
        say(&terminal, "Whenever you like: retell review");
        return Ok(());
    }
    session::run(context, terminal, ask, first.as_ref())
}

fn nothing_kept(terminal: &Terminal) -> anyhow::Result<()> {
    say(terminal, "Nothing was kept. retell review asks again.");
    Ok(())
}

/// A remark, wrapped under the questions' margin.
fn say(terminal: &Terminal, text: &str) {
    for line in terminal.screen.wrap(&one_line(text), " ", " ") {
        note(&line);
    }
}

/// The company and the day; `None` if the user left.
fn ask_interview(context: &Context, terminal: &Terminal) -> anyhow::Result<Option<Ahead>> {
    let mut ahead = Ahead {
        profile: company::generic(),
        ..Ahead::default()
    };
    let Some(typed) = terminal.ask_line(" Which company?", "")? else {
        return Ok(None);
    };
    if !typed.trim().is_empty() {
        let Some(profile) = find_company(terminal, typed.trim())? else {
            return Ok(None);
        };
        ahead.company = Some(profile.as_ref().map_or_else(
            || one_line(typed.trim()).into_owned(),
            |profile| profile.name.clone(),
        ));
        ahead.profile = profile.or(ahead.profile);
    }
    let today = context.read()?.now().day;
    loop {
        let Some(typed) = terminal.ask_line(" When? (such as 10 Dec or in 18 days)", "")? else {
            return Ok(None);
        };
        if typed.trim().is_empty() {
            return Ok(Some(ahead));
        }
        match typed_day::read(&typed, today) {
            Ok(day) if day < today => {
                say(
                    terminal,
                    &format!(
                        "{} has passed: a day to come, or enter for none",
                        day.short()
                    ),
                );
            }
            Ok(day) if day.elapsed_since(today) > FURTHEST => {
                say(terminal, &format!("{day} is far ahead: is the year right?"));
            }
            Ok(day) => {
                say(terminal, &in_words(day, today));
                ahead.day = Some(day);
                return Ok(Some(ahead));
            }
            Err(error) => say(terminal, &error.to_string()),
        }
    }
}

/// The profile of a company, or none where there is none; outside, `None` if the user left.
#[allow(clippy::option_option, reason = "leaving is no answer")]
fn find_company(terminal: &Terminal, name: &str) -> io::Result<Option<Option<Profile>>> {
    if let Some(profile) = company::find(name) {
        return Ok(Some(Some(profile)));
    }
    if let Some(near) = company::nearest_name(name) {
        match terminal.confirm(&format!(" Did you mean {near}?"), true)? {
            None => return Ok(None),
            Some(true) => return Ok(Some(company::find(&near))),
            Some(false) => {}
        }
    }
    say(
        terminal,
        &format!("no profile of {name}: you get the themes that most companies ask about"),
    );
    Ok(Some(None))
}

fn in_words(day: Day, today: Day) -> String {
    match day.elapsed_since(today) {
        0 => "today".to_owned(),
        1 => format!("{}, tomorrow", day.short()),
        days => format!("{}, in {days} days", day.short()),
    }
}

/// Asks for the minutes a day and keeps them; `false` if the user left.
fn ask_minutes(context: &Context, terminal: &Terminal) -> anyhow::Result<bool> {
    let surroundings = context.surroundings()?;
    let before = surroundings.config.minutes.value.to_string();
    loop {
        let question = format!(" Minutes a day? [{before}]");
        let Some(typed) = terminal.ask_line(&question, "")? else {
            return Ok(false);
        };
        let typed = typed.trim();
        if typed.is_empty() || typed == before {
            return Ok(true);
        }
        match config::set(&surroundings.home.config(), "minutes", typed) {
            Ok(()) => return Ok(true),
            Err(error) => say(terminal, &error.to_string()),
        }
    }
}

/// Ten nudges, a line each; gives the first story noted.
fn ask_stories(app: &mut App, terminal: &Terminal) -> anyhow::Result<Option<String>> {
    say(terminal, "");
    say(
        terminal,
        "Ten things that happened to you, a line each. Escape ends the list.",
    );
    let mut first = None;
    for (place, (nudge, topics)) in NUDGES.into_iter().enumerate() {
        let prompt = format!("  {:>2}  {}", place + 1, pad_right(nudge, NUDGE_COLUMNS));
        let Some(title) = terminal.ask_line(&prompt, "")? else {
            break;
        };
        if title.trim().is_empty() {
            continue;
        }
        let story = app.add_story(&Story {
            title,
            topics: topics.map(str::to_owned).to_vec(),
            ..Story::default()
        })?;
        first.get_or_insert(story.uuid);
    }
    Ok(first)
}

fn say_what_they_touch(app: &mut App, terminal: &Terminal, ahead: &Ahead) -> anyhow::Result<()> {
    let stories = app.stories()?.len();
    say(terminal, "");
    if stories == 0 {
        return Ok(());
    }
    let touched = app.touched_prompts()?;
    let noted = if stories == 1 {
        "1 story"
    } else {
        &format!("{stories} stories")
    };
    let whose = ahead
        .company
        .as_ref()
        .map_or_else(|| "your".to_owned(), |company| format!("{company}'s"));
    say(
        terminal,
        &format!("{noted} noted. They touch {touched} of {whose} prompts already."),
    );
    Ok(())
}

/// The prompt that a story answers best, linked to it.
fn first_prompt(app: &mut App, story: &str) -> anyhow::Result<Option<First>> {
    let Some(prompt) = app.suggest(story)?.into_iter().next() else {
        return Ok(None);
    };
    app.link(story, &prompt.card, None, true)?;
    let title = app.story(story)?.row.story.title;
    Ok(Some(First {
        card: prompt.card,
        notice: format!("a prompt for \"{title}\": tell it as you would in the room"),
    }))
}

fn agrees(terminal: &Terminal) -> io::Result<bool> {
    let mut keys = terminal.keys()?;
    loop {
        match keys.read()? {
            Some(Key::Enter | Key::Char('y')) => return Ok(true),
            None | Some(Key::Escape | Key::Char('q' | 'n')) => return Ok(false),
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::width;

    #[test]
    fn nudges_fit_their_column() {
        for (nudge, _) in NUDGES {
            assert!(width(nudge) <= NUDGE_COLUMNS, "{nudge}");
        }
    }
}
