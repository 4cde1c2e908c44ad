//! A deck's cards one by one, as the database keeps them. Knows no database.

use serde::{Deserialize, Serialize};

use super::model::{Criterion, Deck, FollowUp, Pitfall, Prompt, Sample, Verdict};
use super::slugs::Slugs;
use super::text::card_slug;
use crate::engine::card::Kind;

/// All that a card says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// What is shown first: the ask, a pitfall's text, a sample's title without its verdict.
    pub front: String,
    /// The rest.
    pub detail: Detail,
}

/// What a card says beside its front. Each kind uses the fields it knows; empty ones are not written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Detail {
    /// Prompt: other wordings of the ask.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// Prompt: what it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Follow-up: what to have ready.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ready: Option<String>,
    /// Sample: strong or weak; always there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Sample: the prompt it answers, by slug or by text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// Sample: where and when it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub situation: Option<String>,
    /// Sample: what fell to the teller.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// Sample: what the teller did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Sample: what came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// Sample: why the verdict.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<String>,
    /// Weak sample: slugs of the pitfalls it falls into.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pitfalls: Vec<String>,
    /// The sub-heading it stood under.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

/// A card as a deck brings it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCard {
    /// The kind of card.
    pub kind: Kind,
    /// Its slug, unique within its kind.
    pub slug: String,
    /// Whether the deck names the slug itself; else it was made from the wording and proves no identity.
    pub named: bool,
    /// Its place among the deck's cards of its kind, from 0.
    pub position: usize,
    /// What it says.
    pub content: Content,
}

/// A stored sample without a verdict: no deck can be made of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("sample \"{0}\" has no verdict")]
pub struct NoVerdict(pub String);

impl Deck {
    /// Gives each card without an id one from its wording, unique within its kind.
    pub fn assign_ids(&mut self) {
        assign(&mut self.prompts, |card| (&mut card.id, &card.ask));
        assign(&mut self.criteria, |card| (&mut card.id, &card.ask));
        assign(&mut self.pitfalls, |card| (&mut card.id, &card.text));
        assign(&mut self.follow_ups, |card| (&mut card.id, &card.ask));
        assign(&mut self.samples, |card| (&mut card.id, &card.title));
    }

    /// The deck's cards in deck order. Cards without an id get one as [`Deck::assign_ids`] gives it,
    /// marked as not named; so call this first on a deck as it was read.
    pub fn cards(&self) -> Vec<NewCard> {
        let mut full = self.clone();
        full.assign_ids();
        let named = self.ids().map(|id| id.is_some());
        full.into_contents()
            .into_iter()
            .zip(named)
            .map(|((kind, slug, position, content), named)| NewCard {
                kind,
                slug,
                named,
                position,
                content,
            })
            .collect()
    }

    /// This deck with exactly these cards, in their order; what else it says is kept.
    ///
    /// Refused where a sample has no verdict.
    pub fn with_cards(
        mut self,
        cards: impl IntoIterator<Item = (Kind, String, Content)>,
    ) -> Result<Self, NoVerdict> {
        self.prompts.clear();
        self.criteria.clear();
        self.pitfalls.clear();
        self.follow_ups.clear();
        self.samples.clear();
        for (kind, slug, content) in cards {
            self.push(kind, slug, content)?;
        }
        Ok(self)
    }

    fn push(&mut self, kind: Kind, slug: String, content: Content) -> Result<(), NoVerdict> {
        let Content { front, detail } = content;
        match kind {
            Kind::Prompt => self.prompts.push(Prompt {
                id: Some(slug),
                ask: front,
                variants: detail.variants,
                topics: detail.topics,
                tags: detail.tags,
            }),
            Kind::Criterion => self.criteria.push(Criterion {
                id: Some(slug),
                ask: front,
                tags: detail.tags,
            }),
            Kind::Pitfall => self.pitfalls.push(Pitfall {
                id: Some(slug),
                text: front,
                tags: detail.tags,
            }),
            Kind::FollowUp => self.follow_ups.push(FollowUp {
                id: Some(slug),
                ask: front,
                ready: detail.ready,
                tags: detail.tags,
            }),
            Kind::Sample => {
                let Some(verdict) = detail.verdict else {
                    return Err(NoVerdict(slug));
                };
                self.samples.push(Sample {
                    id: Some(slug),
                    verdict,
                    title: front,
                    prompt: detail.prompt,
                    situation: detail.situation,
                    task: detail.task,
                    action: detail.action,
                    result: detail.result,
                    why: detail.why,
                    pitfalls: detail.pitfalls,
                    tags: detail.tags,
                });
            }
        }
        Ok(())
    }

    /// The ids of all cards in deck order.
    fn ids(&self) -> impl Iterator<Item = Option<&str>> {
        let prompts = self.prompts.iter().map(|card| card.id.as_deref());
        let criteria = self.criteria.iter().map(|card| card.id.as_deref());
        let pitfalls = self.pitfalls.iter().map(|card| card.id.as_deref());
        let follow_ups = self.follow_ups.iter().map(|card| card.id.as_deref());
        let samples = self.samples.iter().map(|card| card.id.as_deref());
        prompts
            .chain(criteria)
            .chain(pitfalls)
            .chain(follow_ups)
            .chain(samples)
    }

    fn into_contents(self) -> Vec<(Kind, String, usize, Content)> {
        let mut contents = Vec::with_capacity(self.len());
        contents.extend(number(Kind::Prompt, self.prompts, prompt_content));
        contents.extend(number(Kind::Criterion, self.criteria, criterion_content));
        contents.extend(number(Kind::Pitfall, self.pitfalls, pitfall_content));
        contents.extend(number(Kind::FollowUp, self.follow_ups, follow_up_content));
        contents.extend(number(Kind::Sample, self.samples, sample_content));
        contents
    }
}

/// Ids from wordings, skipping those the deck itself gives.
fn assign<Card>(cards: &mut [Card], parts: impl Fn(&mut Card) -> (&mut Option<String>, &String)) {
    let mut slugs = Slugs::default();
    for card in cards.iter_mut() {
        if let Some(id) = parts(card).0 {
            slugs.take(id);
        }
    }
    for card in cards {
        let (id, wording) = parts(card);
        if id.is_none() {
            *id = Some(slugs.unused(&card_slug(wording)));
        }
    }
}

fn number<Card>(
    kind: Kind,
    cards: Vec<Card>,
    content: fn(Card) -> (Option<String>, Content),
) -> impl Iterator<Item = (Kind, String, usize, Content)> {
    cards.into_iter().enumerate().map(move |(position, card)| {
        let (id, content) = content(card);
        (kind, id.unwrap_or_default(), position, content)
    })
}

fn prompt_content(card: Prompt) -> (Option<String>, Content) {
    let detail = Detail {
        variants: card.variants,
        topics: card.topics,
        tags: card.tags,
        ..Detail::default()
    };
    (card.id, content(card.ask, detail))
}

fn criterion_content(card: Criterion) -> (Option<String>, Content) {
    let detail = Detail {
        tags: card.tags,
        ..Detail::default()
    };
    (card.id, content(card.ask, detail))
}

fn pitfall_content(card: Pitfall) -> (Option<String>, Content) {
    let detail = Detail {
        tags: card.tags,
        ..Detail::default()
    };
    (card.id, content(card.text, detail))
}

fn follow_up_content(card: FollowUp) -> (Option<String>, Content) {
    let detail = Detail {
        ready: card.ready,
        tags: card.tags,
        ..Detail::default()
    };
    (card.id, content(card.ask, detail))
}

fn sample_content(card: Sample) -> (Option<String>, Content) {
    let detail = Detail {
        verdict: Some(card.verdict),
        prompt: card.prompt,
        situation: card.situation,
        task: card.task,
        action: card.action,
        result: card.result,
        why: card.why,
        pitfalls: card.pitfalls,
        tags: card.tags,
        ..Detail::default()
    };
    (card.id, content(card.title, detail))
}

const fn content(front: String, detail: Detail) -> Content {
    Content { front, detail }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prompt(id: Option<&str>, ask: &str) -> Prompt {
        Prompt {
            id: id.map(str::to_owned),
            ask: ask.to_owned(),
            ..Prompt::default()
        }
    }

    #[test]
    fn ids_come_from_the_wording_and_stay_unique() {
        let mut deck = Deck {
            prompts: vec![
                prompt(None, "Tell me about a leaking roof."),
                prompt(None, "Describe a leaking roof!"),
                prompt(Some("leaking-roof-2"), "Which roof leaked last?"),
                prompt(None, "日本"),
                prompt(None, "中国"),
            ],
            ..Deck::default()
        };
        deck.assign_ids();
        let ids: Vec<&str> = deck.ids().flatten().collect();
        let expected = [
            "leaking-roof",
            "leaking-roof-3",
            "leaking-roof-2",
            "card",
            "card-2",
        ];
        assert_eq!(ids, expected);
    }

    #[test]
    fn cards_know_whether_the_deck_names_them() {
        let deck = Deck {
            prompts: vec![prompt(Some("roof"), "Which roof?"), prompt(None, "Why?")],
            ..Deck::default()
        };
        let cards = deck.cards();
        let seen: Vec<_> = cards
            .iter()
            .map(|card| (card.slug.as_str(), card.named, card.position))
            .collect();
        assert_eq!(seen, [("roof", true, 0), ("why", false, 1)]);
    }

    #[test]
    fn a_deck_is_the_same_after_its_cards_were_taken_out_and_put_back() {
        let mut deck = Deck {
            title: "Roofs".to_owned(),
            prompts: vec![Prompt {
                variants: vec!["What roof?".to_owned()],
                topics: vec!["quality".to_owned()],
                tags: vec!["Rain".to_owned()],
                ..prompt(None, "Which roof?")
            }],
            criteria: vec![Criterion {
                ask: "Was it dry?".to_owned(),
                ..Criterion::default()
            }],
            pitfalls: vec![Pitfall {
                text: "Nobody looked.".to_owned(),
                ..Pitfall::default()
            }],
            follow_ups: vec![FollowUp {
                ask: "And then?".to_owned(),
                ready: Some("The next winter.".to_owned()),
                ..FollowUp::default()
            }],
            samples: vec![Sample {
                id: None,
                verdict: Verdict::Weak,
                title: "The shed".to_owned(),
                prompt: Some("roof".to_owned()),
                situation: Some("S".to_owned()),
                task: Some("T".to_owned()),
                action: Some("A".to_owned()),
                result: Some("R".to_owned()),
                why: vec!["W".to_owned()],
                pitfalls: vec!["nobody-looked".to_owned()],
                tags: Vec::new(),
            }],
            ..Deck::default()
        };
        deck.assign_ids();
        let stored: Vec<_> = deck
            .cards()
            .into_iter()
            .map(|card| {
                let json = serde_json::to_string(&card.content.detail).unwrap();
                let detail = serde_json::from_str(&json).unwrap();
                let front = card.content.front;
                (card.kind, card.slug, Content { front, detail })
            })
            .collect();
        assert_eq!(deck.clone().with_cards(stored), Ok(deck));
    }

    #[test]
    fn a_stored_sample_without_a_verdict_is_refused() {
        let cards = [(Kind::Sample, "shed".to_owned(), Content::default())];
        let refused = Deck::default().with_cards(cards);
        assert_eq!(refused, Err(NoVerdict("shed".to_owned())));
    }

    #[test]
    fn empty_details_take_no_room() {
        let json = serde_json::to_string(&Detail::default()).unwrap();
        assert_eq!(json, "{}");
    }
}
