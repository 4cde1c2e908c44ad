//! Why a card is in today's queue, in a few plain words. Decides nothing.

use super::{Input, Slot, planned, told_lately};

/// The reason for one place in the queue.
pub(super) fn reason(input: &Input, slot: &Slot) -> String {
    let why = match (&input.planned, &slot.planned) {
        (Some(planned), Some(choice)) => planned::reason(planned, choice),
        (Some(_), None) if !slot.candidate.kind.is_short() => {
            format!("{}, outside the interview", when_due(input, slot))
        }
        _ => when_due(input, slot),
    };
    let told = told_lately(input, slot.candidate).filter(|_| !slot.form.is_full());
    match told.map(|told| input.today.elapsed_since(told)) {
        None => why,
        Some(0) => format!("{why}; its story was told today: pick it"),
        Some(ago) => format!("{why}; its story was told {} ago: pick it", days(ago)),
    }
}

/// When the card is due, or that it is new.
pub(super) fn when_due(input: &Input, slot: &Slot) -> String {
    match (slot.candidate.due, slot.candidate.last) {
        (None, _) => "new".to_owned(),
        (_, Some(last)) if last > input.today => {
            "due today: its last rating is dated later than today".to_owned()
        }
        (Some(due), _) if due > input.today => {
            format!("due in {}", days(due.elapsed_since(input.today)))
        }
        (Some(due), _) if due == input.today => "due today".to_owned(),
        (Some(due), _) => format!("due {} ago", days(input.today.elapsed_since(due))),
    }
}

fn days(count: u32) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} day{plural}")
}
