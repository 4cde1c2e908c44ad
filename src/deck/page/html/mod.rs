//! The reader for HTML: a browser's page, an export, a fragment. Ignores menus, footers, scripts and what
//! is hidden. Knows no themes.

mod frame;
mod rows;
mod tag;
mod tags;

use std::collections::HashSet;

use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

use super::Refusal;
use super::block::{Block, Document, Item, Shape, UNRANKED};
use super::lines::Lines;
use super::mark;
pub use tag::unescaped;

/// Elements that stand within a line.
const INLINE: [&str; 37] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "ruby", "rb", "img", "input", "bdo",
];

/// Summaries of folding passages are headings of the lowest level.
const FOLDED: u8 = 6;

/// Reads HTML.
pub fn read(text: &str) -> Result<Document, Refusal> {
    let (reduced, mut document) = tags::reduce(text)?;
    let html = Html::parse_document(&reduced);
    drop(reduced);
    let root = html.root_element();
    let mut reader = Reader {
        line: 1,
        headings: frame::headings(root),
        ..Reader::default()
    };
    if let Some(main) = frame::only_main(root) {
        reader.title_outside(root);
        reader.children(main);
    } else {
        reader.children(root);
    }
    reader.flush();
    document.blocks = reader.blocks;
    document.title = document.title.filter(|title| !title.is_empty());
    Ok(document)
}

/// A line being gathered.
#[derive(Default)]
struct Gathered {
    text: String,
    bold: usize,
    letters: usize,
    links: Vec<String>,
    outside: usize,
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    now: Gathered,
    line: usize,
    depth: usize,
    bold: usize,
    link: bool,
    preserved: bool,
    in_article: bool,
    lists: Vec<Option<u32>>,
    /// The page's headings, as titles are compared; empty within an item or a cell.
    headings: HashSet<String>,
    /// What the edges of blocks within a line become, if not blanks.
    edge: Option<char>,
}

impl Reader {
    fn children(&mut self, element: ElementRef<'_>) {
        let mut after_element = false;
        for child in element.children() {
            match child.value() {
                Node::Text(text) => {
                    self.text(text);
                    after_element = false;
                }
                Node::Element(value) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        // Two pills side by side are two words.
                        let is_pill = matches!(value.name(), "span" | "a" | "small" | "time");
                        if is_pill && after_element {
                            self.keep_apart(child);
                        }
                        self.element(child, value);
                        after_element = is_pill;
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, value: &Element) {
        if value.attr("hidden").is_some() || frame::is_reference(element) {
            return;
        }
        if frame::is_frame(element) {
            return self.flush();
        }
        if let Some(line) = value.attr("l").and_then(|line| line.parse().ok()) {
            self.line = line;
        }
        match value.name() {
            "nav" | "footer" | "head" | "hr" | "figcaption" => self.flush(),
            "figure" if !frame::holds_blocks(element) => self.flush(),
            _ if self.lists.is_empty() && frame::is_contents(element, &self.headings) => {
                self.flush();
            }
            "header" if !self.in_article => {
                self.flush();
                self.title_in(element);
            }
            "br" => self.now.text.push('\n'),
            "b" | "strong" => {
                self.bold += 1;
                self.children(element);
                self.bold -= 1;
            }
            "a" => self.link(element),
            "ul" | "ol" | "menu" | "dir" => self.list(element, value),
            "li" => self.item(element),
            "dt" => self.whole(
                element,
                Shape::Item(Item {
                    depth: self.depth,
                    ..Item::default()
                }),
            ),
            "dd" => self.definition(element),
            "table" => self.table(element),
            "pre" => self.preserved(element),
            "summary" => self.whole(element, Shape::Heading(FOLDED)),
            name if heading_level(name).is_some() && !frame::holds_items(element) => {
                self.whole(
                    element,
                    Shape::Heading(heading_level(name).unwrap_or(UNRANKED)),
                );
            }
            name if INLINE.contains(&name) => self.children(element),
            name => self.part(element, name),
        }
    }

    /// A text whose lines stay as they are.
    fn preserved(&mut self, element: ElementRef<'_>) {
        self.flush();
        let before = std::mem::replace(&mut self.preserved, true);
        self.children(element);
        self.preserved = before;
        self.flush();
    }

    /// A part of the page that begins and ends a line.
    fn part(&mut self, element: ElementRef<'_>, name: &str) {
        self.flush();
        let before = self.in_article;
        self.in_article |= matches!(name, "article" | "main" | "section");
        self.children(element);
        self.in_article = before;
        self.flush();
    }

    /// Sets an element off from the word before it, where both would make one: a sentence goes on with
    /// its stop.
    fn keep_apart(&mut self, element: ElementRef<'_>) {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let next = element.text().flat_map(str::chars).next();
        if is_letter(self.now.text.chars().next_back()) && is_letter(next) {
            self.now.text.push(' ');
        }
    }

    fn text(&mut self, text: &str) {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        self.now.letters += letters;
        if self.bold > 0 {
            self.now.bold += letters;
        }
        if !self.link {
            self.now.outside += letters;
        }
        if self.preserved {
            self.now.text.push_str(text);
            return;
        }
        for word in text.split_inclusive(char::is_whitespace) {
            let bare = word.trim_end();
            self.now.text.push_str(bare);
            if bare.len() < word.len() && !self.now.text.ends_with([' ', '\n']) {
                self.now.text.push(' ');
            }
        }
    }

    fn link(&mut self, element: ElementRef<'_>) {
        let from = self.now.text.len();
        let blocks = self.blocks.len();
        let before = std::mem::replace(&mut self.link, true);
        self.children(element);
        self.link = before;
        // A link around whole blocks has been taken apart already.
        if self.blocks.len() == blocks
            && let Some(name) = self.now.text.get(from..)
            && !name.trim().is_empty()
        {
            self.now.links.push(name.trim().to_owned());
        }
    }

    /// What was gathered becomes blocks: links side by side, a bold line, or the lines of a paragraph.
    fn flush(&mut self) {
        let gathered = std::mem::take(&mut self.now);
        if gathered.text.trim().is_empty() {
            return;
        }
        let is_bold = gathered.letters > 0 && gathered.bold == gathered.letters;
        let text = gathered.text.trim();
        if gathered.links.len() > 1 && gathered.outside == 0 {
            for link in &gathered.links {
                self.blocks.push(Block::new(self.line, Shape::Link, link));
            }
        } else if is_bold && !text.contains('\n') && mark::marked(text).is_none() {
            self.blocks
                .push(Block::new(self.line, Shape::Heading(UNRANKED), text));
        } else {
            let mut lines = Lines::default();
            for (index, line) in text.split('\n').enumerate() {
                lines.line(self.line + if self.preserved { index } else { 0 }, line);
            }
            self.blocks.append(&mut lines.finish());
        }
    }

    /// An element that is one block as a whole.
    fn whole(&mut self, element: ElementRef<'_>, shape: Shape) {
        self.flush();
        let line = self.line;
        let text = self.inside(element);
        if !text.is_empty() {
            self.blocks.push(Block::new(line, shape, &text));
        }
    }

    /// All the text within an element, on one line.
    fn inside(&mut self, element: ElementRef<'_>) -> String {
        let mut inner = Reader {
            line: self.line,
            in_article: true,
            ..Reader::default()
        };
        inner.inline(element);
        let words: Vec<&str> = inner.now.text.split_whitespace().collect();
        words.join(" ")
    }

    /// Gathers all the text within an element; the edges of blocks become blanks.
    fn inline(&mut self, element: ElementRef<'_>) {
        let mut after_element = false;
        for child in element.children() {
            match child.value() {
                Node::Text(text) => {
                    self.text(text);
                    after_element = false;
                }
                Node::Element(value) if value.attr("hidden").is_none() => {
                    let is_inline = INLINE.contains(&value.name());
                    let edge = (!is_inline).then_some(self.edge.unwrap_or(' '));
                    self.now.text.extend(edge);
                    if let Some(child) = ElementRef::wrap(child)
                        && !frame::is_reference(child)
                        && !frame::is_frame(child)
                    {
                        if after_element {
                            self.keep_apart(child);
                        }
                        self.inline(child);
                    }
                    self.now.text.extend(edge);
                    after_element = matches!(value.name(), "span" | "a");
                }
                _ => {}
            }
        }
    }

    fn list(&mut self, element: ElementRef<'_>, value: &Element) {
        self.flush();
        self.lists.push((value.name() == "ol").then_some(1));
        let depth = self.depth;
        self.depth = self.lists.len() - 1;
        self.children(element);
        self.flush();
        self.lists.pop();
        self.depth = depth;
    }

    fn item(&mut self, element: ElementRef<'_>) {
        self.flush();
        let number = self.lists.last().copied().flatten();
        if let Some(Some(next)) = self.lists.last_mut() {
            *next += 1;
        }
        let mut inner = Reader {
            line: self.line,
            depth: self.depth,
            in_article: true,
            lists: self.lists.clone(),
            ..Reader::default()
        };
        inner.children(element);
        inner.flush();
        self.line = inner.line;
        let mut has_text = false;
        for mut block in inner.blocks {
            let is_text = matches!(block.shape, Shape::Text | Shape::Heading(_) | Shape::Link)
                || block
                    .item()
                    .is_some_and(|item| item.depth == 0 && self.depth > 0);
            let is_own =
                is_text || (!has_text && block.item().is_some_and(|item| item.depth == self.depth));
            if is_own && !has_text && mark::is_lone(&block.text) {
                continue;
            }
            if is_own {
                let heading = block.is_heading();
                block.shape = if has_text {
                    Shape::Note
                } else {
                    Shape::Item(Item {
                        depth: self.depth,
                        number,
                        heading: heading && self.lists.is_empty(),
                        ..Item::default()
                    })
                };
                has_text = true;
            }
            self.blocks.push(block);
        }
    }

    fn definition(&mut self, element: ElementRef<'_>) {
        self.flush();
        let before = self.blocks.len();
        self.children(element);
        self.flush();
        for block in &mut self.blocks[before..] {
            if block.shape == Shape::Text {
                block.shape = Shape::Note;
            }
        }
    }

    /// A page's head may hold its title beside its menu.
    fn title_in(&mut self, element: ElementRef<'_>) {
        let title = element
            .descendent_elements()
            .find(|inner| inner.value().name() == "h1");
        if let Some(title) = title {
            self.whole(title, Shape::Heading(1));
        }
    }

    /// The first title of a page whose content does not hold it.
    fn title_outside(&mut self, root: ElementRef<'_>) {
        let mut titles = root
            .descendent_elements()
            .filter(|inner| inner.value().name() == "h1");
        let outside = titles.all(|title| {
            !title.ancestors().any(|above| {
                above
                    .value()
                    .as_element()
                    .is_some_and(|above| above.name() == "main")
            })
        });
        if outside {
            self.title_in(root);
        }
    }
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}
