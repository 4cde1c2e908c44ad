//! Why a file gives no deck, in words. Decides nothing.

use super::super::entries;
use super::super::heading::Role;
use super::super::sections::Section;
use super::super::{Hint, Refusal};

/// There is nothing to read.
pub fn no_text() -> Refusal {
    Refusal::new(
        "it holds no text",
        &["save the page again, or paste its text:  retell import -"],
    )
}

/// Why nothing was found, with what was found instead.
pub fn no_prompts(sections: &[Section], hint: Hint<'_>) -> Refusal {
    let known = sections.iter().skip(1).filter(|section| {
        matches!(
            section.role,
            Some(Role::Criteria | Role::Pitfalls | Role::FollowUps | Role::Samples)
        )
    });
    let counted = known
        .map(|section| {
            (
                entries::entries(&section.blocks, section.role).len(),
                &section.title,
            )
        })
        .find(|(count, _)| *count > 0);
    let lines: usize = sections.iter().map(|section| section.blocks.len()).sum();
    let found = match counted {
        Some((1, title)) => {
            format!("it has one item under \"{title}\" and none under a prompts heading")
        }
        Some((count, title)) => {
            format!("it has {count} items under \"{title}\" and none under a prompts heading")
        }
        None if lines == 1 => "it has one line, and that asks nothing".to_owned(),
        None => {
            format!("it has {lines} lines and paragraphs, and no heading that announces prompts")
        }
    };
    let name = if hint.name.is_empty() { "-" } else { hint.name };
    let name = if name.contains([' ', '\'']) {
        format!("\"{name}\"")
    } else {
        name.to_owned()
    };
    let next = format!(
        "prompts need a heading such as \"Common prompts\", or one prompt a line:  retell import --list {name}"
    );
    let help: &[&str] = if hint.list {
        &[&found]
    } else {
        &[&found, &next]
    };
    Refusal::new("no prompts found", help)
}
