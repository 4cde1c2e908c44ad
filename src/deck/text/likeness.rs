//! How alike two texts are. Decides nothing: the thresholds stand where they are used.

use std::cmp::Ordering;

use super::{normal, telling_words, words};

/// A name is held for a misspelling from this likeness up, 0 to 1 (Damerau-Levenshtein, normalised).
const MISSPELT: f64 = 0.5;

/// How alike two texts are, 0 to 1, on their normal forms; the same both ways round.
///
/// The mean of two Dice coefficients over pairs of neighbouring letters (Dice 1945), one of all
/// words and one of the telling words only. Letters forgive inflections and typing errors and need
/// no dictionary; pairs do not mind the order of words, as an edit distance does. "Tell me about a
/// time" is most of a short prompt: alone, the first would hold different prompts for the same
/// (0.8 and more), and alone, the second would make too much of one word replaced by its synonym.
/// `strsim::sorensen_dice` counts bytes on one side of its fraction, so that Cyrillic texts would
/// never be more than half alike; hence the few lines below.
pub fn similarity(one: &str, other: &str) -> f64 {
    Comparable::new(one).similarity(&Comparable::new(other))
}

/// A text made ready to be compared many times.
#[derive(Clone, Debug)]
pub struct Comparable {
    normal: String,
    all: LetterPairs,
    telling: LetterPairs,
}

impl Comparable {
    /// Prepares a text.
    pub fn new(text: &str) -> Self {
        let normal = normal(text);
        let all = LetterPairs::new(&words(&normal));
        let telling = LetterPairs::new(&telling_words(&normal));
        Self {
            normal,
            all,
            telling,
        }
    }

    /// As [`similarity`].
    pub fn similarity(&self, other: &Self) -> f64 {
        if self.normal == other.normal {
            return 1.0;
        }
        f64::midpoint(self.all.dice(&other.all), self.telling.dice(&other.telling))
    }

    /// The beginnings of the telling words: texts that share none are not alike.
    pub fn stems(&self) -> Vec<String> {
        let mut stems: Vec<String> = telling_words(&self.normal)
            .into_iter()
            .map(|word| word.chars().take(4).collect())
            .collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }
}

/// The pairs of neighbouring letters, sorted; a word begins and ends with a blank.
#[derive(Clone, Debug)]
struct LetterPairs(Vec<(char, char)>);

impl LetterPairs {
    fn new(words: &[&str]) -> Self {
        let mut pairs = Vec::new();
        for word in words {
            let mut before = ' ';
            for letter in word.chars().chain([' ']) {
                pairs.push((before, letter));
                before = letter;
            }
        }
        pairs.sort_unstable();
        Self(pairs)
    }

    /// Twice the shared pairs over all pairs, 0 to 1.
    fn dice(&self, other: &Self) -> f64 {
        let all = self.0.len() + other.0.len();
        if all == 0 {
            return 0.0;
        }
        let (mut here, mut there, mut shared) = (0, 0, 0_usize);
        while let (Some(one), Some(two)) = (self.0.get(here), other.0.get(there)) {
            match one.cmp(two) {
                Ordering::Less => here += 1,
                Ordering::Greater => there += 1,
                Ordering::Equal => {
                    shared += 1;
                    here += 1;
                    there += 1;
                }
            }
        }
        2.0 * shared as f64 / all as f64
    }
}

/// The name of a list that was most probably meant by a misspelt one; `None` if none is close.
///
/// Edit distance, unlike letter pairs, sees two swapped letters of a short word.
pub fn nearest<'a>(word: &str, names: &[&'a str]) -> Option<&'a str> {
    names
        .iter()
        // A word of another length by far is no misspelling, and may be megabytes long.
        .filter(|name| word.len() <= 4 * name.len())
        .map(|name| (strsim::normalized_damerau_levenshtein(word, name), *name))
        .filter(|(likeness, _)| *likeness >= MISSPELT)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn small_rewordings_are_the_same_card() {
        let table = [
            (
                "Tell me about a time you had to close a shop early.",
                "Describe a time when you had to close a shop early",
            ),
            (
                "How have you decided which repairs could wait?",
                "How do you decide which repairs can wait?",
            ),
            (
                "Walk me through the last rota you changed after a complaint.",
                "Walk me through the last rota that you changed following a complaint.",
            ),
            (
                "Расскажите, как вы исправили ошибку в отчёте.",
                "Расскажите, как вы исправляли ошибку в отчёте.",
            ),
        ];
        for (one, other) in table {
            let alike = similarity(one, other);
            assert!(alike >= 0.8, "{alike}: {one} / {other}");
        }
    }

    #[test]
    fn different_prompts_of_one_theme_are_different_cards() {
        let prompts = [
            "Tell me about a time you disappointed a patient.",
            "Tell me about a time you bent a rule for a patient.",
            "Tell me about a time you had to turn a patient away.",
            "Describe a complaint that changed how your ward works.",
            "How do you know that your patients are being looked after?",
        ];
        for (place, one) in prompts.iter().enumerate() {
            for other in &prompts[place + 1..] {
                let alike = similarity(one, other);
                assert!(alike < 0.6, "{alike}: {one} / {other}");
            }
        }
    }

    proptest! {
        #[test]
        fn similarity_is_symmetric_and_bounded(one in ".{0,40}", other in ".{0,40}") {
            let there = similarity(&one, &other);
            prop_assert!((0.0..=1.0).contains(&there));
            prop_assert!((there - similarity(&other, &one)).abs() < 1e-12);
        }
    }
}
