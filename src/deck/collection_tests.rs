//! What the bundled collection promises as a whole. Every deck is data; none is special but by its slug.

mod samples;

use std::collections::{BTreeSet, HashSet};

use super::advice::advise;
use super::advice::prompts::{confusable, wordings};
use super::advice::sentences::{alike, sentences};
use super::model::Deck;
use super::{bundled, file};
use crate::story::topics::TOPICS;

/// The ids of all cards ever bundled, `deck/kind/slug` each.
const IDS: &str = include_str!("../../tests/deck-ids.txt");

/// A sum for each run of eight words of a page that the facts for one deck were read from. The
/// sentences must be ours, and the page's stay where they are.
const SHINGLES: &str = include_str!("../../tests/reference-shingles.txt");

/// Words in a run, as in the file of sums.
const RUN: usize = 8;

fn decks() -> Vec<(&'static str, Deck)> {
    bundled::slugs()
        .map(|slug| (slug, bundled::deck(slug).unwrap()))
        .collect()
}

#[test]
fn every_deck_can_be_read_and_needs_no_advice() {
    let mut advice = Vec::new();
    for slug in bundled::slugs() {
        let text = bundled::text(slug).unwrap();
        let (deck, problems) = file::parse(slug, text, &TOPICS)
            .map_err(|error| error.render(80))
            .unwrap();
        assert_eq!(problems, [], "{slug}");
        let found = advise(&deck, &TOPICS).into_iter();
        advice.extend(found.map(|advice| format!("{slug} {}: {}", advice.place, advice.text)));
        assert_eq!(deck.id.as_deref(), Some(slug));
        assert_eq!(
            file::parse(slug, &file::print(&deck), &TOPICS).unwrap().0,
            deck
        );
    }
    assert!(advice.is_empty(), "{advice:#?}");
}

#[test]
fn ids_are_for_ever() {
    let listed: BTreeSet<&str> = IDS.lines().collect();
    let mut bundled = BTreeSet::new();
    for (slug, deck) in decks() {
        for card in deck.cards() {
            assert!(card.named, "{slug}: {} has no id", card.slug);
            bundled.insert(format!("{slug}/{}/{}", card.kind, card.slug));
        }
    }
    let gone: Vec<&&str> = listed.iter().filter(|id| !bundled.contains(**id)).collect();
    assert!(
        gone.is_empty(),
        "users have history under these ids, give them back to their cards: {gone:#?}"
    );
    let new: Vec<&str> = bundled
        .iter()
        .map(String::as_str)
        .filter(|id| !listed.contains(id))
        .collect();
    assert!(
        new.is_empty(),
        "add these lines to tests/deck-ids.txt, sorted:\n{}",
        new.join("\n")
    );
    assert!(IDS.lines().is_sorted(), "tests/deck-ids.txt is not sorted");
}

#[test]
fn no_two_decks_say_the_same() {
    let all: Vec<_> = decks()
        .iter()
        .flat_map(|(slug, deck)| {
            let sentences = sentences(deck).into_iter();
            sentences
                .map(|sentence| (*slug, sentence))
                .collect::<Vec<_>>()
        })
        .collect();
    let texts: Vec<_> = all.iter().map(|(_, sentence)| sentence.clone()).collect();
    let found: Vec<String> = alike(&texts)
        .into_iter()
        .filter(|&(one, other)| all[one].0 != all[other].0)
        .map(|(one, other)| {
            let show = |place: usize| {
                let (slug, sentence) = &all[place];
                format!("{slug} {}: {}", sentence.card, sentence.text)
            };
            format!("{}\n{}\n", show(one), show(other))
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_two_prompts_ask_for_the_same() {
    let decks = decks();
    let all: Vec<(String, &str)> = decks
        .iter()
        .flat_map(|(slug, deck)| {
            let wordings = wordings(deck).into_iter();
            wordings.map(move |(place, wording)| (format!("{slug} {place}"), wording))
        })
        .collect();
    let found = confusable(&all);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_sentence_is_taken_from_the_page_the_facts_came_from() {
    let taken: HashSet<&str> = SHINGLES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    assert!(taken.len() > 1000);
    for slug in bundled::slugs() {
        let text = bundled::text(slug).unwrap().to_lowercase();
        let words: Vec<&str> = text
            .split(|c: char| !(c.is_ascii_alphanumeric() || c == '\''))
            .filter(|word| !word.is_empty())
            .collect();
        for run in words.windows(RUN) {
            let run = run.join(" ");
            assert!(!taken.contains(&*sum(&run)), "{slug}: \"{run}\"");
        }
    }
}

/// FNV-1a of 64 bits, in hexadecimal.
fn sum(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[test]
fn every_topic_is_used() {
    let decks = decks();
    let used: HashSet<&str> = decks
        .iter()
        .flat_map(|(_, deck)| &deck.prompts)
        .flat_map(|prompt| &prompt.topics)
        .map(String::as_str)
        .collect();
    let unused: Vec<&str> = TOPICS
        .into_iter()
        .filter(|topic| !used.contains(topic))
        .collect();
    assert_eq!(unused, [""; 0]);
}

#[test]
fn related_decks_exist_and_relate_back() {
    let decks = decks();
    for (slug, deck) in &decks {
        for related in &deck.related {
            let other = decks.iter().find(|(other, _)| other == related);
            let (_, other) = other.unwrap_or_else(|| panic!("{slug}: no deck \"{related}\""));
            assert!(
                other.related.iter().any(|back| back == slug),
                "{slug} -> {related}"
            );
            assert_ne!(slug, related);
        }
    }
}

#[test]
fn the_principles_stand_in_their_official_order_under_their_official_names() {
    let titles: Vec<String> = bundled::list()
        .into_iter()
        .take_while(|deck| deck.track.as_deref() == Some("Amazon Leadership Principles"))
        .map(|deck| deck.title)
        .collect();
    assert_eq!(
        titles,
        [
            "Customer Obsession",
            "Ownership",
            "Invent and Simplify",
            "Are Right, A Lot",
            "Learn and Be Curious",
            "Hire and Develop the Best",
            "Insist on the Highest Standards",
            "Think Big",
            "Bias for Action",
            "Frugality",
            "Earn Trust",
            "Dive Deep",
            "Have Backbone; Disagree and Commit",
            "Deliver Results",
            "Strive to be Earth's Best Employer",
            "Success and Scale Bring Broad Responsibility",
        ]
    );
}

/// The deck that was written from a page follows it item by item.
#[test]
fn customer_obsession_keeps_the_order_of_its_page() {
    let deck = bundled::deck("customer-obsession").unwrap();
    let slugs: Vec<String> = deck.cards().into_iter().map(|card| card.slug).collect();
    assert_eq!(
        slugs,
        [
            "extra-mile",
            "need-against-limits",
            "request-disagreed",
            "feedback-to-decision",
            "lone-advocate",
            "bad-news",
            "proof-of-service",
            // Not on the page.
            "expectation-missed",
            "problem-first",
            "met-real-users",
            "outcome-not-output",
            "plan-against-wish",
            "pushed-inside",
            "trust-a-year-on",
            "faceless-customer",
            "colleague-as-customer",
            "unchecked-happiness",
            "no-trade-off",
            "hidden-hearsay",
            "yes-to-everything",
            "how-measured",
            "again-differently",
            "leaders-object",
            "what-came-after",
            "other-group",
            "the-battery-door",
            "the-night-canteen",
            "the-returns-desk",
        ]
    );
}
