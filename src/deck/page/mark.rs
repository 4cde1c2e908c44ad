//! Signs before an item: bullets, ticks, crosses, arrows, numbers. Never looks at words.

use super::block::{Block, Item, Shape};

/// What stood before an item's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked<'a> {
    /// Its number, where it had one.
    pub number: Option<u32>,
    /// How many numbers its own stands within: one for 2.1, two for 2.1.3.
    pub within: usize,
    /// The text after the sign.
    pub rest: &'a str,
}

/// A line's text without the sign that makes it an item; none where it is no item.
pub fn marked(line: &str) -> Option<Marked<'_>> {
    if let Some((number, within, rest)) = numbered_within(line) {
        return Some(Marked {
            number: Some(number),
            within,
            rest,
        });
    }
    bullet(line)
        .map(|rest| (None, rest))
        .or_else(|| checkbox(line).map(|rest| (None, rest)))
        .or_else(|| numbered(line).map(|(number, rest)| (Some(number), rest)))
        .or_else(|| lettered(line).map(|rest| (None, rest)))
        .map(|(number, rest)| {
            let rest = checkbox(rest).unwrap_or(rest);
            Marked {
                number,
                within: 0,
                rest: rest.trim(),
            }
        })
}

/// Whether a text is nothing but a sign or a number: an icon saved on a line of its own.
pub fn is_lone(text: &str) -> bool {
    let digits = text.trim().trim_end_matches(['.', ')', ':']);
    let is_number = digits.len() < text.trim().len()
        && (1..=3).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number {
        return true;
    }
    let mut signs = text.chars().filter(|c| !c.is_whitespace());
    let is_sign = |c: char| is_symbol(c) || matches!(c, '?' | '!' | '-' | '*' | '+');
    matches!((signs.next(), signs.next(), signs.next()), (Some(one), two, None)
        if is_sign(one) && two.is_none_or(is_sign))
}

/// Whether a line only says how long ago it was written, as a forum does.
pub fn is_stamp(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.ends_with("ago")
        && text.split_whitespace().count() <= 4
}

/// Whether a line is to be filled in by hand: "Notes: ______", "Rating: 1 2 3 4 5".
pub fn is_form_field(text: &str) -> bool {
    let is_scale = text.split_once(':').is_some_and(|(label, rest)| {
        let numbers = rest.split_whitespace();
        let all_numbers = || {
            numbers
                .clone()
                .all(|word| word.len() < 3 && word.bytes().all(|b| b.is_ascii_digit()))
        };
        label.split_whitespace().count() <= 3 && numbers.clone().count() > 2 && all_numbers()
    });
    is_scale || text.contains("_____")
}

/// The text without one leading sign, which a page's style put before each item of a section.
pub fn without(text: &str) -> &str {
    let mut rest = text.chars();
    match rest.next() {
        Some('?' | '!') => rest.as_str().trim_start(),
        Some(c) if is_symbol(c) => {
            // An emoji may consist of several characters.
            rest.as_str()
                .trim_start_matches(|c| is_symbol(c) && !c.is_ascii())
                .trim_start()
        }
        Some('-' | '*' | '+' | '>') if rest.as_str().starts_with(' ') => rest.as_str().trim_start(),
        _ => text,
    }
}

/// Signs of no language: arrows, shapes, ticks, crosses, emoji, a word processor's own.
pub const fn is_symbol(c: char) -> bool {
    matches!(c, '•' | '·' | '×' | '‣' | '⁃' | '›' | '»' | '¤' | '¶' | '\u{2190}'..='\u{21ff}' | '\u{2219}'
        | '\u{22c5}' | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}'
        | '\u{2b00}'..='\u{2bff}' | '\u{30fb}' | '\u{e000}'..='\u{f8ff}' | '\u{1f000}'..='\u{1faff}')
}

fn bullet(line: &str) -> Option<&str> {
    let mut characters = line.chars();
    let first = characters.next()?;
    let rest = characters.as_str();
    if is_symbol(first) {
        let rest = rest.trim_start_matches(|c| is_symbol(c) && c > '\u{ff}');
        return (!rest.trim().is_empty()).then_some(rest.trim_start());
    }
    let blank_follows = rest.starts_with([' ', '\t']);
    // Letters of a symbol font, as a word processor pastes them.
    let wide_blank_follows = rest.starts_with('\t') || rest.starts_with("  ");
    let is_bullet = match first {
        '-' | '*' | '+' | '–' | '—' | '―' => blank_follows,
        'o' | '§' | 'Ø' | 'ü' if wide_blank_follows => true,
        // What a scan makes of a round bullet.
        'o' | '¢' => blank_follows && rest.trim_start().starts_with(char::is_uppercase),
        '«' => blank_follows && !rest.contains('»'),
        _ => false,
    };
    // Markup that counts for itself: "#. ", ". ".
    let counted = line.strip_prefix("#. ").or_else(|| line.strip_prefix(". "));
    let rest = counted.unwrap_or(rest).trim_start();
    ((is_bullet || counted.is_some()) && !rest.is_empty()).then_some(rest)
}

fn checkbox(line: &str) -> Option<&str> {
    let inside = line.strip_prefix('[')?;
    let rest = inside
        .strip_prefix([' ', 'x', 'X', '✓', '✔', '-'])
        .unwrap_or(inside);
    let rest = rest.strip_prefix(']')?;
    (rest.starts_with([' ', '\t']) && !rest.trim().is_empty()).then(|| rest.trim_start())
}

/// "1. ", "1) ", "(1) ", "[1] ", "#1 ", a digit on a key, "1 - ", "Q1: ", "Question 1. " and their like.
fn numbered(line: &str) -> Option<(u32, &str)> {
    let lower = line.get(..9).unwrap_or(line).to_ascii_lowercase();
    let word = ["question", "prompt", "q", "#", "(", "[", "no."]
        .into_iter()
        .find(|word| lower.starts_with(word))
        .unwrap_or("");
    let start = line[word.len()..].trim_start_matches([' ', '#', '.']);
    let start = if word.is_empty() { line } else { start };
    let digits = start.len() - start.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = &start[digits..];
    if let Some(rest) = after
        .trim_start_matches('\u{fe0f}')
        .strip_prefix('\u{20e3}')
    {
        let rest = rest.trim_start();
        return (digits == 1 && !rest.is_empty())
            .then(|| start[..1].parse().ok().zip(Some(rest)))?;
    }
    // Beyond three digits a number may be a year: it must stand as one of a list.
    let longest = if after.starts_with(". ") || after.starts_with(") ") {
        5
    } else {
        3
    };
    if digits == 0 || digits > longest {
        return None;
    }
    let number = start[..digits].parse().ok()?;
    let rest = after
        .strip_prefix(". ")
        .or_else(|| after.strip_prefix(") "));
    let rest = rest.or_else(|| {
        let mut characters = after.chars();
        let first = characters.next()?;
        let rest = characters.as_str();
        let blank_follows = rest.starts_with([' ', '\t']);
        match first {
            '.' | ')' => (blank_follows || rest.starts_with(char::is_uppercase)).then_some(rest),
            ']' | ':' | '/' | '|' | '、' | '．' => {
                (blank_follows || first > '\u{ff}').then_some(rest)
            }
            '-' | '–' | '—' if !word.is_empty() => blank_follows.then_some(rest),
            ' ' => rest
                .strip_prefix(['-', '–', '—', '|', ':'])
                .filter(|rest| rest.starts_with(' '))
                .or_else(|| (!word.is_empty() && !rest.is_empty()).then_some(rest)),
            '\t' => Some(rest),
            _ => None,
        }
    })?;
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some((number, rest))
}

/// "1.2 ", "3.1. ", "2.4.1 ": a number within others, before a sentence; how many others there are.
fn numbered_within(line: &str) -> Option<(u32, usize, &str)> {
    let number = |text: &str| -> Option<u32> {
        let is_short = (1..=2).contains(&text.len());
        (is_short && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse().ok())
            .flatten()
    };
    let (numbers, rest) = line.split_once([' ', '\t'])?;
    let numbers = numbers.trim_end_matches(['.', ')', ':']).split('.');
    let numbers: Vec<u32> = numbers.map(number).collect::<Option<_>>()?;
    let rest = rest.trim_start();
    let is_sentence =
        rest.starts_with(|c: char| c.is_uppercase() || "\"'\u{201c}\u{2018}¿".contains(c));
    let last = *numbers.last()?;
    (is_sentence && (2..=4).contains(&numbers.len())).then_some((last, numbers.len() - 1, rest))
}

/// "a) ", "b. ", "iv) ": letters and small Roman numbers.
fn lettered(line: &str) -> Option<&str> {
    let (head, rest) = line.split_once([')', '.'])?;
    let is_letter = matches!(head.as_bytes(), [b'a'..=b'j']);
    let is_roman = (1..=4).contains(&head.len()) && head.bytes().all(|byte| b"ivx".contains(&byte))
        || (2..=4).contains(&head.len()) && head.bytes().all(|byte| b"IVX".contains(&byte));
    let rest_is_text = rest.starts_with([' ', '\t']) && !rest.trim().is_empty();
    ((is_letter || is_roman) && rest_is_text).then(|| rest.trim_start())
}

/// Lets a sign that stands alone make an item of the text after it.
pub fn join_lone_marks(blocks: &mut Vec<Block>) {
    let mut pending: Option<(usize, bool)> = None;
    blocks.retain_mut(|block| {
        if matches!(block.shape, Shape::Text | Shape::Item(_)) && is_lone(&block.text) {
            pending.get_or_insert((block.line, block.gap));
            return false;
        }
        if let Some((line, gap)) = pending.take()
            && block.shape == Shape::Text
            && !is_stamp(&block.text)
        {
            block.line = line;
            block.gap = gap;
            block.shape = Shape::Item(Item::default());
        }
        true
    });
}
