//! What would make a deck better to learn from. Refuses nothing: a deck with all advice against it works.

mod samples;
pub(super) mod sentences;

use std::collections::BTreeMap;
use std::fmt;

use super::model::{Deck, Verdict};
use super::text;
use sentences::{alike, sentences};

/// A theme has this many prompts: fewer leave gaps, more cannot be kept ready.
const PROMPTS: std::ops::RangeInclusive<usize> = 7..=8;
const VARIANTS: usize = 2;
const TOPICS: std::ops::RangeInclusive<usize> = 1..=3;
const CRITERIA: usize = 6;
const PITFALLS: usize = 6;
const FOLLOW_UPS: usize = 5;
const STRONG_SAMPLES: usize = 2;
const WEAK_SAMPLES: usize = 1;
const SUMMARY_WORDS: std::ops::RangeInclusive<usize> = 80..=130;

/// More items of a kind than this with the same first three words read like a list made by a machine.
const SAME_OPENINGS: usize = 3;

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
    prompts(deck, topics, &mut found);
    criteria(deck, &mut found);
    follow_ups(deck, &mut found);
    samples::advise(deck, &mut found);
    openings(deck, &mut found);
    repetitions(deck, &mut found);
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
        ("criteria", deck.criteria.len(), CRITERIA, "criteria"),
        ("pitfalls", deck.pitfalls.len(), PITFALLS, "pitfalls"),
        (
            "follow_ups",
            deck.follow_ups.len(),
            FOLLOW_UPS,
            "follow-ups",
        ),
        (
            "samples",
            samples(Verdict::Strong),
            STRONG_SAMPLES,
            "strong samples",
        ),
        (
            "samples",
            samples(Verdict::Weak),
            WEAK_SAMPLES,
            "weak samples",
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
    for (list, count, wanted, what) in exact {
        if count != wanted {
            found.push(Advice::new(
                &whole(list),
                format!("the number of {what} is {count}"),
                format!("the bundled decks have {wanted}"),
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

fn prompts(deck: &Deck, topics: &[&str], found: &mut Vec<Advice>) {
    for (index, prompt) in deck.prompts.iter().enumerate() {
        let place = place("prompts", prompt.id.as_deref(), index);
        if prompt.variants.len() != VARIANTS {
            found.push(Advice::new(
                &place,
                format!("the number of variants is {}", prompt.variants.len()),
                "write two other wordings of the same ask, so that nobody learns a sentence by heart",
            ));
        }
        if !TOPICS.contains(&prompt.topics.len()) {
            found.push(Advice::new(
                &place,
                format!("the number of topics is {}", prompt.topics.len()),
                "name one to three: they tie stories to the prompt",
            ));
        }
        for topic in &prompt.topics {
            if !topics.contains(&topic.as_str()) {
                let near = text::nearest(topic, topics).unwrap_or("one of the list");
                found.push(Advice::new(
                    &place,
                    format!("\"{topic}\" is no topic"),
                    format!("write {near}"),
                ));
            }
        }
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

fn follow_ups(deck: &Deck, found: &mut Vec<Advice>) {
    for (index, follow_up) in deck.follow_ups.iter().enumerate() {
        if follow_up.ready.is_none() {
            found.push(Advice::new(
                &place("follow_ups", follow_up.id.as_deref(), index),
                "the follow-up does not say what to have ready",
                "add ready = \"...\": the facts and thoughts that a good reply needs",
            ));
        }
    }
}

fn openings(deck: &Deck, found: &mut Vec<Advice>) {
    let lists: [(&'static str, Vec<&str>); 5] = [
        (
            "prompts",
            deck.prompts.iter().map(|card| &*card.ask).collect(),
        ),
        (
            "criteria",
            deck.criteria.iter().map(|card| &*card.ask).collect(),
        ),
        (
            "pitfalls",
            deck.pitfalls.iter().map(|card| &*card.text).collect(),
        ),
        (
            "follow_ups",
            deck.follow_ups.iter().map(|card| &*card.ask).collect(),
        ),
        (
            "samples",
            deck.samples.iter().map(|card| &*card.title).collect(),
        ),
    ];
    for (list, texts) in lists {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for text in texts {
            let normal = text::normal(text);
            let opening: Vec<&str> = normal.split(' ').take(3).collect();
            if opening.len() == 3 {
                *counts.entry(opening.join(" ")).or_insert(0) += 1;
            }
        }
        for (opening, count) in counts {
            if count > SAME_OPENINGS {
                found.push(Advice::new(
                    &whole(list),
                    format!("{count} items open with \"{opening}\""),
                    "vary how they begin",
                ));
            }
        }
    }
}

fn repetitions(deck: &Deck, found: &mut Vec<Advice>) {
    let sentences = sentences(deck);
    for (one, other) in alike(&sentences) {
        let (one, other) = (&sentences[one], &sentences[other]);
        if one.card == other.card && one.is_wording && other.is_wording {
            // Variants say the same as their prompt; that is what they are for.
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
