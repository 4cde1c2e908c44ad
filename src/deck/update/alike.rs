//! Finds the texts most alike among thousands. Judges by likeness alone.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::super::text::Comparable;

/// So many texts, those that share the most telling words, are compared letter by letter. It bounds
/// the work where thousands of cards share their words.
const CANDIDATES: usize = 32;

/// Common words are not looked up once the rarer ones have led to so many texts.
const ENOUGH: usize = 2_000;

/// Texts to be found.
pub struct Alike {
    texts: Vec<Comparable>,
    by_stem: HashMap<String, Vec<usize>>,
}

impl Alike {
    /// Makes texts findable; they are numbered in their order, from 0.
    pub fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let texts: Vec<Comparable> = texts.map(Comparable::new).collect();
        let mut by_stem: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, text) in texts.iter().enumerate() {
            for stem in text.stems() {
                by_stem.entry(stem).or_default().push(index);
            }
        }
        Self { texts, by_stem }
    }

    /// The numbers of the texts at least so much like this one, with their likeness, most alike first.
    pub fn find(&self, text: &str, least: f64) -> Vec<(usize, f64)> {
        let wanted = Comparable::new(text);
        let mut candidates = self.sharing_words(&wanted);
        candidates.sort_unstable_by_key(|&(index, count)| (Reverse(count), index));
        candidates.truncate(CANDIDATES);
        let mut found: Vec<(usize, f64)> = candidates
            .into_iter()
            .map(|(index, _)| (index, wanted.similarity(&self.texts[index])))
            .filter(|(_, likeness)| *likeness >= least)
            .collect();
        found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        found
    }

    /// The numbers of texts that share telling words with this one, with how many they share.
    fn sharing_words(&self, wanted: &Comparable) -> Vec<(usize, usize)> {
        let stems = wanted.stems();
        let mut lists: Vec<&Vec<usize>> = stems
            .iter()
            .filter_map(|stem| self.by_stem.get(stem))
            .collect();
        lists.sort_by_key(|list| list.len());
        let mut counts = vec![0_usize; self.texts.len()];
        let mut met = Vec::new();
        let mut work = 0;
        for list in lists {
            if work > 0 && work + list.len() > ENOUGH {
                break;
            }
            work += list.len();
            for &index in list {
                if counts[index] == 0 {
                    met.push(index);
                }
                counts[index] += 1;
            }
        }
        met.into_iter()
            .map(|index| (index, counts[index]))
            .collect()
    }
}
