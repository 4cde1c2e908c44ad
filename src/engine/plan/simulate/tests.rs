use std::collections::BTreeSet;

use super::*;

fn life(prompts: i64, days: i32, minutes: f64) -> Life {
    Life {
        interview: Interview {
            day: Day::new(days),
            first_day: Day::new(0),
            minutes,
            telling: 2.5,
            days_off: BTreeSet::new(),
        },
        today: Day::new(0),
        minutes_today: minutes,
        minutes,
        minutes_evening: minutes,
        shaping: BTreeMap::new(),
        lengths: Lengths {
            telling: 2.5,
            picking: 0.5,
        },
        fit: Fit::default(),
        prompts: (0..prompts)
            .map(|card| Simulated {
                prompt: Prompt {
                    card,
                    deck: (card % 4) as u32,
                    position: (card / 4) as u32,
                    memory: Memory::NONE,
                    last: None,
                    begun_today: false,
                },
                last_grade: None,
                story: None,
                in_scope: true,
            })
            .collect(),
        stories: BTreeMap::new(),
    }
}

#[test]
fn a_seed_gives_the_same_days_and_the_minutes_hold() {
    let life = life(28, 12, 15.0);
    let once = project(&life, 8, 3);
    assert_eq!(once, project(&life, 8, 3));
    assert_ne!(once, project(&life, 8, 4));
    assert_eq!(once.days.len(), 12);
    for day in &once.days {
        assert!(day.minutes <= 15.0 + 1e-9, "{day:?}");
        assert!((day.minutes - 2.5 * day.tellings).abs() < 1e-9 && day.picks == 0.0);
    }
    let new: f64 = once.days.iter().map(|day| day.new).sum();
    assert!((new - 28.0).abs() < 1e-9);
    assert_eq!((once.themes.low, once.themes.high), (4.0, 4.0));
}

#[test]
fn a_day_skipped_or_off_has_nothing_and_costs_something() {
    let whole = life(60, 10, 15.0);
    let mut skipped = whole.clone();
    skipped.minutes_today = 0.0;
    let mut off = whole.clone();
    off.interview.days_off.insert(Day::new(4));
    let ready = |life| project(life, 20, 1);
    let (whole, skipped, off) = (ready(&whole), ready(&skipped), ready(&off));
    assert_eq!((skipped.days[0].tellings, off.days[4].tellings), (0.0, 0.0));
    assert!(skipped.well.expected < whole.well.expected);
    assert!(off.well.expected < whole.well.expected);
}

#[test]
fn each_prompt_has_its_next_day_but_for_those_that_rest() {
    let mut life = life(4, 6, 2.5);
    life.minutes_evening = 0.0;
    let next = project(&life, 9, 1).next;
    let days: Vec<(i64, i32)> = next
        .iter()
        .map(|(card, day)| (*card, day.number()))
        .collect();
    // One a day: the first is told today, and most lives have no day left for it after the others.
    assert_eq!(days, [(1, 1), (2, 2), (3, 3)]);
}

#[test]
fn a_day_on_which_a_story_is_shaped_has_fewer_tellings() {
    let mut life = life(60, 10, 15.0);
    life.shaping = BTreeMap::from([(Day::new(3), 10.0), (Day::new(4), 15.0)]);
    let days = project(&life, 4, 1).days;
    let tellings: Vec<f64> = days[2..6].iter().map(|day| day.tellings).collect();
    assert_eq!(tellings, [6.0, 2.0, 0.0, 6.0]);
}

#[test]
fn prompts_of_one_story_are_picked_and_those_out_of_scope_left_alone() {
    let mut linked = life(12, 6, 10.0);
    for prompt in &mut linked.prompts {
        prompt.story = Some(1);
        prompt.in_scope = prompt.prompt.deck < 3;
    }
    let lived = project(&linked, 4, 1);
    let sum = |of: fn(&Projected) -> f64| lived.days.iter().map(of).sum::<f64>();
    assert!(sum(|day| day.picks) > 0.0);
    assert!((sum(|day| day.new) - 9.0).abs() < 1e-9);
}
