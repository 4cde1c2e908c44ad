//! The reader for Markdown, reader views included. Knows no themes.

mod callout;
mod contents;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::super::text::clean;
use super::block::{Block, Document, Item, Row, Shape, UNRANKED};
use super::lines::Lines;
use super::mark;
use super::{Refusal, html};

/// Deeper quotes and lists are refused: nobody writes them, and they cost time.
const DEEPEST: usize = 256;

/// A parser keeps each sign that may mark something up; more than this is no text.
const MOST_SIGNS: usize = 400_000;

/// Reads Markdown.
pub fn read(text: &str) -> Result<Document, Refusal> {
    check_depth(text)?;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_WIKILINKS;
    let mut reader = Reader {
        starts: line_starts(text),
        ..Reader::default()
    };
    for (event, place) in Parser::new_ext(text, options).into_offset_iter() {
        let line = reader.line_of(place.start);
        reader.contents.event(&event, reader.document.blocks.len());
        reader.event(event, line)?;
    }
    reader.contents.leave_out(&mut reader.document.blocks);
    Ok(reader.document)
}

fn check_depth(text: &str) -> Result<(), Refusal> {
    let is_sign = |byte: &u8| b"*_[]`~<!\\|>&".contains(byte);
    if text.bytes().filter(|byte| is_sign(byte)).count() > MOST_SIGNS {
        return Err(Refusal::new(
            format!("it has more than {MOST_SIGNS} signs of Markdown"),
            &["save the page's text alone"],
        ));
    }
    for (index, line) in text.lines().enumerate() {
        let signs = line
            .chars()
            .take_while(|c| matches!(c, '>' | '-' | '*' | '+' | ' ' | '\t'));
        let is_rule = line.trim().chars().all(|c| matches!(c, '-' | '*' | ' '));
        if !is_rule && signs.filter(|c| !c.is_whitespace()).count() > DEEPEST {
            return Err(Refusal::new(
                format!("line {} is nested deeper than {DEEPEST} levels", index + 1),
                &["save the page's text alone"],
            ));
        }
    }
    Ok(())
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0)
        .chain(text.match_indices('\n').map(|(place, _)| place + 1))
        .collect()
}

/// A line of a paragraph.
#[derive(Default)]
struct Line {
    number: usize,
    text: String,
    /// Letters in bold, and letters in all.
    bold: usize,
    letters: usize,
    /// The texts of its links, and letters outside of them.
    links: Vec<String>,
    outside: usize,
}

#[derive(Default)]
struct Reader {
    starts: Vec<usize>,
    document: Document,
    lines: Vec<Line>,
    /// For each open list the number of its next item.
    lists: Vec<Option<u64>>,
    /// For each open item whether its text is still to come.
    fresh: Vec<bool>,
    bold: usize,
    link: bool,
    cells: Vec<String>,
    table: Option<Row>,
    html: Option<(usize, String)>,
    inside: Inside,
    contents: contents::Contents,
}

/// What kind of passage the text stands in.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Text,
    FrontMatter,
    Code,
    Term,
    Definition,
}

impl Reader {
    fn line_of(&self, place: usize) -> usize {
        self.starts.partition_point(|&start| start <= place)
    }

    fn event(&mut self, event: Event<'_>, line: usize) -> Result<(), Refusal> {
        match event {
            Event::Start(tag) => self.start(&tag, line),
            Event::End(tag) => self.end(tag, line)?,
            Event::Text(text) if self.inside == Inside::FrontMatter => self.front_matter(&text),
            Event::Text(text) if self.inside == Inside::Code => {
                for (index, part) in text.split('\n').enumerate() {
                    self.lines.push(Line {
                        number: line + index,
                        text: part.to_owned(),
                        ..Line::default()
                    });
                }
            }
            Event::Text(text) | Event::Code(text) => self.text(&text, line),
            Event::Html(text) => {
                let (_, html) = self.html.get_or_insert((line, String::new()));
                html.push_str(&text);
            }
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => {
                self.break_line(line);
            }
            Event::SoftBreak | Event::HardBreak => self.break_line(line),
            Event::Rule => self.flush(),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str, line: usize) {
        if self.lines.is_empty() {
            self.break_line(line);
        }
        let (is_bold, is_link) = (self.bold > 0, self.link);
        let Some(last) = self.lines.last_mut() else {
            return;
        };
        if last.text.is_empty() {
            last.number = line;
        }
        last.text.push_str(text);
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        last.letters += letters;
        last.bold += if is_bold { letters } else { 0 };
        if !is_link {
            last.outside += letters;
        } else if let Some(name) = last.links.last_mut() {
            name.push_str(text);
        }
    }

    fn break_line(&mut self, line: usize) {
        self.lines.push(Line {
            number: line,
            ..Line::default()
        });
    }

    fn start(&mut self, tag: &Tag<'_>, line: usize) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Link { .. } => {
                self.link = true;
                if self.lines.is_empty() {
                    self.break_line(line);
                }
                if let Some(last) = self.lines.last_mut() {
                    last.links.push(String::new());
                }
            }
            Tag::List(number) => {
                self.flush();
                self.lists.push(*number);
            }
            Tag::Item => self.fresh.push(true),
            Tag::Table(_) => {
                self.flush();
                self.table = Some(Row {
                    first: true,
                    ..Row::default()
                });
            }
            Tag::TableHead => {
                if let Some(row) = &mut self.table {
                    row.header = true;
                }
            }
            Tag::MetadataBlock(_) => self.inside = Inside::FrontMatter,
            Tag::CodeBlock(_) => {
                self.flush();
                self.inside = Inside::Code;
            }
            Tag::DefinitionListTitle => self.inside = Inside::Term,
            Tag::DefinitionListDefinition => self.inside = Inside::Definition,
            Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::HtmlBlock => {
                self.flush();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, line: usize) -> Result<(), Refusal> {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Link => self.link = false,
            TagEnd::Heading(level) => self.heading(level as u8, line),
            TagEnd::Item => {
                self.flush();
                self.fresh.pop();
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::TableCell => {
                let lines = std::mem::take(&mut self.lines);
                let lines: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
                self.cells.push(clean(&lines.join("\n")));
            }
            TagEnd::TableHead | TagEnd::TableRow => self.row(line),
            TagEnd::Table => self.table = None,
            TagEnd::HtmlBlock => self.html_block()?,
            TagEnd::MetadataBlock(_) => self.inside = Inside::Text,
            TagEnd::CodeBlock | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => {
                self.flush();
                self.inside = Inside::Text;
            }
            TagEnd::Paragraph => self.flush(),
            _ => {}
        }
        Ok(())
    }

    fn push(&mut self, line: usize, shape: Shape, text: &str) {
        if !text.trim().is_empty() {
            self.document.blocks.push(Block::new(line, shape, text));
        }
    }

    fn heading(&mut self, level: u8, line: usize) {
        let text = joined(&std::mem::take(&mut self.lines));
        // An item may consist of a heading and what belongs to it.
        if let Some(fresh) = self.fresh.last_mut()
            && std::mem::take(fresh)
        {
            let item = Item {
                heading: true,
                ..self.place()
            };
            self.push(line, Shape::Item(item), &text);
        } else {
            self.push(line, Shape::Heading(level), &text);
        }
    }

    fn place(&self) -> Item {
        let number = self.lists.last().copied().flatten();
        Item {
            depth: self.lists.len().saturating_sub(1),
            number: number.map(|n| n as u32),
            ..Item::default()
        }
    }

    fn row(&mut self, line: usize) {
        let cells = std::mem::take(&mut self.cells);
        if let Some(row) = &mut self.table {
            let filled = Row {
                cells,
                ..row.clone()
            };
            *row = Row::default();
            self.document.blocks.push(Block::row(line, filled));
        }
    }

    fn html_block(&mut self) -> Result<(), Refusal> {
        if let Some((line, text)) = self.html.take() {
            let mut inner = html::read(&text)?;
            for block in &mut inner.blocks {
                block.line += line - 1;
            }
            self.document.blocks.append(&mut inner.blocks);
        }
        Ok(())
    }

    /// What was gathered becomes an item, what belongs to one, or lines of a paragraph.
    fn flush(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        let Some(first) = lines.iter().find(|line| !line.text.trim().is_empty()) else {
            return;
        };
        let number = first.number;
        if matches!(self.inside, Inside::Term | Inside::Definition) {
            let shape = if self.inside == Inside::Term {
                Shape::Item(Item::default())
            } else {
                Shape::Note
            };
            return self.push(number, shape, &joined(&lines));
        }
        if let Some(fresh) = self.fresh.last_mut() {
            if !std::mem::take(fresh) {
                return self.push(number, Shape::Note, &joined(&lines));
            }
            let item = self.place();
            if let Some(Some(next)) = self.lists.last_mut() {
                *next += 1;
            }
            return self.push(number, Shape::Item(item), &joined(&lines));
        }
        self.paragraph(lines);
    }

    fn paragraph(&mut self, lines: Vec<Line>) {
        let mut reader = Lines::default();
        for line in lines {
            let is_bold = line.letters > 0 && line.bold == line.letters;
            if let Some(title) = callout::title(&line.text) {
                self.document
                    .blocks
                    .append(&mut std::mem::take(&mut reader).finish());
                if callout::announces(&title) {
                    self.push(line.number, Shape::Heading(UNRANKED), &title);
                }
            } else if line.links.len() > 1 && line.outside == 0 {
                self.document
                    .blocks
                    .append(&mut std::mem::take(&mut reader).finish());
                for link in line.links {
                    self.push(line.number, Shape::Link, &link);
                }
            } else if is_bold && mark::marked(line.text.trim()).is_none() {
                self.document
                    .blocks
                    .append(&mut std::mem::take(&mut reader).finish());
                self.push(line.number, Shape::Heading(UNRANKED), &line.text);
            } else {
                reader.line(line.number, &line.text);
            }
        }
        self.document.blocks.append(&mut reader.finish());
    }

    fn front_matter(&mut self, text: &str) {
        for line in text.lines() {
            let Some((key, value)) = line.split_once([':', '=']) else {
                continue;
            };
            self.document
                .state(key, value.trim().trim_matches(['"', '\'']));
        }
    }
}

fn joined(lines: &[Line]) -> String {
    let texts: Vec<&str> = lines
        .iter()
        .map(|line| line.text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    texts.join(" ")
}
