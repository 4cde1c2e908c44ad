//! A saved theme page, or a list made by hand, read into a deck. Never opens a file and never asks.
//!
//! Four stages, each ignorant of its neighbours' matters: bytes become text ([`decode`]); text becomes
//! blocks, by one reader for each format; blocks become sections by their headings; sections become a
//! deck and a list of problems with line numbers.

mod ask;
mod badge;
mod block;
mod build;
mod decode;
mod entries;
mod header;
mod heading;
mod html;
mod json;
mod label;
mod lines;
mod list;
mod mark;
mod markdown;
mod outline;
mod repeats;
mod samples;
mod sections;
mod separated;
mod sniff;
mod star;
mod table;
mod themes;

use super::model::{Deck, Problem};

pub use build::linked;
pub use decode::{LARGEST, check_size, decode};
pub use header::slug_of;
pub use themes::split;

/// What is known about a file beside its bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hint<'a> {
    /// The file's name as it was typed; empty for standard input.
    pub name: &'a str,
    /// Read it as a list, one prompt an item, whatever headings it has.
    pub list: bool,
}

impl<'a> Hint<'a> {
    /// The file's own name, without the folders before it.
    fn file(self) -> &'a str {
        self.name.rsplit(['/', '\\']).next().unwrap_or("")
    }
}

/// A page as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The deck: at least one prompt, no card twice.
    pub deck: Deck,
    /// The slug of its short title.
    pub slug: String,
    /// The page's canonical address, where it states one.
    pub address: Option<String>,
    /// What was odd in the file, by line.
    pub problems: Vec<Problem>,
    /// One link for each sample, in their order.
    pub links: Vec<Link>,
    /// The themes of a file that holds several, in their order; each is a tag of its cards.
    pub themes: Vec<String>,
}

/// Which prompt a sample answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The line of the sample.
    pub line: usize,
    /// The sample's place in the deck.
    pub sample: usize,
    /// The prompt's place in the deck; none: the sample stands for the whole theme.
    pub prompt: Option<usize>,
    /// Whether the link rests on likeness only.
    pub guess: bool,
}

/// Why a file gives no deck, and what to do next; lower case, no full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong with the file.
    pub reason: String,
    /// What else helps: a line each.
    pub help: Vec<String>,
}

impl Refusal {
    fn new(reason: impl Into<String>, help: &[&str]) -> Self {
        Self {
            reason: reason.into(),
            help: help.iter().map(|&line| line.to_owned()).collect(),
        }
    }
}

/// Reads a page of any format. Refused: what is too large, not text, too deep, or holds no prompt.
pub fn read(bytes: &[u8], hint: Hint<'_>) -> Result<Page, Refusal> {
    let (mut text, notes) = decode::decode_with_pages(bytes)?;
    let format = sniff::format(hint.file(), &text);
    if format != sniff::Format::Plain {
        text = text.replace(decode::PAGE_BREAK, "");
    }
    let mut document = match format {
        sniff::Format::Html => html::read(&text)?,
        sniff::Format::Markdown => markdown::read(&text)?,
        sniff::Format::Json => json::read(&text)?,
        sniff::Format::Separated => separated::read(&text)?,
        sniff::Format::Org => outline::org(&text)?,
        sniff::Format::Opml => outline::opml(&text)?,
        // Text copied out of a page's source keeps its entities.
        sniff::Format::Plain => lines::read(&html::unescaped(&text)),
        sniff::Format::Archive => {
            return Err(Refusal::new(
                "it is a web archive",
                &["save the page as HTML or as text instead"],
            ));
        }
        sniff::Format::Encoded => {
            return Err(Refusal::new(
                "it is a mail in encoded parts",
                &["open it and paste its text:  retell import -"],
            ));
        }
    };
    check_measure(&document)?;
    document.problems.splice(0..0, notes);
    mark::join_lone_marks(&mut document.blocks);
    header::bare_title(&mut document.blocks);
    build::build(document, hint)
}

/// A page has tens of headings, items and lines, a long list hundreds; more than this is something else.
const MOST_BLOCKS: usize = 25_000;

/// Letters of the longest paragraph that is read.
const LONGEST_BLOCK: usize = 30_000;

/// Refuses what is a text but no page: it would make cards that nobody can practise.
fn check_measure(document: &block::Document) -> Result<(), Refusal> {
    let blocks = document.blocks.len();
    if blocks > MOST_BLOCKS {
        return Err(Refusal::new(
            format!("it has {blocks} lines and items; the limit is {MOST_BLOCKS}"),
            &["split it into one file a theme and import the folder"],
        ));
    }
    let longest = document.blocks.iter().find(|block| {
        let cells = match &block.shape {
            block::Shape::Row(row) => row.cells.iter().map(String::len).max().unwrap_or(0),
            _ => 0,
        };
        block.text.len().max(cells) > LONGEST_BLOCK
    });
    match longest {
        Some(block) => Err(Refusal::new(
            format!(
                "the text on line {} has more than {LONGEST_BLOCK} letters",
                block.line
            ),
            &["save the page again, or break the text into lines"],
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
