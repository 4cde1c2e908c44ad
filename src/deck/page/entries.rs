//! A section's cards before they are cards: one item, line or row each. Knows kinds of cards, but makes
//! none.

use super::super::text::clean;
use super::ask;
use super::block::{Block, Item, Shape};
use super::heading::Role;
use super::label::label;
use super::mark;
use super::table;

/// One card's text and what stands with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it is, where a table says so.
    pub role: Option<Role>,
    /// Its line.
    pub line: usize,
    /// Its text.
    pub text: String,
    /// What explains it: a definition, an answer, the text below a heading.
    pub notes: Vec<String>,
    /// The items nested below it.
    pub nested: Vec<String>,
    /// What it is filed under.
    pub tag: Option<String>,
    /// Its number, where its list is numbered.
    pub number: Option<u32>,
}

/// The entries of a section. Where it has rows or items, only these count; else each line or paragraph.
pub fn entries(blocks: &[Block], role: Option<Role>) -> Vec<Entry> {
    let mut entries = table::entries(blocks, role);
    if blocks
        .iter()
        .any(|block| block.item().is_some_and(|item| item.heading))
    {
        entries.extend(from_headings(blocks));
    } else if blocks.iter().any(Block::is_item) {
        entries.extend(from_items(blocks, role));
    } else if entries.is_empty() {
        entries.extend(from_lines(blocks, role));
    }
    for entry in &mut entries {
        entry.text = tidy(&entry.text, entry.role.or(role));
        if is_prompts(entry.role.or(role))
            && let Some((prompt, advice)) = with_advice(&entry.text)
        {
            entry.notes.push(advice.to_owned());
            entry.text = prompt.to_owned();
        }
        if let Some((text, tag)) = hashtag(&entry.text) {
            entry.tag = entry.tag.take().or_else(|| Some(tag.to_owned()));
            entry.text = text.to_owned();
        }
    }
    entries.retain(|entry| {
        let text = &entry.text;
        text.contains(char::is_alphabetic) && !mark::is_stamp(text) && !mark::is_form_field(text)
    });
    entries
}

/// A prompt that ends as a sentence, and what is said of it behind a dash. What asks on belongs to it.
fn with_advice(text: &str) -> Option<(&str, &str)> {
    [" - ", " – ", " — "].iter().find_map(|dash| {
        let (prompt, advice) = text.split_once(dash)?;
        let ends = prompt.ends_with(['.', '?', '!']) && ask::asks(prompt);
        (ends && !ask::asks(advice)).then_some((prompt, advice))
    })
}

/// The sentence and the first of the tags behind its end: "Describe a cost. #money #team".
fn hashtag(text: &str) -> Option<(&str, &str)> {
    let place = text.find(" #")?;
    let (sentence, tags) = (&text[..place], &text[place + 1..]);
    let is_tag = |word: &str| {
        word.strip_prefix('#')
            .is_some_and(|name| name.starts_with(char::is_alphabetic))
    };
    let mut words = tags.split_whitespace();
    let all_tags = words.clone().all(is_tag);
    (all_tags && sentence.ends_with(['.', '?', '!']))
        .then(|| Some((sentence, words.next()?.trim_start_matches('#'))))?
}

/// Each heading is an entry, and what stands below explains it.
fn from_headings(blocks: &[Block]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for block in blocks {
        match block.shape {
            Shape::Item(Item {
                heading: true,
                number,
                ..
            }) => entries.push(entry(block, number)),
            Shape::Item(_) | Shape::Text | Shape::Note => {
                if let Some(last) = entries.last_mut() {
                    last.notes.push(block.text.clone());
                }
            }
            _ => {}
        }
    }
    entries
}

fn entry(block: &Block, number: Option<u32>) -> Entry {
    Entry {
        line: block.line,
        text: block.text.clone(),
        number,
        ..Entry::default()
    }
}

/// Items of the outermost level are entries. What is nested belongs to the item above, unless that item
/// only names a group, or the nested ones ask for a story of their own.
fn from_items(blocks: &[Block], role: Option<Role>) -> Vec<Entry> {
    let outermost = blocks
        .iter()
        .filter_map(Block::item)
        .map(|item| item.depth)
        .min()
        .unwrap_or(0);
    let mut entries: Vec<Entry> = Vec::new();
    let mut group: Option<String> = None;
    let mut told = false;
    for (index, block) in blocks.iter().enumerate() {
        let labelled = label(&block.text).filter(|_| is_prompts(role));
        told = match labelled {
            Some((kind, _)) => kind == Role::Samples,
            None => told && block.shape == Shape::Text,
        };
        match block.shape {
            Shape::Item(item) if item.depth == outermost => {
                group = names_group(blocks, index, role)
                    .then(|| block.text.trim_end_matches(':').to_owned());
                if group.is_none() {
                    entries.push(entry(block, item.number));
                }
            }
            Shape::Item(item) => {
                let is_own =
                    group.is_some() || (is_prompts(role) && ask::asks_for_story(&block.text));
                match entries.last_mut().filter(|_| !is_own) {
                    Some(last) => last.nested.push(block.text.clone()),
                    None => entries.push(Entry {
                        tag: group.clone(),
                        ..entry(block, item.number)
                    }),
                }
            }
            Shape::Text if labelled.is_none() && !told => {}
            Shape::Text | Shape::Note => {
                if let Some(last) = entries.last_mut() {
                    last.notes.push(block.text.clone());
                }
            }
            _ => {}
        }
    }
    entries
}

fn is_prompts(role: Option<Role>) -> bool {
    matches!(role, None | Some(Role::Prompts))
}

/// Whether an item only names the items nested below it.
fn names_group(blocks: &[Block], index: usize, role: Option<Role>) -> bool {
    let depth = |block: &Block| block.item().map(|item| item.depth);
    let (own, text) = (depth(&blocks[index]), &blocks[index].text);
    let nested: Vec<&Block> = blocks[index + 1..]
        .iter()
        .take_while(|block| depth(block) > own)
        .collect();
    let asking = nested.iter().filter(|block| ask::asks(&block.text)).count();
    let is_name =
        !ask::asks(text) && !text.ends_with(['.', '!']) && text.split_whitespace().count() <= 8;
    let prompts_below = is_prompts(role) && asking * 2 >= nested.len();
    !nested.is_empty() && is_name && (prompts_below || text.ends_with(':'))
}

/// Lines and paragraphs, without the sentence that introduces them.
fn from_lines(blocks: &[Block], role: Option<Role>) -> Vec<Entry> {
    let lines: Vec<&Block> = blocks
        .iter()
        .filter(|block| match block.shape {
            Shape::Text => true,
            Shape::Link => ask::asks(&block.text),
            _ => false,
        })
        .collect();
    let from = usize::from(begins_with_introduction(&lines, role));
    let names_group = |block: &Block| {
        is_prompts(role)
            && block.text.ends_with(':')
            && block.text.split_whitespace().count() <= 6
            && !ask::opens(&block.text)
    };
    // One alone is no group's name, but announces the list.
    let has_groups = lines.iter().filter(|block| names_group(block)).count() > 1;
    let mut group = None;
    let mut entries: Vec<Entry> = Vec::new();
    let advises = |index: usize| {
        role == Some(Role::FollowUps)
            && index > from
            && !lines[index].gap
            && !lines[index].text.contains('?')
            && unquoted(&lines[index - 1].text).ends_with('?')
    };
    let answers = is_prompts(role) && each_is_explained(&lines[from..]);
    for (index, block) in lines.iter().enumerate().skip(from) {
        if answers
            && !ask::asks(&block.text)
            && let Some(prompt) = entries.last_mut()
        {
            prompt.notes.push(block.text.clone());
        } else if advises(index)
            && let Some(probe) = entries.last_mut()
        {
            probe.notes.push(block.text.clone());
        } else if names_group(block) {
            group = has_groups.then(|| block.text.trim_end_matches(':').to_owned());
        } else {
            entries.push(Entry {
                tag: group.clone(),
                ..entry(block, None)
            });
        }
    }
    entries
}

/// Whether paragraphs ask and explain in turn, as a page of folded answers does when it is saved.
fn each_is_explained(lines: &[&Block]) -> bool {
    let asking: Vec<bool> = lines.iter().map(|line| ask::asks(&line.text)).collect();
    asking.len() >= 4
        && asking.iter().filter(|asks| **asks).count() >= 2
        && asking[0]
        && asking.last() == Some(&false)
        && asking.windows(2).all(|pair| pair[0] != pair[1])
}

fn begins_with_introduction(lines: &[&Block], role: Option<Role>) -> bool {
    let [first, others @ ..] = lines else {
        return false;
    };
    if others.is_empty() || !others[0].gap || has_form(&first.text, role) {
        return false;
    }
    let others_are_close = others.len() > 1 && others[1..].iter().all(|block| !block.gap);
    let others_have_form = others
        .iter()
        .filter(|block| has_form(&block.text, role))
        .count()
        * 4
        >= others.len() * 3;
    let text = format!(" {} ", first.text.to_lowercase());
    let announces = first.text.ends_with(':')
        || [
            " these ",
            " following ",
            " below ",
            " here are ",
            " interviewers ",
            " at least ",
            " variations ",
        ]
        .iter()
        .any(|word| text.contains(word));
    others_are_close || others_have_form || announces
}

/// Whether a text has the form that the cards of its kind mostly have.
fn has_form(text: &str, role: Option<Role>) -> bool {
    match role {
        Some(Role::Pitfalls) => false,
        Some(Role::FollowUps) => {
            ask::asks(text) || [" - ", " – ", " — "].iter().any(|dash| text.contains(dash))
        }
        _ => ask::asks(text),
    }
}

/// The text as a card shows it: no sign, number, label or quotes around it.
fn tidy(text: &str, role: Option<Role>) -> String {
    let mut text = mark::without(text.trim());
    if let Some(marked) = mark::marked(text) {
        text = mark::without(marked.rest);
    }
    if role == Some(Role::Pitfalls) {
        text = text
            .strip_prefix("x ")
            .or_else(|| text.strip_prefix("X "))
            .unwrap_or(text);
    }
    if is_prompts(role) || role == Some(Role::FollowUps) {
        text = ask::unlabelled(text);
        text = unquoted(text);
    } else {
        // Items that make one sentence: "you act, and", "you tell;".
        text = text.strip_suffix(" and").unwrap_or(text);
        text = text.trim_end_matches([',', ';']);
    }
    let text = text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '→' | '›' | '»' | '▸' | '▾' | '▼' | '¶')
    });
    clean(text)
}

/// A text without the quotes around the whole of it.
pub fn unquoted(text: &str) -> &str {
    let text = text.trim();
    for (open, close) in [
        ("\"", "\""),
        ("'", "'"),
        ("\u{201c}", "\u{201d}"),
        ("\u{2018}", "\u{2019}"),
        ("«", "»"),
        ("„", "“"),
        ("「", "」"),
    ] {
        if let Some(inner) = text
            .strip_prefix(open)
            .and_then(|text| text.strip_suffix(close))
            && !inner.contains(open)
            && !inner.is_empty()
        {
            return inner.trim();
        }
    }
    text
}
