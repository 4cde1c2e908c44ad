//! What the fields of JSON are called. Reads no value.

/// Fields that name what the object is about.
pub const TITLES: [&str; 10] = [
    "title",
    "name",
    "headline",
    "theme",
    "topic",
    "principle",
    "heading",
    "category",
    "competency",
    "skill",
];

/// Fields that hold a card's own text.
pub const CARDS: [&str; 6] = ["prompt", "question", "ask", "text", "q", "probe"];

/// Fields that only hold the themes of a file together.
pub const WRAPPERS: [&str; 18] = [
    "sections",
    "themes",
    "topics",
    "decks",
    "pages",
    "data",
    "categories",
    "principles",
    "competencies",
    "results",
    "records",
    "rows",
    "nodes",
    "edges",
    "hits",
    "documents",
    "docs",
    "mainEntity",
];

/// Fields that say whether an answer is strong.
pub const VERDICTS: [&str; 5] = ["verdict", "rating", "quality", "grade", "judgement"];

/// Fields that may say so.
pub const KINDS: [&str; 3] = ["type", "kind", "label"];

/// Fields that hold an answer as a whole.
pub const TOLD: [&str; 6] = ["answer", "text", "response", "body", "content", "story"];

/// Fields that hold what an answer was asked.
pub const ASKED: [&str; 2] = ["prompt", "question"];

/// Fields that hold the parts of an answer.
pub const PARTS: [&str; 4] = ["situation", "task", "action", "result"];

/// Fields that only say that they hold a list: what heads it was said above.
pub const UNNAMED: [&str; 6] = ["items", "list", "entries", "values", "points", "bullets"];

/// Fields that wrap an object of a list.
pub const ENVELOPES: [&str; 8] = [
    "attributes",
    "fields",
    "node",
    "data",
    "item",
    "properties",
    "record",
    "_source",
];

/// Fields for the machine alone.
pub const IGNORED: [&str; 16] = [
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

/// Whether a field has one of the names.
pub fn is_one_of(key: &str, names: &[&str]) -> bool {
    names.iter().any(|name| key.eq_ignore_ascii_case(name))
}

/// A field's name as words: `common_prompts` and `commonPrompts` read "common prompts".
pub fn in_words(key: &str) -> String {
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
