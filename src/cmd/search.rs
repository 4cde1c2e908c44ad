//! `retell search`: cards and stories by their words, each match shown in its place.

use std::io::Write;

use serde::Serialize;

use super::{Context, json};
use crate::app::search::{Found, places};
use crate::cli::Search;
use crate::engine::card::CardKey;
use crate::term::{Screen, one_line};

#[derive(Serialize)]
struct CardLine<'a> {
    card: &'a CardKey,
    front: &'a str,
    field: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct StoryLine<'a> {
    story: &'a str,
    title: &'a str,
    text: &'a str,
}

/// Looks for the words that were typed.
pub fn run(context: &Context, arguments: &Search, out: &mut dyn Write) -> anyhow::Result<()> {
    let found = context.read()?.search(&arguments.words)?;
    if arguments.json {
        return lines(&found, out);
    }
    let typed = arguments.words.join(" ");
    if found.cards.is_empty() && found.stories.is_empty() {
        return Ok(writeln!(
            out,
            "nothing found for \"{}\"; themes that you do not practise are not searched",
            one_line(&typed)
        )?);
    }
    let words: Vec<&str> = typed.split_whitespace().collect();
    let screen = context.screen();
    for card in &found.cards {
        let part = match card.field {
            "front" => String::new(),
            other => format!("  {other}"),
        };
        let head = format!("{}{part}", card.card);
        show(&screen, &head, &card.text, &words, out)?;
    }
    for story in &found.stories {
        let head = format!("story {}  {}", story.uuid, one_line(&story.title));
        show(&screen, &head, &story.text, &words, out)?;
    }
    let counted = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    };
    Ok(writeln!(
        out,
        "\n{}, {}",
        counted(found.cards.len(), "card", "cards"),
        counted(found.stories.len(), "story", "stories")
    )?)
}

fn lines(found: &Found, out: &mut dyn Write) -> anyhow::Result<()> {
    for it in &found.cards {
        let (card, front, field, text) = (&it.card, &it.front, it.field, &it.text);
        json(
            out,
            &CardLine {
                card,
                front,
                field,
                text,
            },
        )?;
    }
    for it in &found.stories {
        let (story, title, text) = (&it.uuid, &it.title, &it.text);
        json(out, &StoryLine { story, title, text })?;
    }
    Ok(())
}

/// Where it was found, and below it the text with the words standing out.
fn show(
    screen: &Screen,
    head: &str,
    text: &str,
    words: &[&str],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    for line in screen.wrap(head, "", "   ") {
        writeln!(out, "{}", screen.style.dim(&line))?;
    }
    for line in screen.wrap(&one_line(text), "   ", "   ") {
        writeln!(out, "{}", standing_out(screen, &line, words))?;
    }
    Ok(())
}

fn standing_out(screen: &Screen, line: &str, words: &[&str]) -> String {
    let mut found: Vec<_> = words.iter().flat_map(|word| places(line, word)).collect();
    found.sort_by_key(|place| (place.start, place.end));
    let mut shown = String::new();
    let mut from = 0;
    for place in found {
        if place.start >= from {
            shown.push_str(&line[from..place.start]);
            shown.push_str(&screen.style.bold(&line[place.clone()]));
            from = place.end;
        }
    }
    shown.push_str(&line[from..]);
    shown
}
