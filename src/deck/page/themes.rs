//! A file of several themes taken apart into a page for each. Reads no text.

use super::super::model::Deck;
use super::header::slug_of;
use super::{Link, Page};

/// A page for each theme, in their order; cards that belong to none stay with the first.
pub fn split(page: &Page) -> Vec<Page> {
    let of_theme = |theme: &String| {
        let is_first = page.themes.first() == Some(theme);
        let belongs = |tags: &[String]| match tags.iter().find(|tag| page.themes.contains(*tag)) {
            Some(tag) => tag == theme,
            None => is_first,
        };
        let mut places = Vec::new();
        let mut deck = Deck {
            title: theme.clone(),
            id: None,
            summary: page.deck.summary.clone().filter(|_| is_first),
            ..page.deck.clone()
        };
        deck.prompts = Vec::new();
        for (place, prompt) in page
            .deck
            .prompts
            .iter()
            .enumerate()
            .filter(|(_, card)| belongs(&card.tags))
        {
            places.push(place);
            deck.prompts.push(prompt.clone());
        }
        deck.criteria.retain(|card| belongs(&card.tags));
        deck.pitfalls.retain(|card| belongs(&card.tags));
        deck.follow_ups.retain(|card| belongs(&card.tags));
        let mut links = Vec::new();
        deck.samples = Vec::new();
        for (place, sample) in page
            .deck
            .samples
            .iter()
            .enumerate()
            .filter(|(_, card)| belongs(&card.tags))
        {
            links.extend(
                page.links
                    .iter()
                    .filter(|link| link.sample == place)
                    .map(|link| Link {
                        sample: deck.samples.len(),
                        prompt: link
                            .prompt
                            .and_then(|prompt| places.iter().position(|kept| *kept == prompt)),
                        ..*link
                    }),
            );
            deck.samples.push(sample.clone());
        }
        without_tag(&mut deck, theme);
        Page {
            slug: slug_of(theme, ""),
            // One address cannot stand for several decks.
            address: None,
            problems: if is_first {
                page.problems.clone()
            } else {
                Vec::new()
            },
            links,
            themes: Vec::new(),
            deck,
        }
    };
    page.themes
        .iter()
        .map(of_theme)
        .filter(|page| !page.deck.is_empty())
        .collect()
}

/// The theme is the deck's own title now, so its cards need not say it.
fn without_tag(deck: &mut Deck, theme: &str) {
    let other = |tag: &String| tag != theme;
    deck.prompts
        .iter_mut()
        .for_each(|card| card.tags.retain(other));
    deck.criteria
        .iter_mut()
        .for_each(|card| card.tags.retain(other));
    deck.pitfalls
        .iter_mut()
        .for_each(|card| card.tags.retain(other));
    deck.follow_ups
        .iter_mut()
        .for_each(|card| card.tags.retain(other));
    deck.samples
        .iter_mut()
        .for_each(|card| card.tags.retain(other));
}
