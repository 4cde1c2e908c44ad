use proptest::prelude::*;

use super::super::history::{Review, fold};
use super::*;

/// What a case changes about an input.
type Change = fn(&mut Input);

const TODAY: Day = Day::new(100);

fn new(card: i64, kind: Kind) -> Candidate {
    Candidate {
        card,
        deck: 0,
        position: u32::try_from(card).unwrap(),
        kind,
        due: None,
        last: None,
        strength: None,
        story: None,
        fresh_since: None,
    }
}

fn due(card: i64, kind: Kind, days_rested: u32, strength: f64) -> Candidate {
    Candidate {
        due: Some(TODAY - 2),
        last: Some(TODAY - days_rested),
        strength: Some(strength),
        ..new(card, kind)
    }
}

fn input() -> Input {
    Input {
        today: TODAY,
        minutes: 20.0,
        lengths: Lengths {
            telling: 2.5,
            picking: 0.5,
        },
        short_share: 0.2,
        pick: true,
        fresh_stories: BTreeMap::new(),
        room_new: None,
        room_reviews: None,
        limit: None,
        at_least_one: false,
        until_4: false,
        planned: None,
        due_prompts: Vec::new(),
        new_prompts: Vec::new(),
        due_short: Vec::new(),
        new_short: Vec::new(),
        repeats: Vec::new(),
    }
}

fn cards(items: &[Item]) -> Vec<i64> {
    items.iter().map(|item| item.card).collect()
}

fn prompts(cards: std::ops::Range<i64>) -> Vec<Candidate> {
    cards.map(|card| new(card, Kind::Prompt)).collect()
}

fn criteria(cards: std::ops::Range<i64>) -> Vec<Candidate> {
    cards.map(|card| new(card, Kind::Criterion)).collect()
}

#[test]
fn due_prompts_come_by_recall_then_new_ones_as_given_then_short_cards() {
    let queue = build(&Input {
        due_prompts: vec![
            due(1, Kind::Prompt, 6, 6.0),
            due(2, Kind::Prompt, 9, 3.0),
            due(3, Kind::Prompt, 20, 40.0),
        ],
        new_prompts: vec![new(9, Kind::Prompt), new(8, Kind::Prompt)],
        due_short: vec![due(20, Kind::Pitfall, 3, 3.0)],
        new_short: criteria(30..60),
        ..input()
    });
    // Four minutes of twenty are for short cards, and sixteen hold six tellings.
    assert_eq!(
        cards(&queue.items),
        [2, 1, 3, 9, 8, 20, 30, 31, 32, 33, 34, 35, 36]
    );
    assert_eq!(queue.items[0].reason, "due 2 days ago");
    assert_eq!(
        (queue.items[3].reason.as_str(), queue.items[3].form),
        ("new", Form::Told)
    );
    assert_eq!(
        (queue.items[5].minutes, queue.items[5].form),
        (0.5, Form::Picked)
    );
}

#[test]
fn short_cards_take_their_share_and_no_more_than_there_are() {
    let cases: [(Change, (usize, usize)); 12] = [
        (|_| (), (6, 8)),
        (|input| input.short_share = 0.0, (8, 0)),
        (|input| input.new_short = criteria(100..101), (7, 1)),
        (|input| input.new_prompts.clear(), (0, 8)),
        (|input| input.short_share = 1.0, (0, 40)),
        // Caps and the limit are for prompts first.
        (|input| input.room_new = Some(3), (3, 0)),
        (|input| input.room_new = Some(10), (7, 2)),
        (|input| input.room_new = Some(0), (0, 0)),
        (|input| input.limit = Some(2), (2, 0)),
        (|input| input.room_reviews = Some(0), (6, 8)),
        (|input| input.minutes = f64::NAN, (0, 0)),
        (|input| input.minutes = f64::INFINITY, (30, 100)),
    ];
    for (case, (change, expected)) in cases.into_iter().enumerate() {
        let mut input = Input {
            new_prompts: prompts(0..30),
            new_short: criteria(100..200),
            ..input()
        };
        change(&mut input);
        let items = build(&input).items;
        let short = items.iter().filter(|item| item.kind.is_short()).count();
        assert_eq!((items.len() - short, short), expected, "case {case}");
    }
}

#[test]
fn a_prompt_whose_story_is_fresh_is_picked() {
    let linked = |card, story| Candidate {
        story: Some(story),
        ..due(card, Kind::Prompt, 5, 2.0)
    };
    let fresh_stories = BTreeMap::from([(7, TODAY - 3), (8, TODAY)]);
    let told = Input {
        due_prompts: vec![linked(1, 7), linked(2, 8), linked(3, 9)],
        fresh_stories,
        ..input()
    };
    let queue = build(&told);
    let forms: Vec<Form> = queue.items.iter().map(|item| item.form).collect();
    assert_eq!(forms, [Form::Picked, Form::Picked, Form::Told]);
    assert_eq!(
        queue.items[0].reason,
        "due 2 days ago; its story was told 3 days ago: pick it"
    );
    assert_eq!(
        queue.items[1].reason,
        "due 2 days ago; its story was told today: pick it"
    );
    let off = build(&Input {
        pick: false,
        ..told
    });
    assert!(off.items.iter().all(|item| item.form == Form::Told));
}

#[test]
fn prompts_of_one_story_do_not_follow_each_other() {
    let linked = |card, story| Candidate {
        story: Some(story),
        ..new(card, Kind::Prompt)
    };
    let mut input = input();
    input.new_prompts = vec![linked(1, 7), linked(2, 7), linked(3, 8)];
    assert_eq!(cards(&build(&input).items), [1, 3, 2]);
}

#[test]
fn reasons_say_when_a_card_was_or_will_be_due() {
    let cases = [
        (TODAY, TODAY - 1, "due today"),
        (TODAY - 1, TODAY - 2, "due 1 day ago"),
        (TODAY + 3, TODAY - 3, "due in 3 days"),
        (
            TODAY + 900,
            TODAY + 800,
            "due today: its last rating is dated later than today",
        ),
    ];
    for (due_on, last, reason) in cases {
        let candidate = Candidate {
            due: Some(due_on),
            last: Some(last),
            ..due(1, Kind::Prompt, 1, 1.0)
        };
        let queue = build(&Input {
            due_prompts: vec![candidate],
            ..input()
        });
        assert_eq!(queue.items[0].reason, reason);
    }
}

#[test]
fn a_session_too_short_for_any_card_still_has_one() {
    let fresh_stories = BTreeMap::from([(7, TODAY)]);
    let pick = Candidate {
        story: Some(7),
        ..new(2, Kind::Prompt)
    };
    let tiny = Input {
        minutes: 0.1,
        at_least_one: true,
        fresh_stories,
        new_prompts: vec![new(1, Kind::Prompt), pick],
        new_short: criteria(3..5),
        ..input()
    };
    let cases: [(Change, &[i64]); 6] = [
        (|_| (), &[2]),
        (|input| input.pick = false, &[3]),
        (|input| input.new_prompts.truncate(1), &[3]),
        (
            |input| {
                input.pick = false;
                input.new_short.clear();
            },
            &[1],
        ),
        (|input| input.room_new = Some(0), &[]),
        (|input| input.at_least_one = false, &[]),
    ];
    for (case, (change, expected)) in cases.into_iter().enumerate() {
        let mut input = tiny.clone();
        change(&mut input);
        assert_eq!(cards(&build(&input).items), expected, "case {case}");
    }
}

#[test]
fn repeats_follow_in_the_minutes_left_failures_first() {
    let repeat = |card, grade: usize, rated| Repeat {
        card,
        kind: Kind::Prompt,
        grade: Grade::ALL[grade],
        form: Form::Told,
        rated,
        place: (0, 0),
        repeated: false,
    };
    let failed_again = Repeat {
        repeated: true,
        ..repeat(6, 1, 0)
    };
    let before = Input {
        minutes: 10.0,
        new_prompts: prompts(1..2),
        repeats: vec![
            repeat(2, 3, 1),
            repeat(3, 2, 9),
            repeat(4, 0, 8),
            repeat(5, 4, 2),
            failed_again,
        ],
        ..input()
    };
    let queue = build(&before);
    assert_eq!(
        (cards(&queue.items), cards(&queue.again)),
        (vec![1], vec![4, 3, 2])
    );
    assert_eq!(queue.again[0].reason, "again: graded 0 today");

    let cases: [(Change, &[i64]); 5] = [
        (|input| input.until_4 = true, &[6, 4, 3]),
        (|input| input.limit = Some(2), &[4]),
        (|input| input.minutes = 6.0, &[4]),
        (
            |input| (input.minutes, input.at_least_one) = (0.1, false),
            &[],
        ),
        // A card that the session serves is not its own repeat.
        (|input| input.new_prompts = prompts(4..5), &[3, 2]),
    ];
    for (case, (change, expected)) in cases.into_iter().enumerate() {
        let mut input = before.clone();
        change(&mut input);
        assert_eq!(cards(&build(&input).again), expected, "case {case}");
    }
    let only_repeats = build(&Input {
        minutes: 0.1,
        at_least_one: true,
        new_prompts: Vec::new(),
        ..before
    });
    assert_eq!(cards(&only_repeats.again), [4]);
}

#[test]
fn a_story_is_fresh_after_a_good_telling_until_recall_falls() {
    let told = |grade: usize| {
        fold([Review {
            day: TODAY,
            grade: Grade::ALL[grade],
            form: Form::Told,
            drill: false,
        }])
        .unwrap()
    };
    let fit = Fit::default();
    for (grade, days, expected) in [(4, 0, true), (4, 2, true), (4, 3, false), (2, 0, false)] {
        assert_eq!(
            fresh(&told(grade), TODAY + days, &fit),
            expected,
            "{grade} {days}"
        );
    }
    // A clock set back counts as no time.
    assert!(fresh(&told(4), TODAY - 50, &fit));
}

fn candidates(from: i64, kind: Kind) -> impl Strategy<Value = Vec<Candidate>> {
    let candidate = (
        prop::option::of(1_i64..5),
        0_u32..40,
        0.0..20.0_f64,
        any::<bool>(),
    );
    prop::collection::vec(candidate, 0..15).prop_map(move |candidates| {
        (from..)
            .zip(candidates)
            .map(|(card, (story, rested, strength, is_due))| Candidate {
                story: story.filter(|_| !kind.is_short()),
                ..if is_due {
                    due(card, kind, rested, strength)
                } else {
                    new(card, kind)
                }
            })
            .collect()
    })
}

fn split(candidates: Vec<Candidate>) -> (Vec<Candidate>, Vec<Candidate>) {
    candidates
        .into_iter()
        .partition(|candidate| candidate.due.is_some())
}

proptest! {
    #[test]
    fn no_queue_breaks_its_bounds(
        prompts in candidates(0, Kind::Prompt),
        short in candidates(100, Kind::Criterion),
        repeats in prop::collection::btree_map(0_i64..120, (0_usize..6, any::<bool>(), 0_i64..9), 0..10),
        minutes in 0.0..40.0_f64,
        lengths in (0.25..10.0_f64, 0.25..2.0_f64),
        rooms in (prop::option::of(0_u32..12), prop::option::of(0_u32..12), prop::option::of(0_usize..12)),
        flags in any::<(bool, bool, bool)>(),
        fresh in prop::collection::btree_map(1_i64..5, (0_i32..100).prop_map(Day::new), 0..4),
    ) {
        let (due_prompts, new_prompts) = split(prompts);
        let (due_short, new_short) = split(short);
        let input = Input {
            minutes,
            lengths: Lengths { telling: lengths.0, picking: lengths.1 },
            room_new: rooms.0,
            room_reviews: rooms.1,
            limit: rooms.2,
            pick: flags.0,
            at_least_one: flags.1,
            until_4: flags.2,
            fresh_stories: fresh,
            due_prompts, new_prompts, due_short, new_short,
            repeats: repeats.into_iter().map(|(card, (grade, repeated, rated))| Repeat {
                card, kind: Kind::Prompt, grade: Grade::ALL[grade], form: Form::Told, rated, repeated,
                place: (0, 0),
            }).collect(),
            ..input()
        };
        let queue = build(&input);
        prop_assert_eq!(&queue, &build(&input));
        let all: Vec<&Item> = queue.items.iter().chain(&queue.again).collect();
        let used: f64 = all.iter().map(|item| item.minutes).sum();
        prop_assert!(used <= minutes + 1e-6 || (input.at_least_one && all.len() == 1));
        let distinct: std::collections::BTreeSet<i64> = all.iter().map(|item| item.card).collect();
        prop_assert_eq!(distinct.len(), all.len());
        prop_assert!(all.len() <= input.limit.unwrap_or(usize::MAX));
        let new = queue.items.iter().filter(|item| item.reason.starts_with("new")).count();
        prop_assert!(new <= input.room_new.map_or(usize::MAX, |room| room as usize));
        prop_assert!(queue.items.len() - new <= input.room_reviews.map_or(usize::MAX, |room| room as usize));
        let short: f64 = queue.items.iter().filter(|item| item.kind.is_short()).map(|item| item.minutes).sum();
        prop_assert!(short <= 0.2 * minutes + 1e-6 || queue.items.len() == 1);
    }
}
