//! What the columns of tables are called. Reads no row below the first.

use super::super::super::text::normal;
use super::super::heading::{self, Role};

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Cards of that kind.
    Cards(Role),
    /// What the row's cards are filed under.
    Tag,
    /// Which kind of card the row is.
    Kind,
    /// An explanation of the row's card.
    Note,
    /// An answer to the row's prompt.
    Answer,
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

/// Whether a field's or column's name only explains something beside it.
pub fn explains(name: &str) -> bool {
    column(name) == Some(Column::Note)
}

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

/// What a column of that name holds.
pub fn column(name: &str) -> Option<Column> {
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
            Some(Role::Samples) => Some(Column::Answer),
            Some(_) => Some(Column::Other),
            None => None,
        }
    }
}

/// Whether a column's name only says that it holds the text of something.
pub fn is_plain_text(name: &str) -> bool {
    matches!(normal(name).as_str(), "text" | "item" | "ask")
}

/// The kind of card that a cell names.
pub fn kind(name: &str) -> Option<Role> {
    match normal(name).replace(['_', ' '], "-").as_str() {
        "prompt" | "question" | "ask" => Some(Role::Prompts),
        "criterion" | "criteria" => Some(Role::Criteria),
        "pitfall" | "mistake" | "red-flag" => Some(Role::Pitfalls),
        "follow-up" | "followup" | "probe" => Some(Role::FollowUps),
        _ => None,
    }
}
