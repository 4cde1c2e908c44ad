//! What each block is to a section of answers: part of one, or the end of them all.

use super::super::ask;
use super::super::block::{Row, UNRANKED};
use super::super::heading::{self, Role};
use super::super::samples;
use super::super::star;
use super::decide::{Decision, is_loud};
use super::{Section, Splitter};

/// An answer's reasons stand within so many blocks.
const LONGEST_REASONS: usize = 30;

impl Splitter<'_> {
    pub(super) fn heading_in_samples(
        &self,
        index: usize,
        level: u8,
        known: Option<Role>,
    ) -> Decision {
        let text = &self.blocks[index].text;
        let current = self.current();
        if self.is_next_question(index, level) {
            return Decision::Question;
        }
        let is_part = star::is_part(text) || self.contrasts_answers(index);
        match known {
            Some(Role::Samples) | None if is_part => return Decision::Body,
            Some(Role::About | Role::Related | Role::Companies) if is_part => {
                return Decision::Body;
            }
            Some(_) if self.contrasts_answers(index) => return Decision::Body,
            Some(role) => return self.announce(index, role),
            None => {}
        }
        let answers_below = self.blocks[index + 1..]
            .iter()
            .take(6)
            .any(|block| star::is_part(&block.text));
        let is_within = current.level > 0 && level > current.level && level != UNRANKED;
        if is_within || answers_below {
            return Decision::Body;
        }
        heading::likely_role(text).map_or(Decision::Unknown, |role| self.announce(index, role))
    }

    /// Whether a row begins a table of strong and weak answers beside prompts.
    pub(super) fn begins_answers(&self, row: &Row) -> bool {
        let mut names = row.cells.iter().filter(|name| !name.is_empty());
        row.first
            && names.all(|name| star::badge(name).is_some())
            && self.current().role != Some(Role::Samples)
            && samples::sets_answers_side_by_side(&row.cells)
    }

    /// Opens the section of answers that a table begins; the one question above it is theirs.
    pub(super) fn answers(&mut self, index: usize) {
        let current = self.current();
        let mut asking = current.blocks.iter().filter(|block| ask::asks(&block.text));
        let only = asking.next().filter(|_| asking.next().is_none());
        let above = self.asked.as_ref().map(|(question, _)| question.clone());
        let section = Section {
            role: Some(Role::Samples),
            line: self.blocks[index].line,
            level: current.level,
            tag: current.tag.clone(),
            asked: only.map(|block| block.text.clone()).or(above),
            ..Section::default()
        };
        self.sections.push(section);
        self.keep(self.blocks[index].clone());
    }

    /// Whether a heading asks as the one did that the answers stand below.
    fn is_next_question(&self, index: usize, level: u8) -> bool {
        let asked_at = self.asked.as_ref().map(|(_, level)| *level);
        asked_at == Some(level) && ask::is_question_heading(&self.blocks[index].text)
    }

    /// Whether a line such as "What not to say" stands above an answer, and not above a list.
    pub(super) fn contrasts_answers(&self, index: usize) -> bool {
        let below = self.blocks[index + 1..].iter().take(2);
        star::contrast(&self.blocks[index].text).is_some()
            && below.into_iter().any(|block| {
                star::prompt(&block.text).is_some()
                    || matches!(star::part(&block.text), Some((star::Part::Situation, _)))
            })
    }

    /// Whether a line after the samples announces something of its own: items stand below it, and the
    /// answer has come to its reasons or the line is loud.
    pub(super) fn ends_samples(&self, index: usize) -> bool {
        let text = &self.blocks[index].text;
        let items_follow = self
            .blocks
            .get(index + 1)
            .is_some_and(|below| below.is_item() && !star::is_part(&below.text));
        let has_reasons = || {
            let parts = self.current().blocks.iter().rev().take(LONGEST_REASONS);
            parts
                .map(|block| star::part(&block.text))
                .any(|part| matches!(part, Some((star::Part::Why, _))))
        };
        items_follow
            && !star::is_part(text)
            && !text.ends_with(':')
            && (is_loud(text) || has_reasons())
    }
}
