//! The reader for JSON: lists of texts or objects, an object with sections, a value a line. Names of
//! fields become headings or columns. Knows no themes.

mod names;
mod value;
mod within;

use super::super::text::clean;
use super::Refusal;
use super::ask;
use super::block::{Block, Document, Item, Row, Shape};
use super::star;
use super::table;
use names::{
    ASKED, CARDS, IGNORED, KINDS, PARTS, TITLES, TOLD, UNNAMED, VERDICTS, WRAPPERS, in_words,
    is_one_of,
};
use value::Value;

/// Reads JSON.
pub fn read(text: &str) -> Result<Document, Refusal> {
    let value = value::parse(text)?;
    let mut document = Document::default();
    match &value {
        Value::Map(fields) => {
            let fields = &spread(fields);
            for (key, _, value) in fields {
                if let Value::Text(value) = value {
                    document.state(key, value);
                }
            }
            if document.title.is_none() {
                document.title = title_of(fields).map(str::to_owned);
            }
            fields_to_blocks(fields, 2, true, &mut document.blocks);
        }
        Value::List(values) => {
            document.is_list = true;
            list_to_blocks(values, 2, false, &mut document.blocks);
        }
        _ => {}
    }
    Ok(document)
}

type Fields = [(String, usize, Value)];

/// An object that says what the whole is about gives its fields to the whole.
fn spread(fields: &Fields) -> Vec<(String, usize, Value)> {
    let about = |key: &str| {
        is_one_of(
            key,
            &[
                "theme",
                "topic",
                "deck",
                "page",
                "meta",
                "metadata",
                "data",
                "attributes",
                "payload",
                "response",
                "fields",
            ],
        )
    };
    // An interface wraps what it answers, sometimes twice.
    let spread = |field: &(String, usize, Value)| match &field.2 {
        Value::Map(inner) if about(&field.0) => spread(inner),
        _ => vec![field.clone()],
    };
    fields.iter().flat_map(spread).collect()
}

fn title_of(fields: &Fields) -> Option<&str> {
    TITLES.iter().find_map(|title| {
        fields.iter().find_map(|(key, _, value)| match value {
            Value::Text(text) if key.eq_ignore_ascii_case(title) => Some(text.as_str()),
            _ => None,
        })
    })
}

/// An object's fields as sections: a heading each, and below it what the field holds.
fn fields_to_blocks(fields: &Fields, level: u8, is_whole: bool, blocks: &mut Vec<Block>) {
    let level = level.min(6);
    let stated = [
        "track",
        "collection",
        "series",
        "level",
        "difficulty",
        "url",
        "canonical",
        "source",
        "tags",
        "keywords",
        "access",
    ];
    for (key, line, value) in fields {
        let is_stated = is_whole && (is_one_of(key, &TITLES) || is_one_of(key, &stated));
        let is_empty = match value {
            Value::Text(text) => text.trim().is_empty(),
            Value::List(values) => values.is_empty(),
            Value::Map(fields) => fields.is_empty(),
            Value::Other => true,
        };
        if (is_stated && matches!(value, Value::Text(_)))
            || is_one_of(key, &IGNORED)
            || key.starts_with('@')
            || is_empty
        {
            continue;
        }
        let wraps = is_one_of(key, &WRAPPERS) || is_one_of(key, &UNNAMED);
        let is_wrapper = wraps && !matches!(value, Value::Text(_)) && !holds_texts(value);
        let is_unnamed = !is_whole && is_one_of(key, &UNNAMED);
        if !is_wrapper && !is_unnamed {
            blocks.push(Block::new(*line, Shape::Heading(level), &in_words(key)));
        }
        match value {
            Value::Text(text) => {
                for part in text.split('\n').filter(|part| !part.trim().is_empty()) {
                    blocks.push(Block::new(*line, Shape::Text, part));
                }
            }
            Value::List(values) => {
                list_to_blocks(values, level + 1, within::is_of_answers(key), blocks);
            }
            Value::Map(fields) => fields_to_blocks(fields, level + 1, false, blocks),
            Value::Other => {}
        }
    }
}

/// Whether a value is a list of texts, so that its name says what they are.
fn holds_texts(value: &Value) -> bool {
    match value {
        Value::List(values) => values
            .iter()
            .any(|(_, value)| matches!(value, Value::Text(_))),
        _ => false,
    }
}

/// A list's texts as items, its cards as rows of a table, other objects under headings of their own.
/// `of_answers` says that each of its objects is an answer.
fn list_to_blocks(values: &[(usize, Value)], level: u8, of_answers: bool, blocks: &mut Vec<Block>) {
    let values: Vec<(usize, Value)> = values.iter().map(within::unwrapped).collect();
    let is_row = |fields: &Fields| !of_answers && is_card(fields);
    let columns = columns(&values, is_row);
    let row = |cells: Vec<String>, header: bool| Row {
        cells,
        header,
        first: header,
    };
    let mut in_table = false;
    let mut answers = Vec::new();
    for (line, value) in &values {
        match value {
            Value::Text(text) => blocks.push(Block::new(*line, Shape::Item(Item::default()), text)),
            Value::List(inner) => list_to_blocks(inner, level, of_answers, blocks),
            Value::Map(fields) if is_row(fields) => {
                if !in_table {
                    let names = columns.iter().map(|key| in_words(key)).collect();
                    blocks.push(Block::row(*line, row(names, true)));
                    in_table = true;
                }
                let cell = |key: &String| {
                    let field = fields.iter().find(|(other, _, _)| other == key);
                    field.map(|field| flat(&field.2)).unwrap_or_default()
                };
                let cells: Vec<String> = columns.iter().map(cell).collect();
                let mut filled = cells.iter().filter(|cell| !cell.is_empty());
                // A name alone in a row would head the rows below.
                let block = match (filled.next(), filled.next()) {
                    (Some(alone), None) if is_explained(fields) => {
                        Block::new(*line, Shape::Item(Item::default()), alone)
                    }
                    _ => Block::row(*line, row(cells, false)),
                };
                blocks.push(block);
                answers.append(&mut within::answers(fields));
            }
            Value::Map(fields) => object(*line, fields, level, of_answers, blocks),
            Value::Other => {}
        }
    }
    if let Some((line, _)) = answers.first() {
        let above = level.saturating_sub(1).clamp(1, 6);
        blocks.push(Block::new(*line, Shape::Heading(above), "Sample answers"));
    }
    for (line, fields) in &answers {
        object(*line, fields, level, true, blocks);
    }
}

/// The names of the fields of all cards in a list, those of titles first.
fn columns(values: &[(usize, Value)], is_row: impl Fn(&Fields) -> bool) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    for (_, value) in values {
        if let Value::Map(fields) = value
            && is_row(fields)
        {
            for (key, _, value) in fields {
                let is_apart = is_one_of(key, &IGNORED)
                    || within::is_of_answers(key) && !matches!(value, Value::Text(_));
                // No table of prompts has more columns.
                if columns.len() < 40 && !columns.contains(key) && !is_apart {
                    columns.push(key.clone());
                }
            }
        }
    }
    columns.sort_by_key(|key| !is_one_of(key, &TITLES));
    columns
}

/// Whether an object is one card: a text of its own and nothing that makes it an answer or a theme.
fn is_card(fields: &Fields) -> bool {
    let has_text = fields.iter().any(|(key, _, value)| {
        matches!(value, Value::Text(_))
            && (is_one_of(key, &CARDS)
                || table::names_columns(&[in_words(key)]) && !is_one_of(key, &TITLES))
    });
    let has_text = has_text || asks_by_itself(fields) || is_explained(fields);
    let is_answer = fields
        .iter()
        .any(|(key, _, _)| is_one_of(key, &PARTS) || is_one_of(key, &["verdict"]));
    has_text && !is_answer
}

/// Whether a text of an object asks, whatever its field is called.
fn asks_by_itself(fields: &Fields) -> bool {
    let of_machine = |key: &str| is_one_of(key, &TITLES) || is_one_of(key, &IGNORED);
    fields.iter().any(|(key, _, value)| {
        matches!(value, Value::Text(text) if !of_machine(key) && ask::opens(text))
    })
}

/// Whether an object is a title and what explains it, and nothing else.
fn is_explained(fields: &Fields) -> bool {
    let filled = || {
        fields
            .iter()
            .filter(|(key, _, value)| !is_one_of(key, &IGNORED) && !matches!(value, Value::Other))
    };
    let explains = |key: &str| table::explains(&in_words(key));
    let mut titles = filled().filter(|(key, _, _)| is_one_of(key, &TITLES));
    let is_text = filled().all(|(key, _, value)| {
        matches!(value, Value::Text(_)) && (is_one_of(key, &TITLES) || explains(key))
    });
    is_text && titles.next().is_some() && filled().any(|(key, _, _)| explains(key))
}

/// A theme or an answer within a list: its title as a heading, its fields below it.
fn object(line: usize, fields: &Fields, level: u8, of_answers: bool, blocks: &mut Vec<Block>) {
    let is_answer = of_answers || fields.iter().any(|(key, _, _)| is_one_of(key, &PARTS));
    let (verdicts, asked): (&[&str], &[&str]) = if is_answer {
        (&VERDICTS, &ASKED)
    } else {
        (&VERDICTS[..1], &ASKED[..1])
    };
    let text_of = |names: &[&str]| {
        fields.iter().find_map(|(key, _, value)| match value {
            Value::Text(text) if is_one_of(key, names) => Some(text.as_str()),
            _ => None,
        })
    };
    let title = title_of(fields).unwrap_or("");
    // Only some kinds and types are verdicts.
    let kind = text_of(&KINDS).filter(|kind| star::badge(kind).is_some());
    let heading = text_of(verdicts)
        .or(kind)
        .map_or_else(|| title.to_owned(), |verdict| format!("{verdict}: {title}"));
    blocks.push(Block::new(line, Shape::Heading(level.min(6)), &heading));
    if let Some(prompt) = text_of(asked) {
        blocks.push(Block::new(line, Shape::Text, &format!("Prompt: {prompt}")));
    }
    let told: &[&str] = if of_answers { &TOLD } else { &[] };
    if let Some(text) = text_of(told) {
        // Its label keeps a short one from being a title.
        blocks.push(Block::new(line, Shape::Text, &format!("Answer: {text}")));
    }
    let said = [&TITLES, verdicts, asked, told];
    let rest: Vec<(String, usize, Value)> = fields
        .iter()
        .filter(|(key, _, _)| !said.iter().any(|names| is_one_of(key, names)))
        .cloned()
        .collect();
    fields_to_blocks(&rest, level + 1, false, blocks);
}

/// A value as a cell: a list's texts a line each.
fn flat(value: &Value) -> String {
    match value {
        Value::Text(text) => clean(text),
        Value::List(values) => {
            let texts: Vec<String> = values.iter().map(|(_, value)| flat(value)).collect();
            texts.join("\n")
        }
        Value::Map(fields) => {
            let texts = fields.iter().map(|(_, _, value)| flat(value));
            let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
            // A probe and what to have ready for it.
            let asks = texts.first().is_some_and(|first| first.ends_with('?'));
            texts.join(if asks { " - " } else { " " })
        }
        Value::Other => String::new(),
    }
}
