//! What each block is to the sections: a heading of some kind, or part of what stands below one.

use super::super::ask;
use super::super::block::{Block, Item, Shape, UNRANKED};
use super::super::heading::{self, Role};
use super::super::label::label;
use super::super::star;
use super::Splitter;

/// An item has no more items and remarks within it.
const MOST_WITHIN: usize = 100;

/// What sections hold cards of.
const CARDS: [Role; 5] = [
    Role::Prompts,
    Role::Criteria,
    Role::Pitfalls,
    Role::Samples,
    Role::FollowUps,
];

/// What to do with a block.
pub enum Decision {
    /// Part of the section.
    Body,
    /// A heading that is itself a question.
    Question,
    /// A heading that announces cards of a kind.
    Section(Role),
    /// A line below a question that announces cards of a kind and begins them.
    Labelled(Role),
    /// A table of answers below their question.
    Answers,
    /// A heading within a section, which files its cards.
    Group,
    /// A heading that announces nothing known.
    Unknown,
    /// A heading above whole sections.
    Theme,
    /// The page's content ends here.
    End,
}

impl Splitter<'_> {
    pub(super) fn decide(&self, index: usize) -> Decision {
        match self.blocks[index].shape {
            Shape::Heading(level) => self.heading(index, level),
            Shape::Text => self.line(index),
            Shape::Item(item) => self.item(index, item),
            Shape::Row(ref row) if self.begins_answers(row) => Decision::Answers,
            _ => Decision::Body,
        }
    }

    pub(super) fn announce(&self, index: usize, role: Role) -> Decision {
        if role != Role::End {
            return Decision::Section(role);
        }
        // An advertisement in the middle of a page ends nothing.
        let goes_on = self.blocks[index + 1..].iter().any(|block| {
            let is_heading = block.is_heading() || (block.shape == Shape::Text && block.gap);
            is_heading
                && heading::role(&block.text)
                    .is_some_and(|role| CARDS.contains(&role) && !self.seen.contains(&role))
        });
        if goes_on {
            Decision::Section(Role::End)
        } else {
            Decision::End
        }
    }

    fn heading(&self, index: usize, level: u8) -> Decision {
        let text = &self.blocks[index].text;
        let current = self.current();
        let known = heading::role(text);
        if current.role == Some(Role::Samples) {
            return self.heading_in_samples(index, level, known);
        }
        let in_header = self.sections.len() == 1;
        // "Mock interview notes": a title ends nothing that has not begun.
        let is_first = in_header && self.current().blocks.is_empty();
        let likely = heading::likely_role(text).filter(|role| !(is_first && *role == Role::End));
        if let Some(role) = known.filter(|role| !(is_first && *role == Role::End)) {
            return self.announce(index, role);
        }
        if in_header && self.title == Some(text.as_str()) && !ask::is_question_heading(text) {
            return Decision::Body;
        }
        let is_within = current.level > 0 && level > current.level;
        if ask::is_question_heading(text) {
            return Decision::Question;
        }
        if likely == Some(Role::Samples) && self.questions_follow(index, level) {
            return self.announce(index, Role::Prompts);
        }
        if in_header && self.is_title(index, level, likely) {
            return Decision::Body;
        }
        if in_header && self.is_subtitle(index, level) {
            return Decision::Body;
        }
        if is_within
            && matches!(
                current.role,
                Some(Role::Prompts | Role::Criteria | Role::Pitfalls | Role::FollowUps)
            )
        {
            return self.heading_within(index, likely);
        }
        if let Some(role) = likely {
            return self.announce(index, role);
        }
        let contains = self
            .blocks
            .get(index + 1..)
            .unwrap_or(&[])
            .iter()
            .find(|block| block.shape != Shape::Text);
        let holds_sections = contains.is_some_and(|block| match block.shape {
            Shape::Heading(below) => below > level && heading::likely_role(&block.text).is_some(),
            _ => false,
        });
        if holds_sections {
            Decision::Theme
        } else {
            Decision::Unknown
        }
    }

    /// The page's title: its only heading of a level, or a first one with nothing but text below it.
    fn is_title(&self, index: usize, level: u8, likely: Option<Role>) -> bool {
        if self.sections[0].blocks.iter().any(Block::is_heading) {
            return false;
        }
        let others = self.blocks.iter().enumerate().filter(|(at, block)| {
            *at != index
                && block.shape == Shape::Heading(level)
                && heading::role(&block.text).is_none()
                && !ask::is_question_heading(&block.text)
        });
        let has_others = others.count() > 0;
        let has_lower = self.blocks[index + 1..].iter().any(Block::is_heading);
        if level == UNRANKED && likely.is_some() {
            return false;
        }
        match likely {
            Some(_) => level == 1 && has_lower && !has_others,
            None if has_others => {
                let below = self.blocks.get(index + 1);
                level == 1 && below.is_some_and(|below| below.shape == Shape::Text)
            }
            None => true,
        }
    }

    /// A line below the title that ranks lower than the next heading, and heads only text.
    fn is_subtitle(&self, index: usize, level: u8) -> bool {
        let follows_title = self.sections[0].blocks.iter().any(Block::is_heading);
        let below = self.below(index);
        let next = self.blocks[index + 1..].get(below.len());
        let ranks_lower = next.is_some_and(|next| match next.shape {
            Shape::Heading(next) => next < level,
            _ => false,
        });
        follows_title
            && ranks_lower
            && level != UNRANKED
            && below
                .iter()
                .all(|block| matches!(block.shape, Shape::Text | Shape::Link))
    }

    /// "Questions with sample answers": whether the next heading, a lower one, is itself a question.
    fn questions_follow(&self, index: usize, level: u8) -> bool {
        let next = self.blocks[index + 1..]
            .iter()
            .find_map(|block| match block.shape {
                Shape::Heading(below) => Some((below, &block.text)),
                _ => None,
            });
        next.is_some_and(|(below, text)| below > level && ask::is_question_heading(text))
    }

    /// What stands below a heading, up to the next one.
    fn below(&self, index: usize) -> &[Block] {
        let rest = &self.blocks[index + 1..];
        let length = rest
            .iter()
            .position(Block::is_heading)
            .unwrap_or(rest.len());
        &rest[..length]
    }

    fn heading_within(&self, index: usize, likely: Option<Role>) -> Decision {
        let current = self.current().role;
        if let Some(role) = likely.filter(|&role| Some(role) != current && role != Role::About) {
            return self.announce(index, role);
        }
        let below = self.below(index);
        let has_items = below
            .iter()
            .any(|block| block.is_item() || matches!(block.shape, Shape::Row(_)));
        let asking = below.iter().filter(|block| ask::asks(&block.text)).count();
        let has_rows = below
            .iter()
            .any(|block| matches!(block.shape, Shape::Row(_)));
        match current {
            Some(Role::Prompts) if asking > 0 || has_rows => Decision::Group,
            Some(Role::Prompts) if has_items => Decision::Unknown,
            _ if has_items => Decision::Group,
            _ => Decision::Question,
        }
    }

    fn line(&self, index: usize) -> Decision {
        let block = &self.blocks[index];
        let next = self.blocks.get(index + 1);
        let items_follow = next.is_some_and(|next| {
            next.is_item() || matches!(next.shape, Shape::Row(_) | Shape::Link)
        });
        let is_apart = next.is_none_or(|next| next.gap);
        if heading::is_notice(&block.text) && self.sections.len() > 1 {
            return self.announce(index, Role::End);
        }
        if let Some(labelled) = self.labelled_below_question(index) {
            return Decision::Labelled(labelled);
        }
        let known = heading::role(&block.text);
        let role = self.current().role;
        let is_set_off = block.gap || self.is_close;
        // "Subscribe", "Share": the site's own lines above the page.
        let is_menu = known == Some(Role::End) && self.sections.len() == 1;
        if let Some(known) = known
            && !is_menu
            && (is_set_off || items_follow || block.text.ends_with(':'))
            && !(role == Some(Role::Samples)
                && (star::is_part(&block.text) || self.contrasts_answers(index)))
        {
            return self.announce(index, known);
        }
        // Lines may follow it closely where its words announce another kind than theirs.
        let announces_other = || {
            heading::likely_role(&block.text)
                .is_some_and(|likely| role.is_some_and(|role| role != likely))
        };
        let is_possible = is_set_off
            && next.is_some()
            && heading::looks_like_one(&block.text)
            && (is_apart || items_follow || announces_other() || self.announces_ask(index));
        if !is_possible || role == Some(Role::Samples) && !self.ends_samples(index) {
            return Decision::Body;
        }
        let likely = heading::likely_role(&block.text)
            .filter(|likely| !matches!(likely, Role::About | Role::Related));
        let in_header = self.sections.len() == 1;
        match likely {
            Some(likely)
                if !in_header
                    || (items_follow && likely != Role::Prompts)
                    || self.announces_ask(index) =>
            {
                return self.announce(index, likely);
            }
            _ => {}
        }
        if block.gap && self.is_unknown_line(index, items_follow) {
            Decision::Unknown
        } else {
            Decision::Body
        }
    }

    /// "Primary question:" with an ask right below it.
    fn announces_ask(&self, index: usize) -> bool {
        let (text, below) = (&self.blocks[index].text, self.blocks.get(index + 1));
        let asks = below.is_some_and(|below| !below.gap && ask::opens(&below.text));
        let announces = heading::likely_role(text) == Some(Role::Prompts);
        text.ends_with(':') && index > 0 && asks && announces
    }

    /// What a line announces that stands below a question, but in the section of another label.
    fn labelled_below_question(&self, index: usize) -> Option<Role> {
        let current = self.current();
        let (role, rest) = label(&self.blocks[index].text)?;
        let is_other = current.role.is_some_and(|own| own != role) && !current.questions;
        (self.asked.is_some() && is_other && !rest.is_empty()).then_some(role)
    }

    /// Whether a line without a marked level is an unknown heading.
    fn is_unknown_line(&self, index: usize, items_follow: bool) -> bool {
        let text = &self.blocks[index].text;
        let current = self.current();
        let is_loud = is_loud(text);
        let has_items = current.items > 0;
        if self.sections.len() == 1 {
            return items_follow && has_items;
        }
        match current.role {
            Some(Role::Samples) => true,
            Some(Role::Related | Role::Companies) => {
                let next = self.blocks.get(index + 1);
                next.is_some_and(|next| {
                    next.shape == Shape::Text && next.text.ends_with('.') && next.text.len() > 60
                })
            }
            Some(Role::About) => items_follow && !text.ends_with(':'),
            Some(Role::Prompts) if !has_items => current.asking >= 2 || (items_follow && is_loud),
            _ => (has_items && !text.ends_with(':')) || is_loud || (has_items && items_follow),
        }
    }

    /// A numbered or outer item that names a section.
    fn item(&self, index: usize, item: Item) -> Decision {
        let block = &self.blocks[index];
        let next = self.blocks.get(index + 1);
        let known = heading::role(&block.text);
        let next_item = next.and_then(Block::item);
        let is_outline = next_item.is_some_and(|next| next.depth > item.depth)
            && (known.is_some_and(|role| CARDS.contains(&role)) || self.is_in_outline(item));
        if !(block.gap || is_outline)
            || self.is_below_asking_item(index, item)
            || self.current().role == Some(Role::Samples) && star::is_part(&block.text)
        {
            return Decision::Body;
        }
        let heads = next_item.is_some_and(|next| {
            next.depth > item.depth || (item.number.is_some() && next.number.is_none_or(|n| n == 1))
        }) || (item.number.is_some()
            && next.is_some_and(|next| !next.is_item() && next.gap));
        // A picture before a heading looks like a bullet: the heading is set apart from close items.
        let close_below = self.blocks.get(index + 2).is_some_and(|after| !after.gap);
        let is_apart = next.is_some_and(|next| next.gap) && (close_below || known.is_some());
        // A sign before each heading, another before each item: what is below announces nothing.
        let announces = |block: &Block| {
            heading::looks_like_one(&block.text) && heading::likely_role(&block.text).is_some()
        };
        let begins_section = self.sections.len() > 1 && self.current().blocks.is_empty();
        let heads_close = !begins_section
            && next.is_some_and(|next| {
                next.is_item() && !next.gap && !announces(next) && announces(block)
            });
        if !heads && !is_apart && !heads_close && (known.is_none() || item.number.is_none()) {
            return Decision::Body;
        }
        let is_marked = item.number.is_some() || is_apart || heads_close || is_outline;
        let likely = known.or_else(|| {
            (is_marked && heading::looks_like_one(&block.text))
                .then(|| heading::likely_role(&block.text))
                .flatten()
        });
        likely.map_or(Decision::Body, |role| self.announce(index, role))
    }

    /// Whether the item that this one is nested in asks: what it announces belongs to that prompt.
    fn is_below_asking_item(&self, index: usize, item: Item) -> bool {
        if item.depth == 0 {
            return false;
        }
        let above = self.blocks[..index].iter().rev().take(MOST_WITHIN);
        let above = above.map_while(|block| {
            let is_within = matches!(block.shape, Shape::Item(_) | Shape::Note);
            is_within.then_some(block)
        });
        let mut outer = above.filter(|block| block.item().is_some_and(|o| o.depth < item.depth));
        outer.next().is_some_and(|outer| ask::asks(&outer.text))
    }

    /// Whether the section was opened by an item as deep as this one: the whole page is one list.
    fn is_in_outline(&self, item: Item) -> bool {
        let line = self.current().line;
        let place = self.blocks.partition_point(|block| block.line < line);
        let head = self.blocks.get(place).filter(|_| self.sections.len() > 1);
        head.and_then(Block::item)
            .is_some_and(|head| head.depth == item.depth)
    }
}

/// Whether a line is in capitals throughout.
pub(super) fn is_loud(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 4 && letters().all(|c| !c.is_lowercase())
}
