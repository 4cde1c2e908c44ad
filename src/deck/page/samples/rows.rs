//! Answers told in a table, as the lines that they would be. Judges none.

use super::super::super::model::Verdict;
use super::super::block::{Block, Row, Shape, UNRANKED};
use super::super::star;

/// A table of answers has no more columns than this.
const WIDEST: usize = 40;

/// The blocks with each table of answers taken apart into lines; other tables stay rows.
pub fn unrolled(blocks: &[Block]) -> Vec<Block> {
    let mut lines = Vec::new();
    let mut table: Vec<&Block> = Vec::new();
    for block in blocks {
        let row = row(block);
        if row.is_none_or(|row| row.first) {
            lines.append(&mut unroll(&table));
            table.clear();
        }
        if row.is_some() {
            table.push(block);
        } else {
            lines.push(block.clone());
        }
    }
    lines.append(&mut unroll(&table));
    lines
}

const fn row(block: &Block) -> Option<&Row> {
    match &block.shape {
        Shape::Row(row) => Some(row),
        _ => None,
    }
}

fn cells(block: &Block) -> &[String] {
    row(block).map_or(&[], |row| row.cells.as_slice())
}

fn unroll(table: &[&Block]) -> Vec<Block> {
    let Some((first, body)) = table.split_first() else {
        return Vec::new();
    };
    if table.iter().any(|row| cells(row).len() > WIDEST) {
        return table.iter().map(|&row| row.clone()).collect();
    }
    let names = cells(first);
    if names.iter().filter(|name| is_part(name)).count() > 1 {
        return body.iter().flat_map(|row| across(names, row)).collect();
    }
    let is_labelled = |row: &&&Block| cells(row).first().is_some_and(|cell| is_part(cell));
    let labelled = table.iter().filter(is_labelled).count();
    if labelled > 1 {
        return down(table, is_labelled(&first));
    }
    if sets_answers_side_by_side(names) {
        return side_by_side(names, body);
    }
    table.iter().map(|&row| row.clone()).collect()
}

/// Whether a row's cells call one column's answers strong and another's weak.
pub fn sets_answers_side_by_side(names: &[String]) -> bool {
    let verdicts: Vec<Verdict> = names.iter().filter_map(|name| star::badge(name)).collect();
    verdicts.contains(&Verdict::Strong) && verdicts.contains(&Verdict::Weak)
}

/// A column for each answer, told in free words below its verdict.
fn side_by_side(names: &[String], body: &[&Block]) -> Vec<Block> {
    let mut lines = Vec::new();
    for row in body {
        let filled = || {
            names
                .iter()
                .zip(cells(row))
                .filter(|(_, cell)| !cell.is_empty())
        };
        let asked = filled().find(|(name, _)| is_prompt(name));
        for (name, cell) in filled().filter(|(name, _)| star::badge(name).is_some()) {
            lines.push(Block::new(row.line, Shape::Text, name));
            let prompt = asked.map(|(_, asked)| format!("Prompt: {asked}"));
            lines.extend(prompt.map(|text| Block::new(row.line, Shape::Text, &text)));
            let told = cell.split('\n').map(|text| format!("Answer: {text}"));
            lines.extend(told.map(|text| Block::new(row.line, Shape::Text, &text)));
        }
    }
    lines
}

fn is_part(name: &str) -> bool {
    matches!(star::part(name), Some((_, "")))
}

fn is_prompt(name: &str) -> bool {
    star::prompt(&format!("{name}:")).is_some()
}

/// A row for each answer, its parts side by side below their names.
fn across(names: &[String], row: &Block) -> Vec<Block> {
    let filled = || {
        let cells = names.iter().zip(cells(row));
        cells.filter(|(_, cell)| !cell.is_empty())
    };
    let line = |text: &str| Block::new(row.line, Shape::Text, text);
    let is_title = |name: &str| {
        ["title", "example", "story", "headline", "name", "answer"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
    };
    let verdict = filled().find(|(_, cell)| star::badge(cell).is_some());
    let title = filled().find(|(name, _)| is_title(name));
    let mut lines: Vec<Block> = verdict.iter().map(|(_, cell)| line(cell)).collect();
    lines.extend(title.map(|(_, cell)| Block::new(row.line, Shape::Heading(UNRANKED), cell)));
    lines.extend(
        filled()
            .filter(|(name, _)| is_prompt(name))
            .map(|(_, cell)| line(&format!("Prompt: {cell}"))),
    );
    lines.extend(
        filled()
            .filter(|(name, _)| is_part(name))
            .map(|(name, cell)| line(&format!("{name}: {cell}"))),
    );
    lines
}

/// A column for each answer, its parts one below the other beside their names.
fn down(table: &[&Block], is_unnamed: bool) -> Vec<Block> {
    let width = table.iter().map(|row| cells(row).len()).max().unwrap_or(0);
    let (names, body) = if is_unnamed {
        (None, table)
    } else {
        (table.first(), &table[1..])
    };
    let mut lines = Vec::new();
    for column in 1..width {
        let name = names
            .and_then(|row| cells(row).get(column))
            .filter(|name| !name.is_empty() && (width > 2 || star::is_part(name)));
        if let Some((row, name)) = names.zip(name) {
            lines.push(Block::new(row.line, Shape::Heading(UNRANKED), name));
        }
        for row in body {
            let (Some(label), Some(cell)) = (cells(row).first(), cells(row).get(column)) else {
                continue;
            };
            if cell.is_empty() {
                continue;
            }
            let text = if is_prompt(label) {
                format!("Prompt: {cell}")
            } else if is_part(label) {
                format!("{label}: {cell}")
            } else {
                cell.clone()
            };
            lines.push(Block::new(row.line, Shape::Text, &text));
        }
    }
    lines
}
