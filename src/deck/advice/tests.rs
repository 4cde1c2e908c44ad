use super::*;
use crate::deck::bundled;
use crate::story::topics::TOPICS;

fn some_words(count: usize, mark: &str) -> Option<String> {
    let words: Vec<String> = (0..count).map(|n| format!("{mark}{n}.")).collect();
    Some(words.join(" "))
}

/// A deck that no advice can be given on; its first sample is weak, the others are strong.
fn good() -> Deck {
    let deck = bundled::deck("ownership").unwrap();
    let verdicts: Vec<Verdict> = deck.samples.iter().map(|sample| sample.verdict).collect();
    assert_eq!(verdicts, [Verdict::Weak, Verdict::Strong, Verdict::Strong]);
    deck
}

/// A change to a deck, and the one piece of advice it must draw, as place and text.
type Case = (fn(&mut Deck), &'static str, &'static str);

/// All advice on the good deck after a change, as place and text.
fn after(change: fn(&mut Deck)) -> Vec<(String, String)> {
    let mut deck = good();
    change(&mut deck);
    advise(&deck, &TOPICS)
        .into_iter()
        .map(|advice| (advice.place.to_string(), advice.text))
        .collect()
}

fn each_speaks_up_once(table: &[Case]) {
    for (change, place, text) in table {
        assert_eq!(after(*change), [((*place).to_owned(), (*text).to_owned())]);
    }
}

#[test]
fn a_good_deck_needs_no_advice() {
    assert_eq!(advise(&good(), &TOPICS), []);
}

#[test]
fn counts_and_summary() {
    each_speaks_up_once(&[
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
            |deck| drop(deck.samples.remove(0)),
            "samples",
            "the number of weak samples is 0",
        ),
        (
            |deck| deck.summary = some_words(79, "s"),
            "summary",
            "the summary has 79 words",
        ),
    ]);
}

#[test]
fn prompts() {
    each_speaks_up_once(&[
        (
            |deck| deck.prompts[0].variants.truncate(1),
            "prompts/nobodys-problem",
            "the number of variants is 1",
        ),
        (
            |deck| {
                "Which problems have you taken up that belonged to nobody?"
                    .clone_into(&mut deck.prompts[0].variants[1]);
            },
            "prompts/nobodys-problem",
            "\"Which problems have you taken up that belonged to nobody?\" is the ask again",
        ),
        (
            |deck| deck.prompts[0].topics.clear(),
            "prompts/nobodys-problem",
            "the number of topics is 0",
        ),
        (
            |deck| deck.prompts[0].topics = vec!["dedline".to_owned()],
            "prompts/nobodys-problem",
            "\"dedline\" is no topic",
        ),
        (
            |deck| {
                "Have you gone back to something that you had already handed over?"
                    .clone_into(&mut deck.prompts[7].variants[0]);
            },
            "prompts/colleague-behind",
            "\"Have you gone back to something that you had already handed over?\" is close to prompts/after-handover",
        ),
    ]);
}

#[test]
fn short_cards() {
    each_speaks_up_once(&[
        (
            |deck| "Somebody else was listened to".clone_into(&mut deck.criteria[2].ask),
            "criteria/years-ahead",
            "the criterion is no question",
        ),
        (
            |deck| "They blame the 3.5 other teams.".clone_into(&mut deck.pitfalls[0].text),
            "pitfalls/assigned-as-owned",
            "the pitfall is a single sentence",
        ),
        (
            |deck| deck.follow_ups[0].ready = None,
            "follow_ups/rightful-owner",
            "the follow-up does not say what to have ready",
        ),
        (
            |deck| deck.follow_ups[0].ready = some_words(11, "r"),
            "follow_ups/rightful-owner",
            "what to have ready takes 11 words",
        ),
    ]);
}

#[test]
fn strong_samples() {
    each_speaks_up_once(&[
        (
            |deck| deck.samples[1].prompt = None,
            "samples/water-on-the-path",
            "the sample names no prompt of the deck",
        ),
        (
            |deck| deck.samples[1].why.truncate(3),
            "samples/water-on-the-path",
            "the number of reasons is 3",
        ),
        (
            |deck| deck.samples[1].action = some_words(300, "a").map(|text| format!("I {text}")),
            "samples/water-on-the-path",
            "the strong sample has 378 words",
        ),
        (
            |deck| deck.samples[1].task = some_words(40, "t"),
            "samples/water-on-the-path",
            "situation and task take 31 % of the words",
        ),
        (
            |deck| deck.samples[1].result = some_words(90, "r"),
            "samples/water-on-the-path",
            "the action takes 46 % of the words",
        ),
        (
            |deck| {
                let action = deck.samples[1].action.as_deref();
                deck.samples[1].action = action.map(|text| text.replace('I', "we"));
            },
            "samples/water-on-the-path",
            "the action says \"we\" more often than \"I\", or never \"I\"",
        ),
        (
            |deck| deck.samples[1].pitfalls = vec!["overtime-heroics".to_owned()],
            "samples/water-on-the-path",
            "a strong sample names pitfalls",
        ),
    ]);
}

#[test]
fn weak_samples() {
    each_speaks_up_once(&[
        (
            |deck| deck.samples[0].pitfalls.clear(),
            "samples/the-export-backlog",
            "the weak sample names no pitfall",
        ),
        (
            |deck| {
                let more = ["hidden-in-we", "assigned-as-owned"].map(str::to_owned);
                deck.samples[0].pitfalls.extend(more);
            },
            "samples/the-export-backlog",
            "the weak sample names 6 pitfalls and 5 reasons",
        ),
        (
            |deck| (deck.samples[0].action, deck.samples[0].result) = (None, None),
            "samples/the-export-backlog",
            "the weak sample has 67 words",
        ),
    ]);
}

#[test]
fn style() {
    each_speaks_up_once(&[
        (
            |deck| {
                for criterion in &mut deck.criteria[..4] {
                    criterion.ask = format!("Was there any {}", criterion.ask);
                }
            },
            "criteria/early-warning",
            "4 sentences open with \"was there any\"",
        ),
        (
            |deck| {
                "Going forward, does the candidate keep at it?"
                    .clone_into(&mut deck.criteria[0].ask);
            },
            "criteria/outcome-over-ticket",
            "\"going forward\" says little",
        ),
        (
            |deck| {
                let words = some_words(50, "w").map(|text| text.replace('.', ""));
                deck.criteria[0].ask = words.unwrap() + "?";
            },
            "criteria/outcome-over-ticket",
            "a sentence runs on for 50 words",
        ),
    ]);
}

#[test]
fn weak_samples_may_talk_as_they_like() {
    let advice = after(|deck| {
        let result = deck.samples[0].result.as_deref();
        deck.samples[0].result = result.map(|text| format!("{text} It was a game changer."));
    });
    assert_eq!(advice, []);
}

#[test]
fn a_repetition_names_both_cards() {
    each_speaks_up_once(&[(
        |deck| {
            let result = deck.samples[1].result.as_deref();
            deck.samples[1].result =
                result.map(|text| format!("{text} Late were van, roof, cook. That was 3.5 days"));
            "The roof, the van and the cook were late. So what?"
                .clone_into(&mut deck.pitfalls[3].text);
        },
        "samples/water-on-the-path",
        "\"Late were van, roof, cook.\" nearly repeats pitfalls/hidden-in-we",
    )]);
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
    let advice = after(|deck| {
        deck.samples[1].situation = None;
        deck.samples[1].task = None;
        deck.samples[1].action = None;
        deck.samples[1].result = None;
    });
    assert_eq!(advice.len(), 2, "{advice:?}");
}
