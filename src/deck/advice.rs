//! What would make a deck better to learn from. Refuses nothing: a deck with all advice against it works.

pub(super) mod prompts;
mod samples;
pub(super) mod sentences;
mod style;

use std::fmt;

use super::model::{Deck, Verdict};
use sentences::{alike, sentences, split};

/// A theme has this many prompts: fewer leave gaps, more cannot be kept ready.
const PROMPTS: std::ops::RangeInclusive<usize> = 7..=8;
const CRITERIA: usize = 6;
const PITFALLS: usize = 6;
const FOLLOW_UPS: usize = 5;
const STRONG_SAMPLES: usize = 2;
const WEAK_SAMPLES: usize = 1;
const SUMMARY_WORDS: std::ops::RangeInclusive<usize> = 80..=130;

/// Decks of more cards are lists and no themes. Their sentences are not compared with each other, which
/// would take the square of their number.
const MOST_COMPARED: usize = 100;

/// A pitfall is two sentences at least: the mistake, and what it costs.
const PITFALL_SENTENCES: usize = 2;

/// Less than this is no advice on what to have ready, in words.
const READY_WORDS: usize = 12;

/// A field of a deck, or a card of one of its lists. Its text form is the field's name, or list and
/// id as in `prompts/bad-news`; a card without an id is counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The field's or list's name in a deck file.
    pub field: &'static str,
    /// The card's place in the list, from 0.
    pub card: Option<usize>,
    name: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// One thing to better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Where.
    pub place: Place,
    /// What is not as it should be.
    pub text: String,
    /// What to do about it.
    pub mend: String,
}

impl Advice {
    fn new(place: &Place, text: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            place: place.clone(),
            text: text.into(),
            mend: mend.into(),
        }
    }
}

/// Everything that would make the deck better, in deck order. `topics` are the words a prompt's
/// topics may be.
///
/// Counts and the summary are asked of decks with prompts only: a deck without is a collection for
/// other decks to lean on.
pub fn advise(deck: &Deck, topics: &[&str]) -> Vec<Advice> {
    let mut found = Vec::new();
    if !deck.prompts.is_empty() {
        counts(deck, &mut found);
        summary(deck, &mut found);
    }
    prompts::advise(deck, topics, &mut found);
    if deck.len() <= MOST_COMPARED {
        prompts::distinct(deck, &mut found);
    }
    criteria(deck, &mut found);
    pitfalls(deck, &mut found);
    follow_ups(deck, &mut found);
    samples::advise(deck, &mut found);
    style::advise(deck, &mut found);
    if deck.len() <= MOST_COMPARED {
        repetitions(deck, &mut found);
    }
    found
}

/// A card's place.
fn place(list: &'static str, id: Option<&str>, index: usize) -> Place {
    let name = id.map_or_else(
        || format!("{list}/{}", index + 1),
        |id| format!("{list}/{id}"),
    );
    Place {
        field: list,
        card: Some(index),
        name,
    }
}

/// A field's or a whole list's place.
fn whole(field: &'static str) -> Place {
    Place {
        field,
        card: None,
        name: field.to_owned(),
    }
}

/// Words as people count them: whatever stands between blanks.
fn word_count(text: &str) -> usize {
    text.split_whitespace().count()
}

fn counts(deck: &Deck, found: &mut Vec<Advice>) {
    let samples = |verdict: Verdict| {
        let samples = deck.samples.iter();
        samples.filter(|sample| sample.verdict == verdict).count()
    };
    let exact = [
        (
            "criteria",
            deck.criteria.len(),
            CRITERIA,
            "criteria",
            "six questions hold what a listener checks a story against",
        ),
        (
            "pitfalls",
            deck.pitfalls.len(),
            PITFALLS,
            "pitfalls",
            "six mistakes of this theme are enough to know, each with what it costs",
        ),
        (
            "follow_ups",
            deck.follow_ups.len(),
            FOLLOW_UPS,
            "follow-ups",
            "five probes, each with what to have ready, test whether a story holds",
        ),
        (
            "samples",
            samples(Verdict::Strong),
            STRONG_SAMPLES,
            "strong samples",
            "two strong answers show that there is more than one way",
        ),
        (
            "samples",
            samples(Verdict::Weak),
            WEAK_SAMPLES,
            "weak samples",
            "one weak answer shows the pitfalls at work",
        ),
    ];
    let prompts = deck.prompts.len();
    if !PROMPTS.contains(&prompts) {
        found.push(Advice::new(
            &whole("prompts"),
            format!("the number of prompts is {prompts}"),
            "seven or eight cover a theme and can be kept ready",
        ));
    }
    for (list, count, wanted, what, mend) in exact {
        if count != wanted {
            found.push(Advice::new(
                &whole(list),
                format!("the number of {what} is {count}"),
                mend,
            ));
        }
    }
}

fn summary(deck: &Deck, found: &mut Vec<Advice>) {
    let words = deck.summary.as_deref().map_or(0, word_count);
    if !SUMMARY_WORDS.contains(&words) {
        found.push(Advice::new(
            &whole("summary"),
            format!("the summary has {words} words"),
            "say in 80 to 130 words what the theme means, how it comes up and what strong answers do",
        ));
    }
}

fn criteria(deck: &Deck, found: &mut Vec<Advice>) {
    for (index, criterion) in deck.criteria.iter().enumerate() {
        if !criterion.ask.ends_with('?') {
            found.push(Advice::new(
                &place("criteria", criterion.id.as_deref(), index),
                "the criterion is no question",
                "ask it as interviewers ask themselves while they listen",
            ));
        }
    }
}

fn pitfalls(deck: &Deck, found: &mut Vec<Advice>) {
    for (index, pitfall) in deck.pitfalls.iter().enumerate() {
        if split(&pitfall.text).count() < PITFALL_SENTENCES {
            found.push(Advice::new(
                &place("pitfalls", pitfall.id.as_deref(), index),
                "the pitfall is a single sentence",
                "say the mistake, then in another sentence what it costs the answer",
            ));
        }
    }
}

fn follow_ups(deck: &Deck, found: &mut Vec<Advice>) {
    for (index, follow_up) in deck.follow_ups.iter().enumerate() {
        let place = place("follow_ups", follow_up.id.as_deref(), index);
        match follow_up.ready.as_deref().map(word_count) {
            None => found.push(Advice::new(
                &place,
                "the follow-up does not say what to have ready",
                "add ready = \"...\": the facts and thoughts that a good reply needs",
            )),
            Some(words) if words < READY_WORDS => found.push(Advice::new(
                &place,
                format!("what to have ready takes {words} words"),
                "name the facts and thoughts a good reply needs, and what a thin one gives away",
            )),
            Some(_) => {}
        }
    }
}

fn repetitions(deck: &Deck, found: &mut Vec<Advice>) {
    let sentences = sentences(deck);
    for (one, other) in alike(&sentences) {
        let (one, other) = (&sentences[one], &sentences[other]);
        if one.is_wording && other.is_wording {
            // Variants say the same as their prompt; that is what they are for. Different prompts
            // are compared as prompts are.
            continue;
        }
        found.push(Advice::new(
            &other.card,
            format!("\"{}\" nearly repeats {}", other.text, one.card),
            "say something else, or drop one of the two",
        ));
    }
}

#[cfg(test)]
mod tests;
