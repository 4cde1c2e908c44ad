//! Prompts without a known heading: lists, groups under the names of themes, questions as headings.
//! Decides which unknown sections hold prompts, and says what was left out of the others.

use super::super::model::Problem;
use super::ask;
use super::block::{Block, Document, Shape};
use super::entries::{self, Entry};
use super::heading::{self, Role};
use super::sections::{self, Section};

/// The whole document as a list: every item, else every line, is a prompt. Its headings are tags.
pub fn forced(document: &Document) -> (Vec<Section>, Vec<String>) {
    let mut sections = vec![Section {
        line: 1,
        ..Section::default()
    }];
    let mut group = Section {
        role: Some(Role::Prompts),
        line: 1,
        ..Section::default()
    };
    let from = usize::from(first_is_title(&document.blocks));
    if let Some(title) = document.blocks.first().filter(|_| from > 0) {
        sections[0].blocks.push(title.clone());
    }
    for block in &document.blocks[from..] {
        if block.is_heading() && !ask::asks(&block.text) {
            let next = Section {
                role: Some(Role::Prompts),
                line: block.line,
                title: block.text.clone(),
                tag: Some(block.text.clone()),
                ..Section::default()
            };
            sections.push(std::mem::replace(&mut group, next));
        } else if block.is_heading() {
            group.blocks.push(Block {
                shape: Shape::Text,
                ..block.clone()
            });
        } else {
            group.blocks.push(block.clone());
        }
    }
    sections.push(group);
    (sections, Vec::new())
}

/// Whether the first line or heading of a list is its title: set apart, and no ask among asks.
fn first_is_title(blocks: &[Block]) -> bool {
    let [first, second, rest @ ..] = blocks else {
        return false;
    };
    let is_line = matches!(first.shape, Shape::Text | Shape::Heading(_));
    let others_are_close =
        second.is_item() || rest.iter().any(|block| !block.gap) || ask::asks(&second.text);
    let is_apart = second.gap || second.is_item();
    is_line && is_apart && (others_are_close || first.is_heading()) && !ask::opens(&first.text)
}

/// Turns unknown sections into prompts where nothing else holds any, and says what is left out.
/// Gives the names of the themes that the file holds.
pub fn resolve(sections: &mut Vec<Section>, problems: &mut Vec<Problem>) -> Vec<String> {
    let has_prompts = sections.iter().any(|section| {
        section.role == Some(Role::Prompts)
            && !entries::entries(&section.blocks, section.role).is_empty()
    });
    let mut groups = Vec::new();
    if !has_prompts && let Some(list) = list_in_header(sections) {
        groups.extend(list.tag.clone());
        sections.insert(1, list);
    }
    for section in sections
        .iter_mut()
        .skip(1)
        .filter(|section| section.role.is_none())
    {
        let entries = entries::entries(&section.blocks, None);
        let strong = entries
            .iter()
            .filter(|entry| ask::opens(&entry.text))
            .count();
        let holds_prompts = if section.questions {
            !has_prompts || strong * 2 >= entries.len()
        } else {
            !has_prompts && is_list(&entries)
        };
        if holds_prompts && !entries.is_empty() {
            section.role = Some(Role::Prompts);
            if !section.title.is_empty() {
                let name = sections::unnumbered(&section.title);
                section.tag.get_or_insert_with(|| name.clone());
                groups.push(name);
            }
            continue;
        }
        problems.push(left_out(section, &entries));
    }
    if groups.len() < 2 {
        for section in sections
            .iter_mut()
            .filter(|section| section.tag.as_ref() == groups.first())
        {
            section.tag = None;
        }
        groups.clear();
    }
    groups
}

/// What stands above the first heading, where it is a list; its title stays behind.
fn list_in_header(sections: &mut [Section]) -> Option<Section> {
    let announces_prompts = |block: &Block| {
        !ask::opens(&block.text) && heading::likely_role(&block.text) == Some(Role::Prompts)
    };
    let has_others = sections[1..]
        .iter()
        .any(|section| section.role.is_none() && !section.title.is_empty());
    let header = &mut sections[0];
    let is_card = |block: &Block| block.is_item() || matches!(block.shape, Shape::Row(_));
    let from = match header.blocks.iter().position(is_card) {
        Some(first) => first,
        None => header
            .blocks
            .iter()
            .position(|block| ask::opens(&block.text))?,
    };
    let entries = entries::entries(&header.blocks[from..], None);
    let is_announced = header.blocks[..from].iter().any(announces_prompts);
    if entries.is_empty() || !(is_list(&entries) || is_announced) {
        return None;
    }
    let blocks = header.blocks.split_off(from);
    // Where groups with names follow, the line above the first group is its name.
    let name = header
        .blocks
        .last()
        .filter(|_| has_others)
        .map(|block| block.text.clone());
    let is_only_line = header.blocks.len() < 2;
    if name.is_some() && !is_only_line {
        header.blocks.pop();
    }
    Some(Section {
        role: Some(Role::Prompts),
        line: 1,
        tag: name,
        blocks,
        ..Section::default()
    })
}

/// Whether entries read as prompts: at least half of them ask, or are numbered.
pub fn is_list(entries: &[Entry]) -> bool {
    // What a table's columns call something else is no prompt.
    let entries: Vec<&Entry> = entries
        .iter()
        .filter(|entry| entry.role.is_none_or(|role| role == Role::Prompts))
        .collect();
    let asking = entries
        .iter()
        .filter(|entry| ask::asks(&entry.text))
        .count();
    let numbered = entries
        .iter()
        .filter(|entry| entry.number.is_some())
        .count();
    let asks = asking * 2 >= entries.len();
    // Numbers alone also stand before steps and advice: some of the items must ask as well.
    let counts = numbered * 2 >= entries.len() && entries.len() > 1;
    !entries.is_empty() && (asks || counts)
}

fn left_out(section: &Section, entries: &[Entry]) -> Problem {
    let items = entries.len();
    let what = match items {
        _ if section.items == 0 => "what stands below it is left out".to_owned(),
        1 => "its item is left out".to_owned(),
        _ => format!("its {items} items are left out"),
    };
    let reason = if section.title.is_empty() {
        format!("questions beside the list of prompts: {what}")
    } else {
        format!("unknown heading \"{}\": {what}", section.title)
    };
    Problem {
        line: section.line,
        reason,
    }
}
