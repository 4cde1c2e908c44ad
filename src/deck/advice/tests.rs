use super::*;
use crate::deck::model::{Criterion, FollowUp, Pitfall, Prompt, Sample};

const TOPICS: [&str; 2] = ["deadline", "data"];

/// Sentences without a content word in common, so that none repeats another.
fn distinct(count: usize, mark: &str) -> Vec<String> {
    (0..count)
        .map(|n| format!("{mark}{n}a {mark}{n}b {mark}{n}c {mark}{n}d {mark}{n}e?"))
        .collect()
}

fn some_words(count: usize, mark: &str) -> Option<String> {
    let words: Vec<String> = (0..count).map(|n| format!("{mark}{n}")).collect();
    Some(words.join(" "))
}

fn sample(id: &str, verdict: Verdict) -> Sample {
    Sample {
        id: Some(id.to_owned()),
        verdict,
        title: format!("{id}'s own name"),
        prompt: Some("prompt-0".to_owned()),
        situation: some_words(40, &format!("{id}s")),
        task: some_words(10, &format!("{id}t")),
        action: some_words(110, &format!("{id}a")).map(|text| format!("I {text}")),
        result: some_words(40, &format!("{id}r")),
        why: distinct(4, id),
        pitfalls: match verdict {
            Verdict::Strong => Vec::new(),
            Verdict::Weak => vec!["pitfall-1".to_owned()],
        },
        tags: Vec::new(),
    }
}

/// A deck that no advice can be given on.
fn good() -> Deck {
    let id = |what: &str, n: usize| Some(format!("{what}-{n}"));
    let asks = distinct(7, "p").into_iter().enumerate();
    let probes = distinct(5, "f").into_iter().enumerate();
    Deck {
        title: "Care".to_owned(),
        summary: some_words(100, "s"),
        prompts: asks
            .map(|(n, ask)| Prompt {
                id: id("prompt", n),
                variants: vec![format!("{ask} So?"), format!("Well, {ask}")],
                ask,
                topics: vec!["data".to_owned()],
                tags: Vec::new(),
            })
            .collect(),
        criteria: distinct(6, "c")
            .into_iter()
            .enumerate()
            .map(|(n, ask)| Criterion {
                id: id("criterion", n),
                ask,
                tags: Vec::new(),
            })
            .collect(),
        pitfalls: distinct(6, "w")
            .into_iter()
            .enumerate()
            .map(|(n, text)| Pitfall {
                id: id("pitfall", n),
                text,
                tags: Vec::new(),
            })
            .collect(),
        follow_ups: probes
            .map(|(n, ask)| FollowUp {
                id: id("follow-up", n),
                ask,
                ready: some_words(9, &format!("y{n}y")),
                tags: Vec::new(),
            })
            .collect(),
        samples: vec![
            sample("one", Verdict::Strong),
            sample("two", Verdict::Weak),
            sample("six", Verdict::Strong),
        ],
        ..Deck::default()
    }
}

type Change = fn(&mut Deck);

/// All advice on the good deck after a change, as place and text.
fn after(change: Change) -> Vec<(String, String)> {
    let mut deck = good();
    change(&mut deck);
    let found = advise(&deck, &TOPICS).into_iter();
    found
        .map(|advice| (advice.place.to_string(), advice.text))
        .collect()
}

#[test]
fn a_good_deck_needs_no_advice() {
    assert_eq!(advise(&good(), &TOPICS), []);
}

#[test]
fn each_rule_on_a_deck_speaks_up_once() {
    let table: [(Change, &str, &str); 12] = [
        (
            |deck| deck.prompts.truncate(6),
            "prompts",
            "the number of prompts is 6",
        ),
        (
            |deck| drop(deck.criteria.pop()),
            "criteria",
            "the number of criteria is 5",
        ),
        (
            |deck| drop(deck.pitfalls.pop()),
            "pitfalls",
            "the number of pitfalls is 5",
        ),
        (
            |deck| drop(deck.follow_ups.pop()),
            "follow_ups",
            "the number of follow-ups is 4",
        ),
        (
            |deck| drop(deck.samples.pop()),
            "samples",
            "the number of strong samples is 1",
        ),
        (
            |deck| drop(deck.samples.remove(1)),
            "samples",
            "the number of weak samples is 0",
        ),
        (
            |deck| deck.summary = some_words(79, "s"),
            "summary",
            "the summary has 79 words",
        ),
        (
            |deck| deck.prompts[0].variants.truncate(1),
            "prompts/prompt-0",
            "the number of variants is 1",
        ),
        (
            |deck| deck.prompts[0].topics.clear(),
            "prompts/prompt-0",
            "the number of topics is 0",
        ),
        (
            |deck| deck.prompts[1].topics = vec!["dedline".to_owned()],
            "prompts/prompt-1",
            "\"dedline\" is no topic",
        ),
        (
            |deck| deck.criteria[2].ask = "Somebody listened".to_owned(),
            "criteria/criterion-2",
            "the criterion is no question",
        ),
        (
            |deck| deck.follow_ups[0].ready = None,
            "follow_ups/follow-up-0",
            "the follow-up does not say what to have ready",
        ),
    ];
    for (change, place, text) in table {
        assert_eq!(after(change), [(place.to_owned(), text.to_owned())]);
    }
}

#[test]
fn each_rule_on_a_sample_speaks_up_once() {
    let table: [(Change, &str, &str); 8] = [
        (
            |deck| deck.samples[0].prompt = None,
            "samples/one",
            "the sample names no prompt of the deck",
        ),
        (
            |deck| deck.samples[0].why.truncate(3),
            "samples/one",
            "the number of reasons is 3",
        ),
        (
            |deck| deck.samples[0].action = some_words(300, "a").map(|text| format!("I {text}")),
            "samples/one",
            "the strong sample has 391 words",
        ),
        (
            |deck| {
                deck.samples[0].task = some_words(40, "t");
                deck.samples[0].result = some_words(30, "r");
            },
            "samples/one",
            "situation and task take 36 % of the words",
        ),
        (
            |deck| deck.samples[0].result = some_words(80, "r"),
            "samples/one",
            "the action takes 46 % of the words",
        ),
        (
            |deck| deck.samples[0].action = some_words(110, "a").map(|text| format!("We {text}")),
            "samples/one",
            "the action says \"we\" more often than \"I\", or never \"I\"",
        ),
        (
            |deck| deck.samples[0].pitfalls = vec!["pitfall-1".to_owned()],
            "samples/one",
            "a strong sample names pitfalls",
        ),
        (
            |deck| deck.samples[1].pitfalls.clear(),
            "samples/two",
            "the weak sample names no pitfall",
        ),
    ];
    for (change, place, text) in table {
        assert_eq!(after(change), [(place.to_owned(), text.to_owned())]);
    }
}

#[test]
fn many_items_with_one_opening_are_noticed() {
    let mut deck = good();
    for criterion in &mut deck.criteria[..4] {
        criterion.ask = format!("Was there any {}", criterion.ask);
    }
    let found = advise(&deck, &TOPICS);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].text, "4 items open with \"was there any\"");
    deck.criteria[0].ask.insert(0, 'X');
    assert_eq!(advise(&deck, &TOPICS), []);
}

#[test]
fn a_repetition_names_both_cards() {
    let mut deck = good();
    deck.pitfalls[3].text = "The roof, the van and the cook were late.".to_owned();
    deck.samples[0].result = some_words(30, "r")
        .map(|text| format!("{text}. Late were van, roof, cook. That was 3.5 days"));
    let found = advise(&deck, &TOPICS);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].place.to_string(), "samples/one");
    assert_eq!(
        found[0].text,
        "\"Late were van, roof, cook.\" nearly repeats pitfalls/pitfall-3"
    );
}

#[test]
fn a_collection_without_prompts_is_asked_for_no_counts() {
    let deck = Deck {
        follow_ups: good().follow_ups,
        ..Deck::default()
    };
    assert_eq!(advise(&deck, &TOPICS), []);
}

#[test]
fn an_empty_sample_is_no_division_by_nothing() {
    let mut deck = good();
    deck.samples[0].situation = None;
    deck.samples[0].task = None;
    deck.samples[0].action = None;
    deck.samples[0].result = None;
    let found = advise(&deck, &TOPICS);
    assert_eq!(found.len(), 2, "{found:?}");
}
