//! Memory: how strongly a card or a story is held, and the chance that it comes back on a day.
//! Never changes when a card is due: that is `sm2.rs`. Never reads the log: reviews are handed in.

use serde::{Deserialize, Serialize};

use super::card::Grade;
use super::sm2;

/// The chance to recall what was never practised.
pub const NEVER: f64 = 0.10;

/// A user's own forgetting is called known from so many observations on.
pub const KNOWN_FROM: u32 = 10;

/// Far beyond any life, in days: keeps strength finite whatever a log holds.
const MAX_STRENGTH: f64 = 1e9;

/// What is held of one card or story.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Days until recall falls to 0.9; 0 while no review has fed this memory.
    pub strength: f64,
    /// By how much a well-timed review strengthens, 1.3 or more.
    pub growth: f64,
}

impl Memory {
    /// The memory of what no review has fed yet: never practised, or only drilled.
    pub const NONE: Self = Self {
        strength: 0.0,
        growth: sm2::FIRST_EASE,
    };

    /// Whether no review has fed this memory yet.
    pub fn is_none(self) -> bool {
        self.strength <= 0.0
    }
}

/// The memory after the first review.
pub fn first(grade: Grade) -> Memory {
    let strength = [0.4, 0.5, 0.7, 1.3, 2.5, 5.0][usize::from(grade.value())];
    Memory {
        strength,
        growth: next_growth(sm2::FIRST_EASE, grade),
    }
}

/// The memory after a review `elapsed` days after the one before; 0 days is the same day, or a clock
/// set back. Where nothing was held before, this is [`first`].
pub fn later(memory: Memory, grade: Grade, elapsed: u32) -> Memory {
    if memory.is_none() {
        return first(grade);
    }
    if elapsed == 0 {
        return repeated(memory, grade);
    }
    let strength = if grade.recalled() {
        let effect = [0.6, 1.0, 1.4][usize::from(grade.value() - 3)];
        let timing = timing(memory.strength, elapsed);
        memory.strength * (1.0 + (memory.growth - 1.0) * timing * effect)
    } else {
        (0.3 * memory.strength)
            .max(0.7)
            .min(memory.strength.max(0.7))
    };
    Memory {
        strength: strength.min(MAX_STRENGTH),
        growth: next_growth(memory.growth, grade),
    }
}

/// A repeat on the same day: it may strengthen a little, and never changes growth.
fn repeated(memory: Memory, grade: Grade) -> Memory {
    if grade.wants_repeat() {
        return memory;
    }
    Memory {
        strength: (1.1 * memory.strength).clamp(1.2, MAX_STRENGTH),
        ..memory
    }
}

/// How well timed a review is: more the longer it waited, up to twice the strength.
pub(super) fn timing(strength: f64, elapsed: u32) -> f64 {
    (f64::from(elapsed) / strength).min(2.0).sqrt()
}

/// Growth follows the SM-2 ease formula, but a failure must not slow what is learned after it.
fn next_growth(growth: f64, grade: Grade) -> f64 {
    if grade.recalled() {
        sm2::next_ease(growth, grade)
    } else {
        growth
    }
}

/// One look at the user's forgetting: what was held, how long it rested, how it came back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// The strength before the review, in days; above 0.
    pub strength: f64,
    /// Days since the review before; at least 1.
    pub elapsed: u32,
    /// The grade of the review.
    pub grade: Grade,
}

/// How this user forgets, fitted by [`fit`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// How much longer than usual this user holds what was practised; 1 is usual.
    pub theta: f64,
    /// The shape of forgetting: 20 falls off like an exponential, 0.15 has a long tail.
    pub d: f64,
    /// How many observations the fit rests on.
    pub observations: u32,
}

impl Default for Fit {
    /// The fit without any data: theta 0.985033, d 0.5.
    fn default() -> Self {
        fit(&[])
    }
}

impl Fit {
    /// The chance, 0 to 1, to recall something of this strength so many days after its last review.
    /// What has no strength was never practised: [`NEVER`].
    pub fn recall(&self, strength: f64, days: impl Into<f64>) -> f64 {
        if strength <= 0.0 {
            return NEVER;
        }
        let scale = decay_scale(self.d);
        faded(1.0 + scale * days.into() / (self.theta * strength), self.d)
    }

    /// Whether there are enough observations to say that this is how the user forgets.
    pub fn known(&self) -> bool {
        self.observations >= KNOWN_FROM
    }
}

/// The factor that makes recall 0.9 after `strength` days when theta is 1.
fn decay_scale(d: f64) -> f64 {
    if is_shape(d, 0.5) {
        return 1.0 / (0.9 * 0.9) - 1.0;
    }
    0.9_f64.powf(-1.0 / d) - 1.0
}

/// `base` to the power of -d. A root and a product are many times faster than the power of any two
/// numbers, which a plan and a fit take millions of.
fn faded(base: f64, d: f64) -> f64 {
    if is_shape(d, 0.5) {
        base.sqrt().recip()
    } else if is_shape(d, 20.0) {
        base.powi(-20)
    } else {
        base.powf(-d)
    }
}

fn is_shape(d: f64, shape: f64) -> bool {
    (d - shape).abs() < f64::EPSILON
}

/// The shapes that are tried, each with its prior weight.
const SHAPES: [(f64, f64); 3] = [(0.15, 0.3), (0.5, 0.5), (20.0, 0.2)];

/// How many values of theta are tried, evenly spaced by their logarithm.
const THETAS: u8 = 15;

/// The user's forgetting from what was observed, latest 20,000 of days before today; the caller
/// chooses them. Takes the shape with the most weight and, within it, the weighted mean of ln theta.
pub fn fit(observations: &[Observation]) -> Fit {
    let looks: Vec<Look> = observations.iter().map(Look::from).collect();
    let mut best = (f64::NEG_INFINITY, 0.0, 0.0);
    for (d, prior) in SHAPES {
        let points = (0..THETAS).map(|step| {
            let theta = grid_theta(step);
            let log_prior = -0.5 * (theta.ln() / 0.8).powi(2) + f64::ln(prior);
            let log_weight = log_prior + log_likelihood(&looks, theta, d);
            (theta.ln(), log_weight)
        });
        let (log_total, log_theta) = weigh(&points.collect::<Vec<_>>());
        if log_total > best.0 {
            best = (log_total, log_theta, d);
        }
    }
    Fit {
        theta: f64::exp(best.1),
        d: best.2,
        observations: u32::try_from(observations.len()).unwrap_or(u32::MAX),
    }
}

/// From values with the logarithms of their weights: the logarithm of all weight, and the mean value.
fn weigh(points: &[(f64, f64)]) -> (f64, f64) {
    let largest = points
        .iter()
        .fold(f64::NEG_INFINITY, |largest, point| largest.max(point.1));
    let (mut total, mut weighted) = (0.0, 0.0);
    for (value, log_weight) in points {
        // Relative to the largest: the weights of thousands of observations underflow otherwise.
        let weight = (log_weight - largest).exp();
        total += weight;
        weighted += weight * value;
    }
    (largest + f64::ln(total), weighted / total)
}

/// The grid from 0.08 to 6.
fn grid_theta(step: u8) -> f64 {
    let (low, high) = (0.08, 6.0_f64);
    low * (high / low).powf(f64::from(step) / f64::from(THETAS - 1))
}

/// What all points of the grid ask of an observation.
struct Look {
    /// Days rested, as a multiple of the strength.
    rested: f64,
    recalled: bool,
}

impl From<&Observation> for Look {
    fn from(observation: &Observation) -> Self {
        Self {
            rested: f64::from(observation.elapsed) / observation.strength,
            recalled: observation.grade.recalled(),
        }
    }
}

/// The logarithm of the chance of these grades under theta and d.
fn log_likelihood(looks: &[Look], theta: f64, d: f64) -> f64 {
    let per_day = decay_scale(d) / theta;
    let chance = |look: &Look| {
        let recall = 0.02 + 0.96 * faded(1.0 + per_day * look.rested, d);
        if look.recalled { recall } else { 1.0 - recall }
    };
    // One logarithm for sixty-four factors: each is at least 0.02, so their product stays a number.
    looks
        .chunks(64)
        .map(|chunk| chunk.iter().map(chance).product::<f64>().ln())
        .sum()
}

#[cfg(test)]
mod tests;
