//! The story file: TOML, or the same fields under Markdown headings, read and printed. Never opens a file.

mod markdown;

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use toml::de::DeTable;

use super::topics::{TOPICS, is_topic};
use super::{State, Story};
use crate::deck::file::FileError;
use crate::deck::text::nearest;

pub use markdown::print as print_markdown;

/// Marks what retell wrote into a text that came back broken; such lines are left out when it is read.
pub const MARK: &str = "# retell: ";

/// Reads a story file. `name` is the file's name, for messages; one that ends in `.md`, or a text that
/// begins with a Markdown heading, is read as Markdown.
///
/// Refused are broken TOML, unknown fields and topics, and a story without a title.
pub fn parse(name: &str, text: &str) -> Result<Story, FileError> {
    if markdown::is_markdown(name, text) {
        return markdown::parse(name, text);
    }
    let story: Story = toml::from_str(text).map_err(|error| not_toml(name, text, &error))?;
    verify(name, text, &story, None)?;
    Ok(story)
}

/// Several stories in one file of TOML.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Several {
    story: Vec<Story>,
}

/// Reads a file of one story or of several: in TOML each under `[[story]]`, in Markdown each under a title
/// of the first level. Refused whole if one of them cannot be read.
pub fn parse_all(name: &str, text: &str) -> Result<Vec<Story>, FileError> {
    if markdown::is_markdown(name, text) {
        return markdown::parse_all(name, text);
    }
    let several = DeTable::parse(text).is_ok_and(|root| root.get_ref().contains_key("story"));
    if !several {
        return Ok(vec![parse(name, text)?]);
    }
    let file: Several =
        toml::from_str(text).map_err(|error| FileError::from_toml(name, text, &error))?;
    for (place, story) in file.story.iter().enumerate() {
        verify(name, text, story, Some(place))?;
    }
    Ok(file.story)
}

/// What TOML alone does not refuse: a story without a title, an unknown topic.
fn verify(name: &str, text: &str, story: &Story, place: Option<usize>) -> Result<(), FileError> {
    if story.title.trim().is_empty() {
        return Err(no_title(name, text, span(text, place, "title", None)));
    }
    match story.topics.iter().position(|topic| !is_topic(topic)) {
        None => Ok(()),
        Some(topic) => {
            let at = span(text, place, "topics", Some(topic));
            Err(unknown_topic(name, text, at, &story.topics[topic]))
        }
    }
}

/// Stories as a file without comments, with only what is written. Reading it gives the same stories.
pub fn print_all(stories: &[Story]) -> String {
    let text = match stories {
        [story] => toml::to_string_pretty(story),
        _ => toml::to_string_pretty(&Several {
            story: stories.to_vec(),
        }),
    };
    // Text, lists of text and words: TOML has a form for each.
    text.unwrap_or_default()
}

/// Stories as Markdown, one below the other.
pub fn print_all_markdown(stories: &[Story]) -> String {
    let stories: Vec<String> = stories.iter().map(print_markdown).collect();
    stories.join("\n")
}

/// The text with what is wrong said below its line, for the user to mend.
pub fn with_error(text: &str, error: &FileError) -> String {
    let mut marked = String::new();
    for (place, line) in text.lines().enumerate() {
        marked.push_str(line);
        marked.push('\n');
        if place + 1 == error.line() {
            marked.push_str(&mark(error));
        }
    }
    if error.line() > text.lines().count() {
        marked.push_str(&mark(error));
    }
    marked
}

/// The text without what retell wrote into it.
pub fn without_marks(text: &str) -> String {
    text.lines()
        .filter(|line| !line.starts_with(MARK))
        .flat_map(|line| [line, "\n"])
        .collect()
}

fn mark(error: &FileError) -> String {
    let help = error
        .help()
        .map_or_else(String::new, |help| format!("; {help}"));
    format!("{MARK}{}{help}\n", error.message())
        .replace('\n', " ")
        .trim_end()
        .to_owned()
        + "\n"
}

/// A story as a commented file, every field there to be filled in. Reading it gives the same story.
pub fn print(story: &Story) -> String {
    let mut file = String::from(
        "# Only the title is needed. What is left empty stays empty; lines like this one are left out.\n",
    );
    let _ = write!(file, "title = {}\n\n", line(&story.title));
    file.push_str("# The few words that bring it back, one thing each.\n");
    file.push_str(&list("cues", &story.cues));
    let _ = write!(file, "\n# What it is about: {}.\n", wrapped_topics());
    file.push_str(&list("topics", &story.topics));
    file.push_str("\n# draft, ready or retired.\n");
    let _ = writeln!(file, "state = \"{}\"", story.state.name());
    for (field, comment) in FIELDS {
        let text = story.text(field).unwrap_or_default();
        let _ = write!(file, "\n# {comment}\n");
        if matches!(field, "when" | "role") && !text.contains('\n') {
            let _ = writeln!(file, "{field} = {}", line(text));
        } else {
            let _ = write!(file, "{field} = \"\"\"\n{}\"\"\"\n", lines(text));
        }
    }
    file.push_str("\n# How you know it: measured, estimated or told.\n");
    let source = story.source.map_or_else(
        || "# source = \"measured\"".to_owned(),
        |source| format!("source = \"{}\"", source.name()),
    );
    let _ = writeln!(file, "{source}");
    file.push_str("\n# Words of your own to find it by.\n");
    file.push_str(&list("tags", &story.tags));
    file
}

/// The running texts in the order of the file, each with what belongs there.
const FIELDS: [(&str, &str); 9] = [
    ("when", "When it was: \"spring 2024\"."),
    ("role", "What you were then."),
    (
        "situation",
        "Where you were and what was at stake: two or three sentences.",
    ),
    (
        "task",
        "What fell to you, or what you took on: one sentence.",
    ),
    (
        "action",
        "What you did: what you chose, what it cost, who was against it. Half of the words or more.",
    ),
    ("result", "What came of it, for whom."),
    (
        "evidence",
        "What shows it: a number with what it was before, a change somebody saw, their words.",
    ),
    (
        "lesson",
        "What you do differently since, and where that showed.",
    ),
    ("short", "The whole story in thirty seconds."),
];

/// What belongs in a running text, in a sentence; empty where no such field exists.
pub fn belongs(field: &str) -> &'static str {
    FIELDS
        .iter()
        .find(|(name, _)| *name == field)
        .map_or("", |(_, comment)| comment)
}

fn wrapped_topics() -> String {
    let mut text = String::new();
    for (place, topic) in TOPICS.iter().enumerate() {
        match place {
            0 => {}
            6 | 12 | 18 => text.push_str(",\n# "),
            _ => text.push_str(", "),
        }
        text.push_str(topic);
    }
    text
}

fn line(text: &str) -> String {
    toml::Value::String(text.to_owned())
        .to_string()
        .replace('\n', " ")
}

/// The inside of a text in three quotes.
fn lines(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

fn list(name: &str, entries: &[String]) -> String {
    if entries.is_empty() {
        return format!("{name} = []\n");
    }
    let entries: Vec<String> = entries.iter().map(|entry| line(entry)).collect();
    format!(
        "{name} = [
  {},
]
",
        entries.join(
            ",
  "
        )
    )
}

/// The bytes of a field, or of one entry of its list; of the story at this place where there are several.
fn span(
    text: &str,
    place: Option<usize>,
    field: &str,
    entry: Option<usize>,
) -> std::ops::Range<usize> {
    let Ok(root) = DeTable::parse(text) else {
        return 0..0;
    };
    let table = match place {
        None => Some(root.get_ref()),
        Some(place) => root
            .get_ref()
            .get("story")
            .and_then(|stories| stories.get_ref().as_array()?.get(place))
            .and_then(|story| story.get_ref().as_table()),
    };
    let Some(value) = table.and_then(|table| table.get(field)) else {
        return 0..0;
    };
    entry
        .and_then(|entry| value.get_ref().as_array()?.get(entry))
        .unwrap_or(value)
        .span()
}

/// What is wrong with a text that is no TOML. Prose, in which nothing is set to anything, is told how a story
/// is written instead of what TOML wants.
fn not_toml(name: &str, text: &str, error: &toml::de::Error) -> FileError {
    if text.trim().is_empty() || text.contains('=') {
        return FileError::from_toml(name, text, error);
    }
    let start = text.len() - text.trim_start().len();
    let end = text[start..]
        .find('\n')
        .map_or(text.len(), |line| start + line);
    FileError::new(
        name,
        text,
        start..end,
        "this is prose, and nothing says which part of a story it is",
        Some(
            "write # before the title, and ## Situation, ## Task, ## Action and ## Result above the parts",
        ),
    )
}

fn no_title(name: &str, text: &str, at: std::ops::Range<usize>) -> FileError {
    let help = "one line that brings it back to you: title = \"The export that ran twice\"";
    FileError::new(name, text, at, "the story has no title", Some(help))
}

fn unknown_topic(name: &str, text: &str, at: std::ops::Range<usize>, topic: &str) -> FileError {
    let help = nearest(topic, &TOPICS).map_or_else(
        || format!("the topics are {}", TOPICS.join(", ")),
        |near| format!("did you mean \"{near}\"?"),
    );
    FileError::new(
        name,
        text,
        at,
        &format!("unknown topic \"{topic}\""),
        Some(&help),
    )
}

fn state_of(word: &str) -> Option<State> {
    word.parse().ok()
}

#[cfg(test)]
mod tests;
