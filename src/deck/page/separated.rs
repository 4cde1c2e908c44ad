//! The reader for values between commas, semicolons or tabs, as spreadsheets save and paste them.
//! Knows no themes.

use csv::{ReaderBuilder, StringRecord};

use super::super::text::clean;
use super::Refusal;
use super::block::{Block, Document, Row, Shape};
use super::html::unescaped;
use super::lines;
use super::table;

/// So many records decide which separator a file uses.
const TRIED: usize = 60;

/// A sheet has no more rows than this above its columns' names.
const MOST_ABOVE: usize = 5;

/// A table of prompts has no more columns than this.
const WIDEST: usize = 200;

/// Reads a table. Refused: one with more columns than anybody fills.
pub fn read(text: &str) -> Result<Document, Refusal> {
    let (first_line, named) = head(text);
    let body = text
        .splitn(first_line + 1, '\n')
        .nth(first_line)
        .unwrap_or("");
    let is_marked_up = text
        .lines()
        .take(first_line)
        .any(|line| line == "#html:true");
    let Some(separator) = named.or_else(|| separator(body)) else {
        return Ok(one_column(text));
    };
    let mut blocks: Vec<Block> = Vec::new();
    for record in records(body, separator) {
        let line = first_line + record.position().map_or(0, |place| place.line() as usize);
        if record.len() > WIDEST {
            return Err(Refusal::new(
                format!(
                    "line {line} has {} columns; the limit is {WIDEST}",
                    record.len()
                ),
                &["keep the column of prompts and those that explain it"],
            ));
        }
        let plain = |cell: &str| {
            if is_marked_up {
                unmarked(cell)
            } else {
                clean(cell)
            }
        };
        let cells: Vec<String> = record.iter().map(plain).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            let first = blocks.is_empty();
            blocks.push(Block::row(
                line,
                Row {
                    cells,
                    header: false,
                    first,
                },
            ));
        }
    }
    let title = title_above(&mut blocks);
    Ok(Document {
        blocks,
        title,
        is_list: true,
        ..Document::default()
    })
}

/// How many lines say how the file is written, and the separator that they name: "sep=;" of a spreadsheet,
/// "#separator:tab" of flash cards.
fn head(text: &str) -> (usize, Option<u8>) {
    if let Some(named) = text.strip_prefix("sep=") {
        return (1, named.bytes().next());
    }
    let Some(named) = text.strip_prefix("#separator:") else {
        return (0, None);
    };
    let lines = text.lines().take_while(|line| line.starts_with('#'));
    let separator = match named
        .lines()
        .next()
        .unwrap_or("")
        .trim()
        .to_lowercase()
        .as_str()
    {
        "tab" | "" => b'\t',
        "comma" => b',',
        "semicolon" => b';',
        "pipe" => b'|',
        name => name.as_bytes()[0],
    };
    (lines.count(), Some(separator))
}

/// A cell's text without its markup.
fn unmarked(cell: &str) -> String {
    let mut text = String::new();
    let mut rest = cell;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let name = tag.trim_start_matches('/').to_ascii_lowercase();
        let is_inline = ["b>", "i>", "u>", "em>", "strong>", "span"]
            .iter()
            .any(|known| name.starts_with(known));
        text.push_str(if is_inline { "" } else { " " });
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    clean(&unescaped(&text))
}

/// A sheet's title and remarks stand alone in rows above the one that names the columns.
fn title_above(blocks: &mut Vec<Block>) -> Option<String> {
    let cells = |block: &Block| match &block.shape {
        Shape::Row(row) => row.cells.clone(),
        _ => Vec::new(),
    };
    let filled = |block: &Block| {
        let cells = cells(block);
        cells
            .into_iter()
            .filter(|cell| !cell.is_empty())
            .collect::<Vec<_>>()
    };
    let lone = blocks.iter().take_while(|block| filled(block).len() == 1);
    let above = lone.take(MOST_ABOVE).count();
    let header = blocks.get(above).filter(|_| above > 0)?;
    if !table::names_columns(&cells(header)) {
        return None;
    }
    let title = filled(&blocks[0]).pop();
    blocks.drain(..above);
    if let Some(Block {
        shape: Shape::Row(row),
        ..
    }) = blocks.first_mut()
    {
        row.first = true;
    }
    title
}

fn records(text: &str, separator: u8) -> impl Iterator<Item = StringRecord> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
        .into_records()
        .filter_map(Result::ok)
}

/// The separator that gives the most regular table; none where the lines are whole prompts.
fn separator(text: &str) -> Option<u8> {
    let mut best: Option<(usize, u8)> = None;
    for separator in *b"\t;,|" {
        let rows: Vec<StringRecord> = records(text, separator).take(TRIED).collect();
        let first: Vec<String> = rows
            .first()
            .map(|row| row.iter().map(clean).collect())
            .unwrap_or_default();
        let widths: Vec<usize> = rows.iter().map(StringRecord::len).collect();
        let usual = widths.iter().copied().max_by_key(|width| {
            (
                widths.iter().filter(|other| *other == width).count(),
                *width,
            )
        })?;
        let regular = widths.iter().filter(|width| **width == usual).count();
        let named = table::names_columns(&first);
        let is_quoted = text.trim_start().starts_with('"');
        if named && first.len() > 1 {
            return Some(separator);
        }
        let percent = 100 * regular / rows.len().max(1);
        // Prompts have commas of their own: a few odd rows say that these are sentences.
        let enough = if separator == b',' && !is_quoted {
            100
        } else {
            70
        };
        if usual > 1 && percent >= enough && best.is_none_or(|(most, _)| percent > most) {
            best = Some((percent, separator));
        }
    }
    let is_quoted = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .all(|line| line.starts_with('"'));
    best.map(|(_, separator)| separator)
        .or_else(|| is_quoted.then_some(b','))
}

/// A file of one column: a prompt a line, and perhaps a name above them.
fn one_column(text: &str) -> Document {
    let mut document = lines::read(text);
    let names_itself = document
        .blocks
        .first()
        .is_some_and(|block| table::names_columns(std::slice::from_ref(&block.text)));
    if names_itself {
        document.blocks.remove(0);
    }
    for block in &mut document.blocks {
        if let Some(inner) = block
            .text
            .strip_prefix('"')
            .and_then(|text| text.strip_suffix('"'))
        {
            block.text = clean(&inner.replace("\"\"", "\""));
        }
    }
    Document {
        is_list: true,
        ..document
    }
}
