//! A file of several themes taken apart into a page for each. Reads no text.

use super::super::model::Deck;
use super::header::slug_of;
use super::{Link, Page};

/// A page for each theme, in their order; cards that belong to none stay with the first.
pub fn split(page: &Page) -> Vec<Page> {
    let pages = page.themes.iter().map(|theme| of_theme(page, theme));
    pages.filter(|page| !page.deck.is_empty()).collect()
}

fn of_theme(page: &Page, theme: &str) -> Page {
    let is_first = page.themes.first().is_some_and(|first| first == theme);
    let belongs = |tags: &[String]| match tags.iter().find(|tag| page.themes.contains(*tag)) {
        Some(tag) => tag == theme,
        None => is_first,
    };
    let whole = &page.deck;
    let prompts: Vec<usize> = (0..whole.prompts.len())
        .filter(|place| belongs(&whole.prompts[*place].tags))
        .collect();
    let samples: Vec<usize> = (0..whole.samples.len())
        .filter(|place| belongs(&whole.samples[*place].tags))
        .collect();
    let mut deck = Deck {
        title: theme.to_owned(),
        id: None,
        summary: whole.summary.clone().filter(|_| is_first),
        prompts: prompts
            .iter()
            .map(|place| whole.prompts[*place].clone())
            .collect(),
        samples: samples
            .iter()
            .map(|place| whole.samples[*place].clone())
            .collect(),
        ..whole.clone()
    };
    deck.criteria.retain(|card| belongs(&card.tags));
    deck.pitfalls.retain(|card| belongs(&card.tags));
    deck.follow_ups.retain(|card| belongs(&card.tags));
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
        links: links_among(&page.links, &samples, &prompts),
        themes: Vec::new(),
        deck,
    }
}

/// The links of these samples, by the places that they and these prompts have among themselves.
fn links_among(links: &[Link], samples: &[usize], prompts: &[usize]) -> Vec<Link> {
    let place_in = |kept: &[usize], place: usize| kept.iter().position(|it| *it == place);
    let kept = links.iter().filter_map(|link| {
        Some(Link {
            sample: place_in(samples, link.sample)?,
            prompt: link.prompt.and_then(|prompt| place_in(prompts, prompt)),
            ..*link
        })
    });
    kept.collect()
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
