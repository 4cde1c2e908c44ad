//! How long cards take this user. Measures from seconds handed in; never from a clock.

use super::super::card::Form;

/// How long a card takes, in minutes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lengths {
    /// A story told in full.
    pub telling: f64,
    /// A story picked, or a short card answered.
    pub picking: f64,
}

impl Lengths {
    /// The minutes a card answered in this form takes.
    pub const fn of(self, form: Form) -> f64 {
        if form.is_full() {
            self.telling
        } else {
            self.picking
        }
    }
}

/// The minutes a form takes this user, from the seconds its cards took in log order: the median of
/// the last 20, between a quarter of a minute and ten; `None` until there are 5.
pub fn measured_length(seconds: &[f64]) -> Option<f64> {
    if seconds.len() < 5 {
        return None;
    }
    let mut latest = seconds[seconds.len().saturating_sub(20)..].to_vec();
    latest.sort_by(f64::total_cmp);
    let middle = latest.len() / 2;
    let median = if latest.len().is_multiple_of(2) {
        f64::midpoint(latest[middle - 1], latest[middle])
    } else {
        latest[middle]
    };
    Some((median / 60.0).clamp(0.25, 10.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_the_median_of_the_last_twenty() {
        let mut long_ago = vec![9_000.0; 10];
        long_ago.extend([60.0; 20]);
        for (seconds, minutes) in [
            (&[60.0; 4][..], None),
            (&[60.0, 90.0, 120.0, 30.0, 6_000.0], Some(1.5)),
            (&[60.0, 60.0, 60.0, 120.0, 120.0, 120.0], Some(1.5)),
            (&[0.0; 5], Some(0.25)),
            (&[9_000.0; 5], Some(10.0)),
            (&long_ago, Some(1.0)),
        ] {
            assert_eq!(measured_length(seconds), minutes, "{seconds:?}");
        }
    }
}
