//! What makes a sample answer worth learning from. Judges form only: no rule can judge a story.

use super::super::model::{Deck, Sample, Verdict};
use super::super::text;
use super::sentences::parts;
use super::{Advice, place, word_count};

/// About two minutes aloud, in words.
const STRONG_WORDS: std::ops::RangeInclusive<usize> = 180..=300;

/// Situation and task take at most this share of the words, in percent.
const MOST_SETTING: usize = 30;

/// The action takes at least this share of the words, in percent.
const LEAST_ACTION: usize = 50;

/// A weak sample shorter than this is no answer anybody gives, a longer one no answer anybody hears out.
const WEAK_WORDS: std::ops::RangeInclusive<usize> = 100..=250;

const REASONS: std::ops::RangeInclusive<usize> = 4..=6;

/// Advice on all samples of a deck, in deck order.
pub fn advise(deck: &Deck, found: &mut Vec<Advice>) {
    for (index, sample) in deck.samples.iter().enumerate() {
        let place = place("samples", sample.id.as_deref(), index);
        let mut say = |text: String, mend: &str| found.push(Advice::new(&place, text, mend));
        // An id that no prompt has is odd already when the file is read.
        let prompt = sample.prompt.as_deref();
        if !prompt.is_some_and(text::is_slug) {
            say(
                "the sample names no prompt of the deck".to_owned(),
                "write prompt = \"...\" with the id of the prompt it answers",
            );
        }
        if !REASONS.contains(&sample.why.len()) {
            say(
                format!("the number of reasons is {}", sample.why.len()),
                "give four to six reasons for the verdict",
            );
        }
        match sample.verdict {
            Verdict::Strong => strong(sample, &mut say),
            Verdict::Weak => weak(sample, &mut say),
        }
    }
}

fn strong(sample: &Sample, say: &mut impl FnMut(String, &str)) {
    let [situation, task, action, result] = parts(sample).map(word_count);
    let words = situation + task + action + result;
    if !STRONG_WORDS.contains(&words) {
        say(
            format!("the strong sample has {words} words"),
            "tell it in 180 to 300 words, about two minutes aloud",
        );
    }
    if (situation + task) * 100 > MOST_SETTING * words {
        say(
            format!(
                "situation and task take {} % of the words",
                share(situation + task, words)
            ),
            "keep them within 30 %",
        );
    }
    if action * 100 < LEAST_ACTION * words {
        say(
            format!("the action takes {} % of the words", share(action, words)),
            "give it at least half",
        );
    }
    let (own, shared) = persons(sample.action.as_deref().unwrap_or_default());
    if own == 0 || shared > own {
        say(
            "the action says \"we\" more often than \"I\", or never \"I\"".to_owned(),
            "tell in the first person what the teller did",
        );
    }
    if !sample.pitfalls.is_empty() {
        say(
            "a strong sample names pitfalls".to_owned(),
            "remove them, or make the verdict weak",
        );
    }
}

fn weak(sample: &Sample, say: &mut impl FnMut(String, &str)) {
    let words: usize = parts(sample).map(word_count).iter().sum();
    if !WEAK_WORDS.contains(&words) {
        say(
            format!("the weak sample has {words} words"),
            "let it be an answer that somebody might give: 100 to 250 words",
        );
    }
    if sample.why.len() < sample.pitfalls.len() {
        say(
            format!(
                "the weak sample names {} pitfalls and {} reasons",
                sample.pitfalls.len(),
                sample.why.len()
            ),
            "show each of its pitfalls in a reason",
        );
    }
    if sample.pitfalls.is_empty() {
        say(
            "the weak sample names no pitfall".to_owned(),
            "add pitfalls = [\"...\"] with the ids of those it falls into",
        );
    }
}

const fn share(part: usize, whole: usize) -> usize {
    part * 100 / whole
}

/// How often a text says "I" and how often "we".
fn persons(text: &str) -> (usize, usize) {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.fold((0, 0), |(own, shared), word| match word {
        "I" => (own + 1, shared),
        "we" | "We" => (own, shared + 1),
        _ => (own, shared),
    })
}
