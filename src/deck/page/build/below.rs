//! What stands below a question under labels of its own: "What they look for: ...", "Sample answer: ...".
//! Makes no card.

use super::super::block::{Block, Shape};
use super::super::entries::Entry;
use super::super::heading::Role;
use super::super::label::{answer, label};
use super::super::star::{self, Part};

/// What a question has below it.
#[derive(Default)]
pub struct Below {
    /// Cards of other kinds: what they are, and their text.
    pub cards: Vec<(Role, String)>,
    /// The lines of the answers told there.
    pub answers: Vec<Block>,
}

/// Takes what is labelled out of an entry; the rest stays its notes.
pub fn take(entry: &mut Entry) -> Below {
    let mut below = Below::default();
    for texts in [&mut entry.notes, &mut entry.nested] {
        let mut role = None;
        let all = std::mem::take(texts);
        for (index, text) in all.iter().enumerate() {
            if let Some((kind, rest)) = label(text) {
                role = (rest.is_empty() || kind == Role::Samples).then_some(kind);
                if kind == Role::Samples {
                    below.answers.extend(answer(&line(entry.line, text)));
                } else if !rest.is_empty() {
                    below.cards.push((kind, rest.to_owned()));
                }
                continue;
            }
            if begins_story(text, &all[index + 1..]) {
                role = Some(Role::Samples);
            }
            match role {
                Some(Role::Samples) => below.answers.push(line(entry.line, text)),
                Some(kind) => below.cards.push((kind, text.clone())),
                None => texts.push(text.clone()),
            }
        }
    }
    below
}

fn line(number: usize, text: &str) -> Block {
    Block::new(number, Shape::Text, text)
}

/// Whether an answer begins with its situation here and comes to a result.
fn begins_story(text: &str, below: &[String]) -> bool {
    let names = |text: &str, wanted: Part| star::part(text).is_some_and(|(part, _)| part == wanted);
    let ends = || below.iter().any(|text| names(text, Part::Result));
    names(text, Part::Situation) && (star::pieces(text).len() > 1 || ends())
}
