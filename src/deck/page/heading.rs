//! What a heading announces, by its words. Never looks at what stands below it.

mod known;
mod rules;

use super::super::text::normal;
use super::ask;
use super::mark;

/// What a section of a page holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// What the theme means.
    About,
    /// What interviewers listen for.
    Criteria,
    /// What they ask.
    Prompts,
    /// Whole answers.
    Samples,
    /// What costs the answer.
    Pitfalls,
    /// What they ask after the telling.
    FollowUps,
    /// Themes of the same kind.
    Related,
    /// Who asks about it.
    Companies,
    /// The page's content ends here.
    End,
}

/// What a heading announces, where its words can mean one thing only.
pub fn role(text: &str) -> Option<Role> {
    if text.len() > 120 {
        return None;
    }
    let title = title_form(text);
    known::find(&title).or_else(|| {
        // "Ownership: red flags", "Pitfalls (and how to avoid them)".
        let part = title.rsplit_once(": ").map(|(_, part)| part);
        let short = title.split_once(" (").map(|(part, _)| part);
        part.and_then(known::find)
            .or_else(|| short.and_then(known::find))
    })
}

/// What a heading probably announces; only for text known to be a heading.
pub fn likely_role(text: &str) -> Option<Role> {
    if let Some(role) = role(text) {
        return Some(role);
    }
    if text.len() > 120 {
        return None;
    }
    let title = format!(" {} ", title_form(text));
    if is_of_another_matter(&title) {
        return None;
    }
    if is_end(&title) {
        return Some(Role::End);
    }
    rules::find(&title)
}

fn has(title: &str, words: &[&str]) -> bool {
    words.iter().any(|word| title.contains(word))
}

/// Whether a heading speaks of something that only sounds like a section of a theme.
fn is_of_another_matter(title: &str) -> bool {
    // Articles are left out of titles.
    let asks_back = has(title, &["ask"])
        && has(
            title,
            &[
                " ask interviewer",
                " ask your interviewer",
                "ask them",
                "ask back",
                "for interviewer",
                "for your interviewer",
                "hiring manager",
                "ask at end",
                "should you ask",
                "you should ask",
                "to ask in interview",
            ],
        );
    let teaches = title.starts_with(" how to ")
        && !has(title, &["follow", "avoid", "fail", "lose"])
        || [
            " how should ",
            " how do you answer",
            " tips ",
            " steps ",
            " preparing ",
        ]
        .iter()
        .any(|start| title.starts_with(start))
        || has(title, &[" tips", "frequently asked questions", " faq"])
            && !has(title, &["interview"]);
    asks_back || teaches || matches!(title.trim(), "table of contents" | "contents")
}

fn is_end(title: &str) -> bool {
    let invites = has(title, &[" practice ", " practise "])
        && has(
            title,
            &[" live", " now", " mock", " with ai", "today", "out loud"],
        );
    invites
        || has(
            title,
            &[
                "mock interview",
                "leave a comment",
                "leave a reply",
                "share this",
                "newsletter",
                "about author",
                "all rights reserved",
                "\u{a9}",
                "sign up",
                "subscribe",
                "ready to practice",
                "ready to practise",
                "book a ",
                "free trial",
                "get the app",
                "join our",
                "join thousands",
                "written by ",
                " more from ",
                "recommended for you",
                "recommended from",
                "recent posts",
                "latest posts",
                "popular posts",
                "read next",
                "discussion about this",
                " thoughts on \"",
                "post navigation",
            ],
        )
        // A forum's replies.
        || title.starts_with(" re: ")
}

/// The form in which titles are compared: normal, without sign, number, article or colon.
pub fn title_form(text: &str) -> String {
    let text = text.trim().trim_start_matches(['#', '*', '_']).trim();
    let mut text = mark::without(text);
    if let Some(marked) = mark::marked(text) {
        text = marked.rest;
    }
    let mut normal = normal(text);
    // The name of a field: "follow_ups".
    if !normal.contains(' ') {
        normal = normal.replace('_', " ");
    }
    let bare = normal.trim_matches(|c: char| mark::is_symbol(c) || "*_#:;-=~|[]\"' ".contains(c));
    let bare = bare.strip_suffix("[edit").unwrap_or(bare);
    // A scan takes a capital I for a small l; no word begins so.
    let scanned = bare.strip_prefix("ln").map(|rest| format!("in{rest}"));
    let bare = scanned.as_deref().unwrap_or(bare);
    let mut words: Vec<&str> = bare.split_whitespace().collect();
    if let [first, _, ..] = words[..]
        && ["section", "part", "chapter", "step"].contains(&first)
    {
        words.drain(..2);
    }
    let is_small = |word: &&str| {
        matches!(
            *word,
            "a" | "an" | "the" | "some" | "your" | "our" | "these" | "top" | "most" | "&" | "and"
        ) || word
            .trim_matches(['(', ')', '+', ':'])
            .parse::<u32>()
            .is_ok()
    };
    let from = words.iter().take_while(|word| is_small(word)).count();
    let from = if from == words.len() { 0 } else { from };
    let mut words = words.split_off(from);
    while words.len() > 1
        && words
            .last()
            .is_some_and(|last| last.starts_with('(') && is_small(last))
    {
        words.pop();
    }
    // Articles within are left out too: "what a weak answer looks like".
    words.retain(|word| !matches!(*word, "a" | "an" | "the"));
    words.join(" ").trim_end_matches([':', '?', ' ']).to_owned()
}

/// Whether a line may be a heading by its form: short, a beginning, no end of a sentence, no ask.
pub fn looks_like_one(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let starts = text.chars().find(|c| c.is_alphanumeric());
    (1..=9).contains(&words)
        && text.chars().count() <= 70
        && (!text.ends_with('?') || asks_about_listeners(text))
        && !text.ends_with(['.', '!', ',', ';', '\u{3002}', '"', '\'', '\u{201d}'])
        && starts.is_some_and(|c| !c.is_lowercase())
        && !ask::opens(text)
}

/// "What are interviewers evaluating?": a heading that asks about those who ask.
fn asks_about_listeners(text: &str) -> bool {
    let title = format!(" {} ", normal(text));
    [" what ", " who ", " which "]
        .iter()
        .any(|start| title.starts_with(start))
        && has(
            &title,
            &[
                "interviewer",
                "recruiter",
                " panel",
                "hiring manager",
                "employers",
                "companies",
            ],
        )
}

/// Whether a line stands below a page's content: its rights, its thanks, how many liked it.
pub fn is_notice(text: &str) -> bool {
    let starts = [
        "©",
        "(c) ",
        "Copyright ©",
        "Copyright (c)",
        "Thanks for reading",
        "Thank you for reading",
    ];
    let counts = text.split_once(' ').is_some_and(|(count, of)| {
        let is_reaction = matches!(
            of,
            "Likes" | "likes" | "Comments" | "comments" | "Restacks" | "Claps" | "claps"
        );
        is_reaction && count.bytes().all(|byte| byte.is_ascii_digit())
    });
    counts || starts.iter().any(|start| text.starts_with(start))
}
