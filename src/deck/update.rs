//! What a deck read again changes in the deck on record. Plans as a value; never applies a plan.
//!
//! Text is not identity: a card that was reworded, moved or renumbered keeps its slug, and with it
//! its history.

mod add;
mod alike;
mod matching;

use std::collections::{BTreeSet, HashMap};

pub use add::{AddPlan, Variant, add_to};

use super::content::{Content, NewCard};
use super::slugs::Slugs;
use crate::engine::card::Kind;
use matching::Matching;

/// From this likeness up, with one candidate only, a card is the same without asking (0 to 1).
pub const SURE: f64 = 0.8;

/// From this likeness up a card may be the same: a person is asked, a script keeps the history (0 to 1).
pub const NEAR: f64 = 0.6;

/// A card on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The kind of card.
    pub kind: Kind,
    /// Its slug for ever.
    pub slug: String,
    /// Its place among the deck's cards of its kind, from 0.
    pub position: usize,
    /// What it says, in the deck's own wording (never the user's).
    pub content: Content,
    /// Whether its source no longer has it.
    pub retired: bool,
}

/// A card on record and a card of the new deck that may be the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The kind of both.
    pub kind: Kind,
    /// The slug on record.
    pub known: String,
    /// The slug in the new deck.
    pub new: String,
}

/// What to do with cards that may be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Near {
    /// They are the same.
    KeepHistory,
    /// They are the same but for these pairs.
    Separate(BTreeSet<Pair>),
}

/// Two cards held for the same without certainty; what a person is asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Which two.
    pub pair: Pair,
    /// The front on record.
    pub was: String,
    /// The front in the new deck.
    pub now: String,
    /// How alike the fronts are, 0 to 1.
    pub similarity: f64,
}

/// A card that says something new under its old slug.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The kind of card.
    pub kind: Kind,
    /// Its slug on record.
    pub slug: String,
    /// Its place in the new deck.
    pub position: usize,
    /// What it said.
    pub was: Content,
    /// What it says now.
    pub now: Content,
}

/// A card and its place in the new deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The kind of card.
    pub kind: Kind,
    /// Its slug on record.
    pub slug: String,
    /// Its place among the deck's cards of its kind, from 0.
    pub position: usize,
}

/// What a re-import does. Every card of the new deck is in exactly one of `added`, `changed`,
/// `unchanged` and `revived`, in deck order; every other card on record that was not retired before
/// is in `retired`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Cards not known before, with slugs that no card on record has.
    pub added: Vec<NewCard>,
    /// Known cards that say something new.
    pub changed: Vec<Changed>,
    /// Known cards that say the same as before, wherever they stand.
    pub unchanged: Vec<Place>,
    /// Those of `unchanged` that stand at another place.
    pub moved: Vec<Place>,
    /// Retired cards that are back, whether or not they say something new.
    pub revived: Vec<Changed>,
    /// Cards on record that the new deck has no more.
    pub retired: Vec<(Kind, String)>,
    /// Pairs taken for the same without certainty; also in `changed` or `revived`. To separate some,
    /// plan again and name them.
    pub near: Vec<Question>,
}

impl Plan {
    /// Whether applying the plan would change nothing.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty()
            && self.changed.is_empty()
            && self.moved.is_empty()
            && self.revived.is_empty()
            && self.retired.is_empty()
    }
}

/// Compares the cards on record of one source with the deck just read from that source.
///
/// The same id, given by the deck, or the same normalised text: the same card. Then likeness, best
/// first, as [`SURE`] and [`NEAR`] say. Kinds never match across, and no card matches twice. A card
/// once retired comes back under its old slug where the match is sure.
pub fn plan(known: &[Known], new: &[NewCard], decide: &Near) -> Plan {
    let refused = match decide {
        Near::KeepHistory => &BTreeSet::new(),
        Near::Separate(pairs) => pairs,
    };
    let matching = Matching::new(known, new, refused);
    let slugs = final_slugs(known, new, &matching.partners);
    let renamed = renamed(new, &slugs);
    let mut plan = Plan {
        near: matching.questions,
        ..Plan::default()
    };
    for ((card, partner), slug) in new.iter().zip(&matching.partners).zip(slugs) {
        let mut content = card.content.clone();
        follow(&mut content, &renamed);
        match partner {
            Some(partner) => plan.keep(&known[*partner], card.position, content),
            None => plan.added.push(NewCard {
                slug,
                content,
                ..card.clone()
            }),
        }
    }
    let kept: BTreeSet<usize> = matching.partners.iter().flatten().copied().collect();
    plan.retired = known
        .iter()
        .enumerate()
        .filter(|(index, card)| !card.retired && !kept.contains(index))
        .map(|(_, card)| (card.kind, card.slug.clone()))
        .collect();
    plan
}

/// The deck that a renamed source most probably was: the one that shares the most prompts with the new
/// deck, and at least half of those of either. A few prompts in common with a long deck do not make a
/// short list its new version, for that would retire the rest. Ids do not count: decks of many hands
/// number their prompts alike. Decks are given by slug with the cards on record.
pub fn same_source_deck<'a>(decks: &[(&'a str, &[Known])], new: &[NewCard]) -> Option<&'a str> {
    let prompts: Vec<NewCard> = new
        .iter()
        .filter(|card| card.kind == Kind::Prompt)
        .map(|card| NewCard {
            named: false,
            ..card.clone()
        })
        .collect();
    let shared = |(slug, known): &(&'a str, &[Known])| {
        let sure = Matching::new(known, &prompts, &BTreeSet::new()).sure();
        let there = known
            .iter()
            .filter(|card| card.kind == Kind::Prompt && !card.retired)
            .count();
        (sure > 0 && sure * 2 >= prompts.len().max(there)).then_some((sure, *slug))
    };
    let best = decks
        .iter()
        .filter_map(shared)
        .max_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(one.1)))?;
    Some(best.1)
}

impl Plan {
    fn keep(&mut self, known: &Known, position: usize, now: Content) {
        if !known.retired && known.content == now {
            let place = Place {
                kind: known.kind,
                slug: known.slug.clone(),
                position,
            };
            if known.position != position {
                self.moved.push(place.clone());
            }
            self.unchanged.push(place);
            return;
        }
        let list = if known.retired {
            &mut self.revived
        } else {
            &mut self.changed
        };
        list.push(Changed {
            kind: known.kind,
            slug: known.slug.clone(),
            position,
            was: known.content.clone(),
            now,
        });
    }
}

/// The slug under which each new card is stored: its partner's, else its own, else its own with a number.
fn final_slugs(known: &[Known], new: &[NewCard], partners: &[Option<usize>]) -> Vec<String> {
    let mut taken: HashMap<Kind, Slugs> = HashMap::new();
    for card in known {
        taken.entry(card.kind).or_default().take(&card.slug);
    }
    // Cards whose slug is free keep it; only then the others get a number, so that none takes a
    // slug that the deck itself gives to another card.
    let mut slugs: Vec<Option<String>> = new
        .iter()
        .zip(partners)
        .map(|(card, partner)| match partner {
            Some(partner) => Some(known[*partner].slug.clone()),
            None => taken
                .entry(card.kind)
                .or_default()
                .take(&card.slug)
                .then(|| card.slug.clone()),
        })
        .collect();
    for (card, slug) in new.iter().zip(&mut slugs) {
        if slug.is_none() {
            *slug = Some(taken.entry(card.kind).or_default().unused(&card.slug));
        }
    }
    slugs.into_iter().flatten().collect()
}

/// The slugs by which samples name prompts and pitfalls, where they are stored under another.
fn renamed(new: &[NewCard], slugs: &[String]) -> HashMap<(Kind, String), String> {
    new.iter()
        .zip(slugs)
        .filter(|(card, slug)| card.slug != **slug)
        .map(|(card, slug)| ((card.kind, card.slug.clone()), slug.clone()))
        .collect()
}

/// Lets a sample's references follow the cards that they name.
fn follow(content: &mut Content, renamed: &HashMap<(Kind, String), String>) {
    if renamed.is_empty() {
        return;
    }
    if let Some(prompt) = &mut content.detail.prompt
        && let Some(slug) = renamed.get(&(Kind::Prompt, prompt.clone()))
    {
        prompt.clone_from(slug);
    }
    for pitfall in &mut content.detail.pitfalls {
        if let Some(slug) = renamed.get(&(Kind::Pitfall, pitfall.clone())) {
            pitfall.clone_from(slug);
        }
    }
}

#[cfg(test)]
mod tests;
