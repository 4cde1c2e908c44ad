//! Blocks under their headings. Decides what is a heading and what it announces; makes no card.

mod answers;
mod decide;

use std::collections::HashSet;

use super::ask;
use super::block::{Block, Item, Shape, UNRANKED};
use super::heading::{self, Role};
use super::label::{answer, label};
use super::mark;
use super::star;
use decide::Decision;

/// A heading and what stands below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// What it holds; none: what is above the first heading, or an unknown heading.
    pub role: Option<Role>,
    /// The heading's text; empty above the first one.
    pub title: String,
    /// The heading's line.
    pub line: usize,
    /// The heading's level; 0 in plain text.
    pub level: u8,
    /// The theme or group that its cards are filed under.
    pub tag: Option<String>,
    /// Whether its headings are themselves the questions.
    pub questions: bool,
    /// The question whose heading it stands below.
    pub asked: Option<String>,
    /// What stands below.
    pub blocks: Vec<Block>,
    /// How many of its blocks are items or rows.
    pub items: usize,
    /// How many of its blocks ask.
    pub asking: usize,
}

/// The sections of a page, the part above the first heading included, and the themes that contain them.
/// `title` is the one that the file states.
pub fn split(blocks: &[Block], title: Option<&str>) -> (Vec<Section>, Vec<String>) {
    let header = Section {
        line: 1,
        ..Section::default()
    };
    let mut splitter = Splitter {
        blocks,
        title,
        is_close: blocks.iter().skip(1).all(|block| !block.gap),
        sections: vec![header],
        ..Splitter::default()
    };
    for (index, block) in blocks.iter().enumerate() {
        match splitter.decide(index) {
            Decision::Body => splitter.keep(block.clone()),
            Decision::Question => splitter.question(index),
            Decision::Section(role) => splitter.open(index, Some(role)),
            Decision::Labelled(role) => splitter.labelled(index, role),
            Decision::Answers => splitter.answers(index),
            Decision::Group => splitter.group(index),
            Decision::Unknown => splitter.open(index, None),
            Decision::Theme => splitter.theme(index),
            Decision::End => break,
        }
    }
    splitter.name_first_theme();
    (splitter.sections, splitter.themes)
}

/// A theme's name without its number in the file.
pub fn unnumbered(name: &str) -> String {
    let marked = mark::marked(name).filter(|marked| marked.number.is_some());
    marked.map_or(name, |marked| marked.rest).to_owned()
}

#[derive(Default)]
struct Splitter<'a> {
    blocks: &'a [Block],
    /// The title that the file states.
    title: Option<&'a str>,
    /// Whether nothing sets any block off: a page saved without its empty lines.
    is_close: bool,
    sections: Vec<Section>,
    seen: HashSet<Role>,
    /// The theme that contains the next sections, and its heading's level.
    container: Option<(String, u8)>,
    themes: Vec<String>,
    /// The last heading that was a question, and its level.
    asked: Option<(String, u8)>,
}

impl Splitter<'_> {
    fn current(&self) -> &Section {
        &self.sections[self.sections.len() - 1]
    }

    fn keep(&mut self, block: Block) {
        if let Some(section) = self.sections.last_mut() {
            section.items += usize::from(block.is_item() || matches!(block.shape, Shape::Row(_)));
            section.asking += usize::from(ask::asks(&block.text));
            section.blocks.push(block);
        }
    }

    fn level(&self, index: usize) -> u8 {
        match self.blocks[index].shape {
            Shape::Heading(level) => level,
            _ => 0,
        }
    }

    fn open(&mut self, index: usize, role: Option<Role>) {
        let block = &self.blocks[index];
        let level = self.level(index);
        if self
            .container
            .as_ref()
            .is_some_and(|(_, above)| level > 0 && level <= *above)
        {
            self.container = None;
        }
        if role.is_some_and(|role| self.seen.contains(&role)) && level == 0 {
            self.theme_from_line_above();
        }
        if let Some(role) = role {
            self.seen.insert(role);
        }
        self.asked = self.asked.take().filter(|(_, above)| level > *above);
        let is_verdict = role == Some(Role::Samples) && star::is_part(&block.text);
        let section = Section {
            role,
            title: block.text.clone(),
            line: block.line,
            level,
            tag: self.container.as_ref().map(|(theme, _)| theme.clone()),
            asked: self.asked.as_ref().map(|(question, _)| question.clone()),
            blocks: if is_verdict {
                vec![block.clone()]
            } else {
                Vec::new()
            },
            ..Section::default()
        };
        self.sections.push(section);
    }

    /// A section that begins within the line of its label.
    fn labelled(&mut self, index: usize, role: Role) {
        let block = &self.blocks[index];
        let lines = if role == Role::Samples {
            answer(block)
        } else {
            let text = label(&block.text).map_or("", |(_, rest)| rest).to_owned();
            vec![Block {
                text,
                ..block.clone()
            }]
        };
        let (asked, level) = match &self.asked {
            Some((question, level)) => (Some(question.clone()), level + 1),
            None => (None, UNRANKED),
        };
        self.sections.push(Section {
            role: Some(role),
            line: block.line,
            level,
            tag: self.container.as_ref().map(|(theme, _)| theme.clone()),
            asked,
            ..Section::default()
        });
        for line in lines {
            self.keep(line);
        }
    }

    fn question(&mut self, index: usize) {
        let block = &self.blocks[index];
        let level = self.level(index);
        let current = self.current();
        let is_inside = current.level == 0 && self.sections.len() == 1 || current.level < level;
        let takes_questions = current.questions
            || current.role.is_none()
            || matches!(
                current.role,
                Some(Role::Prompts | Role::FollowUps | Role::Criteria | Role::Pitfalls)
            );
        if !(is_inside && takes_questions) {
            let tag = self.container.as_ref().map(|(theme, _)| theme.clone());
            let line = block.line;
            self.sections.push(Section {
                line,
                level: level - 1,
                tag,
                questions: true,
                ..Section::default()
            });
        }
        let marked = mark::marked(&block.text);
        let number = marked.and_then(|marked| marked.number);
        let question = marked.map_or(block.text.as_str(), |marked| marked.rest);
        self.asked = Some((ask::unlabelled(question).to_owned(), level));
        let item = Item {
            number,
            heading: true,
            ..Item::default()
        };
        self.keep(Block {
            shape: Shape::Item(item),
            ..block.clone()
        });
    }

    fn group(&mut self, index: usize) {
        let block = &self.blocks[index];
        let (role, level) = (self.current().role, self.current().level);
        let section = Section {
            role,
            title: block.text.clone(),
            line: block.line,
            level,
            tag: Some(unnumbered(&block.text)),
            ..Section::default()
        };
        self.sections.push(section);
    }

    fn theme(&mut self, index: usize) {
        let theme = unnumbered(&self.blocks[index].text);
        self.themes.push(theme.clone());
        self.container = Some((theme, self.level(index)));
        // What stands between the theme's name and its first section is about it.
        let block = &self.blocks[index];
        let tag = self.container.as_ref().map(|(theme, _)| theme.clone());
        let (line, level) = (block.line, self.level(index));
        self.sections.push(Section {
            role: Some(Role::About),
            line,
            level,
            tag,
            ..Section::default()
        });
    }

    /// In plain text a theme's name is the line above a section that comes for the second time.
    fn theme_from_line_above(&mut self) {
        let Some(last) = self.sections.last_mut() else {
            return;
        };
        let name = if last.role.is_none()
            && !last.title.is_empty()
            && last.blocks.iter().all(|b| !b.is_item())
        {
            let name = last.title.clone();
            last.role = Some(Role::About);
            Some(name)
        } else if last.blocks.last().is_some_and(|block| {
            block.shape == Shape::Text && block.gap && heading::looks_like_one(&block.text)
        }) {
            last.blocks.pop().map(|block| block.text)
        } else {
            None
        };
        if let Some(name) = name.map(|name| unnumbered(&name)) {
            self.themes.push(name.clone());
            self.container = Some((name, 0));
            self.seen.clear();
        }
    }

    /// Where themes follow each other, the sections before the first named one belong to the title.
    fn name_first_theme(&mut self) {
        if self.themes.is_empty() {
            return;
        }
        let has_cards = |section: &&mut Section| section.tag.is_none() && section.role.is_some();
        let header = &self.sections[0];
        let title = header
            .blocks
            .iter()
            .find(|block| {
                block.is_heading()
                    || (block.shape == Shape::Text && heading::looks_like_one(&block.text))
            })
            .map(|block| block.text.clone());
        if let Some(title) = title {
            let mut untagged = self.sections[1..].iter_mut().filter(has_cards).peekable();
            if untagged.peek().is_some() {
                untagged.for_each(|section| section.tag = Some(title.clone()));
                self.themes.insert(0, title);
            }
        }
    }
}
