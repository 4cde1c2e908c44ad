use proptest::prelude::*;

use super::*;
use crate::deck::content::Detail;
use crate::deck::model::{Deck, Pitfall, Prompt, Sample, Verdict};

pub(super) const ROOF: &str = "Tell me about a time a roof leaked above your stock.";
const ROOF_REWORDED: &str = "Describe a time when a roof leaked above your stock.";
pub(super) const ROOF_NEAR: &str = "Tell me about a time a ceiling leaked above the stock.";
pub(super) const VAN: &str = "Which delivery van broke down at the worst moment?";
pub(super) const COOK: &str = "How did you calm the cook who wanted to walk out?";
pub(super) const LATE: &str = "Walk me through an invoice that you sent out late.";

fn deck(asks: &[&str]) -> Deck {
    let prompts = asks.iter().map(|ask| Prompt {
        ask: (*ask).to_owned(),
        ..Prompt::default()
    });
    Deck {
        prompts: prompts.collect(),
        ..Deck::default()
    }
}

pub(super) fn cards(asks: &[&str]) -> Vec<NewCard> {
    deck(asks).cards()
}

/// The cards as they are on record after a first import.
fn stored(cards: Vec<NewCard>) -> Vec<Known> {
    let known = cards.into_iter().map(|card| Known {
        kind: card.kind,
        slug: card.slug,
        position: card.position,
        content: card.content,
        retired: false,
    });
    known.collect()
}

pub(super) fn known(asks: &[&str]) -> Vec<Known> {
    stored(cards(asks))
}

fn named(id: &str, ask: &str) -> NewCard {
    let mut card = cards(&[ask]).remove(0);
    id.clone_into(&mut card.slug);
    card.named = true;
    card
}

/// What it is about, the prompts before, those after, and what comes of it.
type Case<'a> = (&'a str, &'a [&'a str], &'a [&'a str], [usize; 7]);

/// Added, changed, unchanged, moved, revived, retired, near.
fn counts(plan: &Plan) -> [usize; 7] {
    [
        plan.added.len(),
        plan.changed.len(),
        plan.unchanged.len(),
        plan.moved.len(),
        plan.revived.len(),
        plan.retired.len(),
        plan.near.len(),
    ]
}

#[test]
fn what_a_second_import_does() {
    let table: [Case; 9] = [
        (
            "the same file",
            &[ROOF, VAN],
            &[ROOF, VAN],
            [0, 0, 2, 0, 0, 0, 0],
        ),
        (
            "other marks",
            &[VAN],
            &["  which delivery van broke down at the worst moment "],
            [0, 1, 0, 0, 0, 0, 0],
        ),
        (
            "another order",
            &[ROOF, VAN, COOK],
            &[VAN, ROOF, COOK],
            [0, 0, 3, 2, 0, 0, 0],
        ),
        ("one more", &[ROOF], &[VAN, ROOF], [1, 0, 1, 1, 0, 0, 0]),
        ("one fewer", &[ROOF, VAN], &[ROOF], [0, 0, 1, 0, 0, 1, 0]),
        (
            "reworded",
            &[ROOF, VAN],
            &[ROOF_REWORDED, VAN],
            [0, 1, 1, 0, 0, 0, 0],
        ),
        (
            "nearly another",
            &[ROOF, VAN],
            &[ROOF_NEAR, VAN],
            [0, 1, 1, 0, 0, 0, 1],
        ),
        ("another", &[ROOF, VAN], &[COOK, VAN], [1, 0, 1, 0, 0, 1, 0]),
        ("nothing", &[ROOF, VAN], &[], [0, 0, 0, 0, 0, 2, 0]),
    ];
    for (what, before, after, expected) in table {
        let plan = plan(&known(before), &cards(after), &Near::KeepHistory);
        assert_eq!(counts(&plan), expected, "{what}: {plan:?}");
    }
}

#[test]
fn a_reworded_card_keeps_its_slug() {
    let before = known(&[ROOF, VAN]);
    let plan = plan(&before, &cards(&[VAN, ROOF_REWORDED]), &Near::KeepHistory);
    let changed = &plan.changed[0];
    assert_eq!((&changed.slug, changed.position), (&before[0].slug, 1));
    assert_eq!(changed.was.front, ROOF);
    assert_eq!(changed.now.front, ROOF_REWORDED);
}

#[test]
fn a_given_id_counts_more_than_any_wording() {
    let mut before = known(&[ROOF, VAN]);
    before[0].slug = "one".to_owned();
    before[1].slug = "two".to_owned();
    let new = [named("two", ROOF), named("one", COOK)];
    let plan = plan(&before, &new, &Near::KeepHistory);
    let slugs: Vec<&str> = plan.changed.iter().map(|card| &*card.slug).collect();
    assert_eq!(slugs, ["two", "one"]);
}

#[test]
fn a_slug_made_from_the_wording_proves_nothing() {
    // Both wordings give the slug "leaking-roof"; the first of the file gets it.
    let first = "Tell me about a leaking roof.";
    let second = "Leaking: roof!";
    let before = known(&[first, second]);
    let plan = plan(&before, &cards(&[second, first]), &Near::KeepHistory);
    assert_eq!(counts(&plan), [0, 0, 2, 2, 0, 0, 0], "{plan:?}");
    assert_eq!(plan.unchanged[0].slug, before[1].slug);
}

#[test]
fn a_new_card_never_takes_a_slug_on_record() {
    let mut before = known(&[ROOF]);
    before[0].slug = "which-van".to_owned();
    let mut new = cards(&[VAN]);
    new[0].slug = "which-van".to_owned();
    let plan = plan(&before, &new, &Near::KeepHistory);
    assert_eq!(plan.added[0].slug, "which-van-2");
}

#[test]
fn the_user_may_part_what_is_only_near() {
    let before = known(&[ROOF]);
    let new = cards(&[ROOF_NEAR]);
    let asked = plan(&before, &new, &Near::KeepHistory);
    let question = &asked.near[0];
    assert_eq!((&*question.was, &*question.now), (ROOF, ROOF_NEAR));
    assert!((NEAR..SURE).contains(&question.similarity), "{question:?}");
    let refused = Near::Separate([question.pair.clone()].into());
    let parted = plan(&before, &new, &refused);
    assert_eq!(counts(&parted), [1, 0, 0, 0, 0, 1, 0]);
}

#[test]
fn two_sure_candidates_are_a_question() {
    let before = known(&[
        "Tell me about a shop you closed in the north for good.",
        "Tell me about a shop you closed in the south for good.",
    ]);
    let new = cards(&["Tell me about a shop you closed in the west for good."]);
    let plan = plan(&before, &new, &Near::KeepHistory);
    assert_eq!(counts(&plan), [0, 1, 0, 0, 0, 1, 1], "{plan:?}");
}

#[test]
fn a_retired_card_comes_back_under_its_slug() {
    let mut before = known(&[ROOF, VAN]);
    before[0].retired = true;
    for (ask, revived) in [(ROOF, 1), (ROOF_REWORDED, 1), (ROOF_NEAR, 0)] {
        let plan = plan(&before, &cards(&[VAN, ask]), &Near::KeepHistory);
        assert_eq!(plan.revived.len(), revived, "{ask}");
        assert_eq!(plan.added.len(), 1 - revived, "{ask}");
        assert_eq!(plan.retired, []);
    }
}

#[test]
fn kinds_never_match_across() {
    let new = Deck {
        pitfalls: vec![Pitfall {
            text: ROOF.to_owned(),
            ..Pitfall::default()
        }],
        ..Deck::default()
    };
    let plan = plan(&known(&[ROOF]), &new.cards(), &Near::KeepHistory);
    assert_eq!(counts(&plan), [1, 0, 0, 0, 0, 1, 0]);
}

pub(super) fn with_sample(ask: &str) -> Deck {
    let mut deck = deck(&[ask]);
    deck.assign_ids();
    let prompt = deck.prompts[0].id.take();
    deck.samples.push(Sample {
        id: None,
        verdict: Verdict::Strong,
        title: "The tarpaulin".to_owned(),
        prompt,
        situation: None,
        task: None,
        action: None,
        result: None,
        why: Vec::new(),
        pitfalls: Vec::new(),
        tags: Vec::new(),
    });
    deck
}

#[test]
fn a_sample_follows_its_prompt_to_the_slug_on_record() {
    let before = stored(with_sample(ROOF).cards());
    let reworded = "Describe a time when the roof leaked above all your stock";
    let plan = plan(&before, &with_sample(reworded).cards(), &Near::KeepHistory);
    assert_eq!(counts(&plan), [0, 1, 1, 0, 0, 0, 0], "{plan:?}");
}

#[test]
fn cards_of_one_wording_keep_apart() {
    let mut new = cards(&[ROOF, ROOF, ROOF]);
    new[2].content.detail.topics = vec!["quality".to_owned()];
    let before = stored(new.clone());
    new.rotate_right(1);
    for (position, card) in new.iter_mut().enumerate() {
        card.position = position;
    }
    let plan = plan(&before, &new, &Near::KeepHistory);
    assert_eq!(counts(&plan), [0, 0, 3, 3, 0, 0, 0], "{plan:?}");
    assert_eq!(plan.unchanged[0].slug, before[2].slug);
}

#[test]
fn thousands_of_reworded_cards_find_their_partners() {
    // Nothing but the two numbers tells the cards apart, so that words narrow the search least.
    let asks = |last: &str| -> Vec<String> {
        (0..3000)
            .map(|n| format!("Tell me about parcel {} of van {} {last}", n % 71, n / 71))
            .collect()
    };
    let before = asks("that you lost");
    let after = asks("which you lost somewhere");
    let borrow = |asks: &[String]| cards(&asks.iter().map(String::as_str).collect::<Vec<_>>());
    let plan = plan(
        &stored(borrow(&before)),
        &borrow(&after),
        &Near::KeepHistory,
    );
    let same = |card: &&Changed| {
        card.was.front.replace("that you lost", "")
            == card.now.front.replace("which you lost somewhere", "")
    };
    assert!(plan.changed.iter().filter(same).count() > 2950);
}

#[test]
fn a_renamed_source_is_known_by_half_its_prompts() {
    let roofs = known(&[ROOF, VAN, COOK]);
    let cooks = known(&[COOK, LATE]);
    let decks: [(&str, &[Known]); 2] = [("roofs", &roofs), ("cooks", &cooks)];
    let table: [(&[&str], Option<&str>); 6] = [
        // Half of the new list, but a third of the deck.
        (&[ROOF, "What is your favourite tool?"], None),
        (
            &[ROOF_REWORDED, VAN, LATE, "What is your favourite tool?"],
            Some("roofs"),
        ),
        (&[LATE, COOK], Some("cooks")),
        (
            &[
                ROOF,
                "What is your favourite tool?",
                "Who taught you to plan a day?",
            ],
            None,
        ),
        (&["What is your favourite tool?"], None),
        (&[], None),
    ];
    for (asks, expected) in table {
        assert_eq!(same_source_deck(&decks, &cards(asks)), expected, "{asks:?}");
    }
}

/// What the record holds after a plan was applied.
fn apply(known: &[Known], plan: &Plan) -> Vec<Known> {
    let mut after: Vec<Known> = known.to_vec();
    for card in &mut after {
        if plan.retired.contains(&(card.kind, card.slug.clone())) {
            card.retired = true;
        }
        let is_it = |changed: &&Changed| changed.kind == card.kind && changed.slug == card.slug;
        if let Some(changed) = plan.changed.iter().chain(&plan.revived).find(is_it) {
            card.content = changed.now.clone();
            card.position = changed.position;
            card.retired = false;
        }
        let moved = plan
            .moved
            .iter()
            .find(|moved| moved.kind == card.kind && moved.slug == card.slug);
        if let Some(moved) = moved {
            card.position = moved.position;
        }
    }
    after.extend(stored(plan.added.clone()));
    after
}

fn some_deck() -> impl Strategy<Value = Vec<NewCard>> {
    let words = prop::sample::select(vec!["roof", "van", "cook", "leaks", "stops", "shouts"]);
    let ask = prop::collection::vec(words, 1..5);
    let card = (
        ask,
        any::<bool>(),
        prop::option::of(0_usize..6),
        any::<bool>(),
    );
    prop::collection::vec(card, 0..8).prop_map(|drawn| {
        let mut deck = Deck::default();
        for (words, is_prompt, id, has_tag) in drawn {
            let id = id.map(|id| format!("card-{id}"));
            let text = words.join(" ");
            let tags = if has_tag {
                vec!["tag".to_owned()]
            } else {
                Vec::new()
            };
            let clash = |taken: &Option<String>| id.is_some() && *taken == id;
            if is_prompt && !deck.prompts.iter().any(|card| clash(&card.id)) {
                deck.prompts.push(Prompt {
                    id,
                    ask: text,
                    tags,
                    ..Prompt::default()
                });
            } else if !deck.pitfalls.iter().any(|card| clash(&card.id)) {
                deck.pitfalls.push(Pitfall { id, text, tags });
            }
        }
        deck.cards()
    })
}

proptest! {
    #[test]
    fn every_card_has_one_fate_and_a_second_import_none(first in some_deck(), second in some_deck()) {
        let record = stored(first);
        let plan = plan(&record, &second, &Near::KeepHistory);
        let placed = plan.added.len() + plan.changed.len() + plan.unchanged.len() + plan.revived.len();
        prop_assert_eq!(placed, second.len());
        let after = apply(&record, &plan);
        let keys: BTreeSet<(Kind, &str)> = after.iter().map(|card| (card.kind, &*card.slug)).collect();
        prop_assert_eq!(keys.len(), after.len(), "slugs are unique");
        let again = super::plan(&after, &second, &Near::KeepHistory);
        prop_assert!(again.is_empty(), "{:?}", again);
        prop_assert_eq!(again.unchanged.len(), second.len());
        for card in &record {
            let kept = after.iter().any(|other| other.kind == card.kind && other.slug == card.slug);
            prop_assert!(kept, "no card on record is lost");
        }
    }
}

#[test]
fn details_count_as_content() {
    let before = known(&[ROOF]);
    let mut new = cards(&[ROOF]);
    new[0].content.detail = Detail {
        topics: vec!["quality".to_owned()],
        ..Detail::default()
    };
    let plan = plan(&before, &new, &Near::KeepHistory);
    assert_eq!(counts(&plan), [0, 1, 0, 0, 0, 0, 0]);
}
