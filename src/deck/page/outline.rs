//! Readers for the outlines of other programs: an org file as Markdown, an OPML file as nested items.

use super::Refusal;
use super::block::{Block, Document, Item, Shape};
use super::html::unescaped;
use super::markdown;

/// Outlines may be nested so deep.
const DEEPEST: usize = 256;

/// Reads an org file: stars are headings, keywords and properties no text.
pub fn org(text: &str) -> Result<Document, Refusal> {
    let lines: Vec<String> = text.split('\n').map(org_line).collect();
    markdown::read(&lines.join("\n"))
}

fn org_line(line: &str) -> String {
    let bare = line.trim();
    if let Some(field) = bare.strip_prefix("#+") {
        let (name, value) = field.split_once(':').unwrap_or((field, ""));
        let is_title = name.eq_ignore_ascii_case("title");
        return if is_title {
            format!("# {}", value.trim())
        } else {
            String::new()
        };
    }
    let is_planning = ["CLOSED:", "SCHEDULED:", "DEADLINE:"]
        .iter()
        .any(|start| bare.starts_with(start));
    let is_property =
        bare.len() > 2 && bare.starts_with(':') && !bare.contains(": ") && bare.ends_with(':')
            || bare.starts_with(':') && bare[1..].contains(": ");
    if is_planning || is_property {
        return String::new();
    }
    let title = line.trim_start_matches('*');
    let level = line.len() - title.len();
    if level == 0 || !title.starts_with(' ') {
        return line.to_owned();
    }
    let mut title = title.trim();
    for keyword in ["TODO ", "DONE ", "NEXT ", "WAITING "] {
        title = title.strip_prefix(keyword).unwrap_or(title);
    }
    // Tags stand behind a heading: ":work:interview:".
    if let Some((before, tags)) = title.rsplit_once(' ')
        && tags.len() > 2
        && tags.starts_with(':')
        && tags.ends_with(':')
    {
        title = before.trim_end();
    }
    format!("{} {title}", "#".repeat((level + 1).min(6)))
}

/// Whether a text is an OPML file.
pub fn is_opml(start: &str) -> bool {
    let head: String = start.chars().take(500).collect();
    head.contains("<opml")
}

/// Reads an OPML file: an item for each outline. Refused: one that is nested too deep.
pub fn opml(text: &str) -> Result<Document, Refusal> {
    let mut document = Document::default();
    let (mut rest, mut line, mut depth) = (text, 1, 0_usize);
    while let Some(place) = rest.find('<') {
        line += rest[..place].matches('\n').count();
        let tag = &rest[place + 1..];
        let length = tag_length(tag);
        let inner = &tag[..length];
        if inner.starts_with("title") {
            let title = tag[length..]
                .trim_start_matches('>')
                .split('<')
                .next()
                .unwrap_or("");
            document.state("title", &unescaped(title));
        } else if inner.starts_with("outline") {
            let text = attribute(inner, "text").unwrap_or_default();
            let item = Item {
                depth,
                ..Item::default()
            };
            let mut block = Block::new(line, Shape::Item(item), &text);
            block.gap = depth == 0;
            document.blocks.push(block);
            depth += usize::from(!inner.ends_with('/'));
        } else if inner.starts_with("/outline") {
            depth = depth.saturating_sub(1);
        }
        if depth > DEEPEST {
            return Err(Refusal::new(
                format!("line {line} is nested deeper than {DEEPEST} outlines"),
                &["save the outline as plain text"],
            ));
        }
        line += inner.matches('\n').count();
        rest = &tag[length..];
    }
    document.blocks.retain(|block| !block.text.is_empty());
    raise_below_root(&mut document.blocks);
    Ok(document)
}

/// How long a tag is without its brackets; one in quotes does not end it.
fn tag_length(tag: &str) -> usize {
    let mut quote = None;
    for (place, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return place,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    tag.len()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}="))? + name.len() + 2;
    let value = &tag[start..];
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = value[1..].split(quote).next()?;
    Some(unescaped(&inner.replace("&#10;", " ")))
}

/// A single outermost outline is the title of all the others.
fn raise_below_root(blocks: &mut [Block]) {
    let outermost = blocks
        .iter()
        .filter(|block| block.item().is_some_and(|item| item.depth == 0));
    if outermost.count() != 1 || blocks.len() < 2 {
        return;
    }
    for block in blocks.iter_mut() {
        if let Shape::Item(item) = &mut block.shape {
            block.gap = item.depth <= 1;
            item.depth = item.depth.saturating_sub(1);
        }
    }
    blocks[0].shape = Shape::Heading(1);
}
