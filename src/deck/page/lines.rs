//! The reader for plain text: one block a line, wrapped lines joined. Also reads the lines inside a
//! Markdown paragraph. Knows no themes.

mod mail;
mod print;
mod wiki;

use super::block::{Block, Document, Item, Row, Shape, UNRANKED};
use super::heading;
use super::label::label;
use super::mark::{self, Marked};
use super::star;

/// A line shorter than this was not wrapped, so the next one does not go on with it.
const SHORTEST_WRAPPED: usize = 40;

/// Reads plain text.
pub fn read(text: &str) -> Document {
    let mail = mail::read(text);
    let text = mail.as_ref().map_or(text, |mail| mail.body.as_str());
    let left_by_print = print::left_by_print(text);
    let mut lines = Lines::default();
    for (index, line) in text.split('\n').enumerate() {
        let is_text = !left_by_print.contains(&index);
        lines.line(index + 1, if is_text { line } else { "" });
    }
    Document {
        blocks: lines.finish(),
        title: mail.and_then(|mail| mail.subject),
        ..Document::default()
    }
}

/// Lines on their way to blocks.
#[derive(Default)]
pub struct Lines {
    blocks: Vec<Block>,
    /// Whether the next block is set off from the last.
    gap: bool,
    /// How far the open list levels are indented, the outermost first.
    indents: Vec<usize>,
    /// The sign before the last item of the first level.
    last_bullet: Option<char>,
    /// How far the last item's own text is indented.
    hanging: usize,
    /// Whether a heading was written as in a wiki, so that its other signs count too.
    is_wiki: bool,
}

impl Lines {
    /// Takes the next line of the file.
    pub fn line(&mut self, number: usize, line: &str) {
        let text = line.trim();
        if text.is_empty() || self.is_rule(text) {
            self.gap = true;
            return;
        }
        let plain = self.is_wiki.then(|| wiki::plain(text));
        let line = plain.as_deref().unwrap_or(line);
        let (text, indent) = (line.trim(), indentation(line));
        if text.is_empty() {
            return;
        }
        if let Some((level, title)) = ranked(text) {
            self.is_wiki |= text.starts_with('=');
            self.push(number, Shape::Heading(level), title);
        } else if let Some(title) = bold(text) {
            self.push(number, Shape::Heading(UNRANKED), title);
        } else if is_table_row(text) {
            self.row(number, text);
        } else if is_answer(text) && !self.is_among_parts() {
            self.push(number, Shape::Note, text);
        } else if let Some(marked) = mark::marked(text) {
            self.item(number, indent, &marked, text);
        } else if is_question(text) {
            self.item(
                number,
                indent,
                &Marked {
                    number: None,
                    within: 0,
                    rest: text,
                },
                text,
            );
        } else if !self.joins(text, indent) {
            self.push(number, Shape::Text, text);
        }
        self.gap = false;
    }

    /// Whether the line above is a part of a told answer, so that "A:" stands for the action.
    fn is_among_parts(&self) -> bool {
        let last = self.blocks.last().filter(|_| !self.gap);
        last.is_some_and(|last| {
            matches!(
                star::part(&last.text),
                Some((star::Part::Situation | star::Part::Task, _))
            )
        })
    }

    /// The blocks read so far.
    pub fn finish(mut self) -> Vec<Block> {
        if let Some(first) = self.blocks.first_mut() {
            first.gap = true;
        }
        self.blocks
    }

    fn push(&mut self, line: usize, shape: Shape, text: &str) {
        let block = Block {
            gap: self.gap,
            ..Block::new(line, shape, &text.replace("**", ""))
        };
        if !block.is_item() {
            self.indents.clear();
            self.last_bullet = None;
        }
        self.blocks.push(block);
    }

    fn item(&mut self, number: usize, indent: usize, marked: &Marked<'_>, text: &str) {
        while self.indents.last().is_some_and(|&open| open > indent) {
            self.indents.pop();
        }
        // One column more or less is a slip of the hand, not a level.
        if self.indents.last().is_none_or(|&open| indent > open + 1) {
            self.indents.push(indent);
        }
        // A word processor's second level has a letter of a symbol font and may lose its indent.
        let is_second_level =
            text.starts_with(['o', '§']) && self.last_bullet.is_some_and(|last| last != 'o');
        if !text.starts_with(['o', '§']) {
            self.last_bullet = text.chars().next();
        }
        let depth = self.indents.len() - 1 + usize::from(is_second_level).max(marked.within);
        self.hanging = indent + text.len().saturating_sub(marked.rest.len());
        let item = Item {
            depth,
            number: marked.number,
            heading: false,
            sign: text.chars().next().filter(|&c| mark::is_symbol(c)),
        };
        let indents = std::mem::take(&mut self.indents);
        self.push(number, Shape::Item(item), marked.rest);
        self.indents = indents;
    }

    fn row(&mut self, number: usize, text: &str) {
        let inner = text.trim_matches('|');
        let last_row = self.blocks.last_mut().filter(|_| !self.gap);
        let last_row = last_row.and_then(|block| match &mut block.shape {
            Shape::Row(row) => Some(row),
            _ => None,
        });
        let is_edge = inner
            .chars()
            .all(|c| matches!(c, '-' | ':' | '|' | '+' | '=' | ' '));
        if is_edge {
            if let Some(row) = last_row.filter(|row| row.first) {
                row.header = true;
            }
            return;
        }
        let first = last_row.is_none();
        let cells = inner.split('|').map(super::super::text::clean).collect();
        self.gap |= first;
        self.push(
            number,
            Shape::Row(Row {
                cells,
                header: false,
                first,
            }),
            "",
        );
    }

    /// Whether a line only underlines or separates; an underlined line becomes a heading.
    fn is_rule(&mut self, text: &str) -> bool {
        let first = text.chars().next().unwrap_or(' ');
        let is_rule = "-=_*~#─━═—–".contains(first)
            && text.chars().count() >= 3
            && text.chars().all(|c| c == first || c == ' ');
        if is_rule
            && !self.gap
            && "-=~─━═".contains(first)
            && let Some(last) = self.blocks.last_mut()
            && last.shape == Shape::Text
            && last.gap | heading::role(&last.text).is_some()
        {
            last.shape = Shape::Heading(match first {
                '=' | '═' => 1,
                _ => 2,
            });
        }
        is_rule
    }

    /// Joins a line that goes on with the block above; false where it begins something new.
    fn joins(&mut self, text: &str, indent: usize) -> bool {
        let Some(last) = self.blocks.last_mut() else {
            return false;
        };
        let goes_on = text.starts_with(|c: char| c.is_lowercase());
        let is_labelled = !goes_on && label(text).is_some();
        if self.gap || heading::role(text).is_some() || is_labelled {
            return false;
        }
        let is_open = !last
            .text
            .ends_with(['.', '!', '?', ':', ';', '"', '\'', '\u{201d}', '\u{2019}']);
        let joins = match &last.shape {
            Shape::Item(_) => {
                (indent > 0 && indent + 1 >= self.hanging)
                    || goes_on && (is_open || last.text.len() > SHORTEST_WRAPPED)
            }
            Shape::Note => true,
            Shape::Text => goes_on && is_open && last.text.len() > SHORTEST_WRAPPED,
            _ => false,
        };
        if joins {
            let rest = super::super::text::clean(&text.replace("**", ""));
            print::join(&mut last.text, &rest);
        }
        joins
    }
}

/// How many columns a line is indented.
fn indentation(line: &str) -> usize {
    let mut columns = 0;
    for c in line.chars() {
        match c {
            '\t' => columns = columns / 4 * 4 + 4,
            '\u{3000}' => columns += 2,
            c if c.is_whitespace() => columns += 1,
            _ => break,
        }
    }
    columns
}

/// A heading in the manner of Markdown or of a wiki, with its level.
fn ranked(text: &str) -> Option<(u8, &str)> {
    let sign = if text.starts_with('=') { '=' } else { '#' };
    let title = text.trim_start_matches(sign);
    let level = text.len() - title.len();
    let is_heading = (1..=6).contains(&level) && title.starts_with([' ', '\t']);
    let title = title.trim().trim_end_matches(sign).trim();
    let is_number = title.chars().all(|c| !c.is_alphabetic());
    (is_heading && !is_number).then(|| (level as u8, title.trim_matches('*')))
}

/// The text of a line that is bold as a whole.
fn bold(text: &str) -> Option<&str> {
    let bare = text.trim_end_matches(':');
    let inner = ["**", "__"]
        .iter()
        .find_map(|mark| bare.strip_prefix(mark)?.strip_suffix(mark))?
        .trim();
    let whole = !inner.is_empty() && !inner.contains("**") && !inner.contains("__");
    whole.then_some(inner)
}

fn is_table_row(text: &str) -> bool {
    text.len() > 2 && text.starts_with('|') && text.ends_with('|') || text.starts_with("+--")
}

/// The label of an answer or a remark below a question.
fn is_answer(text: &str) -> bool {
    has_label(text, &["a", "answer", "hint", "tip", "ans"]) || star::probe(text).is_some()
}

fn is_question(text: &str) -> bool {
    has_label(text, &["q"])
}

/// Whether a text begins with one of the words, perhaps a number, and a colon or stop.
fn has_label(text: &str, words: &[&str]) -> bool {
    let Some((label, rest)) = text.split_once([':', '.']) else {
        return false;
    };
    let label = label.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let is_colon = text[..text.len() - rest.len()].ends_with(':');
    rest.starts_with(' ')
        && label.len() < 10
        && words
            .iter()
            .any(|word| label.eq_ignore_ascii_case(word) && (is_colon || *word == "q"))
}
