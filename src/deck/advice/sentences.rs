//! A deck's sentences and which of them say the same. Knows nothing of what a repetition means.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{Deck, Sample};
use super::super::text::normal;
use super::{Place, place};

/// Sentences that share at least this part of their content words say nearly the same
/// (Jaccard 1901: shared words over all words, 0 to 1).
pub const REPEATED: f64 = 0.6;

/// Shorter sentences, in content words, may be alike by chance.
const SHORTEST: usize = 4;

/// Words that carry no content of their own. Fewer than a short name leaves out: here "time" and
/// "people" may be what a sentence is about.
const EMPTY_WORDS: [&str; 45] = [
    "a", "an", "the", "of", "to", "in", "on", "for", "and", "or", "you", "your", "that", "was",
    "is", "it", "with", "as", "at", "by", "from", "how", "did", "what", "when", "who", "which",
    "this", "were", "be", "had", "have", "not", "but", "i", "my", "me", "we", "they", "their",
    "them", "there", "so", "are", "has",
];

/// A sentence of a deck.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// The card it stands on.
    pub card: Place,
    /// Whether it is a prompt's ask or one of its variants.
    pub is_wording: bool,
    /// The sentence.
    pub text: String,
    words: BTreeSet<String>,
}

/// All sentences of a deck's cards. Asks, pitfalls, advice and reasons count as one each; the parts
/// of samples are taken apart.
pub fn sentences(deck: &Deck) -> Vec<Sentence> {
    let mut all = Vec::new();
    for (index, card) in deck.prompts.iter().enumerate() {
        let name = place("prompts", card.id.as_deref(), index);
        for wording in [&card.ask].into_iter().chain(&card.variants) {
            let mut sentence = sentence(&name, wording);
            sentence.is_wording = true;
            all.push(sentence);
        }
    }
    for (index, card) in deck.criteria.iter().enumerate() {
        let name = place("criteria", card.id.as_deref(), index);
        all.push(sentence(&name, &card.ask));
    }
    for (index, card) in deck.pitfalls.iter().enumerate() {
        let name = place("pitfalls", card.id.as_deref(), index);
        all.push(sentence(&name, &card.text));
    }
    for (index, card) in deck.follow_ups.iter().enumerate() {
        let name = place("follow_ups", card.id.as_deref(), index);
        let texts = [Some(&card.ask), card.ready.as_ref()];
        all.extend(
            texts
                .into_iter()
                .flatten()
                .map(|text| sentence(&name, text)),
        );
    }
    for (index, card) in deck.samples.iter().enumerate() {
        let name = place("samples", card.id.as_deref(), index);
        let parts = parts(card).into_iter().flat_map(split);
        all.extend(parts.map(|text| sentence(&name, text)));
        all.extend(card.why.iter().map(|text| sentence(&name, text)));
    }
    all
}

/// The pairs that nearly repeat each other, by their places in the slice, the lower place first.
pub fn alike(sentences: &[Sentence]) -> Vec<(usize, usize)> {
    // Only sentences that share a word are compared: most share none.
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (place, sentence) in sentences.iter().enumerate() {
        if sentence.words.len() < SHORTEST {
            continue;
        }
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for word in &sentence.words {
            let earlier = by_word.entry(word).or_default();
            for other in earlier.iter() {
                *shared.entry(*other).or_insert(0) += 1;
            }
            earlier.push(place);
        }
        for (other, shared) in shared {
            let all = sentence.words.len() + sentences[other].words.len() - shared;
            if shared as f64 / all as f64 >= REPEATED {
                found.push((other, place));
            }
        }
    }
    found
}

/// The parts of a sample in the order in which they are told.
pub fn parts(sample: &Sample) -> [&str; 4] {
    [
        &sample.situation,
        &sample.task,
        &sample.action,
        &sample.result,
    ]
    .map(|part| part.as_deref().unwrap_or_default())
}

fn sentence(card: &Place, text: &str) -> Sentence {
    let normal = normal(text);
    let words = normal.split(|c: char| !c.is_alphanumeric() && c != '\'');
    Sentence {
        card: card.clone(),
        is_wording: false,
        text: text.to_owned(),
        words: words
            .filter(|word| !word.is_empty() && !EMPTY_WORDS.contains(word))
            .map(str::to_owned)
            .collect(),
    }
}

/// Sentences end with a stop that white space follows, a closing quotation mark between them at most.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest
            .match_indices(['.', '!', '?'])
            .map(|(at, stop)| {
                let end = at + stop.len();
                let quote = rest[end..].starts_with(['\'', '"', '\u{2019}', '\u{201d}']);
                let quote = rest[end..].chars().next().filter(|_| quote);
                end + quote.map_or(0, char::len_utf8)
            })
            .find(|&end| rest[end..].starts_with(char::is_whitespace))
            .unwrap_or(rest.len());
        let (sentence, after) = rest.split_at(end);
        rest = after.trim_start();
        (!sentence.is_empty()).then_some(sentence)
    })
}
