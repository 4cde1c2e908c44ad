//! Tables of contents: lists of links that lead to the page's own headings. Reads no text.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::block::Block;
use super::super::heading::title_form;

/// The lists of a page that may be its table of contents.
#[derive(Default)]
pub struct Contents {
    /// How many lists are open.
    depth: usize,
    /// How many blocks there were before the open list.
    from: usize,
    /// How many links to a place in the page the open list has, and whether it has other text.
    links: usize,
    in_link: bool,
    is_other: bool,
    found: Vec<Range<usize>>,
}

impl Contents {
    /// Takes the next event, before which there were so many blocks.
    pub fn event(&mut self, event: &Event<'_>, blocks: usize) {
        match event {
            Event::Start(Tag::List(_)) => {
                if self.depth == 0 {
                    self.close(blocks);
                    self.from = blocks;
                    self.is_other = false;
                }
                self.depth += 1;
            }
            Event::End(TagEnd::List(_)) => self.depth = self.depth.saturating_sub(1),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let is_here = dest_url.len() > 1 && dest_url.starts_with('#');
                self.in_link = is_here;
                self.links += usize::from(is_here);
            }
            Event::End(TagEnd::Link) => self.in_link = false,
            Event::Text(text) if !self.in_link => {
                self.is_other |= text.contains(char::is_alphanumeric);
            }
            Event::Start(_) if self.depth == 0 => self.close(blocks),
            _ => {}
        }
    }

    /// The list that ended before this is one of links alone.
    fn close(&mut self, blocks: usize) {
        if self.links > 1 && !self.is_other {
            self.found.push(self.from..blocks);
        }
        self.links = 0;
    }

    /// Takes those lists out of the blocks whose items are, by half or more, headings of the page.
    pub fn leave_out(self, blocks: &mut Vec<Block>) {
        let titles = blocks.iter().filter(|block| block.is_heading());
        let headings: HashSet<String> = titles.map(|block| title_form(&block.text)).collect();
        let leads = |list: &Range<usize>| {
            let items = &blocks[list.clone()];
            let known = items
                .iter()
                .filter(|block| headings.contains(&title_form(&block.text)));
            known.count() * 2 >= items.len()
        };
        let lists: Vec<Range<usize>> = self.found.into_iter().filter(leads).collect();
        let mut lists = lists.into_iter().peekable();
        let mut place = 0;
        blocks.retain(|_| {
            while lists.next_if(|list| list.end <= place).is_some() {}
            let is_within = lists.peek().is_some_and(|list| list.contains(&place));
            place += 1;
            !is_within
        });
    }
}
