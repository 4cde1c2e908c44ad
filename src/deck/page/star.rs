//! The words of a sample answer: verdicts, the labels of its parts, the label of its prompt. Reads lines,
//! never whole answers.

mod verdict;

use super::super::text::normal;
use super::ask;
use super::entries::unquoted;
use super::heading::title_form;
use super::mark;

pub use verdict::{badge, contrast, sign, sign_of, verdict_and_title, verdict_of_why};

/// A part of an answer, in the order in which parts follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Where and when.
    Situation,
    /// What fell to the teller.
    Task,
    /// What the teller did.
    Action,
    /// What came of it.
    Result,
    /// What was learnt; belongs to the result.
    Lesson,
    /// Why the answer works or fails.
    Why,
}

const PARTS: [(Part, &[&str]); 6] = [
    (
        Part::Situation,
        &[
            "situation",
            "context",
            "background",
            "setting",
            "scene",
            "s",
            "c",
        ],
    ),
    (
        Part::Task,
        &[
            "task",
            "challenge",
            "goal",
            "objective",
            "problem",
            "complication",
            "t",
        ],
    ),
    (
        Part::Action,
        &[
            "action",
            "actions",
            "actions taken",
            "action taken",
            "approach",
            "what i did",
            "steps",
            "steps taken",
            "a",
        ],
    ),
    (
        Part::Result,
        &["result", "results", "outcome", "outcomes", "impact", "r"],
    ),
    (
        Part::Lesson,
        &[
            "lesson",
            "lessons",
            "lessons learned",
            "lessons learnt",
            "learning",
            "learnings",
            "reflection",
            "l",
            "what i learned",
            "what i learnt",
        ],
    ),
    (
        Part::Why,
        &[
            "analysis",
            "commentary",
            "comment",
            "comments",
            "takeaway",
            "takeaways",
            "notes",
            "note",
            "feedback",
            "evaluation",
            "assessment",
            "what works",
            "what doesn't work",
            "what went wrong",
            "what's wrong",
            "what is wrong",
            "breakdown",
            "critique",
            "verdict",
            "key points",
            "why",
        ],
    ),
];

/// Longest label of a part.
const LONGEST_LABEL: usize = 60;

/// Words of the longest label of an answer's reasons: "What makes this a strong answer to the question".
const LONGEST_REASON: usize = 9;

/// The part that a line names, and the rest of the line where its text begins there.
pub fn part(line: &str) -> Option<(Part, &str)> {
    let line = bare(line);
    if let Some((label, rest)) = split_label(line)
        && !rest.trim().is_empty()
        && let Some(part) = named(label)
    {
        let rest = rest.trim_matches(|c: char| c == '*' || c.is_whitespace());
        return Some((part, rest));
    }
    let is_short = line.chars().count() <= LONGEST_LABEL;
    is_short
        .then(|| named(line))
        .flatten()
        .map(|part| (part, ""))
}

/// The line without signs before it.
fn bare(line: &str) -> &str {
    let line = line.trim().trim_start_matches(['*', '_']);
    mark::without(line).trim_start_matches(['(', '[']).trim()
}

/// A short beginning up to a colon or a dash, and what follows.
fn split_label(line: &str) -> Option<(&str, &str)> {
    let start: String = line.chars().take(LONGEST_LABEL).collect();
    let marks = [": ", ":", " - ", " – ", " — ", ") "];
    let (place, mark) = marks
        .iter()
        .filter_map(|mark| start.find(mark).map(|place| (place, *mark)))
        .min_by_key(|(place, _)| *place)?;
    Some((&line[..place], &line[place + mark.len()..]))
}

fn named(label: &str) -> Option<Part> {
    // "A" is an article in any other title.
    let letter = label.trim_matches(['*', ' ']);
    let title = if letter.len() == 1 {
        letter.to_lowercase()
    } else {
        title_form(label)
    };
    let find = |name: &str| {
        PARTS
            .iter()
            .find(|(_, names)| names.contains(&name))
            .map(|(part, _)| *part)
    };
    if let Some(part) = find(&title) {
        return Some(part);
    }
    let starts = [
        "why this ",
        "why it ",
        "what makes this ",
        "what makes it ",
        "why that ",
        "what this answer ",
        "why answer ",
    ];
    let is_label = title.split(' ').count() <= LONGEST_REASON && !title.contains(['.', ':', ',']);
    if is_label && starts.iter().any(|start| title.starts_with(start)) {
        return Some(Part::Why);
    }
    // "Situation & task", "Task / action", "S - Situation".
    let first = title.split([' ', '/', '&', '+', '(', ')', '-']).next()?;
    let others = title[first.len()..]
        .split([' ', '/', '&', '+', '(', ')', '-'])
        .filter(|word| !word.is_empty());
    let all_named = others
        .clone()
        .all(|word| word == "and" || find(word).is_some());
    (all_named && others.count() > 0)
        .then(|| find(first))
        .flatten()
}

/// The title after "Example 2:" and the like; empty where nothing follows.
pub fn numbered_title(line: &str) -> Option<&str> {
    let line = mark::without(line.trim());
    if line.chars().count() > 160 {
        return None;
    }
    let (label, rest) = split_label(line).unwrap_or((line, ""));
    let title = normal(label);
    let mut words: Vec<&str> = title.split_whitespace().collect();
    let number = words.pop().map(|last| last.trim_start_matches('#'))?;
    let is_number = number.parse::<u32>().is_ok()
        || (number.len() == 1 && number.bytes().all(|b| b.is_ascii_alphabetic()));
    let kinds = [
        "example", "sample", "story", "answer", "response", "star", "model", "option",
    ];
    (is_number && !words.is_empty() && words.iter().all(|word| kinds.contains(word)))
        .then(|| rest.trim())
}

/// The prompt after its label; empty where it stands on the next line.
pub fn prompt(line: &str) -> Option<&str> {
    let line = bare(line);
    let (label, rest) = line.split_once(':')?;
    let label = title_form(label);
    matches!(
        label.as_str(),
        "prompt"
            | "question"
            | "q"
            | "asked"
            | "in response to"
            | "answering"
            | "answers"
            | "interview question"
            | "interviewer"
            | "interviewer asks"
            | "they ask"
            | "recruiter"
            | "frage"
            | "pregunta"
            | "pergunta"
            | "domanda"
            | "vraag"
            | "hiring manager"
    )
    .then(|| rest.trim_matches(|c: char| c == '*' || c.is_whitespace()))
}

/// What the candidate says after the label of a dialogue; empty where it stands on the next line.
pub fn answer(line: &str) -> Option<&str> {
    let (label, rest) = bare(line).split_once(':')?;
    matches!(
        title_form(label).as_str(),
        "candidate" | "interviewee" | "applicant" | "you" | "me" | "answer" | "response"
    )
    .then(|| rest.trim_matches(|c: char| c == '*' || c.is_whitespace()))
}

/// Whether a line of a dialogue asks on after an answer, rather than for the next story.
pub fn asks_on(line: &str) -> bool {
    prompt(line).is_some_and(|asked| !asked.is_empty() && !ask::asks_for_story(unquoted(asked)))
}

/// The probe after its label, as it stands below a question: "Follow-up: ...".
pub fn probe(line: &str) -> Option<&str> {
    let (label, rest) = bare(line).split_once(':')?;
    let label = normal(label);
    let label = label.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let is_label = matches!(
        label,
        "follow-up" | "follow up" | "followup" | "follow-up question" | "probe"
    );
    (is_label && !rest.trim().is_empty()).then(|| rest.trim())
}

/// The parts of an answer that stand one after the other in one paragraph, each with its label.
pub fn pieces(text: &str) -> Vec<&str> {
    let labels = [
        "Situation:",
        "Task:",
        "Action:",
        "Result:",
        "Why this works:",
        "Why it works:",
    ];
    let mut starts = vec![0];
    for label in labels {
        let from = starts.last().copied().unwrap_or(0);
        let found = text[from..].find(label).map(|place| from + place);
        if let Some(place) = found.filter(|&place| text[..place].ends_with([' ', '\n'])) {
            starts.push(place);
        }
    }
    if starts.len() < 3 {
        return vec![text];
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| text[*start..end].trim())
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Whether a line belongs to an answer by its form alone.
pub fn is_part(line: &str) -> bool {
    part(line).is_some()
        || badge(line).is_some()
        || verdict_and_title(line).is_some()
        || numbered_title(line).is_some()
        || prompt(line).is_some()
        || answer(line).is_some()
}
