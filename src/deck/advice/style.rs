//! How a deck reads: sentences that begin alike, run on, or say nothing. Knows nothing of what they mean.

use std::collections::BTreeMap;

use super::super::model::{Deck, Verdict};
use super::super::text::normal;
use super::sentences::{Sentence, sentences, split};
use super::{Advice, word_count};

/// More sentences of a deck than this with the same first three words read like a list made by a machine.
const SAME_OPENINGS: usize = 3;

/// Nobody says a longer sentence in one breath, in words.
const LONGEST_SENTENCE: usize = 45;

/// Phrases that can be left out or said plainly; each stands in normal form.
const FILLER: [&str; 25] = [
    "actionable insights",
    "at the end of the day",
    "best-in-class",
    "circle back",
    "cutting-edge",
    "deep dive into",
    "game changer",
    "game-changing",
    "going forward",
    "in today's",
    "it is important to",
    "it is worth noting",
    "key takeaway",
    "leverage",
    "leveraged",
    "leveraging",
    "low-hanging fruit",
    "move the needle",
    "needless to say",
    "on a daily basis",
    "passionate about",
    "synergy",
    "utilise",
    "utilize",
    "world-class",
];

/// Advice on the sentences of a deck, in deck order. A weak sample may talk as it likes: that is how it
/// fails.
pub fn advise(deck: &Deck, found: &mut Vec<Advice>) {
    let mut openings: BTreeMap<String, Vec<Sentence>> = BTreeMap::new();
    for sentence in sentences(deck) {
        let normal = normal(&sentence.text);
        let opening: Vec<&str> = normal.split(' ').take(3).collect();
        if opening.len() == 3 {
            let opening = opening.join(" ");
            openings.entry(opening).or_default().push(sentence.clone());
        }
        if is_weak(deck, &sentence) {
            continue;
        }
        for words in split(&sentence.text).map(word_count) {
            if words > LONGEST_SENTENCE {
                found.push(Advice::new(
                    &sentence.card,
                    format!("a sentence runs on for {words} words"),
                    "make two of it",
                ));
            }
        }
        for phrase in FILLER.into_iter().filter(|phrase| holds(&normal, phrase)) {
            found.push(Advice::new(
                &sentence.card,
                format!("\"{phrase}\" says little"),
                "leave it out, or say what is meant",
            ));
        }
    }
    for (opening, sentences) in openings {
        if let Some(next) = sentences.get(SAME_OPENINGS) {
            found.push(Advice::new(
                &next.card,
                format!("{} sentences open with \"{opening}\"", sentences.len()),
                "vary how they begin",
            ));
        }
    }
}

fn is_weak(deck: &Deck, sentence: &Sentence) -> bool {
    sentence.card.field == "samples"
        && sentence
            .card
            .card
            .and_then(|index| deck.samples.get(index))
            .is_some_and(|sample| sample.verdict == Verdict::Weak)
}

/// Whether a phrase stands in a text as whole words.
fn holds(normal: &str, phrase: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric();
    normal.match_indices(phrase).any(|(at, _)| {
        !normal[..at].ends_with(is_letter) && !normal[at + phrase.len()..].starts_with(is_letter)
    })
}
