//! The plan once more, written from its description alone: slow, plain, and sharing no code with the
//! program. A telling always takes the same minutes, and no story is linked.

/// A prompt as the second plan knows it: its place, and every rating as day and grade.
#[derive(Clone, Default)]
pub struct Told {
    pub card: String,
    pub position: usize,
    pub deck: usize,
    pub ratings: Vec<(i32, u8)>,
}

/// What follows from a prompt's ratings.
struct Held {
    strength: f64,
    growth: f64,
    last: i32,
    observations: Vec<(i32, f64, i32, u8)>,
}

fn held(ratings: &[(i32, u8)]) -> Option<Held> {
    let mut held: Option<Held> = None;
    for &(day, grade) in ratings {
        let ease = |growth: f64| {
            let missing = f64::from(5 - grade);
            (growth + 0.1 - missing * (0.08 + missing * 0.02)).max(1.3)
        };
        let Some(before) = &mut held else {
            held = Some(Held {
                strength: [0.4, 0.5, 0.7, 1.3, 2.5, 5.0][usize::from(grade)],
                growth: if grade >= 3 { ease(2.5) } else { 2.5 },
                last: day,
                observations: Vec::new(),
            });
            continue;
        };
        let rested = day - before.last;
        let strength = before.strength;
        if rested == 0 {
            if grade >= 4 {
                before.strength = (1.1 * strength).max(1.2);
            }
            continue;
        }
        before.observations.push((day, strength, rested, grade));
        before.last = day;
        if grade >= 3 {
            let timed = (f64::from(rested) / strength).min(2.0).sqrt();
            let effect = [0.6, 1.0, 1.4][usize::from(grade) - 3];
            before.strength = strength * (1.0 + (before.growth - 1.0) * timed * effect);
            before.growth = ease(before.growth);
        } else {
            before.strength = (0.3 * strength).max(0.7).min(strength.max(0.7));
        }
    }
    held
}

#[derive(Clone, Copy)]
struct Forgetting {
    theta: f64,
    d: f64,
}

impl Forgetting {
    fn fit(prompts: &[Told], today: i32) -> Self {
        let mut observations = Vec::new();
        for prompt in prompts {
            if let Some(held) = held(&prompt.ratings) {
                observations.extend(held.observations);
            }
        }
        observations.retain(|(day, ..)| *day < today);
        let mut best = (f64::NEG_INFINITY, Self { theta: 1.0, d: 0.5 });
        for (d, prior) in [(0.15, 0.3), (0.5, 0.5), (20.0, 0.2)] {
            let mut points = Vec::new();
            for step in 0..15 {
                let theta = 0.08 * (6.0_f64 / 0.08).powf(f64::from(step) / 14.0);
                let mut weight = -0.5 * (theta.ln() / 0.8).powi(2) + f64::ln(prior);
                for (_, strength, rested, grade) in &observations {
                    let recall = Self { theta, d }.recall(f64::from(*rested), *strength);
                    let chance = 0.02 + 0.96 * recall;
                    weight += if *grade >= 3 {
                        chance.ln()
                    } else {
                        (1.0 - chance).ln()
                    };
                }
                points.push((theta.ln(), weight));
            }
            let top = points
                .iter()
                .map(|point| point.1)
                .fold(f64::NEG_INFINITY, f64::max);
            let total: f64 = points.iter().map(|point| (point.1 - top).exp()).sum();
            let mean: f64 = points
                .iter()
                .map(|point| point.0 * (point.1 - top).exp())
                .sum();
            let weight = top + total.ln();
            if weight > best.0 {
                best = (
                    weight,
                    Self {
                        theta: (mean / total).exp(),
                        d,
                    },
                );
            }
        }
        best.1
    }

    fn recall(self, days: f64, strength: f64) -> f64 {
        (1.0 + (0.9_f64.powf(-1.0 / self.d) - 1.0) * days / (self.theta * strength)).powf(-self.d)
    }

    fn look(self, strength: f64, growth: f64, rested: i32, after: i32) -> f64 {
        let recall = self.recall(f64::from(rested), strength);
        let up = up(strength, growth, rested);
        let down = (0.3 * strength).max(0.7);
        recall * self.recall(f64::from(after), up)
            + (1.0 - recall) * self.recall(f64::from(after), down)
    }
}

fn up(strength: f64, growth: f64, rested: i32) -> f64 {
    strength * (1.0 + (growth - 1.0) * (f64::from(rested) / strength).min(2.0).sqrt())
}

/// Everything a morning's plan follows from; days are counted from the first of the life.
pub struct Morning<'a> {
    pub prompts: &'a [Told],
    pub today: i32,
    pub first: i32,
    pub interview: i32,
    pub minutes_a_day: f64,
    pub minutes_now: f64,
    pub floor: f64,
}

/// The minutes of a telling.
pub const TELLING: f64 = 2.5;

fn ceil(over: i32, under: i32) -> i32 {
    (over + under - 1) / under
}

/// The days of the last look, and what each prompt would gain.
struct Numbers {
    a_day: i32,
    look_begins: i32,
    rank: Vec<f64>,
    gain: Vec<f64>,
    now: Vec<f64>,
}

fn numbers(morning: &Morning, held: &[Option<Held>]) -> Numbers {
    let &Morning {
        today, interview, ..
    } = morning;
    let a_day = ((morning.minutes_a_day / TELLING).floor() as i32).max(1);
    let look_days = ceil(held.len() as i32, a_day).min(interview - morning.first);
    let in_window = today >= interview - look_days;
    let middle = interview - (look_days + 1) / 2;
    let (left, after) = (interview - today, interview - middle);
    let memory = Forgetting::fit(morning.prompts, today);
    let mut numbers = Numbers {
        a_day,
        look_begins: interview - look_days,
        rank: Vec::new(),
        gain: Vec::new(),
        now: Vec::new(),
    };
    for held in held {
        let (now, through, straight, waited) = if let Some(held) = held {
            let (strength, growth, rested) = (held.strength, held.growth, today - held.last);
            let now = memory.recall(f64::from(interview - held.last), strength);
            let recall = memory.recall(f64::from(rested), strength);
            let well = memory.look(up(strength, growth, rested), growth, middle - today, after);
            let badly = memory.look((0.3 * strength).max(0.7), growth, middle - today, after);
            let without = memory.look(strength, growth, middle - held.last, after);
            (
                now,
                recall * well + (1.0 - recall) * badly - without,
                memory.look(strength, growth, rested, left) - now,
                0.1 * f64::from(rested) / f64::from(interview - held.last),
            )
        } else {
            let first = memory.recall(f64::from(after), 2.0);
            let through = memory.look(2.0, 2.5, middle - today, after) - first;
            (0.1, through, memory.recall(f64::from(left), 2.0) - 0.1, 0.0)
        };
        let gain = if in_window {
            straight
        } else {
            0.7 * through + 0.3 * straight
        };
        numbers.now.push(now);
        numbers.gain.push(gain);
        numbers.rank.push(match held {
            None => gain.max(0.01),
            Some(_) if in_window => gain,
            Some(_) => gain + waited,
        });
    }
    numbers
}

/// The highest of these; the first of them where several are as high.
fn highest(these: &[usize], by: &[f64]) -> Option<usize> {
    let mut best: Option<usize> = None;
    for index in these {
        // Rounding of the last digits makes no difference.
        if best.is_none_or(|best| by[*index] > by[best] + 1e-12) {
            best = Some(*index);
        }
    }
    best
}

/// The queue of this moment: the cards in order, and those that come again.
pub fn second_plan(morning: &Morning) -> (Vec<String>, Vec<String>) {
    let &Morning { prompts, today, .. } = morning;
    let held: Vec<Option<Held>> = prompts.iter().map(|prompt| held(&prompt.ratings)).collect();
    let numbers = numbers(morning, &held);
    let mut order: Vec<usize> = (0..prompts.len()).collect();
    order.sort_by_key(|index| (prompts[*index].position, prompts[*index].deck));

    let begun = |prompt: &&Told| prompt.ratings.first().is_some_and(|it| it.0 == today);
    let begun = prompts.iter().filter(begun).count() as i32;
    let untold = held.iter().filter(|held| held.is_none()).count() as i32;
    let days = morning.interview - morning.first;
    let for_new = (days - 2).max(1).min(ceil(4 * days, 5)) - (today - morning.first);
    let mut quota = ceil(untold + begun, for_new.max(1)) - begun;

    let mut rest: Vec<usize> = order
        .iter()
        .copied()
        .filter(|index| held[*index].as_ref().is_none_or(|held| held.last != today))
        .collect();
    let mut slots = (morning.minutes_now / TELLING).floor() as i32;
    let mut chosen: Vec<usize> = Vec::new();
    while slots > 0 {
        let of_rest = |wanted: &dyn Fn(usize) -> bool| -> Vec<usize> {
            rest.iter()
                .copied()
                .filter(|index| wanted(*index))
                .collect()
        };
        let untold = of_rest(&|index| held[index].is_none());
        let in_window = today >= numbers.look_begins;
        let stale = of_rest(&|index| {
            in_window
                && held[index]
                    .as_ref()
                    .is_some_and(|it| it.last < numbers.look_begins)
        });
        let worth = of_rest(&|index| held[index].is_none() || numbers.gain[index] > morning.floor);
        let after_today = numbers.a_day * (morning.interview - today - 1);
        let pressed = untold.len() as i32 >= after_today + slots;
        let next = if !untold.is_empty() && (pressed || quota > 0) {
            Some(untold[0])
        } else {
            highest(&stale, &numbers.now).or_else(|| highest(&worth, &numbers.rank))
        };
        let Some(next) = next else { break };
        if held[next].is_none() {
            quota -= 1;
        }
        rest.retain(|index| *index != next);
        chosen.push(next);
        slots -= 1;
    }
    let failed = order.iter().filter(|index| {
        let ratings = prompts[**index].ratings.iter();
        let today: Vec<u8> = ratings.filter(|it| it.0 == today).map(|it| it.1).collect();
        today.len() == 1 && today[0] < 3
    });
    let again = failed.take(usize::try_from(slots).unwrap_or(0));
    let card = |index: &usize| prompts[*index].card.clone();
    (chosen.iter().map(card).collect(), again.map(card).collect())
}
