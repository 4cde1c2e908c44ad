//! The reader for values between commas, semicolons or tabs, as spreadsheets save and paste them.
//! Knows no themes.

use csv::{ReaderBuilder, StringRecord};

use super::super::text::clean;
use super::Refusal;
use super::block::{Block, Document, Row, Shape};
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
    // A spreadsheet may say on the first line which separator it uses.
    let named = text
        .strip_prefix("sep=")
        .and_then(|rest| rest.bytes().next());
    let body = if named.is_some() {
        text.split_once('\n').map_or("", |(_, body)| body)
    } else {
        text
    };
    let first_line = usize::from(named.is_some());
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
        let cells: Vec<String> = record.iter().map(clean).collect();
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
