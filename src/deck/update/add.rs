//! What another source of the same theme adds to a deck. Never retires or rewords a card.

use std::collections::{HashMap, HashSet};

use super::super::content::NewCard;
use super::super::slugs::Slugs;
use super::super::text::normal;
use super::alike::Alike;
use super::{Known, NEAR, Place, follow};
use crate::engine::card::Kind;

/// Another wording for a prompt on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The prompt's slug on record.
    pub slug: String,
    /// The wording, as the other source has it.
    pub wording: String,
}

/// What *add to it* does. Every card of the other source is in exactly one list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddPlan {
    /// Cards that the deck lacks, with free slugs and places after those on record.
    pub added: Vec<NewCard>,
    /// Prompts that the deck has in other words.
    pub variants: Vec<Variant>,
    /// Retired cards that the other source has as well, with the place they come back to.
    pub revived: Vec<Place>,
    /// Cards that the deck has already, in the same words or, other than prompts, in similar ones.
    pub unchanged: Vec<Place>,
}

/// Plans to add the cards of another source to a deck. Only wordings are compared: ids of one source
/// mean nothing in another.
pub fn add_to(known: &[Known], new: &[NewCard]) -> AddPlan {
    let mut plan = AddPlan::default();
    let mut renamed = HashMap::new();
    for kind in Kind::ALL {
        let cards: Vec<&Known> = known.iter().filter(|card| card.kind == kind).collect();
        let others = new.iter().filter(|card| card.kind == kind);
        plan.add_kind(&cards, others, &mut renamed);
    }
    for card in &mut plan.added {
        follow(&mut card.content, &renamed);
    }
    plan
}

impl AddPlan {
    fn add_kind<'a>(
        &mut self,
        cards: &[&Known],
        others: impl Iterator<Item = &'a NewCard>,
        renamed: &mut HashMap<(Kind, String), String>,
    ) {
        let by_wording = by_wording(cards);
        let active: Vec<&Known> = cards.iter().copied().filter(|card| !card.retired).collect();
        let alike = Alike::new(active.iter().map(|card| card.content.front.as_str()));
        let mut slugs = Slugs::default();
        for card in cards {
            slugs.take(&card.slug);
        }
        let after = cards.iter().map(|card| card.position + 1).max();
        let mut position = after.unwrap_or(0);
        let mut seen = HashSet::new();
        for other in others {
            let wording = normal(&other.content.front);
            let same = by_wording.get(&wording).copied();
            let near = || {
                let found = alike.find(&other.content.front, NEAR);
                found.first().map(|(index, _)| active[*index])
            };
            let slug = if let Some(card) = same {
                self.list_same(card);
                card.slug.clone()
            } else if let Some(card) = near() {
                if card.kind != Kind::Prompt || !seen.insert((card.slug.clone(), wording)) {
                    self.list_same(card);
                } else {
                    self.variants.push(Variant {
                        slug: card.slug.clone(),
                        wording: other.content.front.clone(),
                    });
                }
                card.slug.clone()
            } else {
                let slug = slugs.unused(&other.slug);
                self.added.push(NewCard {
                    slug: slug.clone(),
                    position,
                    ..other.clone()
                });
                position += 1;
                slug
            };
            renamed.insert((other.kind, other.slug.clone()), slug);
        }
    }

    fn list_same(&mut self, card: &Known) {
        let list = if card.retired {
            &mut self.revived
        } else {
            &mut self.unchanged
        };
        list.push(Place {
            kind: card.kind,
            slug: card.slug.clone(),
            position: card.position,
        });
    }
}

/// The cards by all their wordings in normal form. Active cards go before retired ones, and a card's
/// own wording before another's variant.
fn by_wording<'a>(cards: &[&'a Known]) -> HashMap<String, &'a Known> {
    let mut by_wording = HashMap::new();
    for retired in [false, true] {
        let cards = || cards.iter().filter(|card| card.retired == retired);
        for card in cards() {
            by_wording
                .entry(normal(&card.content.front))
                .or_insert(*card);
        }
        for card in cards() {
            for wording in &card.content.detail.variants {
                by_wording.entry(normal(wording)).or_insert(*card);
            }
        }
    }
    by_wording
}

#[cfg(test)]
mod tests {
    use super::super::tests::{COOK, LATE, ROOF, ROOF_NEAR, VAN, cards, known, with_sample};
    use super::*;

    #[test]
    fn another_source_adds_and_never_takes() {
        let mut before = known(&[ROOF, VAN, COOK]);
        before[1].content.detail.variants = vec!["When did the van stop for good?".to_owned()];
        before[2].retired = true;
        let new = cards(&[
            ROOF_NEAR,
            "When did the van stop for good?",
            COOK,
            LATE,
            VAN,
        ]);
        let plan = add_to(&before, &new);
        let variant = Variant {
            slug: before[0].slug.clone(),
            wording: ROOF_NEAR.to_owned(),
        };
        assert_eq!(plan.variants, [variant]);
        let place = |card: &Known| Place {
            kind: card.kind,
            slug: card.slug.clone(),
            position: card.position,
        };
        assert_eq!(plan.unchanged, [place(&before[1]), place(&before[1])]);
        assert_eq!(plan.revived, [place(&before[2])]);
        assert_eq!(plan.added.len(), 1);
        assert_eq!(
            (plan.added[0].position, &*plan.added[0].content.front),
            (3, LATE)
        );
    }

    #[test]
    fn an_added_sample_points_to_the_prompt_on_record() {
        let before = known(&[ROOF]);
        let plan = add_to(&before, &with_sample(ROOF_NEAR).cards());
        let prompt = &plan.added[0].content.detail.prompt;
        assert_eq!(prompt.as_ref(), Some(&before[0].slug));
    }
}
