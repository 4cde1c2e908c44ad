//! Cards and stories by their words. Case and accents make no difference; a text is never changed.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::App;
use super::failure::{Failure, Result};
use crate::deck::text;
use crate::engine::card::CardKey;
use crate::store::card::{self, CardRow};
use crate::store::search;

pub use crate::store::search::StoryFound;

/// Characters shown before and after a match that stands in a long text.
const AROUND: usize = 60;

/// A card that holds every one of the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFound {
    /// The card.
    pub card: CardKey,
    /// What it asks, cleaned.
    pub front: String,
    /// The part of it that is shown: `front`, `variants`, `ready`, `situation` and so on.
    pub field: &'static str,
    /// That part, cut to what stands around the match.
    pub text: String,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Cards by deck, kind and place.
    pub cards: Vec<CardFound>,
    /// Stories, the best first.
    pub stories: Vec<StoryFound>,
}

impl App {
    /// The cards of the collection that hold all the words, and the stories that hold them or words
    /// beginning with them. Retired cards are left out.
    pub fn search(&mut self, words: &[String]) -> Result<Found> {
        let words: Vec<String> = words
            .iter()
            .flat_map(|typed| typed.split_whitespace().map(str::to_owned))
            .collect();
        if words.is_empty() {
            return Err(Failure::typed("no word to look for")
                .with("retell search deadline finds the cards and stories that have it"));
        }
        let transaction = self.store.read()?;
        let mut cards = Vec::new();
        card::walk(&transaction, |row| {
            if !row.retired {
                cards.extend(in_card(row, &words));
            }
            Ok(())
        })?;
        Ok(Found {
            cards,
            stories: search::stories(&transaction, &words)?,
        })
    }
}

fn in_card(row: CardRow, words: &[String]) -> Option<CardFound> {
    let (field, shown) = {
        let fields = fields(&row);
        let found = |text: &str| {
            words
                .iter()
                .filter(|word| !places(text, word).is_empty())
                .count()
        };
        let counts: Vec<usize> = fields.iter().map(|(_, text)| found(text)).collect();
        let everywhere = |word: &String| {
            fields
                .iter()
                .any(|(_, text)| !places(text, word).is_empty())
        };
        if !words.iter().all(everywhere) {
            return None;
        }
        // The part that holds most of the words; of equals the first.
        let most = counts.iter().copied().max()?;
        let place = counts.iter().position(|count| *count == most)?;
        (fields[place].0, fields[place].1.to_owned())
    };
    let front = text::clean(row.front());
    let text = if field == "front" {
        front.clone()
    } else {
        around(&shown, words)
    };
    Some(CardFound {
        card: row.key,
        front,
        field,
        text,
    })
}

/// Every text of a card with the name of its part.
fn fields(row: &CardRow) -> Vec<(&'static str, &str)> {
    let detail = &row.content.detail;
    let mut fields = vec![("front", row.front())];
    let lists = [
        ("variants", &detail.variants),
        ("variants", &row.added_variants),
        ("why", &detail.why),
    ];
    for (name, texts) in lists {
        fields.extend(texts.iter().map(|text| (name, text.as_str())));
    }
    let singles = [
        ("ready", &detail.ready),
        ("situation", &detail.situation),
        ("task", &detail.task),
        ("action", &detail.action),
        ("result", &detail.result),
    ];
    for (name, text) in singles {
        fields.extend(text.as_deref().map(|text| (name, text)));
    }
    fields
}

/// A text cut to what stands around the first match, at spaces where there are any near.
fn around(text: &str, words: &[String]) -> String {
    let first = words
        .iter()
        .filter_map(|word| places(text, word).into_iter().next());
    let Some(place) = first.min_by_key(|place| place.start) else {
        return text.to_owned();
    };
    let before = &text[..place.start];
    let start = before
        .char_indices()
        .rev()
        .nth(AROUND)
        .map_or(0, |(start, _)| {
            start + before[start..].find(' ').map_or(0, |space| space + 1)
        });
    let after = &text[place.end..];
    let end = after
        .char_indices()
        .nth(AROUND)
        .map_or(text.len(), |(end, _)| {
            place.end + after[..end].rfind(' ').unwrap_or(end)
        });
    let left = if start > 0 { "…" } else { "" };
    let right = if end < text.len() { "…" } else { "" };
    format!("{left}{}{right}", &text[start..end])
}

/// Where a word stands in a text, in bytes, case and accents aside.
pub fn places(text: &str, word: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = word.chars().map(fold).collect();
    let folded: Vec<(usize, char)> = text.char_indices().map(|(at, it)| (at, fold(it))).collect();
    let mut places = Vec::new();
    let mut from = 0;
    while !wanted.is_empty()
        && let Some(window) = folded.get(from..from + wanted.len())
    {
        if window.iter().map(|(_, it)| it).eq(&wanted) {
            from += wanted.len();
            let end = folded.get(from).map_or(text.len(), |(at, _)| *at);
            places.push(window[0].0..end);
        } else {
            from += 1;
        }
    }
    places
}

/// A character without its case and its accent: one for one, so that places stay where they are.
fn fold(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let plain = std::iter::once(character).nfd().next().unwrap_or(character);
    plain.to_lowercase().next().unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_case_and_accents() {
        for (text, word, found) in [
            ("The late export", "late", &["late"][..]),
            ("Late, LATER", "late", &["Late", "LATE"]),
            ("un été d'été", "ete", &["été", "été"]),
            ("締め切りに遅れた", "遅れ", &["遅れ"]),
            ("aaa", "aa", &["aa"]),
            ("short", "shorter", &[]),
            ("", "a", &[]),
            ("100 % (really)", "(", &["("]),
        ] {
            let places = places(text, word);
            let shown: Vec<&str> = places.into_iter().map(|place| &text[place]).collect();
            assert_eq!(shown, found, "{word} in {text}");
        }
    }

    #[test]
    fn a_long_text_is_cut_around_the_match() {
        let long = format!("{}needle{}", "before ".repeat(20), " after".repeat(20));
        let cut = around(&long, &["needle".to_owned()]);
        assert!(
            cut.starts_with("…before") && cut.ends_with("after…"),
            "{cut}"
        );
        assert!(cut.contains("needle") && cut.chars().count() < 140, "{cut}");
        assert_eq!(around("a needle", &["needle".to_owned()]), "a needle");
    }
}
