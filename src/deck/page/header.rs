//! What stands above the first section: menu, site, badges, title, a sentence or two. Knows no sections.

use super::super::text::{clean, slug};
use super::badge::{self, Badges};
use super::block::{Block, Document, Shape};
use super::{ask, heading, mark};

/// Words of menus.
const MENU: [&str; 34] = [
    "home",
    "menu",
    "skip to content",
    "skip to main content",
    "sign in",
    "sign up",
    "log in",
    "login",
    "register",
    "pricing",
    "blog",
    "courses",
    "about us",
    "contact",
    "search",
    "dashboard",
    "back",
    "get started",
    "toggle navigation",
    "close",
    "open menu",
    "share",
    "print",
    "save",
    "bookmark",
    "subscribe",
    "table of contents",
    "contents",
    "on this page",
    "in this article",
    "go back",
    "next",
    "previous",
    "jobs",
];

/// A head has no more blocks than this.
const LONGEST_HEAD: usize = 60;

/// What a page says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Its title as shown.
    pub title: Option<String>,
    /// Its collection.
    pub track: Option<String>,
    /// Its level.
    pub level: Option<String>,
    /// The sentences below the title.
    pub summary: Vec<String>,
}

/// Reads the blocks above the first section. `followed` says whether a section follows at all.
pub fn read(blocks: &[Block], document: &Document, followed: bool) -> Head {
    let mut head = Head {
        track: document.track.clone(),
        level: document.level.as_deref().map(str::to_lowercase),
        ..Head::default()
    };
    let lines: Vec<&Block> = blocks
        .iter()
        .take(LONGEST_HEAD)
        .filter(|block| matches!(block.shape, Shape::Text | Shape::Heading(_)))
        .filter(|block| !is_menu(&block.text))
        .collect();
    let last_badge = head.take_badges(&lines);
    let marked = lines
        .iter()
        .position(|block| block.shape == Shape::Heading(1));
    let marked = marked.or_else(|| lines.iter().position(|block| block.is_heading()));
    let titled = marked.and_then(|place| titled_beside_site(&lines[place].text, document));
    let place = match (marked, &document.title) {
        _ if titled.is_some() => None,
        (Some(place), _) => Some(place),
        (None, Some(_)) => None,
        (None, None) => title_line(blocks, &lines, last_badge, followed),
    };
    let stated = titled.or_else(|| document.title.as_deref().map(without_site));
    // The page's own line may say more than the title in its head.
    let place = place.or_else(|| {
        lines
            .iter()
            .position(|block| stated.as_deref() == Some(short(&block.text)))
    });
    head.title = place
        .map(|place| undecorated(&lines[place].text).to_owned())
        .or(stated);
    let from = place.map_or(0, |place| place + 1);
    let said = |block: &&&Block| {
        block.shape == Shape::Text
            && block.text.split_whitespace().count() > 5
            && badge::read(&block.text).is_none()
            && !is_byline(&block.text)
            && Some(undecorated(&block.text)) != head.title.as_deref()
    };
    head.summary = lines[from..]
        .iter()
        .filter(said)
        .map(|block| block.text.clone())
        .collect();
    if head.summary.is_empty() {
        head.summary.extend(document.summary.clone());
    }
    head
}

impl Head {
    /// Takes the badges out of the lines; gives the place of the last one.
    fn take_badges(&mut self, lines: &[&Block]) -> Option<usize> {
        let mut last = None;
        for (index, block) in lines.iter().enumerate() {
            let stated = badge::stated(&block.text);
            let is_stated = stated.is_some();
            let found = stated.or_else(|| badge::read(&block.text));
            let Some(Badges { track, level }) = found else {
                continue;
            };
            // Badges on lines of their own: the one before the level names the track.
            let stands_alone =
                track.is_none() && level.is_some() && !is_stated && block.shape == Shape::Text;
            let above = index
                .checked_sub(1)
                .map(|above| lines[above])
                .filter(|above| {
                    stands_alone
                        && above.shape == Shape::Text
                        && above.text.chars().count() <= 40
                        && !is_site(&above.text)
                        && index + 1 < lines.len()
                        && index >= 1
                        && !(index == 1
                            && lines[2..].iter().all(|below| !could_be_title(&below.text)))
                });
            let track = track.or_else(|| above.map(|above| above.text.clone()));
            self.track = self.track.take().or(track);
            self.level = self.level.take().or(level);
            last = Some(index);
        }
        last
    }
}

/// The line that is the title, where no heading is marked as one.
fn title_line(
    blocks: &[Block],
    lines: &[&Block],
    last_badge: Option<usize>,
    followed: bool,
) -> Option<usize> {
    let fits = |index: &usize| {
        let text = &lines[*index].text;
        could_be_title(text) && badge::read(text).is_none() && badge::stated(text).is_none()
    };
    if let Some(badge) = last_badge {
        let below = (badge + 1..lines.len()).find(fits);
        return below.or_else(|| (0..badge).rev().find(fits));
    }
    let candidates: Vec<usize> = (0..lines.len()).filter(fits).collect();
    let is_explained = |index: &&usize| {
        let rest = &lines[**index + 1..];
        rest.iter()
            .any(|line| is_about(&line.text, &lines[**index].text))
    };
    if let Some(explained) = candidates.iter().find(is_explained) {
        return Some(*explained);
    }
    // Set apart above and below: a menu's lines stand close together.
    let is_apart = |index: &&usize| {
        let line = lines[**index].line;
        let place = blocks
            .iter()
            .position(|block| block.line == line)
            .unwrap_or(0);
        let below = blocks.get(place + 1);
        lines[**index].gap && below.map_or(followed, |below| below.gap || below.is_item())
    };
    let is_phrase = |index: &&usize| {
        let line = lines[**index];
        line.gap && line.text.split_whitespace().count() > 2
    };
    // Below names and dates without a gap between them.
    let heads_text = |index: &&usize| {
        let words = lines[**index].text.split_whitespace().count();
        words > 2 && lines.get(**index + 1).is_some_and(|below| below.gap)
    };
    let site = |index: &&usize| !is_site(&lines[**index].text);
    candidates
        .iter()
        .filter(site)
        .find(is_apart)
        .or_else(|| candidates.iter().filter(site).find(is_phrase))
        .or_else(|| candidates.iter().filter(site).find(heads_text))
        .or_else(|| candidates.iter().find(site))
        .filter(|_| followed || blocks.len() > lines.len() || lines.len() > 1)
        .copied()
}

/// Makes a line of the first item where it is a title behind a picture: set apart, and no ask.
pub fn bare_title(blocks: &mut [Block]) {
    let [first, second, ..] = blocks else {
        return;
    };
    let has_sign = first.item().is_some_and(|item| item.sign.is_some());
    let is_apart =
        second.gap && second.item().map(|item| item.sign) != first.item().map(|item| item.sign);
    let is_title =
        || heading::looks_like_one(&first.text) && heading::likely_role(&first.text).is_none();
    let announces = || first.text.ends_with(':') && !ask::opens(&first.text);
    if has_sign && is_apart && (is_title() || announces()) {
        first.shape = Shape::Text;
    }
}

/// The title that a file states for the page alone.
pub fn stated_title(document: &Document) -> Option<String> {
    let first = document
        .blocks
        .iter()
        .find(|block| block.shape == Shape::Heading(1));
    let titled = first.and_then(|first| titled_beside_site(&first.text, document));
    titled.or_else(|| document.title.clone())
}

/// The page's own title, where its first heading is the site's name: the title in its head ends in that
/// name, and what stands before it is a longer line of the page.
fn titled_beside_site(first: &str, document: &Document) -> Option<String> {
    let whole = document.title.as_deref()?;
    let title = whole.strip_suffix(first)?;
    let title = title.trim_end_matches([' ', '|', '-', '–', '—', ':', '·', '•', '»']);
    let words = |text: &str| text.split_whitespace().count();
    let stands_in_page = || document.blocks.iter().any(|block| block.text == title);
    (words(title) > words(first).max(2) && stands_in_page()).then(|| title.to_owned())
}

/// Whether a text begins by saying what the title means: "Ownership is ...".
fn is_about(text: &str, title: &str) -> bool {
    let (text, title) = (text.to_lowercase(), short(title).to_lowercase());
    text.strip_prefix(&title)
        .is_some_and(|rest| rest.starts_with(' ') && rest.split_whitespace().count() > 3)
}

/// Whether a line only says who wrote the page, when, or how long it takes to read.
fn is_byline(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains("min read")
        || text.contains("minute read")
        || text.starts_with("by ") && text.split_whitespace().count() <= 8 && !text.ends_with('.')
}

/// A title without a sign before it, or a label that says that it is one.
fn undecorated(title: &str) -> &str {
    let bare = title.trim_start_matches(|c| mark::is_symbol(c) || c == '\u{fe0f}');
    let bare = bare.trim_matches(['*', '=', '~', ' ']);
    let unlabelled = bare.split_once(": ").filter(|(label, _)| {
        ["title", "theme", "topic"]
            .iter()
            .any(|known| label.eq_ignore_ascii_case(known))
    });
    match unlabelled {
        Some((_, rest)) => rest.trim_start(),
        None if bare.is_empty() => title,
        None => bare,
    }
}

/// Whether a line could name a theme: short, no sentence, no ask.
fn could_be_title(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=14).contains(&words)
        && text.chars().count() <= 110
        && !text.ends_with(['.', ',', ';', '!', '→', '›'])
        && !(text.ends_with(':') && words > 5)
        && !(ask::opens(text) && heading::likely_role(text).is_none())
        && !is_site(text)
        && !mark::is_stamp(text)
        && heading::role(text) != Some(heading::Role::End)
        && text.contains(char::is_alphabetic)
}

/// Whether a line is a site's name or address: "example.dev", "https://...".
fn is_site(text: &str) -> bool {
    let is_domain = !text.contains(char::is_whitespace)
        && text.contains('.')
        && !text.ends_with('.')
        && text.chars().all(|c| {
            c.is_alphanumeric() || matches!(c, '.' | '-' | '/' | ':' | '_' | '?' | '=' | '&' | '#')
        });
    let is_forum = ["r/", "u/", "@"]
        .iter()
        .any(|start| text.starts_with(start))
        && !text.contains(char::is_whitespace);
    is_domain || is_forum || text.starts_with("http://") || text.starts_with("https://")
}

/// Whether a line is part of a menu or shows the way to the page.
fn is_menu(text: &str) -> bool {
    let lower = text.to_lowercase();
    let parts = lower
        .split(['|', '•', '·', '/', '>', '›', '»', '→'])
        .map(str::trim);
    let is_known = |part: &str| part.is_empty() || MENU.contains(&part);
    let crumbs = [" > ", " › ", " » ", " → "]
        .iter()
        .any(|mark| text.contains(mark))
        && text.chars().count() < 120;
    parts.clone().all(is_known)
        || crumbs
        || (parts.clone().count() > 2
            && parts.clone().any(|part| !part.is_empty() && is_known(part)))
}

/// A title without the site's name behind it.
fn without_site(title: &str) -> String {
    let cut = [" | ", " · ", " • ", " — ", " – ", " - ", " :: ", " » "]
        .iter()
        .filter_map(|mark| title.rfind(mark))
        .filter(|place| title[..*place].chars().count() >= 3)
        .max();
    clean(cut.map_or(title, |place| &title[..place]))
}

/// The title without a remark in brackets behind it.
pub fn short(title: &str) -> &str {
    let short = title
        .strip_suffix(')')
        .and_then(|inner| inner.rfind('(').map(|place| inner[..place].trim()))
        .unwrap_or(title);
    if short.is_empty() { title } else { short }
}

/// The title of a list that has neither a title nor a file name.
pub const UNTITLED: &str = "Imported prompts";

/// Slugs longer than this are cut at a word.
const LONGEST_SLUG: usize = 60;

/// The slug of a title's short form; of the file's name where the title gives none.
pub fn slug_of(title: &str, file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let slug = [short(title), stem]
        .into_iter()
        .map(slug)
        .find(|slug| !slug.is_empty());
    let mut slug = slug.unwrap_or_else(|| "imported".to_owned());
    if slug.len() > LONGEST_SLUG {
        let cut = slug[..=LONGEST_SLUG].rfind('-').unwrap_or(LONGEST_SLUG);
        slug.truncate(cut);
    }
    slug
}

/// A title made from a file's name.
pub fn title_of(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let words = clean(&stem.replace(['-', '_', '+'], " ").replace("%20", " "));
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => UNTITLED.to_owned(),
    }
}
