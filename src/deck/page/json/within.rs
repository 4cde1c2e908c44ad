//! What stands within a question of a list: its answers as objects, its signals by their worth. Reads no list.

use super::super::super::model::Verdict;
use super::super::heading::{self, Role};
use super::super::star;
use super::names::{CARDS, ENVELOPES, in_words, is_one_of};
use super::value::Value;

type Field = (String, usize, Value);

/// An object whose fields stand one deeper: an interface wraps it, or a rubric parts strong from weak.
pub fn unwrapped((line, value): &(usize, Value)) -> (usize, Value) {
    let Value::Map(fields) = value else {
        return (*line, value.clone());
    };
    let spread = |field: &Field| match &field.2 {
        Value::Map(inner) if is_one_of(&field.0, &ENVELOPES) => inner.clone(),
        Value::Map(inner) if !is_of_answers(&field.0) => {
            signals(inner).unwrap_or_else(|| vec![field.clone()])
        }
        _ => vec![field.clone()],
    };
    (*line, Value::Map(fields.iter().flat_map(spread).collect()))
}

/// Whether a field's name says that it holds answers.
pub fn is_of_answers(key: &str) -> bool {
    heading::likely_role(&in_words(key)) == Some(Role::Samples)
}

/// Fields by their worth, "strong" and "weak", under the names of what they are.
fn signals(fields: &[Field]) -> Option<Vec<Field>> {
    let named = fields.iter().map(|(key, line, value)| {
        let name = match star::badge(key)? {
            Verdict::Strong => "strong signals",
            Verdict::Weak => "weak signals",
        };
        Some((name.to_owned(), *line, value.clone()))
    });
    named.collect()
}

/// The answers within a question that are more than a text, each with what it answers.
pub fn answers(fields: &[Field]) -> Vec<(usize, Vec<Field>)> {
    let asked = fields
        .iter()
        .find(|(key, _, value)| is_one_of(key, &CARDS) && matches!(value, Value::Text(_)));
    let of_question = |line: usize, mut answer: Vec<Field>| {
        let question = asked.map(|(_, line, asked)| ("question".to_owned(), *line, asked.clone()));
        answer.extend(question);
        (line, answer)
    };
    let mut answers = Vec::new();
    for (_, line, value) in fields.iter().filter(|(key, _, _)| is_of_answers(key)) {
        match value {
            Value::List(values) => {
                let told = values
                    .iter()
                    .map(|(line, value)| (*line, answer(*line, value)));
                answers.extend(told.map(|(line, fields)| of_question(line, fields)));
            }
            Value::Map(inner) if inner.iter().all(|(key, _, _)| star::badge(key).is_some()) => {
                let told = inner.iter().map(|(key, line, value)| {
                    let kind = ("type".to_owned(), *line, Value::Text(key.clone()));
                    let fields = answer(*line, value).into_iter().chain([kind]);
                    (*line, fields.collect())
                });
                answers.extend(told.map(|(line, fields)| of_question(line, fields)));
            }
            Value::Map(_) => answers.push(of_question(*line, answer(*line, value))),
            _ => {}
        }
    }
    answers
}

/// An answer's fields; a text is the whole of it.
fn answer(line: usize, value: &Value) -> Vec<Field> {
    match value {
        Value::Map(fields) => fields.clone(),
        value => vec![("answer".to_owned(), line, value.clone())],
    }
}
