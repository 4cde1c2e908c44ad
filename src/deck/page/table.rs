//! What the columns of a table hold. Knows no format.

use super::super::text::normal;
use super::ask;
use super::block::{Block, Shape};
use super::entries::Entry;
use super::heading::{self, Role};

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    /// Cards of that kind.
    Cards(Role),
    /// What the row's cards are filed under.
    Tag,
    /// Which kind of card the row is.
    Kind,
    /// An explanation of the row's card.
    Note,
    /// Nothing for a card.
    Other,
}

const PROMPT: [&str; 19] = [
    "question",
    "questions",
    "prompt",
    "prompts",
    "ask",
    "asks",
    "text",
    "q",
    "interview question",
    "item",
    "frage",
    "fragen",
    "pregunta",
    "preguntas",
    "pergunta",
    "domanda",
    "vraag",
    "question posée",
    "質問",
];
const TAG: [&str; 24] = [
    "category",
    "categories",
    "theme",
    "themes",
    "topic",
    "topics",
    "tag",
    "tags",
    "principle",
    "leadership principle",
    "lp",
    "competency",
    "group",
    "section",
    "area",
    "skill",
    "value",
    "thema",
    "kategorie",
    "bereich",
    "thème",
    "catégorie",
    "tema",
    "categoría",
];
const KIND: [&str; 4] = ["kind", "type", "card type", "card"];
const NOTE: [&str; 14] = [
    "explanation",
    "why",
    "advice",
    "ready",
    "what to have ready",
    "tip",
    "tips",
    "how to answer",
    "detail",
    "details",
    "description",
    "fix",
    "better",
    "instead",
];
const OTHER: [&str; 23] = [
    "id",
    "no",
    "no.",
    "nr",
    "#",
    "number",
    "level",
    "difficulty",
    "answer",
    "answers",
    "my answer",
    "story",
    "company",
    "companies",
    "source",
    "url",
    "link",
    "date",
    "notes",
    "note",
    "status",
    "done",
    "priority",
];

/// Whether a row names columns rather than filling them.
pub fn names_columns(cells: &[String]) -> bool {
    let columns: Vec<Option<Column>> = cells.iter().map(|cell| column(cell)).collect();
    // "Story?" names a column, "Who decided that?" fills one.
    let is_sentence = |cell: &String| {
        cell.ends_with('.') && cell.len() > 4 || cell.ends_with('?') && cell.contains(' ')
    };
    let is_short = cells
        .iter()
        .all(|cell| cell.chars().count() <= 40 && !is_sentence(cell));
    is_short
        && columns
            .iter()
            .any(|column| matches!(column, Some(Column::Cards(_) | Column::Tag)))
}

fn column(name: &str) -> Option<Column> {
    let name = normal(&name.replace('_', " "));
    let name = name.trim_end_matches(':');
    // "Question, as asked": a remark behind a known name.
    let first = name.split_once(',').map_or(name, |(first, _)| first.trim());
    let name = if PROMPT.contains(&first) { first } else { name };
    let is_in = |names: &[&str]| names.contains(&name);
    if is_in(&PROMPT) {
        Some(Column::Cards(Role::Prompts))
    } else if is_in(&TAG) {
        Some(Column::Tag)
    } else if is_in(&KIND) {
        Some(Column::Kind)
    } else if is_in(&NOTE)
        || ["why ", "how to ", "what to "]
            .iter()
            .any(|start| name.starts_with(start))
    {
        Some(Column::Note)
    } else if is_in(&OTHER) {
        Some(Column::Other)
    } else {
        let role = heading::role(name).or_else(|| heading::likely_role(name));
        let names_cards = matches!(
            role,
            Some(Role::Prompts | Role::Criteria | Role::Pitfalls | Role::FollowUps)
        );
        match role {
            Some(role) if names_cards => Some(Column::Cards(role)),
            Some(_) => Some(Column::Other),
            None => None,
        }
    }
}

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
        {
            tag = Some(name.clone());
            continue;
        }
        row_entries(*line, cells, &columns, tag.as_ref(), entries);
    }
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

/// Whether a column's name only says that it holds the text of something.
fn is_plain_text(name: &str) -> bool {
    matches!(normal(name).as_str(), "text" | "item" | "ask")
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

fn kind(name: &str) -> Option<Role> {
    match normal(name).replace(['_', ' '], "-").as_str() {
        "prompt" | "question" | "ask" => Some(Role::Prompts),
        "criterion" | "criteria" => Some(Role::Criteria),
        "pitfall" | "mistake" | "red-flag" => Some(Role::Pitfalls),
        "follow-up" | "followup" | "probe" => Some(Role::FollowUps),
        _ => None,
    }
}
