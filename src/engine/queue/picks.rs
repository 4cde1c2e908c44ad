//! The drill of picking stories: prompts answered by name, angle and first sentence alone. Never takes
//! a telling's place: a pick counts only where the queue itself holds one.

use super::super::card::{Form, Kind};
use super::reason::when_due;
use super::{Candidate, Input, Item, Queue, TOLERANCE, build, waiting};

/// The picks of a queue, which count as they do there, then the other prompts as drills while minutes
/// last: those practised before by recall, then `new` ones in their order, within the day's cap.
pub fn picks(input: &Input, practised: &[Candidate], new: &[Candidate]) -> Queue {
    let whole = Input {
        limit: None,
        ..input.clone()
    };
    let mut items = build(&whole).items;
    items.retain(|item| item.kind == Kind::Prompt && !item.form.is_full());
    let cards = input.limit.unwrap_or(usize::MAX);
    items.truncate(cards);

    let mut left = input.minutes - items.iter().map(|item| item.minutes).sum::<f64>();
    let mut room_new = input.room_new.map_or(usize::MAX, |room| room as usize);
    let minutes = input.lengths.of(Form::Picked);
    for slot in waiting(input, practised, new) {
        let card = slot.candidate.card;
        let is_new = slot.candidate.due.is_none();
        let only_one = input.minutes > 0.0 && input.at_least_one && items.is_empty();
        if items.len() >= cards || !(minutes <= left + TOLERANCE || only_one) {
            break;
        }
        if (is_new && room_new == 0) || items.iter().any(|item| item.card == card) {
            continue;
        }
        left -= minutes;
        room_new -= usize::from(is_new);
        items.push(Item {
            card,
            kind: Kind::Prompt,
            form: Form::Picked,
            minutes,
            reason: format!("drill: {}", when_due(input, &slot)),
            class: None,
            fresh_since: None,
            drill: true,
        });
    }
    Queue {
        items,
        again: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::super::super::day::Day;
    use super::super::Lengths;
    use super::*;

    const TODAY: Day = Day::new(100);

    /// A prompt with this story, due so many days from now if it was practised.
    fn prompt(card: i64, due: Option<i32>, story: Option<i64>) -> Candidate {
        Candidate {
            card,
            deck: 0,
            position: card as u32,
            kind: Kind::Prompt,
            due: due.map(|days| Day::new(100 + days)),
            last: due.map(|_| TODAY - 3),
            strength: due.map(|_| 4.0),
            story,
            fresh_since: None,
        }
    }

    /// Twenty minutes, and story 1 told yesterday.
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
            fresh_stories: BTreeMap::from([(1, TODAY - 1)]),
            room_new: None,
            room_reviews: None,
            limit: None,
            at_least_one: false,
            until_4: false,
            planned: None,
            due_prompts: vec![prompt(1, Some(0), Some(1)), prompt(2, Some(-1), Some(2))],
            new_prompts: Vec::new(),
            due_short: Vec::new(),
            new_short: Vec::new(),
            repeats: Vec::new(),
        }
    }

    #[test]
    fn a_due_pick_counts_and_a_due_telling_is_only_drilled() {
        let practised = [
            prompt(1, Some(0), Some(1)),
            prompt(2, Some(-1), Some(2)),
            prompt(3, Some(6), Some(1)),
        ];
        let new = [prompt(4, None, Some(2))];
        let queue = picks(&input(), &practised, &new);
        let served: Vec<_> = queue
            .items
            .iter()
            .map(|item| (item.card, item.drill, item.reason.as_str()))
            .collect();
        assert_eq!(
            served,
            [
                (1, false, "due today; its story was told 1 day ago: pick it"),
                (2, true, "drill: due 1 day ago"),
                (3, true, "drill: due in 6 days"),
                (4, true, "drill: new"),
            ]
        );
        assert!(queue.again.is_empty());
        let capped = Input {
            room_new: Some(0),
            ..input()
        };
        assert_eq!(picks(&capped, &practised, &new).items.len(), 3);
        let short = Input {
            minutes: 0.1,
            at_least_one: true,
            due_prompts: Vec::new(),
            ..input()
        };
        assert_eq!(picks(&short, &practised, &new).items.len(), 1);
    }

    proptest! {
        #[test]
        fn none_is_told_none_comes_twice_and_the_minutes_hold(
            minutes in 0.0_f64..30.0,
            limit in prop::option::of(0_usize..12),
            prompts in prop::collection::vec((prop::option::of(-9_i32..9), prop::option::of(1_i64..4)), 0..30),
        ) {
            let all: Vec<_> = prompts
                .iter()
                .zip(1..)
                .map(|((due, story), card)| prompt(card, *due, *story))
                .collect();
            let (practised, new): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| it.due.is_some());
            let is_due = |it: &&Candidate| it.due.is_some_and(|due| due <= TODAY);
            let input = Input {
                minutes,
                limit,
                due_prompts: practised.iter().filter(is_due).copied().collect(),
                new_prompts: new.clone(),
                ..input()
            };
            let items = picks(&input, &practised, &new).items;
            let cards: BTreeSet<i64> = items.iter().map(|item| item.card).collect();
            prop_assert_eq!(cards.len(), items.len());
            prop_assert!(items.iter().all(|item| item.form == Form::Picked));
            prop_assert!(items.len() <= limit.unwrap_or(usize::MAX));
            prop_assert!(items.iter().map(|item| item.minutes).sum::<f64>() <= minutes + 1e-6);
        }
    }
}
