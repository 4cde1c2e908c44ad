//! A story under Markdown headings: the title above, a heading for each field. Decides nothing about stories.

use std::fmt::Write;
use std::ops::Range;

use super::super::{Source, State, Story, TEXT_FIELDS};
use super::{MARK, is_topic, no_title, state_of, unknown_topic};
use crate::deck::file::FileError;
use crate::deck::text::nearest;

const LISTS: [&str; 3] = ["cues", "topics", "tags"];
const WORDS: [&str; 2] = ["source", "state"];

/// Whether a text is meant as Markdown: by its file's name, or because it begins with a heading and
/// sets no field as TOML does.
pub fn is_markdown(name: &str, text: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    if matches!(ending.as_str(), "md" | "markdown") {
        return true;
    }
    if ending == "toml" {
        return false;
    }
    let first = text.lines().find(|line| !line.trim().is_empty());
    let sets_field = |line: &str| {
        line.split_once('=').is_some_and(|(name, _)| {
            let name = name.trim();
            name == "title" || name == "cues" || TEXT_FIELDS.contains(&name)
        })
    };
    first.is_some_and(|line| heading(line).is_some()) && !text.lines().any(sets_field)
}

/// Reads the fields below their headings.
pub fn parse(name: &str, text: &str) -> Result<Story, FileError> {
    parse_part(name, text, 0..text.len())
}

/// Reads several stories, each from its title to the next one's.
pub fn parse_all(name: &str, text: &str) -> Result<Vec<Story>, FileError> {
    let mut starts = titles(text);
    if starts.is_empty() {
        starts.push(0);
    }
    // What stands above the first title belongs to it, so that it is refused where it stands.
    starts[0] = 0;
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| parse_part(name, text, *start..end))
        .collect()
}

/// Where the stories of a text begin: at headings of the first level that name no field, if fields stand
/// below deeper ones.
fn titles(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut place = 0;
    let mut deeper = true;
    for line in text.split_inclusive('\n') {
        if let Some(title) = heading(line.trim_end()) {
            let first_level = line.starts_with("# ");
            if field(title).is_some() {
                deeper &= !first_level;
            } else if first_level && deeper {
                found.push(place);
            }
        }
        place += line.len();
    }
    found
}

/// Reads the story in these bytes of a text.
fn parse_part(name: &str, text: &str, part: Range<usize>) -> Result<Story, FileError> {
    let mut story = Story::default();
    let mut place = part.start;
    let mut open: Option<(&str, Vec<&str>, usize)> = None;
    for line in text[part].split_inclusive('\n') {
        let start = place;
        place += line.len();
        let bare = line.trim_end();
        if bare.starts_with(MARK) {
            continue;
        }
        let fault = |message: &str, help: &str| {
            FileError::new(name, text, start..start + bare.len(), message, Some(help))
        };
        match (heading(bare), &mut open) {
            (Some(title), _) if story.title.is_empty() && field(title).is_none() => {
                title.clone_into(&mut story.title);
            }
            (Some(title), _) => {
                close(name, text, &mut story, open.take())?;
                let Some(field) = field(title) else {
                    let help = nearest(&title.to_lowercase(), &all_fields()).map_or_else(
                        || format!("the headings are {}", all_fields().join(", ")),
                        |near| format!("did you mean \"{near}\"?"),
                    );
                    return Err(fault(&format!("unknown heading \"{title}\""), &help));
                };
                open = Some((field, Vec::new(), place));
            }
            (None, Some((_, lines, _))) => lines.push(unguarded(bare)),
            (None, None) if bare.trim().is_empty() => {}
            (None, None) => {
                return Err(fault(
                    "this text stands below no heading",
                    "write a heading above it, such as ## Situation",
                ));
            }
        }
    }
    close(name, text, &mut story, open)?;
    if story.title.trim().is_empty() {
        return Err(no_title(name, text, 0..0));
    }
    Ok(story)
}

/// A story as Markdown: what is written, under its headings.
pub fn print(story: &Story) -> String {
    let title = story.title.replace('\n', " ");
    // A number sign at the end would be taken for the heading's own.
    let closing = if title.ends_with('#') { " #" } else { "" };
    let mut file = format!("# {title}{closing}\n");
    let bullets = |entries: &[String]| -> String { format!("- {}\n", entries.join("\n- ")) };
    for (name, entries) in [
        ("Cues", &story.cues),
        ("Topics", &story.topics),
        ("Tags", &story.tags),
    ] {
        if !entries.is_empty() {
            let _ = write!(file, "\n## {name}\n{}", bullets(entries));
        }
    }
    for field in TEXT_FIELDS {
        if let Some(text) = story.text(field) {
            let (first, rest) = field.split_at(1);
            let text = text.lines().map(guarded).collect::<Vec<_>>().join("\n");
            let _ = write!(file, "\n## {}{rest}\n{text}\n", first.to_uppercase());
        }
    }
    if let Some(source) = story.source {
        let _ = write!(file, "\n## Source\n{}\n", source.name());
    }
    if story.state != State::Draft {
        let _ = write!(file, "\n## State\n{}\n", story.state.name());
    }
    file
}

/// A line of a text that would be read as a heading or a mark, with a backslash before it.
fn guarded(line: &str) -> String {
    if line.trim_start_matches('\\').starts_with('#') {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
}

/// A line of a text without the backslash that guards it.
fn unguarded(line: &str) -> &str {
    match line.strip_prefix('\\') {
        Some(rest) if rest.trim_start_matches('\\').starts_with('#') => rest,
        _ => line,
    }
}

/// The text of a heading. Number signs at its end belong to it, unless a blank parts them from it.
fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    if !(1..=6).contains(&level) || !text.starts_with(' ') || line.starts_with(MARK) {
        return None;
    }
    let text = text.trim();
    let bare = text.trim_end_matches('#');
    let text = if bare.ends_with(' ') {
        bare.trim()
    } else {
        text
    };
    Some(text).filter(|text| !text.is_empty())
}

/// The field that a heading names.
fn field(title: &str) -> Option<&'static str> {
    let word = title.trim_end_matches(':').to_lowercase();
    match word.as_str() {
        "context" => Some("situation"),
        "learning" => Some("lesson"),
        _ => all_fields().into_iter().find(|field| *field == word),
    }
}

fn all_fields() -> Vec<&'static str> {
    TEXT_FIELDS.into_iter().chain(LISTS).chain(WORDS).collect()
}

/// Puts the lines below a heading into its field.
fn close(
    name: &str,
    text: &str,
    story: &mut Story,
    open: Option<(&str, Vec<&str>, usize)>,
) -> Result<(), FileError> {
    let Some((field, lines, start)) = open else {
        return Ok(());
    };
    let body = lines.join("\n").trim().to_owned();
    let end = start + lines.first().map_or(0, |line| line.len());
    let fault =
        |message: String, help: &str| FileError::new(name, text, start..end, &message, Some(help));
    match field {
        "cues" => story.cues = entries(&lines, false),
        "tags" => story.tags = entries(&lines, true),
        "topics" => {
            story.topics = entries(&lines, true);
            if let Some(topic) = story.topics.iter().find(|topic| !is_topic(topic)) {
                let whole = |at: &usize| {
                    let rest = &text[start + at + topic.len()..];
                    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')
                };
                let found = text[start..]
                    .match_indices(topic.as_str())
                    .map(|(at, _)| at)
                    .find(whole);
                let at = start + found.unwrap_or(0);
                return Err(unknown_topic(name, text, at..at + topic.len(), topic));
            }
        }
        "state" => {
            story.state = state_of(&body).ok_or_else(|| {
                fault(
                    format!("\"{body}\" is no state"),
                    "write draft, ready or retired",
                )
            })?;
        }
        "source" => {
            let source = Source::ALL.into_iter().find(|source| source.name() == body);
            story.source = Some(source.ok_or_else(|| {
                fault(
                    format!("\"{body}\" is no source"),
                    "write measured, estimated or told",
                )
            })?);
        }
        _ => {
            if let Some(place) = story.text_mut(field) {
                *place = Some(body).filter(|body| !body.is_empty());
            }
        }
    }
    Ok(())
}

/// Entries of a list: one a line, with or without a bullet; `by_comma` also parts a line at its commas.
fn entries(lines: &[&str], by_comma: bool) -> Vec<String> {
    let separator = |c: char| by_comma && c == ',';
    lines
        .iter()
        .map(|line| line.trim())
        .map(|line| {
            ["- ", "* ", "+ ", "· "]
                .iter()
                .find_map(|bullet| line.strip_prefix(bullet))
                .unwrap_or(line)
        })
        .flat_map(|line| line.split(separator))
        .map(|entry| entry.trim().to_owned())
        .filter(|entry| !entry.is_empty())
        .collect()
}
