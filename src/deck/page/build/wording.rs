//! How an entry's text becomes a card's: explanations, advice, names. Decides no kind.

use super::super::super::text::{clean, normal};
use super::super::block::{Block, Shape};
use super::super::entries::Entry;
use super::super::mark;

/// The text with what is nested below it.
pub fn with_nested(entry: &Entry) -> String {
    let parts: Vec<String> = entry
        .nested
        .iter()
        .chain(&entry.notes)
        .map(|text| clean(mark::without(text)))
        .collect();
    if parts.is_empty() {
        return entry.text.clone();
    }
    format!(
        "{}: {}",
        entry.text.trim_end_matches(['.', ':']),
        parts.join("; ")
    )
}

/// "Claim. Explanation": the claim ends as a sentence before its explanation begins.
pub fn with_explanation(entry: &Entry) -> String {
    let mut text = entry.text.clone();
    for part in entry.notes.iter().chain(&entry.nested) {
        if !text.ends_with(['.', '!', '?', ':', '\u{2026}']) {
            text.push('.');
        }
        text.push(' ');
        text.push_str(&clean(mark::without(part)));
    }
    text
}

/// The probe and the advice after its dash; a dash within quotes divides nothing.
pub fn probe_and_advice(text: &str) -> (&str, Option<&str>) {
    let dashes = [" - ", " – ", " — ", " -- ", " → ", " -> ", " => "];
    let mut from = 0;
    while let Some((place, dash)) = dashes
        .iter()
        .filter_map(|dash| text[from..].find(dash).map(|place| (from + place, dash)))
        .min_by_key(|(place, _)| *place)
    {
        let (probe, advice) = (text[..place].trim(), text[place + dash.len()..].trim());
        if !is_inside_quotes(probe) && !probe.is_empty() && !advice.is_empty() {
            return (probe, Some(advice));
        }
        from = place + dash.len();
    }
    (text, None)
}

/// Whether a text ends inside a quotation. An apostrophe within a word opens none.
fn is_inside_quotes(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let mut open: Option<char> = None;
    for (at, &c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1);
        let is_within_word =
            before.is_some_and(char::is_alphanumeric) && after.is_some_and(|c| c.is_alphanumeric());
        match (open, c) {
            (None, '\u{201c}') => open = Some('\u{201d}'),
            (None, '\u{2018}') => open = Some('\u{2019}'),
            (None, '"' | '\'') if before.is_none_or(|c| !c.is_alphanumeric()) => open = Some(c),
            (Some(close), c) if c == close && !is_within_word => open = None,
            _ => {}
        }
    }
    open.is_some()
}

/// The beginning of a text, for messages.
pub fn brief(text: &str) -> String {
    if text.chars().count() <= 50 {
        return text.to_owned();
    }
    let start: String = text.chars().take(48).collect();
    format!("{}\u{2026}", start.trim_end())
}

/// The names in a section of links: items and links one by one, lines taken apart at commas.
pub fn names(blocks: &[Block]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for block in blocks {
        let cell = match &block.shape {
            Shape::Row(row) => row.cells.first(),
            _ => None,
        };
        let text = mark::without(cell.unwrap_or(&block.text));
        let is_sentence = text.split_whitespace().count() > 8 || text.ends_with('.');
        let parts: Vec<&str> = match block.shape {
            Shape::Item(_) | Shape::Link | Shape::Row(_) => vec![text],
            Shape::Text if is_sentence && !text.contains(", ") => continue,
            Shape::Text => text.split([',', '|', '·', '•', ';']).collect(),
            _ => continue,
        };
        for part in parts {
            // "One, two, and three".
            let part = part.trim();
            let part = part.strip_prefix("and ").unwrap_or(part);
            let name = clean(part.trim_end_matches(['.', '→', '›', ' ']));
            let is_name =
                name.contains(char::is_alphanumeric) && name.split_whitespace().count() <= 8;
            let is_none = matches!(normal(&name).as_str(), "none" | "n/a" | "none yet");
            if is_name && !is_none && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}
