//! Labels at the beginning of a line: "What they look for: ...", "Sample answer: ...". Looks at no other line.

use super::ask;
use super::block::{Block, Shape};
use super::heading::{self, Role};
use super::mark;
use super::star;

/// A label of more words is a sentence with a colon in it.
const LONGEST: usize = 8;

/// The kind of card that a label names, and what follows it on its line.
pub fn label(text: &str) -> Option<(Role, &str)> {
    let text = mark::without(text.trim());
    let (label, rest) = text.split_once(':')?;
    if label.split_whitespace().count() > LONGEST || ask::opens(label) {
        return None;
    }
    let is_kind = |role: &Role| {
        matches!(
            role,
            Role::Criteria | Role::Pitfalls | Role::FollowUps | Role::Samples
        )
    };
    let role = heading::likely_role(label).filter(is_kind)?;
    Some((role, rest.trim()))
}

/// The lines of an answer behind its label; the label stays where it says whether it is a good one.
pub fn answer(line: &Block) -> Vec<Block> {
    let Some((label, rest)) = line.text.split_once(':') else {
        return vec![line.clone()];
    };
    let judges = star::badge(label).is_some();
    let parts = [if judges { label } else { "" }, rest];
    let filled = parts.into_iter().filter(|part| !part.trim().is_empty());
    filled
        .map(|part| Block::new(line.line, Shape::Text, part))
        .collect()
}
