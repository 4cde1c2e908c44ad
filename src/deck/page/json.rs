//! The reader for JSON: lists of texts or objects, an object with sections, a value a line. Names of
//! fields become headings or columns. Knows no themes.

mod value;

use super::super::text::clean;
use super::Refusal;
use super::block::{Block, Document, Item, Row, Shape};
use super::table;
use value::Value;

/// Fields that name what the object is about.
const TITLES: [&str; 8] = [
    "title",
    "name",
    "headline",
    "theme",
    "topic",
    "principle",
    "heading",
    "category",
];

/// Fields that hold a card's own text.
const CARDS: [&str; 6] = ["prompt", "question", "ask", "text", "q", "probe"];

/// Fields that only hold the themes of a file together.
const WRAPPERS: [&str; 9] = [
    "sections",
    "themes",
    "topics",
    "decks",
    "pages",
    "data",
    "categories",
    "principles",
    "competencies",
];

/// Fields that say whether an answer is strong.
const VERDICTS: [&str; 5] = ["verdict", "rating", "quality", "grade", "judgement"];

/// Fields that hold what an answer was asked.
const ASKED: [&str; 2] = ["prompt", "question"];

/// Fields that hold the parts of an answer.
const PARTS: [&str; 4] = ["situation", "task", "action", "result"];

/// Fields that only say that they hold a list: what heads it was said above.
const UNNAMED: [&str; 6] = ["items", "list", "entries", "values", "points", "bullets"];

/// Fields for the machine alone.
const IGNORED: [&str; 16] = [
    "id",
    "slug",
    "uuid",
    "version",
    "created",
    "updated",
    "date",
    "access",
    "createdAt",
    "updatedAt",
    "created_at",
    "updated_at",
    "status",
    "type",
    "links",
    "author",
];

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
            list_to_blocks(values, 2, &mut document.blocks);
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

fn is_one_of(key: &str, names: &[&str]) -> bool {
    names.iter().any(|name| key.eq_ignore_ascii_case(name))
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
        if (is_stated && matches!(value, Value::Text(_))) || is_one_of(key, &IGNORED) || is_empty {
            continue;
        }
        let is_wrapper =
            is_one_of(key, &WRAPPERS) && !matches!(value, Value::Text(_)) && !holds_texts(value);
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
            Value::List(values) => list_to_blocks(values, level + 1, blocks),
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
fn list_to_blocks(values: &[(usize, Value)], level: u8, blocks: &mut Vec<Block>) {
    let mut columns: Vec<String> = Vec::new();
    for (_, value) in values {
        if let Value::Map(fields) = value
            && is_card(fields)
        {
            for (key, _, _) in fields {
                // No table of prompts has more columns.
                if columns.len() < 40 && !columns.contains(key) {
                    columns.push(key.clone());
                }
            }
        }
    }
    let mut in_table = false;
    for (line, value) in values {
        match value {
            Value::Text(text) => blocks.push(Block::new(*line, Shape::Item(Item::default()), text)),
            Value::List(inner) => list_to_blocks(inner, level, blocks),
            Value::Map(fields) if is_card(fields) => {
                if !in_table {
                    let cells = columns.iter().map(|key| in_words(key)).collect();
                    blocks.push(Block::row(
                        *line,
                        Row {
                            cells,
                            header: true,
                            first: true,
                        },
                    ));
                    in_table = true;
                }
                let cell = |key: &String| {
                    fields
                        .iter()
                        .find(|(other, _, _)| other == key)
                        .map(|field| flat(&field.2))
                };
                let cells = columns
                    .iter()
                    .map(|key| cell(key).unwrap_or_default())
                    .collect();
                blocks.push(Block::row(
                    *line,
                    Row {
                        cells,
                        header: false,
                        first: false,
                    },
                ));
            }
            Value::Map(fields) => object(*line, fields, level, blocks),
            Value::Other => {}
        }
    }
}

/// Whether an object is one card: a text of its own and nothing that makes it an answer or a theme.
fn is_card(fields: &Fields) -> bool {
    let has_text = fields.iter().any(|(key, _, value)| {
        matches!(value, Value::Text(_))
            && (is_one_of(key, &CARDS)
                || table::names_columns(&[in_words(key)]) && !is_one_of(key, &TITLES))
    });
    let is_answer = fields
        .iter()
        .any(|(key, _, _)| is_one_of(key, &PARTS) || is_one_of(key, &["verdict"]));
    has_text && !is_answer
}

/// A theme or an answer within a list: its title as a heading, its fields below it.
fn object(line: usize, fields: &Fields, level: u8, blocks: &mut Vec<Block>) {
    let is_answer = fields.iter().any(|(key, _, _)| is_one_of(key, &PARTS));
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
    let heading =
        text_of(verdicts).map_or_else(|| title.to_owned(), |verdict| format!("{verdict}: {title}"));
    blocks.push(Block::new(line, Shape::Heading(level.min(6)), &heading));
    if let Some(prompt) = text_of(asked) {
        blocks.push(Block::new(line, Shape::Text, &format!("Prompt: {prompt}")));
    }
    let rest: Vec<(String, usize, Value)> = fields
        .iter()
        .filter(|(key, _, _)| {
            !is_one_of(key, &TITLES) && !is_one_of(key, verdicts) && !is_one_of(key, asked)
        })
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
            let texts: Vec<String> = fields.iter().map(|(_, _, value)| flat(value)).collect();
            texts.join(" ")
        }
        Value::Other => String::new(),
    }
}

/// A field's name as words: `common_prompts` and `commonPrompts` read "common prompts".
fn in_words(key: &str) -> String {
    let mut words = String::new();
    let mut before = ' ';
    for c in key.chars().take(200) {
        if c.is_uppercase() && before.is_lowercase() {
            words.push(' ');
        }
        words.push(if matches!(c, '_' | '-') { ' ' } else { c });
        before = c;
    }
    words
        .replace("follow up", "follow-up")
        .replace("Follow Up", "Follow-up")
}
