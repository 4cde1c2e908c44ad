//! What the columns of a table hold. Knows no format.

mod names;

use super::ask;
use super::block::{Block, Shape};
use super::entries::Entry;
use super::heading::{self, Role};
use names::{Column, column, is_plain_text, kind};

pub use names::{explains, names_columns};

/// The cards of the rows among blocks, table by table. `role` is what the section holds; without
/// one a table holds prompts.
pub fn entries(blocks: &[Block], role: Option<Role>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut table: Vec<(usize, &[String])> = Vec::new();
    let mut has_header = false;
    for block in blocks {
        let Shape::Row(row) = &block.shape else {
            continue;
        };
        if row.first {
            table_entries(&table, has_header, role, &mut entries);
            table.clear();
            has_header = false;
        }
        has_header |= row.header;
        table.push((block.line, &row.cells));
    }
    table_entries(&table, has_header, role, &mut entries);
    entries
}

fn table_entries(
    rows: &[(usize, &[String])],
    has_header: bool,
    role: Option<Role>,
    entries: &mut Vec<Entry>,
) {
    // A sheet on the web has its columns' letters above it.
    let is_lettered = rows.first().is_some_and(|(_, cells)| are_letters(cells));
    let (rows, has_header) = if is_lettered {
        (&rows[1..], false)
    } else {
        (rows, has_header)
    };
    let Some((_, first)) = rows.first() else {
        return;
    };
    let is_named = names_columns(first);
    let header = has_header || is_named || (rows.len() > 1 && is_other_than(rows));
    let body = &rows[usize::from(header)..];
    let names: &[String] = if header { first } else { &[] };
    let columns = columns(names, body, role.unwrap_or(Role::Prompts));
    let mut tag = None;
    for (line, cells) in body {
        let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
        // A row with nothing but a name in it heads the rows below.
        if let [name] = filled[..]
            && cells.len() > 1
            && heading::looks_like_one(name)
            && !holds_cards_beside_others(cells, &columns)
        {
            tag = Some(name.clone());
            continue;
        }
        let from = entries.len();
        row_entries(*line, cells, &columns, tag.as_ref(), entries);
        if let Some(prompt) = entries.get_mut(from) {
            prompt.notes.extend(answers(names, cells, &columns));
        }
    }
}

/// The row's answers, each behind the name of its column.
fn answers(names: &[String], cells: &[String], columns: &[Column]) -> Vec<String> {
    let filled = names.iter().zip(cells).zip(columns);
    filled
        .filter(|((_, cell), column)| **column == Column::Answer && !cell.is_empty())
        .map(|((name, cell), _)| format!("{name}: {cell}"))
        .collect()
}

/// Whether the one cell that is filled stands where other rows have a card, beside one of another kind:
/// strong signals beside weak ones, of which there may be fewer.
fn holds_cards_beside_others(cells: &[String], columns: &[Column]) -> bool {
    let holds_cards =
        |column: &&Column| matches!(column, Column::Cards(role) if *role != Role::Prompts);
    let place = cells.iter().position(|cell| !cell.is_empty());
    let is_card = place
        .and_then(|place| columns.get(place))
        .is_some_and(|column| holds_cards(&column));
    is_card && columns.iter().filter(holds_cards).count() > 1
}

/// Whether cells hold nothing but letters in their order: A, B, C.
fn are_letters(cells: &[String]) -> bool {
    let filled: Vec<&str> = cells
        .iter()
        .map(String::as_str)
        .filter(|cell| !cell.is_empty())
        .collect();
    let is_letter = |(place, cell): (usize, &&str)| {
        u8::try_from(place).is_ok_and(|place| cell.as_bytes() == [b'A'.saturating_add(place)])
    };
    filled.len() > 1 && filled.iter().enumerate().all(is_letter)
}

/// Whether the first row is unlike the others: no ask where all the others ask.
fn is_other_than(rows: &[(usize, &[String])]) -> bool {
    let asks = |cells: &[String]| cells.iter().any(|cell| ask::asks(cell));
    !asks(rows[0].1) && rows[1..].iter().all(|(_, cells)| asks(cells))
}

/// What each column holds; just one where several claim to hold the section's own cards.
fn columns(names: &[String], body: &[(usize, &[String])], role: Role) -> Vec<Column> {
    let width = body.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let main = Column::Cards(role);
    let mut columns: Vec<Column> = (0..width)
        .map(|index| {
            names
                .get(index)
                .and_then(|name| column(name))
                .unwrap_or(Column::Note)
        })
        .collect();
    // Below "Follow-up questions" a column "Question" holds those, below any heading a column "Text".
    if !columns.contains(&main) {
        for (index, column) in columns.iter_mut().enumerate() {
            let is_plain = || names.get(index).is_some_and(|name| is_plain_text(name));
            if *column == Column::Cards(Role::Prompts) && (role == Role::FollowUps || is_plain()) {
                *column = main;
            }
        }
    }
    if !columns.contains(&main)
        && !columns
            .iter()
            .any(|column| matches!(column, Column::Cards(Role::Prompts)))
    {
        let fullest = (0..width)
            .filter(|&index| {
                !matches!(
                    columns[index],
                    Column::Tag | Column::Kind | Column::Cards(_)
                )
            })
            .max_by_key(|&index| (score(body, index, role), std::cmp::Reverse(index)));
        if let Some(fullest) = fullest {
            columns[fullest] = main;
            // Without names, what stands beside prompts in few words files them.
            if names.is_empty() && role == Role::Prompts {
                for (index, column) in columns.iter_mut().enumerate() {
                    if index != fullest {
                        *column = if is_tag(body, index) {
                            Column::Tag
                        } else {
                            Column::Other
                        };
                    }
                }
            }
        }
    }
    let claims = (0..width).filter(|&index| columns[index] == main);
    let best = claims.max_by_key(|&index| (score(body, index, role), std::cmp::Reverse(index)));
    for (index, column) in columns.iter_mut().enumerate() {
        if *column == main && Some(index) != best {
            *column = Column::Note;
        }
    }
    columns
}

/// How much a column looks like cards: by its asks for prompts, by its order for the others.
fn score(body: &[(usize, &[String])], index: usize, role: Role) -> usize {
    let cells = || body.iter().filter_map(|(_, cells)| cells.get(index));
    let letters = cells()
        .filter(|cell| cell.contains(char::is_alphabetic))
        .count();
    if role == Role::Prompts {
        let asks = cells().filter(|cell| ask::asks(cell)).count();
        let words: usize = cells().map(|cell| cell.split(' ').count().min(30)).sum();
        asks * 1000 + words
    } else {
        usize::from(letters * 2 > body.len())
    }
}

/// Whether a column holds few short names, most of them again and again.
fn is_tag(body: &[(usize, &[String])], index: usize) -> bool {
    let cells: Vec<&String> = body
        .iter()
        .filter_map(|(_, cells)| cells.get(index))
        .collect();
    let mut names: Vec<&&String> = cells.iter().collect();
    names.sort_unstable();
    names.dedup();
    let is_name = |cell: &&&String| {
        cell.chars().count() <= 40 && cell.contains(char::is_alphabetic) && !ask::asks(cell)
    };
    names.len() < cells.len() && cells.iter().filter(|cell| is_name(cell)).count() * 2 > cells.len()
}

fn row_entries(
    line: usize,
    cells: &[String],
    columns: &[Column],
    tag: Option<&String>,
    entries: &mut Vec<Entry>,
) {
    let of = |wanted: Column| {
        cells
            .iter()
            .zip(columns)
            .filter(move |(cell, column)| **column == wanted && !cell.is_empty())
    };
    let tag = of(Column::Tag)
        .map(|(cell, _)| one_line(cell))
        .next()
        .or_else(|| tag.cloned());
    let kind = of(Column::Kind).find_map(|(cell, _)| kind(cell));
    // A mark or a score explains nothing.
    let notes: Vec<String> = of(Column::Note)
        .map(|(cell, _)| one_line(cell))
        .filter(|cell| cell.contains(char::is_alphabetic))
        .collect();
    let mut is_first = true;
    for (cell, column) in cells.iter().zip(columns) {
        let Column::Cards(role) = *column else {
            continue;
        };
        let role = if is_first { kind.unwrap_or(role) } else { role };
        let mut parts: Vec<&str> = cell.split('\n').collect();
        // A prompt may run over several lines of its cell; several prompts each ask for a story.
        let whole = one_line(cell);
        if role == Role::Prompts && !parts.iter().all(|part| ask::asks_for_story(part)) {
            parts = vec![&whole];
        }
        for text in parts.into_iter().filter(|text| !text.trim().is_empty()) {
            entries.push(Entry {
                role: Some(role),
                line,
                text: text.to_owned(),
                notes: if is_first { notes.clone() } else { Vec::new() },
                tag: tag.clone(),
                ..Entry::default()
            });
            is_first = false;
        }
    }
}

fn one_line(cell: &str) -> String {
    let lines: Vec<&str> = cell.split('\n').map(str::trim).collect();
    lines.join(" ").trim().to_owned()
}
