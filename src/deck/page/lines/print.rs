//! What print leaves in a text: running heads, page numbers, words divided at the end of a line.

use std::collections::{HashMap, HashSet};

use super::super::decode::PAGE_BREAK;

/// Beginnings of words that keep their hyphen: "self-" and "taught" is no divided word.
const KEPT_BEFORE: [&str; 26] = [
    "all", "co", "cost", "cross", "customer", "data", "end", "ex", "follow", "full", "half",
    "hand", "high", "long", "low", "non", "on", "one", "part", "post", "self", "short", "so",
    "two", "user", "well",
];

/// Ends of words that keep their hyphen.
const KEPT_AFTER: [&str; 18] = [
    "based", "by", "driven", "facing", "in", "level", "made", "of", "off", "on", "out", "scale",
    "side", "term", "time", "to", "up", "wide",
];

/// Joins a line to the one that it goes on with; a word divided between them becomes one again.
pub fn join(line: &mut String, rest: &str) {
    if let Some(first) = line.strip_suffix('-')
        && first.ends_with(char::is_alphabetic)
        && rest.starts_with(char::is_lowercase)
    {
        let is_letter = |c: &char| c.is_alphabetic();
        let before: Vec<char> = first.chars().rev().take_while(is_letter).take(9).collect();
        let before: String = before.iter().rev().flat_map(|c| c.to_lowercase()).collect();
        let after: String = rest.chars().take_while(is_letter).take(9).collect();
        let keeps = KEPT_BEFORE.contains(&before.as_str())
            || KEPT_AFTER.contains(&after.as_str())
            || after.len() < 2;
        if !keeps {
            line.pop();
        }
    } else {
        line.push(' ');
    }
    line.push_str(rest);
}

/// A running head stands within so many lines of a page's edge.
const NEAR_EDGE: usize = 4;

/// The places of lines that only number the pages or stand above and below each of them.
pub fn left_by_print(text: &str) -> HashSet<usize> {
    let breaks: Vec<usize> = text
        .split('\n')
        .enumerate()
        .filter(|(_, line)| line.starts_with(PAGE_BREAK))
        .map(|(place, _)| place)
        .collect();
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    let mut numbered: HashMap<String, Vec<(usize, u32)>> = HashMap::new();
    let mut lone: Vec<usize> = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        if let Some((page, beside)) = page_number(line) {
            numbered.entry(beside).or_default().push((place, page));
        } else if line.len() <= 4 && !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit()) {
            lone.push(place);
        }
    }
    let mut left = HashSet::new();
    for pages in numbered.into_values() {
        let ascends = pages.windows(2).all(|pair| pair[0].1 < pair[1].1);
        // Alone it must stand at the very end, where no list would number its items.
        if ascends && (pages.len() > 1 || is_last(&lines, pages[0].0)) {
            left.extend(pages.iter().map(|(place, _)| *place));
        }
    }
    let is_far = lone.windows(2).all(|pair| pair[1] - pair[0] > 4);
    if is_far && (lone.len() > 1 || lone.first().is_some_and(|place| is_last(&lines, *place))) {
        left.extend(lone);
    }
    left.extend(running_heads(&lines, &breaks, &left));
    left
}

/// Whether hardly anything follows a line.
fn is_last(lines: &[&str], place: usize) -> bool {
    let below = lines[place + 1..].iter().filter(|line| !line.is_empty());
    below.count() < 2 && lines.len() > 4
}

/// "Handbook   Page 3 of 12", "3 / 12", "- 3 -": the page, and what stands beside its number.
fn page_number(line: &str) -> Option<(u32, String)> {
    if line.len() > 100 {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let number = |word: &str| word.parse::<u32>().ok();
    for (at, word) in words.iter().enumerate() {
        let is_edge = |end: usize| at == 0 || end == words.len();
        let next = |more: usize| words.get(at + more).copied().unwrap_or("");
        let (page, end) = if is_page_word(word) && number(next(1)).is_some() {
            let end = if matches!(next(2), "of" | "/") { 4 } else { 2 };
            (number(next(1)), at + end)
        } else if matches!(next(1), "of" | "/") && number(next(2)).is_some() && words.len() == 3 {
            (number(word), at + 3)
        } else if let Some((page, most)) = word.split_once('/')
            && number(most).is_some()
            && words.len() == 1
        {
            (number(page), at + 1)
        } else if matches!(*word, "-" | "–" | "—") && next(2) == *word && words.len() == 3 {
            (number(next(1)), at + 3)
        } else {
            continue;
        };
        if let Some(page) = page
            && is_edge(end)
            && end <= words.len()
        {
            let beside = [&words[..at], &words[end..]].concat().join(" ");
            return Some((page, beside));
        }
    }
    None
}

fn is_page_word(word: &str) -> bool {
    ["page", "slide", "seite", "folie"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// Lines that come again at the top or the foot of every page. The first page keeps its head, which may
/// be the title.
fn running_heads(lines: &[&str], breaks: &[usize], known: &HashSet<usize>) -> HashSet<usize> {
    let is_text = |place: &usize| !lines[*place].is_empty() && !known.contains(place);
    let top = |from: usize| (from..lines.len()).take(NEAR_EDGE).find(is_text);
    let foot = |to: usize| (0..to).rev().take(NEAR_EDGE).find(is_text);
    let first = top(0);
    let tops: Vec<usize> = breaks.iter().filter_map(|&at| top(at)).collect();
    let feet: Vec<usize> = breaks.iter().filter_map(|&at| foot(at)).collect();
    let mut heads = HashSet::new();
    for edge in [first.into_iter().chain(tops).collect::<Vec<usize>>(), feet] {
        let mut times: HashMap<&str, usize> = HashMap::new();
        for place in &edge {
            *times.entry(lines[*place]).or_default() += 1;
        }
        heads.extend(edge.iter().filter(|place| times[lines[**place]] > 1));
    }
    // A title does not stand in columns.
    heads.retain(|place| Some(*place) != first || lines[*place].contains("   "));
    heads
}
