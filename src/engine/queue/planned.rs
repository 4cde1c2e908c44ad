//! Today's prompts while an interview is ahead: those that its plan chooses, told or picked.
//! Never decides what is worth telling: that is `plan.rs`.

use std::collections::HashMap;

use super::super::plan::{self, Choice, Class, Plan};
use super::{Candidate, Input, Room, Slot};

/// The plans of the interviews ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// One plan an interview, the nearest first.
    pub plans: Vec<Plan>,
    /// The prompts of the plans that may be served: not put off, and among those asked for.
    pub prompts: Vec<Candidate>,
    /// The gain above which a prompt is worth a telling: 0 uses all the minutes.
    pub floor: f64,
}

/// What the plans choose for so many minutes. The day's caps bind only what is chosen by its gain:
/// pace and last look are what the interview needs.
pub(super) fn choose<'a>(
    input: &Input,
    planned: &'a Planned,
    minutes: f64,
    room: Room,
) -> Vec<Slot<'a>> {
    let slots: HashMap<i64, Slot> = planned
        .prompts
        .iter()
        .map(|candidate| (candidate.card, Slot::of(input, candidate)))
        .collect();
    // A prompt that may not be served fits no minutes.
    let length = |card| slots.get(&card).map_or(f64::INFINITY, |slot| slot.minutes);
    let allow = |prompt: &plan::Prompt, class, chosen: &[Choice]| {
        let new = prompt.last.is_none();
        let of_its_sort = if new { room.new } else { room.due };
        let same_sort = || chosen.iter().filter(|choice| choice.new == new).count();
        chosen.len() < room.cards
            && (class != Class::Gain || of_its_sort == usize::MAX || same_sort() < of_its_sort)
    };
    plan::choose(&planned.plans, minutes, planned.floor, length, allow)
        .into_iter()
        .filter_map(|choice| {
            let slot = slots.get(&choice.card)?;
            Some(Slot {
                planned: Some(choice),
                ..*slot
            })
        })
        .collect()
}

/// How many short cards have their share before the prompts. A plan leaves it to the due ones, and to none
/// while new prompts need every telling there is: the others get what its tellings leave.
pub(super) fn short_first(input: &Input, prompts: &[Slot]) -> usize {
    let presses = |slot: &Slot| slot.planned.is_some_and(|it| it.class == Class::Start);
    match input.planned {
        None => input.due_short.len() + input.new_short.len(),
        Some(_) if prompts.iter().any(presses) => 0,
        Some(_) => input.due_short.len(),
    }
}

/// Why the plan chose a prompt, in a few plain words.
pub(super) fn reason(planned: &Planned, choice: &Choice) -> String {
    let Some(plan) = planned.plans.get(choice.plan) else {
        return String::new();
    };
    match choice.class {
        Class::Start => format!("new: {} untold need every telling left", plan.untold()),
        Class::Pace => format!("new: {} a day keeps pace", plan.quota),
        Class::LastLook => format!("last look before {}", plan.terms.interview.short()),
        Class::Gain => {
            let new = if choice.new { "new: " } else { "" };
            if choice.gain < 0.005 {
                format!("{new}would gain a little on the day")
            } else {
                format!("{new}would gain {:.2} on the day", choice.gain)
            }
        }
    }
}
