//! The words and signs by which pages call an answer strong or weak. Judges no answer itself.

use super::super::super::model::Verdict;
use super::super::super::text::normal;
use super::super::heading::title_form;
use super::super::mark;
use super::{LONGEST_LABEL, split_label};

/// What pages call answers that work, in the form of titles.
const STRONG: [&str; 22] = [
    "strong",
    "stronger",
    "strongest",
    "good",
    "great",
    "excellent",
    "outstanding",
    "exceptional",
    "exemplary",
    "better",
    "best",
    "effective",
    "winning",
    "compelling",
    "hire",
    "strong hire",
    "lean hire",
    "pass",
    "above bar",
    "meets bar",
    "raises bar",
    "high scoring",
];

/// What they call answers that fail.
const WEAK: [&str; 22] = [
    "weak",
    "weaker",
    "weakest",
    "bad",
    "poor",
    "worse",
    "worst",
    "ineffective",
    "losing",
    "mediocre",
    "average",
    "no hire",
    "not hire",
    "strong no hire",
    "lean no hire",
    "fail",
    "below bar",
    "needs improvement",
    "needs work",
    "not good",
    "not strong",
    "low scoring",
];

/// What both stand beside: words for an answer and for its judgement.
const KINDS: [&str; 14] = [
    "answer", "example", "response", "reply", "sample", "star", "story", "version", "option", "of",
    "rating", "verdict", "score", "grade",
];

/// The share of a score from which on it is a good one.
const PASSED: f64 = 0.6;

/// The verdict of a line that says nothing else: "STRONG", "Weak example", "Answer B - good", "4/5".
pub fn badge(line: &str) -> Option<Verdict> {
    if line.chars().count() > 40 {
        return None;
    }
    let title = title_form(line);
    if let Some(verdict) = score(&title) {
        return Some(verdict);
    }
    let words: Vec<&str> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 1 && !KINDS.contains(word) && word.parse::<u32>().is_err())
        .collect();
    named(&words.join(" "), &STRONG, &WEAK)
}

fn named(words: &str, strong: &[&str], weak: &[&str]) -> Option<Verdict> {
    if strong.contains(&words) {
        Some(Verdict::Strong)
    } else if weak.contains(&words) {
        Some(Verdict::Weak)
    } else {
        None
    }
}

/// "Score: 4/5": a score alone, perhaps with its label.
fn score(title: &str) -> Option<Verdict> {
    let score = title.rsplit([':', ' ']).next()?;
    let label = title[..title.len() - score.len()].trim_end_matches([':', ' ']);
    let (got, most) = score.split_once('/')?;
    let (got, most): (f64, f64) = (got.parse().ok()?, most.parse().ok()?);
    let is_score = most >= 2.0 && got <= most && (label.is_empty() || KINDS.contains(&label));
    is_score.then_some(if got / most >= PASSED {
        Verdict::Strong
    } else {
        Verdict::Weak
    })
}

/// The verdict of a line that means one only above an answer: elsewhere "What not to say" heads a list.
pub fn contrast(line: &str) -> Option<Verdict> {
    named(
        title_form(line).as_str(),
        &[
            "do",
            "do this",
            "say this",
            "what to say",
            "instead",
            "after",
        ],
        &[
            "don't",
            "don't do this",
            "don't say this",
            "avoid",
            "avoid this",
            "not this",
            "instead of",
            "what not to say",
            "before",
        ],
    )
}

/// The verdict of a sign before a title: a tick or a cross, a thumb up or down.
pub fn sign(line: &str) -> Option<Verdict> {
    sign_of(line.trim_start().chars().next()?)
}

/// The verdict that a sign stands for.
pub const fn sign_of(sign: char) -> Option<Verdict> {
    match sign {
        '\u{2705}' | '\u{2611}' | '\u{2713}' | '\u{2714}' | '\u{1f44d}' | '\u{1f7e2}' => {
            Some(Verdict::Strong)
        }
        '\u{d7}' | '\u{274c}' | '\u{274e}' | '\u{2612}' | '\u{2715}' | '\u{2716}' | '\u{2717}'
        | '\u{2718}' | '\u{1f44e}' | '\u{1f534}' | '\u{1f6ab}' => Some(Verdict::Weak),
        _ => None,
    }
}

/// The verdict before or behind an answer's title, and the title alone.
pub fn verdict_and_title(line: &str) -> Option<(Verdict, &str)> {
    let line = mark::without(line.trim());
    if line.chars().count() > 160 {
        return None;
    }
    if let Some((label, rest)) = split_label(line)
        && !rest.trim().is_empty()
        && let Some(verdict) = badge(label)
    {
        return Some((verdict, rest.trim()));
    }
    // "Strong. The short form": the title after it has no end, as a sentence would.
    if let Some((label, rest)) = line.split_once(". ")
        && let Some(verdict) = badge(label)
        && is_unended_title(rest.trim())
    {
        return Some((verdict, rest.trim()));
    }
    let inner = line.strip_prefix(['[', '(']);
    if let Some((label, rest)) = inner.and_then(|inner| inner.split_once([']', ')']))
        && let Some(verdict) = badge(label)
        && !rest.trim().is_empty()
    {
        return Some((verdict, rest.trim_start_matches([' ', ':', '-', '–'])));
    }
    let (title, last) = line.trim_end_matches([')', ']']).rsplit_once(['(', '['])?;
    let verdict = badge(last).filter(|_| line.ends_with([')', ']']) && !title.trim().is_empty())?;
    Some((
        verdict,
        title.trim().trim_end_matches([':', '-', '–']).trim(),
    ))
}

fn is_unended_title(text: &str) -> bool {
    text.starts_with(|c: char| !c.is_lowercase())
        && text.chars().count() <= 100
        && !text.ends_with(['.', '!', '?', ':', ','])
        && !text.contains(". ")
}

/// The verdict that a label of an answer's reasons implies.
pub fn verdict_of_why(line: &str) -> Option<Verdict> {
    let words = format!(
        " {} ",
        normal(&line.chars().take(LONGEST_LABEL).collect::<String>())
    );
    let has = |found: &[&str]| found.iter().any(|word| words.contains(word));
    if has(&[
        " weak",
        " fails",
        "doesn't work",
        "does not work",
        " wrong",
        " bad ",
        " poor ",
        " falls",
    ]) {
        Some(Verdict::Weak)
    } else if has(&[" strong", " works", " good ", " great "]) {
        Some(Verdict::Strong)
    } else {
        None
    }
}
