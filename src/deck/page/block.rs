//! What every reader turns a file into. Knows neither formats nor themes.

use super::super::model::Problem;
use super::super::text::clean;

/// The level of a heading that stands out without a level of its own: a bold or underlined line.
pub const UNRANKED: u8 = 7;

/// A heading, an item, a paragraph or line, or a row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its line in the file, counted from 1.
    pub line: usize,
    /// Whether an empty line, or a paragraph's edge, sets it off from what is above.
    pub gap: bool,
    /// What it is.
    pub shape: Shape,
    /// Its text, cleaned; a row's cells are in its shape.
    pub text: String,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A heading of level 1 to 6, or [`UNRANKED`].
    Heading(u8),
    /// A bulleted or numbered item.
    Item(Item),
    /// A paragraph, or a line of one.
    Text,
    /// What belongs to the item above: an answer, a definition, the text below a question.
    Note,
    /// One of several links that stand side by side.
    Link,
    /// A row of a table.
    Row(Row),
}

/// How an item stands in its list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// How deep it is nested, from 0.
    pub depth: usize,
    /// Its number, where it has one.
    pub number: Option<u32>,
    /// Whether it was a heading of its own.
    pub heading: bool,
    /// The symbol that made it an item, where one did.
    pub sign: Option<char>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells, cleaned.
    pub cells: Vec<String>,
    /// Whether the format says that it names the columns.
    pub header: bool,
    /// Whether it begins a table.
    pub first: bool,
}

impl Block {
    /// A block set off from what is above.
    pub fn new(line: usize, shape: Shape, text: &str) -> Self {
        Self {
            line,
            gap: true,
            shape,
            text: clean(text),
        }
    }

    /// A row of a table.
    pub fn row(line: usize, row: Row) -> Self {
        Self::new(line, Shape::Row(row), "")
    }

    /// Whether it is an item.
    pub const fn is_item(&self) -> bool {
        matches!(self.shape, Shape::Item(_))
    }

    /// Whether it is a heading that the format marks as one.
    pub const fn is_heading(&self) -> bool {
        matches!(self.shape, Shape::Heading(_))
    }

    /// Its item's place in the list, where it is one.
    pub const fn item(&self) -> Option<Item> {
        match self.shape {
            Shape::Item(item) => Some(item),
            _ => None,
        }
    }
}

/// A file as blocks, with what it says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The blocks in their order.
    pub blocks: Vec<Block>,
    /// The title it states outside its text; a first heading beats it.
    pub title: Option<String>,
    /// Its canonical address.
    pub address: Option<String>,
    /// The collection it states to belong to.
    pub track: Option<String>,
    /// The level it states.
    pub level: Option<String>,
    /// The summary it states.
    pub summary: Option<String>,
    /// The words it states to be found by.
    pub tags: Vec<String>,
    /// Whether its form alone makes it a list: an array of texts, say.
    pub is_list: bool,
    /// What was odd so far.
    pub problems: Vec<Problem>,
}

impl Document {
    /// Takes a value that the file states about itself under a name; unknown names are left alone.
    pub fn state(&mut self, key: &str, value: &str) {
        let value = clean(value);
        if value.is_empty() {
            return;
        }
        let key = clean(key).to_lowercase().replace(['_', '-'], " ");
        let place = match key.as_str() {
            "title" | "name" => &mut self.title,
            "track" | "collection" | "series" => &mut self.track,
            "level" | "difficulty" => &mut self.level,
            "summary" | "description" | "excerpt" => &mut self.summary,
            "url" | "canonical" | "canonical url" | "permalink" | "source" | "address" | "link" => {
                if !is_address(&value) {
                    return;
                }
                &mut self.address
            }
            "tags" | "keywords" => {
                let tags = value.trim_matches(['[', ']']).split(',');
                let tags = tags.map(|tag| clean(tag.trim().trim_matches(['"', '\''])));
                self.tags.extend(tags.filter(|tag| !tag.is_empty()));
                return;
            }
            _ => return,
        };
        place.get_or_insert(value);
    }
}

/// Whether a text is the address of a page.
pub fn is_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.len() > 3 && !rest.contains(char::is_whitespace))
        && text.len() < 2000
}
