//! Today's tellings, one by one, each from the highest class that has a prompt left.
//! Never puts a prompt in twice, and never more than the minutes hold.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::{Class, Outlook, Plan, Prompt};

/// Minutes that differ by less are the same: sums of lengths are not exact.
const TOLERANCE: f64 = 1e-9;

/// One prompt chosen for today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// The card.
    pub card: i64,
    /// Which of the plans it is for.
    pub plan: usize,
    /// Whether it was never practised.
    pub new: bool,
    /// Why.
    pub class: Class,
    /// By how much a telling today raises recall on the day.
    pub gain: f64,
}

/// Chooses from the plans of all interviews ahead, the nearest first; a prompt belongs to one of them.
///
/// `floor` is the gain above which a prompt is worth a telling beyond pace and last look. `length` gives
/// the minutes a card takes in its form; `allow` may refuse a card, given those chosen before it. A card
/// that does not fit or is refused makes way for the next.
pub fn choose(
    plans: &[Plan],
    minutes: f64,
    floor: f64,
    length: impl Fn(i64) -> f64,
    allow: impl Fn(&Prompt, Class, &[Choice]) -> bool,
) -> Vec<Choice> {
    let mut days: Vec<Day> = plans.iter().map(|plan| Day::new(plan, floor)).collect();
    let mut left = minutes;
    let mut chosen: Vec<Choice> = Vec::new();
    loop {
        let fits = |prompt: &Prompt, class| {
            length(prompt.card) <= left + TOLERANCE && allow(prompt, class, &chosen)
        };
        let mut next = None;
        for class in [Class::Start, Class::Pace, Class::LastLook] {
            for (index, day) in days.iter().enumerate() {
                if next.is_none() && day.calls_for(class, left) {
                    next = day.first(class, &fits).map(|found| (index, class, found));
                }
            }
        }
        let next = next.or_else(|| best_gain(&days, &fits));
        let Some((index, class, (prompt, outlook))) = next else {
            return chosen;
        };
        left -= length(prompt.card);
        days[index].take(prompt);
        chosen.push(Choice {
            card: prompt.card,
            plan: index,
            new: prompt.last.is_none(),
            class,
            gain: outlook.gain,
        });
    }
}

type Standing = (Prompt, Outlook);

/// The prompt with the highest rank of all plans.
fn best_gain<'a>(
    days: &[Day<'a>],
    fits: &impl Fn(&Prompt, Class) -> bool,
) -> Option<(usize, Class, &'a Standing)> {
    days.iter()
        .enumerate()
        .filter_map(|(index, day)| {
            let found = day.first(Class::Gain, fits)?;
            Some((index, Class::Gain, found))
        })
        .min_by(|one, other| by_rank(one.2, other.2))
}

/// One plan's prompts in the order of each class, and those taken.
struct Day<'a> {
    plan: &'a Plan,
    new: Vec<&'a Standing>,
    last_look: Vec<&'a Standing>,
    gain: Vec<&'a Standing>,
    untold: usize,
    pace: u32,
    taken: HashSet<i64>,
}

impl<'a> Day<'a> {
    fn new(plan: &'a Plan, floor: f64) -> Self {
        let terms = &plan.terms;
        let untold = |standing: &&Standing| standing.0.last.is_none();
        let new: Vec<_> = plan.open.iter().filter(untold).collect();
        let mut last_look: Vec<_> = plan
            .open
            .iter()
            .filter(|(prompt, _)| {
                terms.is_last_look() && prompt.last.is_some_and(|last| last < terms.look_begins)
            })
            .collect();
        last_look.sort_by(|one, other| {
            let strongest = highest_first(one.1.now, other.1.now);
            strongest.then_with(|| place(one).cmp(&place(other)))
        });
        let mut gain: Vec<_> = plan
            .open
            .iter()
            .filter(|standing| untold(standing) || standing.1.gain > floor)
            .collect();
        gain.sort_by(|one, other| by_rank(one, other));
        Self {
            untold: new.len(),
            pace: plan.quota.saturating_sub(plan.begun),
            plan,
            new,
            last_look,
            gain,
            taken: HashSet::new(),
        }
    }

    /// Whether the class has a claim on the next telling.
    fn calls_for(&self, class: Class, left: f64) -> bool {
        let terms = &self.plan.terms;
        match class {
            Class::Start => self.untold > 0 && terms.presses(self.untold, terms.slots(left)),
            Class::Pace => self.untold > 0 && self.pace > 0,
            Class::LastLook | Class::Gain => true,
        }
    }

    /// The first prompt of a class that is not taken, fits, and is let in.
    fn first(&self, class: Class, fits: &impl Fn(&Prompt, Class) -> bool) -> Option<&'a Standing> {
        let list = match class {
            Class::Start | Class::Pace => &self.new,
            Class::LastLook => &self.last_look,
            Class::Gain => &self.gain,
        };
        list.iter()
            .copied()
            .find(|(prompt, _)| !self.taken.contains(&prompt.card) && fits(prompt, class))
    }

    fn take(&mut self, prompt: &Prompt) {
        self.taken.insert(prompt.card);
        if prompt.last.is_none() {
            self.untold -= 1;
            self.pace = self.pace.saturating_sub(1);
        }
    }
}

/// Values that are the same but for the rounding of their last digits are a tie: two prompts may have
/// come to one strength on different ways.
fn highest_first(one: f64, other: f64) -> Ordering {
    let digits = |value: f64| (value * 1e12).round();
    digits(other).total_cmp(&digits(one))
}

fn by_rank(one: &Standing, other: &Standing) -> Ordering {
    let highest = highest_first(one.1.rank, other.1.rank);
    highest.then_with(|| place(one).cmp(&place(other)))
}

/// Position first, then deck, so that themes interleave.
const fn place(standing: &Standing) -> (u32, u32, i64) {
    let prompt = &standing.0;
    (prompt.position, prompt.deck, prompt.card)
}
