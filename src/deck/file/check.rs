//! What a deck file must hold beyond its syntax. Knows places in a deck, not in a text.

use std::collections::HashSet;

use super::super::model::Deck;
use super::super::text::{self, nearest};

/// Where in a deck: a field of the deck or of one of its cards, or one item of that field's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The list's name and the card's place in it.
    pub card: Option<(&'static str, usize)>,
    /// The field's name.
    pub field: &'static str,
    /// The item's place in the field's list.
    pub item: Option<usize>,
}

/// What makes a deck unusable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub place: Place,
    pub message: String,
    pub help: Option<String>,
}

/// Puts every text into the form that may be stored and shown. Ids stay: they are checked instead.
pub fn clean(deck: &mut Deck) {
    line(&mut deck.title);
    optional(&mut deck.track, line);
    optional(&mut deck.level, line);
    optional(&mut deck.summary, passage);
    optional(&mut deck.source, line);
    deck.related.iter_mut().for_each(line);
    deck.tags.iter_mut().for_each(line);
    for company in &mut deck.companies {
        line(&mut company.name);
        optional(&mut company.calls_it, line);
    }
    for card in &mut deck.prompts {
        passage(&mut card.ask);
        card.variants.iter_mut().for_each(passage);
        card.topics.iter_mut().for_each(line);
        card.tags.iter_mut().for_each(line);
    }
    for card in &mut deck.criteria {
        passage(&mut card.ask);
        card.tags.iter_mut().for_each(line);
    }
    for card in &mut deck.pitfalls {
        passage(&mut card.text);
        card.tags.iter_mut().for_each(line);
    }
    for card in &mut deck.follow_ups {
        passage(&mut card.ask);
        optional(&mut card.ready, passage);
        card.tags.iter_mut().for_each(line);
    }
    for card in &mut deck.samples {
        line(&mut card.title);
        optional(&mut card.prompt, passage);
        optional(&mut card.situation, passage);
        optional(&mut card.task, passage);
        optional(&mut card.action, passage);
        optional(&mut card.result, passage);
        card.why.iter_mut().for_each(passage);
        card.pitfalls.iter_mut().for_each(line);
        card.tags.iter_mut().for_each(line);
    }
}

/// Drops the empty items of lists. Apart from `clean`, so that places keep their numbers until then.
pub fn drop_empty(deck: &mut Deck) {
    let filled = |text: &String| !text.is_empty();
    deck.related.retain(filled);
    deck.tags.retain(filled);
    for card in &mut deck.prompts {
        card.variants.retain(filled);
        card.tags.retain(filled);
    }
    for card in &mut deck.criteria {
        card.tags.retain(filled);
    }
    for card in &mut deck.pitfalls {
        card.tags.retain(filled);
    }
    for card in &mut deck.follow_ups {
        card.tags.retain(filled);
    }
    for card in &mut deck.samples {
        card.why.retain(filled);
        card.pitfalls.retain(filled);
        card.tags.retain(filled);
    }
}

/// The first thing that makes a cleaned deck unusable.
pub fn fault(deck: &Deck, topics: &[&str]) -> Option<Fault> {
    head_fault(deck)
        .or_else(|| text_fault(deck))
        .or_else(|| id_fault(deck))
        .or_else(|| topic_fault(deck, topics))
}

/// What is odd about a deck and yet harmless.
pub fn oddities(deck: &Deck) -> Vec<(Place, String)> {
    let prompts: HashSet<&str> = ids(&deck.prompts, |card| card.id.as_deref());
    let pitfalls: HashSet<&str> = ids(&deck.pitfalls, |card| card.id.as_deref());
    let mut odd = Vec::new();
    for (index, sample) in deck.samples.iter().enumerate() {
        if let Some(prompt) = &sample.prompt
            && text::is_slug(prompt)
            && !prompts.contains(prompt.as_str())
        {
            odd.push((
                card("samples", index, "prompt"),
                format!(
                    "no prompt of this deck has the id \"{prompt}\"; \
                     the sample stands for the whole theme"
                ),
            ));
        }
        for (item, pitfall) in sample.pitfalls.iter().enumerate() {
            if !pitfalls.contains(pitfall.as_str()) {
                let place = Place {
                    item: Some(item),
                    ..card("samples", index, "pitfalls")
                };
                odd.push((
                    place,
                    format!("no pitfall of this deck has the id \"{pitfall}\"; it is not shown"),
                ));
            }
        }
    }
    odd
}

fn head_fault(deck: &Deck) -> Option<Fault> {
    if deck.title.is_empty() {
        return Some(Fault {
            place: head("title"),
            message: "the title is empty".to_owned(),
            help: Some("write the theme's name, as in title = \"Dive Deep\"".to_owned()),
        });
    }
    if let Some(id) = &deck.id
        && !text::is_slug(id)
    {
        return Some(bad_id(head("id"), id));
    }
    let nameless = deck
        .companies
        .iter()
        .position(|company| company.name.is_empty());
    if let Some(index) = nameless {
        return Some(empty(card("companies", index, "name"), "company's name"));
    }
    if deck.is_empty() {
        return Some(Fault {
            place: head("title"),
            message: "the deck has no card".to_owned(),
            help: Some(
                "add at least one prompt: [[prompts]] and below it ask = \"...\"".to_owned(),
            ),
        });
    }
    None
}

fn text_fault(deck: &Deck) -> Option<Fault> {
    let prompts = deck.prompts.iter().position(|card| card.ask.is_empty());
    let criteria = deck.criteria.iter().position(|card| card.ask.is_empty());
    let pitfalls = deck.pitfalls.iter().position(|card| card.text.is_empty());
    let follow_ups = deck.follow_ups.iter().position(|card| card.ask.is_empty());
    let samples = deck.samples.iter().position(|card| card.title.is_empty());
    let found = [
        (prompts, "prompts", "ask", "prompt's ask"),
        (criteria, "criteria", "ask", "criterion's ask"),
        (pitfalls, "pitfalls", "text", "pitfall's text"),
        (follow_ups, "follow_ups", "ask", "follow-up's ask"),
        (samples, "samples", "title", "sample's title"),
    ];
    found.into_iter().find_map(|(index, list, field, what)| {
        index.map(|index| empty(card(list, index, field), what))
    })
}

fn id_fault(deck: &Deck) -> Option<Fault> {
    bad_or_double("prompts", deck.prompts.iter().map(|card| &card.id))
        .or_else(|| bad_or_double("criteria", deck.criteria.iter().map(|card| &card.id)))
        .or_else(|| bad_or_double("pitfalls", deck.pitfalls.iter().map(|card| &card.id)))
        .or_else(|| bad_or_double("follow_ups", deck.follow_ups.iter().map(|card| &card.id)))
        .or_else(|| bad_or_double("samples", deck.samples.iter().map(|card| &card.id)))
}

fn bad_or_double<'a>(
    list: &'static str,
    ids: impl Iterator<Item = &'a Option<String>>,
) -> Option<Fault> {
    let mut seen = HashSet::new();
    for (index, id) in ids.enumerate() {
        let Some(id) = id else { continue };
        let place = card(list, index, "id");
        if !text::is_slug(id) {
            return Some(bad_id(place, id));
        }
        if !seen.insert(id) {
            return Some(Fault {
                place,
                message: format!("the id \"{id}\" stands twice in {list}"),
                help: Some("give one of the two another id".to_owned()),
            });
        }
    }
    None
}

fn topic_fault(deck: &Deck, topics: &[&str]) -> Option<Fault> {
    if topics.is_empty() {
        return None;
    }
    for (index, prompt) in deck.prompts.iter().enumerate() {
        let unknown = prompt
            .topics
            .iter()
            .enumerate()
            .find(|(_, topic)| !topics.contains(&topic.as_str()));
        if let Some((item, topic)) = unknown {
            let place = Place {
                item: Some(item),
                ..card("prompts", index, "topics")
            };
            return Some(Fault {
                place,
                message: format!("\"{topic}\" is no topic"),
                help: Some(nearest(topic, topics).map_or_else(
                    || format!("topics are {}", topics.join(", ")),
                    |near| format!("did you mean \"{near}\"? topics are {}", topics.join(", ")),
                )),
            });
        }
    }
    None
}

fn bad_id(place: Place, id: &str) -> Fault {
    let id = text::clean(id);
    let better = text::slug(&id);
    Fault {
        place,
        message: format!(
            "the id \"{id}\" is not made of lower-case letters, digits and single hyphens"
        ),
        help: (!better.is_empty()).then(|| format!("write \"{better}\"")),
    }
}

fn empty(place: Place, what: &str) -> Fault {
    Fault {
        place,
        message: format!("the {what} is empty"),
        help: Some("write it, or remove the entry".to_owned()),
    }
}

const fn head(field: &'static str) -> Place {
    Place {
        card: None,
        field,
        item: None,
    }
}

const fn card(list: &'static str, index: usize, field: &'static str) -> Place {
    Place {
        card: Some((list, index)),
        field,
        item: None,
    }
}

fn ids<Card>(cards: &[Card], id: impl Fn(&Card) -> Option<&str>) -> HashSet<&str> {
    cards.iter().filter_map(id).collect()
}

/// A text of one line: line feeds become blanks, blanks single.
fn line(text: &mut String) {
    let cleaned = text::clean(text);
    *text = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
}

/// A text that may have several lines.
fn passage(text: &mut String) {
    *text = text::clean(text);
}

fn optional(text: &mut Option<String>, clean: fn(&mut String)) {
    if let Some(inner) = text {
        clean(inner);
        if inner.is_empty() {
            *text = None;
        }
    }
}
